// The next steps under an answer, as buttons: what each one does.
import type { AnswerWords } from '../../messages/answer-words';
import type { Remedy } from '../../rules/index';
import { billingUrl } from '../settings';
import { callback } from './callback';
import type { CardContext } from './context';
import type { HelpTopic } from './help';

type Button = GoogleAppsScript.Card_Service.TextButton;
type Step = AnswerWords['steps'][number];

/** One button a step, "Open" before them where there is something to open. The first is filled. */
export function stepButtons(
  steps: readonly Step[],
  openUrl: string | undefined,
  { format }: CardContext,
): GoogleAppsScript.Card_Service.ButtonSet {
  const open = openUrl === undefined ? [] : [textButton(format('step.open')).setOpenLink(link(openUrl))];
  const set = CardService.newButtonSet();
  [...open, ...steps.map(stepButton)].forEach((button, at) => {
    const { FILLED, OUTLINED } = CardService.TextButtonStyle;
    set.addButton(button.setTextButtonStyle(at === 0 ? FILLED : OUTLINED));
  });
  return set;
}

/** A link that opens in a new tab. */
export const link = (url: string): GoogleAppsScript.Card_Service.OpenLink =>
  CardService.newOpenLink().setUrl(url).setOpenAs(CardService.OpenAs.FULL_SIZE);

/** The page that draws a mockup, asked for as Drive's "Open with" asks. */
export const openUrl = (pageUrl: string | undefined, fileId: string, userId: string | undefined): string | undefined =>
  pageUrl === undefined
    ? undefined
    : `${pageUrl}?state=${encodeURIComponent(JSON.stringify({ ids: [fileId], action: 'open', userId }))}`;

const textButton = (text: string): Button => CardService.newTextButton().setText(text);

function stepButton({ kind, label }: Step): Button {
  const button = textButton(label);
  const explain = (topic: HelpTopic): Button => button.setOnClickAction(callback('onHelp', { topic }));
  switch (kind satisfies Remedy['kind']) {
    case 'start-trial':
      return button.setOnClickAction(callback('onStartTrial'));
    case 'try-again':
      return button.setOnClickAction(callback('onTryAgain'));
    case 'subscribe':
    case 'restart':
      return button.setOpenLink(link(billingUrl));
    case 'switch-account':
      return explain('switch');
    case 'show-identity':
      return explain('identity');
    case 'ask-administrator':
      return explain('ask');
    case 'get-edit-access':
      return explain('access');
  }
}
