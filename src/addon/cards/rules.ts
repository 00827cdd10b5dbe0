// The rules behind an answer, folded: whoever trusts the answer need not read them.
import type { DriveRuleId } from '../../rules/index';
import type { CardContext } from './context';
import { escaped, line } from './widgets';

/** A collapsed section with one line a rule. */
export function rulesSection(
  because: readonly DriveRuleId[],
  { format, ruleWords }: CardContext,
): GoogleAppsScript.Card_Service.CardSection {
  const section = CardService.newCardSection()
    .setHeader(format('file.rules'))
    .setCollapsible(true)
    .setNumUncollapsibleWidgets(0);
  for (const rule of because) section.addWidget(line('gavel', escaped(ruleWords(rule))));
  return section;
}
