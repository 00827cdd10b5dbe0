// What the rules of Google Drive look at when somebody wants to view, comment, edit or create.
import { type Account, isSameAccount, isSameAddress } from '../../account';
import type { Decision } from '../../decision';
import { type Clause, type Situation, createDecider } from '../../engine';
import type { Facts } from '../../facts';
import { entryOf } from '../../seats';
import {
  type DriveLicense,
  type Holder,
  type TermState,
  isManagedBy,
  managersOf,
  termBoundaryAt,
  termStateAt,
} from './license';
import { driveRules } from './rules';

/** What an account may do on a file by Drive's own permission. */
export type DriveRole = 'owner' | 'writer' | 'commenter' | 'reader' | 'none';

/** What somebody wants to do in Google Drive. */
export interface DriveRequest {
  readonly product: 'google-drive';
  readonly action: 'view' | 'comment' | 'edit' | 'create';
  /** Undefined when Google does not tell who is signed in. */
  readonly account?: Account | undefined;
  /** Drive's role on the file; undefined where there is none to look at. */
  readonly role?: DriveRole | undefined;
}

export const driveAccess = {
  action: ['view', 'comment', 'edit', 'create'],
  /** What Drive lets this account do with the file; without a file, no role stands in the way. */
  role: ['edit', 'view', 'nothing'],
  account: ['known', 'hidden'],
  store: ['reachable', 'unreachable'],
  /** Where the deciding license of this account stands. */
  holding: ['active', 'cancelled', 'trial', 'ended', 'trial-ended', 'not-started', 'none'],
  /** `over`: the plan holds more accounts than seats, and this one came last (D2). */
  seat: ['within', 'over'],
  /** Who may change that license. */
  manager: ['self', 'others', 'nobody'],
  /** `reused`: something was bound under this address to another account (D6). */
  address: ['own', 'reused'],
  trial: ['unused', 'used'],
} as const;

export type DriveRuleId = (typeof driveRules)[number]['id'];

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
  { now, graceDays = 0 }: Facts,
): readonly Holding[] {
  const holdings: Holding[] = [];
  for (const license of licenses) {
    const holder = entryOf(license.holders, account);
    if (holder === undefined) continue;
    const state = termStateAt(license.term, now, graceDays);
    const isOver = now >= (holder.editsUntil ?? Infinity);
    const isInForce = !isOver && (state === 'active' || state === 'trial' || state === 'cancelled');
    holdings.push({ license, holder, state, isOver, isInForce });
  }
  return holdings;
}

/** The holding that decides (D3): the one that lasts longest, which permits most. */
export function decidingOf(holdings: readonly Holding[], account: Account, facts: Facts): Holding | undefined {
  const [first, ...others] = holdings;
  if (others.length === 0) return first;
  const ranked = holdings.map((holding) => ({ holding, rank: rankOf(holding, account, facts) }));
  return ranked.sort((one, other) => compareRanks(one.rank, other.rank))[0]?.holding;
}

type Rank = readonly (number | string)[];

/**
 * Until when a holding lasts as far as is known; what is in force ends after now, if ever, and what was ended before;
 * what only begins stands before all time, so that it comes last, and the soonest of it first. Then whatever else an
 * answer shows; where nothing of it differs, ids say which license is named.
 */
function rankOf({ license, holder, state, isOver }: Holding, account: Account, { now, graceDays = 0 }: Facts): Rank {
  const { id, term } = license;
  const boundary = termBoundaryAt(term, now, graceDays);
  const ends = state === 'not-started' ? -boundary : state === 'active' ? Infinity : boundary;
  return [
    -Math.min(ends, holder.editsUntil ?? Infinity),
    Number(isOver),
    driveAccess.holding.indexOf(state),
    -boundary,
    driveAccess.manager.indexOf(managerOf(license, account)),
    ['yearly', 'monthly', 'none'].indexOf(term.kind === 'paid' ? term.billing : 'none'),
    id,
  ];
}

function compareRanks(one: Rank, other: Rank): number {
  const at = one.findIndex((part, place) => part !== other[place]);
  return at < 0 ? 0 : (one[at] as number) < (other[at] as number) ? -1 : 1;
}

/** Whether one of these licenses was bound under this address to another account (D6). */
export const isReusedAddress = (licenses: readonly DriveLicense[], account: Account): boolean =>
  licenses.some(({ holders }) =>
    holders.some((holder) => isSameAddress(holder.email, account.email) && !isSameAccount(holder, account)),
  );

/** Whether the account has had its one trial (D8). */
export const isTrialUsed = (holdings: readonly Holding[], { trialUsed }: Facts): boolean =>
  trialUsed === true || holdings.some(({ license }) => license.term.kind === 'trial');

const decideSituation = createDecider(driveAccess, driveRules, 'access');

/** Viewing and commenting depend on no license and no store (R18, D11, D12): no rule about them looks at anything else. */
const { action: actions, role: roles } = driveAccess;
const decideViewing = createDecider({ action: actions, role: roles }, driveRules as readonly ViewingRule[], 'access');
type ViewingRule = { readonly id: DriveRuleId; readonly access?: Clause<Pick<typeof driveAccess, 'action' | 'role'>> };

/** Decides what an account may do in Google Drive. The order of the licenses does not matter. */
export function decideDrive(
  licenses: readonly DriveLicense[],
  { action, account, role }: DriveRequest,
  facts: Facts,
): Decision<DriveRuleId> {
  const isViewing = action === 'view' || action === 'comment';
  // The remedies that the rules of access name are those of Google Drive.
  return (
    isViewing
      ? decideViewing({ action, role: roleOf(role) })
      : decideSituation(situationOf(licenses, account, facts, action, roleOf(role)))
  ) as Decision<DriveRuleId>;
}

function situationOf(
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  facts: Facts,
  action: DriveRequest['action'],
  role: Situation<typeof driveAccess>['role'],
): Situation<typeof driveAccess> {
  const holdings = account === undefined ? [] : holdingsOf(licenses, account, facts);
  const deciding = account && decidingOf(holdings, account, facts);
  return {
    action,
    role,
    account: account === undefined ? 'hidden' : 'known',
    store: facts.reachable ? 'reachable' : 'unreachable',
    holding: deciding === undefined ? 'none' : deciding.state,
    seat: deciding?.isOver === true ? 'over' : 'within',
    manager: account && deciding ? managerOf(deciding.license, account) : 'nobody',
    address: account && deciding === undefined && isReusedAddress(licenses, account) ? 'reused' : 'own',
    trial: isTrialUsed(holdings, facts) ? 'used' : 'unused',
  };
}

function roleOf(role: DriveRole | undefined): Situation<typeof driveAccess>['role'] {
  switch (role) {
    case undefined:
    case 'owner':
    case 'writer':
      return 'edit';
    case 'commenter':
    case 'reader':
      return 'view';
    case 'none':
      return 'nothing';
  }
}

function managerOf(license: DriveLicense, account: Account): Situation<typeof driveAccess>['manager'] {
  if (isManagedBy(license, account)) return 'self';
  return license.isManagedByOthers === true || managersOf(license).length > 0 ? 'others' : 'nobody';
}
