// Mockups for Confluence and for JIRA: named editors of one instance; everybody else views.
import type { Account } from '../account';
import { carriedOut } from '../change';
import { compareSituations, createDecider } from '../engine';
import type { Facts } from '../facts';
import type { Product } from '../product';
import { everyRules } from './every';
import { type Look, byId, decisive, licenseStanding, licensedRules } from './licensed';
import { type PluginRequest, pluginAccess, pluginSituation, withoutLicense } from './plugin/access';
import { type PluginChange, changedPlugin, pluginChange, pluginChangeSituation } from './plugin/change';
import { countPluginSeats } from './plugin/editors';
import { type PluginLicense, type PluginProduct, comparedName, placeOf, sellerOf } from './plugin/license';
import { pluginRules } from './plugin/rules';

const rules = [...everyRules, ...licensedRules, ...pluginRules];

type PluginRuleId = (typeof rules)[number]['id'];

const decideAccess = createDecider(pluginAccess, rules, 'access');
const decideChange = createDecider(pluginChange, rules, 'change');

/** What a license is bought as comes first (D13), then what it permits (D3), then whatever else an answer shows. */
const byPlace = compareSituations(pluginAccess, ['license', 'place', 'seller']);
const byRest = compareSituations(pluginAccess, Object.keys(pluginAccess) as readonly (keyof typeof pluginAccess)[]);

/** What each license for the instance says of a request, the one that decides first. */
function looksAt<License extends PluginLicense>(
  licenses: readonly License[],
  request: PluginRequest,
  facts: Facts,
): readonly (Look<License, PluginRuleId> & { readonly situation: ReturnType<typeof pluginSituation> })[] {
  const here = licenses.filter((license) => placeOf(license, request.at) !== 'elsewhere');
  return here
    .map((license) => {
      const situation = pluginSituation(license, request, facts, here);
      return {
        license,
        situation,
        state: situation.license as Look<License, PluginRuleId>['state'],
        isHeld: situation.editor === 'listed' || (situation.opens === 'to-everybody' && request.account !== undefined),
        isOver: situation.limit === 'over',
        decision: decideAccess(situation),
      };
    })
    .sort(
      (one, other) =>
        byPlace(one.situation, other.situation) ||
        decisive(one, other) ||
        byRest(one.situation, other.situation) ||
        byId(one, other),
    );
}

/** One of the two plugins; they share their policy but for what happens over the limit. */
export const createPlugin = <Id extends PluginProduct>(
  id: Id,
): Product<Id, PluginLicense<Id>, PluginRequest<Id>, PluginChange, PluginRuleId> => {
  const otherwise = (licenses: readonly unknown[], request: PluginRequest, { reachable }: Facts) =>
    decideAccess(withoutLicense(request, !reachable ? 'unread' : licenses.length === 0 ? 'none' : 'elsewhere'));
  return {
    id,
    rules: rules.filter((rule) => !rule.id.startsWith(id === 'jira' ? 'confluence/' : 'jira/')),
    countedBy: (license) => countedBy(id, license),
    decide: (licenses, request, facts) =>
      looksAt(facts.reachable ? licenses : [], request, facts)[0]?.decision ?? otherwise(licenses, request, facts),
    count: countPluginSeats,
    change: (license, wanted, facts) =>
      carriedOut(decideChange(pluginChangeSituation(license, wanted, facts)), () =>
        changedPlugin(license, wanted, facts.now),
      ),
    standing: (licenses, account: Account | undefined, facts) => {
      const creating = { product: id, action: 'create', account } as const;
      const places = [...new Set(licenses.map(({ instance }) => comparedName(instance)))]
        .map((at) => looksAt(licenses, { ...creating, at }, facts))
        .sort(([one], [other]) =>
          one && other ? decisive(one, other) || byRest(one.situation, other.situation) || byId(one, other) : 0,
        );
      return licenseStanding(id, licenses, places, otherwise([], { ...creating, at: '' }, facts), account, facts);
    },
  };
};

/** The rules that tell how the users of a license count, or those of any license of the product. */
function countedBy(product: PluginProduct, license: PluginLicense | undefined): readonly PluginRuleId[] {
  const seller = license && sellerOf(license);
  const isLimited = license?.editors !== 'unlimited';
  const over =
    product === 'jira'
      ? 'jira/over-the-limit-complains'
      : license?.generation === 'wireframes'
        ? 'confluence/over-the-limit-stops-editing'
        : 'confluence/over-the-limit-warns';
  const fromVendor: readonly PluginRuleId[] = [
    'plugin/counted-logged-in-or-not',
    'plugin/editors-edit-everybody-views',
    ...(isLimited ? ([] as const) : (['plugin/unlimited-lets-everybody-edit'] as const)),
    'plugin/vendor-license-need-not-match',
    'plugin/editors-are-selected',
    'plugin/group-members-are-editors',
    ...(isLimited ? ([over] as const) : []),
  ];
  return [
    'license/named-users',
    'license/no-floating',
    'plugin/users-are-called-editors',
    'license/permission-counts',
    ...(seller === 'cloud'
      ? (['plugin/cloud-counts-all-users'] as const)
      : seller === 'marketplace'
        ? (['plugin/marketplace-covers-all-users'] as const)
        : fromVendor),
    'plugin/one-license-one-instance',
    'plugin/each-instance-needs-its-own',
    'plugin/staging-is-included',
    'license/grows-by-upgrade',
  ];
}
