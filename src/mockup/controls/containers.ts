// What holds other controls: windows, panels, tabs, dialogs.
import { black } from '../pen';
import type { Box } from '../scene';
import { element, type SvgNode } from '../svg';
import { inset, itemsOf, white, type Tools } from '../tools';
import { drawVerticalBar } from './ranges';

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
  const style = tools.value('borderStyle');
  const corner = style === 'rounded' || style === 'round' ? 8 : 0;
  return [
    pen.rounded(inset(box, 1), corner, { fill: '#c1c1c1', stroke: 'none' }),
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
    ...(style === 'none' ? [] : [pen.rounded(inset(box, 1), corner)]),
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
  const edge = pen.isSketch ? {} : { stroke: '#8c8c8c' };
  return [
    pen.rectangle(inset(box, 1), { fill: white, stroke: 'none' }),
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
          pen.line({ x: 1, y: head }, { x: width - 1, y: head }, edge),
          ...buttons.map((name, index) =>
            tools.icon(name, { x: width - 4 - (buttons.length - index) * 20, y: head / 2 - 8, size: 16 }),
          ),
        ]
      : []),
    ...(foot >= 10
      ? [
          pen.line({ x: 1, y: height - foot }, { x: width - 1, y: height - foot }, edge),
          ...(tools.flag('dragger') ? grip(tools, width - 6, height - 6) : []),
        ]
      : []),
    ...(hasBar ? [drawVerticalBar(tools, { x: width - 18, y: head, width: 17, height: height - head - foot })] : []),
    pen.rectangle(inset(box, 1), edge),
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
      { align: 'center', wraps: true, vertical: 'top', clips: true },
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
