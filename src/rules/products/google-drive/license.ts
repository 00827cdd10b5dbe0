// A subscription of Mockups for Google Drive: one account's own, or a plan of several seats.
import type { Account } from '../../account';
import { type Billing, type Instant, billingPeriodAt, day } from '../../time';

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
  /** When the seats were last made fewer; those beyond them lose editing at the next renewal (D2). */
  readonly seatsLoweredAt?: Instant;
}

/** An account that holds a seat. Without an id it was bought for the address and is not yet bound. */
export interface Holder extends Account {
  readonly boundAt?: Instant;
  /** Set while the plan is over its seats and this holder was bound last: editing ends then (D2). */
  readonly editsUntil?: Instant;
}

/** A trial of 30 days, or paid time that renews at each boundary until it is cancelled. */
export type Term =
  | { readonly kind: 'trial'; readonly startedAt: Instant }
  | {
      readonly kind: 'paid';
      readonly billing: Billing;
      readonly startedAt: Instant;
      /** Paid to the end of the period in which this lies (R23). */
      readonly cancelledAt?: Instant;
    };

/** R5, D8. */
export const trialDays = 30;

/** Where a term stands at an instant. `until` is the next boundary, or the end when it has ended. */
export interface TermState {
  readonly state: 'not-started' | 'trial' | 'trial-ended' | 'active' | 'cancelled' | 'ended';
  readonly until: Instant;
}

/** The state of a term at an instant, grace included (D10). */
export function termAt(term: Term, now: Instant, graceDays: number): TermState {
  if (now < term.startedAt) return { state: 'not-started', until: term.startedAt };
  switch (term.kind) {
    case 'trial': {
      const until = term.startedAt + trialDays * day;
      return { state: now < until ? 'trial' : 'trial-ended', until };
    }
    case 'paid': {
      if (term.cancelledAt === undefined || now < term.cancelledAt) {
        return { state: 'active', until: billingPeriodAt(term.startedAt, term.billing, now).end };
      }
      const end = billingPeriodAt(term.startedAt, term.billing, term.cancelledAt).end + graceDays * day;
      return { state: now < end ? 'cancelled' : 'ended', until: end };
    }
  }
}

/** Whether creating and editing goes on in this state. */
export const isInForce = ({ state }: TermState): boolean =>
  state === 'trial' || state === 'active' || state === 'cancelled';
