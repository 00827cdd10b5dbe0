// The answer to a request, and how rules make it.

/** What would turn a refusal into a yes, or is worth trying towards one. */
export type Remedy =
  | { readonly kind: 'start-trial' }
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'ask-administrator' }
  | { readonly kind: 'switch-account' }
  | { readonly kind: 'get-edit-access' }
  | { readonly kind: 'show-identity' }
  | { readonly kind: 'try-again' };

/** The answer with the rules that determined it: the forbidding ones of a no, the permitting ones of a yes. */
export interface Decision<Id extends string = string> {
  readonly effect: 'permit' | 'forbid';
  readonly because: readonly Id[];
  /** Empty for a yes; in the order in which a person would want them. */
  readonly remedies: readonly Remedy[];
}

/** A sentence of the policy that speaks for or against a request in a situation. */
export type Clause<Situation, Id extends string = string> = {
  /** `<scope>/<what-it-says>`: stable, kept in audit entries, never used again for something else. */
  readonly id: Id;
  /** Where it comes from: sentences `S…`, rules `R…` and this product's own decisions `D…`. */
  readonly sources: readonly Source[];
  readonly when: (situation: Situation) => boolean;
} & (
  | { readonly effect: 'permit' }
  | { readonly effect: 'forbid'; readonly remedies: (situation: Situation) => readonly Remedy[] }
);

export type Source = `${'S' | 'R' | 'D'}${number}`;

/** Forbid outweighs permit, and nothing said means no. The order of the clauses decides nothing but the order of ids. */
export function decideBy<Situation, Id extends string>(
  clauses: readonly Clause<Situation, Id>[],
  situation: Situation,
): Decision<Id> {
  const speaking = clauses.filter((clause) => clause.when(situation));
  const against = speaking.filter((clause) => clause.effect === 'forbid');
  const because = (against.length > 0 ? against : speaking).map(({ id }) => id);
  if (against.length === 0 && speaking.length > 0) return { effect: 'permit', because, remedies: [] };
  const remedies = against.flatMap((clause) => clause.remedies(situation));
  return {
    effect: 'forbid',
    because,
    remedies: remedies.filter(({ kind }, at) => remedies.findIndex((other) => other.kind === kind) === at),
  };
}
