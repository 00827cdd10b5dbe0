// The decision about Google Drive: gather what matters about the account, then answer for each action and file.
import type { Account } from '../../account';
import type { Decision } from '../../decision';
import { type Situation, createDecider, onceForEach } from '../../engine';
import type { Facts } from '../../facts';
import { type DriveRequest, type DriveRole, driveAccess, driveAccount, gatherAccount } from './access';
import type { DriveLicense } from './license';
import { driveRules } from './rules';

export type DriveRuleId = (typeof driveRules)[number]['id'];

/** Every answer for one account at one instant, by what it wants to do and what Drive lets it do with the file. */
export type DriveAnswers = Readonly<Record<DriveRequest['action'], AnswersByRole>>;

type AnswersByRole = Readonly<Record<Situation<typeof driveAccess>['role'], Decision<DriveRuleId>>>;

/**
 * Looks at the licenses of an account once, for any number of requests: `answerOf` finds for each what `decideDrive`
 * would say. Plain data, true until the `changesAt` of the account's standing.
 */
export const prepareDrive = (
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  facts: Facts,
): DriveAnswers => answersIn(gatherAccount(licenses, account, facts));

/** The answer for an action on a file with Drive's role on it. Without a file, no role stands in the way. */
export function answerOf(
  answers: DriveAnswers,
  action: DriveRequest['action'],
  role?: DriveRole,
): Decision<DriveRuleId> {
  const byRole = answersTo(answers, action);
  // Apart from the others: among them it would make each comparison one of unlike things, at half the speed.
  if (role === undefined) return byRole.edit;
  switch (role) {
    case 'owner':
    case 'writer':
      return byRole.edit;
    case 'commenter':
    case 'reader':
      return byRole.view;
    case 'none':
      return byRole.nothing;
  }
}

/** Spelled out, since this is on the path of every check and a property by a name that varies is slow. */
function answersTo(answers: DriveAnswers, action: DriveRequest['action']): AnswersByRole {
  switch (action) {
    case 'view':
      return answers.view;
    case 'comment':
      return answers.comment;
    case 'edit':
      return answers.edit;
    case 'create':
      return answers.create;
  }
}

/** Decides what an account may do in Google Drive. The order of the licenses does not matter. */
export const decideDrive = (
  licenses: readonly DriveLicense[],
  { action, account, role }: DriveRequest,
  facts: Facts,
): Decision<DriveRuleId> =>
  answerOf(isFree(action) ? answersIn(nobody) : prepareDrive(licenses, account, facts), action, role);

/** Viewing and commenting depend on no license and no store (R18, D11, D12), so that none is looked at. */
const isFree = (action: DriveRequest['action']): boolean => action === 'view' || action === 'comment';

const decideAny = createDecider(driveAccess, driveRules, 'access');

/** The remedies that the rules of access name are those of Google Drive. */
const decideSituation = (situation: Situation<typeof driveAccess>): Decision<DriveRuleId> =>
  decideAny(situation) as Decision<DriveRuleId>;

/** Accounts that stand alike share their answers. */
const answersIn = onceForEach(driveAccount, (gathered): DriveAnswers => {
  const byRole = (action: DriveRequest['action']): AnswersByRole =>
    Object.freeze({
      edit: decideSituation({ ...gathered, action, role: 'edit' }),
      view: decideSituation({ ...gathered, action, role: 'view' }),
      nothing: decideSituation({ ...gathered, action, role: 'nothing' }),
    });
  return Object.freeze({
    view: byRole('view'),
    comment: byRole('comment'),
    edit: byRole('edit'),
    create: byRole('create'),
  });
});

const nobody: Situation<typeof driveAccount> = {
  account: 'hidden',
  store: 'reachable',
  holding: 'none',
  seat: 'within',
  address: 'own',
  trial: 'unused',
};
