// What holds other controls: windows, panels, tabs, dialogs.
import { mostItems } from '../limits';
import { black } from '../pen';
import type { Box } from '../scene';
import { element, type SvgNode } from '../svg';
import { frameGray, inset, itemsOf, readableOn, white, type Tools } from '../tools';
import { drawVerticalBar } from './ranges';
import { barCells } from './text';

/** Canvas: the plain rectangle. */
export function drawCanvas(tools: Tools): readonly SvgNode[] {
  const { pen, box, width } = tools;
  const style = tools.value('borderStyle');
  const ink = {
    fill: tools.color('color'),
    fillOpacity: tools.number('backgroundAlpha'),
    stroke: style === 'none' ? 'none' : tools.color('borderColor'),
    ...(/dotted/i.test(style) ? { dash: '1 6' } : /dashed/i.test(style) ? { dash: '12 10' } : {}),
  };
  const hasBar = tools.flag('verticalScrollbar') && width > 30;
  return [
    /round/i.test(style) ? pen.rounded(inset(box, 1), 12, ink) : pen.rectangle(inset(box, 1), ink),
    ...(hasBar ? [drawVerticalBar(tools, { ...inset(box, 0, 1), x: width - 17, width: 16 })] : []),
  ];
}

/** The fat hollow arrows and the house of a browser's head, drawn as the original draws them. */
function drawBrowserButtons({ pen }: Tools, y: number): readonly SvgNode[] {
  const at = (left: number, points: readonly (readonly [number, number])[]) =>
    pen.polygon(
      points.map(([x, down]) => ({ x: left + x, y: y + down })),
      { fill: white },
    );
  const back = [
    [0, 11],
    [12, 0],
    [12, 6],
    [27, 6],
    [27, 16],
    [12, 16],
    [12, 22],
  ] as const;
  const cross = [
    pen.line({ x: 94, y: y + 3 }, { x: 109, y: y + 20 }, { width: 4 }),
    pen.line({ x: 109, y: y + 3 }, { x: 94, y: y + 20 }, { width: 4 }),
  ];
  return [
    at(15, back),
    at(
      53,
      back.map(([x, down]) => [27 - x, down] as const),
    ),
    ...cross,
    at(119, [
      [11, 0],
      [22, 13],
      [18, 13],
      [18, 24],
      [4, 24],
      [4, 13],
      [0, 13],
    ]),
  ];
}

/** BrowserWindow: title, buttons, address, a search field, a foot to drag by. */
export function drawBrowserWindow(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const [title = '', ...rest] = tools.text.split('\n');
  const address = rest.join(' ');
  const head = Math.min(height, 71);
  const foot = height > 140 ? 26 : 0;
  const field: Box = { x: 153, y: 31, width: Math.max(20, width - 153 - 87), height: 22 };
  const hasBar = tools.flag('verticalScrollbar');
  const search: Box = { x: width - 73, y: 31, width: 59, height: 22 };
  const fill = tools.color('color');
  const gripX = width - 8;
  return [
    pen.rectangle(inset(box, 1), { fill: '#c1c1c1', stroke: 'none' }),
    element('rect', { x: 1, y: head, width: width - 2, height: Math.max(0, height - head - foot), fill }),
    tools.write(title, { x: 10, y: 5, width: width - 20, height: 20 }, { align: 'center', color: black, bold: false }),
    ...(width > 160 ? drawBrowserButtons(tools, 29) : []),
    ...(width > 260
      ? [
          pen.rounded(field, 4, { fill: white }),
          tools.write(address, inset(field, 4, 0), { isPlain: true, cuts: true, color: black, align: 'left' }),
          pen.rounded(search, 11, { fill: white }),
          tools.icon('magnifying-glass', { x: search.x + 4, y: 35, size: 14 }),
        ]
      : []),
    pen.line({ x: 1, y: head }, { x: width - 1, y: head }),
    ...(foot > 0
      ? [pen.line({ x: 1, y: height - foot }, { x: width - 1, y: height - foot }), ...grip(tools, gripX, height - 7)]
      : []),
    ...(hasBar
      ? [drawVerticalBar(tools, { x: width - 18, y: head, width: 17, height: Math.max(20, height - head - foot) })]
      : []),
    pen.rectangle(inset(box, 1)),
  ];
}

/** The corner to drag a window by. */
const grip = ({ pen }: Tools, x: number, y: number): readonly SvgNode[] =>
  [6, 11].map((offset) => pen.line({ x: x - offset, y }, { x, y: y - offset }));

/** TitleWindow: a window or dialog with the buttons it asks for. */
export function drawTitleWindow(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const head = Math.max(0, Math.min(height, tools.number('topheight')));
  const foot = Math.max(0, Math.min(height - head, tools.number('bottomheight')));
  const buttons = [
    ...(tools.flag('minimize') ? ['minus'] : []),
    ...(tools.flag('maximizeRestore') ? ['square-regular'] : []),
    ...(tools.flag('close') ? ['xmark'] : []),
  ];
  const hasBar = tools.flag('verticalScrollbar');
  const frame = white;
  return [
    pen.rectangle(inset(box, 1), { fill: frame, stroke: 'none' }),
    element('rect', {
      x: 1,
      y: head,
      width: width - 2,
      height: Math.max(0, height - head - foot),
      fill: tools.color('color'),
    }),
    ...(head >= 10
      ? [
          tools.write(
            tools.text,
            { x: 6, y: 0, width: width - 12, height: head },
            pen.isSketch ? { align: 'left' } : { align: 'left', color: '#444444' },
          ),
          ...(pen.isSketch ? [pen.line({ x: 1, y: head }, { x: width - 1, y: head })] : []),
          ...buttons.map((name, index) =>
            tools.icon(name, { x: width - 4 - (buttons.length - index) * 20, y: head / 2 - 8, size: 16 }),
          ),
        ]
      : []),
    ...(foot >= 10
      ? [
          pen.line({ x: 1, y: height - foot }, { x: width - 1, y: height - foot }),
          ...(tools.flag('dragger') ? grip(tools, width - 6, height - 6) : []),
        ]
      : []),
    ...(hasBar ? [drawVerticalBar(tools, { x: width - 18, y: head, width: 17, height: height - head - foot })] : []),
    pen.rectangle(inset(box, 1), pen.isSketch ? {} : { stroke: '#8c8c8c' }),
  ];
}

/** FieldSet: a frame with a name in its upper edge. */
export function drawFieldSet(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const top = size * 0.6;
  const words = tools.text === '' ? 0 : Math.min(width - 20, tools.measure(tools.text, size, tools.flag('bold')) + 10);
  return [
    pen.polyline(
      [
        { x: 10, y: top },
        { x: 1, y: top },
        { x: 1, y: height - 1 },
        { x: width - 1, y: height - 1 },
        { x: width - 1, y: top },
        { x: 10 + words, y: top },
      ],
      { stroke: tools.color('borderColor') },
    ),
    tools.write(tools.text, { x: 15, y: -1, width: words, height: top * 2 }),
  ];
}

/** ModalScreen: the veil between a page and the dialog over it. */
export const drawModalScreen = (tools: Tools): readonly SvgNode[] => [
  element('rect', {
    ...tools.box,
    fill: tools.color('color'),
    'fill-opacity': tools.number('backgroundAlpha'),
  }),
];

/** Alert: a title, words right under it, buttons over the whole width at the foot. */
export function drawAlert(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const lines = tools.text.split('\n');
  const title = lines[0] ?? '';
  const buttons = itemsOf(lines.length > 2 ? (lines[lines.length - 1] ?? '') : '', ',').slice(0, 20);
  const words = (lines.length > 2 ? lines.slice(1, -1) : lines.slice(1)).join('\n');
  const isPhone = tools.value('device') !== '' || tools.scene.edition === 'wireframes';
  const foot = buttons.length > 0 ? Math.min(size * 2.8, height / 3) : 0;
  const top = height - foot;
  const each = width / Math.max(1, buttons.length);
  return [
    pen.rounded(inset(box, 1), 10, { fill: white }),
    tools.write(
      title,
      { x: 10, y: 8, width: width - 20, height: size * 1.4 },
      { align: 'center', bold: true, wraps: true, vertical: 'top' },
    ),
    tools.write(
      words,
      { x: 12, y: 8 + size * 1.6, width: width - 24, height: Math.max(size, top - size * 1.6 - 10) },
      { align: isPhone ? 'center' : 'center', wraps: true, vertical: 'top', clips: true },
    ),
    ...(buttons.length > 0 ? [pen.line({ x: 1, y: top }, { x: width - 1, y: top })] : []),
    ...buttons.flatMap((label, index) => [
      tools.write(
        label,
        { x: each * index, y: top, width: each, height: foot },
        { align: 'center', bold: index === buttons.length - 1 },
      ),
      ...(index === 0 ? [] : [pen.line({ x: each * index, y: top }, { x: each * index, y: height - 1 })]),
    ]),
  ];
}

/** Where the tabs of a TabBar stand. */
export function tabBoxes(tools: Tools): readonly { readonly item: string; readonly box: Box }[] {
  const { width, height, size } = tools;
  const items = itemsOf(tools.text, ',');
  const isBelow = tools.value('tabVPosition') === 'bottom';
  const tab = Math.min(height, size * 1.85);
  const natural = items.map((item) => tools.measure(item, size, tools.flag('bold')) + size);
  const total = natural.reduce((sum, item) => sum + item, 0);
  const start = 20;
  const room = width - start;
  const scale = total > room && total > 0 ? Math.max(0, room) / total : 1;
  const position = tools.value('tabHPosition');
  const slack = Math.max(0, width - 6 - total * scale);
  let left = position === 'right' ? slack : position === 'center' ? slack / 2 : Math.min(start, slack);
  return items.map((item, index) => {
    const box: Box = { x: left, y: isBelow ? height - tab : 0, width: (natural[index] ?? 0) * scale, height: tab };
    left += box.width;
    return { item, box };
  });
}

/** TabBar: tabs above or below a page. */
export function drawTabBar(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const isBelow = tools.value('tabVPosition') === 'bottom';
  const tab = Math.min(height, size * 1.85);
  const selected = tools.number('selectedIndex');
  const fill = tools.color('color');
  const fillOpacity = tools.number('backgroundAlpha');
  const page: Box = { x: 1, y: isBelow ? 1 : tab, width: width - 2, height: Math.max(0, height - tab - 1) };
  const hasPage = page.height > 3 && tools.value('borderStyle') !== 'none';
  const hasBar = tools.flag('verticalScrollbar');
  const tabs = tabBoxes(tools).map(({ item, box }, index) => ({ item, box, isSelected: index === selected }));
  const [round, line] = pen.isSketch ? [9, black] : [0, '#b3b3b3'];
  const radii: readonly [number, number, number, number] = isBelow ? [0, 0, round, round] : [round, round, 0, 0];
  return [
    ...(hasPage ? [pen.rectangle(page, { fill, fillOpacity, stroke: line })] : []),
    ...[...tabs.filter(({ isSelected }) => !isSelected), ...tabs.filter(({ isSelected }) => isSelected)].flatMap(
      ({ item, box, isSelected }) => [
        pen.rounded(inset(box, 0.5, 1, 0.5, 0), radii, { fill: isSelected ? fill : frameGray, stroke: line }),
        ...(isSelected
          ? [
              element('rect', {
                x: box.x + 1.5,
                y: isBelow ? box.y - 2 : box.y + tab - 2,
                width: Math.max(0, box.width - 3),
                height: 4,
                fill,
              }),
            ]
          : []),
        tools.write(item, box, { align: 'center', color: readableOn(isSelected ? fill : frameGray) }),
      ],
    ),
    ...(hasBar ? [drawVerticalBar(tools, { ...page, x: width - 18, width: 17 })] : []),
  ];
}

/** VerticalTabBar: tabs one above the other beside a page. */
export function drawVerticalTabBar(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const items = itemsOf(tools.text, '\n').slice(0, mostItems);
  const isRight = tools.value('position') === 'right';
  const tabWidth = Math.min(width, Math.max(40, ...items.map((item) => tools.measure(item) + 16)));
  // Files measure 30 a tab at size 13.
  const row = Math.min(size * 2.3, height / Math.max(1, items.length));
  const selected = tools.number('selectedIndex');
  const fill = tools.color('color');
  const page: Box = {
    x: isRight ? 1 : tabWidth,
    y: 1,
    width: Math.max(0, width - tabWidth - 1),
    height: height - 2,
  };
  const hasBar = tools.flag('verticalScrollbar') && page.width > 30;
  return [
    ...(page.width > 3 ? [pen.rectangle(page, { fill })] : []),
    ...items.flatMap((item, index) => {
      const isSelected = index === selected;
      const box: Box = { x: isRight ? width - tabWidth : 1, y: 19 + row * index, width: tabWidth - 1, height: row };
      const joint = isRight ? box.x - 2 : box.x + box.width - 2;
      return box.y + row > height
        ? []
        : [
            pen.rounded(box, isRight ? [0, 7, 7, 0] : [7, 0, 0, 7], { fill: isSelected ? fill : frameGray }),
            ...(isSelected
              ? [element('rect', { x: joint, y: box.y + 1.5, width: 4, height: Math.max(0, row - 3), fill })]
              : []),
            tools.write(item, inset(box, 11, 0, 0, 0), {
              align: 'left',
              color: readableOn(isSelected ? fill : frameGray),
            }),
          ];
    }),
    ...(hasBar ? [drawVerticalBar(tools, { ...page, x: isRight ? page.width - 16 : width - 18, width: 17 })] : []),
  ];
}

/** Accordion: headings, one of them open; lines that begin with `- ` belong to the heading above them. */
export function drawAccordion(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const lines = tools.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, mostItems);
  const sections: { readonly heading: string; readonly items: string[] }[] = [];
  for (const line of lines) {
    const last = sections[sections.length - 1];
    if (/^\s*-/.test(line) && last) last.items.push(line.replace(/^\s*-\s*/, ''));
    else sections.push({ heading: line, items: [] });
  }
  const selected = Math.round(tools.number('selectedIndex'));
  const row = Math.min(size * 1.62, height / Math.max(1, sections.length));
  const open = Math.max(0, height - row * sections.length);
  const openAt = selected >= 0 && selected < sections.length ? selected : -1;
  const hasBar = tools.flag('verticalScrollbar') && open > 30;
  const bodyTop = row * (openAt + 1);
  const step = size * 1.62;
  const fill = tools.color('color');
  return [
    pen.rectangle(inset(box, 1), { fill, stroke: 'none' }),
    ...sections.flatMap(({ heading }, index) => {
      const y = row * index + (openAt >= 0 && index > openAt ? open : 0);
      const bar = { x: 1, y: Math.max(1, y), width: width - 2, height: row };
      return [
        pen.rectangle(bar, { fill: index === openAt ? tools.scene.selectionColor : fill }),
        tools.write(heading, inset(bar, 8, 0), { color: index === openAt ? black : readableOn(fill) }),
      ];
    }),
    ...(sections[openAt]?.items ?? [])
      .slice(0, Math.floor(open / step))
      .map((item, index) =>
        tools.write(
          item,
          { x: 12, y: bodyTop + 2 + index * step, width: width - 20, height: step },
          { color: readableOn(fill) },
        ),
      ),
    ...(hasBar && openAt >= 0 ? [drawVerticalBar(tools, { x: width - 18, y: bodyTop, width: 17, height: open })] : []),
    pen.rectangle(inset(box, 1)),
  ];
}

/** iPadPopover: a dark frame with an arrow at a side. */
export function drawPopover(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const side = tools.value('popoverArrowSide');
  const place = Math.max(0, Math.min(4, tools.number('popoverArrowPosition')));
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

/** MenuBar: words in a bar. */
export function drawMenuBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, height } = tools;
  const fill = tools.color('color');
  const selected = tools.number('selectedIndex');
  return [
    pen.rectangle(inset(box, 1), { fill }),
    ...barCells(tools).flatMap(({ item, box: cell }, index) => {
      const isSelected = index === selected;
      return [
        ...(isSelected
          ? [
              element('rect', {
                x: cell.x,
                y: 2,
                width: cell.width,
                height: height - 4,
                fill: tools.scene.selectionColor,
              }),
            ]
          : []),
        tools.write(item, cell, { align: 'center', color: isSelected ? black : readableOn(fill) }),
      ];
    }),
  ];
}

/** AppBar: the bar at the top of a phone's screen, with the icons it lists at the right. */
export function drawAppBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, height, width, control } = tools;
  const fill = tools.color('color');
  const color = readableOn(fill);
  const side = Math.min(24, height - 6);
  const y = (height - side) / 2;
  const right = [
    ...control.icons.filter((name) => name !== ''),
    ...(tools.flag('microphoneIcon') ? ['microphone'] : []),
    ...(tools.flag('filterIcon') ? ['filter'] : []),
    ...(tools.flag('menuIcon') ? ['ellipsis-vertical'] : []),
  ];
  const hasNav = tools.flag('navIcon');
  const left = hasNav ? 52 : 14;
  return [
    pen.rectangle(box, { fill, stroke: 'none' }),
    ...(hasNav ? [tools.icon(control.icon?.name ?? 'bars', { x: 14, y, size: side }, color)] : []),
    tools.write(
      tools.text,
      { x: left, y: 0, width: Math.max(20, width - left - right.length * (side + 10)), height },
      { color, size: tools.number('size') || 18, align: 'left' },
    ),
    ...right.map((name, index) =>
      tools.icon(name, { x: width - 10 - (right.length - index) * (side + 8) + 8, y, size: side }, color),
    ),
  ];
}
