// The sentences about the licenses of every product: who is a user, and how a license grows.
import { type Dimensionless, always, rulesOf } from '../rule';

/** What every product's decisions look at. */
export const everyAccess = { action: ['view', 'edit', 'create'] } as const;

/** Changes of who has a seat. */
export const seatChanges = ['assign', 'release', 'transfer'] as const;

/** A trial that runs or is still to begin. */
export const tried = ['trial', 'not-begun'] as const;
/** What was given up, or tried and not bought. */
export const over = ['unsubscribed', 'trial-ended'] as const;
/** Where a license stands that is bought once, the best first. */
export const licensedStates = ['bought', ...tried, ...over] as const;

/** What every product's changes look at. */
export const everyChange = {
  action: [...seatChanges, 'upgrade', 'float'],
  /** Whether the person meant (the one who gives, in a transfer) holds a seat. */
  person: ['listed', 'not-listed'],
  /** Whether the one who receives holds a seat already. */
  receiver: ['listed', 'not-listed', 'not-meant'],
  /** Whether a seat is free for whoever would receive it; `unknown` where not everybody was looked up who takes one. */
  room: ['free', 'full', 'unknown'],
  /** The number of seats wanted, against the present one; `none` is no number of seats, `endless` has room for all. */
  size: ['more', 'same', 'fewer', 'none', 'endless', 'not-meant'],
  /** Whether whoever asks may give a seat of it to somebody else. */
  seat: ['moves', 'stays'],
  /** Whether the address of whoever would receive it can be that of an account (D5). */
  address: ['usable', 'unusable'],
  /** What there is to change. */
  license: licensedStates,
} as const;

/** A seat for somebody who has none, where there is as much room as this. */
export const seating = <Room extends (typeof everyChange)['room'][number]>(room: Room) =>
  [
    { action: 'assign', person: 'not-listed', room },
    { action: 'transfer', receiver: 'not-listed', room },
  ] as const;

export const everyRules = rulesOf<typeof everyAccess, typeof everyChange, Dimensionless>()({
  'license/named-users': {
    sources: ['S1', 'R1'],
    telling: always,
    change: {
      permits: [{ action: 'assign' }, { action: 'release', person: 'listed' }],
      forbids: { action: ['release', 'transfer'], person: 'not-listed' },
      remedies: 'name-a-user',
    },
  },
  'license/no-floating': {
    sources: ['S2', 'R1'],
    telling: always,
    change: {
      forbids: { action: 'float' },
      remedies: [
        { kind: 'upgrade', when: { license: 'bought' } },
        { kind: 'assign', when: { license: ['bought', ...tried] } },
        { kind: 'buy-license', when: { license: over } },
      ],
    },
  },
  'license/permission-counts': {
    sources: ['S3', 'R2'],
    telling: always,
    change: {
      forbids: seating('full'),
      remedies: [
        { kind: 'upgrade', when: { license: 'bought' } },
        { kind: 'release', when: { seat: 'moves' } },
      ],
    },
  },
  'license/grows-by-upgrade': {
    sources: ['S4', 'R3', 'R4'],
    telling: always,
    change: {
      permits: { action: 'upgrade', size: 'more' },
      forbids: { action: 'upgrade', size: ['same', 'fewer', 'none', 'endless'] },
      remedies: [
        { kind: 'state-seats', when: { size: ['same', 'fewer', 'none'] } },
        { kind: 'assign', when: { size: 'endless' } },
      ],
    },
  },
  'license/address-can-be-met': {
    sources: ['D5'],
    change: {
      forbids: [
        { action: 'assign', person: 'not-listed', address: 'unusable' },
        { action: 'transfer', address: 'unusable' },
      ],
      remedies: 'correct-address',
    },
  },
  'license/counts-once': {
    sources: ['D9'],
    change: { forbids: { action: 'transfer', receiver: 'listed' }, remedies: 'name-a-user' },
  },
});
