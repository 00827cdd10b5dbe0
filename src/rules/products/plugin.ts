// Mockups for Confluence and for JIRA: named editors of one instance; everybody else views.
import { carriedOut } from '../decision';
import { createDecider, rankIn, ranked } from '../engine';
import type { Facts } from '../facts';
import type { Product } from '../product';
import { toldBy } from '../rule';
import { everyRules } from './every';
import { type Look, isNo, lastly, licenseStanding, licensedRules, licensedState } from './licensed';
import { type PluginRequest, pluginSituation } from './plugin/access';
import { type PluginChange, changedPlugin, pluginChangeSituation } from './plugin/change';
import { countPluginSeats } from './plugin/editors';
import { type PluginLicense, type PluginProduct, comparedName, placeOf, sellerOf } from './plugin/license';
import { pluginAccess, pluginChange } from './plugin/matters';
import { type PluginRuleId, pluginRules } from './plugin/rules';

const rules = [...everyRules, ...licensedRules, ...pluginRules];

const decideAccess = createDecider(pluginAccess, rules, 'access');
const decideChange = createDecider(pluginChange, rules, 'change');

/** What each license for the instance says of a request, the one that decides first. */
function looksAt<License extends PluginLicense>(
  licenses: readonly License[],
  request: PluginRequest,
  facts: Facts,
): readonly Look<License, PluginRuleId>[] {
  const here = licenses.filter((license) => placeOf(license, request.at) !== 'elsewhere');
  const looks = here.map((license): Look<License, PluginRuleId> => {
    const situation = pluginSituation(license, request, facts, here);
    const decision = decideAccess(situation);
    const state = licensedState(license, facts.now);
    // What a license is bought as comes first (D13), then what it permits (D3), then whatever else an answer shows.
    const place = rankIn(pluginAccess, situation, ['license', 'place', 'seller']);
    return {
      license,
      state,
      isHeld: situation.editor === 'listed' || situation.opens === 'to-everybody',
      isOver: situation.limit === 'over',
      decision,
      rank: [...place, isNo(decision), ...rankIn(pluginAccess, situation), ...lastly(license, state)],
    };
  });
  return ranked(looks, ({ rank }) => rank);
}

/** One of the two plugins; they share their policy but for what happens over the limit. */
export const createPlugin = <Id extends PluginProduct>(
  id: Id,
): Product<Id, PluginLicense<Id>, PluginRequest<Id>, PluginChange, PluginRuleId> => {
  const otherwise = (
    licenses: readonly unknown[],
    { product, action }: Pick<PluginRequest, 'product' | 'action'>,
    { reachable }: Facts,
  ) =>
    decideAccess({
      product,
      action,
      license: !reachable ? 'unread' : licenses.length === 0 ? 'none' : 'elsewhere',
    });
  return {
    rules: rules.filter((rule) => !rule.id.startsWith(id === 'jira' ? 'confluence/' : 'jira/')),
    countedBy: (license) =>
      toldBy<typeof pluginAccess, PluginRuleId>(rules, {
        product: id,
        seller: license === undefined ? 'vendor' : sellerOf(license),
        size: license?.editors === 'unlimited' ? 'unlimited' : 'limited',
        generation: license?.generation ?? 'mockups-2',
      }),
    decide: (licenses, request, facts) =>
      looksAt(facts.reachable ? licenses : [], request, facts)[0]?.decision ?? otherwise(licenses, request, facts),
    count: countPluginSeats,
    change: (license, wanted, facts) =>
      carriedOut(decideChange(pluginChangeSituation(license, wanted, facts)), () =>
        changedPlugin(license, wanted, facts.now),
      ),
    standing: (licenses, account, facts) => {
      const creating = { product: id, action: 'create', account } as const;
      const instances = [...new Set(licenses.map(({ instance }) => comparedName(instance)))];
      const places = ranked(
        instances.map((at) => looksAt(licenses, { ...creating, at }, facts)),
        ([first]) => (first ? [isNo(first.decision), ...first.rank] : []),
      );
      return licenseStanding(id, licenses, places, otherwise(licenses, creating, facts), account, facts);
    },
  };
};
