// Dates as text by Java's patterns, which Utilities.formatDate takes.
// https://docs.oracle.com/javase/7/docs/api/java/text/SimpleDateFormat.html
import { exception } from './host';

type Parts = Readonly<Record<string, string>>;

/** The date's parts on a wall clock of the time zone, in English. */
function partsOf(date: Date, timeZone: string): Parts {
  const parts = (options: Intl.DateTimeFormatOptions): Parts => {
    try {
      const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...options });
      return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
    } catch {
      throw exception(`Invalid argument: timeZone. Should be of type: String`);
    }
  };
  const numeric: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  };
  return {
    ...parts(numeric),
    monthName: parts({ month: 'long' })['month'] ?? '',
    weekday: parts({ weekday: 'long' })['weekday'] ?? '',
    zone: parts({ timeZoneName: 'short' })['timeZoneName'] ?? '',
    zoneName: parts({ timeZoneName: 'long' })['timeZoneName'] ?? '',
    offset: (parts({ timeZoneName: 'longOffset' })['timeZoneName'] ?? '').replace('GMT', '') || '+00:00',
  };
}

const dayMilliseconds = 86_400_000;

/** One run of the same letter as text. */
function fieldOf(letter: string, count: number, date: Date, parts: Parts): string {
  const number = (name: string): number => Number(parts[name]);
  const padded = (value: number): string => String(value).padStart(count, '0');
  const worded = (name: string): string => {
    const word = parts[name] ?? '';
    return count >= 4 ? word : word.slice(0, 3);
  };
  const dayOfYear =
    (Date.UTC(number('year'), number('month') - 1, number('day')) - Date.UTC(number('year'), 0, 0)) / dayMilliseconds;
  const weekday = new Date(Date.UTC(number('year'), number('month') - 1, number('day'))).getUTCDay();
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
    case 'Y':
      return count === 2 ? (parts['year'] ?? '').slice(-2) : padded(number('year'));
    case 'M':
    case 'L':
      return count >= 3 ? worded('monthName') : padded(number('month'));
    case 'd':
      return padded(number('day'));
    case 'D':
      return padded(dayOfYear);
    case 'E':
      return worded('weekday');
    case 'u':
      return padded(weekday === 0 ? 7 : weekday);
    case 'a':
      return number('hour') < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(number('hour'));
    case 'k':
      return padded(number('hour') === 0 ? 24 : number('hour'));
    case 'K':
      return padded(number('hour') % 12);
    case 'h':
      return padded(number('hour') % 12 === 0 ? 12 : number('hour') % 12);
    case 'm':
      return padded(number('minute'));
    case 's':
      return padded(number('second'));
    case 'S':
      return padded(date.getUTCMilliseconds());
    case 'z':
      return count >= 4 ? (parts['zoneName'] ?? '') : (parts['zone'] ?? '');
    case 'Z':
      return (parts['offset'] ?? '').replace(':', '');
    case 'X':
      if (parts['offset'] === '+00:00') return 'Z';
      return count >= 3
        ? (parts['offset'] ?? '')
        : (parts['offset'] ?? '').replace(':', '').slice(0, count === 1 ? 3 : 5);
    default:
      throw exception(`Invalid argument: ${letter} is no pattern letter that is emulated.`);
  }
}

/** Text in quotes stays as it is; two quotes are one. */
export function formatDate(date: Date, timeZone: string, format: string): string {
  const parts = partsOf(date, timeZone);
  return format.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run, quoted: string | undefined, letter?: string) => {
    if (run === "''") return "'";
    if (letter !== undefined) return fieldOf(letter, run.length, date, parts);
    return (quoted ?? '').replace(/''/g, "'");
  });
}
