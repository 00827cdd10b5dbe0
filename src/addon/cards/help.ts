// A card that explains a step which a person takes elsewhere.
import type { CardContext } from './context';
import { escaped, paragraph } from './widgets';

/** What can be explained. */
export const helpTopics = ['switch', 'identity', 'ask', 'access'] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** Whether a button's parameter names a topic. */
export const isHelpTopic = (topic: string | undefined): topic is HelpTopic =>
  helpTopics.some((known) => known === topic);

/** How to take the step. */
export const helpCard = (
  topic: HelpTopic,
  email: string,
  { format }: CardContext,
): GoogleAppsScript.Card_Service.Card =>
  CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle(format(`help.${topic}.title`)))
    .addSection(
      CardService.newCardSection().addWidget(paragraph(format(`help.${topic}.text`, { email: escaped(email) }))),
    )
    .build();
