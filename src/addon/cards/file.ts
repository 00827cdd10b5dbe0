// The file card: what this account may do with the selected mockup, the rule behind it, and the next step.
import type { AddonMessage } from '../../messages/addon.en';
import { answerWords } from '../../messages/answer-words';
import type { Decision } from '../../rules/index';
import type { Answer } from '../../subscriptions/check/answer';
import type { SelectedItem } from '../events';
import { causeOf } from '../google/refused';
import { openState, ownLink } from '../../contract/addresses';
import type { CardContext } from './context';
import { rulesSection } from './rules';
import { type FirstStep, stepButtons } from './steps';
import { escaped, line, markOf, paragraph } from './widgets';

/** The card of one mockup that the add-on may read. */
export function fileCard(item: SelectedItem, answer: Answer, context: CardContext): GoogleAppsScript.Card_Service.Card {
  const { format } = context;
  const words = answerWords(answer, format);
  const email = answer.account?.email ?? format('home.account.hidden');
  const may = (label: AddonMessage, decision: Decision): GoogleAppsScript.Card_Service.DecoratedText =>
    line(markOf(decision), format(label), { bottom: format(decision.effect === 'permit' ? 'file.yes' : 'file.no') });
  const because = [...new Set([...answer.view.because, ...answer.edit.because, ...answer.create.because])];
  const remark = remarkOf(answer);
  const answered = CardService.newCardSection()
    .addWidget(line(markOf(answer.edit), `<b>${escaped(words.answer)}</b>`, { top: email }))
    .addWidget(paragraph(escaped(words.reason)));
  if (remark !== undefined) answered.addWidget(paragraph(format(remark)));
  if (context.pageUrl === undefined) answered.addWidget(paragraph(format('page.unknown')));
  answered.addWidget(stepButtons(words.steps, openStep(item, answer, context), answer.account?.email));
  return CardService.newCardBuilder()
    .setName('file')
    .setHeader(CardService.newCardHeader().setTitle(item.title).setSubtitle(format('file.subtitle')))
    .addSection(answered)
    .addSection(
      CardService.newCardSection()
        .setHeader(format('file.may'))
        .addWidget(may('file.may.view', answer.view))
        .addWidget(may('file.may.edit', answer.edit))
        .addWidget(may('file.may.create', answer.create)),
    )
    .addSection(rulesSection(because, context))
    .build();
}

/** "Open", as Drive's "Open with" would. */
const openStep = (
  { id }: SelectedItem,
  { account }: Answer,
  { format, pageUrl }: CardContext,
): FirstStep | undefined =>
  pageUrl === undefined
    ? undefined
    : {
        label: format('step.open'),
        url: ownLink(pageUrl, account?.email, { state: { ...openState([{ id }]), userId: account?.id } }),
      };

/** What Drive says of the file besides its role, where a person should know it. */
function remarkOf({ file }: Answer): AddonMessage | undefined {
  if (file.outcome === 'unreachable') {
    const cause = causeOf(file.detail);
    return cause === 'unreachable' ? 'file.drive-unreachable' : `open.${cause}.text`;
  }
  return file.outcome === 'found' && file.file.isTrashed ? 'trashed.text' : undefined;
}
