// Rows for people to read: columns without lines, as wide as the terminal at most.
import Table from 'cli-table3';
import stringWidth from 'string-width';
import { paint } from './paint';
import { printable } from './printable';

/** One column of a listing. */
export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => string;
  /** Paints a cell by its row; cells are left as they are without it. */
  readonly paint?: (text: string, row: Row) => string;
  /** Words, wrapped where the terminal is narrow. Names and addresses stay whole: people copy them. */
  readonly isWords?: true;
}

const gap = 2;
const leastWidth = 16;
/** Rows are drawn in portions, since the widths of all of them are known only at the end. */
const portion = 1000;

/** The rows under the titles of their columns, a line each. */
export function tableLines<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width = lineWidth(),
): readonly string[] {
  const cells = rows.map((row) => columns.map(({ of }) => printable(of(row))));
  const widths = fitted(
    columns.map(({ title, isWords }, at) => ({
      width: cells.reduce((widest, line) => Math.max(widest, stringWidth(line[at] ?? '')), stringWidth(title)),
      isWords: isWords === true,
    })),
    width,
  );
  const lines: string[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += portion) {
    const table = new Table({
      chars: noLines,
      style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true },
      colWidths: widths.map((one) => one + gap),
      wordWrap: true,
    });
    if (from === 0) table.push(columns.map(({ title }) => paint.bold(title)));
    cells.slice(from, from + portion).forEach((line, at) => {
      const row = rows[from + at];
      table.push(
        line.map((cell, column) =>
          row === undefined || cell === '' ? cell : (columns[column]?.paint?.(cell, row) ?? cell),
        ),
      );
    });
    lines.push(...table.toString().split('\n'));
  }
  return lines.map((line) => line.trimEnd());
}

/** The width of a terminal; elsewhere nothing is cut. */
const lineWidth = (): number => (process.stdout.isTTY ? process.stdout.columns : Infinity);

/** Takes from the widest column of words until all fit, but leaves each its least width. */
function fitted(
  columns: readonly { readonly width: number; readonly isWords: boolean }[],
  width: number,
): readonly number[] {
  const widths = columns.map((column) => column.width);
  const total = (): number => widths.reduce((sum, one) => sum + one + gap, -gap);
  while (total() > width) {
    const widest = columns.reduce(
      (found, { isWords }, at) =>
        isWords && (widths[at] ?? 0) > (widths[found] ?? 0) && (widths[at] ?? 0) > leastWidth ? at : found,
      -1,
    );
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const noLines = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);
