// What an answer means for the page: what it offers, the bar below it, and when to ask again.
import type { AddonMessage } from '../../messages/addon.en';
import type { Formatter } from '../../messages/format';
import type { Access, Bar } from '../../contract/open';
import type { Answer } from '../../subscriptions/check/answer';
import { barFor } from './bar';

/** @param bar the bar where it is not the one that goes with the answer */
export function accessFor(
  answer: Answer,
  format: Formatter<AddonMessage>,
  bar: Bar | undefined = barFor(answer, format),
): Access {
  const { file, edit, create, standing, at } = answer;
  return {
    bar,
    canEdit: edit.effect === 'permit' && !(file.outcome === 'found' && file.file.isTrashed),
    canCreate: create.effect === 'permit',
    canStartTrial: create.remedies.some(({ kind }) => kind === 'start-trial'),
    changesIn: standing.changesAt === undefined ? undefined : Math.max(0, standing.changesAt - at),
  };
}
