// Which rules to tell whoever is answered, and where this deployment's vendor explains them.
import { helpAddressOf } from '../messages/help-addresses';
import { type ProductId, type RuleId, describe } from '../rules/index';
import type { Answer } from '../subscriptions/check/answer';
import { vendor } from './settings';

/** How users are counted, for the subscription that decides or for any. */
export const countedBy = ({ holdings, standing }: Pick<Answer, 'holdings' | 'standing'>): readonly RuleId[] =>
  describe(holdings.licenses.find(({ id }) => id === standing.licenseId) ?? 'google-drive');

/** The address that explains a rule for a product; undefined where there is none. */
export const helpUrlOf = (rule: RuleId, product: ProductId): string | undefined =>
  helpAddressOf(rule, product, vendor().helpUrls);
