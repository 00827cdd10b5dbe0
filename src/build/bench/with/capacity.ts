// What Script Properties hold: the same people, sold and tried in different mixes until the store takes no more.
import { createScriptPropertiesStore } from '../../../stores/script-properties';
import { changeLicense, type WantedChange } from '../../../subscriptions/changes/change-license';
import { importLicenses } from '../../../subscriptions/changes/import';
import { startTrial } from '../../../subscriptions/changes/start-trial';
import { check } from '../../../subscriptions/check/check';
import type { Store } from '../../../subscriptions/ports';
import { createProperties, freeLock } from '../../../../test/stores/properties';
import { buyer, noon, portsOn, subscribe, vendor } from './stored';

const day = 86_400_000;

/** What becomes of a subscription after it was bought. */
const later: readonly WantedChange[] = [
  { action: 'cancel' },
  { action: 'restart' },
  { action: 'change-billing', billing: 'monthly' },
];

/** A store with what fills it. */
function createStore() {
  const properties = createProperties();
  const store: Store = createScriptPropertiesStore(
    () => properties,
    () => freeLock,
    { now: () => noon },
  );
  let clock = noon;
  const tries = (at: number, startedAt: number): boolean =>
    startTrial({ ...portsOn(store, buyer(at)), now: () => startedAt }).outcome === 'started';
  const buys = (at: number): boolean => subscribe(store, at);
  const buysAndChanges = (at: number): boolean =>
    buys(at) &&
    later.every((wanted) => {
      const licenseId = `subscription-${String(at).padStart(7, '0')}`;
      const outside = { ...portsOn(store, vendor), now: () => (clock += 1000) };
      return changeLicense({ licenseId, wanted }, outside).outcome === 'changed';
    });
  /** Sells a plan for so many, and has each of them come. @returns who may edit then */
  const sharesOut = (seats: number): number => {
    const people = Array.from({ length: seats }, (_, at) => buyer(at));
    const plan = { licenseId: 'plan', organisation: 'company', seats, billing: 'yearly', startedAt: noon } as const;
    importLicenses(
      [{ ...plan, holders: people.map(({ email }) => email), administrators: [people[0]?.email ?? ''] }],
      portsOn(store, vendor),
    );
    const states = people.map((who) => check({}, { ...portsOn(store, who), now: () => (clock += 1000) }).account);
    return states.filter(({ standing }) => standing.state === 'active').length;
  };
  return { tries, buys, buysAndChanges, sharesOut };
}

const most = (add: (at: number) => boolean): number => {
  let count = 0;
  while (add(count)) count += 1;
  return count;
};

/** How many people of a plan of so many seats are bound. */
export const boundOf = (seats: number): number => createStore().sharesOut(seats);

/** How many of each fit. */
export function capacities(): Readonly<Record<'bought' | 'changed' | 'trials' | 'mixed', number>> {
  const mixed = createStore();
  let strangers = 1_000_000;
  const some = (count: number, startedAt: number): boolean =>
    Array.from({ length: count }).every(() => mixed.tries((strangers += 1), startedAt));
  const trials = createStore();
  return {
    bought: most(createStore().buys),
    changed: most(createStore().buysAndChanges),
    trials: most((at) => trials.tries(at, noon)),
    mixed: most((at) => some(8, noon - 100 * day) && some(2, noon) && mixed.buysAndChanges(at)),
  };
}
