// Sizes while a file is changed: of a control as it is written, and those that a file caches of groups and of the whole.
import { boxAround } from '../control';
import { type Lettered, naturalSize } from '../natural';
import type { Box, Point } from '../scene';
import { toNumber } from '../values';
import { takeOut } from './arrange';
import { numeral } from './edits';
import type { Field, Notation } from './notation';

/** Measures controls of one mockup. */
interface Measure<Node> {
  readonly boxOf: (node: Node) => Box;
  /** The smallest box around what a group or the mockup holds. */
  readonly extentOf: (parent: Node) => Box;
}

/** As the reader measures them. */
export function measureWith<Node>(notation: Notation<Node>, lettered: Lettered): Measure<Node> {
  const number = (node: Node, field: Field): number | undefined => toNumber(notation.fieldOf(node, field));
  const size = (node: Node, given: 'w' | 'h', cached: 'measuredW' | 'measuredH', natural: () => number): number => {
    const first = number(node, given);
    if (first !== undefined && first >= 0) return first;
    const second = number(node, cached);
    return second !== undefined && second >= 0 ? second : natural();
  };
  const boxOf = (node: Node): Box => {
    const type = notation.typeOf(node);
    const natural = (): { readonly width: number; readonly height: number } => {
      if (type !== '__group__') return naturalSize(type, notation.textOf(node), notation.propertiesOf(node), lettered);
      const inner = extentOf(node);
      return { width: inner.x + inner.width, height: inner.y + inner.height };
    };
    return {
      x: number(node, 'x') ?? 0,
      y: number(node, 'y') ?? 0,
      width: size(node, 'w', 'measuredW', () => natural().width),
      height: size(node, 'h', 'measuredH', () => natural().height),
    };
  };
  const extentOf = (parent: Node): Box => boxAround((notation.controlsIn(parent) ?? []).map(boxOf));
  return { boxOf, extentOf };
}

/** Moves a control by so much. */
export function moveBy<Node>(notation: Notation<Node>, { boxOf }: Measure<Node>, node: Node, by: Point): void {
  const { x, y } = boxOf(node);
  if (by.x !== 0) notation.setField(node, 'x', numeral(x + by.x));
  if (by.y !== 0) notation.setField(node, 'y', numeral(y + by.y));
}

/**
 * Makes true again what depends on the members of these groups, and of the mockup: where a group begins, how large it
 * is, whether it is there at all.
 * @param before what the groups that were touched held before
 */
export function settle<Node>(
  notation: Notation<Node>,
  measure: Measure<Node>,
  root: Node,
  before: ReadonlyMap<Node, Box>,
): void {
  const { extentOf } = measure;
  const visit = (parent: Node): void => {
    for (const child of notation.controlsIn(parent) ?? []) {
      if (!before.has(child)) continue;
      visit(child);
      if (notation.controlsIn(child)?.length === 0) takeOut(notation, parent, child);
      else settleGroup(child);
    }
  };
  const settleGroup = (group: Node): void => {
    const was = before.get(group);
    const { x, y, width, height } = extentOf(group);
    // The first member stands at the group's own corner.
    const shift = { x: was?.x === 0 ? x : 0, y: was?.y === 0 ? y : 0 };
    if (shift.x !== 0 || shift.y !== 0) {
      moveBy(notation, measure, group, shift);
      const back = { x: -shift.x, y: -shift.y };
      for (const member of notation.controlsIn(group) ?? []) moveBy(notation, measure, member, back);
    }
    const now = { width: x - shift.x + width, height: y - shift.y + height };
    // A group that shows a part of itself has that part's size.
    const isWhole = notation.propertiesOf(group)['crop'] === undefined;
    if (isWhole && was) {
      follow(group, 'w', was.x + was.width, now.width);
      follow(group, 'h', was.y + was.height, now.height);
    }
    keep(group, 'measuredW', now.width);
    keep(group, 'measuredH', now.height);
  };
  /** A size of its own that was the members' stays theirs. */
  const follow = (group: Node, field: 'w' | 'h', was: number, now: number): void => {
    const size = toNumber(notation.fieldOf(group, field));
    if (size !== undefined && size >= 0 && Math.abs(size - was) < 1.5) notation.setField(group, field, numeral(now));
  };
  const keep = (group: Node, field: 'measuredW' | 'measuredH', value: number): void => {
    if (notation.fieldOf(group, field) !== undefined) notation.setField(group, field, numeral(value));
  };
  visit(root);
  const { x, y, width, height } = extentOf(root);
  notation.setExtent(root, { measuredW: x + width, measuredH: y + height, mockupW: width, mockupH: height });
}
