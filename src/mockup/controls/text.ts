// Words: labels, titles, paragraphs, links and rows of links.
import { mostItems } from '../limits';
import { originalWidth } from '../natural';
import { plainText } from '../notation';
import type { Box } from '../scene';
import { element, type SvgNode } from '../svg';
import { gray, inset, itemsOf, lightGray, readableOn, type Tools } from '../tools';

const inkOf = (tools: Tools): string => (tools.isDisabled ? gray : tools.color('color', tools.textColor));

/** Label, Title and SubTitle: from the top, wrapped where they are narrower than their words; a label may stand on its side. */
export function drawLabel(tools: Tools): readonly SvgNode[] {
  const color = inkOf(tools);
  const { width, height, size, text } = tools;
  const lines = plainText(text).split('\n');
  const isBold = tools.flag('bold');
  // A box is measured to the pixel, words are not: only what is clearly wider goes on in the next line. Fonts other than the
  // editor's own are as wide as Arial by and large: what needs a little more than a box of one line was one line there.
  const isOneLine = tools.lettering !== 'hand' && height < size * 1.2 * (lines.length + 1);
  const most = isOneLine ? width * 1.25 : width * 1.02 + 3;
  const wraps = lines.some((line) => originalWidth(line, size, isBold, tools.lettering) > most);
  const tall = lines.length * size * 1.2;
  const hasRoom = height > tall + size;
  // Where its letters run to: a label that says `right` is measured as wide as its words, one that says `up` as tall.
  const turn = { right: 0, up: -90, left: 180, down: 90, slanted: -45 }[tools.value('textOrientation')] ?? 0;
  if (turn === 0) {
    return [
      tools.write(text, tools.box, {
        color,
        wraps,
        squeezes: isOneLine,
        vertical: wraps || hasRoom ? 'top' : 'middle',
      }),
    ];
  }
  const box =
    turn === 180
      ? { x: -width / 2, y: -height / 2, width, height }
      : { x: -height / 2, y: -width / 2, width: height, height: width };
  return [
    {
      name: 'g',
      attributes: { transform: `translate(${width / 2} ${height / 2}) rotate(${turn})` },
      children: [tools.write(text, box, { color })],
    },
  ];
}

/** Pixels above a paragraph's first line, by which the original moves small letters down. */
const topOf = (size: number): number => Math.max(0, Math.min(3, (20 - size) / 2));

/** Paragraph: wrapped, with bullets. */
export const drawParagraph = (tools: Tools): readonly SvgNode[] => [
  tools.write(tools.text, inset(tools.box, 0, topOf(tools.size), 0, 0), {
    color: inkOf(tools),
    wraps: true,
    bullets: true,
    vertical: 'top',
  }),
];

/** How many strokes all words of one control have at the most, however large it is. */
const mostStrokes = 6000;

/** Stands for text nobody needs to read: a scribble or a stroke a line. */
export function drawBlockOfText(tools: Tools): readonly SvgNode[] {
  const lines = Math.max(1, Math.round(tools.height / 22));
  const spacing = tools.height / lines;
  const drawn = Math.min(lines, 200);
  const strokes = Math.floor(mostStrokes / drawn);
  return Array.from({ length: drawn }, (_, index) => {
    const share = index === lines - 1 && lines > 1 ? 0.6 : 1;
    return unread(tools, { y: spacing * index, height: spacing, share, index, strokes });
  });
}

/** One such line. */
export const drawLineOfText = (tools: Tools): readonly SvgNode[] => [
  unread(tools, { y: 0, height: tools.height, share: 1, index: 0, strokes: mostStrokes }),
];

interface UnreadLine {
  readonly y: number;
  readonly height: number;
  /** How far it goes, in parts of the width. */
  readonly share: number;
  readonly index: number;
  /** How many strokes it has at the most. */
  readonly strokes: number;
}

/** The older edition writes two words that nobody can read, the newer draws a bar. */
function unread(tools: Tools, { y, height, share, index, strokes }: UnreadLine): SvgNode {
  const stroke = tools.color('color');
  const end = tools.width * share;
  const middle = y + height / 2;
  if (tools.scene.edition === 'mockups') {
    const gap = end * ([0.63, 0.41, 0.72][index % 3] ?? 0.5);
    const word = (from: number, to: number): string => scribble(from, to, middle, height, strokes / 2);
    const d = word(1, gap) + word(gap + height * 0.4, end - 1);
    return element('path', { d, fill: 'none', stroke, 'stroke-width': 2, 'stroke-linejoin': 'round' });
  }
  const width = Math.min(8, height * 0.4);
  return tools.pen.line(
    { x: width / 2, y: middle },
    { x: Math.max(width, end - width / 2), y: middle },
    { stroke, width },
  );
}

/** A word as a hurried hand writes it: up and down, now and then a stroke that reaches above or below. */
function scribble(from: number, to: number, middle: number, height: number, most: number): string {
  const step = Math.max(2.4, (to - from) / most);
  const count = Math.floor((to - from) / step);
  const points = Array.from({ length: Math.max(0, count) }, (_, at) => {
    const reach = at % 11 === 4 ? 0.4 : at % 17 === 9 ? 0.34 : 0.16 + ((at * 7) % 5) * 0.012;
    const y = middle + (at % 2 === 0 ? -1 : 1) * height * reach;
    return `${(from + at * step).toFixed(1)} ${y.toFixed(1)}`;
  });
  return points.length < 2 ? '' : `M${points.join('L')}`;
}

/** Link: underlined, in the project's link color. */
export const drawLink = (tools: Tools): readonly SvgNode[] => [
  tools.write(tools.text, tools.box, {
    color: tools.isDisabled ? gray : tools.color('color', tools.scene.linkColor),
    underline: true,
    wraps: tools.measure(plainText(tools.text)) > tools.width * 1.02 + 3 && tools.height > tools.size * 2.2,
  }),
];

/** One item of a bar, and where it stands. */
export interface BarCell {
  readonly item: string;
  readonly box: Box;
}

/** The items of a bar by the room between two of them, which the measured widths of bars in files give. */
export function barCells(tools: Tools): readonly BarCell[] {
  const { width, height, size, text } = tools;
  const { type } = tools.control;
  if (type === 'MenuBar') {
    // People push items apart with blanks: only the one after the comma goes. The others are room, not letters: browsers
    // differ in how wide they set many of them. An item of nothing but blanks is there for its room.
    const items = text
      .split(',')
      .map((item) => item.replace(/^ /, ''))
      .slice(0, mostItems);
    let left = 8;
    return items.flatMap((wide) => {
      const item = wide.trimStart();
      left += tools.measure(wide.slice(0, wide.length - item.length));
      const box = { x: left, y: 0, width: tools.measure(item) + size * 1.3, height };
      left += box.width;
      return box.x > width ? [] : [{ item, box }];
    });
  }
  const items = itemsOf(text, ',');
  const edges = spread(
    items.map((item) => tools.measure(plainText(item), size, tools.flag('bold'))),
    width,
  );
  return items.map((item, index) => {
    const [left, right] = [edges[index] ?? 0, edges[index + 1] ?? width];
    return { item, box: { x: left, y: 0, width: right - left, height } };
  });
}

/** Where the items of a row begin and end: each gets its own width and an equal share of what is left. */
function spread(widths: readonly number[], width: number): readonly number[] {
  const left = (width - widths.reduce((sum, item) => sum + item, 0)) / Math.max(1, widths.length);
  const edges = [0];
  for (const item of widths) edges.push(Math.max(0, (edges[edges.length - 1] ?? 0) + item + left));
  return edges;
}

/** LinkBar: links in a row between upright lines; the selected one is plain, in the color of the lines. */
export function drawLinkBar(tools: Tools): readonly SvgNode[] {
  const { pen, height, scene } = tools;
  const selected = tools.number('selectedIndex');
  const lines = tools.color('borderColor');
  return barCells(tools).flatMap(({ item, box }, index) => {
    const isSelected = index === selected;
    const color = isSelected ? lines : tools.color('textColor', tools.color('color', scene.linkColor));
    return [
      tools.write(item, box, { align: 'center', underline: !isSelected, color }),
      ...(index === 0
        ? []
        : [pen.line({ x: box.x, y: height * 0.22 }, { x: box.x, y: height * 0.78 }, { stroke: lines })]),
    ];
  });
}

/** BreadCrumbs: links with arrows between; the last one is where one stands. */
export function drawBreadCrumbs(tools: Tools): readonly SvgNode[] {
  const { height, size, scene } = tools;
  const cells = barCells(tools);
  return cells.flatMap(({ item, box }, index) => {
    const isLast = index === cells.length - 1;
    const end = box.x + box.width;
    return [
      tools.write(item, box, {
        align: 'center',
        underline: !isLast,
        color: isLast ? tools.textColor : tools.color('color', scene.linkColor),
      }),
      ...(isLast
        ? []
        : [tools.write('>', { x: end - size / 2, y: 0, width: size, height }, { align: 'center', isPlain: true })]),
    ];
  });
}

/** TagCloud: the words of a text, each as large as if it counted something. */
export function drawTagCloud(tools: Tools): readonly SvgNode[] {
  // A blank parts words unless a backslash stands before it.
  const words = (tools.text.match(/(?:\\\s|\S)+/g) ?? []).map((word) => word.replace(/\\(\s)/g, '$1'));
  const sizes = [0.85, 1.5, 1.1, 2, 1, 1.3, 0.9, 1.7];
  const lineHeight = tools.size * 2.1;
  let [x, y] = [0, 0];
  return words.flatMap((word, index) => {
    const size = tools.size * (sizes[(word.length * 3 + index) % sizes.length] ?? 1);
    const width = tools.measure(word, size);
    if (x > 0 && x + width > tools.width) [x, y] = [0, y + lineHeight];
    if (y + lineHeight > tools.height + lineHeight / 2) return [];
    const box = { x, y, width, height: lineHeight };
    x += width + size * 0.6;
    return [tools.write(word, box, { size, color: tools.color('color', tools.scene.linkColor), underline: true })];
  });
}

/** HRule and VRule. */
export function drawRule(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const stroke = tools.value('stroke');
  const ink = {
    stroke: tools.color('color'),
    opacity: tools.number('backgroundAlpha'),
    ...(stroke === 'dotted' ? { dash: '1 6' } : stroke === 'dashed' ? { dash: '12 10' } : {}),
  };
  if (stroke === 'none') return [];
  return tools.control.type === 'HRule'
    ? [pen.line({ x: 0, y: height / 2 }, { x: width, y: height / 2 }, ink)]
    : [pen.line({ x: width / 2, y: 0 }, { x: width / 2, y: height }, ink)];
}

/** Tooltip: a small note with a tip toward what it explains. */
export function drawTooltip(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const side = tools.value('tooltipDirection');
  const tip = Math.min(16, height / 3);
  const onTop = /^(N|top)/i.test(side);
  const isRight = /(E|right)$/i.test(side);
  const [top, bottom] = onTop ? [tip, height - 1] : [1, height - tip];
  const at = Math.min(width - 10, Math.max(10, isRight ? width - 26 : 26));
  const [from, to] = [at - 8, at + 8];
  const point = { x: isRight ? to : from, y: onTop ? 0 : height };
  const edge = onTop ? top : bottom;
  const tipPoints = [{ x: from, y: edge }, point, { x: to, y: edge }];
  const [left, right] = [1, width - 1];
  const outline = onTop
    ? [{ x: left, y: top }, ...tipPoints, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }]
    : [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        ...tipPoints.reverse(),
        { x: left, y: bottom },
      ];
  const fill = tools.color('color');
  return [
    pen.polygon(outline, { fill }),
    tools.write(
      tools.text,
      { x: 8, y: top + 2, width: Math.max(8, width - 16), height: bottom - top - 4 },
      { wraps: true, color: readableOn(fill) },
    ),
  ];
}

/** What nothing knows how to draw: a box that says what it is. */
export const drawUnknown = (tools: Tools): readonly SvgNode[] => [
  tools.pen.rectangle(tools.box, { fill: lightGray, stroke: gray, dash: '6 5' }),
  tools.write(tools.control.text ?? tools.control.type, tools.box, { wraps: true, align: 'center', color: '#4a4a4a' }),
];
