// The one place where a fault is caught: it goes to the log, and people get a reference to it.

import { NotAllowedYet } from '../subscriptions/not-allowed-yet';
import { consentUrl } from './google/consent';
import { logFault } from './google/log';

/** A short name for one event of the log, for people to quote. */
export const newReference = (): string => Utilities.getUuid().slice(0, 8);

/**
 * Runs an entry point. A fault is logged under a fresh reference and turned into what `instead` makes of it.
 * @param allow asks for what somebody has to agree to first, at this address
 * @param path the scopes that the whole path needs: all that are missing are asked for together
 */
export function guarded<Result>(
  name: string,
  run: () => Result,
  instead: (reference: string) => Result,
  { path, allow }: { readonly path: readonly string[]; readonly allow: (url: string) => Result },
): Result {
  const logged = (error: unknown): Result => {
    const reference = newReference();
    logFault({ name, reference, error: String(error), stack: error instanceof Error ? error.stack : undefined });
    return instead(reference);
  };
  try {
    return run();
  } catch (error) {
    if (!(error instanceof NotAllowedYet)) return logged(error);
    // Nothing to agree to: the manifest does not ask for it, which is a fault of ours.
    const url = consentUrl([...error.scopes, ...path]);
    return url === null ? logged(error) : allow(url);
  }
}
