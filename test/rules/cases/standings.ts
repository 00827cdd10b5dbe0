// Where accounts stand, case by case: the whole of what is told, and nothing else.
import { ana, at, ben, cleo, confluence, desktop, drive, fay, jira, now, plan, trial } from '../world';
import type { StandingCase } from './case';

const day = 24 * 60 * 60 * 1000;
const hasNothing = { isTrialUsed: false, duplicates: [], administers: [] } as const;

const renewsAt = at('2027-01-01');
const trialEndsAt = at('2026-03-31');
const inForce = ['drive/tied-to-one-account'] as const;
const active = {
  product: 'google-drive',
  ...hasNothing,
  state: 'active',
  licenseId: 'subscription',
  billing: 'yearly',
  until: renewsAt,
  next: { at: renewsAt, what: 'renews' },
  because: inForce,
  changesAt: renewsAt,
} as const;

const endedTrial = trial({ id: 'tried', term: { kind: 'trial', startedAt: now - 30 * day } });
const cancelledAt = at('2026-03-01');
const cancelled = drive({ term: { kind: 'paid', billing: 'monthly', startedAt: at('2026-01-31'), cancelledAt } });
const ended = drive({
  id: 'ended',
  term: { kind: 'paid', billing: 'monthly', startedAt: at('2026-01-10'), cancelledAt: at('2026-01-12') },
});

const driveStandings: readonly StandingCase[] = [
  {
    says: 'of a hidden account nothing is known',
    of: 'google-drive',
    licenses: [drive(), plan({ administrators: [fay] })],
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'unknown',
      because: ['drive/unknown-account-views-only'],
    },
  },
  {
    says: 'while the store can not be read nobody is said to be without a subscription',
    of: 'google-drive',
    licenses: [],
    account: ana,
    facts: { reachable: false },
    standing: { product: 'google-drive', ...hasNothing, state: 'unknown', because: ['drive/unreachable-views-only'] },
  },
  {
    says: 'an account that nothing was bought for has nothing',
    of: 'google-drive',
    licenses: [drive()],
    account: ben,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'none',
      because: ['drive/no-subscription-views-only'],
    },
  },
  {
    says: 'an account that is known to have had its trial is told so',
    of: 'google-drive',
    licenses: [],
    account: ben,
    facts: { trialUsed: true },
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'none',
      because: ['drive/no-subscription-views-only'],
      isTrialUsed: true,
    },
  },
  {
    says: 'an address that was bound to another account is a conflict',
    of: 'google-drive',
    licenses: [drive()],
    account: { id: 'somebody-else', email: ana.email },
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'conflict',
      because: ['drive/reused-address-waits'],
    },
  },
  {
    says: 'a subscription renews at the end of its year',
    of: 'google-drive',
    licenses: [drive()],
    account: ana,
    standing: active,
  },
  {
    says: 'a subscription that is to be cancelled later answers differently from then on',
    of: 'google-drive',
    licenses: [
      drive({ term: { kind: 'paid', billing: 'yearly', startedAt: at('2026-01-01'), cancelledAt: now + day } }),
    ],
    account: ana,
    standing: { ...active, changesAt: now + day },
  },
  {
    says: 'a trial ends after thirty days',
    of: 'google-drive',
    licenses: [trial()],
    account: ana,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'trial',
      licenseId: 'trial',
      until: trialEndsAt,
      next: { at: trialEndsAt, what: 'trial-ends' },
      because: ['drive/tied-to-one-account', 'drive/trial-is-fully-functional'],
      isTrialUsed: true,
      changesAt: trialEndsAt,
    },
  },
  {
    says: 'an ended trial changes no more by itself',
    of: 'google-drive',
    licenses: [endedTrial],
    account: ana,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'trial-ended',
      licenseId: 'tried',
      until: now,
      because: ['drive/trial-ended-views-only'],
      isTrialUsed: true,
    },
  },
  {
    says: 'what was cancelled goes on to the end of the paid time',
    of: 'google-drive',
    licenses: [cancelled],
    account: ana,
    standing: {
      ...active,
      state: 'cancelled',
      billing: 'monthly',
      until: trialEndsAt,
      next: { at: trialEndsAt, what: 'ends' },
      because: ['drive/tied-to-one-account', 'drive/cancelling-keeps-paid-time'],
      changesAt: trialEndsAt,
    },
  },
  {
    says: 'the days of grace are part of it',
    of: 'google-drive',
    licenses: [cancelled],
    account: ana,
    facts: { graceDays: 2 },
    standing: {
      ...active,
      state: 'cancelled',
      billing: 'monthly',
      until: trialEndsAt + 2 * day,
      next: { at: trialEndsAt + 2 * day, what: 'ends' },
      because: ['drive/tied-to-one-account', 'drive/cancelling-keeps-paid-time'],
      changesAt: trialEndsAt + 2 * day,
    },
  },
  {
    says: 'what has ended says since when',
    of: 'google-drive',
    licenses: [ended],
    account: ana,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'ended',
      licenseId: 'ended',
      billing: 'monthly',
      until: at('2026-02-10'),
      because: ['drive/ended-views-only'],
    },
  },
  {
    says: 'what begins later is nothing yet',
    of: 'google-drive',
    licenses: [drive({ term: { kind: 'paid', billing: 'yearly', startedAt: now + 1 } })],
    account: ana,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'none',
      licenseId: 'subscription',
      billing: 'yearly',
      until: now + 1,
      because: ['drive/not-started-views-only'],
      changesAt: now + 1,
    },
  },
  ...(
    [
      ['active', drive(), renewsAt, 'renews'],
      ['cancelled', cancelled, trialEndsAt, 'ends'],
      ['trial', trial({ id: 'subscription' }), trialEndsAt, 'trial-ends'],
    ] as const
  ).map(([state, license, until, what]): StandingCase => ({
    says: `whoever is beyond the seats of a plan that is ${state} is told that`,
    of: 'google-drive',
    licenses: [{ ...license, holders: [{ ...ana, editsUntil: now }] }],
    account: ana,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'over-plan',
      licenseId: 'subscription',
      ...('billing' in license.term && { billing: license.term.billing }),
      until,
      next: { at: until, what },
      because: ['drive/over-the-plan-latest-lose-first'],
      isTrialUsed: state === 'trial',
      changesAt: until,
    },
  })),
  {
    says: 'whoever edits until a day within a lowered plan answers differently from then on',
    of: 'google-drive',
    licenses: [drive({ holders: [{ ...ana, editsUntil: now + 1 }] })],
    account: ana,
    standing: { ...active, changesAt: now + 1 },
  },
  {
    says: 'of several the one that lasts longest decides; the others in force are named in the order of their ids',
    of: 'google-drive',
    licenses: [
      { ...trial(), id: 'z-trial' },
      { ...ended, id: 'e-ended' },
      { ...cancelled, id: 'c-cancelled' },
      drive({ id: 'm-runs-on' }),
    ],
    account: ana,
    standing: {
      ...active,
      licenseId: 'm-runs-on',
      isTrialUsed: true,
      duplicates: ['c-cancelled', 'z-trial'],
      changesAt: trialEndsAt,
    },
  },
  {
    says: 'of two that are alike the id decides',
    of: 'google-drive',
    licenses: [drive({ id: 'b' }), drive({ id: 'a' }), drive({ id: 'c' })],
    account: ana,
    standing: { ...active, licenseId: 'a', duplicates: ['b', 'c'] },
  },
  {
    says: 'of several that have ended the last one is told, and what has begun before what has not',
    of: 'google-drive',
    licenses: [
      drive({ id: 'later', term: { kind: 'paid', billing: 'yearly', startedAt: now + day } }),
      ended,
      { ...endedTrial, id: 'older', term: { kind: 'trial', startedAt: at('2025-01-01') } },
    ],
    account: ana,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'ended',
      licenseId: 'ended',
      billing: 'monthly',
      until: at('2026-02-10'),
      because: ['drive/ended-views-only'],
      isTrialUsed: true,
      changesAt: now + day,
    },
  },
  {
    says: 'a seat that works decides before one that is beyond its plan, however long that lasts',
    of: 'google-drive',
    licenses: [drive({ id: 'over', holders: [{ ...ana, editsUntil: now }] }), trial()],
    account: ana,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'trial',
      licenseId: 'trial',
      until: trialEndsAt,
      next: { at: trialEndsAt, what: 'trial-ends' },
      because: ['drive/tied-to-one-account', 'drive/trial-is-fully-functional'],
      isTrialUsed: true,
      changesAt: trialEndsAt,
    },
  },
  {
    says: 'a seat that is taken away soon lasts less long than one that is paid for longer',
    of: 'google-drive',
    licenses: [drive({ id: 'a', holders: [{ ...ana, editsUntil: now + 1 }] }), { ...cancelled, id: 'b' }],
    account: ana,
    standing: {
      ...active,
      state: 'cancelled',
      licenseId: 'b',
      billing: 'monthly',
      until: trialEndsAt,
      next: { at: trialEndsAt, what: 'ends' },
      because: ['drive/tied-to-one-account', 'drive/cancelling-keeps-paid-time'],
      duplicates: ['a'],
      changesAt: now + 1,
    },
  },
  {
    says: 'an administrator without a seat administers, in the order of the ids',
    of: 'google-drive',
    licenses: [plan({ id: 'b' }), plan({ id: 'a', administrators: [cleo, { email: 'Fay@acme.example' }] }), drive()],
    account: fay,
    standing: {
      product: 'google-drive',
      ...hasNothing,
      state: 'none',
      because: ['drive/no-subscription-views-only'],
      administers: ['a', 'b'],
    },
  },
  {
    says: 'licenses of other products say nothing about Google Drive',
    of: 'google-drive',
    licenses: [desktop(), drive(), jira()],
    account: ana,
    standing: active,
  },
];

const desktopActive = {
  product: 'desktop',
  ...hasNothing,
  state: 'active',
  licenseId: 'desktop',
  because: ['desktop/belongs-to-people'],
} as const;

const desktopStandings: readonly StandingCase[] = [
  {
    says: 'of nobody in particular nothing is known',
    of: 'desktop',
    licenses: [desktop()],
    standing: {
      product: 'desktop',
      ...hasNothing,
      state: 'unknown',
      because: ['desktop/unknown-user-views-only'],
    },
  },
  {
    says: 'while the licenses can not be read nothing is known',
    of: 'desktop',
    licenses: [],
    account: ana,
    facts: { reachable: false },
    standing: {
      product: 'desktop',
      ...hasNothing,
      state: 'unknown',
      because: ['desktop/unreachable-views-only'],
    },
  },
  {
    says: 'somebody who is not assigned has nothing',
    of: 'desktop',
    licenses: [desktop()],
    account: cleo,
    standing: { product: 'desktop', ...hasNothing, state: 'none', because: ['desktop/belongs-to-people'] },
  },
  {
    says: 'a user who is assigned has it for good',
    of: 'desktop',
    licenses: [desktop()],
    account: ana,
    standing: desktopActive,
  },
  {
    says: 'a trial ends after thirty days',
    of: 'desktop',
    licenses: [desktop({ trialStartedAt: at('2026-03-01') })],
    account: ana,
    standing: {
      ...desktopActive,
      state: 'trial',
      until: trialEndsAt,
      next: { at: trialEndsAt, what: 'trial-ends' },
      because: ['desktop/trial-is-fully-functional'],
      isTrialUsed: true,
      changesAt: trialEndsAt,
    },
  },
  {
    says: 'an ended trial says since when',
    of: 'desktop',
    licenses: [desktop({ trialStartedAt: now - 30 * day })],
    account: ana,
    standing: {
      ...desktopActive,
      state: 'trial-ended',
      until: now,
      because: ['desktop/needs-a-license'],
      isTrialUsed: true,
    },
  },
  {
    says: 'what was bought decides before a trial, and what else was bought is named',
    of: 'desktop',
    licenses: [
      desktop({ id: 'a-trial', trialStartedAt: at('2026-03-01') }),
      desktop({ id: 'd' }),
      desktop({ id: 'b' }),
      desktop({ id: 'c' }),
    ],
    account: ana,
    standing: {
      ...desktopActive,
      licenseId: 'b',
      because: ['desktop/belongs-to-people'],
      isTrialUsed: true,
      duplicates: ['c', 'd'],
      changesAt: trialEndsAt,
    },
  },
];

const wiki = { product: 'confluence', ...hasNothing, licenseId: 'confluence', state: 'active' } as const;
const cloud = { hosting: 'cloud', boughtFrom: 'marketplace' } as const;

const pluginStandings: readonly StandingCase[] = [
  {
    says: 'of nobody in particular nothing is known',
    of: 'confluence',
    licenses: [confluence()],
    standing: {
      product: 'confluence',
      ...hasNothing,
      state: 'unknown',
      because: ['plugin/each-instance-needs-its-own'],
    },
  },
  {
    says: 'whoever is no editor has nothing',
    of: 'confluence',
    licenses: [confluence()],
    account: cleo,
    standing: {
      product: 'confluence',
      ...hasNothing,
      state: 'none',
      because: ['plugin/each-instance-needs-its-own'],
    },
  },
  {
    says: 'an editor has it until maintenance ends, when updates end',
    of: 'confluence',
    licenses: [confluence({ maintenance: { start: at('2025-03-20'), end: at('2026-03-20') } })],
    account: ana,
    standing: { ...wiki, because: ['plugin/editors-edit-everybody-views'], changesAt: at('2026-03-20') },
  },
  {
    says: 'at the end of maintenance nothing else changes by itself',
    of: 'confluence',
    licenses: [confluence({ maintenance: { start: at('2025-03-20'), end: now } })],
    account: ana,
    standing: { ...wiki, because: ['plugin/editors-edit-everybody-views'] },
  },
  {
    says: 'a cloud subscription that is given up ends then',
    of: 'confluence',
    licenses: [confluence({ ...cloud, unsubscribedAt: now + day })],
    account: ana,
    standing: {
      ...wiki,
      until: now + day,
      next: { at: now + day, what: 'ends' },
      because: ['plugin/editors-edit-everybody-views', 'plugin/cloud-counts-all-users'],
      changesAt: now + day,
    },
  },
  {
    says: 'one that was given up has ended at that instant',
    of: 'confluence',
    licenses: [confluence({ ...cloud, unsubscribedAt: now })],
    account: ana,
    standing: { ...wiki, state: 'ended', until: now, because: ['plugin/unsubscribing-ends-at-once'] },
  },
  {
    says: 'what runs as a trial decides before what was given up, and that before an ended trial',
    of: 'confluence',
    licenses: [
      confluence({ id: 'a', trialStartedAt: now - 30 * day }),
      confluence({ id: 'b', ...cloud, unsubscribedAt: now }),
      confluence({ id: 'c', trialStartedAt: at('2026-03-01') }),
    ],
    account: ana,
    standing: {
      ...wiki,
      licenseId: 'c',
      state: 'trial',
      until: trialEndsAt,
      next: { at: trialEndsAt, what: 'trial-ends' },
      because: ['plugin/trial-is-fully-functional'],
      isTrialUsed: true,
      changesAt: trialEndsAt,
    },
  },
  {
    says: 'what was given up is told before an ended trial',
    of: 'confluence',
    licenses: [
      confluence({ id: 'a', trialStartedAt: now - 30 * day }),
      confluence({ id: 'b', ...cloud, unsubscribedAt: now }),
    ],
    account: ana,
    standing: {
      ...wiki,
      licenseId: 'b',
      state: 'ended',
      until: now,
      because: ['plugin/unsubscribing-ends-at-once'],
      isTrialUsed: true,
    },
  },
  {
    says: 'an editor of JIRA has nothing of Confluence',
    of: 'jira',
    licenses: [confluence(), jira()],
    account: ana,
    standing: {
      product: 'jira',
      ...hasNothing,
      state: 'active',
      licenseId: 'jira',
      because: ['plugin/editors-edit-everybody-views'],
    },
  },
];

export const standingCases: readonly StandingCase[] = [...driveStandings, ...desktopStandings, ...pluginStandings];
