// Where the vendor explains a rule at length: one table of addresses, by rule and where they differ by product. Whoever
// deploys replaces what is theirs to replace; a rule without an address has no link.
import type { ProductId, RuleId } from '../rules/index';

/** Addresses by rule; one for each product where its instructions are its own. */
export type HelpAddresses = Readonly<Partial<Record<RuleId, string | Readonly<Partial<Record<ProductId, string>>>>>>;

/** The vendor's public articles, as they are linked in the document that the rules were made from, where they live now. */
const helpAddresses: HelpAddresses = {
  'license/named-users': 'https://balsamiq.com/support/sales/users-counted/',
  'license/grows-by-upgrade': 'https://balsamiq.com/support/sales/upgrades/',
  'desktop/valid-for-the-users-on-the-invoice': 'https://balsamiq.com/support/sales/discounts/#desktopvolume',
  'desktop/moves-from-user-to-user': 'https://balsamiq.com/wireframes/desktop/sales/licensetransfer/',
  'desktop/unregistered-before-it-moves': 'https://balsamiq.com/wireframes/desktop/sales/licensetransfer/',
  'plugin/vendor-license-need-not-match': 'https://balsamiq.com/support/sales/marketplace/#balsamiq',
  'plugin/staging-is-included': 'https://balsamiq.com/support/sales/atlassianstagingproduction/',
  'plugin/editors-are-selected': {
    confluence: 'https://docs.balsamiq.com/confluence/admin-guide/#selecting-mockup-editors',
    jira: 'https://docs.balsamiq.com/jira/admin-guide/#selecting-mockup-editors',
  },
};

/**
 * The address that explains a rule for a product, where there is one.
 * @param own addresses that stand in the place of these; an empty one takes the link away
 */
export function helpAddressOf(rule: RuleId, product: ProductId, own: HelpAddresses = {}): string | undefined {
  const [found] = [own, helpAddresses].flatMap(
    ({ [rule]: given }) => (typeof given === 'object' ? given[product] : given) ?? [],
  );
  return found === '' ? undefined : found;
}
