// Puts the use cases on Apps Script: each port with its service.
import type { Outside } from '../subscriptions/ports';
import { createScriptCache } from './google/cache';
import { drive } from './google/drive';
import { createIdentity } from './google/identity';
import { log } from './google/log';
import { operators } from './google/operators';
import { createStore } from './store';

/** Everything outside, as this execution's account sees it. Made once an execution. */
export function createOutside(): Outside {
  const now = (): number => Date.now();
  const cache = createScriptCache('store-engine', log);
  return {
    now,
    identity: createIdentity(log),
    store: createStore(cache, now),
    cache,
    drive,
    operators,
    log,
    // Up to 0.2 s after the first attempt, twice as long after each further one, so that two who met part.
    pause: (attempt) => {
      Utilities.sleep(Math.random() * 100 * 2 ** Math.min(attempt, 5));
    },
  };
}
