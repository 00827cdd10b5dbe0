// What is written on top of a store and is not in it: for changes that are tried, and for many that leave as one.
import type { Store, Stored, Write } from '../ports';

/** A store as it would be. Whatever a use case is answered by it, it would be answered by the real one. */
interface Overlay {
  /** Commits to it stay in it. What was read once stays so: it is one moment, however many changes are made in it. */
  readonly store: Store;
  /** Reads these keys in one request, so that they are known. */
  readonly lookUp: (keys: readonly string[]) => ReturnType<Store['read']>;
  /** The JSON that is known at a key. */
  readonly look: (key: string) => unknown;
  /** What was written and is not in the store, by key. */
  readonly drafted: ReadonlyMap<string, Write>;
  /**
   * The writes are in the store now, with these versions by key.
   * @returns the version that each one stood for which was told before: a record has one, however often it was written
   */
  readonly settled: (versions: ReadonlyMap<string, string>) => (told: string) => string;
  /** Forgets everything: what is known, and what was written. */
  readonly forget: () => void;
}

type Committed = ReturnType<Store['commit']>;

export function createOverlay(store: Store): Overlay {
  const known = new Map<string, Stored | undefined>();
  const drafted = new Map<string, Write>();
  /** The keys of all versions that were told. */
  const told = new Map<string, string>();

  const read: Store['read'] = (keys) => {
    const unknown = [...new Set(keys)].filter((key) => !known.has(key));
    const result = unknown.length === 0 ? ({ outcome: 'read', values: [] } as const) : store.read(unknown);
    if (result.outcome === 'unreachable') return result;
    for (const [at, key] of unknown.entries()) known.set(key, result.values[at]);
    return { outcome: 'read', values: keys.map((key) => known.get(key)) };
  };
  const commit = (writes: readonly Write[]): Committed => {
    // What was not looked at is as the change expects: its store says so, or otherwise, when it is committed there.
    const isOther = ({ key, expected }: Write): boolean => known.has(key) && known.get(key)?.version !== expected;
    if (writes.some(isOther)) return { outcome: 'conflict' };
    const versions = writes.map(({ key, json, expected }) => {
      const version = `drafted-${told.size}`;
      told.set(version, key);
      drafted.set(key, { key, json, expected: drafted.has(key) ? drafted.get(key)?.expected : expected });
      // A store gives back what JSON makes of a value.
      known.set(key, json === undefined ? undefined : { version, json: JSON.parse(JSON.stringify(json)) });
      return version;
    });
    return { outcome: 'committed', versions };
  };
  return {
    store: { read, list: store.list, commit },
    lookUp: read,
    look: (key) => known.get(key)?.json,
    drafted,
    settled: (versions) => {
      for (const [key, version] of versions) {
        const stored = known.get(key);
        if (stored !== undefined) known.set(key, { ...stored, version });
      }
      drafted.clear();
      return (version) => versions.get(told.get(version) ?? '') ?? version;
    },
    forget: () => {
      known.clear();
      drafted.clear();
    },
  };
}
