// Long lists, asked for in portions that one execution takes.

/** What a portion would take of a store that has an end, and what there was for it before. Bytes. */
export interface PortionRoom {
  readonly needed: number;
  readonly free: number;
}

/** Whether portions that were each looked at alone are together more than there is room for; what is there already is not. */
export function isTooMuch(portions: readonly PortionRoom[]): boolean {
  const needed = portions.reduce((sum, portion) => sum + portion.needed, 0);
  return needed > 0 && portions.some(({ free }) => needed > free);
}

/** What came of a portion: it is done, it was too much for one execution, or nothing more is to be asked. */
type PortionEnd = 'done' | 'too-much' | 'stop';

/**
 * Goes through a list a portion at a time. What was too much is asked for again in halves, and so is all that follows.
 * @param size how many the script takes at once
 * @param act asks about one portion; one of a single item is never too much
 * @returns whether it came to the list's end
 */
export async function inPortions<Item>(
  items: readonly Item[],
  size: number,
  act: (portion: readonly Item[], before: number) => Promise<PortionEnd>,
): Promise<boolean> {
  let at = 0;
  let taken = size;
  while (at < items.length) {
    const portion = items.slice(at, at + taken);
    const end = await act(portion, at);
    if (end === 'stop') return false;
    if (end === 'too-much') taken = Math.ceil(portion.length / 2);
    else at += portion.length;
  }
  return true;
}
