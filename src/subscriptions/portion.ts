// Many changes with one look and one commit. Each is decided as it would be alone, one after the other; what they write
// leaves in one commit, and one by one only where somebody else wrote meanwhile.
import type { Conflict, Outside, Purpose, Unreachable } from './ports';
import { createOverlay } from './records/overlay';

/** What is known at a key: its JSON. */
export type Look = (key: string) => unknown;

/** How a portion is gone through. */
interface Portion<Item, Outcome> {
  /** Keys that each item will ask for, looked at for all items at once; what one look tells may call for the next. */
  readonly keys: readonly ((item: Item, look: Look) => readonly string[])[];
  /** Decides and commits one item. @param before what became of the items before it */
  readonly act: (item: Item, outside: Outside, before: readonly Outcome[]) => Outcome;
  /** The outcome with versions as the store gave them, where it tells any. */
  readonly withVersions?: (outcome: Outcome, versionOf: (drafted: string) => string) => Outcome;
}

/** Writes from which on a commit leaves: whatever a store takes at once is more. */
const manyWrites = 400;

/** What is narrow for one is narrow for all, the first of these most. */
const purposes: readonly Purpose[] = ['note', 'trial', 'new', 'paid'];

/** @returns an outcome for each item, in their order */
export function inPortion<Item, Outcome>(
  items: readonly Item[],
  { keys, act, withVersions = (outcome) => outcome }: Portion<Item, Outcome>,
  outside: Outside,
): readonly (Outcome | Unreachable)[] {
  const draft = createDraft(outside);
  for (const level of keys) {
    const looked = draft.lookUp([...new Set(items.flatMap((item) => level(item, draft.look)))]);
    // A damaged record is told of where it is needed, and concerns nobody else.
    if (looked.outcome === 'unreachable' && looked.damaged === undefined) return items.map(() => looked);
  }
  const outcomes: (Outcome | Unreachable)[] = [];
  const doneBefore = (at: number): readonly Outcome[] => outcomes.slice(0, at) as readonly Outcome[];
  /** Places of items that wrote to the draft, or were decided by what others wrote to it. */
  let open: number[] = [];
  const alone = (at: number): void => {
    const item = items[at] as Item;
    outcomes[at] = act(item, { ...outside, operators: draft.operators }, doneBefore(at));
    draft.forget();
  };
  const settle = (): void => {
    const waiting = open;
    open = [];
    const committed = draft.commit();
    if (committed.outcome === 'committed') {
      for (const at of waiting) outcomes[at] = withVersions(outcomes[at] as Outcome, committed.versionOf);
    } else if (committed.outcome === 'conflict' || committed.isFull === true) {
      // Where there is no room for all of them there may be some for each.
      waiting.forEach(alone);
    } else {
      for (const at of waiting) outcomes[at] = committed;
    }
  };
  items.forEach((item, at) => {
    const turn = draft.turn();
    outcomes[at] = act(item, turn.outside, doneBefore(at));
    if (turn.isUndecided()) {
      settle();
      alone(at);
    } else {
      if (turn.isOfDraft()) open.push(at);
      if (draft.size() >= manyWrites) settle();
    }
  });
  settle();
  return outcomes;
}

/** One item's turn on a draft. */
interface Turn {
  readonly outside: Outside;
  /** Whether a change came between: only the store itself can tell then. */
  readonly isUndecided: () => boolean;
  /** Whether it wrote to the draft, or read what another item wrote to it. */
  readonly isOfDraft: () => boolean;
}

/** Commits everything that was written to the draft, and tells which version stands for which of it. */
type CommitDraft = () =>
  { readonly outcome: 'committed'; readonly versionOf: (drafted: string) => string } | Conflict | Unreachable;

function createDraft({ store, cache, now, operators: askOperators, ...outside }: Outside) {
  const { store: draft, drafted, lookUp, look, settled, forget: forgetRecords } = createOverlay(store);
  let marks: { readonly values: Readonly<Record<string, unknown>>; readonly seconds: number };
  let purpose: Purpose;
  let clock = -Infinity;
  let known: ReturnType<Outside['operators']> | undefined;
  const operators: Outside['operators'] = () => {
    if (known?.outcome !== 'read') known = askOperators();
    return known;
  };
  const begin = (): void => {
    marks = { values: {}, seconds: 0 };
    purpose = 'paid';
  };
  const forget = (): void => {
    forgetRecords();
    begin();
  };
  begin();

  const turn = (): Turn => {
    let [isUndecided, isOfDraft] = [false, false];
    // Entries of the history lie under their instants: no two of one subject may have the same.
    clock = Math.max(now(), clock + 1);
    const at = clock;
    const own: Outside = {
      ...outside,
      operators,
      now: () => at,
      pause: () => {
        isUndecided = true;
      },
      cache: {
        get: cache.get,
        put: (values, seconds) => {
          marks = { values: { ...marks.values, ...values }, seconds: Math.max(seconds, marks.seconds) };
          return true;
        },
      },
      store: {
        read: (keys) => {
          isOfDraft ||= keys.some((key) => drafted.has(key));
          return draft.read(keys);
        },
        list: draft.list,
        commit: (writes, what = 'paid') => {
          const result = draft.commit(writes);
          isOfDraft ||= result.outcome === 'committed';
          isUndecided ||= result.outcome === 'conflict';
          if (purposes.indexOf(what) < purposes.indexOf(purpose)) purpose = what;
          return result;
        },
      },
    };
    return { outside: own, isUndecided: () => isUndecided, isOfDraft: () => isOfDraft };
  };
  const commit: CommitDraft = () => {
    const writes = [...drafted.values()].filter(({ expected, json }) => expected !== undefined || json !== undefined);
    if (writes.length === 0) return { outcome: 'committed', versionOf: (version) => version };
    // Marks leave before what they announce.
    const isAnnounced = Object.keys(marks.values).length === 0 || cache.put(marks.values, marks.seconds);
    const committed = isAnnounced ? store.commit(writes, purpose) : unannounced;
    if (committed.outcome !== 'committed') {
      forget();
      return committed;
    }
    const versionOf = settled(new Map(writes.map(({ key }, at) => [key, committed.versions[at] ?? ''] as const)));
    begin();
    return { outcome: 'committed', versionOf };
  };
  return { lookUp, look, turn, commit, forget, operators, size: () => drafted.size };
}

const unannounced: Unreachable = { outcome: 'unreachable', detail: 'the changes could not be announced' };
