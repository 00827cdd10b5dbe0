// What an account may review: everything, its organisation, the plans that it administers, or nothing.
import { isReviewer, isVendor } from '../authority';
import { readHoldings } from '../check/holdings';
import { noteOperator } from '../note-operator';
import type { Identified, Outside, Unreachable } from '../ports';
import { plansAdministered } from '../shares';

/** A set of licenses that somebody may look through. */
export type Scope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'organisation'; readonly organisation: string }
  /** The licenses that the account itself administers. */
  | { readonly kind: 'administered' };

type ScopesOutcome =
  | {
      readonly outcome: 'known';
      readonly account: Identified;
      /** The widest first; empty for whoever reviews nothing. */
      readonly scopes: readonly Scope[];
    }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/**
 * Finds out what the signed-in account may review.
 * @param foresee told of a scope that may be the first, as soon as it is known, before it is decided
 */
export function scopesOf(outside: Outside, foresee: (scope: Scope) => void = () => undefined): ScopesOutcome {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const vendor = isVendor(account, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  if (vendor.isVendor) foresee({ kind: 'everything' });
  const held = readHoldings(account, outside);
  if (held.outcome === 'unreachable') return held;
  const { licenses, organisation } = held.holdings;
  if (!vendor.isVendor && organisation !== undefined) foresee({ kind: 'organisation', organisation });
  const reviewer = organisation === undefined ? undefined : isReviewer(organisation, account, outside);
  if (reviewer?.outcome === 'unreachable') return reviewer;
  noteOperator(account, held, vendor.isVendor, outside);
  const administered = plansAdministered(account, licenses).map(({ id }) => id);
  const scopes: readonly Scope[] = [
    ...(vendor.isVendor ? [{ kind: 'everything' } as const] : []),
    ...(reviewer?.isReviewer === true && organisation !== undefined
      ? [{ kind: 'organisation', organisation } as const]
      : []),
    ...(administered.length > 0 ? [{ kind: 'administered' } as const] : []),
  ];
  return { outcome: 'known', account, scopes };
}

/**
 * Whether the signed-in account may look through this scope, asking for nothing else.
 * @returns `administered`: the licenses of that scope, where it is the one asked for
 */
export function mayReview(
  scope: Scope,
  outside: Outside,
):
  | { readonly outcome: 'known'; readonly administered: readonly string[] }
  | { readonly outcome: 'not-there' | 'unknown-account' }
  | Unreachable {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const known = { outcome: 'known', administered: [] } as const;
  if (scope.kind === 'administered') {
    const held = readHoldings(account, outside);
    if (held.outcome === 'unreachable') return held;
    const administered = plansAdministered(account, held.holdings.licenses).map(({ id }) => id);
    return administered.length > 0 ? { outcome: 'known', administered } : { outcome: 'not-there' };
  }
  const vendor = isVendor(account, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  // Those who run the product may look at any one organisation too.
  if (vendor.isVendor) return known;
  if (scope.kind === 'everything') return { outcome: 'not-there' };
  const reviewer = isReviewer(scope.organisation, account, outside);
  if (reviewer.outcome === 'unreachable') return reviewer;
  return reviewer.isReviewer ? known : { outcome: 'not-there' };
}
