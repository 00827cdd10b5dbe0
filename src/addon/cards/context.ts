// What every card is drawn with.
import type { AddonMessage } from '../../messages/addon.en';
import type { Formatter } from '../../messages/format';
import type { RuleId } from '../../rules/index';

/** Words in the reader's language, and the address of the page that opens mockups. */
export interface CardContext {
  readonly format: Formatter<AddonMessage>;
  /** The rule as a sentence. */
  readonly ruleWords: (rule: RuleId) => string;
  /** Where the web app of this deployment answers; undefined before it is deployed. */
  readonly pageUrl: string | undefined;
}
