import { describe, expect, test } from '@jest/globals';
import {
  type DriveLicense,
  type RuleId,
  catalogue,
  change,
  countLicensesNeeded,
  countSeats,
  decide,
  decideDrive,
  describe as countedBy,
  standing,
  startTrial,
} from '../../src/rules/index';
import { products } from '../../src/rules/products';
import { changeCases } from './cases/changes';
import { countCases } from './cases/counts';
import { desktopCases } from './cases/desktop';
import { driveCases } from './cases/drive';
import { pluginCases } from './cases/plugins';
import { standingCases } from './cases/standings';
import { ana, ben, drive, facts, now, trial } from './world';

const decisionCases = [...driveCases, ...desktopCases, ...pluginCases];

describe('a request', () => {
  test.each(decisionCases)(
    '$request.product: $says',
    ({ licenses, request, facts: special, effect, because, remedies }) => {
      const decision = decide(licenses, request, facts(special));
      expect(decide([...licenses].reverse(), request, facts(special))).toEqual(decision);
      expect({ effect: decision.effect, because: decision.because }).toEqual({ effect, because });
      const kinds = decision.remedies.map(({ kind }) => kind);
      expect(kinds).toEqual(remedies ?? (effect === 'permit' ? [] : kinds));
    },
  );
});

describe('a change', () => {
  test.each(changeCases)(
    '$license.product: $says',
    ({ license, wanted, facts: special, outcome, because, becomes, remedies }) => {
      const before = JSON.stringify(license);
      const result = change(license, wanted as never, facts(special));
      const reached = {
        outcome: result.outcome,
        because: result.outcome === 'changed' ? result.because : result.decision.because,
        remedies: result.outcome === 'changed' ? undefined : result.decision.remedies.map(({ kind }) => kind),
        license: result.outcome === 'changed' ? result.license : {},
      };
      expect(reached).toEqual({
        outcome,
        because,
        remedies: remedies ?? reached.remedies,
        license: expect.objectContaining(becomes ?? {}),
      });
      expect(JSON.stringify(license)).toBe(before);
      // Plain data, as a store keeps it: nothing is there without a value.
      expect(result).toStrictEqual(JSON.parse(JSON.stringify(result)));
    },
  );
});

describe('the seats', () => {
  test.each(countCases)('$license.product: $says', ({ license, facts: special, seats, listed: size, people = [] }) => {
    const { people: listed, ...counted } = countSeats(license, special ?? {});
    expect(counted).toEqual({ notLookedUp: [], ...seats });
    expect(listed).toHaveLength(size ?? listed.length);
    const named = people.map(({ account }) => listed.find((person) => person.account.email === account.email));
    expect(named).toEqual(
      people.map((person) => expect.objectContaining({ ...person, account: expect.objectContaining(person.account) })),
    );
  });
});

describe('where an account stands', () => {
  test.each(standingCases)('$of: $says', ({ of, licenses, account, facts: special, standing: expected }) => {
    expect(standing(licenses, account, facts(special), of)).toStrictEqual(expected);
    expect(standing([...licenses].reverse(), account, facts(special), of)).toEqual(expected);
  });
});

describe('a trial', () => {
  test('starts for an account that has had none', () => {
    expect(startTrial([drive()], ana, facts())).toEqual({
      outcome: 'changed',
      because: ['drive/trial-is-fully-functional'],
      license: {
        product: 'google-drive',
        id: 'trial-id-ana',
        seats: 1,
        term: { kind: 'trial', startedAt: now },
        holders: [{ ...ana, boundAt: now }],
        administrators: [],
      },
    });
  });

  test.each([
    ['a trial is among its licenses', [trial()], {}],
    ['a trial is one of its licenses, and shared', [drive(), trial({ holders: [ben, ana] })], {}],
    ['it is known to have had one', [], { trialUsed: true }],
  ])('does not start twice when %s', (_, licenses, special) => {
    expect(startTrial(licenses, ana, facts(special))).toEqual({
      outcome: 'refused',
      decision: { effect: 'forbid', because: ['drive/one-trial-an-account'], remedies: [{ kind: 'subscribe' }] },
    });
  });
});

describe('viewing and commenting', () => {
  test.each(['view', 'comment'] as const)('to %s looks at no license', (action) => {
    const unreadable: readonly DriveLicense[] = Object.defineProperty([], 0, {
      get: () => {
        throw new Error('A license was read.');
      },
    });
    expect(decideDrive(unreadable, { product: 'google-drive', action, account: ana }, facts()).effect).toBe('permit');
  });
});

describe('how users are counted', () => {
  test.each(Object.values(products))('in $id is told by its rules, each once', ({ id, countedBy: own }) => {
    expect(countedBy(id)).toEqual(own());
    expect(new Set(own()).size).toBe(own().length);
    expect(own()).toEqual(
      expect.arrayContaining(['license/named-users', 'license/no-floating', 'license/permission-counts']),
    );
  });

  test.each([
    [0, []],
    [1, ['wiki']],
    [1, ['wiki', ' WIKI ']],
    [2, ['wiki', 'wiki two']],
    [2, ['straße', 'STRASSE']],
  ])('and %d licenses are needed for the instances %j', (count, instances) => {
    expect(countLicensesNeeded(instances)).toBe(count);
  });
});

describe('the tables', () => {
  test('hold every edge case of the policy', () => {
    const edges = new Set([...decisionCases, ...changeCases, ...countCases].flatMap(({ edge }) => edge ?? []));
    expect([...edges].sort((one, other) => one - other)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  test('meet every rule that does more than define a word', () => {
    const met = new Set<RuleId>([
      ...[...decisionCases, ...changeCases].flatMap(({ because }) => because),
      ...countCases.flatMap(({ people = [] }) => people.flatMap(({ because }) => because)),
      'drive/one-trial-an-account',
    ]);
    const defining: readonly RuleId[] = ['drive/most-generous-decides', 'plugin/users-are-called-editors'];
    const all = new Set(catalogue.flatMap(({ rules }) => rules));
    expect(new Set([...all].filter((rule) => !met.has(rule)))).toEqual(new Set(defining));
  });
});
