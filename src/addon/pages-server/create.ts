// "New" in Drive: creates a mockup from a template in the folder that Drive named, once for each id that Drive set aside.
import type { OpenRequest } from '../../contract/open-requests';
import { templates } from '../../mockup/templates';
import type { Answer } from '../../subscriptions/check/answer';
import { type TrialOutcome, startTrial } from '../../subscriptions/changes/start-trial';
import { check } from '../../subscriptions/check/check';
import type { FileRefused, Outside } from '../../subscriptions/ports';
import { createFile } from '../google/drive';
import { afresh } from './afresh';

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
  { name, template, folderId, folderResourceKey, newId, startsTrial }: OpenRequest<'createMockup'>,
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
  const created = createFile(
    {
      id: newId,
      name: /\.bmml$/i.test(name) ? name : `${name}.bmml`,
      mimeType: 'application/vnd.balsamiq.bmml+xml',
      ...(folderId !== undefined && folderId !== 'root' && { folderId }),
    },
    templates[template],
    folderResourceKey,
  );
  return created.outcome === 'made' ? { outcome: 'created', file: created.file, answer } : created;
}
