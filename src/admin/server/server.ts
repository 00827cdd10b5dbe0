// The product's own data, through the functions of the deployed script. The server decides what this account may see and do.
import * as v from 'valibot';
import type { NoAnswer } from '../../contract/review';
import { Refusal, exitCode } from '../failure';
import { signedIn } from '../google/client';
import { type Patience, withRetries } from '../google/retries';
import { type CallScript, createScript } from '../google/script';
import { printable } from '../output/printable';
import { adminFormat } from '../words';
import { type Server, answers, noAnswer } from '../../contract/review-answers';

type Asked = keyof typeof answers;

/** What a function of the server answers. */
export type Answered<Name extends Asked> = v.InferOutput<(typeof answers)[Name]>;

/** @throws Refusal where there is no answer, with the next step. */
export type Ask = <Name extends Asked>(name: Name, request: Parameters<Server[Name]>[0]) => Promise<Answered<Name>>;

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
      const none = v.safeParse(noAnswer, result);
      if (none.success) throw noAnswerRefusal(none.output, name);
      const answer = v.safeParse(answers[name], result);
      if (answer.success) return answer.output;
      const [issue] = answer.issues;
      const detail = printable(`${v.getDotPath(issue) ?? name}: ${issue.received}`);
      throw new Refusal([adminFormat('script.other-version', { name, detail })], exitCode.unanswered);
    }, withStore);

/** Why there is no answer, in words. */
export function noAnswerRefusal(none: NoAnswer, name: string): Refusal {
  switch (none.outcome) {
    case 'not-there':
      return new Refusal([adminFormat('server.not-there')], exitCode.no);
    case 'not-understood':
      return new Refusal([adminFormat('server.not-understood', { name })], exitCode.unanswered);
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
