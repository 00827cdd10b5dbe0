// CSV, read in one way for page and command. What is wrong is told as a code with its place, never guessed.
import Papa from 'papaparse';
import { formula } from './csv-writing';

/** What can be wrong with a file, a line or a cell. Words are each reader's own. */
type CsvFaultCode =
  /** Neither UTF-8 nor UTF-16 with its mark: which letters are meant can't be known. */
  | 'encoding'
  /** A spreadsheet's own file. */
  | 'workbook'
  | 'unclosed-quote'
  | 'text-after-quote'
  | 'no-column'
  | 'unknown-column'
  | 'doubled-column'
  | 'no-rows'
  | 'surplus-cell'
  | 'unreadable-letter'
  | 'too-long'
  | 'too-many'
  | 'not-seats'
  | 'not-billing'
  | 'not-a-day'
  | 'not-an-address'
  | 'not-an-id'
  | 'not-an-action'
  | 'no-license'
  | 'several-licenses'
  | 'repeated'
  | 'differs'
  | 'other-line';

/** A fault and where it is. */
export interface CsvFault {
  readonly code: CsvFaultCode;
  /** As an editor numbers it: the file's first line is 1, and every line break counts, also those in quotes. */
  readonly line: number;
  readonly column?: string;
  /** What stands there, or what is meant by the code: the columns there are, the licenses to choose from, another line. */
  readonly value?: string;
  /** What would be allowed. */
  readonly most?: number;
}

/** A line of a file: what it asks for, or what is wrong with it. */
export interface CsvLine<Asked> {
  readonly line: number;
  /** Its cells in short. */
  readonly said: string;
  /** Undefined where there is a fault. */
  readonly asked: Asked | undefined;
  readonly faults: readonly CsvFault[];
}

/** A file: what is wrong with all of it, or its lines. */
export interface CsvFile<Asked> {
  readonly faults: readonly CsvFault[];
  readonly lines: readonly CsvLine<Asked>[];
}

/** The columns of a kind of file. */
interface CsvColumns {
  readonly needed: readonly string[];
  readonly others: readonly string[];
  /** The columns of a file whose first line names none: it is a line like the others then. */
  readonly unnamed?: readonly string[];
}

/** What a line is read with. */
export interface CsvReader {
  readonly line: number;
  /** A cell without the apostrophe that keeps spreadsheets from running it; empty where there is no such column. */
  readonly cell: (column: string) => string;
  readonly fault: (code: CsvFaultCode, column: string, more?: Pick<CsvFault, 'value' | 'most'>) => void;
}

// Browsers and Node have it alike: https://encoding.spec.whatwg.org
declare const TextDecoder: new (
  encoding: string,
  options?: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** The text of a file: UTF-8, or UTF-16 where its mark says so. Other encodings can't be told from each other. */
export function decodeCsv(bytes: Uint8Array): { readonly text: string } | { readonly fault: CsvFault } {
  const [first, second] = bytes;
  // .xlsx is a ZIP archive, .xls a compound file.
  if ((first === 0x50 && second === 0x4b && bytes[2] === 3) || (first === 0xd0 && second === 0xcf))
    return { fault: { code: 'workbook', line: 1 } };
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  try {
    if (!text.includes('\0')) return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    // Told below, with its line.
  }
  return { fault: { code: 'encoding', line: 1 + breaksIn(unified(text).split(/[\0\ufffd]/)[0] ?? '') } };
}

/**
 * Reads a file with a heading. Cells are parted by commas, semicolons or tabs, whichever parts the heading into columns that
 * are known, or as a first line `sep=;` says.
 * @param understand what a line asks for, or undefined after telling its faults
 */
export function readCsv<Asked>(
  file: string,
  columns: CsvColumns,
  understand: (reader: CsvReader) => Asked | undefined,
): CsvFile<Asked> {
  const known = [...columns.needed, ...columns.others];
  const [, separator] = /^sep=([^\n])\n/i.exec(unified(file)) ?? [];
  const text = separator === undefined ? unified(file) : unified(file).slice(5);
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: separator ?? separatorOf(text, known),
    newline: '\n',
  });
  const broken = errors.filter(({ type }) => type === 'Quotes');
  if (broken.length > 0) {
    return failed(
      broken.slice(0, 1).map(({ code, index = 0 }) => ({
        code: code === 'MissingQuotes' ? 'unclosed-quote' : 'text-after-quote',
        line: 1 + breaksIn(text.slice(0, index)),
      })),
    );
  }
  const records = numbered(data);
  const isNamed = records[0]?.cells.some((title) => known.includes(title.toLowerCase())) === true;
  const [heading, ...lines] =
    columns.unnamed === undefined || isNamed || records.length === 0
      ? records
      : [{ line: 1, cells: columns.unnamed }, ...records];
  if (heading === undefined) return failed([{ code: 'no-rows', line: 1 }]);
  const titles = heading.cells.map((title) => title.toLowerCase());
  const faults = headingFaults(titles, columns, heading.line);
  if (faults.length > 0) return failed(faults);
  if (lines.length === 0) return failed([{ code: 'no-rows', line: heading.line }]);
  return { faults: [], lines: lines.map((line) => readLine(line, titles, understand)) };
}

const failed = (faults: readonly CsvFault[]): CsvFile<never> => ({ faults, lines: [] });

/** Without a byte order mark, and with one kind of line break. */
const unified = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

const breaksIn = (text: string): number => text.split('\n').length - 1;

/** What parts the heading into the most columns that are known. */
function separatorOf(text: string, known: readonly string[]): string {
  const heading = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const count = (separator: string): number =>
    heading.split(separator).filter((title) => known.includes(title.replace(/"/g, '').trim().toLowerCase())).length;
  const best = [',', ';', '\t'].reduce((one, other) => (count(other) > count(one) ? other : one));
  return count(best) > 0 ? best : ([',', ';', '\t'].find((separator) => heading.includes(separator)) ?? best);
}

interface Numbered {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Records that are not blank, with the lines on which they begin. */
function numbered(records: readonly (readonly string[])[]): readonly Numbered[] {
  let next = 1;
  return records.flatMap((cells) => {
    const line = next;
    next += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
    return cells.every((cell) => cell.trim() === '') ? [] : [{ line, cells: cells.map((cell) => cell.trim()) }];
  });
}

function headingFaults(titles: readonly string[], { needed, others }: CsvColumns, line: number): readonly CsvFault[] {
  const known = [...new Set([...needed, ...others])];
  const value = known.join(', ');
  const isDoubled = (title: string, at: number): boolean => title !== '' && titles.indexOf(title) !== at;
  return [
    ...titles
      .filter((title) => title !== '' && !known.includes(title))
      .map((column) => ({ code: 'unknown-column', line, column, value }) as const),
    ...titles.filter(isDoubled).map((column) => ({ code: 'doubled-column', line, column }) as const),
    ...needed
      .filter((title) => !titles.includes(title))
      .map((column) => ({ code: 'no-column', line, column, value }) as const),
  ];
}

function readLine<Asked>(
  { line, cells }: Numbered,
  titles: readonly string[],
  understand: (reader: CsvReader) => Asked | undefined,
): CsvLine<Asked> {
  const faults: CsvFault[] = [];
  const fault: CsvReader['fault'] = (code, column, more = {}) => {
    faults.push({ code, line, column, ...more });
  };
  cells.forEach((value, at) => {
    const title = titles[at] ?? '';
    if (title === '' && value !== '') fault('surplus-cell', title, { value });
    if (value.includes('\ufffd')) fault('unreadable-letter', title, { value });
  });
  const asked = understand({ line, cell: (column) => withoutGuard(cells[titles.indexOf(column)] ?? ''), fault });
  return {
    line,
    said: cells.filter((cell) => cell !== '').join(' · '),
    asked: faults.length > 0 ? undefined : asked,
    faults,
  };
}

const withoutGuard = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);
