// From facts to an answer: the three decisions about one account and one file, and where its subscription stands.
import {
  type Decision,
  type DriveRuleId,
  type DriveRole,
  type Facts,
  type Standing,
  decideDrive,
  driveStanding,
} from '../../rules/index';
import type { Known } from './facts';
import type { DriveFile } from '../ports';
import { leniency } from '../settings';

/** What an account may do, and why. Plain data: cards, pages and logs are drawn from it. */
export interface Answer extends Known {
  readonly standing: Standing;
  readonly view: Decision<DriveRuleId>;
  readonly edit: Decision<DriveRuleId>;
  readonly create: Decision<DriveRuleId>;
}

/** Decides everything a surface shows. Pure: the same facts give the same answer. */
export function answer({ account, at, holdings, isReachable, file }: Known): Answer {
  const facts: Facts = { now: at, ...leniency, reachable: isReachable };
  const asked = (action: 'view' | 'edit' | 'create'): Decision<DriveRuleId> =>
    decideDrive(
      holdings.licenses,
      {
        product: 'google-drive',
        action,
        ...(account !== undefined && { account }),
        ...(action !== 'create' && file.outcome === 'found' && { role: roleOf(file.file) }),
      },
      facts,
    );
  return {
    account,
    at,
    holdings,
    isReachable,
    file,
    standing: driveStanding(holdings.licenses, account, facts),
    view: asked('view'),
    edit: asked('edit'),
    create: asked('create'),
  };
}

/** Drive tells capabilities, which already respect locks and shared drives; the rules know roles. */
const roleOf = (file: DriveFile): DriveRole => (file.canEdit ? 'writer' : file.canComment ? 'commenter' : 'reader');
