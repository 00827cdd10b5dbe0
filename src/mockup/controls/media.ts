// Pictures, players, maps and dates.
import { element, type SvgNode } from '../svg';
import { gray, inset, lightGray, white, type Tools } from '../tools';
import { turned } from './buttons';

/** Image: the project's picture when it is there, else a box with a cross and the words for it. */
export function drawImage(tools: Tools): readonly SvgNode[] {
  const { pen, box } = tools;
  const { source } = tools.control;
  const picture =
    source !== undefined && Object.prototype.hasOwnProperty.call(tools.scene.assets, source)
      ? tools.scene.assets[source]
      : undefined;
  const border = tools.value('borderStyle');
  if (picture !== undefined) {
    return turned(
      [
        element('image', { ...box, href: picture, preserveAspectRatio: 'none' }),
        ...(border === 'none' ? [] : [pen.rectangle(inset(box, 1))]),
      ],
      tools.number('rotation'),
      tools,
    );
  }
  return tools.text !== ''
    ? drawCrossed(tools, tools.text, { color: tools.color('color') })
    : drawCrossed(tools, nameOf(source), { color: tools.color('color'), isName: true });
}

/** A group that nothing is in: the original shows where it is, and its name. */
export function drawGroup(tools: Tools): readonly SvgNode[] {
  if (tools.control.children.length > 0) return [];
  const name = tools.value('controlName');
  return name === '' ? [] : drawCrossed(tools, name, { isName: true, stroke: '#cccccc' });
}

/** What a box with a cross says, and how. */
interface Crossed {
  /** Whether the words are there to tell one from another: smaller, then broken, rather than over what stands beside. */
  readonly isName?: boolean;
  readonly color?: string;
  readonly stroke?: string;
}

function drawCrossed(tools: Tools, words: string, { isName = false, color, stroke }: Crossed): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const size = isName ? Math.min(tools.size, 11) : tools.size;
  const lines = words.split('\n');
  const isWide = Math.max(...lines.map((line) => tools.measure(line, size))) > width - 6;
  const ink = stroke === undefined ? {} : { stroke };
  return [
    pen.rectangle(inset(box, 1), { ...ink, fill: white }),
    pen.line({ x: 1, y: 1 }, { x: width - 1, y: height - 1 }, ink),
    pen.line({ x: width - 1, y: 1 }, { x: 1, y: height - 1 }, ink),
    ...(words === '' || height < 14 || width < 24
      ? []
      : [
          element('rect', { ...labelBox(tools, words, size), fill: white, 'fill-opacity': 0.85 }),
          tools.write(words, inset(box, 3), {
            align: 'center',
            wraps: isWide,
            clips: true,
            size,
            isPlain: isName,
            ...(color === undefined ? {} : { color }),
          }),
        ]),
  ];
}

const nameOf = (source: string | undefined): string =>
  source === undefined || /^[\dA-F-]{30,}$/i.test(source)
    ? ''
    : (
        source
          .replace(/[?#].*$/, '')
          .split(/[/\\]/)
          .pop() ?? ''
      ).slice(0, 80);

function labelBox(tools: Tools, words: string, size: number) {
  const { width, height } = tools;
  const lines = words.split('\n');
  const wide = Math.min(width - 4, Math.max(...lines.map((line) => tools.measure(line, size))) + 8);
  const tall = Math.min(height - 4, size * 1.3 * lines.length);
  return { x: (width - wide) / 2, y: (height - tall) / 2, width: Math.max(0, wide), height: Math.max(0, tall) };
}

/** Webcam: somebody in a frame. */
export function drawWebcam(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const head = Math.min(width, height) * 0.36;
  const shoulders = { left: width * 0.2, right: width * 0.8, top: height * 0.66 };
  return [
    pen.rectangle(inset(box, 0.7), { fill: tools.scene.edition === 'mockups' ? white : lightGray }),
    pen.polygon(
      [
        { x: shoulders.left, y: height - 1.5 },
        { x: shoulders.left + width * 0.06, y: shoulders.top + height * 0.08 },
        { x: width * 0.4, y: shoulders.top },
        { x: width * 0.6, y: shoulders.top },
        { x: shoulders.right - width * 0.06, y: shoulders.top + height * 0.08 },
        { x: shoulders.right, y: height - 1.5 },
      ],
      { fill: white },
    ),
    pen.ellipse({ x: (width - head) / 2, y: height * 0.18, width: head, height: head * 1.2 }, { fill: white }),
  ];
}

/** VideoPlayer: a screen, a play button, a bar. */
export function drawVideoPlayer(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const bar = Math.min(30, height * 0.25);
  const screen = height - bar;
  const button = Math.min(60, screen * 0.5, width * 0.4);
  const foot = screen + bar / 2;
  return [
    pen.rectangle(inset(box, 0.7), { fill: '#dadada' }),
    pen.ellipse({ x: (width - button) / 2, y: (screen - button) / 2, width: button, height: button }, { fill: white }),
    tools.icon('play', { x: width / 2 - button / 4 + 2, y: (screen - button / 2) / 2, size: button / 2 }),
    pen.rectangle({ x: 0.7, y: screen, width: width - 1.4, height: bar - 0.7 }, { fill: lightGray }),
    tools.icon('play', { x: 7, y: foot - bar * 0.25, size: bar * 0.5 }),
    ...(width > 110
      ? [
          pen.line({ x: 32, y: foot }, { x: width - 60, y: foot }, { stroke: gray, width: 3 }),
          pen.ellipse({ x: 32 + (width - 92) * 0.3, y: foot - 5, width: 10, height: 10 }, { fill: white }),
          tools.icon('volume-high', { x: width - 50, y: foot - bar * 0.25, size: bar * 0.5 }),
          tools.icon('expand', { x: width - 24, y: foot - bar * 0.25, size: bar * 0.5 }),
        ]
      : []),
  ];
}

/** CoverFlow: covers side by side, the middle one in front. */
export function drawCoverFlow(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const tall = height * 0.66;
  const top = height * 0.1;
  const side = (index: number, isRight: boolean): SvgNode => {
    const near = width * (0.3 - index * 0.09);
    const far = near - width * 0.08;
    const [inner, outer] = isRight ? [width - near, width - far] : [near, far];
    return pen.polygon(
      [
        { x: outer, y: top },
        { x: inner, y: top + tall * 0.1 },
        { x: inner, y: top + tall * 0.9 },
        { x: outer, y: top + tall },
      ],
      { fill: white },
    );
  };
  const front = Math.min(tall, width * 0.34);
  return [
    pen.rectangle(inset(box, 0.7), { fill: '#4a4a4a' }),
    ...[2, 1, 0].flatMap((index) => [side(index, false), side(index, true)]),
    pen.rectangle({ x: (width - front) / 2, y: top, width: front, height: tall }, { fill: white }),
    pen.line({ x: (width - front) / 2, y: top }, { x: (width + front) / 2, y: top + tall }, { stroke: gray, width: 1 }),
    pen.line({ x: (width + front) / 2, y: top }, { x: (width - front) / 2, y: top + tall }, { stroke: gray, width: 1 }),
    pen.rounded({ x: width * 0.2, y: height * 0.87, width: width * 0.6, height: Math.max(5, height * 0.06) }, 5, {
      fill: lightGray,
    }),
    pen.rounded({ x: width * 0.45, y: height * 0.87, width: width * 0.12, height: Math.max(5, height * 0.06) }, 5, {
      fill: white,
    }),
  ];
}

/** Map: streets, water, a marker. */
export function drawMap(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const at = (across: number, down: number) => ({ x: width * across, y: height * down });
  const street = { stroke: gray, width: 1.4 };
  const marker = Math.min(28, width * 0.3, height * 0.3);
  return [
    pen.rectangle(inset(box, 0.7), { fill: '#f4f4f4', stroke: 'none' }),
    pen.polygon([at(0, 0.62), at(0.25, 0.7), at(0.42, 0.9), at(0.45, 1), at(0, 1)], {
      fill: '#dcdcdc',
      stroke: 'none',
    }),
    pen.curve([at(0.02, 0.3), at(0.3, 0.36), at(0.65, 0.28), at(0.98, 0.34)], {
      ...street,
      width: 3,
      stroke: '#b9b9b9',
    }),
    pen.curve([at(0.6, 0.02), at(0.55, 0.4), at(0.62, 0.7), at(0.58, 0.98)], {
      ...street,
      width: 3,
      stroke: '#b9b9b9',
    }),
    pen.line(at(0.3, 0.02), at(0.26, 0.68), street),
    pen.line(at(0.82, 0.02), at(0.86, 0.98), street),
    pen.line(at(0.3, 0.55), at(0.98, 0.6), street),
    pen.line(at(0.6, 0.82), at(0.98, 0.8), street),
    tools.icon('location-dot', { x: width * 0.58 - marker / 2, y: height * 0.33 - marker, size: marker }, '#cf2a27'),
    pen.rectangle(inset(box, 0.7)),
    ...(width > 60 && height > 60
      ? [
          pen.rectangle({ x: 8, y: 8, width: 18, height: 18 }, { fill: white, width: 1 }),
          pen.rectangle({ x: 8, y: 28, width: 18, height: 18 }, { fill: white, width: 1 }),
          tools.icon('plus', { x: 11, y: 11, size: 12 }),
          tools.icon('minus', { x: 11, y: 31, size: 12 }),
        ]
      : []),
  ];
}

/** Calendar: one month, the one that the original shows. */
export function drawCalendar(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const head = height * 0.2;
  const row = (height - head) / 6;
  const column = width / 7;
  const size = Math.max(4, Math.min(row * 0.72, column * 0.68, 16));
  const firstDay = 5;
  const cell = (index: number, line: number) => ({
    x: column * index,
    y: head + row * line,
    width: column,
    height: row,
  });
  const arrow = head * 0.7;
  return [
    pen.rectangle(inset(box, 1), { fill: white, stroke: 'none' }),
    tools.write(
      'FEB 2008',
      { x: 0, y: 0, width, height: head },
      { align: 'center', size: Math.min(head * 0.62, 18), isPlain: true },
    ),
    tools.icon('caret-left', { x: 3, y: (head - arrow) / 2, size: arrow }),
    tools.icon('caret-right', { x: width - 3 - arrow, y: (head - arrow) / 2, size: arrow }),
    ...['S', 'M', 'T', 'W', 'T', 'F', 'S'].map((day, index) =>
      tools.write(day, cell(index, 0), { align: 'center', size, isPlain: true }),
    ),
    pen.line({ x: 1, y: head + row }, { x: width - 1, y: head + row }, { width: 1 }),
    ...Array.from({ length: 29 }, (_, index) =>
      tools.write(String(index + 1), cell((index + firstDay) % 7, 1 + Math.floor((index + firstDay) / 7)), {
        align: 'center',
        size,
        isPlain: true,
      }),
    ),
    pen.rectangle(inset(box, 1)),
  ];
}

/** MediaControls: back, play and onward, three round buttons. */
export function drawMediaControls(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const names = ['backward', 'play', 'forward'];
  const side = Math.min(height - 2, width / names.length - 4);
  return names.flatMap((name, index) => {
    const x = (width / names.length) * (index + 0.5) - side / 2;
    const y = (height - side) / 2;
    return [
      pen.ellipse({ x, y, width: side, height: side }, { fill: white }),
      tools.icon(name, { x: x + side * 0.25, y: y + side * 0.25, size: side * 0.5 }),
    ];
  });
}
