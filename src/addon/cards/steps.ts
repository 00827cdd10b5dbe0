// The next steps under an answer, as buttons: what each one does.
import type { AnswerWords, Step } from '../../messages/answer-words';
import { payingUrl } from '../paying-url';
import { callback } from './callback';
import type { HelpTopic } from './help';

type Button = GoogleAppsScript.Card_Service.TextButton;

/** What comes before the steps: the thing that the person most likely wants. */
export interface FirstStep {
  readonly label: string;
  readonly url: string;
}

/** One button a step, the first one filled. @param email who is signed in, for the page that they pay on */
export function stepButtons(
  steps: AnswerWords['steps'],
  first: FirstStep | undefined,
  email: string | undefined,
): GoogleAppsScript.Card_Service.ButtonSet {
  const before = first === undefined ? [] : [textButton(first.label).setOpenLink(link(first.url))];
  const set = CardService.newButtonSet();
  [...before, ...steps.map((step) => stepButton(step, email))].forEach((button, at) => {
    const { FILLED, OUTLINED } = CardService.TextButtonStyle;
    set.addButton(button.setTextButtonStyle(at === 0 ? FILLED : OUTLINED));
  });
  return set;
}

/** A link that opens in a new tab. */
export const link = (url: string): GoogleAppsScript.Card_Service.OpenLink =>
  CardService.newOpenLink().setUrl(url).setOpenAs(CardService.OpenAs.FULL_SIZE);

const textButton = (text: string): Button => CardService.newTextButton().setText(text);

function stepButton(
  { kind, label }: { readonly kind: Step; readonly label: string },
  email: string | undefined,
): Button {
  const button = textButton(label);
  const explain = (topic: HelpTopic): Button => button.setOnClickAction(callback('onHelp', { topic }));
  switch (kind) {
    case 'start-trial':
      return button.setOnClickAction(callback('onStartTrial'));
    case 'try-again':
      return button.setOnClickAction(callback('onTryAgain'));
    case 'subscribe':
      return button.setOpenLink(link(payingUrl('signUpUrl', email)));
    case 'restart':
      return button.setOpenLink(link(payingUrl('restartUrl', email)));
    case 'upgrade':
    case 'manage-billing':
      return button.setOpenLink(link(payingUrl('manageUrl', email)));
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
