// Where an account's subscription stands: its state, until when, what happens then, and when any answer changes next.
import type { Account } from '../../account';
import type { Facts } from '../../facts';
import type { Billing, Instant } from '../../time';
import { type DriveLicense, trialDays } from './license';
import { type Holding, gatherHoldings } from './situation';
import { isSameAccount } from '../../account';
import { day } from '../../time';

/** A summary for display and for caches. Whether something is permitted is asked of `decide`. */
export interface Standing {
  readonly product: 'google-drive';
  /** `unknown`: the account is hidden or the licenses could not be read. */
  readonly state:
    'unknown' | 'none' | 'trial' | 'trial-ended' | 'active' | 'cancelled' | 'ended' | 'over-plan' | 'conflict';
  /** The license that decides (D3). */
  readonly licenseId?: string;
  readonly billing?: Billing;
  /** The next boundary of a running term, or when it ended. */
  readonly until?: Instant;
  readonly next?: { readonly at: Instant; readonly what: 'renews' | 'ends' | 'trial-ends' };
  readonly isTrialUsed: boolean;
  /** Further licenses in force beside the deciding one: one of them could be released (D3). */
  readonly duplicates: readonly string[];
  /** Licenses that this account administers, whether or not it holds a seat (D1). */
  readonly administers: readonly string[];
  /** The next instant at which any answer about this account changes; undefined when none will by itself. */
  readonly changesAt?: Instant;
}

/** Where this account stands with these licenses. */
export function driveStanding(licenses: readonly DriveLicense[], account: Account | undefined, facts: Facts): Standing {
  const holdings = gatherHoldings(licenses, account, facts);
  const base = {
    product: 'google-drive',
    isTrialUsed: holdings.isTrialUsed,
    duplicates: holdings.all.filter((holding) => holding.isInForce && holding !== holdings.deciding).map(idOf),
    administers: licenses
      .filter(
        ({ administrators }) => account !== undefined && administrators.some((one) => isSameAccount(one, account)),
      )
      .map(({ id }) => id),
    ...changesAt(holdings.all, facts),
  } as const;
  if (account === undefined || !facts.reachable) return { ...base, state: 'unknown' };
  const { deciding } = holdings;
  if (deciding === undefined) return { ...base, state: holdings.isReusedAddress ? 'conflict' : 'none' };
  return { ...base, ...stateOf(deciding) };
}

const idOf = ({ license }: Holding): string => license.id;

function stateOf({
  license,
  term,
  isOverPlan,
}: Holding): Pick<Standing, 'state' | 'licenseId' | 'billing' | 'until' | 'next'> {
  const held = {
    licenseId: license.id,
    until: term.until,
    ...(license.term.kind === 'paid' && { billing: license.term.billing }),
  };
  if (isOverPlan) return { ...held, state: 'over-plan' };
  switch (term.state) {
    case 'not-started':
      return { ...held, state: 'none' };
    case 'trial':
      return { ...held, state: 'trial', next: { at: term.until, what: 'trial-ends' } };
    case 'active':
      return { ...held, state: 'active', next: { at: term.until, what: 'renews' } };
    case 'cancelled':
      return { ...held, state: 'cancelled', next: { at: term.until, what: 'ends' } };
    case 'trial-ended':
    case 'ended':
      return { ...held, state: term.state };
  }
}

/** Every boundary of every license held counts: a license that decides nothing today may decide at its next boundary. */
function changesAt(all: readonly Holding[], { now }: Facts): { readonly changesAt?: Instant } {
  const ahead = all
    .flatMap(({ license, holder, term }) => [
      term.until,
      ...(holder.editsUntil === undefined ? [] : [holder.editsUntil]),
      ...(license.term.kind === 'paid' && license.term.cancelledAt !== undefined ? [license.term.cancelledAt] : []),
      ...(license.term.kind === 'trial' ? [license.term.startedAt + trialDays * day] : []),
    ])
    .filter((instant) => instant > now);
  return ahead.length === 0 ? {} : { changesAt: Math.min(...ahead) };
}
