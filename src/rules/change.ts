// The outcome of a change to a license: the whole new license or a refusal, never something half made.
import type { Decision, RemedyKind } from './decision';

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
