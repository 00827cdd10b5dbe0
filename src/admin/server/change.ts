// Changes of licenses, carried out in portions: asked again after an interruption, what is done stays done.
import type { LicenseChange, SeatRow } from '../../pages/review/contract';
import { TooLong } from '../google/script';
import { interruption } from '../interruption';
import type { Progress } from '../output/progress';
import { type AdminMessage } from '../../messages/admin.en';
import { adminFormat } from '../words';
import type { Answered, Ask } from './server';

/** What became of one change, or would. */
export type ChangeAnswer = Answered<'changeLicenses'>['changes'][number];

/** As many as the server takes at once. */
const mostAtOnce = 25;

/**
 * Asks for something about many things, a portion at a time. A portion that takes too long is asked for in halves.
 * @param act asks about one portion
 * @param done is told after each portion how many are done
 */
export async function inPortions<Item>(
  items: readonly Item[],
  act: (portion: readonly Item[]) => Promise<void>,
  done: (count: number) => void,
): Promise<void> {
  let at = 0;
  let size = mostAtOnce;
  while (at < items.length) {
    interruption.throwIfAborted();
    const portion = items.slice(at, at + size);
    try {
      await act(portion);
    } catch (error) {
      if (!(error instanceof TooLong) || portion.length === 1) throw error;
      size = Math.ceil(portion.length / 2);
      continue;
    }
    at += portion.length;
    done(at);
  }
}

/** How changes are carried out. */
export interface Changing {
  /** Nothing is written. */
  readonly isTrial: boolean;
  readonly progress: Progress;
  /** Told of each portion's answers, and of the licenses as they are then. */
  readonly onAnswers?: (answers: readonly ChangeAnswer[], rows: readonly SeatRow[]) => void;
}

/** Carries changes out, in their order. @returns an answer for each */
export async function changeAll(
  ask: Ask,
  changes: readonly LicenseChange[],
  { isTrial, progress, onAnswers }: Changing,
): Promise<readonly ChangeAnswer[]> {
  const answers: ChangeAnswer[] = [];
  // Versions of what was changed here are newer than what was seen before all of it.
  const versions = new Map<string, string>();
  const show = (count: number): void => {
    const message: AdminMessage = isTrial ? 'progress.try' : 'progress.change';
    progress.show(adminFormat(message, { count, total: changes.length }));
  };
  show(0);
  await inPortions(
    changes,
    async (portion) => {
      const asked = portion.map((change): LicenseChange => {
        const version = versions.get(change.licenseId);
        return change.seenVersion === undefined || version === undefined ? change : { ...change, seenVersion: version };
      });
      const result = await ask(isTrial ? 'previewChanges' : 'changeLicenses', { changes: asked });
      answers.push(...result.changes);
      for (const { licenseId, version } of result.rows) versions.set(licenseId, version);
      onAnswers?.(result.changes, result.rows);
    },
    show,
  );
  return answers;
}
