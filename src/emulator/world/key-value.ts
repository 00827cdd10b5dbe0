// Properties and caches with Google's limits and error texts.
import type { Instant } from '../api';

/** A refusal of a service, thrown inside the script as `Exception: …`. */
export class ServiceError extends Error {}

/** https://developers.google.com/apps-script/guides/services/quotas */
const largestValue = 9 * 1024;
const largestStore = 500 * 1024;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** One store of properties: a script's, or one account's. */
export interface PropertyStore {
  readonly all: () => Readonly<Record<string, string>>;
  readonly get: (key: string) => string | null;
  readonly set: (values: Readonly<Record<string, string>>, deleteAllOthers: boolean) => void;
  readonly delete: (key: string) => void;
}

export function createPropertyStore(changed: () => void): PropertyStore {
  let values = new Map<string, string>();
  const named = (key: string): string => {
    if (key === '')
      throw new ServiceError('When setting or getting a property value, the property name must not be null or empty.');
    return key;
  };
  return {
    all: () => Object.fromEntries(values),
    get: (key) => values.get(named(key)) ?? null,
    set: (added, deleteAllOthers) => {
      const next = new Map(deleteAllOthers ? [] : values);
      for (const [key, value] of Object.entries(added)) {
        if (bytes(value) > largestValue) throw new ServiceError('Argument too large: value');
        next.set(named(key), value);
      }
      const size = [...next].reduce((sum, [key, value]) => sum + bytes(key) + bytes(value), 0);
      if (size > largestStore) {
        throw new ServiceError(
          'You have exceeded the property storage quota. Please remove some properties and try again.',
        );
      }
      values = next;
      changed();
    },
    delete: (key) => {
      values.delete(named(key));
      changed();
    },
  };
}

/** https://developers.google.com/apps-script/reference/cache/cache */
const longestKey = 250;
const largestCached = 100 * 1024;
const mostEntries = 1000;
const evictedAtOnce = 100;
const longestLife = 21_600;

/** One cache. Entries leave in the order in which they came; reading keeps nothing alive. */
export interface CacheStore {
  readonly getAll: (keys: readonly string[]) => Readonly<Record<string, string>>;
  readonly putAll: (values: Readonly<Record<string, string>>, seconds: number) => void;
  readonly removeAll: (keys: readonly string[]) => void;
}

export function createCacheStore(now: () => Instant): CacheStore {
  const entries = new Map<string, { readonly value: string; readonly until: Instant }>();
  const checked = (key: string): string => {
    if (key === '') throw new ServiceError('Invalid argument: key');
    if (key.length > longestKey) throw new ServiceError('Argument too large: key');
    return key;
  };
  return {
    getAll: (keys) =>
      Object.fromEntries(
        keys.flatMap((key) => {
          const entry = entries.get(checked(key));
          return entry !== undefined && entry.until > now() ? [[key, entry.value]] : [];
        }),
      ),
    putAll: (values, seconds) => {
      const until = now() + Math.min(seconds, longestLife) * 1000;
      for (const [key, value] of Object.entries(values)) {
        if (bytes(value) > largestCached) throw new ServiceError('Argument too large: value');
        entries.delete(checked(key));
        entries.set(key, { value, until });
      }
      if (entries.size > mostEntries) {
        for (const key of [...entries.keys()].slice(0, evictedAtOnce)) entries.delete(key);
      }
    },
    removeAll: (keys) => {
      for (const key of keys) entries.delete(checked(key));
    },
  };
}
