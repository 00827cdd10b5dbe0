import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type License, change, countSeats, decide, isSameAccount } from '../../src/rules/index';
import {
  desktopChanges,
  desktopLicenses,
  driveChanges,
  drivePlans,
  factsOf,
  pluginChanges,
  pluginFacts,
  pluginLicenses,
  pluginRequests,
} from './arbitraries';
import type { NaiveAnswer } from './naive';
import { naiveDesktopChanged, naiveDriveChanged, naivePluginChanged } from './naive-changed';
import { naiveDesktopChange, naiveDriveChange, naivePluginChange } from './naive-changes';
import { naivePlugin } from './naive-other-products';
import { naiveNotLookedUp, naiveTaken } from './naive-seats';

const runs = { numRuns: 350 };
const administrators = fc.array(fc.constantFrom('license-0', 'another-plan'), { maxLength: 1 });

/** What came of a change, as the second making tells it, and the license that is there afterwards. */
const told = (license: License, result: ReturnType<typeof change>) =>
  result.outcome === 'changed'
    ? { effect: 'permit', because: new Set<string>(result.because), license: result.license }
    : { effect: 'forbid', because: new Set<string>(result.decision.because), license };

/** The same by the second making. */
const naively = (license: License, answer: NaiveAnswer, changed: () => License) => ({
  ...answer,
  license: answer.effect === 'permit' ? changed() : license,
});

describe('two makings of the policy agree', () => {
  test('on changes to subscriptions', () => {
    fc.assert(
      fc.property(drivePlans, driveChanges, factsOf, administrators, (license, wanted, moment, administers) => {
        const facts = { ...moment, administers };
        expect(told(license, change<'google-drive'>(license, wanted, facts))).toEqual(
          naively(license, naiveDriveChange(license, wanted, facts), () =>
            naiveDriveChanged(license, wanted, facts.now),
          ),
        );
      }),
      { numRuns: 700 },
    );
  });

  test('on changes to licenses of Desktop', () => {
    fc.assert(
      fc.property(desktopLicenses, desktopChanges, factsOf, (license, wanted, facts) => {
        expect(told(license, change<'desktop'>(license, wanted, facts))).toEqual(
          naively(license, naiveDesktopChange(license, wanted, facts), () => naiveDesktopChanged(license, wanted)),
        );
      }),
      runs,
    );
  });

  test('on changes to licenses of Confluence and JIRA', () => {
    fc.assert(
      fc.property(pluginLicenses, pluginChanges, pluginFacts, ([license], wanted, facts) => {
        if (license === undefined) throw new Error('There is always one.');
        expect(told(license as License, change<'confluence'>(license as License<'confluence'>, wanted, facts))).toEqual(
          naively(license, naivePluginChange(license, wanted, facts), () =>
            naivePluginChanged(license, wanted, facts.now),
          ),
        );
      }),
      runs,
    );
  });

  test('on requests about Confluence and JIRA, in random worlds', () => {
    fc.assert(
      fc.property(pluginLicenses, pluginRequests, pluginFacts, (licenses, request, facts) => {
        const { effect, because } = decide(licenses, request, facts);
        expect({ effect, because: new Set<string>(because) }).toEqual(naivePlugin(licenses, request, facts));
      }),
      { numRuns: 700 },
    );
  });
});

describe('seats', () => {
  const anyLicense = fc.oneof(
    drivePlans,
    desktopLicenses,
    pluginLicenses.map(([license]) => license as License),
  );

  test('count as the second making counts them, never below nothing, and nobody twice', () => {
    fc.assert(
      fc.property(anyLicense, pluginFacts, (license, facts) => {
        const { bought, taken, free, over, people, notLookedUp } = countSeats(license, facts);
        const counted = people.filter(({ isCounted }) => isCounted).map(({ account }) => account);
        const spare = bought === 'unlimited' ? Infinity : bought - naiveTaken(license, facts);
        expect({ taken, free, over }).toEqual({
          taken: naiveTaken(license, facts),
          free:
            bought === 'unlimited' ? 'unlimited' : spare > 0 && notLookedUp.length > 0 ? 'unknown' : Math.max(0, spare),
          over: Math.max(0, -spare),
        });
        expect(notLookedUp).toEqual(naiveNotLookedUp(license, facts));
        expect(counted).toHaveLength(taken);
        expect(counted.filter((one, at) => counted.findIndex((two) => isSameAccount(one, two)) !== at)).toEqual([]);
        expect(people.filter(({ because }) => because.length === 0)).toEqual([]);
      }),
      runs,
    );
  });
});
