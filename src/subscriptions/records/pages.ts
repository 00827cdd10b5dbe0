// All records of a store, page by page, kind by kind.
import type { Entry, Store, Unreachable } from '../ports';
import { recordPrefixes } from './keys';

/**
 * One page of the records whose key begins so. Where it goes on comes from whoever asks: a key of something else is no
 * page of this, and there is nothing to be seen behind it.
 */
export const pageUnder = (
  store: Store,
  prefix: string,
  after: string | undefined,
  limit?: number,
): ReturnType<Store['list']> | { readonly outcome: 'not-there' } =>
  isPageOf(prefix, after) ? store.list(prefix, after, limit) : { outcome: 'not-there' };

/** Whether a listing may go on there. */
export const isPageOf = (prefix: string, after: string | undefined): boolean => after?.startsWith(prefix) !== false;

/** Records and listings, at once where the store can. */
export const together: (store: Store, ...asked: Parameters<Together>) => ReturnType<Together> = (
  store,
  keys,
  along,
  lists,
) =>
  (lists.length > 0 ? store.together?.(keys, along, lists) : undefined) ?? {
    read: store.read(keys, along),
    lists: lists.map((one) => store.list(...one)),
  };

type Together = NonNullable<Store['together']>;

/** Everything under a prefix. */
export function allUnder(store: Store, prefix: string): readonly Entry[] | Unreachable {
  const entries: Entry[] = [];
  for (let page = store.list(prefix); ; page = store.list(prefix, page.next)) {
    if (page.outcome === 'unreachable') return page;
    entries.push(...page.entries);
    if (page.next === undefined) return entries;
  }
}

/** One page; `next` is where the next one begins, undefined on the last. */
interface RecordPage {
  readonly outcome: 'page';
  readonly entries: readonly Entry[];
  readonly next?: string;
}

/** The page that begins there: after a key, or with the kind that a prefix stands for. Never empty but at the end. */
export function recordPage(store: Store, after: string = recordPrefixes[0]): RecordPage | Unreachable {
  const at = recordPrefixes.findIndex((prefix) => after.startsWith(prefix));
  const prefix = recordPrefixes[at];
  if (prefix === undefined) return { outcome: 'page', entries: [] };
  const listed = store.list(prefix, after === prefix ? undefined : after);
  if (listed.outcome === 'unreachable') return listed;
  const next = listed.next ?? recordPrefixes[at + 1];
  if (listed.entries.length === 0 && next !== undefined) return recordPage(store, next);
  return { outcome: 'page', entries: listed.entries, ...(next !== undefined && { next }) };
}
