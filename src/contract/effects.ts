// What the words for a consequence are filled with, whoever says them.
import { namedAt } from './named-days';
import type { Effect } from './review';

/** The values of the message `effect.…`. @param day writes a day */
export const effectValues = (
  effect: Effect,
  day: (at: number) => string,
): Readonly<Record<string, string | number>> => {
  const told = {
    ...effect,
    ...('at' in effect && { at: day(namedAt(effect)) }),
    ...('note' in effect && { isThere: effect.note !== '' }),
  };
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
};
