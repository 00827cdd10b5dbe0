// Where controls are on the paper: their boxes and what is under a point. Pure.
import { boxAround } from '../control';
import type { Box, Control, Point } from '../scene';
import type { ControlType } from '../types';

/** The path of what a control lies in; empty for the mockup itself. */
export const parentOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** The controls of a mockup, or of the group of this path. */
export function controlsIn(controls: readonly Control[], group: string): readonly Control[] {
  if (group === '') return controls;
  return controls.flatMap((control) =>
    control.path === group
      ? control.children
      : group.startsWith(`${control.path}/`)
        ? controlsIn(control.children, group)
        : [],
  );
}

/** Where a group, or the mockup, has its origin on the paper. */
export function originOf(controls: readonly Control[], group: string): Point {
  let [x, y] = [0, 0];
  let among = controls;
  const parts = group === '' ? [] : group.split('/');
  parts.forEach((_, index) => {
    const path = parts.slice(0, index + 1).join('/');
    const found = among.find((control) => control.path === path);
    if (!found) return;
    x += found.box.x;
    y += found.box.y;
    among = found.children;
  });
  return { x, y };
}

/** A box moved by so much. */
export const movedBy = (box: Box, by: Point): Box => ({ ...box, x: box.x + by.x, y: box.y + by.y });

/** What is shown of a control: an arrow reaches beyond its box. */
export function reachOf({ box, arrow }: Control): Box {
  if (!arrow) return box;
  const ends = [arrow.from, arrow.to].map(({ x, y }) => ({ x: box.x + x, y: box.y + y, width: 0, height: 0 }));
  return boxAround([box, ...ends]);
}

/** Whether one box lies wholly in another. */
export const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const lines: ReadonlySet<string> = new Set<ControlType>(['Arrow', 'HRule', 'VRule']);

/** Whether a point is on what a control shows. */
function isOn(control: Control, point: Point, tolerance: number): boolean {
  const { box, type, arrow, children, isSymbol } = control;
  if (type === '__group__' && !isSymbol) {
    const inside = { x: point.x - box.x, y: point.y - box.y };
    return children.some((child) => isOn(child, inside, tolerance));
  }
  if (type === 'Arrow') {
    const [from, to] = arrow ? [arrow.from, arrow.to] : endsOf(control);
    return distance({ x: point.x - box.x, y: point.y - box.y }, from, to) <= tolerance * 2;
  }
  const slack = lines.has(type) ? tolerance : 1;
  return (
    point.x >= box.x - slack &&
    point.y >= box.y - slack &&
    point.x <= box.x + box.width + slack &&
    point.y <= box.y + box.height + slack
  );
}

/** An arrow of the older kind runs across its box. */
function endsOf({ box: { width, height }, properties }: Control): readonly [Point, Point] {
  return properties['direction'] === 'bottom'
    ? [
        { x: 0, y: 0 },
        { x: width, y: height },
      ]
    : [
        { x: 0, y: height },
        { x: width, y: 0 },
      ];
}

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const at = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - at * dx, point.y - from.y - at * dy);
}

/**
 * All controls under a point, the topmost first. What is locked is among them where that is asked.
 * @param controls siblings, and the point in their coordinates
 * @param tolerance pixels by which a line may be missed
 */
export const under = (
  controls: readonly Control[],
  point: Point,
  tolerance: number,
  withLocked = false,
): readonly Control[] =>
  [...controls].reverse().filter((control) => (withLocked || !control.isLocked) && isOn(control, point, tolerance));
