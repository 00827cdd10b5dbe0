// The policy of Google Drive that decides about viewing, commenting, creating and editing.
import type { Account } from '../../account';
import type { Clause, Remedy } from '../../decision';
import type { Holdings } from './situation';

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

/** A request with everything the clauses look at. */
export interface DriveSituation extends Holdings {
  readonly request: DriveRequest;
}

const isFree = ({ request }: DriveSituation): boolean => request.action === 'view' || request.action === 'comment';
const isPaid = (situation: DriveSituation): boolean => !isFree(situation);
const isKnown = (situation: DriveSituation): boolean =>
  isPaid(situation) && situation.account !== undefined && situation.isReachable;
const isPermitted = ({ deciding }: DriveSituation): boolean => deciding?.isInForce === true;
const state = ({ deciding }: DriveSituation): string | undefined => deciding?.term.state;

/** Signing up helps everybody who holds nothing; a trial only whoever has not had one (D8). */
const waysIn = ({ isTrialUsed }: DriveSituation): readonly Remedy[] => [
  ...(isTrialUsed ? [] : [{ kind: 'start-trial' } as const]),
  { kind: 'subscribe' },
];

export const driveClauses = [
  {
    id: 'drive/viewing-is-free',
    sources: ['R6', 'R18', 'D12'],
    effect: 'permit',
    when: isFree,
  },
  {
    id: 'drive/tied-to-one-account',
    sources: ['S9', 'R13', 'D5'],
    effect: 'permit',
    when: (situation) => isKnown(situation) && isPermitted(situation),
  },
  {
    id: 'drive/trial-is-fully-functional',
    sources: ['R5', 'D8'],
    effect: 'permit',
    when: (situation) => isKnown(situation) && isPermitted(situation) && state(situation) === 'trial',
  },
  {
    id: 'drive/cancelling-keeps-paid-time',
    sources: ['R23'],
    effect: 'permit',
    when: (situation) => isKnown(situation) && isPermitted(situation) && state(situation) === 'cancelled',
  },
  {
    id: 'drive/no-subscription-views-only',
    sources: ['R14', 'R17', 'R25'],
    effect: 'forbid',
    when: (situation) =>
      isKnown(situation) &&
      !situation.isReusedAddress &&
      (situation.deciding === undefined || state(situation) === 'not-started'),
    remedies: (situation) => [...waysIn(situation), { kind: 'switch-account' }],
  },
  {
    id: 'drive/trial-ended-views-only',
    sources: ['R17'],
    effect: 'forbid',
    when: (situation) => isKnown(situation) && state(situation) === 'trial-ended',
    remedies: waysIn,
  },
  {
    id: 'drive/ended-views-only',
    sources: ['R23', 'R42', 'D10'],
    effect: 'forbid',
    when: (situation) => isKnown(situation) && state(situation) === 'ended',
    remedies: () => [{ kind: 'restart' }],
  },
  {
    id: 'drive/over-the-plan-latest-lose-first',
    sources: ['D2'],
    effect: 'forbid',
    when: (situation) => isKnown(situation) && situation.deciding?.isOverPlan === true,
    remedies: () => [{ kind: 'ask-administrator' }],
  },
  {
    id: 'drive/reused-address-waits',
    sources: ['D6'],
    effect: 'forbid',
    when: (situation) => isKnown(situation) && situation.isReusedAddress,
    remedies: () => [{ kind: 'ask-administrator' }],
  },
  {
    id: 'drive/permission-caps',
    sources: ['R19'],
    effect: 'forbid',
    when: ({ request }) =>
      request.action === 'edit' &&
      (request.role === 'reader' || request.role === 'commenter' || request.role === 'none'),
    remedies: () => [{ kind: 'get-edit-access' }],
  },
  {
    id: 'drive/unknown-account-views-only',
    sources: ['D11'],
    effect: 'forbid',
    when: (situation) => isPaid(situation) && situation.account === undefined,
    remedies: () => [{ kind: 'show-identity' }],
  },
  {
    id: 'drive/unreachable-views-only',
    sources: ['D11'],
    effect: 'forbid',
    when: (situation) => isPaid(situation) && situation.account !== undefined && !situation.isReachable,
    remedies: () => [{ kind: 'try-again' }],
  },
] as const satisfies readonly Clause<DriveSituation>[];

export type DriveRuleId = (typeof driveClauses)[number]['id'];
