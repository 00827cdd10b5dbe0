// What was done, as tables and files show it.
import * as v from 'valibot';
import { deedWords } from '../../messages/admin.en';
import type { AuditRecord } from '../../contract/review';
import type { Listing } from '../output/listing';
import { adminFormat } from '../words';
import { withInstants } from './seat-listing';

/** An entry with the address of whoever did it, where it is known. */
export type Entry = AuditRecord & { readonly byEmail: string | undefined };

const who = ({ by, byEmail }: Entry): string => byEmail ?? by;

const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** A value of the audit on one line; an entry of an import holds lists. */
const compact = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value));

/** Whom an entry is about: those who came to a license, left it, or are on it otherwise than before. */
function concerned({ before, after }: Entry): string {
  const addresses = [before, after].flatMap((state): readonly string[] => {
    // A renaming and a binding are told by addresses and ids themselves.
    if (typeof state === 'string') return [state];
    if (typeof state !== 'object' || state === null) return [];
    const listed = Object.keys(state).flatMap((key) => /^(?:holder|administrator) (.+)$/.exec(key)?.[1] ?? []);
    const imported = v.safeParse(v.object({ holders: v.array(v.string()) }), state);
    return imported.success ? imported.output.holders : listed;
  });
  return [...new Set(addresses)].join(', ');
}

/** Entries with those who did them. */
export const named = (entries: readonly AuditRecord[], people: Readonly<Record<string, string>>): readonly Entry[] =>
  entries.map((entry) => ({ ...entry, byEmail: people[entry.by] }));

/** For every form of listing. */
export const historyListing: Listing<Entry> = {
  columns: [
    { title: adminFormat('column.when'), of: ({ at }) => minute(at) },
    { title: adminFormat('column.by'), of: who },
    { title: adminFormat('column.what'), of: ({ what }) => deedWords[what] },
    { title: adminFormat('column.whom'), of: concerned },
    { title: adminFormat('column.license'), of: ({ licenseId }) => licenseId ?? '' },
    { title: adminFormat('column.rules'), of: ({ rule }) => rule, isWords: true },
  ],
  fileColumns: [
    ['at', ({ at }) => new Date(at).toISOString()],
    ['by', ({ by }) => by],
    ['by_address', ({ byEmail }) => byEmail ?? ''],
    ['what', ({ what }) => what],
    ['whom', concerned],
    ['license', ({ licenseId }) => licenseId ?? ''],
    ['rules', ({ rule }) => rule],
    ['before', ({ before }) => compact(before)],
    ['after', ({ after }) => compact(after)],
  ],
  json: ({ schema: _, ...entry }) => withInstants(entry),
};
