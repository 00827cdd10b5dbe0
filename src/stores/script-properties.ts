// The store on Script Properties: no set-up, about two thousand subscriptions. Readers never wait; writers take the script lock.
import * as v from 'valibot';
import type { Store, Stored, Unreachable, Write } from '../subscriptions/ports';

/** The part of `GoogleAppsScript.Properties.Properties` that is used. */
export interface PropertiesLike {
  getProperty(key: string): string | null;
  setProperties(properties: Record<string, string>): unknown;
}

/** The part of `GoogleAppsScript.Lock.Lock` that is used. */
export interface LockLike {
  tryLock(milliseconds: number): boolean;
  releaseLock(): void;
}

/** Google's limit for one value: 9 KB. https://developers.google.com/apps-script/guides/services/quotas */
const largestValue = 9 * 1024;

/** How long a writer waits for the others. Add-on functions end after 30 s. */
const lockMilliseconds = 10_000;

const envelope = v.object({ version: v.pipe(v.number(), v.safeInteger()), json: v.unknown() });

/**
 * A store on Script Properties. Each value carries its version, and the writes of a commit leave in one
 * `setProperties` call, so that an execution that ends half-way has written all of them or none. A deleted record stays
 * as a tombstone with its version: a delete is a write like the others.
 */
export function createScriptPropertiesStore(properties: () => PropertiesLike, lock: () => LockLike): Store {
  const load = (key: string): { readonly version: number; readonly json: unknown } | undefined => {
    const text = properties().getProperty(key);
    return text === null ? undefined : v.parse(envelope, JSON.parse(text));
  };
  const stored = (key: string): Stored | undefined => {
    const value = load(key);
    return value?.json === undefined ? undefined : { version: String(value.version), json: value.json };
  };
  return {
    read: (keys) => orUnreachable(() => ({ outcome: 'read', values: keys.map(stored) })),
    commit: (writes) =>
      orUnreachable(() => {
        const held = lock();
        if (!held.tryLock(lockMilliseconds))
          return { outcome: 'unreachable', detail: 'the script lock was not had in time' };
        try {
          const before = writes.map((write) => load(write.key));
          if (writes.some((write, at) => !isExpected(write, before[at]))) return { outcome: 'conflict' };
          const texts = writes.map((write, at) => serialized(write, before[at]));
          if (texts.some((text) => text.length > largestValue)) return { outcome: 'full' };
          properties().setProperties(Object.fromEntries(writes.map((write, at) => [write.key, texts[at] ?? ''])));
          return { outcome: 'committed' };
        } finally {
          held.releaseLock();
        }
      }),
  };
}

const isExpected = (write: Write, before: { readonly version: number; readonly json: unknown } | undefined): boolean =>
  write.expected === undefined ? before?.json === undefined : String(before?.version) === write.expected;

const serialized = (write: Write, before: { readonly version: number } | undefined): string =>
  JSON.stringify({ version: (before?.version ?? 0) + 1, json: write.json });

/** Any fault of the service, and a value that is no longer ours to read, is "unreachable", never "nothing there". */
function orUnreachable<Result>(action: () => Result): Result | Unreachable {
  try {
    return action();
  } catch (error) {
    return { outcome: 'unreachable', detail: String(error) };
  }
}
