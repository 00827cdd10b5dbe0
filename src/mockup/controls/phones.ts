// Phones and tablets, and what only they have.
import { black } from '../pen';
import type { Box } from '../scene';
import { element, type SvgNode } from '../svg';
import { gray, inset, itemsOf, lightGray, white, type Tools } from '../tools';

/** How a device looks, in parts of its own width and height. */
interface Device {
  /** Width in parts of the height: narrower than its box, it stands in the middle of it. Undefined fills the box. */
  readonly aspect?: number;
  readonly frame: string;
  readonly corner: number;
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
  readonly button: 'round' | 'bar' | 'wide' | 'none';
  readonly hasNotch?: true;
  /** Pixels of the line with the time and the battery. */
  readonly status: number;
  /** Pixels of its outlines, where they are not the pen's. */
  readonly line?: number;
}

const oldPhone: Device = {
  aspect: 0.49,
  frame: '#4a4a4a',
  corner: 0.13,
  side: 0.09,
  top: 0.143,
  bottom: 0.142,
  button: 'round',
  status: 17,
};

// Read off the original's pictures; Android's screen measures 17 to 340 of 356 and 80 to 655 of 725.
const devices = {
  android: { frame: white, corner: 0.09, side: 0.046, top: 0.11, bottom: 0.097, button: 'bar', status: 26 },
  // Of the older edition, out of eight phones in one picture: heavy lines, a gray status line with white on it, a round
  // lens, a long slit above and a long button below.
  oldAndroid: {
    frame: white,
    corner: 0.09,
    side: 0.052,
    top: 0.109,
    bottom: 0.107,
    button: 'wide',
    status: 17,
    line: 5,
  },
  tablet: { frame: '#f4f4f4', corner: 0.06, side: 0.055, top: 0.08, bottom: 0.08, button: 'round', status: 20 },
  tall: {
    frame: '#f4f4f4',
    corner: 0.14,
    side: 0.04,
    top: 0.018,
    bottom: 0.018,
    button: 'none',
    hasNotch: true,
    status: 34,
  },
  light: { frame: '#f4f4f4', corner: 0.13, side: 0.045, top: 0.058, bottom: 0.075, button: 'round', status: 20 },
} as const satisfies Record<string, Device>;

function deviceOf(tools: Tools): Device {
  const { type } = tools.control;
  if (type === 'AndroidPhone') return tools.scene.edition === 'mockups' ? devices.oldAndroid : devices.android;
  if (type === 'iPad') return devices.tablet;
  const model = tools.value('model');
  if (/^iphone(x|1\d)/i.test(model)) return devices.tall;
  return /^iphone[6-9]/i.test(model) ? devices.light : oldPhone;
}

/** iPhone, AndroidPhone and iPad: a frame around a screen, with the status line on it. */
export function drawPhone(tools: Tools): readonly SvgNode[] {
  const { pen } = tools;
  const device = deviceOf(tools);
  const isLying = tools.value('orientation') === 'landscape';
  const [wide, tall] = isLying ? [tools.height, tools.width] : [tools.width, tools.height];
  const width = Math.min(wide, device.aspect === undefined ? wide : tall * device.aspect);
  const box: Box = { x: (wide - width) / 2, y: 0, width, height: tall };
  const screen = inset(box, width * device.side, tall * device.top, width * device.side, tall * device.bottom);
  const isClear = tools.flag('bgTransparent');
  const isDark = device.frame === oldPhone.frame;
  const body = roundedFrame(
    inset(box, 1),
    device.corner * width,
    screen,
    device.hasNotch ? device.corner * width * 0.8 : 0,
  );
  // As it is looked at: on its side, the device's top is at the left.
  const seen = isLying
    ? { x: screen.y, y: tools.height - screen.x - screen.width, width: screen.height, height: screen.width }
    : screen;
  const isRoundAbove = isLying && device.hasNotch;
  const bar: Box = inset({ ...seen, height: Math.min(device.status, tall * 0.06) }, isRoundAbove ? 24 : 0, 0);
  const foot = box.y + tall - (tall * device.bottom) / 2;
  const knob = Math.min(width * 0.17, tall * device.bottom * 0.62);
  const middle = box.x + width / 2;
  const isWide = device.button === 'wide';
  const mark = isDark ? black : '#8c8c8c';
  const outline = device.line === undefined ? {} : { width: device.line };
  const pill = (y: number, height: number): SvgNode =>
    pen.rounded({ x: middle - width * 0.18, y: y - height / 2, width: width * 0.36, height }, height / 2, { width: 3 });
  const frame = [
    element('path', { d: body, fill: device.frame }),
    pen.rounded(inset(box, (device.line ?? 2) / 2), device.corner * width, outline),
    ...(isClear
      ? []
      : [
          pen.rounded(screen, device.hasNotch ? device.corner * width * 0.8 : 0, {
            fill: screenColor(tools),
            stroke: 'none',
          }),
          ...drawStripes(tools, screen),
        ]),
    pen.rounded(screen, device.hasNotch ? device.corner * width * 0.8 : 0, outline),
    ...(device.hasNotch
      ? [
          pen.rounded({ x: middle - width * 0.21, y: screen.y, width: width * 0.42, height: 24 }, [0, 0, 12, 12], {
            fill: device.frame,
          }),
        ]
      : isWide
        ? [
            pill(tall * 0.048, 13),
            pen.ellipse({ x: width * 0.22 - 6, y: tall * 0.048 - 6, width: 12, height: 12 }, { fill: black }),
          ]
        : [
            pen.line(
              { x: middle - width * 0.08, y: tall * device.top * 0.55 },
              { x: middle + width * 0.08, y: tall * device.top * 0.55 },
              { stroke: mark, width: 4 },
            ),
            ...(isDark
              ? [pen.ellipse({ x: middle - 3, y: tall * device.top * 0.34 - 3, width: 6, height: 6 }, { fill: mark })]
              : []),
          ]),
    ...(device.button === 'round'
      ? [
          pen.ellipse({ x: middle - knob / 2, y: foot - knob / 2, width: knob, height: knob }, { stroke: mark }),
          ...(isDark
            ? [pen.rounded({ x: middle - knob * 0.2, y: foot - knob * 0.2, width: knob * 0.4, height: knob * 0.4 }, 3)]
            : []),
        ]
      : device.button === 'bar'
        ? [pen.rounded({ x: middle - width * 0.08, y: foot - 6, width: width * 0.16, height: 12 }, 6, { stroke: mark })]
        : isWide
          ? [pill(tall * 0.959, 17)]
          : []),
  ];
  return [
    ...(isLying ? [element('g', { transform: `translate(0 ${tools.height}) rotate(-90)` }, frame)] : frame),
    ...((isDark || isWide) && !isClear
      ? [
          element('rect', {
            ...inset(bar, (device.line ?? 2) / 2, 1, (device.line ?? 2) / 2, 0),
            fill: isWide ? '#cccccc' : '#d5dbe2',
          }),
        ]
      : []),
    ...drawStatus(tools, bar, device, device.hasNotch === true && !isLying),
  ];
}

/** No file at hand names a pattern but `allWhite`; others say their color or their stripes in their name. */
const patternOf = (tools: Tools): string => (tools.control.type === 'iPhone' ? tools.value('bgPattern') : '');
const screenColor = (tools: Tools): string => (/black|dark/i.test(patternOf(tools)) ? black : white);

/** The upright stripes behind groups of rows that phones of that time had. */
function drawStripes(tools: Tools, { x, y, width, height }: Box): readonly SvgNode[] {
  if (!/stripe|line|pattern/i.test(patternOf(tools))) return [];
  const count = Math.min(100, Math.floor(width / 7));
  const d = Array.from({ length: count }, (_, at) => `M${Math.round(x + 7 * at + 3)} ${y}v${height}`).join('');
  return [element('path', { d, stroke: '#d5dbe2', 'stroke-width': 2, fill: 'none' })];
}

/** The frame alone, so that what lies below the screen stays to be seen: the screen's outline runs the other way round. */
function roundedFrame(outer: Box, corner: number, screen: Box, screenCorner: number): string {
  const n = (value: number): number => Math.round(value * 10) / 10;
  const ring = ({ x, y, width, height }: Box, radius: number, isHole: boolean): string => {
    const r = Math.max(0, Math.min(radius, width / 2, height / 2));
    const [right, bottom] = [x + width, y + height];
    // Where each corner begins, where it lies and where it ends, clockwise.
    const corners = [
      [x, y + r, x, y, x + r, y],
      [right - r, y, right, y, right, y + r],
      [right, bottom - r, right, bottom, right - r, bottom],
      [x + r, bottom, x, bottom, x, bottom - r],
    ] as const;
    const places = isHole
      ? [...corners].reverse().map(([ax, ay, px, py, bx, by]) => [bx, by, px, py, ax, ay] as const)
      : corners;
    return `${places
      .map(
        ([ax, ay, px, py, bx, by], index) =>
          `${index === 0 ? 'M' : 'L'}${n(ax)} ${n(ay)}Q${n(px)} ${n(py)} ${n(bx)} ${n(by)}`,
      )
      .join('')}Z`;
  };
  return ring(outer, corner, false) + ring(screen, screenCorner, true);
}

/** Time, signal and battery; where a notch is in the middle, on either side of it. */
function drawStatus(tools: Tools, bar: Box, device: Device, isEdge: boolean): readonly SvgNode[] {
  const side = Math.min(bar.height * 0.72, 16);
  const y = bar.y + (bar.height - side) / 2;
  const size = Math.min(bar.height * 0.65, 14);
  const right = bar.x + bar.width;
  const ink = device.button === 'wide' && !tools.flag('bgTransparent') ? white : black;
  const icon = (name: string, x: number): SvgNode => tools.icon(name, { x, y, size: side }, ink);
  if (device.button === 'bar' || device.button === 'wide') {
    const step = device.button === 'bar' ? 21.5 : 16;
    const time = device.button === 'bar' ? 61 : 52;
    return [
      icon('wifi', right - time - step * 2),
      icon('signal', right - time - step),
      icon('battery-full', right - time),
      tools.write('12:30', { ...bar, width: bar.width - 4 }, { align: 'right', size, isPlain: true, color: ink }),
    ];
  }
  const time = isEdge ? { ...bar, x: bar.x + 4, width: bar.width * 0.2 } : bar;
  return [
    icon('signal', isEdge ? right - 54 : bar.x + 4),
    icon('wifi', isEdge ? right - 38 : bar.x + 6 + side),
    tools.write('9:41', time, { align: 'center', size, isPlain: true }),
    icon('battery-full', right - (isEdge ? 22 : side + 5)),
  ];
}

/** iPhoneMenu: rows with an arrow, a switch or a check at their end. */
export function drawPhoneMenu(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const lines = tools.text.split('\n');
  const row = height / Math.max(1, lines.length);
  const isSquare = tools.value('borderStyle') === 'square';
  return [
    pen.rounded(inset(box, 0.7), isSquare ? 0 : 10, { fill: white }),
    ...lines.flatMap((line, index) => {
      const [words = '', end = ''] = itemsOf(line, ',');
      const cell = { x: 0, y: row * index, width, height: row };
      const middle = cell.y + row / 2;
      const onOff = /^(on|off)$/i.exec(end);
      return [
        ...(index === 0
          ? []
          : [pen.line({ x: 1, y: cell.y }, { x: width - 1, y: cell.y }, { stroke: gray, width: 1 })]),
        tools.write(words, inset(cell, 12, 0, 60, 0), { bold: true }),
        ...(end === '>'
          ? [tools.icon('chevron-right', { x: width - 24, y: middle - 7, size: 14 }, gray)]
          : onOff
            ? drawToggle(tools, { x: width - 54, y: middle - 11, width: 44, height: 22 }, /^on$/i.test(end))
            : /^(v|x|check)$/i.test(end)
              ? [tools.icon('check', { x: width - 24, y: middle - 7, size: 14 })]
              : [tools.write(end, inset(cell, 12), { align: 'right', color: gray, size })]),
      ];
    }),
  ];
}

const drawToggle = ({ pen, scene }: Tools, box: Box, isOn: boolean): readonly SvgNode[] => [
  pen.rounded(box, box.height / 2, { fill: isOn ? scene.selectionColor : lightGray }),
  pen.ellipse(
    {
      x: isOn ? box.x + box.width - box.height + 2 : box.x + 2,
      y: box.y + 2,
      width: box.height - 4,
      height: box.height - 4,
    },
    { fill: white },
  ),
];

/** iPhoneKeyboard: letters to tap. */
export function drawKeyboard(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const rows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];
  const row = height / 4;
  const key = width / 10;
  const size = Math.min(row * 0.42, key * 0.6, 20);
  const keys = rows.flatMap((letters, line) =>
    Array.from(letters).map((letter, index) => ({
      letter,
      box: {
        x: (width - letters.length * key) / 2 + index * key + 1.5,
        y: row * line + 3,
        width: key - 3,
        height: row - 6,
      },
    })),
  );
  const foot = (label: string, from: number, to: number) => ({
    letter: label,
    box: { x: width * from + 1.5, y: row * 3 + 3, width: width * (to - from) - 3, height: row - 6 },
  });
  return [
    pen.rectangle(inset(box, 0.7), { fill: '#cfcfcf' }),
    ...[...keys, foot('123', 0, 0.25), foot('space', 0.25, 0.75), foot('return', 0.75, 1)].flatMap(
      ({ letter, box: place }) => [
        pen.rounded(place, 4, { fill: white, width: 1 }),
        tools.write(letter, place, { align: 'center', size: letter.length > 1 ? size * 0.75 : size, isPlain: true }),
      ],
    ),
  ];
}

/** iPhonePicker: wheels side by side, the middle row chosen. */
export function drawPicker(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const rows = tools.text.split('\n').map((line) => itemsOf(line, ','));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const tall = Math.min(height / 3, size * 2.3);
  const middle = (height - tall) / 2;
  const first = middle - tall * Math.floor((Math.min(rows.length, 5) - 1) / 2);
  return [
    pen.rounded(inset(box, 0.7), 6, { fill: '#8a8a8a' }),
    ...Array.from({ length: columns }, (_, column) => {
      const wheel = {
        x: 6 + ((width - 12) / columns) * column + 2,
        y: 6,
        width: (width - 12) / columns - 4,
        height: height - 12,
      };
      return [
        pen.rounded(wheel, 5, { fill: white }),
        ...rows.flatMap((row, index) => {
          const y = first + tall * index;
          return y < 4 || y + tall > height - 4
            ? []
            : [
                tools.write(
                  row[column] ?? '',
                  { x: wheel.x + 6, y, width: wheel.width - 12, height: tall },
                  { bold: true },
                ),
              ];
        }),
      ];
    }).flat(),
    element('rect', {
      x: 3,
      y: middle,
      width: width - 6,
      height: tall,
      fill: tools.scene.selectionColor,
      'fill-opacity': 0.45,
    }),
  ];
}
