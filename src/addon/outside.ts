// Puts the use cases on Apps Script: each port with its service.
import type { Outside } from '../subscriptions/ports';
import { type ScriptCache, createScriptCache } from './google/cache';
import { drive } from './google/drive';
import { createIdentity } from './google/identity';
import { log } from './google/log';
import { bindOperator, operators } from './google/operators';
import { createStore } from './store';

/** The cache, with the way into the store beside what is asked for. */
export const createEngineCache = (): ScriptCache => createScriptCache('store-engine', log);

/** A token lives an hour, and is given up five minutes early. */
const dearSeconds = 50 * 60;

/** Everything outside, as this execution's account sees it. Made once an execution; `done` keeps what the next one needs. */
export function createOutside(): Outside & { readonly done: () => void } {
  const now = (): number => Date.now();
  const cache = createEngineCache();
  return {
    now,
    identity: createIdentity(log),
    store: createStore(cache, now),
    cache,
    drive,
    operators,
    bindOperator,
    log,
    done: () => {
      cache.keepDear(dearSeconds);
    },
    // Up to 0.2 s after the first attempt, twice as long after each further one, so that two who met part.
    pause: (attempt) => {
      try {
        Utilities.sleep(Math.random() * 100 * 2 ** Math.min(attempt, 5));
      } catch (error) {
        log.warn('pause-failed', { detail: String(error) });
      }
    },
  };
}
