// Cards for everything else that can be selected: a mockup not yet granted, other files, folders, several items.
import type { Answer } from '../../subscriptions/check/answer';
import type { SelectedItem } from '../events';
import { callback } from './callback';
import type { CardContext } from './context';
import { escaped, line, markOf, paragraph } from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;

/** Google asks once for each file; until then only its name is known. */
export function grantCard(item: SelectedItem, { format }: CardContext): Card {
  return card(
    item.title,
    format('grant.title'),
    paragraph(format('grant.text', { name: escaped(item.title) })),
    CardService.newTextButton()
      .setText(format('grant.button'))
      .setTextButtonStyle(CardService.TextButtonStyle.FILLED)
      .setOnClickAction(callback('onAllowFile', { id: item.id })),
  );
}

/** Neither a mockup nor a folder. */
export const otherFileCard = (item: SelectedItem, { format }: CardContext): Card =>
  card(item.title, format('other.title'), paragraph(format('other.text', { name: escaped(item.title) })));

/** A folder: mockups are selected inside it. */
export const folderCard = (item: SelectedItem, { format }: CardContext): Card =>
  card(item.title, format('folder.title'), paragraph(format('folder.text', { name: escaped(item.title) })));

/** A mockup that Drive no longer shows to this account. */
export const goneCard = (item: SelectedItem, email: string, { format }: CardContext): Card =>
  card(item.title, format('file.subtitle'), paragraph(format('gone.text', { email: escaped(email) })));

/** How many mockups of a selection are listed; a card holds a hundred widgets at most. */
const listed = 20;

/** Several items: the mockups among them, with an answer each. */
export function severalCard(
  items: readonly SelectedItem[],
  answers: readonly (readonly [SelectedItem, Answer | undefined])[],
  { format }: CardContext,
): Card {
  const mockups = answers.length;
  const lines = answers.slice(0, listed).map(([item, answer]) =>
    answer === undefined
      ? line('help', escaped(item.title), { bottom: format('files.not-read') })
      : line(markOf(answer.edit), escaped(item.title), {
          bottom: format(answer.edit.effect === 'permit' ? 'files.may.edit' : 'files.may.view'),
        }),
  );
  const more = mockups > listed ? [paragraph(format('files.more', { count: mockups - listed }))] : [];
  return card(
    format('files.title', { count: items.length }),
    format('files.subtitle', { mockups }),
    ...(mockups === 0 ? [paragraph(format('files.none'))] : [...lines, ...more]),
  );
}

function card(title: string, subtitle: string, ...widgets: readonly GoogleAppsScript.Card_Service.Widget[]): Card {
  const section = CardService.newCardSection();
  for (const widget of widgets) section.addWidget(widget);
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle(title).setSubtitle(subtitle))
    .addSection(section)
    .build();
}
