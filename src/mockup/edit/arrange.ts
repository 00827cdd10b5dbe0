// Which control lies over which: files number siblings from 0 on, lowest first, without holes.
import type { Point } from '../scene';
import { toNumber } from '../values';
import { numeral } from './edits';
import type { Measure } from './measure';
import type { Notation } from './notation';

const orderOf = <Node>(notation: Notation<Node>, node: Node): number => toNumber(notation.fieldOf(node, 'zOrder')) ?? 0;

/** Siblings as they are painted, lowest first; equal ones as they stand in the file. */
export const inOrder = <Node>(notation: Notation<Node>, siblings: readonly Node[]): readonly Node[] =>
  [...siblings].sort((a, b) => orderOf(notation, a) - orderOf(notation, b));

/** Whether these are numbered without holes. */
export const isDense = <Node>(notation: Notation<Node>, siblings: readonly Node[]): boolean =>
  inOrder(notation, siblings).every((node, index) => orderOf(notation, node) === index);

/** Numbers siblings in this order; what has its number already is left as it is. */
export function setOrder<Node>(notation: Notation<Node>, siblings: readonly Node[]): void {
  siblings.forEach((node, index) => {
    if (toNumber(notation.fieldOf(node, 'zOrder')) !== index) notation.setField(node, 'zOrder', String(index));
  });
}

/** Closes the hole that something has left. */
export const closeUp = <Node>(notation: Notation<Node>, siblings: readonly Node[]): void => {
  setOrder(notation, inOrder(notation, siblings));
};

/** Moves a control by so much. */
export function moveBy<Node>(notation: Notation<Node>, { boxOf }: Measure<Node>, node: Node, by: Point): void {
  const { x, y } = boxOf(node);
  if (by.x !== 0) notation.setField(node, 'x', numeral(x + by.x));
  if (by.y !== 0) notation.setField(node, 'y', numeral(y + by.y));
}

/** A number that none of these has: one more than the largest among them. */
export const nextNumber = (used: readonly (string | undefined)[]): number =>
  used.reduce((most, text) => Math.max(most, Number.isSafeInteger(Number(text)) ? Number(text) : -1), -1) + 1;
