// The answer to a request or a change: yes or no, by which rules, and what would turn a no into a yes.

/** A way out of a refusal, for whoever wants to create or edit a mockup in Google Drive. */
export type DriveRemedyKind =
  | 'start-trial'
  | 'subscribe'
  | 'restart'
  | 'manage-billing'
  | 'upgrade'
  | 'ask-administrator'
  | 'switch-account'
  | 'get-edit-access'
  | 'show-identity'
  | 'try-again';

/** Every way out that a refusal may name, of any product and of any change. */
export type RemedyKind =
  | DriveRemedyKind
  | 'buy-license'
  | 'release'
  | 'assign'
  | 'name-a-user'
  | 'state-seats'
  | 'cancel'
  | 'wait-for-start'
  | 'leave-other-plan'
  | 'remove-administrator'
  | 'add-administrator'
  | 'unregister'
  | 'use-regular-machine'
  | 'buy-next-version'
  | 'match-tier'
  | 'enable-account'
  | 'renew-maintenance'
  | 'read-directory'
  | 'correct-address';

/** What would turn a refusal into a yes, or is one of the steps to it. */
export interface Remedy<Kind extends RemedyKind = DriveRemedyKind> {
  readonly kind: Kind;
}

/** The answer with the rules that determined it: the forbidding ones of a no, the permitting ones of a yes. */
export interface Decision<Id extends string = string, Kind extends RemedyKind = DriveRemedyKind> {
  readonly effect: 'permit' | 'forbid';
  /** In the order of the policy. Empty for a no that no rule speaks of: silence is no. */
  readonly because: readonly Id[];
  /** Empty for a yes; in the order in which a person would want them. Each obstacle needs one of its own. */
  readonly remedies: readonly Remedy<Kind>[];
}

/** A changed license with the rules that permit it, or why it stays as it is. */
export type ChangeOutcome<License, Id extends string = string, Kind extends RemedyKind = RemedyKind> =
  | { readonly outcome: 'changed'; readonly license: License; readonly because: readonly Id[] }
  | { readonly outcome: 'refused'; readonly decision: Decision<Id, Kind> };

/** Carries a permitted change out; a refused one leaves nothing behind. */
export const carriedOut = <License, Id extends string, Kind extends RemedyKind>(
  decision: Decision<Id, Kind>,
  changed: () => License,
): ChangeOutcome<License, Id, Kind> =>
  decision.effect === 'permit'
    ? { outcome: 'changed', license: changed(), because: decision.because }
    : { outcome: 'refused', decision };
