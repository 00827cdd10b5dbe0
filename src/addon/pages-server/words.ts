// The words of the page's server side, and the refusals made of them.
import { type AddonMessage, addonEnglish } from '../../messages/addon.en';
import { type Formatter, createFormatter } from '../../messages/format';
import type { Refusal } from '../../contract/open';
import { log } from '../google/log';
import { causeOf } from '../google/refused';
import { newReference } from '../guarded';

/** Apps Script does not tell a web app its reader's language; the page's own words follow the browser's. */
export const locale = 'en';

export const format: Formatter<AddonMessage> = createFormatter<AddonMessage>(addonEnglish, locale);

/** An expected no, for the place of what was asked for. */
export const refusal = (
  title: AddonMessage,
  text: AddonMessage,
  values: Readonly<Record<string, string | number>> = {},
): Refusal => ({ ok: false, title: format(title), text: format(text, values) });

/** A fault of ours. */
export const faultRefusal = (reference: string): Refusal => ({
  ...refusal('fault.title', 'fault.text', { reference }),
  reference,
});

/**
 * Drive gave no answer; why goes to the log, and to the reader as far as it says what helps.
 * @param title with the text: where nothing but a later attempt does
 */
export function unreachable(
  detail: string,
  [title, text]: readonly [AddonMessage, AddonMessage] = ['open.unreachable.title', 'open.unreachable.text'],
): Refusal {
  const reference = newReference();
  log.warn('drive-unreachable', { reference, detail });
  const cause = causeOf(detail);
  const said = cause === 'unreachable' ? refusal(title, text) : refusal(`open.${cause}.title`, `open.${cause}.text`);
  return { ...said, reference, passes: true };
}
