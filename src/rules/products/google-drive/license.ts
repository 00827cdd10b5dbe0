// A subscription of Mockups for Google Drive: one account's own, or a plan of several seats.
import type { Account } from '../../account';
import { type SeatCount, countNamed, isListed, listedBy, personOf, persons } from '../../seats';
import type { Leniency } from '../../facts';
import type { TermState } from '../../standing';
import { type Billing, type Instant, billingPeriodAt, day, trialDays } from '../../time';
import type { DriveChangeRuleId } from './rules';

/** What was bought, for whom. A plan is the same with more seats. Plain, JSON-safe data. */
export interface DriveLicense {
  readonly product: 'google-drive';
  readonly id: string;
  /** Seats paid for; one unless it is a plan. */
  readonly seats: number;
  readonly term: Term;
  /** The accounts that it was bought for, each bound at its first check. */
  readonly holders: readonly Holder[];
  /** At most two; administering takes no seat (D1, R36). */
  readonly administrators: readonly Account[];
  /** In what an account is told of a license: whether others manage it, who are not named there. */
  readonly isManagedByOthers?: boolean;
  /** When the seats were last made fewer than the holders (D2). */
  readonly seatsLoweredAt?: Instant;
  /** Whether another payment runs for the same beside the one that it goes by: one of them is to be given back (R8). */
  readonly isPaidTwice?: boolean;
}

/** An account that holds a seat. Without an id it was bought for the address and is not yet bound. */
export interface Holder extends Account {
  readonly boundAt?: Instant;
  /** Set while the plan is over its seats and this holder came last: editing ends then (D2). */
  readonly editsUntil?: Instant;
}

/** A trial of 30 days, or paid time that renews at each boundary until it is cancelled. */
export type Term = Trial | PaidTerm;

/** Has nothing of what is paid for. */
type Trial = { readonly kind: 'trial'; readonly startedAt: Instant } & {
  readonly [Name in Exclude<keyof PaidTerm, 'kind' | 'startedAt'>]?: never;
};

export interface PaidTerm {
  readonly kind: 'paid';
  readonly billing: Billing;
  readonly startedAt: Instant;
  /** Paid to the end of the period in which this lies (R23), or to `paidUntil`. */
  readonly cancelledAt?: Instant;
  /** Where billing tells what is paid for: until when it was, when it was last heard of. */
  readonly paidUntil?: Instant;
  /** What went otherwise than it should with the payment; never without `paidUntil`. */
  readonly payment?: Payment;
}

/**
 * `due`: it failed and is tried again (D14). `unpaid`: it is tried no more. `paused`: nothing is charged. `refunded`: what
 * was paid for the last period was given back. `failed`: the first one never came. `processing`: the first one is on its way,
 * for days where a bank carries it. The most pressing first.
 */
export const payments = ['due', 'unpaid', 'paused', 'refunded', 'failed', 'processing'] as const;

export type Payment = (typeof payments)[number];

const hour = day / 24;

/** Where a term stands that is over, by what went otherwise with its payment. */
const whenOver = {
  due: 'unpaid',
  unpaid: 'unpaid',
  paused: 'unpaid',
  refunded: 'refunded',
  failed: 'unpaid',
  processing: 'unconfirmed',
} as const satisfies Record<Payment, TermState>;

/** When a term is over: never while it renews. Cancelled before its start, nothing was paid. */
function endOf(term: Term, { graceDays = 0, pastDueDays = 14, renewalHours = 72 }: Leniency): Instant {
  const { startedAt } = term;
  if (term.kind === 'trial') return startedAt + trialDays * day;
  const { cancelledAt = Infinity, billing, paidUntil, payment } = term;
  if (paidUntil !== undefined) {
    if (payment === 'refunded' || payment === 'failed' || payment === 'processing') return paidUntil;
    if (payment === 'due') return paidUntil + pastDueDays * day;
    return paidUntil + (payment === undefined && cancelledAt === Infinity ? renewalHours * hour : graceDays * day);
  }
  if (cancelledAt === Infinity || cancelledAt < startedAt) return Math.max(startedAt, cancelledAt);
  return billingPeriodAt(startedAt, billing, cancelledAt).end + graceDays * day;
}

/** Where a term stands at an instant, grace included (D10, D14). */
export function termStateAt(term: Term, now: Instant, leniency: Leniency = {}): TermState {
  if (now < term.startedAt) return 'not-started';
  const isOver = now >= endOf(term, leniency);
  if (term.kind === 'trial') return isOver ? 'trial-ended' : 'trial';
  const { cancelledAt = Infinity, payment } = term;
  if (payment === 'due' && !isOver) return 'past-due';
  if (isOver && payment !== undefined) return whenOver[payment];
  if (isOver) return cancelledAt === Infinity ? 'unconfirmed' : 'ended';
  return now < cancelledAt ? 'active' : 'cancelled';
}

/** Whether it goes on by itself: what is paused, tried no more or was given back ends, though it is in force until then. */
export const isRenewed = (term: Term, state: TermState): boolean => state === 'active' && term.payment === undefined;

/** Whether what is paid for is told by billing elsewhere: nothing of that is changed here. */
export const isBilled = ({ term }: DriveLicense): boolean => term.paidUntil !== undefined;

/** The next boundary of a term at an instant: start, renewal or end; the end itself when it is over. */
export function termBoundaryAt(term: Term, now: Instant, leniency: Leniency): Instant {
  if (now < term.startedAt) return term.startedAt;
  if (term.kind === 'paid' && now < (term.cancelledAt ?? Infinity)) {
    const { startedAt, billing, paidUntil, payment } = term;
    if (paidUntil === undefined) return billingPeriodAt(startedAt, billing, now).end;
    if (payment === undefined && now < paidUntil) return paidUntil;
  }
  return endOf(term, leniency);
}

/** The term as it was agreed, whatever was paid: its boundaries are the same at whatever moment they are asked for. */
function agreed(term: Term): Term {
  const { paidUntil: _, payment: __, ...rest } = term;
  return rest;
}

/**
 * Who may change a license: its administrators, with equal rights (R36), or whoever has held it longest where it has
 * none. Whoever left a stopped plan left it for good (R40).
 */
export function managersOf(license: DriveLicense): readonly Account[] {
  const { administrators, holders, seats, term, isManagedByOthers } = license;
  if (administrators.length > 0 || isManagedByOthers === true) return administrators;
  return seats > 1 && term.cancelledAt !== undefined ? [] : persons(holders).slice(0, 1);
}

/** Whether an account may change a license. */
export const isManagedBy = (license: DriveLicense, account: Account): boolean => isListed(managersOf(license), account);

/** Whoever is listed may create and edit, so takes a seat from then on (S3, S9); administering takes none (D1). */
export const countDriveSeats = ({ seats, holders, administrators }: DriveLicense): SeatCount<DriveChangeRuleId> =>
  countNamed<DriveChangeRuleId>(seats, [
    ...listedBy(holders, true, 'license/permission-counts', 'drive/tied-to-one-account'),
    ...listedBy(
      administrators.filter((one) => !isListed(holders, one)),
      false,
      'drive/administrators-take-no-seat',
    ),
  ]);

/**
 * Writes beside each holder whether its seat is beyond what the plan has now, and until when it still edits (D2): the
 * latest bound, then the latest listed. Nobody who was told an instant is told a later one.
 */
export function withSeatsSettled(license: DriveLicense): DriveLicense {
  const { seatsLoweredAt = license.term.startedAt, ...rest } = license;
  const standsFor = personOf(license.holders);
  const order = (holder: Holder): number => holder.boundAt ?? Number.MAX_SAFE_INTEGER;
  const people = [...persons(license.holders)].sort((one, other) => order(one) - order(other));
  const kept = new Set<Holder | undefined>(people.slice(0, license.seats));
  const isOver = kept.size < people.length;
  const renewal = termBoundaryAt(agreed(license.term), Math.max(seatsLoweredAt, license.term.startedAt), {});
  return {
    ...rest,
    ...(isOver && { seatsLoweredAt }),
    holders: license.holders.map(({ editsUntil = renewal, ...holder }, at) =>
      kept.has(standsFor.get(license.holders[at] as Holder))
        ? holder
        : { ...holder, editsUntil: Math.min(editsUntil, renewal) },
    ),
  };
}
