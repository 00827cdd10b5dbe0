// Rules as sentences, folded: those behind an answer, and those that say how users are counted.
import type { AddonMessage } from '../../messages/addon.en';
import type { RuleId } from '../../rules/index';
import { helpUrlOf } from '../rule-help';
import type { CardContext } from './context';
import { link } from './steps';
import { escaped, line } from './widgets';

/** A collapsed section with one line a rule, which leads to where the rule is explained if it is. */
export function rulesSection(
  rules: readonly RuleId[],
  { format, ruleWords }: CardContext,
  header: AddonMessage = 'file.rules',
): GoogleAppsScript.Card_Service.CardSection {
  const section = CardService.newCardSection()
    .setHeader(format(header))
    .setCollapsible(true)
    .setNumUncollapsibleWidgets(0);
  for (const rule of rules) {
    const address = helpUrlOf(rule, 'google-drive');
    const more = address === undefined ? {} : { bottom: format('license.more') };
    const sentence = line('gavel', escaped(ruleWords(rule)), more);
    section.addWidget(address === undefined ? sentence : sentence.setOpenLink(link(address)));
  }
  return section;
}
