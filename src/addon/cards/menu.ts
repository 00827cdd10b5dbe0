// The add-on's own menu in Google's panel: what it is, and how to get help. https://developers.google.com/workspace/add-ons/concepts/universal-actions
import { billingUrl, supportUrl, version } from '../settings';
import { callback } from './callback';
import type { CardContext } from './context';
import { helpTopics } from './help';
import { link } from './steps';
import { line, paragraph } from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;

/** Where a problem is reported; whoever reads it learns the version. */
export const reportUrl = `${supportUrl}?version=${encodeURIComponent(version)}`;

/** Name, version, and the three ways on. */
export const aboutCard = ({ format }: CardContext): Card => {
  const button = (text: string): GoogleAppsScript.Card_Service.TextButton => CardService.newTextButton().setText(text);
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle(format('product.name')).setSubtitle(format('about.title')))
    .addSection(
      CardService.newCardSection()
        .addWidget(line('info', version, { top: format('about.version') }))
        .addWidget(paragraph(format('about.text')))
        .addWidget(
          CardService.newButtonSet()
            .addButton(button(format('about.help')).setOnClickAction(callback('onShowHelp')))
            .addButton(button(format('home.manage')).setOpenLink(link(billingUrl)))
            .addButton(button(format('about.report')).setOpenLink(link(reportUrl))),
        ),
    )
    .build();
};

/** Everything that help explains; pressing a line opens it. */
export const helpMenuCard = ({ format }: CardContext): Card => {
  const section = CardService.newCardSection();
  for (const topic of helpTopics) {
    section.addWidget(line('help', format(`help.${topic}.title`)).setOnClickAction(callback('onHelp', { topic })));
  }
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle(format('about.help')))
    .addSection(section)
    .build();
};
