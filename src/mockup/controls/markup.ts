// Commentary on a design: arrows, notes, call-outs, braces, crossings-out.
import { black } from '../pen';
import type { Point } from '../scene';
import { element, type SvgNode } from '../svg';
import { inset, type Tools } from '../tools';

/** Arrow: straight or bent, with heads where it says. */
export function drawArrow(tools: Tools): readonly SvgNode[] {
  const { pen, size } = tools;
  const stroke = tools.control.properties['stroke'];
  const ink = {
    stroke: tools.color('color', black),
    width: 2,
    opacity: Math.max(0.15, tools.number('backgroundAlpha', 1)),
    ...(stroke === 'dotted' ? { dash: '1 6' } : stroke === 'dashed' ? { dash: '10 8' } : {}),
  };
  const { from, to, bend } = courseOf(tools);
  const points = Array.from({ length: 9 }, (_, step) => along(from, bend, to, step / 8));
  const isStraight = distanceToLine(bend, from, to) < 1;
  const ends = tools.control.arrow ? false : true;
  const middle = along(from, bend, to, 0.5);
  const width = tools.measure(tools.text) + 8;
  return [
    isStraight ? pen.line(from, to, ink) : pen.curve(points, ink),
    ...(tools.flag('leftArrow', ends) ? [drawHead(tools, bend, from, ink.stroke, ink.opacity)] : []),
    ...(tools.flag('rightArrow', true) ? [drawHead(tools, bend, to, ink.stroke, ink.opacity)] : []),
    ...(tools.text === ''
      ? []
      : [
          element('rect', {
            x: middle.x - width / 2,
            y: middle.y - size * 0.75,
            width,
            height: size * 1.5,
            fill: '#ffffff',
            'fill-opacity': 0.9,
          }),
          tools.write(
            tools.text,
            { x: middle.x - width / 2, y: middle.y - size, width, height: size * 2 },
            { align: 'center' },
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
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const through = {
      x: from.x + dx * handle.x + dy * handle.y,
      y: from.y + dy * handle.x - dx * handle.y,
    };
    return { from, to, bend: { x: through.x * 2 - (from.x + to.x) / 2, y: through.y * 2 - (from.y + to.y) / 2 } };
  }
  const { width, height } = tools;
  const pad = 2;
  const descends = tools.control.properties['direction'] !== 'bottom';
  const flat = height <= 12;
  const narrow = width <= 12;
  const from = narrow ? { x: width / 2, y: pad } : { x: pad, y: flat ? height / 2 : descends ? pad : height - pad };
  const to = narrow
    ? { x: width / 2, y: height - pad }
    : { x: width - pad, y: flat ? height / 2 : descends ? height - pad : pad };
  const curvature = tools.number('curvature', 0);
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

function drawHead({ pen, width, height }: Tools, from: Point, to: Point, stroke: string, opacity: number): SvgNode {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.max(5, Math.min(13, Math.hypot(width, height) / 3));
  const side = (turn: number): Point => ({
    x: to.x - length * Math.cos(angle + turn),
    y: to.y - length * Math.sin(angle + turn),
  });
  return pen.polygon([to, side(0.42), side(-0.42)], { stroke, fill: stroke, width: 1.2, opacity });
}

/** StickyNote: a yellow sheet under a strip of tape. */
export function drawStickyNote(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const fill = tools.color('color', '#ffe957');
  const tape = Math.min(30, width * 0.3);
  const body = { x: 1, y: Math.min(8, height / 6), width: width - 3, height: height - Math.min(8, height / 6) - 3 };
  const align = tools.control.properties['align'];
  return [
    element('rect', {
      x: body.x + 3,
      y: body.y + 4,
      width: Math.max(0, body.width - 1),
      height: Math.max(0, body.height - 1),
      fill: '#000000',
      'fill-opacity': 0.14,
    }),
    pen.rectangle(body, { fill, stroke: '#c2ad2e', width: 1 }),
    element('rect', {
      x: (width - tape) / 2,
      y: 0,
      width: tape,
      height: Math.min(13, height / 5),
      fill: '#e2574c',
      'fill-opacity': 0.88,
      transform: `rotate(-2 ${width / 2} 8)`,
    }),
    tools.write(tools.text, inset(body, 7, Math.min(8, height / 12), 8, 3), {
      wraps: true,
      bullets: true,
      vertical: 'top',
      align: align === 'left' || align === 'right' ? align : 'center',
    }),
  ];
}

/** CallOut: a number or a few words on a spot of its own. */
export function drawCallOut(tools: Tools): readonly SvgNode[] {
  const { pen, box, height } = tools;
  const fill = tools.color('color', '#d3d34f');
  return [
    pen.rounded(inset(box, 1.2), Math.min(12, height * 0.3), { fill, width: 2 }),
    tools.write(tools.text, inset(box, 4, 2), { align: 'center', bold: true, wraps: tools.width > 80 }),
  ];
}

/** HCurly and VCurly: a brace with words at its point. */
export function drawCurly(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const isFlat = tools.control.type === 'HCurly';
  const direction = tools.control.properties['direction'] ?? (isFlat ? 'top' : 'left');
  const reach = Math.min(18, (isFlat ? height : width) * 0.35);
  const isFar = direction === 'bottom' || direction === 'right';
  const length = isFlat ? width : height;
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
  const breadth = isFlat ? height : width;
  // The point of the brace is at the words; its ends face what it embraces.
  const points = profile.map(([share, out]) => {
    const across = isFar ? breadth - reach + reach * out * 1 - (breadth - reach) : breadth - reach * out;
    const down = 1 + (length - 2) * share;
    return isFlat ? { x: down, y: across } : { x: across, y: down };
  });
  const words = isFlat
    ? { x: 4, y: isFar ? reach + 2 : 0, width: width - 8, height: height - reach - 4 }
    : { x: isFar ? reach + 6 : 0, y: 0, width: width - reach - 8, height };
  return [
    pen.curve(points, { stroke: tools.color('color', black), width: 1.8 }),
    tools.write(tools.text, words, {
      wraps: true,
      size,
      align: isFlat ? 'center' : isFar ? 'left' : 'right',
      vertical: isFlat ? (isFar ? 'top' : 'bottom') : 'middle',
    }),
  ];
}

/** ScratchOut: a red cross over what should go. */
export function drawScratchOut(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const ink = {
    stroke: tools.color('color', '#cc0000'),
    width: Math.max(3, Math.min(9, Math.min(width, height) / 14)),
    opacity: Math.max(0.15, tools.number('backgroundAlpha', 0.75)),
  };
  const pad = ink.width;
  return [
    pen.line({ x: pad, y: pad }, { x: width - pad, y: height - pad }, ink),
    pen.line({ x: width - pad, y: pad }, { x: pad, y: height - pad }, ink),
  ];
}
