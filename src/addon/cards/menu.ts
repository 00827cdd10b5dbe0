// The add-on's own menu in Google's panel: what it is, and how to get help. https://developers.google.com/workspace/add-ons/concepts/universal-actions
import { payingUrl } from '../paying-url';
import { reportUrl, vendor, version } from '../settings';
import { callback } from './callback';
import type { CardContext } from './context';
import { helpTopics } from './help';
import { link } from './steps';
import { line, paragraph } from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;

/** Name, version, the three ways on, and what the vendor has to say. @param email who reads it, where that is known */
export const aboutCard = ({ format }: CardContext, email: string | undefined): Card => {
  const button = (text: string): GoogleAppsScript.Card_Service.TextButton => CardService.newTextButton().setText(text);
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle(vendor().name).setSubtitle(format('about.title')))
    .addSection(
      CardService.newCardSection()
        .addWidget(line('info', version, { top: format('about.version') }))
        .addWidget(paragraph(format('about.text')))
        .addWidget(
          CardService.newButtonSet()
            .addButton(button(format('about.help')).setOnClickAction(callback('onShowHelp')))
            .addButton(button(format('home.manage')).setOpenLink(link(payingUrl('manageUrl', email))))
            .addButton(button(format('about.report')).setOpenLink(link(reportUrl()))),
        )
        .addWidget(
          CardService.newButtonSet()
            .addButton(button(format('about.home')).setOpenLink(link(vendor().homePageUrl)))
            .addButton(button(format('about.privacy')).setOpenLink(link(vendor().privacyUrl)))
            .addButton(button(format('about.terms')).setOpenLink(link(vendor().termsUrl))),
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
