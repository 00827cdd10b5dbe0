// A subscription of Mockups for Google Drive: one account's own, or a plan of several seats.
import { type Account, isSameAccount } from '../../account';
import { type SeatCount, countNamed, isListed, personOf, persons } from '../../seats';
import type { Standing } from '../../standing';
import { type Billing, type Instant, billingPeriodAt, day, trialDays } from '../../time';

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
}

/** An account that holds a seat. Without an id it was bought for the address and is not yet bound. */
export interface Holder extends Account {
  readonly boundAt?: Instant;
  /** Set while the plan is over its seats and this holder came last: editing ends then (D2). */
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

export type TermState = 'not-started' | 'trial' | 'trial-ended' | 'active' | 'cancelled' | 'ended';

/** When a term is over: never while it renews. Cancelled before its start, nothing was paid. */
function endOf(term: Term, graceDays: number): Instant {
  const { startedAt } = term;
  if (term.kind === 'trial') return startedAt + trialDays * day;
  const { cancelledAt = Infinity, billing } = term;
  if (cancelledAt === Infinity || cancelledAt < startedAt) return Math.max(startedAt, cancelledAt);
  return billingPeriodAt(startedAt, billing, cancelledAt).end + graceDays * day;
}

/** Where a term stands at an instant, grace included (D10). */
export function termStateAt(term: Term, now: Instant, graceDays = 0): TermState {
  if (now < term.startedAt) return 'not-started';
  const isOver = now >= endOf(term, graceDays);
  if (term.kind === 'trial') return isOver ? 'trial-ended' : 'trial';
  return isOver ? 'ended' : now < (term.cancelledAt ?? Infinity) ? 'active' : 'cancelled';
}

/** Whether a license that stands so lets its holders create and edit, each that has a seat. */
export const isInForce = (state: Standing['state'] | TermState): boolean =>
  state === 'trial' || state === 'active' || state === 'cancelled' || state === 'over-plan';

/** The next boundary of a term at an instant: start, renewal or end; the end itself when it is over. */
export function termBoundaryAt(term: Term, now: Instant, graceDays: number): Instant {
  if (now < term.startedAt) return term.startedAt;
  return term.kind === 'paid' && now < (term.cancelledAt ?? Infinity)
    ? billingPeriodAt(term.startedAt, term.billing, now).end
    : endOf(term, graceDays);
}

/**
 * Who may change a license: its administrators, with equal rights (R36), or whoever has held it longest where it has
 * none. Whoever left a stopped plan left it for good (R40).
 */
export function managersOf({
  administrators,
  holders,
  seats,
  term,
  isManagedByOthers,
}: DriveLicense): readonly Account[] {
  if (administrators.length > 0 || isManagedByOthers === true) return administrators;
  const isStopped = term.kind === 'paid' && term.cancelledAt !== undefined;
  return seats > 1 && isStopped ? [] : persons(holders).slice(0, 1);
}

/** Whether an account may change a license. */
export const isManagedBy = (license: DriveLicense, account: Account): boolean => isListed(managersOf(license), account);

/** Whoever is listed may create and edit, so takes a seat from then on (S3, S9); administering takes none (D1). */
export const countDriveSeats = ({
  seats,
  holders,
  administrators,
}: Pick<DriveLicense, 'seats' | 'holders' | 'administrators'>): SeatCount<DriveCountRuleId> =>
  countNamed<DriveCountRuleId>(seats, [
    ...holders.map((account) => ({
      account,
      isCounted: true,
      because: ['license/permission-counts', 'drive/tied-to-one-account'] as const,
    })),
    ...administrators
      .filter((administrator) => !holders.some((holder) => isSameAccount(holder, administrator)))
      .map((account) => ({ account, isCounted: false, because: ['drive/administrators-take-no-seat'] as const })),
  ]);

type DriveCountRuleId =
  | 'license/permission-counts'
  | 'license/counts-once'
  | 'drive/tied-to-one-account'
  | 'drive/administrators-take-no-seat';

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
  const renewal = termBoundaryAt(license.term, Math.max(seatsLoweredAt, license.term.startedAt), 0);
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
