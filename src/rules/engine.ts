// The evaluator: rules are patterns over the few things that matter, and one answer follows from each situation.
import type { Decision, RemedyKind } from './decision';

/** The things that matter to a set of rules, each with every value it can have. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** One value for each thing that matters: all that a rule may look at. */
export type Situation<Space extends Dimensions> = { readonly [Name in keyof Space]: Space[Name][number] };

/** The situations in which each thing named has one of the values listed; what is not named may be anything. */
export type Pattern<Space extends Dimensions> = { readonly [Name in keyof Space]?: readonly Space[Name][number][] };

/** What a rule says of the situations of one space: plain data. With neither list it only defines a word. */
export interface Clause<Space extends Dimensions> {
  /** Speaks for the request in any of these. */
  readonly permits?: readonly Pattern<Space>[];
  /** Speaks against it in any of these. */
  readonly forbids?: readonly Pattern<Space>[];
  /** What would end the refusal; with `when`, only in those situations. */
  readonly remedies?: readonly { readonly kind: RemedyKind; readonly when?: Pattern<Space> }[];
}

/** A clause under the name of its rule. */
export interface NamedClause<Space extends Dimensions, Id extends string = string> {
  readonly id: Id;
  readonly clause: Clause<Space>;
}

/** Whether a situation is one of those that a pattern describes. */
export const matches = <Space extends Dimensions>(pattern: Pattern<Space>, situation: Situation<Space>): boolean => {
  for (const name in pattern) {
    if (pattern[name]?.includes(situation[name]) === false) return false;
  }
  return true;
};

/** Forbid outweighs permit, and nothing said means no. The order of the rules decides nothing but the order of ids. */
export function evaluate<Space extends Dimensions, Id extends string>(
  rules: readonly NamedClause<Space, Id>[],
  situation: Situation<Space>,
): Decision<Id, RemedyKind> {
  const speaking = (side: 'permits' | 'forbids'): readonly NamedClause<Space, Id>[] =>
    rules.filter(({ clause }) => clause[side]?.some((pattern) => matches(pattern, situation)));
  const against = speaking('forbids');
  const inFavour = against.length > 0 ? [] : speaking('permits');
  if (inFavour.length > 0) return { effect: 'permit', because: inFavour.map(({ id }) => id), remedies: [] };
  const kinds = against
    .flatMap(({ clause }) => clause.remedies ?? [])
    .filter(({ when = {} }) => matches(when, situation))
    .map(({ kind }) => kind);
  return {
    effect: 'forbid',
    because: against.map(({ id }) => id),
    remedies: [...new Set(kinds)].map((kind) => ({ kind })),
  };
}

/** Makes the function that decides over a space by what each rule says of it. Nobody can change its answers. */
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
  return onceForEach(space, (situation) => frozen(evaluate(named, situation)));
}

/** There are few situations, so what follows from one is made once, and given again whenever the situation is met. */
export function onceForEach<Space extends Dimensions, Value extends object>(
  space: Space,
  make: (situation: Situation<Space>) => Value,
): (situation: Situation<Space>) => Value {
  const made = new Map<number, Value>();
  const steps = numbering(space);
  return (situation) => {
    let index = 0;
    for (const { name, offsets } of steps) index += offsets.get(situation[name]) ?? NaN;
    const known = made.get(index);
    if (known !== undefined) return known;
    const value = make(situation);
    // A value that its dimension lacks gives no number: what it is answered is not for others like it.
    if (!Number.isNaN(index)) made.set(index, value);
    return value;
  };
}

/** Numbers every situation: for each thing that matters, what each of its values adds. */
function numbering(
  space: Dimensions,
): readonly { readonly name: string; readonly offsets: ReadonlyMap<string | undefined, number> }[] {
  let size = 1;
  return Object.entries(space).map(([name, values]) => {
    const step = size;
    size *= values.length;
    return { name, offsets: new Map(values.map((value, at) => [value, at * step])) };
  });
}

function frozen<Id extends string>(decision: Decision<Id, RemedyKind>): Decision<Id, RemedyKind> {
  decision.remedies.forEach(Object.freeze);
  Object.freeze(decision.because);
  Object.freeze(decision.remedies);
  return Object.freeze(decision);
}
