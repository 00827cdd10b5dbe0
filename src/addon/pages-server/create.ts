// Creates a project out of what the page made, once for each id that Drive set aside: where "New" was chosen in Drive, or
// beside the single mockup that it continues.
import type { OpenRequest } from '../../contract/open-requests';
import type { Answer } from '../../subscriptions/check/answer';
import { type TrialOutcome, startTrial } from '../../subscriptions/changes/start-trial';
import { check } from '../../subscriptions/check/check';
import type { FileRefused, Outside } from '../../subscriptions/ports';
import { createFile, folderOf } from '../google/drive';
import { afresh } from './afresh';
import { isContentFor } from './content';

type CreateOutcome =
  | {
      readonly outcome: 'created';
      readonly file: { readonly id: string; readonly name: string };
      readonly answer: Answer;
    }
  /** The rules say no; the bar of the page says why. */
  | { readonly outcome: 'refused'; readonly answer: Answer }
  /** The trial that was agreed to could not be started. */
  | { readonly outcome: 'no-trial'; readonly trial: TrialOutcome; readonly answer: Answer }
  | FileRefused
  | { readonly outcome: 'not-allowed' }
  | { readonly outcome: 'unreachable'; readonly detail: string };

/** Decides again whether this account may create, whatever the page said before. */
export function createMockupFor(
  { name, base64, folderId, folderResourceKey, beside, newId, startsTrial }: OpenRequest<'createMockup'>,
  outside: Outside,
): CreateOutcome {
  const fresh = afresh(outside);
  let answer = check({}, fresh).account;
  if (answer.create.effect === 'forbid') {
    const isOffered = answer.create.remedies.some(({ kind }) => kind === 'start-trial');
    if (!startsTrial || !isOffered) return { outcome: 'refused', answer };
    const trial = startTrial(outside);
    answer = check({}, fresh).account;
    if (answer.create.effect === 'forbid') return { outcome: 'no-trial', trial, answer };
  }
  const content = Utilities.base64Decode(base64);
  const file = {
    id: newId,
    name: `${name.replace(/\.(bmml|bmpr)$/i, '')}.bmpr`,
    mimeType: 'application/vnd.balsamiq.bmpr',
  };
  if (!isContentFor(file.name, content)) return { outcome: 'unreachable', detail: 'the content sent is no project' };
  const folder = beside ? folderOf(beside.id, beside.resourceKey) : folderId === 'root' ? undefined : folderId;
  let created = createFile(file, folder, content, folderResourceKey);
  // To see a file is not to be allowed to add to its folder.
  if (created.outcome !== 'made' && beside && folder !== undefined)
    created = createFile(file, undefined, content, undefined);
  return created.outcome === 'made' ? { outcome: 'created', file: created.file, answer } : created;
}
