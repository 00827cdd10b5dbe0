// Which control lies over which: files number siblings from 0 on, lowest first, without holes.
import { toNumber } from '../values';
import type { Notation } from './notation';

const orderOf = <Node>(notation: Notation<Node>, node: Node): number => toNumber(notation.fieldOf(node, 'zOrder')) ?? 0;

/** Siblings as they are painted, lowest first; equal ones as they stand in the file. */
export const inOrder = <Node>(notation: Notation<Node>, siblings: readonly Node[]): readonly Node[] =>
  [...siblings].sort((a, b) => orderOf(notation, a) - orderOf(notation, b));

/** Numbers siblings in this order; what has its number already is left as it is. */
export function setOrder<Node>(notation: Notation<Node>, siblings: readonly Node[]): void {
  siblings.forEach((node, index) => {
    if (toNumber(notation.fieldOf(node, 'zOrder')) !== index) notation.setField(node, 'zOrder', String(index));
  });
}

/** Takes a control out and closes the hole that it leaves, also where a file had others: those over it sink by one. */
export function takeOut<Node>(notation: Notation<Node>, parent: Node, node: Node): void {
  const own = orderOf(notation, node);
  notation.take(parent, node);
  const left = notation.controlsIn(parent) ?? [];
  if (left.some((each) => orderOf(notation, each) === own)) return;
  for (const each of left) {
    const order = orderOf(notation, each);
    if (order > own) notation.setField(each, 'zOrder', String(order - 1));
  }
}

/** A number that none of these has: one more than the largest among them. */
export const nextNumber = (used: readonly (string | undefined)[]): number =>
  used.reduce((most, text) => Math.max(most, Number.isSafeInteger(Number(text)) ? Number(text) : -1), -1) + 1;
