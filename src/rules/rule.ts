// A rule: one sentence of the policy under a name of its own, as data.
import { type Clause, type Dimensions, type Known, type Pattern, matches } from './engine';

/** Where a rule comes from: a sentence of the source document, a rule drawn from elsewhere, a decision of this product. */
export type Source = `${'S' | 'R' | 'D'}${number}`;

/** One sentence of the policy. What it says to people stands in the messages, under its id. */
export interface Rule<Access extends Dimensions, Change extends Dimensions, Telling extends Dimensions = Access> {
  readonly sources: readonly Source[];
  /** The licenses of whose users it tells how they are counted. */
  readonly telling?: Pattern<Telling>;
  /** What it says of viewing, creating, editing and the like. */
  readonly access?: Clause<Access>;
  /** What it says of changes to a license. */
  readonly change?: Clause<Change>;
}

/** A rule seen from outside: where it comes from, and what to do about a no of it. */
export interface AnyRule {
  readonly sources: readonly Source[];
  readonly access?: Pick<Clause<Dimensions>, 'remedies'>;
  readonly change?: Pick<Clause<Dimensions>, 'remedies'>;
}

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
export const always = {} as const;

/** Which of these rules tell how the users of such a license are counted, in the order to show them. */
export const toldBy = <Space extends Dimensions, Id extends string>(
  rules: readonly { readonly id: Id; readonly telling?: Pattern<Space> }[],
  license: Known<Space>,
): readonly Id[] =>
  rules.filter(({ telling }) => telling !== undefined && matches(telling, license)).map(({ id }) => id);
