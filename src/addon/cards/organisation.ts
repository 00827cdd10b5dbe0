// The other products' licenses: a row each on the homepage card, and a card of its own for who counts and why.
import { type DesktopLicense, type PluginLicense, countSeats, describe } from '../../rules/index';
import { stepsOf } from '../../messages/rule-steps.en';
import { seatWords } from '../../messages/seat-words';
import type { OrganisationRecord } from '../../subscriptions/records/records';
import { helpUrlOf } from '../rule-help';
import { callback } from './callback';
import type { CardContext } from './context';
import { link } from './steps';
import { type MaterialIcon, escaped, line, paragraph } from './widgets';

type OtherLicense = DesktopLicense | PluginLicense;

const icons: Readonly<Record<OtherLicense['product'], MaterialIcon>> = {
  desktop: 'desktop_windows',
  confluence: 'hub',
  jira: 'hub',
};

/** A row for each license; pressing it opens the license's own card. */
export function organisationSection(
  { name, licenses }: OrganisationRecord,
  { format }: CardContext,
): GoogleAppsScript.Card_Service.CardSection {
  const section = CardService.newCardSection().setHeader(format('home.others', { organisation: name }));
  for (const license of licenses) {
    section.addWidget(
      line(icons[license.product], format(`product.${license.product}`), {
        bottom: seatWords(license, countSeats(license, {}), format),
      }).setOnClickAction(callback('onShowLicense', { license: license.id })),
    );
  }
  if (licenses.length === 0) section.addWidget(paragraph(format('home.others.none')));
  return section;
}

/** How many people a card lists; it holds a hundred widgets at most. */
const listed = 60;

/** Who counts for one license, and how its users are counted. */
export function licenseCard(
  license: OtherLicense,
  { format, ruleWords }: CardContext,
): GoogleAppsScript.Card_Service.Card {
  const seats = countSeats(license, {});
  const people = CardService.newCardSection().setHeader(format(`license.people.${license.product}`));
  for (const { account, isCounted, because } of seats.people.slice(0, listed)) {
    people.addWidget(
      line('account_circle', escaped(account.email), {
        bottom: isCounted ? format('license.counts') : escaped(because.map(ruleWords).join(' ')),
      }),
    );
  }
  if (seats.people.length > listed) {
    people.addWidget(paragraph(format('files.more', { count: seats.people.length - listed })));
  }
  if (seats.people.length === 0 && seats.notLookedUp.length === 0)
    people.addWidget(paragraph(format('license.nobody')));
  for (const what of seats.notLookedUp) people.addWidget(paragraph(format(`seats.not-looked-up.${what}`)));
  const counting = CardService.newCardSection().setHeader(format('home.counting'));
  for (const rule of describe(license)) {
    const address = helpUrlOf(rule, license.product);
    const sentence = line(
      'gavel',
      escaped(ruleWords(rule)),
      address === undefined ? {} : { bottom: format('license.more') },
    );
    counting.addWidget(address === undefined ? sentence : sentence.setOpenLink(link(address)));
    const steps = stepsOf(rule, license.product);
    if (steps.length > 0) counting.addWidget(paragraph(numbered(steps).map(escaped).join('<br>')));
  }
  if (license.product !== 'desktop') counting.addWidget(paragraph(placesWords(license, format)));
  return CardService.newCardBuilder()
    .setHeader(
      CardService.newCardHeader()
        .setTitle(format(`product.${license.product}`))
        .setSubtitle(seatWords(license, seats, format)),
    )
    .addSection(people)
    .addSection(counting)
    .build();
}

/** Several steps with their numbers; one alone needs none. */
const numbered = (steps: readonly string[]): readonly string[] =>
  steps.length === 1 ? steps : steps.map((step, at) => `${at + 1}. ${step}`);

const placesWords = (license: PluginLicense, format: CardContext['format']): string =>
  format('license.places', {
    instance: escaped(license.instance),
    count: license.staging.length,
    staging: escaped(license.staging.join(', ')),
  });
