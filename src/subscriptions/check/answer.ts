// From facts to an answer: the three decisions about one account and one file, and where its subscription stands.
import {
  type Decision,
  type DriveRuleId,
  type DriveRole,
  type Facts,
  type Instant,
  type Standing,
  decideDrive,
  driveStanding,
} from '../../rules/index';
import type { Holdings } from './holdings';
import type { DriveFile, FileRefused, Identified } from '../ports';
import { graceDays } from '../settings';

/** What Drive says of a file; `not-asked` where it could not change the answer. */
export type FileOutcome =
  | { readonly outcome: 'found'; readonly file: DriveFile }
  | FileRefused
  | { readonly outcome: 'unreachable'; readonly detail: string }
  | { readonly outcome: 'not-asked' };

/** What is known when an answer is asked for. */
export interface Known {
  /** Undefined: Google did not tell who is signed in (D11). */
  readonly account: Identified | undefined;
  readonly at: Instant;
  readonly holdings: Holdings;
  /** False when the store gave no answer and nothing recent was known (D11). */
  readonly isReachable: boolean;
  readonly file: FileOutcome;
}

/** What an account may do, and why. Plain data: cards, pages and logs are drawn from it. */
export interface Answer extends Known {
  readonly standing: Standing;
  readonly view: Decision<DriveRuleId>;
  readonly edit: Decision<DriveRuleId>;
  readonly create: Decision<DriveRuleId>;
}

/** Decides everything a surface shows. Pure: the same facts give the same answer. */
export function answer({ account, at, holdings, isReachable, file }: Known): Answer {
  const facts: Facts = { now: at, graceDays, reachable: isReachable };
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
