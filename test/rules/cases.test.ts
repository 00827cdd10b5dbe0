import { describe, expect, test } from '@jest/globals';
import {
  type DriveLicense,
  type License,
  type ProductId,
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
import { changeCases } from './cases/changes';
import { countCases } from './cases/counts';
import { desktopCases } from './cases/desktop';
import { driveCases } from './cases/drive';
import { pluginCases } from './cases/plugins';
import { standingCases } from './cases/standings';
import { ana, ben, confluence, drive, facts, now, trial } from './world';

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
  const inAll = ['license/named-users', 'license/no-floating', 'license/permission-counts', 'license/grows-by-upgrade'];
  const inPlugins = [
    'plugin/users-are-called-editors',
    'plugin/one-license-one-instance',
    'plugin/each-instance-needs-its-own',
    'plugin/staging-is-included',
  ];
  const byVendor = [
    'plugin/vendor-license-need-not-match',
    'plugin/editors-edit-everybody-views',
    'plugin/counted-logged-in-or-not',
    'plugin/editors-are-selected',
    'plugin/group-members-are-editors',
  ];

  test.each<[string, ProductId | License, readonly string[]]>([
    [
      'a subscription',
      drive(),
      ['drive/viewing-is-free', 'drive/tied-to-one-account', 'drive/another-account-subscribes-again'],
    ],
    [
      'a plan',
      drive({ seats: 3 }),
      [
        'drive/viewing-is-free',
        'drive/tied-to-one-account',
        'drive/plan-lists-its-accounts',
        'drive/administrators-take-no-seat',
      ],
    ],
    [
      'Drive',
      'google-drive',
      [
        'drive/viewing-is-free',
        'drive/tied-to-one-account',
        'drive/plan-lists-its-accounts',
        'drive/administrators-take-no-seat',
      ],
    ],
    [
      'Desktop',
      'desktop',
      [
        'desktop/belongs-to-people',
        'desktop/any-machine-used-regularly',
        'desktop/valid-for-the-users-on-the-invoice',
        'desktop/moves-from-user-to-user',
        'desktop/unregistered-before-it-moves',
      ],
    ],
    ['Confluence', 'confluence', [...inPlugins, ...byVendor, 'confluence/over-the-limit-warns']],
    ['JIRA', 'jira', [...inPlugins, ...byVendor, 'jira/over-the-limit-complains']],
    [
      'a license of the Marketplace',
      confluence({ boughtFrom: 'marketplace' }),
      [...inPlugins, 'plugin/marketplace-covers-all-users'],
    ],
    ['a cloud license', confluence({ hosting: 'cloud' }), [...inPlugins, 'plugin/cloud-counts-all-users']],
    [
      'an unlimited license',
      confluence({ editors: 'unlimited' }),
      [...inPlugins, ...byVendor, 'plugin/unlimited-lets-everybody-edit'],
    ],
    [
      'Wireframes',
      confluence({ generation: 'wireframes' }),
      [...inPlugins, ...byVendor, 'confluence/over-the-limit-stops-editing'],
    ],
  ])('in %s is told by its rules', (_, of, told) => {
    expect([...countedBy(of)].sort()).toEqual([...inAll, ...told].sort());
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
