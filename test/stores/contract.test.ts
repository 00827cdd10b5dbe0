// One contract for every store: the plainest one, Script Properties, and Firestore as Google's own emulator keeps it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PostJson, createFirestoreStore } from '../../src/stores/firestore';
import { createScriptPropertiesStore } from '../../src/stores/script-properties';
import type { ListRequest, Store, Write } from '../../src/subscriptions/ports';
import { createBlockingPost } from './blocking-post';
import { type RunningFirestore, startFirestore, whyNoFirestore } from './firestore-emulator';
import { createMemoryStore } from './memory-store';
import { createProperties, freeLock } from './properties';

const put = (key: string, json: unknown, expected?: string): Write => ({ key, json, expected });

/** The values at these keys, or what came instead. */
function valuesOf(store: Store, ...keys: string[]): unknown {
  const result = store.read(keys);
  return result.outcome === 'read' ? result.values.map((value) => value?.json) : result;
}

function versionOf(store: Store, key: string): string {
  const result = store.read([key]);
  return (result.outcome === 'read' ? result.values[0]?.version : undefined) ?? 'none';
}

/** All keys with this prefix, over as many pages as there are. */
function keysOf(store: Store, prefix: string): readonly string[] {
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = store.list(prefix, after);
    if (page.outcome === 'unreachable') throw new Error(page.detail);
    keys.push(...page.entries.map(({ key }) => key));
    after = page.next;
  } while (after !== undefined);
  return keys;
}

function contract(create: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = create();
  });

  it('knows nothing at first', () => {
    expect(valuesOf(store, 'license/a', 'license/b')).toEqual([undefined, undefined]);
    expect(keysOf(store, 'license/')).toEqual([]);
  });

  it('gives back what was written, in the order asked for', () => {
    expect(store.commit([put('license/a', { of: 1 }), put('license/b', { of: 2 })]).outcome).toBe('committed');
    expect(valuesOf(store, 'license/b', 'license/c', 'license/a')).toEqual([{ of: 2 }, undefined, { of: 1 }]);
  });

  it.each([
    ['text of every kind', { text: 'Zoë “quotes” \\ \n \u2028 😀 </script>' }],
    ['nothing in particular', { none: null, empty: {}, list: [] }],
    ['numbers', { large: Number.MAX_SAFE_INTEGER, small: -0.5 }],
  ])('keeps %s', (_, json) => {
    store.commit([put('license/a', json)]);
    expect(valuesOf(store, 'license/a')).toEqual([json]);
  });

  it.each([
    'address/ana+tag@acme.com',
    'license/50% / 50%',
    'address/zoë@bücher.example',
    'audit/a/2026-01-01T00:00:00.000Z/bound',
    'license/.',
    'license/..',
    'license/__x__',
    'license/__x__/__y__',
    `address/${'a'.repeat(300)}@acme.com`,
  ])('takes the key %s', (key) => {
    store.commit([put(key, { key })]);
    expect(valuesOf(store, key)).toEqual([{ key }]);
    expect(keysOf(store, key.slice(0, key.indexOf('/') + 1))).toEqual([key]);
  });

  it('replaces only what is as it was read', () => {
    store.commit([put('license/a', 1)]);
    const version = versionOf(store, 'license/a');
    expect(store.commit([put('license/a', 2, version)]).outcome).toBe('committed');
    expect(store.commit([put('license/a', 3, version)]).outcome).toBe('conflict');
    expect(valuesOf(store, 'license/a')).toEqual([2]);
  });

  it('creates only what is not there', () => {
    expect(store.commit([put('license/a', 1)]).outcome).toBe('committed');
    expect(store.commit([put('license/a', 2)]).outcome).toBe('conflict');
    expect(store.commit([put('license/b', 2, versionOf(store, 'license/a'))]).outcome).toBe('conflict');
    expect(valuesOf(store, 'license/a', 'license/b')).toEqual([1, undefined]);
  });

  it('writes all of a commit or none of it', () => {
    store.commit([put('license/a', 1)]);
    const outcome = store.commit([put('license/b', 1), put('license/a', 2, 'stale'), put('license/c', 1)]).outcome;
    expect(outcome).not.toBe('committed');
    expect(valuesOf(store, 'license/a', 'license/b', 'license/c')).toEqual([1, undefined, undefined]);
  });

  it('tells the version that each write left', () => {
    const first = store.commit([put('license/a', 1), put('license/b', 1)]);
    expect(first.outcome === 'committed' ? first.versions : first).toEqual([
      versionOf(store, 'license/a'),
      versionOf(store, 'license/b'),
    ]);
  });

  it('deletes, and what is made anew is not what was deleted', () => {
    store.commit([put('license/a', 1)]);
    const version = versionOf(store, 'license/a');
    expect(store.commit([put('license/a', undefined, 'stale')]).outcome).not.toBe('committed');
    expect(store.commit([put('license/a', undefined, version)]).outcome).toBe('committed');
    expect(valuesOf(store, 'license/a')).toEqual([undefined]);
    expect(keysOf(store, 'license/')).toEqual([]);
    expect(store.commit([put('license/a', 2)]).outcome).toBe('committed');
    expect(store.commit([put('license/a', 3, version)]).outcome).toBe('conflict');
  });

  it('lists by prefix, page after page, in the order of instants', () => {
    const instants = Array.from({ length: 700 }, (_, at) =>
      new Date(1_700_000_000_000 + at * 86_400_000).toISOString(),
    );
    const keys = instants.map((instant) => `audit/one/${instant}/bound`);
    for (let at = 0; at < keys.length; at += 100) {
      store.commit(keys.slice(at, at + 100).map((key) => put(key, { at })));
    }
    store.commit([put('audit/on/x', 1), put('audit/one', 1), put('audit/onf/x', 1), put('audio/one/x', 1)]);
    expect(keysOf(store, 'audit/one/')).toEqual(keys);
    expect(keysOf(store, 'audit/')).toHaveLength(keys.length + 3);
  });

  it.each([
    ['the first of it', 'audit/one/1', ['audit/one/2']],
    ['that is not there', 'audit/one/../on/', ['audit/one/1', 'audit/one/2']],
    ['before it', 'audit/a', []],
    ['of somebody whose id begins alike', 'audit/on/x', []],
    ['the prefix of more', 'audit/', []],
    ['of another kind', 'license/one/2', []],
    ['of no kind', '', []],
    ['that is reserved', '__x__', []],
    ['longer than any key', `audit/one/${'é'.repeat(400)}`, []],
  ])('lists, after a key %s, only what has the prefix', (_, after, expected) => {
    store.commit(['on', 'one', 'ones', 'two'].flatMap((who) => [put(`audit/${who}/1`, 1), put(`audit/${who}/2`, 2)]));
    store.commit([put('license/one/1', 1), put('license/one/3', 1)]);
    const entries = expected.map((key) => expect.objectContaining({ key }));
    expect(store.list('audit/one/', after)).toEqual({ outcome: 'listed', entries });
  });

  it('answers what is asked together as it would one by one', () => {
    store.commit(['a', 'b', 'c'].flatMap((id) => [put(`license/${id}`, id), put(`audit/${id}/1`, id)]));
    const lists = [['license/', undefined, 2], ['audit/b/'], ['audit/b/', 'license/a'], ['conflict/']] as ListRequest[];
    const [keys, along] = [
      ['license/c', 'license/none'],
      ['audit/a/1', `license/${'é'.repeat(400)}`],
    ] as const;
    const both = store.together?.(keys, along, lists);
    if (both === undefined) return;
    expect(both).toEqual({ read: store.read(keys, along), lists: lists.map((one) => store.list(...one)) });
    expect(store.together?.([], [], lists).lists).toEqual(both.lists);
    expect(store.together?.([], [], []).lists).toEqual([]);
  });

  it('has nothing at a key that is too long to be one', () => {
    expect(valuesOf(store, `license/${'é'.repeat(400)}`, 'license/a')).toEqual([undefined, undefined]);
  });
}

describe('the plainest store', () => {
  contract(() => createMemoryStore());
});

describe('Script Properties', () => {
  contract(() => {
    const properties = createProperties();
    return createScriptPropertiesStore(
      () => properties,
      () => freeLock,
    );
  });
});

(whyNoFirestore === undefined ? describe : describe.skip)('Firestore', () => {
  let running: RunningFirestore;
  const post = createBlockingPost();
  beforeAll(async () => {
    running = await startFirestore();
  });
  beforeEach(async () => {
    await running.clear();
  });
  afterAll(() => {
    running.stop();
  });
  contract(() => {
    const ask: PostJson = (url, body, bearer) =>
      post(url.replace('https://firestore.googleapis.com/', running.url), body, bearer);
    return createFirestoreStore({
      project: running.project,
      // The one token that the emulator takes for an owner's.
      token: () => 'owner',
      onTokenRefused: () => undefined,
      post: ask,
      postEach: (requests, bearer) => requests.map(({ url, body }) => ask(url, body, bearer)),
    });
  });
});

if (whyNoFirestore !== undefined) it.skip(whyNoFirestore, () => undefined);
