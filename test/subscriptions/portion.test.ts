// Many rows with one look and one commit, whole or not at all for each row, whatever comes between.
import { expect, test } from '@jest/globals';
import { buyer, noon, portsOn, vendor } from '../../src/build/bench/with/stored';
import { type PortionRoom, isTooMuch } from '../../src/contract/portions';
import { createScriptPropertiesStore } from '../../src/stores/script-properties';
import { changeLicenses } from '../../src/subscriptions/changes/change-licenses';
import { type ImportRow, importLicenses, previewImport } from '../../src/subscriptions/changes/import';
import { review } from '../../src/subscriptions/review/review';
import type { Outside, Store } from '../../src/subscriptions/ports';
import { createMemoryStore } from '../stores/memory-store';
import { createProperties, freeLock } from '../stores/properties';

const row = (at: number): ImportRow => ({
  licenseId: `bought-${at}`,
  organisation: 'company',
  seats: 1,
  billing: 'yearly',
  startedAt: noon,
  holders: [buyer(at).email],
  administrators: [],
});
const rows = Array.from({ length: 25 }, (_, at) => row(at));

/** A store that notes what it is asked, and lets somebody else in before its first commit. */
function watched(store: Store, between: () => void = () => undefined) {
  const asked: string[] = [];
  const noted: Store = {
    ...store,
    read: (...given) => {
      asked.push('read');
      return store.read(...given);
    },
    commit: (...given) => {
      if (!asked.includes('commit')) between();
      asked.push('commit');
      return store.commit(...given);
    },
  };
  return { store: noted, asked };
}

const outcomesOf = (result: ReturnType<typeof importLicenses>): readonly string[] =>
  result.outcome === 'done' ? result.rows.map(({ outcome }) => outcome) : [result.outcome];

const imports = (some: readonly ImportRow[], outside: Outside): readonly string[] =>
  outcomesOf(importLicenses(some, outside));

test('25 rows take one read and one commit, and none again', () => {
  const { store, asked } = watched(createMemoryStore());
  expect(imports(rows, portsOn(store, vendor))).toEqual(rows.map(() => 'imported'));
  expect(asked).toEqual(['read', 'commit']);
  asked.length = 0;
  expect(imports(rows, portsOn(store, vendor))).toEqual(rows.map(() => 'unchanged'));
  expect(asked).toEqual(['read']);
});

test('somebody else’s write in between is met by its row alone', () => {
  const memory = createMemoryStore();
  const { store, asked } = watched(memory, () => {
    imports([{ ...row(7), seats: 9 }], portsOn(memory, vendor));
  });
  const expected = rows.map((_, at) => (at === 7 ? 'refused' : 'imported'));
  expect(imports(rows, portsOn(store, vendor))).toEqual(expected);
  // The one for all, then one for each but the refused.
  expect(asked.filter((what) => what === 'commit')).toHaveLength(1 + 24);
});

test('rows that are refused or there already keep nobody from the others', () => {
  const memory = createMemoryStore();
  imports([row(3)], portsOn(memory, vendor));
  const { store, asked } = watched(memory);
  const mixed = [row(1), { ...row(2), licenseId: '../x' }, row(3), row(1), { ...row(4), holders: ['nobody'] }];
  expect(imports(mixed, portsOn(store, vendor))).toEqual(['imported', 'refused', 'unchanged', 'unchanged', 'refused']);
  expect(asked).toEqual(['read', 'commit']);
});

test('where there is room for some, the rows are refused whole, and those that fit are taken in by themselves', () => {
  const properties = createProperties();
  const store = createScriptPropertiesStore(
    () => properties,
    () => freeLock,
  );
  const outside = portsOn(store, vendor);
  const some = (from: number): readonly ImportRow[] => rows.map((_, more) => row(from + more));
  let from = 0;
  let before: string;
  do {
    before = JSON.stringify(properties.values);
    from += 25;
  } while (imports(some(from), outside).every((outcome) => outcome === 'imported'));
  expect(importLicenses(some(from), outside)).toMatchObject({ outcome: 'unreachable', isFull: true });
  expect(JSON.stringify(properties.values)).toBe(before);
  const alone = some(from).map((one) => imports([one], outside)[0]);
  const refused = alone.indexOf('unreachable');
  expect(refused).toBeGreaterThan(0);
  expect(alone).toEqual(alone.map((_, at) => (at < refused ? 'imported' : 'unreachable')));
});

test('a preview says what its rows take, so that portions add up to what an import of them takes', () => {
  const properties = createProperties();
  const store = createScriptPropertiesStore(
    () => properties,
    () => freeLock,
  );
  const outside = portsOn(store, vendor);
  const roomOf = (some: readonly ImportRow[]) => previewImport(some, outside).room ?? { needed: NaN, free: NaN };
  const [first, second, all] = [rows.slice(0, 12), rows.slice(12), rows].map(roomOf) as [
    PortionRoom,
    PortionRoom,
    PortionRoom,
  ];
  expect(Math.abs(first.needed + second.needed - all.needed)).toBeLessThan(0.02 * all.needed);
  expect(isTooMuch([{ ...first, free: all.needed - 500 }, second])).toBe(true);
  imports(rows, outside);
  expect(all.free - roomOf([row(99)]).free).toBe(all.needed);
  // What is there already takes nothing, however full it is.
  expect(isTooMuch([{ needed: roomOf(rows).needed, free: -1 }])).toBe(false);
  expect(previewImport(rows, portsOn(createMemoryStore(), vendor))).not.toHaveProperty('room');
});

test('a store that gives no answer is asked once', () => {
  const asked: string[] = [];
  const store: Store = {
    ...createMemoryStore(),
    read: () => {
      asked.push('read');
      return { outcome: 'unreachable', detail: 'away' };
    },
  };
  expect(imports(rows, portsOn(store, vendor))).toEqual(rows.map(() => 'unreachable'));
  expect(asked).toEqual(['read']);
});

test('a damaged record concerns its row alone', () => {
  const memory = createMemoryStore();
  memory.commit([{ key: 'license/bought-5', expected: undefined, json: { schema: 1, license: 'gone' } }]);
  const expected = rows.map((_, at) => (at === 5 ? 'unreachable' : 'imported'));
  expect(imports(rows, portsOn(memory, vendor))).toEqual(expected);
});

test('25 changes of a plan take two reads and one commit, each seeing what the one before it left', () => {
  const memory = createMemoryStore();
  const plan: ImportRow = { ...row(0), licenseId: 'plan', seats: 30, holders: rows.map((_, at) => buyer(at).email) };
  imports([plan], portsOn(memory, vendor));
  const seenVersion = memory.records.get('license/plan')?.version ?? '';
  const { store, asked } = watched(memory);
  const changes = rows.map((_, at) => ({
    licenseId: 'plan',
    seenVersion,
    wanted: { action: 'release', account: { email: buyer(at).email } } as const,
  }));
  const results = changeLicenses(changes, portsOn(store, vendor));
  expect(results.map(({ outcome }) => outcome)).toEqual(rows.map(() => 'changed'));
  // The license with the people named, then its organisation.
  expect(asked).toEqual(['read', 'read', 'commit']);
  const told = results.flatMap((one) => (one.outcome === 'changed' ? [one.version] : []));
  expect(new Set(told)).toEqual(new Set([memory.records.get('license/plan')?.version]));
  const deeds = [...memory.records.keys()].filter((key) => /^audit\/plan\/.*release$/.test(key));
  expect(deeds).toHaveLength(25);
});

test('disputes are listed with the first page of a review, and not again with those that follow', () => {
  const memory = createMemoryStore();
  expect(imports(rows, portsOn(memory, vendor))).not.toContain('refused');
  const json = { schema: 1, email: buyer(9).email, boundTo: '1', seenAs: '2', at: noon };
  memory.commit([{ key: `conflict/${buyer(9).email}/2`, expected: undefined, json }]);
  const listed: string[] = [];
  const store: Store = {
    ...memory,
    list: (...asked) => {
      listed.push(asked[0]);
      return memory.list(...asked);
    },
  };
  const kept = new Map<string, unknown>();
  const outside: Outside = {
    ...portsOn(store, vendor),
    cache: {
      get: (keys) => keys.map((key) => kept.get(key)),
      put: (values) => {
        for (const [key, value] of Object.entries(values)) kept.set(key, value);
        return true;
      },
    },
  };
  let after: string | undefined;
  let disputed = 0;
  do {
    const page = review({ scope: { kind: 'everything' }, ...(after !== undefined && { after }) }, outside);
    if (page.outcome !== 'page') throw new Error(page.outcome);
    disputed += page.rows.filter(({ flags }) => flags.includes('reused-address')).length;
    after = page.next;
  } while (after !== undefined);
  expect(disputed).toBe(1);
  expect(listed).toEqual(['license/', 'conflict/', 'license/', 'license/', 'license/']);
});
