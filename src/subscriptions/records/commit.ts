// Commits for use cases: done, to be decided again, or not to be had. A full store is one that can't be written to.
import type { Store, Unreachable, Write } from '../ports';
import type { Conflict } from './until-settled';

/** Writes all or nothing. */
export function commit(
  store: Store,
  writes: readonly Write[],
): { readonly outcome: 'committed' } | Conflict | Unreachable {
  const result = store.commit(writes);
  return result.outcome === 'full' ? { outcome: 'unreachable', detail: 'the store is full' } : result;
}
