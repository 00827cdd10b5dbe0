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

/** Everything outside, as this execution's account sees it, for one entry point; what the next one needs is kept when it is done. */
export function withOutside<Result>(run: (outside: Outside) => Result): Result {
  const now = (): number => Date.now();
  const cache = createEngineCache();
  const result = run({
    now,
    identity: createIdentity(log),
    store: createStore(cache, now),
    cache,
    drive,
    operators,
    bindOperator,
    log,
    // Up to 0.2 s after the first attempt, twice as long after each further one, so that two who met part.
    pause: (attempt) => {
      try {
        Utilities.sleep(Math.random() * 100 * 2 ** Math.min(attempt, 5));
      } catch (error) {
        log.warn('pause-failed', { detail: String(error) });
      }
    },
  });
  cache.keepDear(dearSeconds);
  return result;
}
