// Functions of the deployed script, called as the administrator: scripts.run of the Apps Script API.
import * as v from 'valibot';
import { Refusal, exitCode } from '../failure';
import { interruption } from '../interruption';
import { printable } from '../output/printable';
import { adminFormat } from '../words';
import type { SignedIn } from './client';
import { refusalOf } from './refused';
import { withRetries } from './retries';

/** Calls a function of the script. @throws Refusal when it gives no answer. */
export type CallScript = (functionName: string, request: unknown) => Promise<unknown>;

/** Thrown when an execution went on for longer than Google lets it: less may be asked at once. */
export class TooLong extends Refusal {
  constructor() {
    super([adminFormat('script.too-long')], exitCode.unanswered);
  }
}

const operation = v.object({
  error: v.optional(
    v.object({
      message: v.optional(v.string(), ''),
      details: v.optional(v.array(v.object({ errorMessage: v.optional(v.string(), '') })), []),
    }),
  ),
  response: v.optional(v.object({ result: v.optional(v.unknown()) })),
});

/** An execution ends after six minutes. */
const timeout = 7 * 60_000;

/** The script as this account reaches it. */
export async function createScript({ client, addresses, script: scriptId }: SignedIn): Promise<CallScript> {
  const { script } = await import('./apis');
  const api = script({ version: 'v1', auth: client, rootUrl: addresses.script, retry: false });
  return async (name, request) => {
    const asking = (): Promise<unknown> =>
      api.scripts
        .run({ scriptId, requestBody: { function: name, parameters: [request] } }, { signal: interruption, timeout })
        .then(({ data }) => data);
    const answer = v.parse(
      operation,
      await withRetries(asking).catch((error: unknown) => {
        throw refusalOf(error, 'script');
      }),
    );
    if (answer.error !== undefined) throw executionRefusal(answer.error, name);
    return answer.response?.result;
  };
}

/** Google's words for what happens to an execution, as far as something can be done about it. */
function executionRefusal(
  { message, details }: { readonly message: string; readonly details: readonly { readonly errorMessage: string }[] },
  name: string,
): Refusal {
  const detail = printable(details[0]?.errorMessage ?? message);
  if (/TIMEOUT/.test(message) || /Exceeded maximum execution time/i.test(detail)) return new TooLong();
  if (/function not found/i.test(detail)) {
    return new Refusal([adminFormat('script.older', { name })], exitCode.unanswered);
  }
  if (/Authorization is required|do not have permission|does not have permission/i.test(detail)) {
    return new Refusal([adminFormat('sign-in.scopes')], exitCode.signIn);
  }
  return new Refusal([adminFormat('script.failed', { name, detail })], exitCode.unanswered);
}
