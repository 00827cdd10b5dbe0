// Where an account's subscription stands: its state, until when, what happens then, and when any answer changes next.
import type { Account } from '../../account';
import type { Facts } from '../../facts';
import type { Standing } from '../../standing';
import { type Holding, decideDrive, holdingsOf, isReusedAddress, isTrialUsed } from './access';
import { type DriveLicense, isManagedBy, isRenewing, termBoundaryAt } from './license';
import type { DriveRuleId } from './rules';

/** Where this account stands with these licenses. Undefined account: it is hidden. */
export function driveStanding(
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  facts: Facts,
): Standing<'google-drive', DriveRuleId> {
  const holdings = holdingsOf(licenses, account, facts);
  const [deciding] = holdings;
  const ids = (chosen: readonly DriveLicense[]): readonly string[] => chosen.map(({ id }) => id).sort();
  const base = {
    product: 'google-drive',
    because: decideDrive(licenses, { product: 'google-drive', action: 'create', account }, facts).because,
    isTrialUsed: isTrialUsed(holdings, facts),
    // What renews beside the one that decides is paid for without need; what ends by itself needs no releasing.
    duplicates: ids(
      holdings.filter((one) => one !== deciding && one.state === 'active' && !one.isOver).map(({ license }) => license),
    ),
    administers: ids(licenses.filter((license) => account && isManagedBy(license, account))),
    ...changesAt(holdings, facts),
  } as const;
  if (account === undefined || !facts.reachable) return { ...base, state: 'unknown' };
  if (deciding === undefined) return { ...base, state: isReusedAddress(licenses, account) ? 'conflict' : 'none' };
  return { ...base, ...stateOf(deciding, facts) };
}

/** What happens at the next boundary of a term in force. */
const happens = { trial: 'trial-ends', active: 'renews', cancelled: 'ends', 'past-due': 'ends' } as const;

function stateOf(
  { license: { id, term }, state, isOver }: Holding,
  facts: Facts,
): Pick<Standing, 'state' | 'licenseId' | 'billing' | 'until' | 'next'> {
  const { now } = facts;
  const until = termBoundaryAt(term, now, facts);
  const held = { licenseId: id, until, ...(term.kind === 'paid' && { billing: term.billing }) };
  if (state === 'not-started') return { ...held, state: 'none' };
  if (!(state in happens)) return { ...held, state };
  const running = state as keyof typeof happens;
  const next = isRenewing(term, now, facts)
    ? ({ at: term.kind === 'paid' ? (term.paidUntil ?? until) : until, what: 'confirms' } as const)
    : ({ at: until, what: happens[running] } as const);
  return { ...held, state: isOver ? 'over-plan' : running, next };
}

/** Every boundary of every license held counts: a license that decides nothing today may decide at its next boundary. */
function changesAt(holdings: readonly Holding[], facts: Facts): Pick<Standing, 'changesAt'> {
  const { now } = facts;
  const ahead = holdings
    .flatMap(({ license: { term }, holder }) => [
      termBoundaryAt(term, now, facts),
      holder.editsUntil ?? now,
      term.kind === 'paid' ? (term.cancelledAt ?? now) : now,
    ])
    .filter((instant) => instant > now);
  return ahead.length === 0 ? {} : { changesAt: Math.min(...ahead) };
}
