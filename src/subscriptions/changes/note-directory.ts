// What an organisation's directory says of accounts that hold seats, noted where the review finds it. It changes no license.
import { auditWrites } from '../audit';
import type { Conflict, Identified, Outside, Unreachable } from '../ports';
import { inPortion } from '../portion';
import { recordKey } from '../records/keys';
import type { DirectoryStatus } from '../records/parts';
import { readRecord } from '../records/read';
import { type AccountRecord, type LicenseRecord, directoryStatusOf, parseAccountRecord } from '../records/records';
import { readReviewed } from '../review/review';
import { untilSettled } from '../until-settled';

/** What the directory says of one account. */
export interface DirectoryNote {
  /** A license that the account holds a seat of, and that the signed-in account may review. */
  readonly licenseId: string;
  readonly accountId: string;
  /** Undefined takes back what was noted: the account is there and well. */
  readonly status?: DirectoryStatus;
}

type NoteOutcome =
  { readonly outcome: 'noted' } | { readonly outcome: 'unchanged' } | { readonly outcome: 'not-there' } | Unreachable;

/**
 * Notes what the directory says of each account, with an entry in the history of the license for each that is said anew.
 * The add-on itself asks for no directory: this comes from an administrator who may read it.
 * @returns an outcome for each, in their order
 */
export function noteDirectory(
  notes: readonly DirectoryNote[],
  outside: Outside,
): { readonly outcome: 'done'; readonly notes: readonly NoteOutcome[] } | Unreachable {
  const reviewed = readReviewed([...new Set(notes.map(({ licenseId }) => licenseId))], outside);
  if (reviewed.outcome === 'unreachable') return reviewed;
  const by = outside.identity();
  const licenses = new Map(reviewed.licenses.map(({ record }) => [record.license.id, record]));
  const done = inPortion<DirectoryNote, NoteOutcome>(
    notes,
    {
      keys: [({ accountId }) => [recordKey.account(accountId)]],
      act: (note, on) => {
        const record = licenses.get(note.licenseId);
        return by === undefined || record === undefined
          ? { outcome: 'not-there' }
          : untilSettled(() => noteOnce(note, record, by, on), on);
      },
    },
    outside,
  );
  return { outcome: 'done', notes: done };
}

function noteOnce(
  { accountId, status }: DirectoryNote,
  { license, organisation }: LicenseRecord,
  by: Identified,
  { store, now }: Outside,
): NoteOutcome | Conflict {
  const holder = license.holders.find(({ id }) => id === accountId);
  if (holder === undefined) return { outcome: 'not-there' };
  const key = recordKey.account(accountId);
  const stored = readRecord(store, key, parseAccountRecord);
  if (stored.outcome === 'unreachable') return stored;
  if (stored.record === undefined) return { outcome: 'not-there' };
  const before = directoryStatusOf(stored.record);
  if (before === status) return { outcome: 'unchanged' };
  const at = now();
  const { directory: _, ...rest } = stored.record;
  const json: AccountRecord = { ...rest, ...(status !== undefined && { directory: { status, notedAt: at } }) };
  const entry = auditWrites(by, at, {
    what: 'directory',
    licenseId: license.id,
    because: [],
    differences: [
      {
        of: 'directory',
        email: holder.email,
        ...(before !== undefined && { before }),
        ...(status !== undefined && { after: status }),
      },
    ],
    ...(organisation !== undefined && { organisation }),
  });
  const committed = store.commit([{ key, expected: stored.version, json }, ...entry], 'note');
  return committed.outcome === 'committed' ? { outcome: 'noted' } : committed;
}
