// Parsers of records that know their older shapes. What is written is always of the newest.
import * as v from 'valibot';

/** A parsed record, or why it can't be used. A damaged record is never the same as no record. */
export type Parsed<Record> =
  { readonly outcome: 'parsed'; readonly record: Record } | { readonly outcome: 'damaged'; readonly at: string };

/** The shape that came before, and how it becomes the present one. */
interface Older<Old, Record> {
  readonly from: v.GenericSchema<unknown, Old>;
  readonly upgrade: (old: Old) => Record;
}

/** A parser of the present shape that upgrades an older one. A schema that it does not know is damage: it stays as it is. */
export const upgrading =
  <Record, Old = never>(
    present: v.GenericSchema<unknown, Record>,
    older?: Older<Old, Record>,
  ): ((json: unknown) => Parsed<Record>) =>
  (json) => {
    const result = v.safeParse(present, json);
    if (result.success) return { outcome: 'parsed', record: result.output };
    const old = older && v.safeParse(older.from, json);
    if (older !== undefined && old?.success === true) return { outcome: 'parsed', record: older.upgrade(old.output) };
    return { outcome: 'damaged', at: v.getDotPath(result.issues[0]) ?? '(whole value)' };
  };
