// Reads records through their parsers. A damaged record counts as unreachable: it must never look like no record.
import type { Store, Stored, Unreachable } from '../ports';
import type { Parsed } from './schema';

/** A record with the version a write must name, or neither where nothing is stored. */
export interface Read<Record> {
  readonly outcome: 'read';
  readonly record: Record | undefined;
  readonly version: string | undefined;
}

type Parse<Record> = (json: unknown) => Parsed<Record>;

/** Reads the record at this key. */
export function readRecord<Record>(store: Store, key: string, parse: Parse<Record>): Read<Record> | Unreachable {
  const result = readRecords(store, [key], parse);
  return result.outcome === 'read' ? (result.records[0] ?? nothing) : result;
}

/** Reads many records of one kind at once, in the keys' order. One damaged record makes all of them unreachable. */
export function readRecords<Record>(
  store: Store,
  keys: readonly string[],
  parse: Parse<Record>,
): { readonly outcome: 'read'; readonly records: readonly Read<Record>[] } | Unreachable {
  if (keys.length === 0) return { outcome: 'read', records: [] };
  const result = store.read(keys);
  if (result.outcome === 'unreachable') return result;
  const records: Read<Record>[] = [];
  for (const [at, key] of keys.entries()) {
    const record = parsedAt(key, result.values[at], parse);
    if (record.outcome === 'unreachable') return record;
    records.push(record);
  }
  return { outcome: 'read', records };
}

/** Parses what a store gave for a key. */
export function parsedAt<Record>(
  key: string,
  stored: Stored | undefined,
  parse: Parse<Record>,
): Read<Record> | Unreachable {
  if (stored === undefined) return nothing;
  const parsed = parse(stored.json);
  return parsed.outcome === 'parsed'
    ? { outcome: 'read', record: parsed.record, version: stored.version }
    : { outcome: 'unreachable', detail: `${key} is damaged at ${parsed.at}`, damaged: key };
}

const nothing: Read<never> = { outcome: 'read', record: undefined, version: undefined };
