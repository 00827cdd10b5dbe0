// Everything that the rules of Google Drive look at, gathered once for one account.
import { type Account, isSameAccount, isSameAddress } from '../../account';
import type { Facts } from '../../facts';
import type { Instant } from '../../time';
import { type DriveLicense, type Holder, type TermState, isInForce, termAt } from './license';

/** One license that the account holds, at this instant. */
export interface Holding {
  readonly license: DriveLicense;
  readonly holder: Holder;
  readonly term: TermState;
  /** The plan holds more accounts than seats and this one was bound last (D2). */
  readonly isOverPlan: boolean;
  /** Whether it lets the account create and edit. */
  readonly isInForce: boolean;
}

/** What is known about an account when it asks for something. */
export interface Holdings {
  readonly account: Account | undefined;
  readonly isReachable: boolean;
  /** The license that decides: the one that permits most, then the one that lasts longest (D3). */
  readonly deciding: Holding | undefined;
  readonly all: readonly Holding[];
  /** A license was bound under this address to another account id (D6). */
  readonly isReusedAddress: boolean;
  readonly isTrialUsed: boolean;
}

/** Gathers what this account holds among these licenses. */
export function gatherHoldings(
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  { now, graceDays, reachable }: Facts,
): Holdings {
  const all = account === undefined ? [] : licenses.flatMap((license) => holdingOf(license, account, now, graceDays));
  const ranked = [...all].sort(byRank);
  return {
    account,
    isReachable: reachable,
    deciding: ranked[0],
    all: ranked,
    isReusedAddress:
      account !== undefined && all.length === 0 && licenses.some((license) => isReused(license, account)),
    isTrialUsed: all.some(({ license }) => license.term.kind === 'trial'),
  };
}

function holdingOf(license: DriveLicense, account: Account, now: Instant, graceDays: number): Holding[] {
  const holder = license.holders.find((listed) => isSameAccount(listed, account));
  if (holder === undefined) return [];
  const term = termAt(license.term, now, graceDays);
  const isOverPlan = holder.editsUntil !== undefined && now >= holder.editsUntil;
  return [{ license, holder, term, isOverPlan, isInForce: isInForce(term) && !isOverPlan }];
}

/** In force first, then paid before trial, then what runs on before what ends, then the later end; ids settle the rest. */
function byRank(one: Holding, other: Holding): number {
  return (
    Number(other.isInForce) - Number(one.isInForce) ||
    Number(isPaid(other)) - Number(isPaid(one)) ||
    Number(other.term.state === 'active') - Number(one.term.state === 'active') ||
    other.term.until - one.term.until ||
    (one.license.id < other.license.id ? -1 : 1)
  );
}

const isPaid = ({ license }: Holding): boolean => license.term.kind === 'paid';

const isReused = (license: DriveLicense, account: Account): boolean =>
  license.holders.some((holder) => isSameAddress(holder.email, account.email) && !isSameAccount(holder, account));
