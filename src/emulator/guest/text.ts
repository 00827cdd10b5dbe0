// Utilities over plain text: printf-like formatting and CSV.
import { exception } from './host';

/** `%s`, `%d`, `%f`, `%x`, `%X`, `%o`, `%c`, `%e` and `%%`, with flags, width and precision. */
export function formatString(template: string, ...values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%([-+ 0]*)(\d+)?(?:\.(\d+))?([sdifxXoceE%])/g,
    (_, flags: string, width: string | undefined, precision: string | undefined, kind: string) => {
      if (kind === '%') return '%';
      if (next >= values.length) throw exception('Invalid number of parameters');
      const text = formatted(kind, values[next++], precision === undefined ? undefined : Number(precision));
      const isNumber = !'sc'.includes(kind);
      const signed = isNumber && !text.startsWith('-') && flags.includes('+') ? `+${text}` : text;
      const size = Number(width ?? 0);
      if (flags.includes('-')) return signed.padEnd(size);
      return flags.includes('0') && isNumber ? signed.padStart(size, '0') : signed.padStart(size);
    },
  );
}

function formatted(kind: string, value: unknown, precision: number | undefined): string {
  const number = Number(value);
  switch (kind) {
    case 'd':
    case 'i':
      return String(Math.trunc(number));
    case 'f':
      return number.toFixed(precision ?? 6);
    case 'e':
    case 'E':
      return number.toExponential(precision ?? 6);
    case 'x':
      return Math.trunc(number).toString(16);
    case 'X':
      return Math.trunc(number).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(number).toString(8);
    case 'c':
      return typeof value === 'number' ? String.fromCharCode(value) : String(value);
    default:
      return precision === undefined ? String(value) : String(value).slice(0, precision);
  }
}

/** Rows of cells; quoted cells may hold delimiters, line ends and doubled quotes. */
export function parseCsv(csv: string, delimiter = ','): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    rows[rows.length - 1]?.push(cell);
    cell = '';
  };
  const text = csv.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuoted && character === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === delimiter) endCell();
    else if (!isQuoted && character === '\n') {
      endCell();
      rows.push([]);
    } else cell += character;
  }
  endCell();
  return rows;
}
