// What Google's refusals mean to an administrator: a clear line each, with the next step.
import { Refusal, exitCode } from '../failure';
import { printable } from '../output/printable';
import { adminFormat } from '../words';
import { httpFailureOf } from './retries';

/** What was asked: the refusals of the same status mean other things. */
type Asked = 'script' | 'directory' | 'sign-in';

/** A failed request as the `Refusal` that ends the command; other errors as they are. */
export function refusalOf(error: unknown, asked: Asked): unknown {
  const failure = httpFailureOf(error);
  if (error instanceof Refusal || failure === undefined) return error;
  const { status, reasons, message } = failure;
  // What the client says of an address is long and helps nobody; why it was not reached does.
  const detail = printable(message.replace(/^.*, reason: /s, ''));
  const isTold = (...some: readonly string[]): boolean => some.some((reason) => reasons.includes(reason));
  if (status === 401 || isTold('invalid_grant')) {
    return new Refusal([adminFormat('sign-in.ended')], exitCode.signIn);
  }
  if (isTold('accessNotConfigured', 'SERVICE_DISABLED')) {
    return new Refusal([adminFormat('google.disabled', { detail })], exitCode.signIn);
  }
  if (isTold('ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'insufficientPermissions')) {
    return new Refusal([adminFormat(asked === 'directory' ? 'directory.scope' : 'sign-in.scopes')], exitCode.signIn);
  }
  if (status === 403) {
    return new Refusal(
      [adminFormat(asked === 'directory' ? 'directory.forbidden' : 'script.forbidden', { detail })],
      exitCode.signIn,
    );
  }
  if (status === 404 && asked === 'script') return new Refusal([adminFormat('script.missing')], exitCode.signIn);
  if (asked === 'sign-in' && status !== undefined && status < 500) {
    return new Refusal([adminFormat('sign-in.refused', { detail: reasons[0] ?? detail })], exitCode.signIn);
  }
  return new Refusal(
    [adminFormat(status === undefined ? 'google.unreachable' : 'google.failed', { detail, status: status ?? 0 })],
    exitCode.unanswered,
  );
}
