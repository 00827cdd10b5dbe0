// The one way out of the context: a call by name with JSON arguments. It returns when the host has answered.
import type { Json } from './built';

/** Set on the context before this script runs, and taken away by it. */
type HostFunction = (name: string, argumentsJson: string) => string;

const scope = globalThis as unknown as Record<string, HostFunction | undefined>;
const hostFunction = scope['__host'];
delete scope['__host'];

/** Calls the host. A refusal there is thrown here as an error of this context, named `Exception` as Apps Script's are. */
export function callHost(name: string, ...args: readonly Json[]): unknown {
  if (hostFunction === undefined) throw new Error('This script runs outside the emulator.');
  const answer = JSON.parse(hostFunction(name, JSON.stringify(args))) as { value?: unknown; error?: string };
  if (answer.error !== undefined) throw exception(answer.error);
  return answer.value;
}

/** An error as Apps Script's services throw them. */
export function exception(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}
