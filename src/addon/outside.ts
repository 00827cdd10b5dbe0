// Puts the use cases on Apps Script: each port with its service.
import { createScriptPropertiesStore } from '../stores/script-properties';
import type { Outside } from '../subscriptions/ports';
import { createScriptCache } from './google/cache';
import { drive } from './google/drive';
import { createIdentity } from './google/identity';
import { log } from './google/log';
import { operators } from './google/operators';

/** Everything outside, as this execution's account sees it. Made once an execution. */
export const createOutside = (): Outside => ({
  now: () => Date.now(),
  identity: createIdentity(log),
  store: createScriptPropertiesStore(
    () => PropertiesService.getScriptProperties(),
    () => LockService.getScriptLock(),
  ),
  cache: createScriptCache(log),
  drive,
  operators,
  log,
  pause: (attempt) => {
    Utilities.sleep(Math.random() * 100 * 2 ** attempt);
  },
});
