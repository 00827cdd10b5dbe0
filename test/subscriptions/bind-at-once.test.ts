// One account that is met twice in one millisecond: whatever two executions do at once, each thing is done and told once.
import { describe, expect, test } from '@jest/globals';
import { buyer, noon, portsOn, vendor } from '../../src/build/bench/with/stored';
import { createScriptPropertiesStore } from '../../src/stores/script-properties';
import { importLicenses } from '../../src/subscriptions/changes/import';
import { check } from '../../src/subscriptions/check/check';
import type { Identified, Outside, Store } from '../../src/subscriptions/ports';
import { createMemoryStore } from '../stores/memory-store';
import { createProperties, freeLock } from '../stores/properties';

const stores: readonly (readonly [name: string, open: () => Store])[] = [
  ['memory', createMemoryStore],
  [
    'Script Properties',
    () => {
      const properties = createProperties();
      return createScriptPropertiesStore(
        () => properties,
        () => freeLock,
      );
    },
  ],
];

/** A clock that stands still until somebody waits. */
function outsideOn(store: Store) {
  let now = noon;
  return (who: Identified, of: Store = store): Outside => ({
    ...portsOn(of, who),
    now: () => now,
    pause: () => {
      now += 1;
    },
  });
}

const deedsIn = (store: Store, subject: string): readonly string[] => {
  const listed = store.list(`audit/${subject}/`);
  return listed.outcome === 'listed' ? listed.entries.map(({ key }) => key.split('/').pop() ?? '') : [];
};

const stateOf = (outside: Outside): string => check({}, outside).account.standing.state;

const who = buyer(1);
const bought = {
  licenseId: 'bought',
  organisation: 'company',
  seats: 1,
  billing: 'yearly',
  startedAt: noon - 86_400_000,
  holders: [who.email],
  administrators: [],
} as const;

describe.each(stores)('on %s', (_, open) => {
  test('two executions that bind one account at once bind it once', () => {
    const store = open();
    const outside = outsideOn(store);
    expect(importLicenses([bought], outside(vendor)).outcome).toBe('done');
    let isMet = false;
    const meeting: Store = {
      ...store,
      commit: (...given) => {
        if (!isMet) {
          isMet = true;
          expect(stateOf(outside(who))).toBe('active');
        }
        return store.commit(...given);
      },
    };
    expect(stateOf(outside(who, meeting))).toBe('active');
    expect(isMet).toBe(true);
    expect([...deedsIn(store, 'bought')].sort()).toEqual(['bound', 'import']);
  });

  test('two renames in one millisecond are both told', () => {
    const store = open();
    const outside = outsideOn(store);
    importLicenses([bought], outside(vendor));
    const named = (email: string): Identified => ({ ...who, email });
    const states = [who, named('second@company.example'), named('third@company.example')].map((one) =>
      stateOf(outside(one)),
    );
    expect(states).toEqual(['active', 'active', 'active']);
    expect(deedsIn(store, who.id)).toEqual(['renamed', 'renamed']);
  });
});
