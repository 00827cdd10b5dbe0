// CSV, written in one way for page and command. Reading it takes a library, which the page fetches only with a file to read.

/** How a formula begins, to one spreadsheet or another; apostrophes before it are kept apart from the one that guards it. */
export const formula = /^'*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/** What would be read as something else if it stood as it is. https://www.rfc-editor.org/rfc/rfc4180 */
const needsQuotes = /[",\r\n]|^\s|\s$/;

const cellOf = (cell: string): string => {
  const guarded = formula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
};

/** Lines of CSV, each ending. A cell that a spreadsheet would run is guarded by an apostrophe. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

/** One column of a file. */
export type CsvColumn<Row> = readonly [title: string, of: (row: Row) => string];

/** Rows under their heading. */
export const csvOf = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string =>
  csvLines([columns.map(([title]) => title), ...rows.map((row) => columns.map(([, of]) => of(row)))]);
