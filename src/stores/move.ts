// Moves all records to the other engine: writes are refused, records are copied step by step, compared, and then one
// call switches. Each step may be asked for again, or end half-way: asking again goes on.
import type { Instant } from '../rules/index';
import type { Entry, Store, Unreachable, Write } from '../subscriptions/ports';
import { recordPrefixes } from '../subscriptions/records/keys';
import { recordPage } from '../subscriptions/records/pages';
import {
  type EngineKind,
  type Place,
  engineProperties,
  otherThan,
  parsePlace,
  placeLifetime,
  placeText,
} from './engine';
import { isOwnProperty } from './properties/layout';
import { roomForRecords } from './properties/room';
import { canonical } from './properties/values';
import { type LockLike, type PropertiesLike, bytesOfRecords, underLock } from './script-properties';

/** One step of a move to an engine. */
export interface MoveRequest {
  readonly to: EngineKind;
  /**
   * `look`: what would happen. `begin`: from now on writes are refused. `copy`: the next records. `finish`: compares
   * everything and switches. `abandon`: takes copies away and lets writes go on; asked until it is done.
   */
  readonly step: 'look' | 'begin' | 'copy' | 'finish' | 'abandon';
  /** Where `copy` goes on. */
  readonly after?: string;
}

/** All records of an engine, by number and content. */
interface Sum {
  readonly records: number;
  /** SHA-256 of every key and value. */
  readonly digest: string;
}

export type MoveAnswer =
  | { readonly outcome: 'ready'; readonly records: number; readonly isMoving: boolean }
  /** So many records of this step were looked at, of which so many had to be written. */
  | { readonly outcome: 'copied'; readonly records: number; readonly written: number; readonly next?: string }
  /** Executions that began before the move may still write: ask again after so many milliseconds. */
  | { readonly outcome: 'wait'; readonly milliseconds: number }
  | ({ readonly outcome: 'moved' } & Sum)
  /** What was copied is not what is there: copy again, or abandon. */
  | { readonly outcome: 'differs'; readonly from: Sum; readonly to: Sum }
  /** More copies are left to take away. */
  | { readonly outcome: 'abandoning'; readonly removed: number }
  | { readonly outcome: 'abandoned' }
  | { readonly outcome: 'refused'; readonly reason: MoveRefusal; readonly records?: number }
  | Unreachable;

/** Why records are not moved. */
export type MoveRefusal = 'there-already' | 'not-moving' | 'not-empty' | 'too-large' | 'no-service-account';

/** What a move needs from outside. */
export interface MoveOutside {
  readonly now: () => Instant;
  readonly properties: () => PropertiesLike;
  readonly lock: () => LockLike;
  /** An engine, whichever is configured. Throws where it is not set up. */
  readonly open: (kind: EngineKind, refusal: () => Unreachable | undefined) => Store;
  readonly isSetUp: (kind: EngineKind) => boolean;
  readonly digest: (text: string) => string;
}

/**
 * By then every execution that began before the move has ended, as Google ends them after six minutes, and nobody
 * remembers any more where records are.
 */
const quietAfter = placeLifetime + 30_000;

const stepSize = 100;

/** Takes one step. Whether whoever asks may is decided by the caller. */
export function moveRecords({ to, step, after }: MoveRequest, outside: MoveOutside): MoveAnswer {
  const place = askPlace(outside);
  const isMoving = place.movingSince !== undefined;
  if (place.kind === to) return { outcome: 'refused', reason: 'there-already' };
  if (!isMoving && step !== 'look' && step !== 'begin') return { outcome: 'refused', reason: 'not-moving' };
  if (step !== 'abandon' && !outside.isSetUp(to)) return { outcome: 'refused', reason: 'no-service-account' };
  switch (step) {
    case 'look':
      return look(to, isMoving, outside);
    case 'begin':
      return isMoving ? look(to, true, outside) : begin(to, outside);
    case 'copy':
      // Script Properties are quiet at once: writers hold the lock that the move began under. Copies there are seen by
      // checks, and must be of what changes no more.
      return (to === 'firestore' ? undefined : untilQuiet(place, outside)) ?? copy(to, after, outside);
    case 'finish':
      return untilQuiet(place, outside) ?? finish(to, outside);
    case 'abandon':
      return abandon(to, outside);
  }
}

const askPlace = ({ properties }: MoveOutside): Place => parsePlace(properties().getProperty(engineProperties.store));

/** The engine that records are moved to takes copies only while they are. */
const openTarget = (to: EngineKind, outside: MoveOutside): Store =>
  outside.open(to, () => {
    const { kind, movingSince } = askPlace(outside);
    return kind !== to && movingSince !== undefined
      ? undefined
      : { outcome: 'unreachable', detail: 'records are no longer being moved' };
  });

const openSource = (to: EngineKind, { open }: MoveOutside): Store =>
  open(otherThan(to), () => ({ outcome: 'unreachable', detail: 'records are moved away from here', isMoving: true }));

/** Whether the records can be moved: all of them fit, and nothing else is there. */
function look(to: EngineKind, isMoving: boolean, outside: MoveOutside): MoveAnswer {
  const source = new Map<string, string>();
  const records = new Map<string, unknown>();
  for (const page of pagesOf(openSource(to, outside))) {
    if (isUnreachable(page)) return page;
    for (const entry of page) {
      records.set(entry.key, entry.json);
      source.set(entry.key, textOf(entry));
    }
    // Far more than fits need not be laid down to be known.
    if (to === 'script-properties' && records.size > mostRecords) return tooLarge(source.size);
  }
  if (to === 'script-properties' && bytesOfRecords(records) > roomForRecords) return tooLarge(source.size);
  for (const page of pagesOf(openTarget(to, outside))) {
    if (isUnreachable(page)) return page;
    if (page.some((entry) => source.get(entry.key) !== textOf(entry)))
      return { outcome: 'refused', reason: 'not-empty' };
  }
  return { outcome: 'ready', records: source.size, isMoving };
}

const mostRecords = 100_000;

const tooLarge = (records: number): MoveAnswer => ({ outcome: 'refused', reason: 'too-large', records });

function begin(to: EngineKind, outside: MoveOutside): MoveAnswer {
  const ready = look(to, true, outside);
  if (ready.outcome !== 'ready') return ready;
  return underLock(outside.lock, (): MoveAnswer => {
    // Somebody else may have begun, or even moved everything, since.
    const { kind, movingSince } = askPlace(outside);
    if (kind === to) return { outcome: 'refused', reason: 'there-already' };
    if (movingSince === undefined) setPlace({ kind, movingSince: outside.now() }, outside);
    return ready;
  });
}

/** How long to wait until whatever was under way when the move began has ended. */
function untilQuiet({ movingSince = 0 }: Place, { now }: MoveOutside): MoveAnswer | undefined {
  const milliseconds = movingSince + quietAfter - now();
  return milliseconds > 0 ? { outcome: 'wait', milliseconds } : undefined;
}

function copy(to: EngineKind, after: string | undefined, outside: MoveOutside): MoveAnswer {
  const page = recordPage(openSource(to, outside), after);
  if (isUnreachable(page)) return page;
  const entries = page.entries.slice(0, stepSize);
  const last = entries[entries.length - 1];
  const next = entries.length < page.entries.length ? last?.key : page.next;
  const more = next === undefined ? {} : { next };
  if (entries.length === 0) return { outcome: 'copied', records: 0, written: 0, ...more };
  const target = openTarget(to, outside);
  const read = target.read(entries.map(({ key }) => key));
  if (read.outcome === 'unreachable') return read;
  const writes = entries.flatMap((entry, at): readonly Write[] => {
    const { key, json } = entry;
    const there = read.values[at];
    if (there !== undefined && textOf({ key, json: there.json }) === textOf(entry)) return [];
    return [{ key, json, expected: there?.version }];
  });
  const committed = writes.length === 0 ? undefined : target.commit(writes);
  if (committed?.outcome === 'unreachable') return committed;
  // Somebody else copies as well: what is there is looked at again.
  if (committed?.outcome === 'conflict') {
    return { outcome: 'copied', records: 0, written: 0, next: after ?? recordPrefixes[0] };
  }
  return { outcome: 'copied', records: entries.length, written: writes.length, ...more };
}

/** Reads everything back from both engines; where it is the same, one call switches. */
function finish(to: EngineKind, outside: MoveOutside): MoveAnswer {
  return underLock(outside.lock, (): MoveAnswer => {
    if (askPlace(outside).movingSince === undefined) return { outcome: 'refused', reason: 'not-moving' };
    const [source, target] = [sumOf(openSource(to, outside), outside), sumOf(openTarget(to, outside), outside)];
    if (isUnreachable(source)) return source;
    if (isUnreachable(target)) return target;
    if (source.records !== target.records || source.digest !== target.digest) {
      return { outcome: 'differs', from: source, to: target };
    }
    if (to === 'firestore') setOnlyConfiguration({ kind: to }, outside);
    else setPlace({ kind: to }, outside);
    return { outcome: 'moved', ...target };
  });
}

function abandon(to: EngineKind, outside: MoveOutside): MoveAnswer {
  // A key that was taken away must not keep everything from being written for ever.
  if (to === 'firestore' && outside.isSetUp(to)) {
    const target = openTarget(to, outside);
    const page = recordPage(target);
    if (isUnreachable(page)) return page;
    const entries = page.entries.slice(0, stepSize);
    if (entries.length > 0) {
      const removed = target.commit(entries.map(({ key, version }) => ({ key, expected: version, json: undefined })));
      if (removed.outcome === 'unreachable') return removed;
      return { outcome: 'abandoning', removed: removed.outcome === 'committed' ? entries.length : 0 };
    }
  }
  return underLock(outside.lock, (): MoveAnswer => {
    const place = askPlace(outside);
    if (place.kind === to) return { outcome: 'refused', reason: 'there-already' };
    if (to === 'firestore') setPlace({ kind: place.kind }, outside);
    else setOnlyConfiguration({ kind: place.kind }, outside);
    return { outcome: 'abandoned' };
  });
}

const setPlace = (place: Place, { properties }: MoveOutside): void => {
  properties().setProperties({ [engineProperties.store]: placeText(place) });
};

/** Sets the place and takes every record out of Script Properties, in one call. Whatever else stands there stays. */
function setOnlyConfiguration(place: Place, { properties }: MoveOutside): void {
  const kept = Object.entries(properties().getProperties()).filter(([key]) => !isOwnProperty(key));
  properties().setProperties({ ...Object.fromEntries(kept), [engineProperties.store]: placeText(place) }, true);
}

function* pagesOf(store: Store): Generator<readonly Entry[] | Unreachable> {
  let next: string | undefined = recordPrefixes[0];
  while (next !== undefined) {
    const page = recordPage(store, next);
    if (page.outcome === 'unreachable') {
      yield page;
      return;
    }
    yield page.entries;
    next = page.next;
  }
}

function sumOf(store: Store, { digest }: MoveOutside): Sum | Unreachable {
  const texts: string[] = [];
  for (const page of pagesOf(store)) {
    if (isUnreachable(page)) return page;
    texts.push(...page.map(textOf));
  }
  // Engines list in orders of their own.
  return { records: texts.length, digest: digest(texts.sort().join('\n')) };
}

/** A record as text, which is the same for the same record whichever engine it comes from. */
const textOf = ({ key, json }: Pick<Entry, 'key' | 'json'>): string => canonical([key, json]);

const isUnreachable = (value: object): value is Unreachable => 'outcome' in value && value.outcome === 'unreachable';
