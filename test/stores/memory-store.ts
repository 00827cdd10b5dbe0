// The port's contract in its plainest form, for tests of what stands on it.
import type { Store, Stored, Write } from '../../src/subscriptions/ports';

/** A store that is only a map. Its page size is small, so that paging is tried. */
export function createMemoryStore(pageSize = 7): Store & { readonly records: ReadonlyMap<string, Stored> } {
  const records = new Map<string, Stored>();
  const versions = new Map<string, number>();
  const isExpected = ({ key, expected }: Write): boolean => records.get(key)?.version === expected;
  return {
    records,
    read: (keys) => ({ outcome: 'read', values: keys.map((key) => copyOf(records.get(key))) }),
    list: (prefix, after = prefix) => {
      if (!after.startsWith(prefix)) return { outcome: 'listed', entries: [] };
      const keys = [...records.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
      const entries = keys.slice(0, pageSize).flatMap((key) => {
        const stored = copyOf(records.get(key));
        return stored === undefined ? [] : [{ key, ...stored }];
      });
      const last = entries.at(-1);
      return { outcome: 'listed', entries, ...(keys.length > pageSize && last !== undefined && { next: last.key }) };
    },
    commit: (writes) => {
      if (!writes.every(isExpected)) return { outcome: 'conflict' };
      const written = writes.map(({ key, json }) => {
        const version = (versions.get(key) ?? 0) + 1;
        versions.set(key, version);
        if (json === undefined) records.delete(key);
        else records.set(key, { version: String(version), json: JSON.parse(JSON.stringify(json)) });
        return String(version);
      });
      return { outcome: 'committed', versions: written };
    },
  };
}

/** What is read is the reader's own. */
const copyOf = (stored: Stored | undefined): Stored | undefined => stored && structuredClone(stored);
