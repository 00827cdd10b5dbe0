// The policy of Mockups for Google Drive.
import { always, rulesOf } from '../../rule';
import { termsInForce } from '../../standing';
import { type everyRules, seatChanges, seating } from '../every';
import { type driveAccess, type driveChange, administratorChanges, payingChanges, planChanges } from './matters';

const free = ['view', 'comment'] as const;
const paid = ['edit', 'create'] as const;
/** Whoever is known, with licenses that could be read: the others are told that, and nothing about subscriptions. */
const asked = { action: paid, account: 'known', store: 'reachable' } as const;

/** What was bought and goes on. */
const bought = ['active', 'past-due', 'cancelled'] as const;

/** Whoever has a seat of what others pay for asks them, or goes on alone. */
const othersWays = [
  { kind: 'ask-administrator', when: { manager: 'others' } },
  { kind: 'subscribe', when: { manager: ['others', 'nobody'] } },
] as const;

export const driveRules = rulesOf<typeof driveAccess, typeof driveChange, typeof driveChange>()({
  'drive/viewing-is-free': { sources: ['R6', 'R18', 'D12'], telling: always, access: { permits: { action: free } } },
  'drive/tied-to-one-account': {
    sources: ['S9', 'R13', 'D5'],
    telling: always,
    access: { permits: { ...asked, holding: termsInForce } },
    change: {
      permits: { action: 'bind', person: 'listed' },
      forbids: { action: 'add-administrator', administrator: 'no', address: 'unusable' },
      remedies: 'correct-address',
    },
  },
  'drive/trial-is-fully-functional': {
    sources: ['R5', 'D8'],
    access: { permits: { ...asked, holding: 'trial' } },
    change: { permits: { action: 'start-trial', trial: 'unused' } },
  },
  'drive/one-trial-an-account': {
    sources: ['D8'],
    change: { forbids: { action: 'start-trial', trial: 'used' }, remedies: 'subscribe' },
  },
  'drive/cancelling-keeps-paid-time': {
    sources: ['R23'],
    access: { permits: { ...asked, holding: 'cancelled' } },
    change: { permits: { action: 'cancel', term: 'active' } },
  },
  'drive/most-generous-decides': { sources: ['D3'] },
  'drive/no-subscription-views-only': {
    sources: ['R14', 'R17', 'R25'],
    access: {
      forbids: { ...asked, holding: 'none', address: 'own' },
      remedies: [{ kind: 'start-trial', when: { trial: 'unused' } }, 'subscribe', 'switch-account'],
    },
    change: { forbids: { action: 'bind', person: 'not-listed' }, remedies: 'subscribe' },
  },
  'drive/not-started-views-only': {
    sources: ['R15'],
    access: {
      forbids: { ...asked, holding: 'not-started' },
      remedies: [{ kind: 'start-trial', when: { trial: 'unused' } }, 'subscribe'],
    },
    change: {
      forbids: { action: payingChanges, term: 'not-started' },
      remedies: 'wait-for-start',
    },
  },
  'drive/trial-ended-views-only': {
    sources: ['R17'],
    access: { forbids: { ...asked, holding: 'trial-ended' }, remedies: 'subscribe' },
  },
  'drive/ended-views-only': {
    sources: ['R23', 'R42', 'D10'],
    access: {
      forbids: { ...asked, holding: 'ended' },
      remedies: [{ kind: 'restart', when: { manager: 'self' } }, ...othersWays],
    },
  },
  'drive/failed-payment-keeps-days': {
    sources: ['D14'],
    access: { permits: { ...asked, holding: 'past-due' } },
  },
  'drive/unpaid-views-only': {
    sources: ['R11', 'D14'],
    access: {
      forbids: { ...asked, holding: 'unpaid' },
      remedies: [{ kind: 'manage-billing', when: { manager: 'self' } }, ...othersWays],
    },
  },
  'drive/payment-unconfirmed-views-only': {
    sources: ['D11', 'D14'],
    access: { forbids: { ...asked, holding: 'unconfirmed' }, remedies: 'try-again' },
  },
  'drive/refunded-views-only': {
    sources: ['R8', 'R26'],
    access: { forbids: { ...asked, holding: 'refunded' }, remedies: 'subscribe' },
  },
  'drive/paid-for-in-billing': {
    sources: ['R11', 'R22', 'R24'],
    change: {
      silencesOthers: true,
      forbids: { action: payingChanges, paid: 'in-billing', asker: 'entitled' },
      remedies: 'manage-billing',
    },
  },
  'drive/over-the-plan-latest-lose-first': {
    sources: ['D2'],
    access: {
      forbids: { ...asked, holding: termsInForce, seat: 'over' },
      remedies: [
        { kind: 'restart', when: { manager: 'self', holding: 'cancelled' } },
        { kind: 'upgrade', when: { manager: 'self', holding: bought } },
        { kind: 'ask-administrator', when: { manager: 'others', holding: bought } },
        // A trial has no seats to add, and a plan that nobody manages none to ask for.
        { kind: 'subscribe', when: { manager: 'nobody' } },
        { kind: 'subscribe', when: { holding: 'trial' } },
      ],
    },
  },
  'drive/reused-address-waits': {
    sources: ['D6'],
    access: { forbids: { ...asked, holding: 'none', address: 'reused' }, remedies: 'ask-administrator' },
    change: {
      forbids: { action: ['bind', 'assign'], person: 'reused' },
      remedies: [
        { kind: 'ask-administrator', when: { action: 'bind' } },
        { kind: 'release', when: { action: 'assign', seat: 'moves' } },
        'subscribe',
      ],
    },
  },
  'drive/permission-caps': {
    sources: ['R19'],
    access: {
      forbids: [
        { action: 'edit', role: ['commenter', 'reader'] },
        { action: ['view', 'comment', 'edit'], role: 'none' },
      ],
      remedies: 'get-edit-access',
    },
  },
  'drive/unknown-account-views-only': {
    sources: ['D11'],
    access: { forbids: { action: paid, account: 'hidden' }, remedies: 'show-identity' },
  },
  'drive/unreachable-views-only': {
    sources: ['D11'],
    access: { forbids: { action: paid, account: 'known', store: 'unreachable' }, remedies: 'try-again' },
  },
  'drive/plan-lists-its-accounts': {
    sources: ['R32', 'R33', 'R34', 'D4'],
    telling: { plan: 'several' },
    change: {
      permits: [{ action: 'assign' }, { action: 'release', person: 'listed' }, { action: 'transfer', plan: 'several' }],
    },
  },
  'drive/over-the-plan-refuses-new': {
    sources: ['D2', 'R33'],
    change: {
      forbids: seating('full'),
      remedies: [
        { kind: 'upgrade', when: { license: 'bought' } },
        { kind: 'release', when: { seat: 'moves' } },
        { kind: 'subscribe', when: { license: 'trial' } },
      ],
    },
  },
  'drive/another-account-subscribes-again': {
    sources: ['R25', 'R26', 'D4'],
    telling: { plan: 'single' },
    change: {
      permits: { action: 'transfer', plan: 'single' },
      forbids: { action: ['transfer', 'release'], seat: 'stays' },
      remedies: [{ kind: 'cancel', when: { term: 'active' } }, 'subscribe'],
    },
  },
  'drive/plan-changes-at-any-time': {
    sources: ['R22', 'R35'],
    change: {
      permits: [
        { action: 'upgrade', size: 'more', term: 'active' },
        { action: 'downgrade', size: 'fewer', term: 'active' },
        { action: 'change-billing', term: 'active' },
      ],
      forbids: { action: 'downgrade', size: ['more', 'same', 'none'] },
      // Fewer than one seat is none: that is what cancelling is for.
      remedies: [
        { kind: 'state-seats', when: { plan: 'several' } },
        { kind: 'cancel', when: { plan: 'single', term: 'active' } },
      ],
    },
  },
  'drive/trial-is-not-a-plan': {
    sources: ['R15', 'R17'],
    change: {
      forbids: { action: payingChanges, term: ['trial', 'trial-ended'] },
      remedies: 'subscribe',
    },
  },
  'drive/stopped-can-restart': {
    sources: ['R24'],
    change: {
      permits: { action: 'restart', term: ['active', 'cancelled', 'ended'] },
      forbids: { action: [...planChanges, 'cancel'], term: ['cancelled', 'ended'] },
      remedies: 'restart',
    },
  },
  'drive/administrators-decide': {
    sources: ['R33', 'R36'],
    change: {
      silencesOthers: true,
      forbids: { action: [...seatChanges, ...planChanges, 'cancel', ...administratorChanges], asker: 'other' },
      remedies: [
        { kind: 'ask-administrator', when: { managed: 'yes' } },
        { kind: 'subscribe', when: { managed: 'no' } },
      ],
    },
  },
  'drive/who-left-starts-anew': {
    sources: ['R40'],
    change: { silencesOthers: true, forbids: { action: 'restart', asker: 'other' }, remedies: 'subscribe' },
  },
  'drive/two-administrators': {
    sources: ['R36'],
    change: {
      permits: [{ action: 'add-administrator' }, { action: 'remove-administrator', administrator: 'yes' }],
      forbids: [
        { action: 'add-administrator', administrator: 'no', administrators: 'two' },
        { action: 'remove-administrator', administrator: 'no' },
      ],
      remedies: [
        { kind: 'remove-administrator', when: { action: 'add-administrator' } },
        { kind: 'name-a-user', when: { action: 'remove-administrator' } },
      ],
    },
  },
  'drive/administers-one-plan': {
    sources: ['R37', 'R38'],
    change: {
      forbids: { action: 'add-administrator', administrator: 'no', elsewhere: 'yes' },
      remedies: 'leave-other-plan',
    },
  },
  'drive/last-administrator-stays': {
    sources: ['R38', 'R39'],
    change: {
      forbids: [
        { action: ['remove-administrator', 'release'], remains: 'nobody', term: ['not-started', 'trial', 'active'] },
      ],
      remedies: ['add-administrator', { kind: 'cancel', when: { term: 'active' } }],
    },
  },
  'drive/administrators-take-no-seat': { sources: ['D1'], telling: { plan: 'several' } },
});

/** A rule about the use of Google Drive or about a change to a subscription of it. */
export type DriveRuleId = (typeof driveRules)[number]['id'];
export type DriveChangeRuleId = (typeof everyRules)[number]['id'] | DriveRuleId;
