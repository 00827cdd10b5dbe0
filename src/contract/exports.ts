// What may be reviewed, as files for programs and spreadsheets: one shape for page and command.
import { type CsvColumn, csvOf } from './csv-writing';
import { instantText } from './instants';
import type { AuditRecord, Difference, LicenseChange, Person, SeatRow } from './review';

/** For files: every field, in names and forms that programs keep. */
export const seatFileColumns: readonly CsvColumn<SeatRow>[] = [
  ['license', ({ licenseId }) => licenseId],
  ['organisation', ({ organisation }) => organisation ?? ''],
  ['account', ({ account }) => account?.email ?? ''],
  ['account_id', ({ account }) => account?.id ?? ''],
  ['former_addresses', ({ account }) => account?.formerEmails.join(' ') ?? ''],
  ['state', ({ state }) => state],
  ['billing', ({ billing }) => billing ?? ''],
  ['until', ({ until }) => instantText(until)],
  ['next', ({ next }) => next?.what ?? ''],
  ['next_at', ({ next }) => instantText(next?.at)],
  ['paid_until', ({ paidUntil }) => instantText(paidUntil)],
  ['payment', ({ payment }) => payment ?? ''],
  ['bound_at', ({ account }) => instantText(account?.boundAt)],
  ['last_opened_at', ({ account }) => instantText(account?.lastOpenedAt)],
  ['edits_until', ({ account }) => instantText(account?.editsUntil)],
  ['seats', ({ seats }) => String(seats)],
  ['taken', ({ taken }) => String(taken)],
  ['administrators', ({ administrators }) => administrators.join(' ')],
  ['flags', ({ flags }) => flags.join(' ')],
  ['note', ({ note }) => note ?? ''],
];

/** A row as JSON: instants as text, without the version that only the server needs. */
export const seatJson = ({ version: _, ...row }: SeatRow): unknown => withInstants(row);

/** The fields that hold instants, wherever they stand. */
export const instantNames: readonly string[] = [
  'until',
  'at',
  'boundAt',
  'lastOpenedAt',
  'editsUntil',
  'startedAt',
  'cancelledAt',
  'paidUntil',
  'endsAt',
  'refundedAt',
  'releasedAt',
  'start',
  'end',
];

/** The same value with its instants in ISO 8601, UTC. */
export function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      typeof inner === 'number' && instantNames.includes(name) ? new Date(inner).toISOString() : withInstants(inner),
    ]),
  );
}

/** An entry with the address of whoever did it, where it is known. */
export type Entry = AuditRecord & { readonly byEmail: string | undefined };

/** Entries with those who did them. */
export const named = (entries: readonly AuditRecord[], people: Readonly<Record<string, string>>): readonly Entry[] =>
  entries.map((entry) => ({ ...entry, byEmail: people[entry.by] }));

/** Whom an entry is about: those who came to a license, left it, or are on it otherwise than before. */
export const concerned = ({ differences }: Entry): string => [...new Set(differences.flatMap(whoIn))].join(', ');

function whoIn(one: Difference): readonly string[] {
  switch (one.of) {
    case 'holder':
    case 'administrator':
    case 'directory':
      return [one.email];
    case 'holders':
      return typeof one.after === 'number' ? [] : one.after;
    case 'binding':
      return [one.email, one.after];
    case 'address':
    case 'account':
      return [one.before, one.after];
    case 'seats':
    case 'term':
    case 'note':
    case 'trial':
    case 'reviewers':
    case 'licenses':
    case 'file':
      return [];
  }
}

/** What was done, for files. */
export const auditFileColumns: readonly CsvColumn<Entry>[] = [
  ['at', ({ at }) => instantText(at)],
  ['by', ({ by }) => by],
  ['by_address', ({ byEmail }) => byEmail ?? ''],
  ['what', ({ what }) => what],
  ['whom', concerned],
  ['license', ({ licenseId }) => licenseId ?? ''],
  ['rules', ({ rule }) => rule],
  ['differences', ({ differences }) => (differences.length === 0 ? '' : JSON.stringify(withInstants(differences)))],
];

/** An entry as JSON: instants as text. */
export const entryJson = (entry: Entry): unknown => withInstants(entry);

/** Everything about one person as JSON: rows and entries in the shapes that they have by themselves. */
export const personJson = ({ outcome: _, people, rows, entries, ...known }: Person): unknown => ({
  ...(withInstants(known) as object),
  rows: rows.map(seatJson),
  entries: named(entries, people).map(entryJson),
});

/** Changes as a file that `readChanges` of license-files.ts reads, with the columns that they need. */
export function changesToCsv(changes: readonly LicenseChange[]): string {
  const columns: Readonly<Record<string, (change: LicenseChange) => string>> = {
    action: ({ wanted }) => wanted.action,
    account: ({ wanted }) =>
      ('account' in wanted ? wanted.account : 'from' in wanted ? wanted.from : undefined)?.email ?? '',
    license: ({ licenseId }) => licenseId,
    to: ({ wanted }) => ('to' in wanted ? wanted.to.email : ''),
    seats: ({ wanted }) => ('seats' in wanted ? String(wanted.seats) : ''),
    billing: ({ wanted }) => ('billing' in wanted ? (wanted.billing ?? '') : ''),
    note: ({ wanted }) => ('note' in wanted ? wanted.note : ''),
  };
  return csvOf(
    Object.entries(columns).filter(([, of]) => changes.some((change) => of(change) !== '')),
    changes,
  );
}
