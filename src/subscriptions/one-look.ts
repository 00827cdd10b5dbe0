// One look at the store for everything that somebody asks at once: over a network the number of rounds is what is waited for.
import type { ListRequest, Listed, Outside, Store, Stored, Unreachable } from './ports';
import { together } from './records/pages';

/** An outside whose store is asked for nothing twice, as long as nothing is written. */
interface OneLook extends Outside {
  /**
   * Says which listings will be asked for: they come along with whatever is asked of the store next, at no time of their
   * own. It may be said before it is decided who may see them: they are handed out only where they are asked for.
   */
  readonly foresee: (...lists: readonly ListRequest[]) => void;
}

/** What was read stays as it was read, as of one moment, until something is written or waited for. */
export function inOneLook(outside: Outside): OneLook {
  const { store } = outside;
  const known = new Map<string, Stored | undefined>();
  const listings = new Map<string, Listed | Unreachable>();
  const foreseen = new Map<string, ListRequest>();
  let operators: ReturnType<Outside['operators']> | undefined;
  const forgetting =
    <Given extends readonly unknown[], Answer>(act: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      known.clear();
      listings.clear();
      operators = undefined;
      return act(...given);
    };
  const foresee: OneLook['foresee'] = (...lists) => {
    for (const one of lists) if (!listings.has(nameOf(one))) foreseen.set(nameOf(one), one);
  };
  const ask = (keys: readonly string[], along: readonly string[]): ReturnType<Store['read']> => {
    const lists = [...foreseen.values()];
    foreseen.clear();
    const both = together(store, keys, along, lists);
    for (const [at, answer] of both.lists.entries()) listings.set(nameOf(lists[at]), answer);
    return both.read;
  };
  const read: Store['read'] = (keys, along = []) => {
    const isUnknown = (key: string): boolean => !known.has(key);
    const [wanted, more] = [[...new Set(keys)].filter(isUnknown), along.filter(isUnknown)];
    if (wanted.length > 0) {
      const answer = ask(wanted, more);
      if (answer.outcome === 'unreachable') return answer;
      for (const [at, key] of wanted.entries()) known.set(key, answer.values[at]);
      for (const [at, value] of answer.along?.entries() ?? []) known.set(more[at] ?? '', value);
    }
    const values = (some: readonly string[]) => some.map((key) => known.get(key));
    return { outcome: 'read', values: values(keys), ...(!along.some(isUnknown) && { along: values(along) }) };
  };
  const list: Store['list'] = (...asked) => {
    foresee(asked);
    if (foreseen.has(nameOf(asked))) ask([], []);
    return listings.get(nameOf(asked)) ?? store.list(...asked);
  };
  return {
    ...outside,
    foresee,
    operators: () => (operators ??= outside.operators()),
    bindOperator: forgetting(outside.bindOperator),
    pause: forgetting(outside.pause),
    store: {
      ...store,
      read,
      list,
      together: (keys, along, lists) => {
        foresee(...lists);
        return { read: read(keys, along), lists: lists.map((one) => list(...one)) };
      },
      commit: forgetting(store.commit),
    },
  };
}

const nameOf = (asked: unknown): string => JSON.stringify(asked);
