// What an answer means for the page: what it offers, the bar below it, and when to ask again.
import type { AddonMessage } from '../../messages/addon.en';
import type { Formatter } from '../../messages/format';
import type { Access, Bar } from '../../contract/open';
import type { Answer } from '../../subscriptions/check/answer';
import { consentUrl } from '../google/consent';
import type { OutsideForAnybody } from './anybody';
import { barFor } from './bar';

/** The same for an account that lets nobody know it: what it may do would be known once it agreed. */
export function accessForAnybody(
  access: Access,
  notAllowed: OutsideForAnybody['notAllowed'],
  format: Formatter<AddonMessage>,
): Access {
  const scopes = notAllowed();
  const url = scopes.length === 0 ? null : consentUrl(scopes);
  if (url === null) return access;
  const actions = [{ label: format('allow.button'), url }];
  return {
    ...access,
    bar: { tone: 'warning', text: format('answer.view'), reason: format('allow.identity'), actions },
  };
}

/** States that end as soon as a payment is heard of. */
const unheard: readonly string[] = ['unconfirmed', 'past-due', 'unpaid'];

/** @param bar the bar where it is not the one that goes with the answer */
export function accessFor(
  answer: Answer,
  format: Formatter<AddonMessage>,
  bar: Bar | undefined = barFor(answer, format),
): Access {
  const { account, file, edit, create, standing, at } = answer;
  return {
    account: account?.id,
    bar,
    canEdit: edit.effect === 'permit' && !(file.outcome === 'found' && file.file.isTrashed),
    canCreate: create.effect === 'permit',
    canStartTrial: create.remedies.some(({ kind }) => kind === 'start-trial'),
    isUnheard: standing.next?.what === 'confirms' || unheard.includes(standing.state),
    changesIn: standing.changesAt === undefined ? undefined : Math.max(0, standing.changesAt - at),
  };
}
