// Instants and the periods of a paid term. Calendar arithmetic is in UTC, so that an answer is the same everywhere.
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths } from 'date-fns/addMonths';

/** Epoch milliseconds, UTC. */
export type Instant = number;

/** A stretch of time `[start, end)`: at the instant of its end it is over. */
export interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

/** The last instant before an end: the day that it lies on is the last one, also where the end is a midnight. */
export const lastOf = (end: Instant): Instant => end - 1;

export const day = 24 * 60 * 60 * 1000;

/** How long a trial of any product lasts (R5, D8). */
export const trialDays = 30;

export type Billing = 'monthly' | 'yearly';

/**
 * The billing period in which an instant lies. Boundaries are counted from the start of the term and never from each
 * other, so that a term begun on 31 January has boundaries on 28 February and again on 31 March.
 */
export function billingPeriodAt(startedAt: Instant, billing: Billing, instant: Instant): Period {
  const months = billing === 'monthly' ? 1 : 12;
  const boundary = (count: number): Instant => addMonths(new UTCDateMini(startedAt), count * months).getTime();
  const estimate = Math.floor((monthOf(instant) - monthOf(startedAt)) / months);
  // The estimate looks at months alone; the day and the time of day may still lie before its boundary.
  const middle = boundary(estimate);
  return middle <= instant
    ? { start: middle, end: boundary(estimate + 1) }
    : { start: boundary(estimate - 1), end: middle };
}

/** The calendar month of an instant, numbered. */
function monthOf(instant: Instant): number {
  const date = new Date(instant);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The same day and time a year later; from 29 February, 28 February. */
export const addYear = (instant: Instant): Instant => addMonths(new UTCDateMini(instant), 12).getTime();
