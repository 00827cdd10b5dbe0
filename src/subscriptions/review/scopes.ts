// What an account may review: everything, its organisation, the plans that it administers, or nothing.
import { isReviewer, isVendor } from '../authority';
import { readHoldings } from '../check/holdings';
import type { Identified, Outside, Unreachable } from '../ports';
import { plansAdministered } from '../shares';

/** A set of licenses that somebody may look through. */
export type Scope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'organisation'; readonly organisation: string }
  /** The licenses that the account itself administers. */
  | { readonly kind: 'administered' };

export type ScopesOutcome =
  | {
      readonly outcome: 'known';
      readonly account: Identified;
      /** The widest first; empty for whoever reviews nothing. */
      readonly scopes: readonly Scope[];
      /** The licenses of the narrowest scope. */
      readonly administered: readonly string[];
    }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Finds out what the signed-in account may review. */
export function scopesOf(outside: Outside): ScopesOutcome {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const held = readHoldings(account, outside);
  if (held.outcome === 'unreachable') return held;
  const { licenses, organisation } = held.holdings;
  const reviewer = organisation === undefined ? undefined : isReviewer(organisation, account, outside);
  if (reviewer?.outcome === 'unreachable') return reviewer;
  const vendor = isVendor(account, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  const administered = plansAdministered(account, licenses).map(({ id }) => id);
  const scopes: readonly Scope[] = [
    ...(vendor.isVendor ? [{ kind: 'everything' } as const] : []),
    ...(reviewer?.isReviewer === true && organisation !== undefined
      ? [{ kind: 'organisation', organisation } as const]
      : []),
    ...(administered.length > 0 ? [{ kind: 'administered' } as const] : []),
  ];
  return { outcome: 'known', account, scopes, administered };
}

/** Whether the scope asked for is one of these. */
export const isAllowed = (scopes: readonly Scope[], asked: Scope): boolean =>
  scopes.some((scope) =>
    scope.kind === 'organisation'
      ? asked.kind === 'organisation' && scope.organisation === asked.organisation
      : scope.kind === asked.kind,
  ) ||
  // Those who run the product may look at any one organisation too.
  (asked.kind === 'organisation' && scopes.some(({ kind }) => kind === 'everything'));
