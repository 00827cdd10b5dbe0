// One look at the store for everything that somebody asks at once: over a network the number of rounds is what is waited for.
import type { ListRequest, Listed, Outside, Store, Stored, Unreachable } from './ports';
import { listEach } from './records/pages';

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
  const { store, pause, operators: askOperators, bindOperator } = outside;
  const known = new Map<string, Stored | undefined>();
  const listings = new Map<string, Listed | Unreachable>();
  let foreseen: readonly ListRequest[] = [];
  let operators: ReturnType<typeof askOperators> | undefined;
  const forget = (): void => {
    known.clear();
    listings.clear();
    operators = undefined;
  };
  const unlisted = (lists: readonly ListRequest[]): readonly ListRequest[] =>
    lists.filter((one) => !listings.has(nameOf(one)));
  const take = (lists: readonly ListRequest[], answers: readonly (Listed | Unreachable)[]): void => {
    for (const [at, one] of lists.entries()) {
      const answer = answers[at];
      if (answer !== undefined) listings.set(nameOf(one), answer);
    }
    foreseen = [];
  };
  const listAll = (lists: readonly ListRequest[]): readonly (Listed | Unreachable)[] => {
    const wanted = unlisted(lists);
    if (wanted.length > 0) {
      const all = [
        ...wanted,
        ...unlisted(foreseen).filter((one) => !wanted.some((other) => nameOf(one) === nameOf(other))),
      ];
      take(all, listEach(store, all));
    }
    return lists.map((one) => listings.get(nameOf(one)) ?? store.list(...one));
  };
  const read: Store['read'] = (keys, along = []) => {
    const isUnknown = (key: string): boolean => !known.has(key);
    const [wanted, more] = [[...new Set(keys)].filter(isUnknown), along.filter(isUnknown)];
    if (wanted.length > 0) {
      const lists = unlisted(foreseen);
      const both = lists.length === 0 ? undefined : store.together?.(wanted, more, lists);
      if (both !== undefined) take(lists, both.lists);
      const read = both?.read ?? store.read(wanted, more);
      if (read.outcome === 'unreachable') return read;
      for (const [at, key] of wanted.entries()) known.set(key, read.values[at]);
      if (read.along !== undefined) for (const [at, key] of more.entries()) known.set(key, read.along[at]);
    }
    const values = (some: readonly string[]) => some.map((key) => known.get(key));
    return { outcome: 'read', values: values(keys), ...(!along.some(isUnknown) && { along: values(along) }) };
  };
  return {
    ...outside,
    foresee: (...lists) => {
      foreseen = [...foreseen, ...lists];
    },
    operators: () => {
      if (operators?.outcome !== 'read') operators = askOperators();
      return operators;
    },
    bindOperator: (...given) => {
      forget();
      return bindOperator(...given);
    },
    pause: (attempt) => {
      forget();
      pause(attempt);
    },
    store: {
      ...store,
      read,
      list: (...asked) => listAll([asked])[0] ?? store.list(...asked),
      together: (keys, along, lists) => {
        foreseen = [...foreseen, ...lists];
        return { read: read(keys, along), lists: listAll(lists) };
      },
      commit: (writes, purpose) => {
        const committed = store.commit(writes, purpose);
        forget();
        return committed;
      },
    },
  };
}

const nameOf = (asked: ListRequest): string => JSON.stringify(asked);
