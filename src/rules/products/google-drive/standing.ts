// Where an account's subscription stands: its state, until when, what happens then, and when any answer changes next.
import type { Account } from '../../account';
import type { Facts } from '../../facts';
import type { Instant } from '../../time';
import type { Standing } from '../../standing';
import {
  type DriveRuleId,
  type Holding,
  decideDrive,
  decidingOf,
  holdingsOf,
  isReusedAddress,
  isTrialUsed,
} from './access';
import { type DriveLicense, isManagedBy, termBoundaryAt } from './license';

/** Where this account stands with these licenses. Undefined account: it is hidden. */
export function driveStanding(
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  facts: Facts,
): Standing<'google-drive', DriveRuleId> {
  const holdings = account === undefined ? [] : holdingsOf(licenses, account, facts);
  const deciding = account && decidingOf(holdings, account, facts);
  const base = {
    product: 'google-drive',
    because: decideDrive(licenses, { product: 'google-drive', action: 'create', account }, facts).because,
    isTrialUsed: isTrialUsed(holdings, facts),
    // What renews beside the one that decides is paid for without need; what ends by itself needs no releasing.
    duplicates: holdings
      .filter((holding) => holding.isInForce && holding.state === 'active' && holding !== deciding)
      .map(({ license }) => license.id)
      .sort(),
    administers: licenses
      .filter((license) => account !== undefined && isManagedBy(license, account))
      .map(({ id }) => id)
      .sort(),
    ...changesAt(holdings, facts),
  } as const;
  if (account === undefined || !facts.reachable) return { ...base, state: 'unknown' };
  if (deciding === undefined) return { ...base, state: isReusedAddress(licenses, account) ? 'conflict' : 'none' };
  return { ...base, ...stateOf(deciding, facts) };
}

function stateOf(
  { license, state, isOver }: Holding,
  { now, graceDays = 0 }: Facts,
): Pick<Standing, 'state' | 'licenseId' | 'billing' | 'until' | 'next'> {
  const until = termBoundaryAt(license.term, now, graceDays);
  const held = {
    licenseId: license.id,
    until,
    ...(license.term.kind === 'paid' && { billing: license.term.billing }),
  };
  switch (state) {
    case 'not-started':
      return { ...held, state: 'none' };
    case 'trial':
      return { ...held, state: isOver ? 'over-plan' : 'trial', next: { at: until, what: 'trial-ends' } };
    case 'active':
      return { ...held, state: isOver ? 'over-plan' : 'active', next: { at: until, what: 'renews' } };
    case 'cancelled':
      return { ...held, state: isOver ? 'over-plan' : 'cancelled', next: { at: until, what: 'ends' } };
    case 'trial-ended':
    case 'ended':
      return { ...held, state };
  }
}

/** Every boundary of every license held counts: a license that decides nothing today may decide at its next boundary. */
function changesAt(all: readonly Holding[], { now, graceDays = 0 }: Facts): { readonly changesAt?: Instant } {
  const ahead = all
    .flatMap(({ license: { term }, holder }) => [
      termBoundaryAt(term, now, graceDays),
      holder.editsUntil ?? now,
      term.kind === 'paid' ? (term.cancelledAt ?? now) : now,
    ])
    .filter((instant) => instant > now);
  return ahead.length === 0 ? {} : { changesAt: Math.min(...ahead) };
}
