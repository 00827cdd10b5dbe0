// Rows for people to read: columns without lines, as wide as the terminal at most.
import Table from 'cli-table3';
import stringWidth from 'string-width';
import { paint } from './paint';
import { printable } from './printable';
import { columnsOf } from './width';

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

/** The rows under the titles of their columns, a line each; where they have no room beside each other, one below the other. */
export function tableLines<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width = lineWidth(),
): readonly string[] {
  const cells = rows.map((row) => columns.map(({ of }) => printable(of(row))));
  const widestOf = (at: number, of: (cell: string) => number): number =>
    cells.reduce((widest, line) => Math.max(widest, of(line[at] ?? '')), stringWidth(columns[at]?.title ?? ''));
  const widths = fitted(
    columns.map(({ isWords }, at) => ({
      width: widestOf(at, stringWidth),
      least: widestOf(at, isWords === true ? longestWord : stringWidth),
    })),
    width,
  );
  if (widths === undefined) return listed(columns, rows, cells);
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
const lineWidth = (): number => columnsOf(process.stdout) ?? Infinity;

const longestWord = (cell: string): number => Math.max(leastWidth, ...cell.split(' ').map((word) => stringWidth(word)));

/** Takes from the widest column of words until all fit, but leaves each its least width; undefined where they don't. */
function fitted(
  columns: readonly { readonly width: number; readonly least: number }[],
  width: number,
): readonly number[] | undefined {
  const widths = columns.map((column) => column.width);
  const total = (): number => widths.reduce((sum, one) => sum + one + gap, -gap);
  while (total() > width) {
    const widest = columns.reduce(
      (found, { least }, at) => ((widths[at] ?? 0) > Math.max(least, widths[found] ?? 0) ? at : found),
      -1,
    );
    if (widest === -1) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** Each row as its first cell, and below it a line for each other that is not empty. */
function listed<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  cells: readonly (readonly string[])[],
): readonly string[] {
  const longest = Math.max(...columns.map(({ title }) => stringWidth(title)));
  return rows.flatMap((row, line) =>
    columns.flatMap(({ title, paint: painted }, at) => {
      const cell = cells[line]?.[at] ?? '';
      if (at === 0) return [paint.bold(cell === '' ? '–' : cell)];
      const fill = ' '.repeat(longest - stringWidth(title) + gap);
      return cell === '' ? [] : [`  ${title}${fill}${painted?.(cell, row) ?? cell}`];
    }),
  );
}

const noLines = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);
