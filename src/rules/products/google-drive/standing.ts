// Where an account's subscription stands: its state, until when, what happens then, and when any answer changes next.
import type { Account } from '../../account';
import type { Facts } from '../../facts';
import { type Standing, nextChange } from '../../standing';
import type { Instant } from '../../time';
import { type Holding, decideDrive, holdingsOf, isReusedAddress, isTrialUsed } from './access';
import { type DriveLicense, isManagedBy, isRenewed, termBoundaryAt } from './license';
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
      holdings
        .filter((one) => one !== deciding && isRenewed(one.license.term, one.state) && !one.isOver)
        .map(({ license }) => license),
    ),
    administers: ids(licenses.filter((license) => account && isManagedBy(license, account))),
    ...nextChange(holdings.flatMap(boundariesOf(facts)), facts.now),
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
  // Once it is over, nothing was heard yet of the next period: most are renewed within an hour.
  const { paidUntil = Infinity } = term;
  const goesOn = isRenewed(term, state);
  const isRenewing = goesOn && now >= paidUntil;
  const ends = state === 'active' && !goesOn ? 'ends' : happens[running];
  const next = { at: isRenewing ? paidUntil : until, what: isRenewing ? 'confirms' : ends } as const;
  return { ...held, state: isOver ? 'over-plan' : running, next };
}

/** Every boundary of every license held counts: a license that decides nothing today may decide at its next boundary. */
const boundariesOf =
  (facts: Facts) =>
  ({ license: { term }, holder }: Holding): readonly (Instant | undefined)[] => [
    termBoundaryAt(term, facts.now, facts),
    holder.editsUntil,
    term.cancelledAt,
  ];
