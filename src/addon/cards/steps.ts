// The next steps under an answer, as buttons: what each one does.
import type { AnswerWords, Step } from '../../messages/answer-words';
import { vendor } from '../settings';
import { callback } from './callback';
import type { HelpTopic } from './help';

type Button = GoogleAppsScript.Card_Service.TextButton;

/** What comes before the steps: the thing that the person most likely wants. */
export interface FirstStep {
  readonly label: string;
  readonly url: string;
}

/** One button a step, the first one filled. */
export function stepButtons(
  steps: AnswerWords['steps'],
  first: FirstStep | undefined,
): GoogleAppsScript.Card_Service.ButtonSet {
  const before = first === undefined ? [] : [textButton(first.label).setOpenLink(link(first.url))];
  const set = CardService.newButtonSet();
  [...before, ...steps.map(stepButton)].forEach((button, at) => {
    const { FILLED, OUTLINED } = CardService.TextButtonStyle;
    set.addButton(button.setTextButtonStyle(at === 0 ? FILLED : OUTLINED));
  });
  return set;
}

/** A link that opens in a new tab. */
export const link = (url: string): GoogleAppsScript.Card_Service.OpenLink =>
  CardService.newOpenLink().setUrl(url).setOpenAs(CardService.OpenAs.FULL_SIZE);

const textButton = (text: string): Button => CardService.newTextButton().setText(text);

function stepButton({ kind, label }: { readonly kind: Step; readonly label: string }): Button {
  const button = textButton(label);
  const explain = (topic: HelpTopic): Button => button.setOnClickAction(callback('onHelp', { topic }));
  switch (kind) {
    case 'start-trial':
      return button.setOnClickAction(callback('onStartTrial'));
    case 'try-again':
      return button.setOnClickAction(callback('onTryAgain'));
    case 'subscribe':
      return button.setOpenLink(link(vendor().signUpUrl));
    case 'restart':
      return button.setOpenLink(link(vendor().restartUrl));
    case 'upgrade':
    case 'manage-billing':
      return button.setOpenLink(link(vendor().manageUrl));
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
