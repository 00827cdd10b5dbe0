// Resizing by handles, aligning, distributing: from boxes to boxes.
import { boxAround } from '../control';
import type { Box, Point } from '../scene';

/** A handle by the sides that it moves: −1 the left or upper one, 1 the right or lower one. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** The handles around a box, clockwise from the top left. */
export const handles: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
];

/** Pixels: nothing is made smaller, or it could not be seen any more. */
const smallest = 4;

/** The box with a handle pulled by so much; `isEven` keeps its proportions at corners. Whole numbers come out. */
export function resized(box: Box, { x, y }: Handle, by: Point, isEven: boolean): Box {
  let width = Math.max(smallest, box.width + by.x * x);
  let height = Math.max(smallest, box.height + by.y * y);
  if (isEven && x !== 0 && y !== 0 && box.width > 0 && box.height > 0) {
    const scale = Math.max(width / box.width, height / box.height);
    width = box.width * scale;
    height = box.height * scale;
  }
  const [wide, tall] = [Math.round(width), Math.round(height)];
  return {
    x: x < 0 ? Math.round(box.x + box.width - wide) : box.x,
    y: y < 0 ? Math.round(box.y + box.height - tall) : box.y,
    width: x === 0 ? box.width : wide,
    height: y === 0 ? box.height : tall,
  };
}

/** Ways to align several boxes. */
export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** Where each box goes, in their order. */
export function aligned(boxes: readonly Box[], how: Alignment): readonly Point[] {
  const all = boxAround(boxes);
  return boxes.map(({ x, y, width, height }) => {
    switch (how) {
      case 'left':
        return { x: all.x, y };
      case 'center':
        return { x: Math.round(all.x + (all.width - width) / 2), y };
      case 'right':
        return { x: all.x + all.width - width, y };
      case 'top':
        return { x, y: all.y };
      case 'middle':
        return { x, y: Math.round(all.y + (all.height - height) / 2) };
      case 'bottom':
        return { x, y: all.y + all.height - height };
    }
  });
}

/** Where each box goes so that the gaps between them are equal; the outermost stay. */
export function distributed(boxes: readonly Box[], axis: 'x' | 'y'): readonly Point[] {
  const size = (box: Box): number => (axis === 'x' ? box.width : box.height);
  const order = boxes.map((_, index) => index).sort((a, b) => (boxes[a]?.[axis] ?? 0) - (boxes[b]?.[axis] ?? 0));
  const all = boxAround(boxes);
  const room = size(all) - boxes.reduce((sum, box) => sum + size(box), 0);
  const gap = boxes.length > 1 ? room / (boxes.length - 1) : 0;
  const places = boxes.map(({ x, y }): Point => ({ x, y }));
  let at = all[axis];
  for (const index of order) {
    const box = boxes[index];
    if (!box) continue;
    places[index] = axis === 'x' ? { x: Math.round(at), y: box.y } : { x: box.x, y: Math.round(at) };
    at += size(box) + gap;
  }
  return places;
}
