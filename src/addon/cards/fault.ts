// The card shown in place of a fault. The details are in the log, under the same reference.
import type { CardContext } from './context';
import { paragraph } from './widgets';

export const faultCard = (
  reference: string,
  { format }: Pick<CardContext, 'format'>,
): GoogleAppsScript.Card_Service.Card =>
  CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle(format('fault.title')))
    .addSection(CardService.newCardSection().addWidget(paragraph(format('fault.text', { reference }))))
    .build();
