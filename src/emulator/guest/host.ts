// The one way out of the context: a call by name with JSON arguments. It returns when the host has answered.
import type { AllCalls, DriveCalls, DriveExtras } from '../calls';

/** Set on the context before this script runs, and taken away by it. */
type HostFunction = (name: string, argumentsJson: string) => string;

const scope = globalThis as unknown as Record<string, HostFunction | undefined>;
const hostFunction = scope['__host'];
delete scope['__host'];

function ask(name: string, args: readonly unknown[]): unknown {
  if (hostFunction === undefined) throw new Error('This script runs outside the emulator.');
  const answer = JSON.parse(hostFunction(name, JSON.stringify(args))) as { value?: unknown; error?: string };
  if (answer.error !== undefined) throw exception(answer.error);
  return answer.value;
}

/** Calls the host. A refusal there is thrown here as an error of this context, named `Exception` as Apps Script's are. */
export const callHost = <Name extends keyof AllCalls>(
  name: Name,
  ...args: Parameters<AllCalls[Name]>
): ReturnType<AllCalls[Name]> => ask(name, args) as ReturnType<AllCalls[Name]>;

/** What a call of Drive is given besides its extras. */
export type DriveArguments<Name extends keyof DriveCalls> = DriveCalls[Name] extends (
  extras: DriveExtras,
  ...rest: infer Rest
) => unknown
  ? Rest
  : never;

/** The same for the calls of Drive, all of which are given extras and answer with resources. */
export const callDrive = <Name extends keyof DriveCalls>(
  name: Name,
  extras: DriveExtras,
  ...args: DriveArguments<Name>
): unknown => ask(`Drive.${name}`, [extras, ...args]);

/** An error as Apps Script's services throw them. */
export function exception(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}
