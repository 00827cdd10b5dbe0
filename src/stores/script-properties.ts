// The store on Script Properties: no set-up, some hundreds of subscriptions. Readers never wait; writers take the script lock.
import type { Instant } from '../rules/index';
import type { Purpose, Store, Stored, Unreachable, Write } from '../subscriptions/ports';
import { orUnreachable } from './or-unreachable';
import { laidDown } from './properties/lay-down';
import { type Get, deleted, keysUnder, monthNoteName, narrowNoteName, recordAt } from './properties/layout';
import {
  type Usage,
  fullnessOf,
  largestValue,
  licenseIn,
  limitOf,
  monthNote,
  narrow,
  narrowNote,
  promisedBy,
  roomForRecords,
  tidied,
  usageOf,
} from './properties/room';
import { bytesOf, canonical, fingerprint, isFields } from './properties/values';

/** The part of `GoogleAppsScript.Properties.Properties` that is used. */
export interface PropertiesLike {
  getProperty(key: string): string | null;
  getProperties(): Readonly<Record<string, string>>;
  setProperties(properties: Record<string, string>, deleteAllOthers?: boolean): unknown;
  deleteProperty(key: string): unknown;
}

/** The part of `GoogleAppsScript.Lock.Lock` that is used. */
export interface LockLike {
  tryLock(milliseconds: number): boolean;
  releaseLock(): void;
}

/** How long a writer waits for the others. Add-on functions end after 30 s. */
const lockMilliseconds = 10_000;

/** From so many properties on, reading everything at once is faster than one call for each. */
const manyProperties = 10;

const pageSize = 500;

/** Why nothing may be written now, as far as settings tell it. */
export type Refusal = (setting: (name: string) => string | null) => Unreachable | undefined;

/** What a store on Script Properties does besides. */
interface ScriptPropertiesOptions {
  /** Asked under the lock, with the settings as they are then. */
  readonly refusal?: Refusal;
  readonly now?: () => Instant;
  /** Told how full it is by a commit that leaves little room: once a day, and once more where it is nearly full. */
  readonly onNarrow?: (usage: Usage) => void;
}

/**
 * A store on Script Properties. Records lie there as `properties/lay-down.ts` lays them down; a record's version is made of
 * its content. The writes of a commit leave in one `setProperties` call, so that an execution that ends half-way has
 * written all of them or none. A deleted property stays as a mark until it can be taken away.
 */
export function createScriptPropertiesStore(
  properties: () => PropertiesLike,
  lock: () => LockLike,
  { refusal = () => undefined, now = () => Date.now(), onNarrow = () => undefined }: ScriptPropertiesOptions = {},
): Store {
  let freed = 0;
  const write = (writes: readonly Write[], purpose: Purpose): ReturnType<Store['commit']> => {
    const all = properties().getProperties();
    const get = getFrom(all);
    const refused = refusal((name) => get(name) ?? null);
    if (refused !== undefined) return refused;
    if (writes.some(({ key, expected }) => stored(recordAt(key, get))?.version !== expected))
      return { outcome: 'conflict' };
    const records = new Map(writes.map(({ key, json }) => [key, plain(json)] as const));
    const changes = new Map(laidDown(records, get));
    const before = usageOf(all);
    const away = before.used > roomForRecords * narrow ? tidied(all, changes, now()) : new Map<string, undefined>();
    for (const [name, text] of away) changes.set(name, text);
    const after = usageAfter(before, changes, all);
    const fault = faultOf(purpose, changes, before, after);
    if (fault !== undefined) return fault;
    const note = narrowNote(after, now());
    const isNews = note !== undefined && note !== all[narrowNoteName];
    if (isNews) changes.set(narrowNoteName, note);
    const month = monthNote(before, all[monthNoteName], now());
    if (month !== undefined) changes.set(monthNoteName, month);
    properties().setProperties(Object.fromEntries([...changes].map(([name, text]) => [name, text ?? deleted])));
    takeAway([...changes].flatMap(([name, text]) => (text === undefined ? [name] : [])));
    if (isNews) onNarrow(after);
    freed += before.used - usageAfter(before, away, all).used;
    return { outcome: 'committed', versions: [...records.values()].map((json) => stored(json)?.version ?? '') };
  };
  /** What is left of a mark is taken away later. */
  const takeAway = (names: readonly string[]): void => {
    try {
      for (const name of names.slice(0, manyProperties)) properties().deleteProperty(name);
    } catch {
      // It is as good as gone: a mark is read as nothing.
    }
  };
  return {
    read: (keys) =>
      orUnreachable(() => {
        const readBy = (get: Get): readonly unknown[] => keys.map((key) => recordAt(key, get));
        const atOnce = (): readonly unknown[] => readBy(getFrom(properties().getProperties()));
        const oneByOne = keys.length < manyProperties ? readBy(lazily(properties())) : undefined;
        const records = oneByOne === undefined || oneByOne.some(isDoubtful) ? atOnce() : oneByOne;
        return { outcome: 'read', values: records.map(stored) };
      }),
    list: (prefix, after = prefix, limit = pageSize) =>
      orUnreachable(() => {
        if (!after.startsWith(prefix)) return { outcome: 'listed', entries: [] };
        const all = properties().getProperties();
        const keys = keysUnder(prefix, all)
          .filter((key) => key > after)
          .sort();
        const page = keys.slice(0, limit);
        const entries = page.flatMap((key) => {
          const value = stored(recordAt(key, getFrom(all)));
          return value === undefined ? [] : [{ key, ...value }];
        });
        const last = page[page.length - 1];
        return { outcome: 'listed', entries, ...(keys.length > limit && last !== undefined && { next: last }) };
      }),
    commit: (writes, purpose = 'paid') => orUnreachable(() => underLock(lock, () => write(writes, purpose))),
    fullness: () => orUnreachable(() => fullnessOf(properties().getProperties(), freed)),
    rehearsal: () => {
      let copy: Record<string, string> | undefined;
      const copied = (): Record<string, string> => (copy ??= { ...properties().getProperties() });
      const rehearsed: PropertiesLike = {
        getProperty: (name) => getFrom(copied())(name) ?? null,
        getProperties: copied,
        setProperties: (values) => Object.assign(copied(), values),
        deleteProperty: (name) => Reflect.deleteProperty(copied(), name),
      };
      return createScriptPropertiesStore(
        () => rehearsed,
        () => freeLock,
        { now },
      );
    },
  };
}

const freeLock: LockLike = { tryLock: () => true, releaseLock: () => undefined };

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

/** What these records would take in an empty store. */
export function bytesOfRecords(records: ReadonlyMap<string, unknown>): number {
  let bytes = 0;
  for (const [name, text] of laidDown(records, () => undefined))
    bytes += text === undefined ? 0 : bytesOf(name) + bytesOf(text);
  return bytes;
}

const getFrom =
  (all: Readonly<Record<string, string>>): Get =>
  (name) =>
    Object.prototype.hasOwnProperty.call(all, name) ? all[name] : undefined;

/** Properties one by one, each once; all at once from the tenth on. */
function lazily(properties: PropertiesLike): Get {
  const known = new Map<string, string | undefined>();
  let all: Get | undefined;
  return (name) => {
    if (all !== undefined) return all(name);
    if (known.has(name)) return known.get(name);
    if (known.size >= manyProperties) {
      all = getFrom(properties.getProperties());
      return all(name);
    }
    const text = properties.getProperty(name) ?? undefined;
    known.set(name, text);
    return text;
  };
}

/** What JSON makes of a value: what is undefined in it is not there. */
const plain = (json: unknown): unknown => (json === undefined ? undefined : JSON.parse(JSON.stringify(json)));

/**
 * An address of an account that holds nothing under it: so it looks too where the address was given to another account
 * between the two calls that read it and its account.
 */
const isDoubtful = (json: unknown): boolean =>
  isFields(json) && 'accountId' in json && Array.isArray(json['licenseIds']) && json['licenseIds'].length === 0;

const stored = (json: unknown): Stored | undefined =>
  json === undefined ? undefined : { version: fingerprint(canonical(json)), json };

function usageAfter(
  before: Usage,
  changes: ReadonlyMap<string, string | undefined>,
  all: Readonly<Record<string, string>>,
): Usage {
  const [was, is] = [getFrom(all), (name: string) => (changes.has(name) ? changes.get(name) : getFrom(all)(name))];
  let { used, promised } = before;
  const promisedAt = (name: string, get: Get): number =>
    (get(name) ?? '').startsWith('"') ? 0 : promisedBy(licenseIn(name, get));
  for (const [name, text] of changes) {
    const old = was(name);
    used +=
      (text === undefined ? 0 : bytesOf(name) + bytesOf(text)) - (old === undefined ? 0 : bytesOf(name) + bytesOf(old));
    if (name.startsWith('license/')) promised += promisedAt(name, is) - promisedAt(name, was);
  }
  return { used, promised };
}

/** Why a commit is refused whole; undefined where there is room. One that makes the store smaller always passes. */
function faultOf(
  purpose: Purpose,
  changes: ReadonlyMap<string, string | undefined>,
  before: Usage,
  after: Usage,
): Unreachable | undefined {
  for (const [name, text] of changes) {
    const bytes = bytesOf(text ?? '');
    if (bytes > largestValue)
      return full(`${name.slice(0, name.indexOf('/'))} of ${bytes} bytes is over Google's 9 KB for one property`);
  }
  if (after.used <= before.used) return undefined;
  // What was promised to those who have paid is nobody else's.
  const asked = purpose === 'paid' || purpose === 'note' ? after.used : after.used + after.promised;
  return asked <= limitOf(purpose)
    ? undefined
    : full(`${asked} bytes are over the ${limitOf(purpose)} that there are for ${purpose}`);
}

const full = (why: string): Unreachable => ({
  outcome: 'unreachable',
  detail: `${why}: move them to Firestore with mockups-admin migrate --to firestore`,
  isFull: true,
});
