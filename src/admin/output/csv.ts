// Rows as CSV, for spreadsheets: a cell that one would run as a formula is told apart by an apostrophe.
import Papa from 'papaparse';

/** How a formula begins, to one spreadsheet or another; the library's own pattern lets cells of several lines through. */
const formula = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/** Lines of CSV, each ending; the titles first where they are given. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((row) => [...row]),
        { escapeFormulae: formula, newline: '\r\n' },
      )}\r\n`;

/** A file's rows by the titles on its first line, each with the number of its line. */
export interface CsvRows {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
  /** What is no CSV. */
  readonly faults: readonly { readonly line: number; readonly detail: string }[];
}

/** Reads CSV with commas or semicolons. */
export function readCsv(text: string): CsvRows {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const [titles = [], ...lines] = data;
  const columns = titles.map((title) => title.trim().toLowerCase());
  let line = 1 + newLinesIn(titles);
  const rows = lines.flatMap((cells) => {
    line += 1;
    const at = line;
    line += newLinesIn(cells);
    const isEmpty = cells.every((cell) => cell.trim() === '');
    return isEmpty
      ? []
      : [
          {
            line: at,
            cells: Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()])),
          },
        ];
  });
  return {
    columns,
    rows,
    faults: errors
      .filter(({ type }) => type === 'Quotes')
      .map(({ row = 0, message }) => ({ line: row + 1, detail: message })),
  };
}

/** Quoted cells may hold lines of their own. */
const newLinesIn = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
