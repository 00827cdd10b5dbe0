// The decision about Google Drive: gather once, decide once.
import type { Account } from '../../account';
import type { Decision } from '../../decision';
import { type Situation, createDecider } from '../../engine';
import type { Facts } from '../../facts';
import { type DriveRequest, type DriveRole, driveAccess, fileRole, gatherAccount } from './access';
import type { DriveLicense } from './license';
import { driveRules } from './rules';

export type DriveRuleId = (typeof driveRules)[number]['id'];

const decideAny = createDecider(driveAccess, driveRules, 'access');

/** The remedies that the rules of access name are those of Google Drive. */
const decideSituation = (situation: Situation<typeof driveAccess>): Decision<DriveRuleId> =>
  decideAny(situation) as Decision<DriveRuleId>;

/** Decides what an account may do in Google Drive. The order of the licenses does not matter. */
export const decideDrive = (
  licenses: readonly DriveLicense[],
  { action, account, role }: DriveRequest,
  facts: Facts,
): Decision<DriveRuleId> =>
  withAccount(action, fileRole(role), isFree(action) ? unasked : gatherAccount(licenses, account, facts));

/** Spelled out, since this is the path of every single check and spreading is slow. */
const withAccount = (
  action: DriveRequest['action'],
  role: ReturnType<typeof fileRole>,
  { account, store, holding, seat, address, trial }: ReturnType<typeof gatherAccount>,
): Decision<DriveRuleId> => decideSituation({ action, account, store, holding, seat, address, trial, role });

/** Viewing and commenting depend on no license and no store (R18, D11, D12), so that none is looked at. */
const isFree = (action: DriveRequest['action']): boolean => action === 'view' || action === 'comment';
const unasked = gatherAccount([], undefined, { now: 0, graceDays: 0, reachable: true });

/** Decides for one account, one action and file after another. */
export type DriveDecider = (action: DriveRequest['action'], role?: DriveRole) => Decision<DriveRuleId>;

/**
 * Looks at the licenses of an account once, for many requests at one instant: the answers are those of `decideDrive`.
 * They hold until the `changesAt` of the account's standing.
 */
export function createDriveDecider(
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  facts: Facts,
): DriveDecider {
  const gathered = gatherAccount(licenses, account, facts);
  const answer = (action: DriveRequest['action'], role: ReturnType<typeof fileRole>): Decision<DriveRuleId> =>
    withAccount(action, role, gathered);
  const answers = (action: DriveRequest['action']) => ({
    edit: answer(action, 'edit'),
    view: answer(action, 'view'),
    nothing: answer(action, 'nothing'),
  });
  const [view, comment, edit, create] = [answers('view'), answers('comment'), answers('edit'), answers('create')];
  const ofAction = (action: DriveRequest['action']): ReturnType<typeof answers> => {
    switch (action) {
      case 'view':
        return view;
      case 'comment':
        return comment;
      case 'edit':
        return edit;
      case 'create':
        return create;
    }
  };
  return (action, role) => {
    const { edit: editing, view: viewing, nothing } = ofAction(action);
    switch (role) {
      case undefined:
      case 'owner':
      case 'writer':
        return editing;
      case 'commenter':
      case 'reader':
        return viewing;
      case 'none':
        return nothing;
    }
  };
}
