// What the directory says of seats, noted for the review page, so that its flags tell it.
import { most } from '../../contract/limits';
import type { DirectoryNote, SeatRow } from '../../contract/review';
import { type DirectoryStatus, directoryStatuses } from '../../subscriptions/records/parts';
import type { Progress } from '../output/progress';
import { allInPortions, untilAnswered } from '../server/change';
import type { Answered, Ask } from '../server/server';
import { adminFormat } from '../words';
import type { Finding, FindingKind } from './compare';

type NoteAnswer = Answered<'noteDirectory'>['notes'][number];

/** What is to be noted, and what was noted once and is so no longer. */
export function notesOf(rows: readonly SeatRow[], findings: readonly Finding[]): readonly DirectoryNote[] {
  const statuses = new Map(findings.map(({ row, kind }) => [row, statusOf(kind)]));
  const isTold = new Set<string>();
  return rows.flatMap((row): readonly DirectoryNote[] => {
    const { licenseId, account, flags } = row;
    const status = statuses.get(row);
    const noted = flags.find(isStatus);
    if (account?.id === undefined || isTold.has(account.id) || status === noted) return [];
    isTold.add(account.id);
    return [{ licenseId, accountId: account.id, ...(status !== undefined && { status }) }];
  });
}

/** What a directory says that matters until somebody acts on it. */
function statusOf(kind: FindingKind): DirectoryStatus | undefined {
  return kind === 'gone' ? 'deleted' : isStatus(kind) ? kind : undefined;
}

const isStatus = (name: string): name is DirectoryStatus => directoryStatuses.some((status) => status === name);

/** Has them noted. @returns how many are, those that were before among them */
export async function noteAll(ask: Ask, notes: readonly DirectoryNote[], progress: Progress): Promise<number> {
  let noted = 0;
  const show = (count: number): void => {
    progress.show(adminFormat('progress.note', { count, total: notes.length }));
  };
  show(0);
  await allInPortions(
    notes,
    most.written,
    (portion) =>
      untilAnswered(
        portion,
        async (some): Promise<readonly NoteAnswer[]> => (await ask('noteDirectory', { notes: some })).notes,
        (_, { outcome }) => {
          if (outcome === 'noted' || outcome === 'unchanged') noted += 1;
        },
      ),
    show,
  );
  return noted;
}
