// The whole policy in one list: each sentence, rule and decision, and what this product does about it.
import { products } from './products';
import type { RuleId } from './products';
import type { Source } from './rule';
import { sentenceDigests } from './sentences';

/** Rules of the policy that decide nothing here and are shown to people as facts. */
export const facts = {
  R7: 'trial-extended-on-request',
  R8: 'refund-within-sixty-days',
  R12: 'one-license-advised',
  R20: 'recipient-installs-the-app',
  R21: 'where-to-sign-up',
  R27: 'invoices-go-to-the-account',
  R30: 'updates-included-while-active',
  R41: 'administrators-get-invoices',
  R43: 'docs-add-ons-need-the-app',
  R44: 'domain-installation-gives-no-license',
  R56: 'classroom-key',
  R57: 'compliance-is-the-customers',
  R59: 'no-reselling',
  R74: 'true-status-on-the-plugins-page',
  R77: 'maintenance-by-the-year',
  R83: 'removing-the-plugin-keeps-mockups',
} as const satisfies Partial<Record<`R${number}`, string>>;

/** Rules of the policy that are outside of what this product does, and why. */
export const outOfScope = {
  R9: 'prices',
  R11: 'payment',
  R16: 'prices',
  R28: 'sales',
  R29: 'prices',
  R31: 'payment',
  R45: 'history',
  R46: 'unspecified',
  R52: 'prices',
  R58: 'history',
  R80: 'prices',
  R81: 'prices',
  R88: 'history',
  R89: 'history',
} as const satisfies Partial<Record<`R${number}`, string>>;

export type FactId = (typeof facts)[keyof typeof facts];
export type OutOfScopeReason = (typeof outOfScope)[keyof typeof outOfScope];

/** One entry of the policy: which rules carry it out, which fact tells it, or why neither does. */
export interface CatalogueEntry {
  readonly source: Source;
  readonly rules: readonly RuleId[];
  readonly fact?: FactId;
  readonly outOfScope?: OutOfScopeReason;
  /** The source is silent here: the product's own decision. */
  readonly isOwnDecision: boolean;
}

/** Numbers of the last rule and of the last decision of the policy. */
const last = { R: 89, D: 13 } as const;

const numbered = <Letter extends 'R' | 'D'>(letter: Letter): readonly `${Letter}${number}`[] =>
  Array.from({ length: last[letter] }, (_, at) => `${letter}${at + 1}` as const);

const sources: readonly Source[] = [...(Object.keys(sentenceDigests) as Source[]), ...numbered('R'), ...numbered('D')];

/** Every rule of every product, once. */
const rules: readonly { readonly id: RuleId; readonly sources: readonly Source[] }[] = [
  ...new Map(Object.values(products).flatMap((product) => product.rules.map((rule) => [rule.id, rule]))).values(),
];

/** The policy in its own order: sentences, then rules, then decisions. */
export const catalogue: readonly CatalogueEntry[] = sources.map((source) => ({
  source,
  rules: rules.filter((rule) => rule.sources.includes(source)).map(({ id }) => id),
  ...(source in facts && { fact: facts[source as keyof typeof facts] }),
  ...(source in outOfScope && { outOfScope: outOfScope[source as keyof typeof outOfScope] }),
  isOwnDecision: source.startsWith('D'),
}));
