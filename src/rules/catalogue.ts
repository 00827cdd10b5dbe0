// The whole policy in one list: each sentence, rule and decision by its number, and what this product does about it.
import type { RemedyKind } from './decision';
import { listOf } from './engine';
import { type RuleId, products } from './products';
import type { Source } from './rule';

/** Told to people as they are: nothing is decided by them here. */
const facts: readonly Source[] = [
  ...(['R7', 'R12', 'R20', 'R21', 'R27', 'R30', 'R41'] as const),
  ...(['R43', 'R44', 'R56', 'R57', 'R59', 'R74', 'R77', 'R83'] as const),
];

/** Outside of what this product does, by the reason why. */
const outOfScope = {
  prices: ['R9', 'R16', 'R29', 'R52', 'R80', 'R81'],
  payment: ['R31'],
  sales: ['R28'],
  history: ['R45', 'R58', 'R88', 'R89'],
  unspecified: ['R46'],
} as const satisfies Readonly<Record<string, readonly Source[]>>;

export type OutOfScopeReason = keyof typeof outOfScope;

/** One entry of the policy: which rules carry it out, or that it is told as a fact, or why neither. */
export interface CatalogueEntry {
  readonly source: Source;
  readonly rules: readonly RuleId[];
  readonly isFact: boolean;
  readonly outOfScope: OutOfScopeReason | undefined;
}

/** Numbers of the last sentence, rule and decision. */
const last = { S: 17, R: 89, D: 14 } as const;

/** Every rule of every product, once, in the order of the policy. */
const allRules = [
  ...new Map(Object.values(products).flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const))).values(),
];

/** The policy in its own order: sentences, then rules, then decisions. */
export const catalogue: readonly CatalogueEntry[] = (['S', 'R', 'D'] as const)
  .flatMap((letter) => Array.from({ length: last[letter] }, (_, at): Source => `${letter}${at + 1}`))
  .map((source) => {
    const reasons = Object.entries(outOfScope) as readonly [OutOfScopeReason, readonly Source[]][];
    return {
      source,
      rules: allRules.filter(({ sources }) => sources.includes(source)).map(({ id }) => id),
      isFact: facts.includes(source),
      outOfScope: reasons.find(([, sources]) => sources.includes(source))?.[0],
    };
  });

/** What to do about a no of each rule that refuses: every way out that it may name. */
export const remediesOf: ReadonlyMap<RuleId, readonly RemedyKind[]> = new Map(
  allRules.map(({ id, access, change }) => {
    const remedies = [access, change].flatMap((clause) => listOf(clause?.remedies));
    return [id, [...new Set(remedies.map((remedy) => (typeof remedy === 'string' ? remedy : remedy.kind)))]];
  }),
);
