// What other projects import from the package: the rules, what they say in words, and books of licenses.
import { helpAddressOf } from '../messages/help-addresses';
import { policyLines } from '../messages/policy.en';
import { stepsOf } from '../messages/rule-steps.en';
import { remedySentences, ruleSentences } from '../messages/rules.en';
import type { Account, Facts, Instant, License, ProductId, RemedyKind, RuleId, Source } from '../rules/index';
import { readBook } from './book/book';
import { Refusal } from './failure';

export * from '../rules/index';

/** What a rule says, in English. */
export const ruleSentence = (rule: RuleId): string => ruleSentences[rule];

/** What somebody can do about a no, in English. */
export const remedySentence = (remedy: RemedyKind): string => remedySentences[remedy];

/** How a rule is followed for a product, step by step, in English; none where there is nothing to do. */
export const ruleSteps = (rule: RuleId, product: ProductId): readonly string[] => stepsOf(rule, product);

/** Where the vendor explains a rule for a product at length; undefined where it does not. */
export const ruleHelp = (rule: RuleId, product: ProductId): string | undefined => helpAddressOf(rule, product);

/** What a number of the policy says (a sentence S1 to S17, a rule R1 to R89, a decision D1 to D13), in English; undefined for any other. */
export const policyLine = (source: Source): string | undefined => policyLines[source];

/** A license book, ready for questions. */
export interface LicenseBook {
  readonly licenses: readonly License[];
  /** The names of every instance that it knows: of hosts, and of what licenses are for. */
  readonly instances: readonly string[];
  /** The facts of an instant, in epoch milliseconds, that this book knows about an account. */
  readonly factsFor: (account: Account | undefined, now: Instant) => Facts;
  /** The account of an address, with its id where the book knows it. */
  readonly accountOf: (email: string) => Account;
}

/** What is wrong with a license book: everything at once, each with the path of its field. */
export class InvalidBook extends Error {
  override readonly name: string = 'InvalidBook';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/**
 * Reads a license book: JSON as `mockups-admin count --book` takes it, with instants in ISO 8601 UTC.
 * @param name what faults call it
 * @throws InvalidBook
 */
export function readLicenseBook(json: string, name: string = 'book'): LicenseBook {
  try {
    return readBook(json, name);
  } catch (error) {
    throw error instanceof Refusal ? new InvalidBook(error.reasons) : error;
  }
}
