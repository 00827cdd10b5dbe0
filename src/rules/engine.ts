// The evaluator: rules are patterns over the few things that matter, and one answer follows from each situation.
import type { Decision, RemedyKind } from './decision';
import { invalid } from './invalid';

/** The things that matter to a set of rules, each with every value it can have; the first holds where none is given. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** One value for each thing that matters: all that a rule may look at. */
export type Situation<Space extends Dimensions> = { readonly [Name in keyof Space]: Space[Name][number] };

/** What is known of a situation. */
export type Known<Space extends Dimensions> = Partial<Situation<Space>>;

/** One value or a list. */
type OneOrMore<Value> = Value | readonly Value[];

/** The situations in which each thing named has one of the values given; what is not named may be anything. */
export type Pattern<Space extends Dimensions> = { readonly [Name in keyof Space]?: OneOrMore<Space[Name][number]> };

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

/** What is left of a clause, under the name of its rule, where some things are known already. */
interface Left<Space extends Dimensions, Id extends string> {
  readonly id: Id;
  readonly permits: readonly Pattern<Space>[];
  readonly forbids: readonly Pattern<Space>[];
  readonly isAlone: boolean;
  readonly remedies: readonly { readonly kind: RemedyKind; readonly when: Pattern<Space> }[];
}

/** What is given once or as a list, as a list. */
export const listOf = <Value>(given: OneOrMore<Value> | undefined): readonly Value[] =>
  given === undefined ? [] : Array.isArray(given) ? given : [given as Value];

/** Whether a situation is one of those that a pattern describes, as far as it is known. */
export const matches = <Space extends Dimensions>(pattern: Pattern<Space>, known: Known<Space>): boolean =>
  Object.entries(pattern).every(([name, values]) => !(name in known) || listOf(values).includes(known[name]));

/**
 * The answer of what is left when everything is known that matters. Forbid outweighs permit, and nothing said means no. The
 * order of the rules decides nothing but the order of ids. Nobody can change an answer.
 */
function answerOf<Id extends string>(left: readonly Left<Dimensions, Id>[]): Decision<Id, RemedyKind> {
  const refusing = left.filter(({ forbids }) => forbids.length > 0);
  const silencing = refusing.filter(({ isAlone }) => isAlone);
  const against = silencing.length > 0 ? silencing : refusing;
  const inFavour = against.length > 0 ? [] : left.filter(({ permits }) => permits.length > 0);
  const kinds = new Set(against.flatMap(({ remedies }) => remedies.map(({ kind }) => kind)));
  return Object.freeze({
    effect: inFavour.length > 0 ? 'permit' : 'forbid',
    because: Object.freeze([...against, ...inFavour].map(({ id }) => id)),
    remedies: Object.freeze([...kinds].map((kind) => Object.freeze({ kind }))),
  });
}

/** A question on the way to an answer, or the answer. */
interface Step<Id extends string> {
  readonly asks: string;
  readonly next: Map<string | undefined, Step<Id>>;
  readonly answer: Decision<Id, RemedyKind> | undefined;
  /** Where an answer leads that was not given before. */
  readonly grow: (value: string | undefined) => Step<Id>;
}

/**
 * Makes the function that decides over a space by what each rule says of it. It asks only for what some rule still looks
 * at, and what follows from the answers is found once.
 * @throws InvalidArgument for a value that its dimension lacks
 */
export function createDecider<Space extends Dimensions, Id extends string, Aspect extends string>(
  space: Space,
  rules: readonly ({ readonly id: Id } & { readonly [Name in Aspect]?: Clause<NoInfer<Space>> })[],
  aspect: Aspect,
): (situation: Known<Space>) => Decision<Id, RemedyKind> {
  const stepTo = (known: Known<Space>, said: readonly Left<Space, Id>[]): Step<Id> => {
    const left = said.map(({ permits, forbids, remedies, ...rest }) => ({
      ...rest,
      permits: permits.filter((pattern) => matches(pattern, known)),
      forbids: forbids.filter((pattern) => matches(pattern, known)),
      remedies: remedies.filter(({ when }) => matches(when, known)),
    }));
    const open = left.flatMap(({ permits, forbids, remedies }) =>
      forbids.length === 0 ? permits : [...permits, ...forbids, ...remedies.map(({ when }) => when)],
    );
    const asks = Object.keys(space).find((name) => !(name in known) && open.some((pattern) => name in pattern)) ?? '';
    const values = space[asks] ?? [];
    const next = new Map<string | undefined, Step<Id>>();
    return {
      asks,
      next,
      answer: asks === '' ? answerOf(left) : undefined,
      grow: (given) => {
        const value = given ?? values[0] ?? '';
        if (!values.includes(value)) invalid(asks, value, values);
        const step = stepTo({ ...known, [asks]: value }, left);
        next.set(given, step);
        return step;
      },
    };
  };
  // Most executions decide by few of the deciders that there are.
  const start = (): Step<Id> => {
    const said = rules.map((rule) => {
      const { permits, forbids, remedies, silencesOthers }: Clause<Space> = rule[aspect] ?? {};
      const ways = listOf(remedies).map((way) => (typeof way === 'string' ? { kind: way, when: {} } : way));
      const isAlone = silencesOthers === true;
      return { id: rule.id, permits: listOf(permits), forbids: listOf(forbids), remedies: ways, isAlone };
    });
    return stepTo({}, said);
  };
  let first: Step<Id> | undefined;
  return (situation) => {
    let step = (first ??= start());
    while (step.answer === undefined) {
      const value = situation[step.asks];
      step = step.next.get(value) ?? step.grow(value);
    }
    return step.answer;
  };
}

/** What says which of several comes first: the first part that differs, the lesser one before. */
export type Rank = readonly (number | string)[];

/** Where a situation stands in the dimensions named: what is named earlier in one comes first. */
export const rankIn = <Space extends Dimensions>(
  space: Space,
  situation: Situation<Space>,
  names: readonly (keyof Space)[] = Object.keys(space),
): Rank => names.map((name) => (space[name] as readonly string[]).indexOf(situation[name]));

/** A list in the order of ranks; what ranks alike stays as it is. */
export function ranked<One>(list: readonly One[], rankOf: (one: One) => Rank): readonly One[] {
  if (list.length < 2) return list;
  const ranks = list.map((one) => ({ one, rank: rankOf(one) }));
  return ranks.sort((ours, theirs) => compareRanks(ours.rank, theirs.rank)).map(({ one }) => one);
}

function compareRanks(ours: Rank, theirs: Rank): number {
  for (const [place, part] of ours.entries()) {
    const other = theirs[place] ?? part;
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
