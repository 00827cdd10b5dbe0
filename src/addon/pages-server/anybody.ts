// What goes on without knowing who asks: viewing is for everybody, also for those who don't let the add-on know their account.
import { NotAllowedYet } from '../../subscriptions/not-allowed-yet';
import type { Outside } from '../../subscriptions/ports';

/** Everything outside, for an account that is unknown where it has not agreed to be told. */
export interface OutsideForAnybody extends Outside {
  /** The scopes that it would have to agree to, as far as they were asked for. */
  readonly notAllowed: () => readonly string[];
}

export function forAnybody(outside: Outside): OutsideForAnybody {
  let notAllowed: readonly string[] = [];
  return {
    ...outside,
    identity: () => {
      if (notAllowed.length > 0) return undefined;
      try {
        return outside.identity();
      } catch (error) {
        if (!(error instanceof NotAllowedYet)) throw error;
        notAllowed = error.scopes;
        return undefined;
      }
    },
    notAllowed: () => notAllowed,
  };
}
