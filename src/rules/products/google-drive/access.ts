// What the rules of Google Drive look at when somebody wants to view, comment, edit or create.
import { type Account, isSameAccount, isSameAddress } from '../../account';
import type { Situation } from '../../engine';
import type { Facts } from '../../facts';
import type { Instant } from '../../time';
import { type DriveLicense, type Holder, type TermState, termBoundaryAt, termStateAt } from './license';

/** What an account may do on a file by Drive's own permission. */
export type DriveRole = 'owner' | 'writer' | 'commenter' | 'reader' | 'none';

/** What somebody wants to do in Google Drive. */
export interface DriveRequest {
  readonly product: 'google-drive';
  readonly action: 'view' | 'comment' | 'edit' | 'create';
  /** Undefined when Google does not tell who is signed in. */
  readonly account?: Account;
  /** Drive's role on the file; undefined where there is none to look at. */
  readonly role?: DriveRole;
}

/** What matters about an account, whatever it wants to do with whichever file. */
export const driveAccount = {
  account: ['known', 'hidden'],
  store: ['reachable', 'unreachable'],
  /** Where the deciding license of this account stands. */
  holding: ['none', 'not-started', 'trial', 'trial-ended', 'active', 'cancelled', 'ended'],
  /** `over`: the plan holds more accounts than seats, and this one came last (D2). */
  seat: ['within', 'over'],
  /** `reused`: something was bound under this address to another account (D6). */
  address: ['own', 'reused'],
  trial: ['unused', 'used'],
} as const;

export const driveAccess = {
  action: ['view', 'comment', 'edit', 'create'],
  ...driveAccount,
  /** What Drive lets this account do with the file. */
  role: ['edit', 'view', 'nothing'],
} as const;

/** One license that the account holds, at this instant. */
export interface Holding {
  readonly license: DriveLicense;
  readonly holder: Holder;
  readonly state: TermState;
  readonly isOver: boolean;
  /** Whether it lets the account create and edit. */
  readonly isInForce: boolean;
}

/** What this account holds among these licenses. */
export function holdingsOf(
  licenses: readonly DriveLicense[],
  account: Account,
  { now, graceDays }: Facts,
): readonly Holding[] {
  const holdings: Holding[] = [];
  for (const license of licenses) {
    const holder = license.holders.find((listed) => isSameAccount(listed, account));
    if (holder === undefined) continue;
    const state = termStateAt(license.term, now, graceDays);
    const isOver = now >= (holder.editsUntil ?? Infinity);
    const isInForce = !isOver && (state === 'active' || state === 'trial' || state === 'cancelled');
    holdings.push({ license, holder, state, isOver, isInForce });
  }
  return holdings;
}

/** The holding that decides (D3): the one that lasts longest, which permits most; ids settle the rest. */
export function decidingOf(holdings: readonly Holding[], facts: Facts): Holding | undefined {
  let best: Holding | undefined;
  for (const holding of holdings) {
    if (best === undefined || outranks(holding, best, facts)) best = holding;
  }
  return best;
}

function outranks(one: Holding, other: Holding, facts: Facts): boolean {
  const [ends, otherEnds] = [endOf(one, facts), endOf(other, facts)];
  return ends > otherEnds || (ends === otherEnds && one.license.id < other.license.id);
}

/**
 * Until when a holding lasts as far as is known. What is in force ends after now, if ever, and what was ended before;
 * what only begins stands before all time, so that it comes last, and the soonest of it first.
 */
function endOf({ license, holder, state }: Holding, { now, graceDays }: Facts): Instant {
  if (state === 'not-started') return -license.term.startedAt;
  const ends = state === 'active' ? Infinity : termBoundaryAt(license.term, now, graceDays);
  return Math.min(ends, holder.editsUntil ?? Infinity);
}

/** Whether one of these licenses was bound under this address to another account (D6). */
export const isReusedAddress = (licenses: readonly DriveLicense[], account: Account): boolean =>
  licenses.some(({ holders }) =>
    holders.some((holder) => isSameAddress(holder.email, account.email) && !isSameAccount(holder, account)),
  );

/** Whether the account has had its one trial (D8). */
export const isTrialUsed = (holdings: readonly Holding[], { trialUsed }: Facts): boolean =>
  trialUsed === true || holdings.some(({ license }) => license.term.kind === 'trial');

/** Gathers everything that matters about an account, whatever it may want to do with whichever file. */
export function gatherAccount(
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  facts: Facts,
): Situation<typeof driveAccount> {
  const holdings = account === undefined ? [] : holdingsOf(licenses, account, facts);
  const deciding = decidingOf(holdings, facts);
  return {
    account: account === undefined ? 'hidden' : 'known',
    store: facts.reachable ? 'reachable' : 'unreachable',
    holding: deciding === undefined ? 'none' : deciding.state,
    seat: deciding?.isOver === true ? 'over' : 'within',
    address: account !== undefined && deciding === undefined && isReusedAddress(licenses, account) ? 'reused' : 'own',
    trial: isTrialUsed(holdings, facts) ? 'used' : 'unused',
  };
}
