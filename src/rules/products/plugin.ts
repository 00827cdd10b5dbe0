// Mockups for Confluence and for JIRA: named editors of one instance; everybody else views.
import { carriedOut } from '../change';
import { createDecider } from '../engine';
import type { Product } from '../product';
import { everyRules } from './every';
import { licenseStanding } from './licensed';
import { type PluginRequest, pluginAccess, pluginSituation } from './plugin/access';
import { type PluginChange, changedPlugin, pluginChange, pluginChangeSituation } from './plugin/change';
import { countPluginSeats, isListedIn } from './plugin/editors';
import type { PluginLicense, PluginProduct } from './plugin/license';
import { pluginRules } from './plugin/rules';

const rules = [...everyRules, ...pluginRules];

export type PluginRuleId = (typeof rules)[number]['id'];

const decideAccess = createDecider(pluginAccess, rules, 'access');
const decideChange = createDecider(pluginChange, rules, 'change');

/** One of the two plugins; they share their policy but for what happens over the limit. */
export const createPlugin = <Id extends PluginProduct>(
  id: Id,
): Product<Id, PluginLicense<Id>, PluginRequest<Id>, PluginChange, PluginRuleId> => ({
  id,
  rules: rules.filter((rule) => !rule.id.startsWith(id === 'jira' ? 'confluence/' : 'jira/')),
  countedBy: [
    'license/named-users',
    'plugin/users-are-called-editors',
    'license/permission-counts',
    'plugin/counted-logged-in-or-not',
    'plugin/editors-edit-everybody-views',
    'plugin/vendor-license-need-not-match',
    'plugin/one-license-one-instance',
    'plugin/each-instance-needs-its-own',
    'plugin/staging-is-included',
    'plugin/editors-are-selected',
    'license/grows-by-upgrade',
  ],
  decide: (licenses, request, facts) => decideAccess(pluginSituation(licenses, request, facts)),
  count: countPluginSeats,
  change: (license, wanted, facts) =>
    carriedOut(decideChange(pluginChangeSituation(license, wanted, facts)), () =>
      changedPlugin(license, wanted, facts.now),
    ),
  standing: (licenses, account, facts) =>
    licenseStanding(id, licenses, account, facts, {
      isHeld: (license, holder) => isListedIn(countPluginSeats(license, facts), holder),
      because: (deciding) =>
        decideAccess(
          pluginSituation(
            licenses,
            { product: id, action: 'create', at: deciding?.instance ?? '', ...(account && { account }) },
            facts,
          ),
        ).because,
    }),
});
