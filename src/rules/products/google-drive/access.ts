// What the rules of Google Drive look at when somebody wants to view, comment, edit or create.
import { type Account, isSameAccount, isSameAddress } from '../../account';
import type { Decision } from '../../decision';
import { type Known, type Situation, createDecider, ranked } from '../../engine';
import type { Facts } from '../../facts';
import { invalid } from '../../invalid';
import { entryOf } from '../../seats';
import { type TermState, termStates } from '../../standing';
import {
  type DriveLicense,
  type Holder,
  isManagedBy,
  isRenewed,
  managersOf,
  termBoundaryAt,
  termStateAt,
} from './license';
import { driveAccess } from './matters';
import { type DriveRuleId, driveRules } from './rules';

/** What an account may do on a file by Drive's own permission. */
export type DriveRole = (typeof driveAccess)['role'][number];

/** What somebody wants to do in Google Drive. */
export interface DriveRequest {
  readonly product: 'google-drive';
  readonly action: 'view' | 'comment' | 'edit' | 'create';
  /** Undefined when Google does not tell who is signed in. */
  readonly account?: Account | undefined;
  /** Drive's role on the file; undefined where there is none to look at. */
  readonly role?: DriveRole | undefined;
}

/** One license that the account holds, at this instant. */
export interface Holding {
  readonly license: DriveLicense;
  readonly holder: Holder;
  readonly state: TermState;
  readonly isOver: boolean;
}

/** What this account holds among these licenses; what decides comes first: what lasts longest, which permits most (D3). */
export function holdingsOf(
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  facts: Facts,
): readonly Holding[] {
  const { now } = facts;
  const holdings: Holding[] = [];
  for (const license of licenses) {
    const holder = account && entryOf(license.holders, account);
    if (holder === undefined) continue;
    const isOver = now >= (holder.editsUntil ?? Infinity);
    holdings.push({ license, holder, state: termStateAt(license.term, now, facts), isOver });
  }
  // Until when it lasts as far as is known: what is in force ends after now, if ever, what was ended before; what only
  // begins stands before all time, the soonest of it first. Then whatever else an answer shows, and ids in the end.
  return ranked(holdings, ({ license, holder, state, isOver }) => {
    const { id, term } = license;
    const boundary = termBoundaryAt(term, now, facts);
    const ends = state === 'not-started' ? -boundary : isRenewed(term, state) ? Infinity : boundary;
    return [
      -Math.min(ends, holder.editsUntil ?? Infinity),
      Number(isOver),
      termStates.indexOf(state),
      -boundary,
      driveAccess.manager.indexOf(managerOf(license, account)),
      Number(term.kind === 'trial'),
      Number(term.billing === 'monthly'),
      id,
    ];
  });
}

/** Whether one of these licenses was bound under this address to another account (D6). */
export const isReusedAddress = (licenses: readonly DriveLicense[], account: Account): boolean =>
  licenses.some(({ holders }) =>
    holders.some((holder) => isSameAddress(holder.email, account.email) && !isSameAccount(holder, account)),
  );

/** Whether the account has had its one trial (D8). */
export const isTrialUsed = (holdings: readonly Holding[], { trialUsed }: Facts): boolean =>
  trialUsed === true || holdings.some(({ license }) => license.term.kind === 'trial');

const decideAccess = createDecider(driveAccess, driveRules, 'access');

/** Decides what an account may do in Google Drive. The order of the licenses does not matter. */
export const decideDrive = (
  licenses: readonly DriveLicense[],
  request: DriveRequest,
  facts: Facts,
): Decision<DriveRuleId> =>
  // The remedies that the rules of access name are those of Google Drive.
  decideAccess(situationOf(licenses, request, facts)) as Decision<DriveRuleId>;

function situationOf(
  licenses: readonly DriveLicense[],
  { action, account, role = 'owner' }: DriveRequest,
  facts: Facts,
): Known<typeof driveAccess> {
  if (!driveAccess.role.includes(role)) invalid('role', role, driveAccess.role);
  // Viewing and commenting depend on no license and no store (R18, D11, D12): nothing else is looked at.
  if (action === 'view' || action === 'comment') return { action, role };
  const holdings = holdingsOf(licenses, account, facts);
  const [deciding] = holdings;
  const situation: Situation<typeof driveAccess> = {
    action,
    role,
    account: account === undefined ? 'hidden' : 'known',
    store: facts.reachable ? 'reachable' : 'unreachable',
    holding: deciding?.state ?? 'none',
    seat: deciding?.isOver === true ? 'over' : 'within',
    manager: deciding ? managerOf(deciding.license, account) : 'nobody',
    address: account && !deciding && isReusedAddress(licenses, account) ? 'reused' : 'own',
    trial: isTrialUsed(holdings, facts) ? 'used' : 'unused',
  };
  return situation;
}

function managerOf(license: DriveLicense, account: Account | undefined): Situation<typeof driveAccess>['manager'] {
  if (account && isManagedBy(license, account)) return 'self';
  return license.isManagedByOthers === true || managersOf(license).length > 0 ? 'others' : 'nobody';
}
