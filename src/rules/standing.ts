// Where an account stands with its licenses of one product: for display and for caches. What is permitted, ask `decide`.
import type { Billing, Instant } from './time';

/** Where a term stands that lets people create and edit. `past-due`: a payment failed and is tried again (D14). */
export const termsInForce = ['active', 'past-due', 'cancelled', 'trial'] as const;

/**
 * Where a term stands, the best first. `unpaid`: over because nothing more was paid. `unconfirmed`: it should have been
 * renewed, and nothing was heard of it for too long: nobody says that it is unpaid.
 */
export const termStates = [
  ...termsInForce,
  ...(['unconfirmed', 'unpaid', 'refunded', 'ended', 'trial-ended', 'not-started'] as const),
] as const;
export type TermState = (typeof termStates)[number];

/** A summary of what one account holds of one product. */
export interface Standing<Product extends string = string, Id extends string = string> {
  readonly product: Product;
  /** `unknown`: the account is hidden or the licenses could not be read. */
  readonly state: Exclude<TermState, 'not-started'> | 'unknown' | 'none' | 'over-plan' | 'conflict';
  /** The license that decides (D3). */
  readonly licenseId?: string;
  readonly billing?: Billing;
  /** The next boundary of a running term, or when it ended. */
  readonly until?: Instant;
  /** `confirms`: it should have been renewed then, and nothing was heard of it yet. */
  readonly next?: { readonly at: Instant; readonly what: 'renews' | 'ends' | 'trial-ends' | 'confirms' };
  /** The rules that decide whether this account may create. */
  readonly because: readonly Id[];
  readonly isTrialUsed: boolean;
  /** Further licenses in force beside the deciding one: one of them could be released (D3). */
  readonly duplicates: readonly string[];
  /** Licenses that this account administers, whether or not it holds a seat (D1). */
  readonly administers: readonly string[];
  /** The next instant at which any answer about this account changes; undefined when none will by itself. */
  readonly changesAt?: Instant;
}

/** Whether a license that stands so lets its holders create and edit, each that has a seat. */
export const isInForce = (state: Standing['state'] | TermState): boolean =>
  state === 'over-plan' || termsInForce.some((one) => one === state);

/** The soonest of the instants at which answers change that is still ahead, where there is one. */
export function nextChange(instants: readonly (Instant | undefined)[], now: Instant): Pick<Standing, 'changesAt'> {
  const next = instants.reduce<Instant>((soonest, at = now) => (at > now ? Math.min(soonest, at) : soonest), Infinity);
  return next < Infinity ? { changesAt: next } : {};
}
