// Changes of licenses, carried out in portions: asked again after an interruption, what is done stays done.
import { most } from '../../contract/limits';
import type { LicenseChange, NoAnswer } from '../../contract/review';
import { withRetries } from '../google/retries';
import { TooLong } from '../google/script';
import { interruption } from '../interruption';
import type { Progress } from '../output/progress';
import type { AdminMessage } from '../../messages/admin.en';
import { adminFormat } from '../words';
import { type Answered, type Ask, noAnswerRefusal, withStore } from './server';

/** What became of one change, or would. */
export type ChangeAnswer = Answered<'changeLicenses'>['changes'][number];

/** Calls under way at once: enough not to wait for each, and few enough for the script, which everybody shares. */
const sideBySide = 4;

/**
 * Asks for something about many things, some portions at a time. A portion that takes too long is asked for in halves, and
 * so is all that follows.
 * @param size how many the server takes at once
 * @param act asks about one portion
 * @param done is told after each portion how many are done, as long as there are more
 * @param lanes portions under way at once
 */
export async function allInPortions<Item>(
  items: readonly Item[],
  size: number,
  act: (portion: readonly Item[]) => Promise<void>,
  done: (count: number) => void,
  lanes = sideBySide,
): Promise<void> {
  const waiting = [...items];
  let [taken, count] = [size, 0];
  const lane = async (): Promise<void> => {
    while (waiting.length > 0) {
      interruption.throwIfAborted();
      const portion = waiting.splice(0, taken);
      try {
        await act(portion);
      } catch (error) {
        if (error instanceof TooLong && portion.length > 1) {
          taken = Math.min(taken, Math.ceil(portion.length / 2));
          waiting.unshift(...portion);
          continue;
        }
        waiting.length = 0;
        throw error;
      }
      count += portion.length;
      if (count < items.length) done(count);
    }
  };
  // What is under way is waited for, also where one fails: what it does is done, and told.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Asks for something about each of a portion, and again about those that the store gave no answer for.
 * @param ask answers in the order of what it is given
 * @param told is told of what is answered, also where others never are
 * @throws Refusal when some never are
 */
export async function untilAnswered<Item, Answer extends { readonly outcome: string }>(
  portion: readonly Item[],
  ask: (items: readonly Item[]) => Promise<readonly (Answer | OutOfReachAnswer)[]>,
  told: (item: Item, answer: Answer) => void,
): Promise<void> {
  let waiting = portion;
  await withRetries(async () => {
    const answers = await ask(waiting);
    const unanswered: { readonly item: Item; readonly answer: OutOfReachAnswer }[] = [];
    waiting.forEach((item, at) => {
      const answer = answers[at];
      if (answer === undefined) return;
      if (isOutOfReach(answer)) unanswered.push({ item, answer });
      else told(item, answer);
    });
    waiting = unanswered.map(({ item }) => item);
    const [first] = unanswered;
    if (first !== undefined) throw noAnswerRefusal(first.answer, '');
  }, withStore);
}

type OutOfReachAnswer = Extract<NoAnswer, { readonly outcome: 'unreachable' }>;

const isOutOfReach = (answer: { readonly outcome: string }): answer is OutOfReachAnswer =>
  answer.outcome === 'unreachable';

/** How changes are carried out. */
interface Changing {
  /** Nothing is written. */
  readonly isTrial: boolean;
  readonly progress: Progress;
  /** Told of each answer as it comes. */
  readonly onAnswer?: (change: LicenseChange, answer: ChangeAnswer) => void;
}

/** Carries changes out, in their order. @returns an answer for each */
export async function changeAll(
  ask: Ask,
  changes: readonly LicenseChange[],
  { isTrial, progress, onAnswer }: Changing,
): Promise<ReadonlyMap<LicenseChange, ChangeAnswer>> {
  const answers = new Map<LicenseChange, ChangeAnswer>();
  // Versions of what was changed here are newer than what was seen before all of it.
  const versions = new Map<string, string>();
  const askFor = async (some: readonly LicenseChange[]): Promise<readonly ChangeAnswer[]> => {
    const asked = some.map((change): LicenseChange => {
      const version = versions.get(change.licenseId);
      return change.seenVersion === undefined || version === undefined ? change : { ...change, seenVersion: version };
    });
    const result = await ask(isTrial ? 'previewChanges' : 'changeLicenses', { changes: asked });
    for (const { licenseId, version } of result.rows ?? []) versions.set(licenseId, version);
    return result.changes;
  };
  const show = (count: number): void => {
    const message: AdminMessage = isTrial ? 'progress.try' : 'progress.change';
    progress.show(adminFormat(message, { count, total: changes.length }));
  };
  show(0);
  await allInPortions(
    changes,
    isTrial ? most.previewed : most.written,
    (portion) =>
      untilAnswered(portion, askFor, (change, answer) => {
        answers.set(change, answer);
        onAnswer?.(change, answer);
      }),
    show,
    // Changes of one license are made in their order.
    new Set(changes.map(({ licenseId }) => licenseId)).size === changes.length ? sideBySide : 1,
  );
  return answers;
}
