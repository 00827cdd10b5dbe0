// A move that ends before or after each of its service calls, in both directions: nothing is lost, and it goes on.
import { describe, expect, test } from '@jest/globals';
import type { EngineKind } from '../../src/stores/engine';
import { type MoveAnswer, type MoveOutside, type MoveRequest, moveRecords } from '../../src/stores/move';
import { createScriptPropertiesStore } from '../../src/stores/script-properties';
import { isOwnProperty } from '../../src/stores/properties/layout';
import { canonical } from '../../src/stores/properties/values';
import type { Store, Write } from '../../src/subscriptions/ports';
import { recordKey, recordPrefixes } from '../../src/subscriptions/records/keys';
import { createMemoryStore } from './memory-store';
import { createProperties, freeLock } from './properties';

const settings = { VENDOR_ADMINISTRATORS: 'vera@vendor.example', 'their/own': 'kept' } as const;

/** More than one page of the plainest store, and of every kind. */
const seeded: readonly Write[] = recordPrefixes.flatMap((prefix) =>
  Array.from({ length: prefix === 'audit/' ? 10 : 2 }, (_, at) => ({
    key: `${prefix}${at}`,
    expected: undefined,
    json: { schema: 1, at, text: 'Zoë 😀' },
  })),
);
const expected = new Map(seeded.map(({ key, json }) => [key, canonical(json)]));

/** Keys and values of everything with this prefix. */
function entriesOf(store: Store, prefix: string): readonly (readonly [string, string])[] {
  const listed = store.list(prefix);
  if (listed.outcome !== 'listed') throw new Error(listed.detail);
  return listed.entries.map(({ key, json }) => [key, canonical(json)] as const);
}

class Killed extends Error {}

type Phase = 'before' | 'after';

/** Both engines, and a count of every call of theirs; the one of that number ends the execution. */
function createGoogle(from: EngineKind) {
  const properties = createProperties();
  const firestore = createMemoryStore();
  let now = Date.UTC(2026, 2, 1);
  let calls = 0;
  let end: { readonly at: number; readonly phase: Phase } | undefined;
  const counted = <Value>(action: () => Value): Value => {
    calls += 1;
    const isEnd = calls === end?.at;
    if (isEnd && end?.phase === 'before') throw new Killed();
    const value = action();
    if (isEnd) throw new Killed();
    return value;
  };
  const outside: MoveOutside = {
    now: () => now,
    properties: () => ({
      getProperty: (key) => counted(() => properties.getProperty(key)),
      getProperties: () => counted(() => properties.getProperties()),
      setProperties: (values, deleteAllOthers) => counted(() => properties.setProperties(values, deleteAllOthers)),
      deleteProperty: (key) => counted(() => properties.deleteProperty(key)),
    }),
    lock: () => freeLock,
    isSetUp: () => true,
    digest: (text) => text,
    open: (kind, refusal): Store =>
      kind === 'script-properties'
        ? createScriptPropertiesStore(outside.properties, () => freeLock, { refusal, now: () => now })
        : {
            read: (keys) => counted(() => firestore.read(keys)),
            list: (prefix, after) => counted(() => firestore.list(prefix, after)),
            commit: (writes) => refusal() ?? counted(() => firestore.commit(writes)),
          },
  };
  const own = createScriptPropertiesStore(
    () => properties,
    () => freeLock,
    { now: () => now },
  );
  (from === 'firestore' ? firestore : own).commit(seeded);
  properties.setProperties({ ...settings, ...(from === 'firestore' && { STORE: from }) });
  const ask = (request: MoveRequest): MoveAnswer => moveRecords(request, outside);
  return {
    properties,
    firestore,
    calls: () => calls,
    /** Takes every step; false where the execution was ended. */
    move: (to: EngineKind, ended?: typeof end): boolean => {
      calls = 0;
      end = ended;
      try {
        const begun = ask({ to, step: 'begin' });
        if (begun.outcome !== 'ready') return begun.outcome === 'refused' && begun.reason === 'there-already';
        now += 7 * 60_000;
        let after: string | undefined;
        do {
          const copied = ask({ to, step: 'copy', ...(after !== undefined && { after }) });
          if (copied.outcome !== 'copied') return false;
          after = copied.next;
        } while (after !== undefined);
        return ask({ to, step: 'finish' }).outcome === 'moved';
      } catch (error) {
        if (error instanceof Killed) return false;
        throw error;
      } finally {
        end = undefined;
      }
    },
    abandon: (to: EngineKind): MoveAnswer => {
      for (;;) {
        const answer = ask({ to, step: 'abandon' });
        if (answer.outcome !== 'abandoning') return answer;
      }
    },
    /** What is kept where the configuration says. */
    kept: (): ReadonlyMap<string, string> => {
      const isFirestore = (properties.values['STORE'] ?? '').startsWith('firestore');
      if (isFirestore) return new Map([...firestore.records].map(([key, { json }]) => [key, canonical(json)]));
      const store = createScriptPropertiesStore(
        () => properties,
        () => freeLock,
      );
      return new Map(recordPrefixes.flatMap((prefix) => entriesOf(store, prefix)));
    },
  };
}

describe.each([
  ['script-properties', 'firestore'],
  ['firestore', 'script-properties'],
] as const)('from %s to %s', (from, to) => {
  const whole = createGoogle(from);
  const isMoved = whole.move(to);
  const calls = whole.calls();

  test('is whole when nothing ends it', () => {
    expect(isMoved).toBe(true);
    expect(whole.kept()).toEqual(expected);
    expect(whole.properties.values).toMatchObject({ ...settings, STORE: to });
    expect(Object.keys(whole.properties.values).some(isOwnProperty)).toBe(to === 'script-properties');
    expect(calls).toBeGreaterThan(40);
  });

  test.each(['before', 'after'] as const)('is whole when it ends %s each call, and goes on', (phase) => {
    for (let at = 1; at <= calls; at += 1) {
      const google = createGoogle(from);
      google.move(to, { at, phase });
      expect([at, google.kept()]).toEqual([at, expected]);
      expect([at, google.move(to)]).toEqual([at, true]);
      expect([at, google.kept()]).toEqual([at, expected]);
      expect(google.properties.values).toMatchObject({ ...settings, STORE: to });
    }
  });

  test.each(['before', 'after'] as const)('leaves nothing when it ends %s each call and is given up', (phase) => {
    const untouched = createGoogle(from);
    for (let at = 1; at <= calls; at += 1) {
      const google = createGoogle(from);
      google.move(to, { at, phase });
      const { outcome } = google.abandon(to);
      expect([at, google.kept()]).toEqual([at, expected]);
      if (outcome !== 'abandoned') continue;
      expect(google.properties.values).toEqual({ ...untouched.properties.values, STORE: from });
      if (to === 'firestore') expect(google.firestore.records.size).toBe(0);
    }
  });
});

test('every kind of record is one that is moved', () => {
  const keys = Object.values(recordKey).map((key: (...parts: never[]) => string) => key.toString());
  expect(keys.length).toBe(recordPrefixes.length);
  for (const source of keys) {
    const [, kind = ''] = /[`'"]([a-z-]+\/)/.exec(source) ?? [];
    expect(recordPrefixes).toContain(kind);
  }
});
