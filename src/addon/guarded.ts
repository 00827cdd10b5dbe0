// The one place where a fault is caught: it goes to the log, and people get a reference to it.

import { logFault } from './google/log';

/** A short name for one event of the log, for people to quote. */
export const newReference = (): string => Utilities.getUuid().slice(0, 8);

/** Runs an entry point. A fault is logged under a fresh reference and turned into what `instead` makes of it. */
export function guarded<Result>(name: string, run: () => Result, instead: (reference: string) => Result): Result {
  try {
    return run();
  } catch (error) {
    const reference = newReference();
    logFault({ name, reference, error: String(error), stack: error instanceof Error ? error.stack : undefined });
    return instead(reference);
  }
}
