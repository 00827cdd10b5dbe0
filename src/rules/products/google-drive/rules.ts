// The policy of Mockups for Google Drive.
import type { Rule } from '../../rule';
import type { driveAccess } from './access';
import type { driveChange } from './change';

const free = ['view', 'comment'] as const;
const paid = ['edit', 'create'] as const;
/** Whoever is known, with licenses that could be read: the others are told that, and nothing about subscriptions. */
const asked = { action: paid, account: ['known'], store: ['reachable'] } as const;

const running = ['trial', 'active', 'cancelled'] as const;
const planChanges = ['upgrade', 'downgrade', 'change-billing'] as const;

export const driveRules = [
  {
    id: 'drive/viewing-is-free',
    sources: ['R6', 'R18', 'D12'],
    access: { permits: [{ action: free }] },
  },
  {
    id: 'drive/tied-to-one-account',
    sources: ['S9', 'R13', 'D5'],
    access: { permits: [{ ...asked, holding: running }] },
    change: { permits: [{ action: ['bind'], person: ['listed'] }] },
  },
  {
    id: 'drive/trial-is-fully-functional',
    sources: ['R5', 'D8'],
    access: { permits: [{ ...asked, holding: ['trial'] }] },
    change: { permits: [{ action: ['start-trial'], trial: ['unused'] }] },
  },
  {
    id: 'drive/one-trial-an-account',
    sources: ['D8'],
    change: { forbids: [{ action: ['start-trial'], trial: ['used'] }], remedies: [{ kind: 'subscribe' }] },
  },
  {
    id: 'drive/cancelling-keeps-paid-time',
    sources: ['R23'],
    access: { permits: [{ ...asked, holding: ['cancelled'] }] },
    change: { permits: [{ action: ['cancel'], term: ['active'] }] },
  },
  {
    id: 'drive/most-generous-decides',
    sources: ['D3'],
  },
  {
    id: 'drive/no-subscription-views-only',
    sources: ['R14', 'R17', 'R25'],
    access: {
      forbids: [{ ...asked, holding: ['none'], address: ['own'] }],
      remedies: [
        { kind: 'start-trial', when: { trial: ['unused'] } },
        { kind: 'subscribe' },
        { kind: 'switch-account' },
      ],
    },
    change: { forbids: [{ action: ['bind'], person: ['not-listed'] }], remedies: [{ kind: 'subscribe' }] },
  },
  {
    id: 'drive/not-started-views-only',
    sources: ['R15'],
    access: {
      forbids: [{ ...asked, holding: ['not-started'] }],
      remedies: [{ kind: 'start-trial', when: { trial: ['unused'] } }, { kind: 'subscribe' }],
    },
    change: {
      forbids: [{ action: [...planChanges, 'cancel', 'restart'], term: ['not-started'] }],
      remedies: [{ kind: 'wait-for-start' }],
    },
  },
  {
    id: 'drive/trial-ended-views-only',
    sources: ['R17'],
    access: { forbids: [{ ...asked, holding: ['trial-ended'] }], remedies: [{ kind: 'subscribe' }] },
  },
  {
    id: 'drive/ended-views-only',
    sources: ['R23', 'R42', 'D10'],
    access: { forbids: [{ ...asked, holding: ['ended'] }], remedies: [{ kind: 'restart' }] },
  },
  {
    id: 'drive/over-the-plan-latest-lose-first',
    sources: ['D2'],
    access: {
      forbids: [{ ...asked, holding: running, seat: ['over'] }],
      remedies: [{ kind: 'ask-administrator' }],
    },
  },
  {
    id: 'drive/reused-address-waits',
    sources: ['D6'],
    access: { forbids: [{ ...asked, address: ['reused'] }], remedies: [{ kind: 'ask-administrator' }] },
    change: {
      forbids: [{ action: ['bind', 'assign'], person: ['reused'] }],
      remedies: [{ kind: 'ask-administrator', when: { action: ['bind'] } }, { kind: 'release' }],
    },
  },
  {
    id: 'drive/permission-caps',
    sources: ['R19'],
    access: {
      forbids: [
        { action: ['edit'], role: ['view'] },
        { action: ['view', 'comment', 'edit'], role: ['nothing'] },
      ],
      remedies: [{ kind: 'get-edit-access' }],
    },
  },
  {
    id: 'drive/unknown-account-views-only',
    sources: ['D11'],
    access: { forbids: [{ action: paid, account: ['hidden'] }], remedies: [{ kind: 'show-identity' }] },
  },
  {
    id: 'drive/unreachable-views-only',
    sources: ['D11'],
    access: {
      forbids: [{ action: paid, account: ['known'], store: ['unreachable'] }],
      remedies: [{ kind: 'try-again' }],
    },
  },
  {
    id: 'drive/plan-lists-its-accounts',
    sources: ['R32', 'R33', 'R34', 'D4'],
    change: {
      permits: [
        { action: ['assign'] },
        { action: ['release'], person: ['listed'] },
        { action: ['transfer'], plan: ['several'] },
      ],
    },
  },
  {
    id: 'drive/over-the-plan-refuses-new',
    sources: ['D2', 'R33'],
    change: {
      forbids: [
        { action: ['assign'], person: ['not-listed'], room: ['full'] },
        { action: ['transfer'], receiver: ['not-listed'], room: ['full'] },
      ],
      remedies: [{ kind: 'upgrade' }, { kind: 'release' }],
    },
  },
  {
    id: 'drive/another-account-subscribes-again',
    sources: ['R25', 'R26', 'D4'],
    change: {
      forbids: [{ action: ['transfer'], plan: ['single'] }],
      remedies: [{ kind: 'cancel' }, { kind: 'subscribe' }],
    },
  },
  {
    id: 'drive/plan-changes-at-any-time',
    sources: ['R22', 'R35'],
    change: {
      permits: [
        { action: ['upgrade'], size: ['more'], term: ['active'] },
        { action: ['downgrade'], size: ['fewer'], term: ['active'] },
        { action: ['change-billing'], term: ['active'] },
      ],
      forbids: [{ action: ['downgrade'], size: ['more', 'same', 'none'] }],
      // Fewer than one seat is none: that is what cancelling is for.
      remedies: [
        { kind: 'state-seats', when: { plan: ['several'] } },
        { kind: 'cancel', when: { plan: ['single'] } },
      ],
    },
  },
  {
    id: 'drive/trial-is-not-a-plan',
    sources: ['R15', 'R17'],
    change: {
      forbids: [{ action: [...planChanges, 'cancel', 'restart'], term: ['trial', 'trial-ended'] }],
      remedies: [{ kind: 'subscribe' }],
    },
  },
  {
    id: 'drive/stopped-can-restart',
    sources: ['R24'],
    change: {
      permits: [{ action: ['restart'], term: ['cancelled', 'ended'] }],
      forbids: [
        { action: [...planChanges], term: ['cancelled', 'ended'] },
        { action: ['cancel'], term: ['cancelled', 'ended'] },
        { action: ['restart'], term: ['active'] },
      ],
      remedies: [
        { kind: 'restart', when: { action: [...planChanges, 'cancel'] } },
        { kind: 'cancel', when: { action: ['restart'] } },
      ],
    },
  },
  {
    id: 'drive/administrators-decide',
    sources: ['R33', 'R36'],
    change: {
      forbids: [
        {
          action: [
            'assign',
            'release',
            'transfer',
            ...planChanges,
            'cancel',
            'add-administrator',
            'remove-administrator',
          ],
          asker: ['other'],
        },
      ],
      remedies: [{ kind: 'ask-administrator' }],
    },
  },
  {
    id: 'drive/who-left-starts-anew',
    sources: ['R40'],
    change: { forbids: [{ action: ['restart'], asker: ['other'] }], remedies: [{ kind: 'subscribe' }] },
  },
  {
    id: 'drive/two-administrators',
    sources: ['R36'],
    change: {
      permits: [
        { action: ['add-administrator'], administrators: ['none', 'one'] },
        { action: ['add-administrator'], administrator: ['yes'] },
        { action: ['remove-administrator'], administrator: ['yes'] },
      ],
      forbids: [
        { action: ['add-administrator'], administrator: ['no'], administrators: ['two'] },
        { action: ['remove-administrator'], administrator: ['no'] },
      ],
      remedies: [
        { kind: 'remove-administrator', when: { action: ['add-administrator'] } },
        { kind: 'name-a-user', when: { action: ['remove-administrator'] } },
      ],
    },
  },
  {
    id: 'drive/administers-one-plan',
    sources: ['R37', 'R38'],
    change: {
      forbids: [{ action: ['add-administrator'], administrator: ['no'], elsewhere: ['yes'] }],
      remedies: [{ kind: 'leave-other-plan' }],
    },
  },
  {
    id: 'drive/last-administrator-stays',
    sources: ['R38', 'R39'],
    change: {
      forbids: [
        {
          action: ['remove-administrator'],
          administrator: ['yes'],
          administrators: ['one'],
          term: ['not-started', 'trial', 'active'],
        },
      ],
      remedies: [{ kind: 'add-administrator' }, { kind: 'cancel', when: { term: ['active'] } }],
    },
  },
  {
    id: 'drive/administrators-take-no-seat',
    sources: ['D1'],
  },
] as const satisfies readonly Rule<typeof driveAccess, typeof driveChange>[];
