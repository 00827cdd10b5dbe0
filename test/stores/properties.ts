// Script Properties and their lock as an object, with Google's limits.
import type { LockLike, PropertiesLike } from '../../src/stores/script-properties';

/** Properties in memory. */
export function createProperties(): PropertiesLike & { readonly values: Record<string, string> } {
  const values: Record<string, string> = {};
  return {
    values,
    getProperty: (key) => values[key] ?? null,
    getProperties: () => ({ ...values }),
    setProperties: (added, deleteAllOthers = false) => {
      for (const key of deleteAllOthers ? Object.keys(values) : []) Reflect.deleteProperty(values, key);
      return Object.assign(values, added);
    },
    deleteProperty: (key) => Reflect.deleteProperty(values, key),
  };
}

/** A lock that nobody else wants. */
export const freeLock: LockLike = { tryLock: () => true, releaseLock: () => undefined };
