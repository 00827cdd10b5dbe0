import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Account, type Facts, type License, type ProductId, standing } from '../../src/rules/index';
import { accounts, desktopLicenses, drivePlans, factsOf, instants, pluginFacts, pluginLicenses } from './arbitraries';
import { ana, at, desktop, drive, facts as factsAt } from './world';
import { type NaiveStanding, naiveDesktopStanding, naiveDriveStanding, naivePluginStanding } from './naive-standing';

const runs = { numRuns: 350 };
const anybody = fc.option(accounts, { nil: undefined });
const plans = fc
  .array(drivePlans, { maxLength: 4 })
  .map((licenses) => licenses.map((license, at) => ({ ...license, id: `license-${(at * 3) % 4}` })));
const desktops = fc.option(
  fc
    .tuple(desktopLicenses, fc.option(instants))
    .map(([license, trialStartedAt]) => ({ ...license, ...(trialStartedAt !== null && { trialStartedAt }) })),
  { nil: undefined },
);
const plugins = fc.constantFrom('confluence' as const, 'jira' as const);

const told = (licenses: readonly License[], account: Account | undefined, facts: Facts, of: ProductId) => {
  const { because, ...rest } = standing(licenses, account, facts, of);
  return { ...rest, because: new Set<string>(because) } satisfies NaiveStanding;
};

const subscribed = (day: string, billing?: 'monthly' | 'yearly') => (id: string) =>
  drive({ id, term: billing ? { kind: 'paid', billing, startedAt: at(day) } : { kind: 'trial', startedAt: at(day) } });
const tried = (day: string) => (id: string) => desktop({ id, trialStartedAt: at(day) });

/** Two licenses that are alike but for this, the one that is told first. */
const alike: readonly {
  readonly what: string;
  readonly first: (id: string) => License;
  readonly then: (id: string) => License;
}[] = [
  {
    what: 'what is paid for longer',
    first: subscribed('2026-03-05', 'monthly'),
    then: subscribed('2026-03-01', 'monthly'),
  },
  {
    what: 'what is paid by the year',
    first: subscribed('2025-04-01', 'yearly'),
    then: subscribed('2026-01-01', 'monthly'),
  },
  { what: 'what is paid for at all', first: subscribed('2026-09-01', 'monthly'), then: subscribed('2026-09-01') },
  { what: 'the trial of Desktop that runs longest', first: tried('2026-03-05'), then: tried('2026-03-01') },
  { what: 'the trial of Desktop that begins first', first: tried('2026-08-01'), then: tried('2026-12-01') },
];

test.each(alike)('of what is alike, $what is told, whatever its id', ({ first, then }) => {
  for (const [id, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const licenses = [then(other), first(id)];
    expect(standing(licenses, ana, factsAt(), first(id).product).licenseId).toBe(id);
  }
});

/** Some instant before the one at which an answer changes next. */
const before = (changesAt: number | undefined, now: number, part: number): number =>
  now + Math.floor(((changesAt ?? now + 4000 * 86_400_000) - 1 - now) * part);

describe('two makings of the policy agree on where an account stands', () => {
  test('in Google Drive', () => {
    fc.assert(
      fc.property(plans, anybody, factsOf, (licenses, account, facts) => {
        expect(told(licenses, account, facts, 'google-drive')).toEqual(naiveDriveStanding(licenses, account, facts));
      }),
      { numRuns: 700 },
    );
  });

  test('with Desktop', () => {
    fc.assert(
      fc.property(desktops, anybody, factsOf, (license, account, facts) => {
        const licenses = license === undefined ? [] : [license];
        expect(told(licenses, account, facts, 'desktop')).toEqual(naiveDesktopStanding(license, account, facts));
      }),
      runs,
    );
  });

  test('in Confluence and JIRA', () => {
    fc.assert(
      fc.property(pluginLicenses, anybody, pluginFacts, plugins, (licenses, account, facts, of) => {
        expect(told(licenses as readonly License[], account, facts, of)).toEqual(
          naivePluginStanding(of, licenses, account, facts),
        );
      }),
      runs,
    );
  });
});

describe('a standing', () => {
  const parts = fc.double({ min: 0, max: 1, noNaN: true });

  test('stays as it is until the instant that it names, and does not depend on the order of the licenses', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          plans,
          desktops.map((license) => (license === undefined ? [] : [license])),
          pluginLicenses,
        ),
        anybody,
        pluginFacts,
        fc.constantFrom('google-drive' as const, 'desktop' as const, 'confluence' as const, 'jira' as const),
        parts,
        (licenses, account, facts, of, part) => {
          const own = licenses as readonly License[];
          const first = standing(own, account, facts, of);
          const now = before(first.changesAt, facts.now, part);
          expect(standing(own, account, { ...facts, now }, of)).toEqual(first);
          expect(standing([...own].reverse(), account, facts, of)).toEqual(first);
        },
      ),
      { numRuns: 500 },
    );
  });
});
