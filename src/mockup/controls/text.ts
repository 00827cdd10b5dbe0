// Words: labels, titles, paragraphs, links and rows of links.
import { measureText } from '../font';
import { plainText } from '../notation';
import type { SvgNode } from '../svg';
import { gray, itemsOf, lightGray, type Tools } from '../tools';

/** Label, Title and SubTitle: one line or a few, never wrapped; it may stand on its side. */
export function drawLabel(tools: Tools): readonly SvgNode[] {
  const color = tools.isDisabled ? gray : tools.color('color', tools.textColor);
  const orientation = tools.control.properties['textOrientation'] ?? '';
  if (orientation !== 'left' && orientation !== 'right') {
    return [tools.write(tools.text, tools.box, { color })];
  }
  const { width, height } = tools;
  const text = tools.write(tools.text, { x: -height / 2, y: -width / 2, width: height, height: width }, { color });
  const turn = orientation === 'right' ? 90 : -90;
  return [
    { name: 'g', attributes: { transform: `translate(${width / 2} ${height / 2}) rotate(${turn})` }, children: [text] },
  ];
}

/** Paragraph: wrapped, with bullets. */
export const drawParagraph = (tools: Tools): readonly SvgNode[] => [
  tools.write(tools.text, tools.box, {
    color: tools.isDisabled ? gray : tools.color('color', tools.textColor),
    wraps: true,
    bullets: true,
    vertical: 'top',
  }),
];

/** Stands for text nobody needs to read: a thick wavy stroke a line. */
export function drawBlockOfText(tools: Tools): readonly SvgNode[] {
  const lines = Math.max(1, Math.floor(tools.height / 22));
  const spacing = tools.height / lines;
  return Array.from({ length: Math.min(lines, 200) }, (_, index) =>
    scribble(tools, spacing * (index + 0.5), index === lines - 1 && lines > 1 ? 0.6 : 1, Math.min(8, spacing * 0.45)),
  );
}

/** One such line. */
export const drawLineOfText = (tools: Tools): readonly SvgNode[] => [
  scribble(tools, tools.height / 2, 1, Math.min(8, tools.height * 0.45)),
];

const scribble = (tools: Tools, y: number, share: number, thickness: number): SvgNode =>
  tools.pen.line(
    { x: thickness / 2, y },
    { x: Math.max(thickness, tools.width * share - thickness / 2), y },
    { stroke: tools.color('color', '#c4c4c4'), width: thickness },
  );

/** Link: underlined, in the project's link color. */
export const drawLink = (tools: Tools): readonly SvgNode[] => [
  tools.write(tools.text, tools.box, {
    color: tools.isDisabled ? gray : tools.color('color', tools.scene.linkColor),
    underline: true,
    align: 'center',
  }),
];

/** LinkBar: links in a row between upright lines; the selected one is plain. */
export function drawLinkBar(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const items = itemsOf(tools.text, ',');
  const selected = tools.number('selectedIndex', -1);
  const edges = spread(items, width, size);
  return items.flatMap((item, index) => {
    const [left, right] = [edges[index] ?? 0, edges[index + 1] ?? width];
    const isSelected = index === selected;
    return [
      tools.write(
        item,
        { x: left, y: 0, width: right - left, height },
        {
          align: 'center',
          underline: !isSelected,
          color: tools.color('color', isSelected ? tools.textColor : tools.scene.linkColor),
        },
      ),
      ...(index === 0
        ? []
        : [
            pen.line(
              { x: left, y: height * 0.2 },
              { x: left, y: height * 0.8 },
              { stroke: tools.color('borderColor', gray), width: 1 },
            ),
          ]),
    ];
  });
}

/** BreadCrumbs: links with arrows between; the last one is where one stands. */
export function drawBreadCrumbs(tools: Tools): readonly SvgNode[] {
  const { width, height, size } = tools;
  const items = itemsOf(tools.text, ',');
  const edges = spread(items, width, size);
  return items.flatMap((item, index) => {
    const [left, right] = [edges[index] ?? 0, edges[index + 1] ?? width];
    const isLast = index === items.length - 1;
    return [
      tools.write(
        item,
        { x: left, y: 0, width: right - left - (isLast ? 0 : size), height },
        { align: 'center', underline: !isLast, color: isLast ? tools.textColor : tools.scene.linkColor },
      ),
      ...(isLast
        ? []
        : [tools.write('>', { x: right - size, y: 0, width: size, height }, { align: 'center', isPlain: true })]),
    ];
  });
}

/** Where the items of a row begin and end: each gets its own width and an equal share of what is left. */
export function spread(items: readonly string[], width: number, size: number, isBold = false): readonly number[] {
  const widths = items.map((item) => measureText(plainText(item), size, isBold));
  const left = (width - widths.reduce((sum, item) => sum + item, 0)) / Math.max(1, items.length);
  const edges = [0];
  for (const [index, item] of widths.entries()) edges.push(Math.max(0, (edges[index] ?? 0) + item + left));
  return edges;
}

/** TagCloud: the words of a text, each as large as if it counted something. */
export function drawTagCloud(tools: Tools): readonly SvgNode[] {
  const words = tools.text.split(/\s+/).filter((word) => word !== '');
  const sizes = [0.85, 1.5, 1.1, 2, 1, 1.3, 0.9, 1.7];
  const lineHeight = tools.size * 2.1;
  let [x, y] = [0, 0];
  return words.flatMap((word, index) => {
    const size = tools.size * (sizes[(word.length * 3 + index) % sizes.length] ?? 1);
    const width = measureText(word, size);
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
  const stroke = tools.control.properties['stroke'];
  const ink = {
    stroke: tools.color('color', '#1b1b1b'),
    width: 1.6,
    opacity: tools.number('backgroundAlpha', 1),
    ...(stroke === 'dotted' ? { dash: '1 5' } : stroke === 'dashed' ? { dash: '9 7' } : {}),
  };
  if (stroke === 'none') return [];
  return tools.control.type === 'HRule'
    ? [pen.line({ x: 0, y: height / 2 }, { x: width, y: height / 2 }, ink)]
    : [pen.line({ x: width / 2, y: 0 }, { x: width / 2, y: height }, ink)];
}

/** Tooltip: a small note with a tip toward what it explains. */
export function drawTooltip(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const side = tools.control.properties['tooltipDirection'] ?? 'top';
  const tip = Math.min(12, height / 3);
  const onTop = !side.startsWith('bottom');
  const [top, bottom] = onTop ? [tip, height] : [0, height - tip];
  const at = Math.min(width - 14, Math.max(14, width * (/left/i.test(side) ? 0.2 : /right/i.test(side) ? 0.8 : 0.5)));
  const tipPoints = [
    { x: at + 7, y: onTop ? top : bottom },
    { x: at, y: onTop ? 0 : height },
    { x: at - 7, y: onTop ? top : bottom },
  ];
  const corners = [
    { x: 0, y: top },
    { x: width, y: top },
    { x: width, y: bottom },
    { x: 0, y: bottom },
  ];
  const [a, b, c, d] = corners as [(typeof corners)[0], (typeof corners)[0], (typeof corners)[0], (typeof corners)[0]];
  const outline = onTop ? [a, ...[...tipPoints].reverse(), b, c, d] : [a, b, c, ...tipPoints, d];
  return [
    pen.polygon(outline, { fill: tools.color('color', '#fbf6d0') }),
    tools.write(
      tools.text,
      { x: 8, y: top + 2, width: width - 16, height: bottom - top - 4 },
      { wraps: true, align: tools.control.properties['align'] === 'left' ? 'left' : 'center' },
    ),
  ];
}

/** What nothing knows how to draw: a box that says what it is. */
export const drawUnknown = (tools: Tools): readonly SvgNode[] => [
  tools.pen.rectangle(tools.box, { fill: lightGray, stroke: gray, dash: '6 5' }),
  tools.write(tools.control.text ?? tools.control.type, tools.box, { wraps: true, align: 'center', color: '#4a4a4a' }),
];
