// The product's own data, through the functions of the deployed script. The server decides what this account may see and do.
import * as v from 'valibot';
import { noAnswers } from '../../contract/no-answer';
import type { NoAnswer, ReviewServer } from '../../contract/review';
import { Refusal, exitCode } from '../failure';
import { signedIn } from '../google/client';
import { type Patience, withRetries } from '../google/retries';
import { type CallScript, createScript } from '../google/script';
import { printable } from '../output/printable';
import { adminFormat } from '../words';
import type { OperatorServer } from '../../contract/operate';
import { operatorAnswers } from '../../contract/operator-answers';
import { reviewAnswers } from '../../contract/review-answers';
import type { AnswersOf, Asked } from '../../contract/server';

type Server = ReviewServer & OperatorServer;

const answers: AnswersOf<Server> = { ...reviewAnswers, ...operatorAnswers };

/** What a function of the server answers when it answers. */
export type Answered<Name extends keyof Server> = Exclude<ReturnType<Server[Name]>, NoAnswer>;

/** @throws Refusal where there is no answer, with the next step. */
export type Ask = <Name extends keyof Server>(name: Name, request: Asked<Server, Name>) => Promise<Answered<Name>>;

/** The store behind the script was out of reach for a moment: the one missing answer that is worth asking again. */
class OutOfReach extends Refusal {}

/** How long a store is waited for. */
export const withStore: Patience = { retries: 3, isWorthIt: (error) => error instanceof OutOfReach };

/** The server as the signed-in administrator reaches it. */
export const openServer = async (): Promise<Ask> => asking(await createScript(await signedIn()));

/** Typed and parsed calls over untyped ones. */
export const asking =
  (call: CallScript): Ask =>
  (name, request) =>
    withRetries(async () => {
      const result = await call(name, request);
      const answer = v.safeParse<v.GenericSchema<unknown, ReturnType<Server[typeof name]>>>(answers[name], result);
      if (answer.success) {
        if (isNone(answer.output)) throw noAnswerRefusal(answer.output, name);
        return answer.output as Answered<typeof name>;
      }
      const [issue] = answer.issues;
      const detail = printable(`${v.getDotPath(issue) ?? name}: ${issue.received}`);
      throw new Refusal([adminFormat('script.other-version', { name, detail })], exitCode.unanswered);
    }, withStore);

const isNone = (answer: { readonly outcome: string }): answer is NoAnswer => noAnswers.includes(answer.outcome);

/** Why there is no answer, in words. */
export function noAnswerRefusal(none: NoAnswer, name: string): Refusal {
  switch (none.outcome) {
    case 'not-there':
      return new Refusal([adminFormat('server.not-there')], exitCode.no);
    case 'not-understood':
      return new Refusal([adminFormat('server.not-understood', { name })], exitCode.unanswered);
    case 'not-allowed-yet':
      return new Refusal([adminFormat('sign-in.scopes')], exitCode.signIn);
    case 'fault':
      return new Refusal([adminFormat('server.fault', { reference: none.reference })], exitCode.unanswered);
    case 'unreachable': {
      const { reference } = none;
      if (none.isFull === true) return new Refusal([adminFormat('server.full', { reference })], exitCode.unanswered);
      if (none.damaged !== undefined) {
        const values = { reference, key: printable(none.damaged) };
        return new Refusal([adminFormat('server.damaged', values)], exitCode.unanswered);
      }
      if (none.isMoving === true)
        return new Refusal([adminFormat('server.moving', { reference })], exitCode.unanswered);
      return new OutOfReach([adminFormat('server.unreachable', { reference })], exitCode.unanswered);
    }
  }
}
