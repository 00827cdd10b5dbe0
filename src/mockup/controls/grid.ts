// The data grid: rows of comma-separated cells, with widths and alignment in the last line.
import { plainText } from '../notation';
import { element, type SvgNode } from '../svg';
import { inset, readableOn, type Tools } from '../tools';
import { drawMark, isChoice, parseChoice } from './inputs';
import { drawVerticalBar } from './ranges';

/** A column as `{20L, 10C}` says: share of the width, undefined when left out, and alignment. */
interface Column {
  readonly share: number | undefined;
  readonly align: 'left' | 'center' | 'right';
}

/** What a grid's text says. */
export interface Grid {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Column[];
}

const most = 1000;

/** Beside a cell's words, at both sides together. */
const cellMargins = 12;

/** Reads the text of a data grid. `otherwise` aligns columns that do not say. */
export function parseGrid(text: string, otherwise: Column['align'] = 'left'): Grid {
  const lines = text.split('\n').slice(0, most);
  const last = lines[lines.length - 1]?.trim() ?? '';
  const layout = /^\{+([\dLRClrc,.\s*]*)\}+$/.exec(last);
  const rows = (layout ? lines.slice(0, -1) : lines).map(cellsOf);
  const given = layout ? (layout[1] ?? '').split(',').map((part) => columnOf(part, otherwise)) : [];
  const count = Math.max(1, ...rows.map((row) => row.length));
  return {
    rows,
    columns: Array.from(
      { length: Math.min(count, 200) },
      (_, index) => given[index] ?? { share: undefined, align: otherwise },
    ),
  };
}

function columnOf(part: string, otherwise: Column['align']): Column {
  const match = /^\s*([\d.]*)\s*([LRC]?)\s*$/i.exec(part);
  const share = Number(match?.[1] ?? '');
  const letter = (match?.[2] ?? '').toUpperCase();
  return {
    share: share > 0 ? share : undefined,
    align: letter === 'R' ? 'right' : letter === 'C' ? 'center' : letter === 'L' ? 'left' : otherwise,
  };
}

/** The cells of one line: comma or tab between them, `\,` for a comma inside one. */
function cellsOf(line: string): readonly string[] {
  const cells = [''];
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    const end = cells.length - 1;
    if (character === '\\' && line.charAt(index + 1) === ',') {
      cells[end] = `${cells[end] ?? ''},`;
      index += 1;
    } else if (character === ',' || character === '\t') {
      cells.push('');
    } else {
      cells[end] = (cells[end] ?? '') + character;
    }
  }
  return cells;
}

/**
 * Where the columns begin and end: by their shares, of what is left by columns that have none. Those are as wide as their
 * longest cell; where no column has a share, in that proportion.
 */
function columnEdges(tools: Tools, grid: Grid, width: number): readonly number[] {
  const longest = (index: number): number =>
    Math.max(
      12,
      ...grid.rows
        .slice(0, 50)
        .map((row) => Math.min(300, tools.measure(plainText(wordsOf(row[index] ?? '', index))) + cellMargins)),
    );
  const given = grid.columns.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const natural = grid.columns.map(({ share }, index) => (share === undefined ? longest(index) : 0));
  const taken = natural.reduce((sum, size) => sum + size, 0);
  // Shares keep at least half, however long the cells of the others are.
  const stretch = given === 0 ? width / Math.max(1, taken) : Math.min(1, width / 2 / Math.max(1, taken));
  const left = Math.max(0, width - taken * stretch);
  const sizes = grid.columns.map(({ share }, index) =>
    share === undefined ? (natural[index] ?? 0) * stretch : (share / given) * left,
  );
  return sizes.reduce<readonly number[]>((edges, size) => [...edges, (edges[edges.length - 1] ?? 0) + size], [0]);
}

/** DataGrid: a gray header of its words' height, then rows of the height that it says. */
export function drawDataGrid(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const align = tools.value('align');
  const grid = parseGrid(tools.text, align === 'center' || align === 'right' ? align : 'left');
  const hasBar = tools.flag('verticalScrollbar') && width > 40;
  const inner = hasBar ? width - 17 : width;
  const edges = columnEdges(tools, grid, inner);
  const hasHeader = tools.flag('hasHeader');
  // Files measure 21 + 30 a row at size 13, 24 + 30 at 16, and 21 + 16 a row where it says 16.
  const rowHeight = Math.max(size * 1.15, tools.number('rowHeight'));
  const base = tools.color('color');
  const selected = tools.number('selectedIndex');
  const nodes: SvgNode[] = [pen.rectangle(inset(box, 1), { fill: base, stroke: 'none' })];
  let y = 0;
  const bottoms: number[] = [];
  grid.rows.forEach((row, index) => {
    if (y >= height - 2) return;
    const isHeader = hasHeader && index === 0;
    const lines = Math.max(1, ...row.map((cell) => cell.split(/\\[rn]/).length));
    const words = lines * size * 1.2 + 5.4;
    const tall = Math.min(height - y, isHeader ? words : Math.max(rowHeight, lines === 1 ? 0 : words));
    const number = index - (hasHeader ? 1 : 0);
    const fill = isHeader
      ? headerGray
      : number === selected
        ? tools.scene.selectionColor
        : number % 2 === 0
          ? tools.color('alternateRowColor')
          : base;
    if (fill !== base) nodes.push(element('rect', { x: 1, y, width: Math.max(0, inner - 2), height: tall, fill }));
    const color = tools.color('textColor', readableOn(fill));
    if (tall >= size * 0.9) {
      row.forEach((cell, column) => {
        const left = edges[column];
        const right = edges[column + 1];
        if (left === undefined || right === undefined) return;
        const place = { x: left, y, width: right - left, height: tall - (isHeader ? 0 : 3) };
        nodes.push(
          ...drawCell(tools, wordsOf(cell, column), place, {
            isHeader,
            color,
            align: grid.columns[column]?.align ?? 'left',
          }),
        );
      });
    }
    y += tall;
    bottoms.push(y);
  });
  // The stripes go on below the last row.
  for (let index = grid.rows.length - (hasHeader ? 1 : 0); y < height - 2 && bottoms.length < most; index += 1) {
    const tall = Math.min(height - y, rowHeight);
    if (index % 2 === 0)
      nodes.push(
        element('rect', {
          x: 1,
          y,
          width: Math.max(0, inner - 2),
          height: tall,
          fill: tools.color('alternateRowColor'),
        }),
      );
    y += tall;
    bottoms.push(y);
  }
  const thin = { width: 1, stroke: tools.color('borderColor') };
  if (tools.flag('hLines')) {
    bottoms
      .filter((bottom) => bottom < height - 2)
      .forEach((bottom) => nodes.push(pen.line({ x: 1, y: bottom }, { x: inner - 1, y: bottom }, thin)));
  }
  if (tools.flag('vLines')) {
    edges.slice(1, -1).forEach((edge) => nodes.push(pen.line({ x: edge, y: 1 }, { x: edge, y: height - 1 }, thin)));
  }
  if (hasBar) nodes.push(drawVerticalBar(tools, { x: width - 17, y: 1, width: 16, height: height - 2 }));
  if (tools.value('borderStyle') !== 'none')
    nodes.push(pen.rectangle(inset(box, 1), { stroke: tools.color('borderColor') }));
  return nodes;
}

const headerGray = '#cccccc';

/** What a cell says. Blanks that open a row push its first cell in, as people show what belongs below what. */
const wordsOf = (cell: string, column: number): string => (column === 0 ? cell.trimEnd() : cell.trim());

/** One cell: a choice, or words with a mark that says how the column is sorted. */
function drawCell(
  tools: Tools,
  cell: string,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  { isHeader, color, align }: { readonly isHeader: boolean; readonly color: string; readonly align: Column['align'] },
): readonly SvgNode[] {
  if (cell === '') return [];
  const parsed = isChoice(cell) ? parseChoice(cell) : undefined;
  const words = inset(box, 5, 0);
  if (parsed) {
    const side = Math.min(13, box.height - 4);
    const x =
      align === 'center' && parsed.text === ''
        ? box.x + (box.width - side) / 2
        : align === 'right'
          ? box.x + box.width - side - 5
          : box.x + 5;
    return [
      ...drawMark(tools, parsed.kind, parsed.mark, {
        x,
        y: box.y + (box.height - side) / 2,
        width: side,
        height: side,
      }),
      ...(parsed.text === '' ? [] : [tools.write(parsed.text, inset(words, side + 5, 0, 0, 0), { color })]),
    ];
  }
  const sort = isHeader ? /\s*(\^\s*v|\^|(?<=\s)v)$/.exec(cell) : null;
  const text = sort ? cell.slice(0, sort.index) : cell;
  const mark = sort ? (sort[1] === 'v' ? 'caret-down' : sort[1] === '^' ? 'caret-up' : 'sort') : undefined;
  return [
    tools.write(text, mark ? inset(words, 0, 0, 12, 0) : words, { align, color }),
    ...(mark ? [tools.icon(mark, { x: box.x + box.width - 15, y: box.y + (box.height - 13) / 2, size: 13 })] : []),
  ];
}
