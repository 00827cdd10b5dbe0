// The store on Script Properties: no set-up, some hundreds of subscriptions. Readers never wait; writers take the script lock.
import * as v from 'valibot';
import type { Store, Stored, Unreachable, Write } from '../subscriptions/ports';
import { orUnreachable, readingRecord } from './or-unreachable';

/** The part of `GoogleAppsScript.Properties.Properties` that is used. */
export interface PropertiesLike {
  getProperty(key: string): string | null;
  getProperties(): Readonly<Record<string, string>>;
  setProperties(properties: Record<string, string>, deleteAllOthers?: boolean): unknown;
}

/** The part of `GoogleAppsScript.Lock.Lock` that is used. */
export interface LockLike {
  tryLock(milliseconds: number): boolean;
  releaseLock(): void;
}

/** Google's limits: 9 KB a value, 500 KB in all. https://developers.google.com/apps-script/guides/services/quotas */
const largestValue = 9 * 1024;
const largestStore = 500 * 1024;

/** Left free, for the settings that stand beside the records and for what is counted a little differently at Google. */
const reserve = 20 * 1024;

/** How long a writer waits for the others. Add-on functions end after 30 s. */
const lockMilliseconds = 10_000;

/** From so many keys on, reading everything at once is faster than one call for each. */
const manyKeys = 10;

const pageSize = 500;

/** What records may take in all. */
export const roomForRecords = largestStore - reserve;

/** How many bytes all records take, written along with each commit. Records have a slash in their key, and it has none. */
export const sizeKey = 'store-size';

const envelope = v.object({ version: v.pipe(v.number(), v.safeInteger()), json: v.optional(v.unknown()) });

/** A value as stored, with its length. */
interface Loaded {
  readonly text: string;
  readonly version: number;
  readonly json: unknown;
}

/**
 * A store on Script Properties. Each value carries its version, and the writes of a commit leave in one
 * `setProperties` call, so that an execution that ends half-way has written all of them or none. A deleted record stays
 * as a tombstone with its version: a delete is a write like the others.
 * @param refusal why nothing may be written now; asked under the lock
 */
export function createScriptPropertiesStore(
  properties: () => PropertiesLike,
  lock: () => LockLike,
  refusal: () => Unreachable | undefined = () => undefined,
): Store {
  const load = (key: string): Loaded | undefined => parsed(key, properties().getProperty(key) ?? undefined);
  const loadAll = (keys: readonly string[]): readonly (Loaded | undefined)[] => {
    if (keys.length < manyKeys) return keys.map(load);
    const all = properties().getProperties();
    return keys.map((key) => parsed(key, all[key]));
  };
  const write = (writes: readonly Write[]): ReturnType<Store['commit']> => {
    const before = loadAll(writes.map(({ key }) => key));
    if (writes.some((one, at) => !isExpected(one, before[at]))) return { outcome: 'conflict' };
    const versions = before.map((value) => (value?.version ?? 0) + 1);
    const texts = writes.map(({ json }, at) => JSON.stringify({ version: versions[at], json }));
    const largest = Math.max(...texts.map(bytesOf));
    if (largest > largestValue) return full(`a record of ${largest} bytes is over Google's 9 KB for one property`);
    const size =
      sizeOf(properties()) +
      writes.reduce(
        (sum, { key }, at) => sum + bytesOf(texts[at] ?? '') + (before[at] === undefined ? bytesOf(key) : 0),
        0,
      ) -
      before.reduce((sum, value) => sum + bytesOf(value?.text ?? ''), 0);
    if (size > roomForRecords) return full(`${size} bytes come near Google's 500 KB for all properties`);
    properties().setProperties({
      ...Object.fromEntries(writes.map(({ key }, at) => [key, texts[at] ?? ''])),
      [sizeKey]: String(size),
    });
    return { outcome: 'committed', versions: versions.map(String) };
  };
  return {
    read: (keys) => orUnreachable(() => ({ outcome: 'read', values: loadAll(keys).map(stored) })),
    list: (prefix, after = prefix) =>
      orUnreachable(() => {
        if (!after.startsWith(prefix)) return { outcome: 'listed', entries: [] };
        const all = properties().getProperties();
        const keys = Object.keys(all)
          .filter((key) => key.startsWith(prefix) && key > after)
          .sort();
        const page = keys.slice(0, pageSize);
        const entries = page.flatMap((key) => {
          const value = stored(parsed(key, all[key]));
          return value === undefined ? [] : [{ key, ...value }];
        });
        const last = page[page.length - 1];
        return { outcome: 'listed', entries, ...(keys.length > pageSize && last !== undefined && { next: last }) };
      }),
    commit: (writes) => orUnreachable(() => underLock(lock, () => refusal() ?? write(writes))),
  };
}

/** Does something that no other execution does meanwhile. */
export function underLock<Result>(lock: () => LockLike, action: () => Result): Result | Unreachable {
  const held = lock();
  if (!held.tryLock(lockMilliseconds)) return { outcome: 'unreachable', detail: 'the script lock was not had in time' };
  try {
    return action();
  } finally {
    held.releaseLock();
  }
}

/** How many bytes a record takes, nearly: versions have one digit in most. */
export const bytesOfRecord = ({ key, json }: { readonly key: string; readonly json: unknown }): number =>
  bytesOf(key) + bytesOf(JSON.stringify({ version: 1, json }));

function parsed(key: string, text: string | undefined): Loaded | undefined {
  if (text === undefined) return undefined;
  const { version, json } = readingRecord(key, () => v.parse(envelope, JSON.parse(text)));
  return { text, version, json };
}

const stored = (value: Loaded | undefined): Stored | undefined =>
  value?.json === undefined ? undefined : { version: String(value.version), json: value.json };

const isExpected = (write: Write, before: Loaded | undefined): boolean =>
  write.expected === undefined ? before?.json === undefined : String(before?.version) === write.expected;

const full = (why: string): Unreachable => ({
  outcome: 'unreachable',
  detail: `${why}: move them to Firestore with mockups-admin migrate --to firestore`,
  isFull: true,
});

/** The size kept beside the records; counted anew where it is missing. */
function sizeOf(properties: PropertiesLike): number {
  const kept = properties.getProperty(sizeKey);
  if (kept !== null && /^\d+$/.test(kept)) return Number(kept);
  return Object.entries(properties.getProperties()).reduce((sum, [key, text]) => sum + bytesOf(key) + bytesOf(text), 0);
}

/** Bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 0 : point < 0x800 ? 1 : 2;
  }
  return bytes;
}
