// The evaluator: rules are patterns over the few things that matter, and one answer follows from each situation.
import type { Decision, RemedyKind } from './decision';
import { invalid } from './invalid';

/** The things that matter to a set of rules, each with every value it can have. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** One value for each thing that matters: all that a rule may look at. */
export type Situation<Space extends Dimensions> = { readonly [Name in keyof Space]: Space[Name][number] };

/** One value or a list. */
export type OneOrMore<Value> = Value | readonly Value[];

/** The situations in which each thing named has one of the values given; what is not named may be anything. */
type Pattern<Space extends Dimensions> = { readonly [Name in keyof Space]?: OneOrMore<Space[Name][number]> };

/** What a rule says of the situations of one space: plain data. With neither list it only defines a word. */
export interface Clause<Space extends Dimensions> {
  /** Speaks for the request in any of these. */
  readonly permits?: OneOrMore<Pattern<Space>>;
  /** Speaks against it in any of these. */
  readonly forbids?: OneOrMore<Pattern<Space>>;
  /** Where it forbids, nothing else is told: whoever asks is not the one to whom the rest matters. */
  readonly silencesOthers?: true;
  /** What would end the refusal; with `when`, only in those situations. */
  readonly remedies?: OneOrMore<RemedyKind | { readonly kind: RemedyKind; readonly when: Pattern<Space> }>;
}

/** A clause under the name of its rule. */
interface NamedClause<Space extends Dimensions, Id extends string = string> {
  readonly id: Id;
  readonly clause: Clause<Space>;
}

/** What is given once or as a list, as a list. */
export const listOf = <Value>(given: OneOrMore<Value> | undefined): readonly Value[] =>
  given === undefined ? [] : Array.isArray(given) ? given : [given as Value];

/** Whether a situation is one of those that a pattern describes. */
const matches = <Space extends Dimensions>(pattern: Pattern<Space>, situation: Situation<Space>): boolean =>
  Object.entries(pattern).every(([name, values]) => listOf(values).includes(situation[name]));

/** Forbid outweighs permit, and nothing said means no. The order of the rules decides nothing but the order of ids. */
function evaluate<Space extends Dimensions, Id extends string>(
  rules: readonly NamedClause<Space, Id>[],
  situation: Situation<Space>,
): Decision<Id, RemedyKind> {
  const speaking = (side: 'permits' | 'forbids'): readonly NamedClause<Space, Id>[] =>
    rules.filter(({ clause }) => listOf(clause[side]).some((pattern) => matches(pattern, situation)));
  const refusing = speaking('forbids');
  const silencing = refusing.filter(({ clause }) => clause.silencesOthers);
  const against = silencing.length > 0 ? silencing : refusing;
  const inFavour = against.length > 0 ? [] : speaking('permits');
  if (inFavour.length > 0) return { effect: 'permit', because: inFavour.map(({ id }) => id), remedies: [] };
  const kinds = against
    .flatMap(({ clause }) => listOf(clause.remedies))
    .map((remedy) => (typeof remedy === 'string' ? { kind: remedy, when: {} } : remedy))
    .filter(({ when }) => matches(when, situation))
    .map(({ kind }) => kind);
  return {
    effect: 'forbid',
    because: against.map(({ id }) => id),
    remedies: [...new Set(kinds)].map((kind) => ({ kind })),
  };
}

/**
 * Makes the function that decides over a space by what each rule says of it. Nobody can change its answers. There are
 * few situations, so what follows from one is found once, and given again whenever the situation is met.
 * @throws InvalidArgument for a value that its dimension lacks
 */
export function createDecider<Space extends Dimensions, Id extends string, Aspect extends string>(
  space: Space,
  rules: readonly ({ readonly id: Id } & { readonly [Name in Aspect]?: Clause<NoInfer<Space>> })[],
  aspect: Aspect,
): (situation: Situation<Space>) => Decision<Id, RemedyKind> {
  // A rule that says nothing of this space has no clause.
  const named = rules.flatMap((rule): readonly NamedClause<Space, Id>[] => {
    const clause = rule[aspect];
    return clause === undefined ? [] : [{ id: rule.id, clause }];
  });
  const made = new Map<number, Decision<Id, RemedyKind>>();
  let size = 1;
  const steps = Object.entries(space).map(([name, values]) => {
    const step = size;
    size *= values.length;
    return {
      name,
      values,
      offsets: new Map<string | undefined, number>(values.map((value, at) => [value, at * step])),
    };
  });
  return (situation) => {
    let index = 0;
    for (const { name, values, offsets } of steps) {
      index += offsets.get(situation[name]) ?? invalid(name, situation[name], values);
    }
    const known = made.get(index);
    if (known !== undefined) return known;
    const decision = frozen(evaluate(named, situation));
    made.set(index, decision);
    return decision;
  };
}

/** Compares situations by each of these things, the one whose value is named earlier first. */
export const compareSituations =
  <Space extends Dimensions>(space: Space, names: readonly (keyof Space & string)[]) =>
  (one: Situation<Space>, other: Situation<Space>): number => {
    for (const name of names) {
      const values: readonly string[] = space[name] ?? [];
      const by = values.indexOf(one[name] ?? '') - values.indexOf(other[name] ?? '');
      if (by !== 0) return by;
    }
    return 0;
  };

function frozen<Id extends string>(decision: Decision<Id, RemedyKind>): Decision<Id, RemedyKind> {
  decision.remedies.forEach(Object.freeze);
  Object.freeze(decision.because);
  Object.freeze(decision.remedies);
  return Object.freeze(decision);
}
