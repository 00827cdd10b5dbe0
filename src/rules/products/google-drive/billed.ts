// What a purchase, as billing tells it, makes of a license. Of its past nothing counts: what was fetched last is so.
import { accountOf } from '../../account';
import type { Billing, Instant, Period } from '../../time';
import { type DriveLicense, type PaidTerm, managersOf, withSeatsSettled } from './license';

/** A purchase as billing tells it at one moment. */
export interface Billed {
  /**
   * `waiting`: not paid yet, and may never be. `processing`: the first payment is on its way. `failed`: it never came.
   * `active`: also before its first charge. `due`: a charge failed and is tried again. `unpaid`: it is tried no more.
   * `paused`: nothing is charged. `ended`: over for good.
   */
  readonly state: 'waiting' | 'processing' | 'failed' | 'active' | 'due' | 'unpaid' | 'paused' | 'ended';
  readonly seats: number;
  readonly billing: Billing;
  /** What its periods are counted from: in the future while it waits for its first charge. */
  readonly startedAt: Instant;
  readonly period: Period;
  /** Whether the running period was paid for. */
  readonly isPaid: boolean;
  /** Set once it is not to be renewed: since when, and when it ends. */
  readonly cancelled?: { readonly at: Instant; readonly endsAt: Instant };
  /** When all that was paid for the running period was given back. */
  readonly refundedAt?: Instant;
}

/**
 * The license as this purchase makes it. Who holds seats, who administers and what is written about it stays; only a single
 * one that becomes a plan is its holder's to administer, so that it still is once it is cancelled.
 */
export function folded(license: DriveLicense, billed: Billed): DriveLicense {
  if (billed.state === 'waiting') return license;
  const { seats, period } = billed;
  const isPlanNow = seats > 1 && license.seats === 1;
  return withSeatsSettled({
    ...license,
    seats,
    term: termOf(billed),
    ...(seats < license.seats && { seatsLoweredAt: period.start }),
    ...(isPlanNow && { administrators: managersOf(license).map(accountOf) }),
  });
}

function termOf({ state, billing, startedAt, period, isPaid, cancelled, refundedAt }: Billed): PaidTerm {
  const base = { kind: 'paid', billing, startedAt } as const;
  if (state === 'processing' || state === 'failed') return { ...base, paidUntil: startedAt, payment: state };
  if (state === 'due' || state === 'unpaid' || state === 'paused') {
    const stopped = cancelled && { cancelledAt: cancelled.at };
    return { ...base, ...stopped, paidUntil: Math.max(startedAt, period.start), payment: state };
  }
  // Of a period that nobody paid for, nothing is paid: the one before was.
  const paid = Math.max(startedAt, isPaid ? period.end : period.start);
  if (state === 'ended') {
    const end = Math.min(cancelled?.endsAt ?? paid, paid, refundedAt ?? Infinity);
    return {
      ...base,
      // What was cancelled before its first charge never began.
      startedAt: Math.min(startedAt, end),
      cancelledAt: cancelled?.at ?? end,
      paidUntil: end,
      ...(refundedAt !== undefined && { payment: 'refunded' }),
    };
  }
  // Ending later than this period, it is renewed before.
  return cancelled !== undefined && cancelled.endsAt <= period.end
    ? { ...base, cancelledAt: cancelled.at, paidUntil: Math.min(cancelled.endsAt, paid) }
    : { ...base, paidUntil: paid };
}
