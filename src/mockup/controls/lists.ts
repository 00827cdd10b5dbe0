// Lists, menus, trees and site maps: an item a line.
import { mostItems } from '../limits';
import { black } from '../pen';
import { element, type SvgNode } from '../svg';
import { gray, inset, itemsOf, lightGray, readableOn, white, type Tools } from '../tools';
import { drawMark, isChoice, parseChoice } from './inputs';
import { drawVerticalBar } from './ranges';

/** Pixels of a row of a list: as it says, or as its measured heights in files: 126 for six of size 13, 317 for fifteen of 16. */
export const listRow = (tools: Tools): number =>
  Math.max(tools.size * 1.15, tools.number('rowHeight') || Math.max(21, tools.size * 1.32));

/** List: rows, one of them selected, every other one shaded when it says so. */
export function drawList(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size, control } = tools;
  const lines = tools.text.split('\n');
  const row = listRow(tools);
  const hasBar = tools.flag('verticalScrollbar') && width > 30;
  const hasHeader = tools.flag('hasHeader');
  const base = tools.color('color');
  const shade = tools.color('alternateRowColor', base);
  const selected = tools.number('selectedIndex');
  const visible = lines.slice(0, Math.max(1, Math.ceil(height / row)));
  const isBare = tools.value('borderStyle') === 'none';
  const inner = inset(box, 1);
  const lined = tools.flag('hLines');
  return [
    pen.rectangle(inner, { fill: base, fillOpacity: tools.number('backgroundAlpha'), stroke: 'none' }),
    ...visible.flatMap((line, index) => {
      const cell = { x: 1, y: row * index + 1, width: width - 2, height: Math.min(row, height - row * index - 1) };
      if (cell.height < 3) return [];
      const isHeader = hasHeader && index === 0;
      const fill =
        index - (hasHeader ? 1 : 0) === selected && !isHeader
          ? tools.scene.selectionColor
          : isHeader
            ? lightGray
            : index % 2 === 1
              ? shade
              : base;
      const icon = control.icons[index];
      const color = tools.color('textColor', readableOn(fill));
      const left = icon === undefined ? 6 : 12 + size * 1.2;
      return [
        ...(fill === base ? [] : [element('rect', { ...cell, fill })]),
        ...(icon === undefined || icon === ''
          ? []
          : [tools.icon(icon, { x: 7, y: cell.y + (row - size * 1.2) / 2, size: size * 1.2 }, color)]),
        ...(cell.height < size
          ? []
          : drawItem(tools, line, { ...inset(cell, left, 0, hasBar ? 20 : 4, 0), height: row }, color)),
        ...(lined ? [pen.line({ x: 1, y: cell.y + row }, { x: width - 1, y: cell.y + row }, { width: 1 })] : []),
      ];
    }),
    ...(hasBar ? [drawVerticalBar(tools, { ...inset(box, 0, 1), x: width - 17, width: 16 })] : []),
    ...(isBare ? [] : [pen.rectangle(inner, { stroke: tools.color('borderColor') })]),
  ];
}

/** One item, which may be a check box or radio button. */
function drawItem(
  tools: Tools,
  line: string,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  color: string,
): readonly SvgNode[] {
  const parsed = isChoice(line) ? parseChoice(line) : undefined;
  if (!parsed) return [tools.write(line, box, { color })];
  const side = Math.min(13, box.height - 4);
  const mark = { x: box.x, y: box.y + (box.height - side) / 2, width: side, height: side };
  return [
    ...drawMark(tools, parsed.kind, parsed.mark, mark),
    tools.write(parsed.text, inset(box, side + 6, 0, 0, 0), { color: parsed.isDisabled ? gray : color }),
  ];
}

/** Menu: `Name, SHORTCUT`, `---` for a line, `>` for what opens further, `*` or a check before what is on. */
export function drawMenu(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, size } = tools;
  const lines = tools.text.split('\n').slice(0, mostItems);
  const isLine = (line: string): boolean => /^\s*(-{2,}|=+)\s*$/.test(line);
  // Files measure 10 + 21 an item + 5 a line at size 13.
  const row = size * 1.62;
  const selected = tools.number('selectedIndex');
  let y = 5;
  return [
    pen.rectangle(inset(box, 1), { fill: white }),
    ...lines.flatMap((line, index) => {
      const tall = isLine(line) ? 5 : row;
      const cell = { x: 2, y, width: width - 4, height: tall };
      y += tall;
      if (isLine(line))
        return [pen.line({ x: 2, y: cell.y + tall / 2 }, { x: width - 2, y: cell.y + tall / 2 }, { width: 1 })];
      const [words = '', shortcut = ''] = itemsOf(line, ',');
      const isOpening = /\s*>\s*$/.test(words);
      const mark = /^([*•✓√]|\(o\)|\[x\])\s+/.exec(words);
      const label = words.replace(/\s*>\s*$/, '').replace(/^([*•✓√]|\(o\)|\[x\])\s+/, '');
      const middle = cell.y + tall / 2;
      return [
        ...(index === selected ? [element('rect', { ...cell, fill: tools.scene.selectionColor })] : []),
        ...(mark
          ? [tools.icon(/[*•(]/.test(mark[1] ?? '') ? 'circle-solid' : 'check', { x: 6, y: middle - 5, size: 10 })]
          : []),
        tools.write(label, inset(cell, 18, 0)),
        ...(isOpening ? [tools.icon('caret-right', { x: width - 20, y: middle - 8, size: 16 })] : []),
        ...(shortcut === '' ? [] : [tools.write(shortcut, inset(cell, 4, 0, 8, 0), { align: 'right' })]),
      ];
    }),
  ];
}

const treeIcons: Readonly<Record<string, string>> = {
  f: 'folder-solid',
  F: 'folder-open-solid',
  '>': 'caret-right',
  v: 'caret-down',
  '-': 'file-regular',
  '+': 'square-plus-regular',
  '[+]': 'square-plus-regular',
  '[-]': 'square-minus-regular',
  '[x]': 'square-check-regular',
  '[ ]': 'square-regular',
  _: '',
};

/** Tree: depth by spaces or dots, a letter for what it is: `f` folder, `F` open folder, `-` file, `>` closed, `v` open. */
export function drawTree(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const row = listRow(tools);
  const lines = tools.text.split('\n').slice(0, Math.max(1, Math.floor((height - 2) / row)));
  const selected = tools.number('selectedIndex');
  const hasBorder = tools.value('borderStyle') !== 'none';
  return [
    pen.rectangle(inset(box, 0.7), {
      fill: tools.color('color'),
      fillOpacity: tools.number('backgroundAlpha'),
      stroke: hasBorder ? black : 'none',
    }),
    ...lines.flatMap((line, index) => {
      const depth = (/^[ .]*/.exec(line)?.[0].length ?? 0) * size * 0.55;
      const rest = line.replace(/^[ .]*/, '');
      const mark = /^(\[[+\-x ]\]|[fFv>+\-_])\s?(?=\S|$)/.exec(rest);
      const hasMark = mark !== null && (mark[1] === undefined || mark[1].length > 1 || /^.\s/.test(rest));
      const icon = hasMark ? treeIcons[mark[1] ?? ''] : undefined;
      const cell = { x: 1, y: 1 + row * index, width: width - 2, height: row };
      const left = 6 + depth;
      return [
        ...(index === selected ? [element('rect', { ...cell, fill: tools.scene.selectionColor })] : []),
        ...(icon ? [tools.icon(icon, { x: left, y: cell.y + (row - 15) / 2, size: 15 })] : []),
        tools.write(hasMark ? rest.slice(mark[0].length) : rest, inset(cell, left + (icon ? 18 : 0), 0, 2, 0)),
      ];
    }),
  ];
}

interface Place {
  readonly text: string;
  readonly depth: number;
  readonly children: Place[];
}

/** SiteMap: leading hyphens say how deep; drawn as boxes joined by lines, like an organisation's chart. */
export function drawSiteMap(tools: Tools): readonly SvgNode[] {
  const { width, height } = tools;
  const roots: Place[] = [];
  const open: Place[] = [];
  let deepest = 0;
  for (const line of tools.text.split('\n').slice(0, 400)) {
    const depth = Math.min(open.length, /^\s*(-*)/.exec(line)?.[1]?.length ?? 0, 12);
    const place: Place = { text: line.replace(/^\s*-*\s*/, ''), depth, children: [] };
    open.length = depth;
    (open[depth - 1]?.children ?? roots).push(place);
    open.push(place);
    deepest = Math.max(deepest, depth);
  }
  const leaves = (place: Place): number =>
    Math.max(
      1,
      place.children.reduce((sum, child) => sum + leaves(child), 0),
    );
  const row = height / (deepest + 1);
  const total = roots.reduce((sum, root) => sum + leaves(root), 0);
  const column = width / Math.max(1, total);
  const draw = (place: Place, first: number, above: number | undefined): readonly SvgNode[] => {
    const span = leaves(place) * column;
    const cell = { width: Math.min(span - 6, 130), height: Math.min(row * 0.55, 46) };
    const middle = first + span / 2;
    const y = place.depth * row + (row - cell.height) / 2;
    let next = first;
    const below = place.children.flatMap((child) => {
      const nodes = draw(child, next, middle);
      next += leaves(child) * column;
      return nodes;
    });
    const box = { x: middle - cell.width / 2, y, ...cell };
    const bend = place.depth * row;
    return [
      ...(above === undefined
        ? []
        : [
            tools.pen.polyline(
              [
                { x: above, y: bend - (row - cell.height) / 2 },
                { x: above, y: bend },
                { x: middle, y: bend },
                { x: middle, y },
              ],
              { width: 1.2 },
            ),
          ]),
      ...below,
      tools.pen.rounded(box, 6, { fill: tools.color('color') }),
      tools.write(place.text, inset(box, 3), {
        align: 'center',
        wraps: true,
        size: Math.min(tools.size, Math.max(8, cell.width / 5)),
      }),
    ];
  };
  let start = 0;
  return roots.flatMap((root) => {
    const nodes = draw(root, start, undefined);
    start += leaves(root) * column;
    return nodes;
  });
}
