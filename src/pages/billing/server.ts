// The server behind the billing page.
import { billingAnswers } from '../../contract/billing-answers';
import type { BillingServer, TooOften } from '../../contract/billing';
import { type Calls, OtherVersion, createClient } from '../../contract/client';
import { noAnswers } from '../../contract/no-answer';
import type { NoAnswer } from '../../contract/review';

/** The connection broke off, or the script is another one by now. Asking again is safe: nothing is paid twice. */
interface Lost {
  readonly outcome: 'lost' | 'other-version';
}

/** Every way of getting no answer. */
export type Failure = NoAnswer | TooOften | Lost;

export type ServerCalls = Calls<BillingServer, Lost>;

/** @param allow has the reader agree to something at this address first */
export const createServer = (allow: (url: string) => Promise<boolean>): ServerCalls =>
  createClient<BillingServer, Lost>(
    billingAnswers,
    (error) => ({ outcome: error instanceof OtherVersion ? 'other-version' : 'lost' }),
    allow,
  );

const failures: readonly string[] = [...noAnswers, 'too-often', 'lost', 'other-version'];

/** Whether an answer is none. */
export const isFailure = (answer: { readonly outcome: string }): answer is Failure => failures.includes(answer.outcome);
