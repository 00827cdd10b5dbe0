// Draws lines and shapes: by a hand that trembles the same way every time, or straight, as the skin says.
import type { OpSet, ResolvedOptions } from 'roughjs/bin/core';
import { curve, linearPath } from 'roughjs/bin/renderer';
import type { Box, Point } from './scene';
import { element, type SvgElement } from './svg';

/** How a shape looks. Colors are CSS colors; widths are pixels. */
export interface Ink {
  /** `none` for no line. Black when not given. */
  readonly stroke?: string;
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly opacity?: number;
  readonly width?: number;
  /** Lengths of dash and gap. */
  readonly dash?: string;
}

/** A pen for one control. Every shape takes the next tremble of its own sequence, so equal files look equal. */
export interface Pen {
  /** Whether it draws by hand. */
  readonly isSketch: boolean;
  /** Pixels of its lines. */
  readonly lineWidth: number;
  line(from: Point, to: Point, ink?: Ink): SvgElement;
  /** Straight pieces through these points. */
  polyline(points: readonly Point[], ink?: Ink): SvgElement;
  polygon(points: readonly Point[], ink?: Ink): SvgElement;
  /** A soft curve through these points. */
  curve(points: readonly Point[], ink?: Ink): SvgElement;
  rectangle(box: Box, ink?: Ink): SvgElement;
  /** A rectangle with these corner radii, clockwise from the top left; one number for all four. */
  rounded(box: Box, radius: number | readonly [number, number, number, number], ink?: Ink): SvgElement;
  ellipse(box: Box, ink?: Ink): SvgElement;
}

/** The color of lines and letters unless a control says otherwise. */
export const black = '#000000';

/**
 * Pixels of a line: by hand as by a pen, in the other skin as thin as a screen can. At 2.7 drawings are as dark as the
 * original's pictures of the same mockups (0.9 to 1.0 of them; at 2 it was 0.7 to 0.9), and most like them.
 */
const lineWidths = { sketch: 2.7, wireframe: 1 } as const;

/** How the hand trembles: once along each line, never at its ends. Nothing is hatched, so the rest says nothing. */
const hand: ResolvedOptions = {
  maxRandomnessOffset: 2,
  roughness: 0.55,
  bowing: 0.5,
  stroke: black,
  strokeWidth: 1,
  curveFitting: 0.95,
  curveTightness: 0,
  curveStepCount: 9,
  fillStyle: 'solid',
  fillWeight: 0,
  hachureAngle: 0,
  hachureGap: 0,
  dashOffset: 0,
  dashGap: 0,
  zigzagOffset: 0,
  seed: 1,
  disableMultiStroke: true,
  disableMultiStrokeFill: true,
  preserveVertices: true,
  fillShapeRoughnessGain: 0,
};

/** A number from a text, the same for the same text, never 0 (which would mean: at random). */
export function seedOf(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  }
  return (hash >>> 1) + 1;
}

/** A pen in the given skin. `seed` as of `seedOf`. */
export function createPen(skin: 'sketch' | 'wireframe', seed: number): Pen {
  let next = seed;
  const options = (): ResolvedOptions => {
    next = (Math.imul(next, 48_271) >>> 1) + 1;
    return { ...hand, seed: next };
  };
  const isSketch = skin === 'sketch';
  const lineWidth = lineWidths[skin];

  const paint = (ink: Ink | undefined) => paintWith(lineWidth, ink);
  const path = (d: string, ink: Ink | undefined): SvgElement => element('path', { d, ...paint(ink) });

  const polyline = (points: readonly Point[], isClosed: boolean, ink?: Ink): SvgElement => {
    const places = points.map(({ x, y }): [number, number] => [x, y]);
    if (!isSketch) return path(straight(places, isClosed), ink);
    return path(joined(linearPath(places, isClosed, options())) + (isClosed ? 'Z' : ''), ink);
  };

  return {
    isSketch,
    lineWidth,
    line: (from, to, ink) => polyline([from, to], false, ink),
    polyline: (points, ink) => polyline(points, false, ink),
    polygon: (points, ink) => polyline(points, true, ink),
    curve(points, ink) {
      const places = points.map(({ x, y }): [number, number] => [x, y]);
      return path(joined(curve(places, isSketch ? options() : { ...hand, roughness: 0 })), ink);
    },
    rectangle: (box, ink) => polyline(corners(box), true, ink),
    rounded: (box, radius, ink) => polyline(roundedCorners(box, radius), true, ink),
    ellipse(box, ink) {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (!isSketch) {
        return element('ellipse', { cx: x, cy: y, rx: box.width / 2, ry: box.height / 2, ...paint(ink) });
      }
      return path(
        ring({ x, y }, box, () => (options().seed % 1000) / 1000),
        ink,
      );
    },
  };
}

function paintWith(lineWidth: number, ink: Ink = {}): Record<string, string | number | undefined> {
  const stroke = ink.stroke ?? black;
  return {
    fill: ink.fill ?? 'none',
    'fill-opacity': ink.fillOpacity === 1 ? undefined : ink.fillOpacity,
    opacity: ink.opacity === 1 ? undefined : ink.opacity,
    ...(stroke === 'none' ? {} : { stroke, 'stroke-width': ink.width ?? lineWidth, 'stroke-dasharray': ink.dash }),
  };
}

/** Points of a ring by hand, and by how many pixels at most they are off it. */
const ringPoints = 8;
const ringTremble = 0.8;

/** A closed soft curve around a center; `random` gives numbers below 1. */
function ring({ x, y }: Point, { width, height }: Box, random: () => number): string {
  const tremble = Math.min(ringTremble, width / 40, height / 40);
  const places = Array.from({ length: ringPoints }, (_, at): Point => {
    const angle = (at / ringPoints) * 2 * Math.PI;
    const off = (random() * 2 - 1) * tremble;
    return { x: x + (width / 2 + off) * Math.cos(angle), y: y + (height / 2 + off) * Math.sin(angle) };
  });
  const place = (at: number): Point => places[(at + ringPoints) % ringPoints] ?? { x, y };
  const bend = (own: Point, before: Point, after: Point): string =>
    `${short(own.x + (after.x - before.x) / 6)} ${short(own.y + (after.y - before.y) / 6)}`;
  const pieces = places.map((from, at) => {
    const to = place(at + 1);
    return `C${bend(from, place(at - 1), to)} ${bend(to, place(at + 2), from)} ${short(to.x)} ${short(to.y)}`;
  });
  return `M${short(place(0).x)} ${short(place(0).y)}${pieces.join('')}Z`;
}

const short = (value: number): number => (Number.isFinite(value) ? Math.round(value * 10) / 10 : 0);

/** The pieces as one path: where a piece starts at the end of the one before, the pen is not lifted. */
function joined({ ops }: OpSet): string {
  let [text, x, y] = ['', NaN, NaN];
  for (const { op, data } of ops) {
    const numbers = data.map(short);
    const [endX, endY] = [numbers[numbers.length - 2] ?? 0, numbers[numbers.length - 1] ?? 0];
    if (op === 'move') {
      if (endX !== x || endY !== y) text += `M${numbers.join(' ')}`;
    } else {
      text += (op === 'lineTo' ? 'L' : 'C') + numbers.join(' ');
    }
    [x, y] = [endX, endY];
  }
  return text;
}

const straight = (points: readonly (readonly [number, number])[], isClosed: boolean): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('') + (isClosed ? 'Z' : '');

const corners = ({ x, y, width, height }: Box): readonly Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

function roundedCorners(
  { x, y, width, height }: Box,
  radius: number | readonly [number, number, number, number],
): readonly Point[] {
  const radii = typeof radius === 'number' ? [radius, radius, radius, radius] : radius;
  const most = Math.min(width, height) / 2;
  return radii.flatMap((wanted, corner) => {
    const r = Math.max(0, Math.min(wanted, most));
    const isRight = corner === 1 || corner === 2;
    const isBottom = corner >= 2;
    const center = { x: isRight ? x + width - r : x + r, y: isBottom ? y + height - r : y + r };
    if (r < 1) return [center];
    const steps = r < 6 ? 2 : Math.min(12, Math.ceil(r / 3));
    return Array.from({ length: steps + 1 }, (_, step) => {
      const angle = Math.PI + (corner * Math.PI) / 2 + ((step / steps) * Math.PI) / 2;
      return { x: center.x + r * Math.cos(angle), y: center.y + r * Math.sin(angle) };
    });
  });
}
