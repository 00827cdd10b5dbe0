// The sentences about the licenses of every product: who is a user, and how a license grows.
import type { Rule } from '../rule';

/** What every product's decisions look at. */
export const everyAccess = {
  action: ['view', 'edit', 'create'],
} as const;

/** What every product's changes look at. */
export const everyChange = {
  action: ['assign', 'release', 'transfer', 'upgrade', 'float'],
  /** Whether the person meant (the one who gives, in a transfer) holds a seat. */
  person: ['listed', 'not-listed'],
  /** Whether the one who receives holds a seat already. */
  receiver: ['listed', 'not-listed', 'not-meant'],
  /** Whether a seat is free for whoever would receive it. */
  room: ['free', 'full'],
  /** The number of seats wanted, against the present one; `none` is no number of seats, `endless` has room for all. */
  size: ['more', 'same', 'fewer', 'none', 'endless', 'not-meant'],
} as const;

export const everyRules = [
  {
    id: 'license/named-users',
    sources: ['S1', 'R1'],
    change: {
      permits: [{ action: ['assign'] }, { action: ['release'], person: ['listed'] }],
      forbids: [{ action: ['release', 'transfer'], person: ['not-listed'] }],
      remedies: [{ kind: 'name-a-user' }],
    },
  },
  {
    id: 'license/no-floating',
    sources: ['S2', 'R1'],
    change: { forbids: [{ action: ['float'] }], remedies: [{ kind: 'upgrade' }, { kind: 'assign' }] },
  },
  {
    id: 'license/permission-counts',
    sources: ['S3', 'R2'],
    change: {
      forbids: [
        { action: ['assign'], person: ['not-listed'], room: ['full'] },
        { action: ['transfer'], receiver: ['not-listed'], room: ['full'] },
      ],
      remedies: [{ kind: 'upgrade' }, { kind: 'release' }],
    },
  },
  {
    id: 'license/grows-by-upgrade',
    sources: ['S4', 'R3', 'R4'],
    change: {
      permits: [{ action: ['upgrade'], size: ['more'] }],
      forbids: [{ action: ['upgrade'], size: ['same', 'fewer', 'none', 'endless'] }],
      remedies: [
        { kind: 'state-seats', when: { size: ['same', 'fewer', 'none'] } },
        { kind: 'assign', when: { size: ['endless'] } },
      ],
    },
  },
  {
    id: 'license/counts-once',
    sources: ['D9'],
    change: {
      forbids: [{ action: ['transfer'], receiver: ['listed'] }],
      remedies: [{ kind: 'name-a-user' }],
    },
  },
] as const satisfies readonly Rule<typeof everyAccess, typeof everyChange>[];
