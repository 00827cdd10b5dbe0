// What holds other controls: windows, panels, tabs, dialogs.
import { drawIcon } from '../icons';
import { black } from '../pen';
import type { Box } from '../scene';
import { element, type SvgNode } from '../svg';
import { frameGray, inset, itemsOf, lightGray, white, type Tools } from '../tools';
import { drawVerticalBar } from './ranges';

/** Canvas: the plain rectangle. */
export function drawCanvas(tools: Tools): readonly SvgNode[] {
  const { pen, box, width } = tools;
  const style = tools.control.properties['borderStyle'] ?? 'square';
  const ink = {
    fill: tools.color('color', white),
    fillOpacity: tools.number('backgroundAlpha', 1),
    stroke: style === 'none' ? 'none' : tools.color('borderColor', black),
    ...(/dotted/i.test(style) ? { dash: '1 5' } : /dashed/i.test(style) ? { dash: '9 7' } : {}),
  };
  const hasBar = tools.flag('verticalScrollbar', false) && width > 30;
  return [
    /round/i.test(style) ? pen.rounded(inset(box, 0.7), 10, ink) : pen.rectangle(inset(box, 0.7), ink),
    ...(hasBar ? [drawVerticalBar(tools, { ...inset(box, 0, 1), x: width - 17, width: 16 })] : []),
  ];
}

/** BrowserWindow: title, buttons, address, a status line. */
export function drawBrowserWindow(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const [title = '', ...rest] = tools.text.split('\n');
  const address = rest.join(' ');
  const head = Math.min(height, 70);
  const foot = height > 140 ? 20 : 0;
  const icons = ['arrow-left', 'arrow-right', 'x', 'home'];
  const field: Box = { x: 132, y: 34, width: Math.max(20, width - 132 - 46), height: 26 };
  const hasBar = tools.flag('verticalScrollbar', false);
  const isSquare = tools.control.properties['borderStyle'] === 'square';
  const fill = tools.color('color', white);
  return [
    pen.rounded(inset(box, 0.7), isSquare ? 0 : [9, 9, 3, 3], { fill: frameGray, stroke: 'none' }),
    element('rect', { x: 1, y: head, width: width - 2, height: Math.max(0, height - head - foot), fill }),
    tools.write(title, { x: 10, y: 4, width: width - 20, height: 24 }, { align: 'center', color: black }),
    ...icons.map((name, index) => drawIcon({ name, size: 18 }, { x: 12 + index * 29, y: 38, size: 18 }, '#3c3c3c')),
    ...(width > 200
      ? [
          pen.rounded(field, 5, { fill: white }),
          tools.write(address, inset(field, 8, 0), { isPlain: true, color: black, size: 13, align: 'left' }),
          drawIcon({ name: 'search', size: 18 }, { x: width - 36, y: 38, size: 18 }, '#3c3c3c'),
        ]
      : []),
    pen.line({ x: 1, y: head }, { x: width - 1, y: head }, { width: 1.2 }),
    ...(foot > 0
      ? [
          pen.line({ x: 1, y: height - foot }, { x: width - 1, y: height - foot }, { width: 1.2 }),
          ...grip(tools, width - 4, height - 4),
        ]
      : []),
    ...(hasBar
      ? [drawVerticalBar(tools, { x: width - 18, y: head, width: 17, height: Math.max(20, height - head - foot) })]
      : []),
    pen.rounded(inset(box, 0.7), isSquare ? 0 : [9, 9, 3, 3], { stroke: black }),
  ];
}

/** The corner to drag a window by. */
const grip = ({ pen }: Tools, x: number, y: number): readonly SvgNode[] =>
  [4, 8, 12].map((offset) => pen.line({ x: x - offset, y }, { x, y: y - offset }, { width: 1 }));

/** TitleWindow: a window or dialog with the buttons it asks for. */
export function drawTitleWindow(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const head = Math.max(0, Math.min(height, tools.number('topheight', 26)));
  const foot = Math.max(0, Math.min(height - head, tools.number('bottomheight', 24)));
  const buttons = [
    ...(tools.flag('minimize', false) ? ['minus'] : []),
    ...(tools.flag('maximizeRestore', false) ? ['square'] : []),
    ...(tools.flag('close', false) ? ['x'] : []),
  ];
  const hasBar = tools.flag('verticalScrollbar', false);
  return [
    pen.rounded(inset(box, 0.7), [8, 8, 2, 2], { fill: white, stroke: 'none' }),
    element('rect', {
      x: 1,
      y: head,
      width: width - 2,
      height: Math.max(0, height - head - foot),
      fill: tools.color('color', white),
    }),
    ...(head >= 10
      ? [
          tools.write(tools.text, { x: 8, y: 0, width: width - 16, height: head }, { align: 'center' }),
          pen.line({ x: 1, y: head }, { x: width - 1, y: head }, { width: 1.2 }),
          ...buttons.map((name, index) =>
            drawIcon(
              { name, size: 13 },
              { x: width - 8 - (buttons.length - index) * 20 + 4, y: head / 2 - 6.5, size: 13 },
              black,
            ),
          ),
        ]
      : []),
    ...(foot >= 10
      ? [
          pen.line({ x: 1, y: height - foot }, { x: width - 1, y: height - foot }, { width: 1.2 }),
          ...(tools.flag('dragger', true) ? grip(tools, width - 4, height - 4) : []),
        ]
      : []),
    ...(hasBar ? [drawVerticalBar(tools, { x: width - 18, y: head, width: 17, height: height - head - foot })] : []),
    pen.rounded(inset(box, 0.7), [8, 8, 2, 2]),
  ];
}

/** FieldSet: a frame with a name in its upper edge. */
export function drawFieldSet(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const top = size * 0.7;
  const words = tools.text === '' ? 0 : Math.min(width - 20, tools.measure(tools.text) + 10);
  const stroke = tools.color('borderColor', '#4a4a4a');
  return [
    pen.polyline(
      [
        { x: 10, y: top },
        { x: 0.7, y: top },
        { x: 0.7, y: height - 0.7 },
        { x: width - 0.7, y: height - 0.7 },
        { x: width - 0.7, y: top },
        { x: 10 + words, y: top },
      ],
      { stroke },
    ),
    tools.write(tools.text, { x: 15, y: 0, width: words, height: top * 2 }),
  ];
}

/** ModalScreen: the veil between a page and the dialog over it. */
export const drawModalScreen = (tools: Tools): readonly SvgNode[] => [
  element('rect', {
    ...tools.box,
    fill: tools.color('color', '#4a4a4a'),
    'fill-opacity': tools.number('backgroundAlpha', 0.5),
  }),
];

/** Alert: title, words, buttons. */
export function drawAlert(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const lines = tools.text.split('\n');
  const title = lines[0] ?? '';
  const buttons = itemsOf(lines.length > 2 ? (lines[lines.length - 1] ?? '') : '', ',');
  const words = (lines.length > 2 ? lines.slice(1, -1) : lines.slice(1)).join('\n');
  const head = Math.min(28, height / 3);
  const each = Math.min(90, (width - 16) / Math.max(1, buttons.length) - 8);
  const start = (width - buttons.length * (each + 8) + 8) / 2;
  return [
    pen.rounded(inset(box, 0.7), 8, { fill: white, stroke: 'none' }),
    pen.rounded({ x: 1, y: 1, width: width - 2, height: head }, [8, 8, 0, 0], { fill: lightGray, stroke: 'none' }),
    pen.line({ x: 1, y: head }, { x: width - 1, y: head }, { width: 1.2 }),
    tools.write(title, { x: 8, y: 0, width: width - 16, height: head }, { align: 'center', bold: true }),
    tools.write(
      words,
      { x: 10, y: head + 4, width: width - 20, height: Math.max(size, height - head - 44) },
      { align: 'center', wraps: true },
    ),
    ...buttons.flatMap((label, index) => {
      const button = { x: start + index * (each + 8), y: height - 36, width: each, height: 26 };
      return [pen.rounded(button, 8, { fill: white }), tools.write(label, button, { align: 'center' })];
    }),
    pen.rounded(inset(box, 0.7), 8),
  ];
}

/** Where the tabs of a TabBar stand. */
export function tabBoxes(tools: Tools): readonly { readonly item: string; readonly box: Box }[] {
  const { width, height, size } = tools;
  const items = itemsOf(tools.text, ',');
  const isBelow = tools.control.properties['tabVPosition'] === 'bottom';
  const tab = Math.min(height, size * 2.1);
  const natural = items.map((item) => tools.measure(item) + 26);
  const total = natural.reduce((sum, item) => sum + item, 0);
  const scale = total > width - 12 && total > 0 ? Math.max(0, width - 12) / total : 1;
  const position = tools.control.properties['tabHPosition'] ?? 'left';
  const slack = Math.max(0, width - 12 - total * scale);
  let left = 6 + (position === 'left' ? 0 : position === 'right' ? slack : slack / 2);
  return items.map((item, index) => {
    const box: Box = { x: left, y: isBelow ? height - tab : 0, width: (natural[index] ?? 0) * scale, height: tab };
    left += box.width;
    return { item, box };
  });
}

/** TabBar: tabs above or below a page. */
export function drawTabBar(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const isBelow = tools.control.properties['tabVPosition'] === 'bottom';
  const tab = Math.min(height, size * 2.1);
  const selected = tools.number('selectedIndex', 0);
  const fill = tools.color('color', white);
  const page: Box = {
    x: 0.7,
    y: isBelow ? 0.7 : tab,
    width: width - 1.4,
    height: Math.max(0, height - tab - 0.7),
  };
  const hasPage = page.height > 3 && tools.control.properties['borderStyle'] !== 'none';
  const hasBar = tools.flag('verticalScrollbar', false);
  const tabs = tabBoxes(tools).map(({ item, box }, index) => ({ item, box, isSelected: index === selected }));
  const radii: readonly [number, number, number, number] = isBelow ? [0, 0, 7, 7] : [7, 7, 0, 0];
  return [
    ...tabs
      .filter(({ isSelected }) => !isSelected)
      .flatMap(({ item, box }) => [
        pen.rounded(inset(box, 0.5, isBelow ? 0 : 3, 0.5, isBelow ? 3 : 0), radii, { fill: frameGray }),
        tools.write(item, inset(box, 0, isBelow ? 0 : 3, 0, isBelow ? 3 : 0), { align: 'center' }),
      ]),
    ...(hasPage ? [pen.rectangle(page, { fill, stroke: black })] : []),
    ...tabs
      .filter(({ isSelected }) => isSelected)
      .flatMap(({ item, box }) => [
        pen.rounded(inset(box, 0.5, 0.7, 0.5, 0), radii, { fill }),
        element('rect', {
          x: box.x + 1.5,
          y: isBelow ? box.y - 1 : box.y + tab - 1.5,
          width: Math.max(0, box.width - 3),
          height: 3,
          fill,
        }),
        tools.write(item, box, { align: 'center' }),
      ]),
    ...(hasBar ? [drawVerticalBar(tools, { ...page, x: width - 18, width: 17 })] : []),
  ];
}

/** VerticalTabBar: tabs one above the other beside a page. */
export function drawVerticalTabBar(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const items = itemsOf(tools.text, '\n');
  const isRight = tools.control.properties['position'] === 'right';
  const tabWidth = Math.min(width, Math.max(40, ...items.map((item) => tools.measure(item) + 24)));
  const row = Math.min(size * 2.3, height / Math.max(1, items.length));
  const selected = tools.number('selectedIndex', 0);
  const fill = tools.color('color', white);
  const page: Box = {
    x: isRight ? 0.7 : tabWidth,
    y: 0.7,
    width: Math.max(0, width - tabWidth - 0.7),
    height: height - 1.4,
  };
  return [
    ...(page.width > 3 ? [pen.rectangle(page, { fill })] : []),
    ...items.flatMap((item, index) => {
      const isSelected = index === selected;
      const box: Box = { x: isRight ? width - tabWidth : 0.7, y: 6 + row * index, width: tabWidth - 0.7, height: row };
      const joint = isRight ? box.x - 1.5 : box.x + box.width - 1.5;
      return [
        pen.rounded(box, isRight ? [0, 7, 7, 0] : [7, 0, 0, 7], { fill: isSelected ? fill : frameGray }),
        ...(isSelected
          ? [element('rect', { x: joint, y: box.y + 1.5, width: 3, height: Math.max(0, row - 3), fill })]
          : []),
        tools.write(item, inset(box, 10, 0), { align: 'left' }),
      ];
    }),
  ];
}

/** Accordion: headings, one of them open; lines that begin with `- ` are the open one's items. */
export function drawAccordion(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const lines = tools.text.split('\n').filter((line) => line.trim() !== '');
  const headings = lines.filter((line) => !/^\s*-/.test(line));
  const items = lines.filter((line) => /^\s*-/.test(line)).map((line) => line.replace(/^\s*-\s*/, ''));
  const selected = Math.round(tools.number('selectedIndex', 0));
  const row = Math.min(size * 2, height / Math.max(1, headings.length));
  const open = Math.max(0, height - row * headings.length);
  const hasBar = tools.flag('verticalScrollbar', false) && open > 30;
  const openAt = selected >= 0 && selected < headings.length ? selected : -1;
  const bodyTop = row * (openAt + 1);
  return [
    pen.rectangle(inset(box, 0.7), { fill: white, stroke: 'none' }),
    ...headings.flatMap((heading, index) => {
      const y = row * index + (openAt >= 0 && index > openAt ? open : 0);
      const bar = { x: 0.7, y, width: width - 1.4, height: row };
      return [
        pen.rectangle(bar, { fill: index === openAt ? tools.scene.selectionColor : lightGray }),
        tools.write(heading, inset(bar, 8, 0), { bold: index === openAt }),
      ];
    }),
    ...(openAt >= 0
      ? items
          .slice(0, Math.floor(open / (size * 1.6)))
          .map((item, index) =>
            tools.write(item, { x: 12, y: bodyTop + 4 + index * size * 1.6, width: width - 20, height: size * 1.6 }),
          )
      : []),
    ...(hasBar && openAt >= 0 ? [drawVerticalBar(tools, { x: width - 18, y: bodyTop, width: 17, height: open })] : []),
    pen.rectangle(inset(box, 0.7)),
  ];
}

/** iPadPopover: a dark frame with an arrow at a side. */
export function drawPopover(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const side = tools.control.properties['popoverArrowSide'] ?? 'top';
  const place = Math.max(0, Math.min(4, tools.number('popoverArrowPosition', 2)));
  const share = 0.15 + 0.175 * place;
  const tip = Math.min(14, width / 4, height / 4);
  const body: Box = {
    x: side === 'left' ? tip : 0.7,
    y: side === 'top' ? tip : 0.7,
    width: width - (side === 'left' || side === 'right' ? tip : 1.4),
    height: height - (side === 'top' || side === 'bottom' ? tip : 1.4),
  };
  const dark = '#4a4a4a';
  const [atX, atY] = [body.x + body.width * share, body.y + body.height * share];
  const arrows: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
    left: [
      [0, atY],
      [tip + 1, atY - tip],
      [tip + 1, atY + tip],
    ],
    right: [
      [width, atY],
      [width - tip - 1, atY - tip],
      [width - tip - 1, atY + tip],
    ],
    top: [
      [atX, 0],
      [atX - tip, tip + 1],
      [atX + tip, tip + 1],
    ],
    bottom: [
      [atX, height],
      [atX - tip, height - tip - 1],
      [atX + tip, height - tip - 1],
    ],
  };
  const arrow = Object.prototype.hasOwnProperty.call(arrows, side) ? (arrows[side] ?? []) : [];
  const [title = '', ...rest] = tools.text.split('\n');
  const head = Math.min(32, height / 4);
  const page = inset(body, 6, head, 6, 6);
  return [
    ...(arrow.length > 0
      ? [
          pen.polygon(
            arrow.map(([x, y]) => ({ x, y })),
            { fill: dark, stroke: dark },
          ),
        ]
      : []),
    pen.rounded(body, 10, { fill: dark, stroke: black }),
    tools.write(
      title,
      { x: body.x, y: body.y, width: body.width, height: head },
      { align: 'center', bold: true, color: white },
    ),
    pen.rounded(page, 4, { fill: white }),
    tools.write(rest.join('\n'), inset(page, 8, 6), { wraps: true, vertical: 'top', bullets: true }),
  ];
}

/** MenuBar: words in a gray bar. */
export function drawMenuBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  // People push items apart with spaces: only the one after the comma goes.
  const items = tools.text
    .split(',')
    .map((item) => item.replace(/^ /, ''))
    .filter((item) => item.trim() !== '');
  const selected = tools.number('selectedIndex', -1);
  let left = 2;
  return [
    pen.rectangle(inset(box, 0.7), { fill: tools.color('color', white) }),
    ...items.flatMap((item, index) => {
      const cell = { x: left, y: 1.5, width: tools.measure(item) + 21.4, height: height - 3 };
      left += cell.width;
      if (cell.x > width) return [];
      return [
        ...(index === selected ? [pen.rectangle(cell, { fill: tools.scene.selectionColor, stroke: 'none' })] : []),
        tools.write(item, cell, { align: 'center' }),
      ];
    }),
  ];
}
