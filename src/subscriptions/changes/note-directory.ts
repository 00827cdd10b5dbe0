// What an organisation's directory says of accounts that hold seats, noted where the review finds it. It changes no license.
import type { Outside, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { type AccountRecord, type DirectoryStatus, parseAccountRecord } from '../records/records';
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
 * Notes what the directory says of each account, one after the other. The add-on itself asks for no directory: this comes from
 * an administrator who may read it.
 * @returns an outcome for each, in their order
 */
export function noteDirectory(
  notes: readonly DirectoryNote[],
  outside: Outside,
): { readonly outcome: 'done'; readonly notes: readonly NoteOutcome[] } | Unreachable {
  const reviewed = readReviewed([...new Set(notes.map(({ licenseId }) => licenseId))], outside);
  if (reviewed.outcome === 'unreachable') return reviewed;
  const held = new Map(
    reviewed.licenses.map(({ record: { license } }) => [license.id, new Set(license.holders.map(({ id }) => id))]),
  );
  return {
    outcome: 'done',
    notes: notes.map((note) =>
      held.get(note.licenseId)?.has(note.accountId) === true
        ? untilSettled(() => noteOnce(note, outside), outside)
        : { outcome: 'not-there' },
    ),
  };
}

function noteOnce(
  { accountId, status }: DirectoryNote,
  outside: Outside,
): NoteOutcome | { readonly outcome: 'conflict' } {
  const key = recordKey.account(accountId);
  const stored = readRecord(outside.store, key, parseAccountRecord);
  if (stored.outcome === 'unreachable') return stored;
  if (stored.record === undefined) return { outcome: 'not-there' };
  const { directory, ...rest } = stored.record;
  if (directory?.status === status) return { outcome: 'unchanged' };
  const json: AccountRecord = {
    ...rest,
    ...(status !== undefined && { directory: { status, notedAt: outside.now() } }),
  };
  const committed = outside.store.commit([{ key, expected: stored.version, json }], 'note');
  return committed.outcome === 'committed' ? { outcome: 'noted' } : committed;
}
