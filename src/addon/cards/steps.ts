// The next steps under an answer, as buttons: what each one does.
import type { AnswerWords } from '../../messages/answer-words';
import type { AddonMessage } from '../../messages/addon.en';
import type { Formatter } from '../../messages/format';
import type { Remedy } from '../../rules/index';
import { billingUrl } from '../settings';
import { callback } from './callback';

type Step = AnswerWords['steps'][number];

/** What may be opened besides the steps: the mockup itself, or nothing. */
export interface OpenStep {
  readonly url: string;
}

/** One button a step. The first thing a person would want comes first and is filled. */
export function stepButtons(
  steps: readonly Step[],
  open: OpenStep | undefined,
  format: Formatter<AddonMessage>,
): GoogleAppsScript.Card_Service.ButtonSet {
  const buttons = [
    ...(open === undefined ? [] : [textButton(format('step.open')).setOpenLink(link(open.url))]),
    ...steps.map(stepButton),
  ];
  const set = CardService.newButtonSet();
  buttons.forEach((button, at) => {
    set.addButton(
      button.setTextButtonStyle(at === 0 ? CardService.TextButtonStyle.FILLED : CardService.TextButtonStyle.TEXT),
    );
  });
  return set;
}

/** A link that opens in a new tab. */
export const link = (url: string): GoogleAppsScript.Card_Service.OpenLink =>
  CardService.newOpenLink().setUrl(url).setOpenAs(CardService.OpenAs.FULL_SIZE);

const textButton = (text: string): GoogleAppsScript.Card_Service.TextButton =>
  CardService.newTextButton().setText(text);

function stepButton({ kind, label }: Step): GoogleAppsScript.Card_Service.TextButton {
  const button = textButton(label);
  const help = helpTopics[kind];
  if (help !== undefined) return button.setOnClickAction(callback('onHelp', { topic: help }));
  switch (kind) {
    case 'start-trial':
      return button.setOnClickAction(callback('onStartTrial'));
    case 'try-again':
      return button.setOnClickAction(callback('onRefresh'));
    default:
      return button.setOpenLink(link(billingUrl));
  }
}

/** Steps that a person takes elsewhere: the button explains how. */
const helpTopics: Partial<Record<Remedy['kind'], HelpTopic>> = {
  'switch-account': 'switch',
  'show-identity': 'identity',
  'ask-administrator': 'ask',
  'get-edit-access': 'access',
};

/** What the help card can explain. */
export type HelpTopic = 'switch' | 'identity' | 'ask' | 'access';
