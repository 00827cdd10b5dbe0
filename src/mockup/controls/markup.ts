// Commentary on a design: arrows, notes, call-outs, braces, crossings-out.
import type { Ink } from '../pen';
import type { Point } from '../scene';
import { element, type SvgNode } from '../svg';
import { hasBullets } from '../notation';
import { inset, readableOn, type Tools } from '../tools';

/** Arrow: straight or bent, with heads where it says. */
export function drawArrow(tools: Tools): readonly SvgNode[] {
  const { pen, size } = tools;
  const stroke = tools.value('stroke');
  const head: Ink = {
    stroke: tools.color('color'),
    // Dark in the original's pictures wherever they look at one: a line of its own width is missed half the time.
    width: pen.isSketch ? 4 : 2,
    opacity: Math.max(0.15, tools.number('backgroundAlpha')),
  };
  const ink = {
    ...head,
    ...(stroke === 'dotted' ? { dash: '1 8' } : stroke === 'dashed' ? { dash: '16 12' } : {}),
  };
  const { from, to, bend } = courseOf(tools);
  const points = Array.from({ length: 9 }, (_, step) => along(from, bend, to, step / 8));
  const isStraight = distanceToLine(bend, from, to) < 1;
  const share = Math.max(1, Math.min(7, tools.number('labelPosition')));
  const middle = along(from, bend, to, share / 8);
  const lines = tools.text.split(/\n|\\r/);
  const width = Math.max(...lines.map((line) => tools.measure(line))) + 8;
  const tall = lines.length * size * 1.2;
  return [
    isStraight ? pen.line(from, to, ink) : pen.curve(points, ink),
    ...(tools.flag('leftArrow') ? [drawHead(tools, bend, from, head)] : []),
    ...(tools.flag('rightArrow') ? [drawHead(tools, bend, to, head)] : []),
    ...(tools.text === ''
      ? []
      : [
          element('rect', {
            x: middle.x - width / 2,
            y: middle.y - tall / 2,
            width,
            height: tall,
            fill: '#ffffff',
            'fill-opacity': 0.8,
          }),
          tools.write(
            tools.text,
            { x: middle.x - width / 2, y: middle.y - tall / 2, width, height: tall },
            { align: 'center', color: tools.color('color') },
          ),
        ]),
  ];
}

interface Course {
  readonly from: Point;
  readonly to: Point;
  /** The control point of a quadratic curve. */
  readonly bend: Point;
}

/** Where an arrow runs: as a later file says by points, or as an earlier one says by a corner and a curvature. */
function courseOf(tools: Tools): Course {
  const { arrow } = tools.control;
  if (arrow) {
    const { from, to, handle } = arrow;
    if (tools.value('shape') === 'line') return { from, to, bend: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } };
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const through = {
      x: from.x + dx * handle.x + dy * handle.y,
      y: from.y + dy * handle.x - dx * handle.y,
    };
    return { from, to, bend: { x: through.x * 2 - (from.x + to.x) / 2, y: through.y * 2 - (from.y + to.y) / 2 } };
  }
  const { width, height } = tools;
  const pad = 2;
  const descends = tools.value('direction') !== 'bottom';
  const flat = height <= 12;
  const narrow = width <= 12;
  const from = narrow ? { x: width / 2, y: pad } : { x: pad, y: flat ? height / 2 : descends ? pad : height - pad };
  const to = narrow
    ? { x: width / 2, y: height - pad }
    : { x: width - pad, y: flat ? height / 2 : descends ? height - pad : pad };
  const curvature = tools.number('curvature');
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  if (curvature === 0 || flat || narrow) return { from, to, bend: middle };
  // A bent arrow leaves one corner along an edge of its box and reaches the other along the other edge.
  const isUpper = curvature > 0;
  const top = Math.min(from.y, to.y);
  const bottom = Math.max(from.y, to.y);
  const corner = { x: (from.y === top) === isUpper ? to.x : from.x, y: isUpper ? top : bottom };
  return { from, to, bend: { x: (corner.x + middle.x) / 2, y: (corner.y + middle.y) / 2 } };
}

const along = (a: Point, b: Point, c: Point, share: number): Point => {
  const [p, q, r] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a.x * p + b.x * q + c.x * r, y: a.y * p + b.y * q + c.y * r };
};

function distanceToLine(point: Point, a: Point, b: Point): number {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length === 0 ? 0 : Math.abs((b.x - a.x) * (a.y - point.y) - (a.x - point.x) * (b.y - a.y)) / length;
}

/** An arrow's head: two strokes. */
function drawHead({ pen, width, height }: Tools, from: Point, to: Point, ink: Ink): SvgNode {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.max(6, Math.min(15, Math.hypot(width, height) / 3));
  const side = (turn: number): Point => ({
    x: to.x - length * Math.cos(angle + turn),
    y: to.y - length * Math.sin(angle + turn),
  });
  return pen.polyline([side(0.5), to, side(-0.5)], ink);
}

/** StickyNote: a yellow sheet under a strip of tape. */
export function drawStickyNote(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const fill = tools.color('color');
  // On the original's small pictures, notes of 104 and 105 pixels have a strip of 45, wide ones a quarter of themselves.
  const tape = Math.min(width, Math.max(45, width / 4));
  const top = Math.min(16, height / 6);
  const body = { x: 1, y: top, width: Math.max(0, width - 4), height: Math.max(0, height - top - 4) };
  return [
    element('rect', { ...body, x: body.x + 3, y: body.y + 4, fill: '#000000', 'fill-opacity': 0.16 }),
    pen.rectangle(body, { fill, stroke: 'none' }),
    element('rect', {
      x: (width - tape) / 2,
      y: 0,
      width: tape,
      height: Math.min(21, height / 5),
      fill: '#e33c2f',
      'fill-opacity': 0.9,
      transform: `rotate(-2 ${width / 2} 10)`,
    }),
    // 82 pixels for the words of a note of 109: "Page 1 repeats" is two lines there, and five such notes break alike.
    tools.write(
      tools.text,
      inset(body, Math.min(11.5, width / 9), Math.min(11, height / 12), Math.min(11.5, width / 9), 2),
      {
        wraps: true,
        bullets: true,
        ...(hasBullets(tools.text) ? { align: 'left' } : {}),
        vertical: 'top',
        color: readableOn(fill),
      },
    ),
  ];
}

/** CallOut: a number or a few words on a spot of its own. */
export function drawCallOut(tools: Tools): readonly SvgNode[] {
  const { pen, box, height } = tools;
  const fill = tools.color('color');
  return [
    pen.rounded(inset(box, 2), Math.min(14, height * 0.36), { fill, width: 2.4 }),
    tools.write(tools.text, inset(box, 5, 2), {
      align: 'center',
      bold: true,
      wraps: tools.width > 60,
      color: readableOn(fill),
    }),
  ];
}

/** HCurly and VCurly: a brace at the edge that `direction` names, its words on the other side of its point. */
export function drawCurly(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const isFlat = tools.control.type === 'HCurly';
  const direction = tools.value('direction');
  const [length, breadth] = isFlat ? [width, height] : [height, width];
  const reach = Math.min(20, breadth * 0.35);
  const isFar = direction === 'bottom' || direction === 'right';
  const profile: readonly (readonly [number, number])[] = [
    [0, 0],
    [0.02, 0.35],
    [0.07, 0.5],
    [0.25, 0.5],
    [0.43, 0.5],
    [0.48, 0.62],
    [0.5, 1],
    [0.52, 0.62],
    [0.57, 0.5],
    [0.75, 0.5],
    [0.93, 0.5],
    [0.98, 0.35],
    [1, 0],
  ];
  // The ends lie at the named edge, on what the brace embraces; the point is toward the words.
  const points = profile.map(([share, out]) => {
    const across = isFar ? breadth - 1 - reach * out : 1 + reach * out;
    const down = 1 + (length - 2) * share;
    return isFlat ? { x: down, y: across } : { x: across, y: down };
  });
  const room = Math.max(8, breadth - reach - 6);
  const start = isFar ? 0 : reach + 5;
  const words = isFlat
    ? { x: 2, y: start, width: Math.max(8, width - 4), height: room }
    : { x: start, y: 0, width: room, height };
  const color = tools.color('color');
  return [
    pen.curve(points, { stroke: color, width: pen.isSketch ? 2.4 : 1.6 }),
    tools.write(tools.text, words, {
      wraps: true,
      size,
      color,
      align: isFlat ? 'center' : isFar ? 'right' : 'left',
      vertical: isFlat ? (isFar ? 'bottom' : 'top') : 'middle',
    }),
  ];
}

const crossing = (tools: Tools) => ({
  stroke: tools.color('color'),
  width: Math.max(3, Math.min(9, Math.min(tools.width, tools.height) / 16)),
  opacity: Math.max(0.15, tools.number('backgroundAlpha')),
});

/** ScratchOut: a red scribble over what should go. */
export function drawScratchOut(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const ink = { ...crossing(tools), width: 4 };
  const turns = Math.max(4, Math.min(24, Math.round(width / 22)));
  const points = Array.from({ length: turns + 1 }, (_, index) => ({
    x: 4 + ((width - 8) * index) / turns,
    y: index % 2 === 0 ? 4 + (height - 8) * 0.02 : height - 4 - (height - 8) * 0.02,
  }));
  return [pen.polyline(points, ink)];
}

/** RedX: two red strokes across, through which everything can be read. */
export function drawRedX(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const ink = crossing(tools);
  const pad = ink.width;
  return [
    pen.line({ x: pad, y: pad }, { x: width - pad, y: height - pad }, ink),
    pen.line({ x: width - pad, y: pad }, { x: pad, y: height - pad }, ink),
  ];
}
