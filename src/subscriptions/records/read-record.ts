// Reads one record through its parser. A damaged record counts as unreachable: it must never look like no record.
import type { Store, Unreachable } from '../ports';
import type { Parsed } from './records';

/** A record with the version a write must name, or neither where nothing is stored. */
export interface Read<Record> {
  readonly outcome: 'read';
  readonly record: Record | undefined;
  readonly version: string | undefined;
}

/** Reads the record at this key. */
export function readRecord<Record>(
  store: Store,
  key: string,
  parse: (json: unknown) => Parsed<Record>,
): Read<Record> | Unreachable {
  const result = store.read([key]);
  if (result.outcome === 'unreachable') return result;
  const stored = result.values[0];
  if (stored === undefined) return { outcome: 'read', record: undefined, version: undefined };
  const parsed = parse(stored.json);
  return parsed.outcome === 'parsed'
    ? { outcome: 'read', record: parsed.record, version: stored.version }
    : { outcome: 'unreachable', detail: `${key} is damaged at ${parsed.at}` };
}
