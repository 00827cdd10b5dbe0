// Everybody asks for everything in a small world: each state of each product, every request, every change.
import { describe, expect, test } from '@jest/globals';
import {
  type Account,
  type Decision,
  type DesktopChange,
  type DesktopLicense,
  type DriveChange,
  type DriveLicense,
  type License,
  type PluginChange,
  type PluginLicense,
  type RemedyKind,
  type RuleId,
  change,
  decide,
  standing,
} from '../../src/rules/index';
import { remediesByRule } from './cases/remedies';
import { type NaiveAnswer, naive } from './naive';
import { naiveDesktopChanged, naiveDriveChanged, naivePluginChanged } from './naive-changed';
import { naiveDesktopChange, naiveDriveChange, naivePluginChange } from './naive-changes';
import { naiveDesktop, naivePlugin } from './naive-other-products';
import { naiveDesktopStanding, naiveDriveStanding, naivePluginStanding } from './naive-standing';
import { ana, at, ben, cleo, confluence, dan, desktop, drive, facts, fay, jira, now, plan, trial } from './world';

/** What both makings of the policy say to one question. */
interface Answered {
  readonly question: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  readonly decision?: Decision<RuleId, RemedyKind>;
}

const sorted = ({ effect, because }: Pick<NaiveAnswer, 'effect'> & { readonly because: Iterable<string> }) => ({
  effect,
  because: [...because].sort(),
});

const answered = (question: unknown, decision: Decision<RuleId, RemedyKind>, theirs: NaiveAnswer): Answered => ({
  question,
  ours: sorted(decision),
  theirs: sorted(theirs),
  decision,
});

/** The outcome of a change, with the license that there is then. */
function outcomeOf(
  question: { readonly license: License },
  result: ReturnType<typeof change>,
  theirs: NaiveAnswer,
  changed: () => License,
): Answered {
  const decision: Decision<RuleId, RemedyKind> =
    result.outcome === 'changed' ? { effect: 'permit', because: result.because, remedies: [] } : result.decision;
  return {
    question,
    ours: { ...sorted(decision), license: result.outcome === 'changed' ? result.license : question.license },
    theirs: { ...sorted(theirs), license: theirs.effect === 'permit' ? changed() : question.license },
    decision,
  };
}

const asked = (account: Account | undefined): { readonly account?: Account } =>
  account === undefined ? {} : { account };

const day = 86_400_000;
const month = { kind: 'paid', billing: 'monthly', startedAt: at('2026-01-31') } as const;
const states: readonly DriveLicense['term'][] = [
  { ...month, startedAt: now },
  { ...month, startedAt: now + 1 },
  { kind: 'trial', startedAt: at('2026-03-01') },
  { kind: 'trial', startedAt: at('2026-01-01') },
  month,
  { ...month, cancelledAt: now },
  { ...month, startedAt: now - 1, cancelledAt: now - 1 },
  { ...month, cancelledAt: at('2026-03-01') },
  { ...month, cancelledAt: at('2026-02-01') },
  ...[-15 * day, -14 * day - 1, -14 * day, -3 * day, -3 * day + 1, 0, 1].flatMap((since) => {
    const paidUntil = now + since;
    return [
      { ...month, paidUntil },
      { ...month, paidUntil, cancelledAt: at('2026-02-01') },
      ...(['due', 'unpaid', 'paused', 'refunded'] as const).map((payment) => ({ ...month, paidUntil, payment })),
    ];
  }),
];
const holdings: readonly Pick<DriveLicense, 'holders'>[] = [
  { holders: [] },
  { holders: [ana] },
  { holders: [{ ...ana, editsUntil: now }] },
  { holders: [{ ...ana, editsUntil: now + 1 }] },
  { holders: [{ email: ana.email }] },
  { holders: [{ id: 'other', email: ana.email }] },
];
const subscriptions = [
  ...states.map((term) => drive({ term })),
  ...holdings.flatMap((held) => [drive(held), trial(held), drive({ term: states[5] ?? month, ...held })]),
];
const readable = [facts(), facts({ reachable: false })];
const reachabilities = [facts(), facts({ reachable: false }), facts({ trialUsed: true })];

const driveAnswers = (): readonly Answered[] =>
  [[], ...subscriptions.map((license) => [license]), [drive(), trial()], [plan(), drive({ holders: [cleo] })]].flatMap(
    (licenses) =>
      (['view', 'comment', 'edit', 'create'] as const).flatMap((action) =>
        ([undefined, 'owner', 'writer', 'commenter', 'reader', 'none'] as const).flatMap((role) =>
          [ana, undefined].flatMap((account) =>
            reachabilities.map((known) => {
              const request = { product: 'google-drive', action, ...asked(account), ...(role && { role }) } as const;
              return answered(
                { licenses, request, known },
                decide(licenses, request, known),
                naive(licenses, request, known),
              );
            }),
          ),
        ),
      ),
  );

const driveWishes: readonly DriveChange[] = [
  { action: 'bind', account: ana },
  { action: 'bind', account: dan },
  ...[ana, ben, dan, { id: 'other', email: ben.email }].flatMap((account) =>
    (['assign', 'release', 'add-administrator', 'remove-administrator'] as const).map((action) => ({
      action,
      account,
    })),
  ),
  { action: 'add-administrator', account: fay },
  { action: 'remove-administrator', account: fay },
  ...[ana, dan].flatMap((from) => [ben, dan].map((to) => ({ action: 'transfer' as const, from, to }))),
  ...[0, 1, 2, 3, 1.5].flatMap((seats) => (['upgrade', 'downgrade'] as const).map((action) => ({ action, seats }))),
  { action: 'cancel' },
  { action: 'float' },
  { action: 'restart' },
  { action: 'restart', billing: 'yearly' },
  { action: 'change-billing', billing: 'yearly' },
];

const driveLicenses: readonly DriveLicense[] = states.flatMap((term) => [
  drive({ term }),
  drive({ term, seats: 2, holders: [{ email: ana.email }, { ...ben, boundAt: 1 }], administrators: [fay] }),
  plan({ term, seats: 4, administrators: [fay, ana] }),
]);

const driveChangeAnswers = (): readonly Answered[] =>
  driveLicenses.flatMap((license) =>
    driveWishes.flatMap((wanted) =>
      [undefined, 'in-charge' as const, ana, fay].flatMap((by) =>
        (wanted.action === 'add-administrator' ? [[], ['another']] : [[]]).map((administers) => {
          const wish = { ...wanted, ...(by && { by }) };
          const known = facts({ administers });
          return outcomeOf(
            { license, ...{ wish, administers } },
            change<'google-drive'>(license, wish, known),
            naiveDriveChange(license, wish, known),
            () => naiveDriveChanged(license, wish, now),
          );
        }),
      ),
    ),
  );

const desktops: readonly (DesktopLicense | undefined)[] = [
  undefined,
  desktop(),
  desktop({ users: 1 }),
  desktop({ users: 3, version: 4, registrations: [{ account: ana, machine: 'a' }] }),
  desktop({ trialStartedAt: at('2026-03-01') }),
  desktop({ trialStartedAt: at('2026-01-01') }),
];

const desktopAnswers = (): readonly Answered[] =>
  desktops.flatMap((license) =>
    [undefined, ana, ben, cleo].flatMap((account) =>
      (['view', 'edit', 'create', 'install', 'update'] as const).flatMap((action) =>
        ([undefined, 'regular', 'occasional'] as const).flatMap((machine) =>
          [undefined, 2, 3, 4, 5].flatMap((version) =>
            readable.map((known) => {
              const request = {
                product: 'desktop',
                action,
                ...asked(account),
                ...(machine && { machine }),
                ...(version && { version }),
              } as const;
              return answered(
                { license, request, known },
                decide(license ? [license] : [], request, known),
                naiveDesktop(license, request, known),
              );
            }),
          ),
        ),
      ),
    ),
  );

const desktopWishes: readonly DesktopChange[] = [
  ...[ana, cleo].flatMap((account) => [
    { action: 'assign' as const, account },
    { action: 'release' as const, account },
    { action: 'register' as const, account, machine: 'a' },
    { action: 'register' as const, account, machine: 'b' },
    { action: 'unregister' as const, account, machine: 'a' },
    { action: 'unregister' as const, account, machine: 'b' },
  ]),
  ...[ana, cleo].flatMap((from) => [ben, dan].map((to) => ({ action: 'transfer' as const, from, to }))),
  ...[0, 1, 2, 3].flatMap((seats) => (['upgrade', 'downgrade'] as const).map((action) => ({ action, seats }))),
  { action: 'float' },
];

const desktopChangeAnswers = (): readonly Answered[] =>
  desktops.flatMap((license) =>
    license === undefined
      ? []
      : desktopWishes.map((wish) =>
          outcomeOf(
            { license, ...{ wish } },
            change<'desktop'>(license, wish, facts()),
            naiveDesktopChange(license, wish, facts()),
            () => naiveDesktopChanged(license, wish),
          ),
        ),
  );

const pluginStates: readonly Partial<PluginLicense>[] = [
  {},
  { trialStartedAt: at('2026-03-01') },
  { trialStartedAt: at('2026-01-01') },
  { unsubscribedAt: now },
  { unsubscribedAt: now + 1 },
  { maintenance: { start: at('2025-01-01'), end: now } },
  { maintenance: { start: at('2025-01-01'), end: now + 1 } },
];
const kinds: readonly Partial<PluginLicense>[] = [
  { editors: 1 },
  { editors: 3, editorsGroup: 'editors' },
  { editors: 'unlimited' },
  { editors: 'unlimited', editorsGroup: 'editors' },
  { editors: 1, generation: 'wireframes' },
  { editors: 1, boughtFrom: 'marketplace' },
  { editors: 3, boughtFrom: 'marketplace' },
  { editors: 1, boughtFrom: 'marketplace', hosting: 'cloud' },
];
const directories = [false, true].map((isDisabled) =>
  facts({
    hosts: ['wiki', 'tracker'].map((name) => ({
      name,
      userTier: 3,
      users: [{ ...ana, isDisabled }, ben, cleo],
    })),
    groups: isDisabled ? [] : [{ name: 'editors', members: [dan], groups: ['editors'] }],
  }),
);

const plugins: readonly PluginLicense[] = [...pluginStates, ...kinds].flatMap((special) => [
  confluence(special as object),
  jira({ ...special, staging: ['wiki-staging'] } as object),
]);

const pluginAnswers = (): readonly Answered[] =>
  [
    ...[undefined, ...plugins].map((license) => (license ? [license] : [])),
    [confluence(), confluence({ id: 'a', boughtFrom: 'marketplace', editors: 3 })],
    [confluence({ id: 'c', editors: 1 }), confluence({ id: 'a', editors: 'unlimited' }), confluence({ id: 'b' })],
  ].flatMap((licenses) =>
    [undefined, ana, dan].flatMap((account) =>
      (['view', 'edit', 'register', 'update'] as const).flatMap((action) =>
        [licenses[0]?.instance ?? 'wiki', 'wiki-staging', 'elsewhere'].flatMap((place) =>
          [...directories, facts({ reachable: false })].map((known) => {
            const request = {
              product: licenses[0]?.product ?? 'jira',
              action,
              at: place,
              ...asked(account),
            } as const;
            return answered(
              { licenses, request, known },
              decide(licenses, request, known),
              naivePlugin(licenses, request, known),
            );
          }),
        ),
      ),
    ),
  );

const pluginWishes: readonly PluginChange[] = [
  ...[ana, cleo].flatMap((account) => (['assign', 'release'] as const).map((action) => ({ action, account }))),
  ...[ana, cleo].flatMap((from) => [ben, dan].map((to) => ({ action: 'transfer' as const, from, to }))),
  ...[0, 1, 2, 4, 'unlimited' as const].flatMap((seats) =>
    (['upgrade', 'downgrade'] as const).map((action) => ({ action, seats })),
  ),
  ...['wiki', 'wiki-staging', 'elsewhere'].flatMap((instance) =>
    (['add-staging', 'add-instance'] as const).map((action) => ({ action, instance })),
  ),
  ...(['renew', 'cancel', 'float'] as const).map((action) => ({ action })),
];

const pluginChangeAnswers = (): readonly Answered[] =>
  plugins.flatMap((license) =>
    pluginWishes.map((wish) => {
      const known = directories[0] ?? facts();
      return outcomeOf(
        { license: license, ...{ wish } },
        change<'confluence'>(license as PluginLicense<'confluence'>, wish, known),
        naivePluginChange(license, wish, known),
        () => naivePluginChanged(license, wish, now),
      );
    }),
  );

const standings = (): readonly Answered[] => {
  const told = ({ because, ...rest }: { readonly because: Iterable<string> }) => ({
    ...rest,
    because: [...because].sort(),
  });
  return [undefined, ana, cleo, fay].flatMap((account) => [
    ...[[], ...driveLicenses.map((license) => [license]), ...subscriptions.map((license) => [license])].flatMap(
      (licenses) =>
        reachabilities.map((known) => ({
          question: { licenses, account, known },
          ours: told(standing(licenses, account, known, 'google-drive')),
          theirs: told(naiveDriveStanding(licenses, account, known)),
        })),
    ),
    ...desktops.flatMap((license) =>
      readable.map((known) => ({
        question: { license, account, known },
        ours: told(standing(license ? [license] : [], account, known, 'desktop')),
        theirs: told(naiveDesktopStanding(license, account, known)),
      })),
    ),
    ...plugins.flatMap((license) =>
      readable.map((known) => ({
        question: { license, account, known },
        ours: told(standing([license] as readonly License[], account, known, license.product)),
        theirs: told(naivePluginStanding(license.product, [license], account, known)),
      })),
    ),
  ]);
};

const everything: readonly (readonly [string, () => readonly Answered[]])[] = [
  ['requests about Google Drive', driveAnswers],
  ['changes to subscriptions', driveChangeAnswers],
  ['requests about Desktop', desktopAnswers],
  ['changes to licenses of Desktop', desktopChangeAnswers],
  ['requests about Confluence and JIRA', pluginAnswers],
  ['changes to licenses of Confluence and JIRA', pluginChangeAnswers],
  ['standings', standings],
];

/** Made once: the ways out are looked for among the same answers. */
const made = new Map<string, readonly Answered[]>();
const answersOf = ([name, make]: (typeof everything)[number]): readonly Answered[] => {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
};

describe('in a small world two makings of the policy agree', () => {
  test.each(everything)('on all %s', (name, make) => {
    // Compared as text first: thousands of deep comparisons take their time.
    const different = answersOf([name, make]).filter(
      ({ ours, theirs }) => JSON.stringify(ours) !== JSON.stringify(theirs),
    );
    expect(different.map(({ ours }) => ours)).toEqual(different.map(({ theirs }) => theirs));
  });

  test('every rule that refuses by itself names the ways out that the table says', () => {
    const ways = new Map<RuleId, Set<RemedyKind>>();
    for (const { decision } of everything.flatMap(answersOf)) {
      const [rule, ...others] = decision?.effect === 'forbid' ? decision.because : [];
      if (rule === undefined || others.length > 0 || decision === undefined) continue;
      const known = ways.get(rule) ?? new Set();
      decision.remedies.forEach(({ kind }) => known.add(kind));
      ways.set(rule, known);
    }
    const told = Object.fromEntries([...ways].map(([rule, known]) => [rule, [...known].sort()]));
    expect(told).toEqual(remediesByRule);
  });
});
