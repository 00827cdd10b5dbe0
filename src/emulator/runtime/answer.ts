// Answers the calls of one execution, and keeps what its inspector shows of them.
import { inspect } from 'node:util';
import type { Instant, LogLine, ServiceCall } from '../api';
import type { Caller } from '../host/service';
import type { Services } from '../host/services';
import { ServiceError } from '../world/key-value';
import { printable } from '../printable';
import type { CallMessage } from './messages';

/** A rejection of the hook is the service's own failure. */
const asServiceError = (passing: Promise<void>): Promise<void> =>
  passing.catch((error: unknown) => {
    throw new ServiceError(error instanceof Error ? error.message : String(error));
  });

/** What an execution's calls are answered with. */
interface Answering {
  readonly services: Services;
  readonly caller: Caller;
  readonly now: () => Instant;
  /** Lets a hook hold up, fail or end the call, where there is one. */
  readonly pass: ((name: string, phase: 'before' | 'after') => Promise<void>) | undefined;
  /** Is added to. */
  readonly calls: ServiceCall[];
  readonly wrote: (line: LogLine) => void;
}

/** Answers a call with JSON `{value}` or `{error}`. */
export const createAnswer =
  ({ services, caller, now, pass, calls, wrote }: Answering) =>
  async ({ name, argumentsJson }: CallMessage): Promise<string> => {
    if (name === 'console') {
      const [level, text, where] = JSON.parse(argumentsJson) as [LogLine['level'], string, string | null];
      wrote({ at: now(), level, text, ...(where !== null && { where }) });
      return '{}';
    }
    // These are the guest's own business: Apps Script does them without leaving the context.
    const isVisible = !/^(text|reference)\./.test(name);
    const began = performance.now();
    const startedAt = now();
    const note = (resultJson: string, error?: string): string => {
      if (isVisible) {
        calls.push({
          name,
          startedAt,
          milliseconds: performance.now() - began,
          argumentBytes: argumentsJson.length,
          resultBytes: resultJson.length,
          ...(error !== undefined && { error }),
        });
      }
      return resultJson;
    };
    try {
      // A script that got hold of the channel may name and hand over anything: services parse what matters.
      const service = Object.hasOwn(services, name)
        ? (services[name as keyof Services] as (...all: unknown[]) => unknown)
        : undefined;
      if (service === undefined) throw new ServiceError(`${name} is not emulated.`);
      if (isVisible && pass !== undefined) await asServiceError(pass(name, 'before'));
      const value = await service(caller, ...(JSON.parse(argumentsJson) as unknown[]));
      if (isVisible && pass !== undefined) await asServiceError(pass(name, 'after'));
      return note(JSON.stringify({ value }));
    } catch (error) {
      if (!(error instanceof ServiceError)) console.error(printable(inspect(error)));
      const message = error instanceof Error ? error.message : String(error);
      return note(JSON.stringify({ error: message }), message);
    }
  };
