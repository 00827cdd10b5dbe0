// All that may be reviewed, page after page: in few calls, and no page larger than a call can carry.
import { expect, test } from '@jest/globals';
import { noon, portsOn, vendor } from '../../src/build/bench/with/stored';
import type { ListRequest, Store } from '../../src/subscriptions/ports';
import { review } from '../../src/subscriptions/review/review';
import { createMemoryStore } from '../stores/memory-store';

const outsideOn = (store: Store) => ({
  ...portsOn(store, vendor),
  operators: () => ({ outcome: 'read', vendorAdministrators: [vendor] }) as const,
});

const idOf = (at: number): string => `plan-${String(at).padStart(6, '0')}`;

/** A license with so many people on it who are not there yet. */
const license = (at: number, seats: number) => ({
  schema: 1,
  license: {
    product: 'google-drive',
    id: idOf(at),
    seats,
    term: { kind: 'paid', billing: 'yearly', startedAt: noon },
    holders: Array.from({ length: seats }, (_, of) => ({ email: `person-${of}@${idOf(at)}.example` })),
    administrators: [],
  },
});

/** So many licenses of one seat, made as they are listed. */
function endless(count: number): Store {
  const list = (prefix: string, after = '', limit = 300): ReturnType<Store['list']> => {
    if (prefix !== 'license/') return { outcome: 'listed', entries: [] };
    const from = after === '' ? 0 : Number(after.slice(-6)) + 1;
    const [to, made] = [Math.min(count, from + limit), [] as { key: string; version: string; json: unknown }[]];
    for (let at = from; at < to; at += 1) made.push({ key: `license/${idOf(at)}`, version: '1', json: license(at, 1) });
    return { outcome: 'listed', entries: made, ...(to < count && { next: `license/${idOf(to - 1)}` }) };
  };
  return { ...createMemoryStore(), list };
}

/** What is on each page, and what each asked of the store. */
function pagesOf(store: Store, scope: Parameters<typeof review>[0]['scope'] = { kind: 'everything' }) {
  const pages: (readonly string[])[] = [];
  let after: string | undefined;
  do {
    const page = review({ scope, ...(after !== undefined && { after }) }, outsideOn(store));
    if (page.outcome !== 'page') throw new Error(page.outcome);
    pages.push(page.rows.map(({ licenseId, account }) => `${licenseId} ${account?.email ?? ''}`));
    after = page.next;
  } while (after !== undefined);
  return pages;
}

test('thousands come in pages of 6,000 after a first one of 300: 100,000 in 18 calls', () => {
  const pages = pagesOf(endless(12_500));
  expect(pages.map((rows) => rows.length)).toEqual([300, 6000, 6000, 200]);
  expect(new Set(pages.flat()).size).toBe(12_500);
});

test('a page asks the store for its licenses and disputes together, then for who holds them', () => {
  const rounds: (readonly ListRequest[] | 'read')[] = [];
  const store = endless(400);
  review(
    { scope: { kind: 'everything' } },
    outsideOn({
      ...store,
      read: (keys) => {
        rounds.push('read');
        return store.read(keys);
      },
      together: (keys, _, lists) => {
        rounds.push(lists);
        return { read: store.read(keys), lists: lists.map((one) => store.list(...one)) };
      },
    }),
  );
  // Nobody is bound to these: nobody is read.
  expect(rounds).toEqual([[['license/', undefined, 300], ['conflict/']]]);
});

test.each(['everything', 'organisation'] as const)(
  'pages of %s end where plans have many seats, and leave out nobody',
  (kind) => {
    const store = createMemoryStore(1000);
    const large = Array.from({ length: 30 }, (_, at) => license(at, at === 7 ? 7000 : 500));
    store.commit(
      large.flatMap((json) => [
        { key: `license/${json.license.id}`, expected: undefined, json: { ...json, organisation: 'acme' } },
        { key: `in-organisation/acme/${json.license.id}`, expected: undefined, json: { schema: 1 } },
      ]),
    );
    const pages = pagesOf(store, kind === 'everything' ? { kind } : { kind, organisation: 'acme' });
    expect(pages.map((rows) => rows.length)).toEqual([3500, 7000, 6000, 5000]);
    expect(new Set(pages.flat()).size).toBe(29 * 500 + 7000);
  },
);
