// Where a moved or resized box snaps: to edges and middles of the others.
import type { Box, Point } from '../scene';

/** One edge or middle. Positions are pixels of the mockup. */
interface Mark {
  readonly at: number;
  /** How far along the other axis what has it reaches. */
  readonly from: number;
  readonly to: number;
}

/** The edges and middles of everything that something may snap to, made once for each drag. */
export interface Marks {
  readonly x: readonly Mark[];
  readonly y: readonly Mark[];
}

/** A line to be shown where something snapped. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What a box may snap to. */
export const marksOf = (boxes: readonly Box[]): Marks => ({
  x: boxes.flatMap(({ x, y, width, height }) =>
    [x, x + width / 2, x + width].map((at) => ({ at, from: y, to: y + height })),
  ),
  y: boxes.flatMap(({ x, y, width, height }) =>
    [y, y + height / 2, y + height].map((at) => ({ at, from: x, to: x + width })),
  ),
});

/** A correction, and the lines that explain it. */
interface Snap {
  readonly by: Point;
  readonly guides: readonly Guide[];
}

/** By how much this box, where it is now, should move to snap. `within` is in pixels of the mockup. */
export function snapBox(box: Box, marks: Marks, within: number): Snap {
  const x = nearest([box.x, box.x + box.width / 2, box.x + box.width], marks.x, within);
  const y = nearest([box.y, box.y + box.height / 2, box.y + box.height], marks.y, within);
  const moved = { ...box, x: box.x + (x?.by ?? 0), y: box.y + (y?.by ?? 0) };
  return {
    by: { x: x?.by ?? 0, y: y?.by ?? 0 },
    guides: [
      ...(x ? [guide('x', x.mark, moved.y, moved.y + moved.height)] : []),
      ...(y ? [guide('y', y.mark, moved.x, moved.x + moved.width)] : []),
    ],
  };
}

/** The same for one edge alone, which is being dragged. */
export function snapEdge(axis: 'x' | 'y', at: number, from: number, to: number, marks: Marks, within: number): Snap {
  const found = nearest([at], marks[axis], within);
  if (!found) return { by: { x: 0, y: 0 }, guides: [] };
  return {
    by: axis === 'x' ? { x: found.by, y: 0 } : { x: 0, y: found.by },
    guides: [guide(axis, found.mark, from, to)],
  };
}

const guide = (axis: 'x' | 'y', mark: Mark, from: number, to: number): Guide => ({
  axis,
  at: mark.at,
  from: Math.min(mark.from, from),
  to: Math.max(mark.to, to),
});

function nearest(
  own: readonly number[],
  marks: readonly Mark[],
  within: number,
): { readonly by: number; readonly mark: Mark } | undefined {
  let best: { by: number; mark: Mark } | undefined;
  for (const mark of marks) {
    for (const at of own) {
      const by = mark.at - at;
      if (Math.abs(by) <= within && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, mark };
    }
  }
  return best;
}
