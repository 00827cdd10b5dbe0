// A rule: one sentence of the policy under a name of its own, as data.
import type { RemedyKind } from './decision';
import type { Clause, Dimensions, OneOrMore } from './engine';

/** Where a rule comes from: a sentence of the source document, a rule drawn from elsewhere, a decision of this product. */
export type Source = `${'S' | 'R' | 'D'}${number}`;

/** One sentence of the policy. What it says to people stands in the messages, under its id. */
export interface Rule<Access extends Dimensions, Change extends Dimensions, Telling extends Dimensions = Access> {
  readonly sources: readonly Source[];
  /** The licenses of whose users it tells how they are counted. */
  readonly telling?: Clause<Telling>;
  /** What it says of viewing, creating, editing and the like. */
  readonly access?: Clause<Access>;
  /** What it says of changes to a license. */
  readonly change?: Clause<Change>;
}

/** A rule seen from outside: where it comes from, and what to do about a no of it. */
export interface AnyRule {
  readonly sources: readonly Source[];
  readonly access?: { readonly remedies?: Remedies };
  readonly change?: { readonly remedies?: Remedies };
}
type Remedies = OneOrMore<RemedyKind | { readonly kind: RemedyKind }>;

/**
 * Rules by their ids, in the order of the policy. An id is `<scope>/<what-it-says>`: stable, kept in audit entries, never
 * used again for something else.
 */
export const rulesOf =
  <Access extends Dimensions, Change extends Dimensions, Telling extends Dimensions = Access>() =>
  <Id extends `${string}/${string}`>(
    rules: Readonly<Record<Id, Rule<Access, Change, Telling>>>,
  ): readonly (Rule<Access, Change, Telling> & { readonly id: Id })[] =>
    Object.entries<Rule<Access, Change, Telling>>(rules).map(([id, rule]) => ({ ...rule, id: id as Id }));

/** Nothing to look at: what is said is said always. */
export type Dimensionless = Readonly<Record<string, never>>;

/** Of the users of every license. */
export const always = { permits: {} } as const;
