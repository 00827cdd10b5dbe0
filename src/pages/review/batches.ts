// Sends a long list to the server in parts that one execution can take, and stops where it is told or where it must.
import type { Failure } from './server';

/** What came of a list: every answer, or those that came before it stopped. */
export type BatchEnd =
  { readonly end: 'done' } | { readonly end: 'stopped' } | { readonly end: 'failed'; readonly failure: Failure };

/**
 * Sends the items one part after the other.
 * @param send asks for one part; its answers are in the part's order
 * @param heard is told each part's answers as they come
 */
export async function sendInParts<Item, Answer>(
  items: readonly Item[],
  size: number,
  send: (part: readonly Item[]) => Promise<readonly Answer[] | Failure>,
  heard: (part: readonly Item[], answers: readonly Answer[]) => void,
  isStopped: () => boolean,
): Promise<BatchEnd> {
  for (let at = 0; at < items.length; at += size) {
    if (isStopped()) return { end: 'stopped' };
    const part = items.slice(at, at + size);
    const answers = await send(part);
    if ('outcome' in answers) return { end: 'failed', failure: answers };
    heard(part, answers);
  }
  return { end: 'done' };
}
