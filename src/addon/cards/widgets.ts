// The few widgets that the cards are made of, so that they look alike.

import type { Decision } from '../../rules/index';

/** A line with an icon at its start. `text` may carry the card's own markup: escape what people and files supply. */
export function line(
  icon: MaterialIcon,
  text: string,
  labels: { top?: string; bottom?: string } = {},
): GoogleAppsScript.Card_Service.DecoratedText {
  const widget = CardService.newDecoratedText()
    .setStartIcon(CardService.newIconImage().setMaterialIcon(CardService.newMaterialIcon().setName(icon)))
    .setText(text)
    .setWrapText(true);
  if (labels.top !== undefined) widget.setTopLabel(labels.top);
  if (labels.bottom !== undefined) widget.setBottomLabel(labels.bottom);
  return widget;
}

/** Names of Material Symbols that the cards use. https://fonts.google.com/icons */
export type MaterialIcon =
  | 'account_circle'
  | 'check_circle'
  | 'cancel'
  | 'schedule'
  | 'visibility'
  | 'help'
  | 'info'
  | 'gavel'
  | 'group'
  | 'desktop_windows'
  | 'hub'
  | 'folder'
  | 'draft'
  | 'error';

/** The icon that goes with a decision; the words beside it say the same. */
export const markOf = ({ effect }: Pick<Decision, 'effect'>): MaterialIcon =>
  effect === 'permit' ? 'check_circle' : 'visibility';

/** A paragraph; `text` as in `line`. */
export const paragraph = (text: string): GoogleAppsScript.Card_Service.TextParagraph =>
  CardService.newTextParagraph().setText(text);

/** Text of people or files, made harmless for the markup that cards understand. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
