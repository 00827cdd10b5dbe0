// One look at a store: fewer rounds, and never another answer.
import { expect, test } from '@jest/globals';
import { portsOn, vendor } from '../../src/build/bench/with/stored';
import { inOneLook } from '../../src/subscriptions/one-look';
import type { ListRequest, Store } from '../../src/subscriptions/ports';
import { review } from '../../src/subscriptions/review/review';
import { createMemoryStore } from '../stores/memory-store';

const licenses: ListRequest = ['license/', undefined, 300];

/** A store that notes each round. */
function watched() {
  const rounds: string[] = [];
  const memory = createMemoryStore();
  memory.commit(['a', 'b'].map((id) => ({ key: `license/${id}`, expected: undefined, json: { of: id } })));
  const noting =
    <Given extends readonly unknown[], Answer>(name: string, act: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      rounds.push(name);
      return act(...given);
    };
  const store: Store = {
    read: noting('read', memory.read),
    list: noting('list', memory.list),
    commit: noting('commit', memory.commit),
    together: noting('together', (keys, along, lists) => ({
      read: memory.read(keys, along),
      lists: lists.map((one) => memory.list(...one)),
    })),
  };
  return { rounds, memory, store };
}

test('what is foreseen comes along with what is asked next, and is as it would be alone', () => {
  const { rounds, memory, store } = watched();
  const look = inOneLook(portsOn(store, vendor));
  look.foresee(licenses);
  expect(rounds).toEqual([]);
  expect(look.store.read(['license/a'])).toMatchObject({ values: [{ json: { of: 'a' } }] });
  expect(look.store.list(...licenses)).toEqual(memory.list(...licenses));
  expect(look.store.read(['license/a'])).toMatchObject({ values: [{ json: { of: 'a' } }] });
  expect(rounds).toEqual(['together']);
});

test('what is written or waited for is looked at anew', () => {
  const { rounds, store } = watched();
  const look = inOneLook(portsOn(store, vendor));
  const versionOf = (): string | undefined => {
    const read = look.store.read(['license/a']);
    return read.outcome === 'read' ? read.values[0]?.version : undefined;
  };
  const version = versionOf();
  look.store.commit([{ key: 'license/a', expected: version, json: { of: 'now' } }]);
  expect(look.store.read(['license/a'])).toMatchObject({ values: [{ json: { of: 'now' } }] });
  look.pause(1);
  versionOf();
  expect(rounds).toEqual(['read', 'commit', 'read', 'read']);
});

test('whoever may not review an organisation is told nothing of what came along', () => {
  const { store, memory } = watched();
  memory.commit([
    { key: 'organisation/acme', expected: undefined, json: { schema: 2, name: 'Acme', reviewers: [], licenses: [] } },
    { key: 'in-organisation/acme/a', expected: undefined, json: { schema: 1 } },
  ]);
  const stranger = { id: 'stranger', email: 'stranger@elsewhere.example' };
  expect(review({ scope: { kind: 'organisation', organisation: 'acme' } }, portsOn(store, stranger))).toEqual({
    outcome: 'not-there',
  });
});
