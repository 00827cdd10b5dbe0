// What moving records to another engine needs of Apps Script.
import { engineProperties, readServiceAccount } from '../stores/engine';
import type { MoveOutside } from '../stores/move';
import { createEngineCache } from './outside';
import { openEngine } from './store';

/** @param now epoch milliseconds */
export function createMoveOutside(now: () => number): MoveOutside {
  const cache = createEngineCache();
  const properties = () => PropertiesService.getScriptProperties();
  return {
    now,
    properties,
    lock: () => LockService.getScriptLock(),
    open: (kind, refusal) => openEngine(kind, cache, now, refusal),
    isSetUp: (kind) => {
      if (kind === 'script-properties') return true;
      const key = properties().getProperty(engineProperties.serviceAccount);
      try {
        readServiceAccount(key);
        return true;
      } catch {
        return false;
      }
    },
    digest: (text) =>
      Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)
        .map((byte) => (byte & 0xff).toString(16).padStart(2, '0'))
        .join(''),
  };
}
