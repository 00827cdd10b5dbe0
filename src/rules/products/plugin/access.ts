// What the rules of the plugins look at when somebody wants to view, create, edit, register or update.
import { type Account, isSameAccount } from '../../account';
import type { Situation } from '../../engine';
import type { Facts } from '../../facts';
import type { Instant } from '../../time';
import { everyAccess } from '../every';
import { licensedState, licensedStates } from '../licensed';
import { countPluginSeats, hostOf, letsEverybodyEdit } from './editors';
import { type PluginLicense, type PluginProduct, placeOf, sellerOf } from './license';

/** What somebody wants to do with a plugin. */
export interface PluginRequest<Product extends PluginProduct = PluginProduct> {
  readonly product: Product;
  /** `register` enters a license on an instance; `update` installs a newer version there. */
  readonly action: 'view' | 'edit' | 'create' | 'register' | 'update';
  readonly account?: Account | undefined;
  /** The instance, production or staging, by name. */
  readonly at: string;
  /** For `update`: when the version to install was released; now unless given. */
  readonly releasedAt?: Instant | undefined;
}

/** Of the values that matter when several licenses are there, the better ones come first. */
export const pluginAccess = {
  ...everyAccess,
  action: [...everyAccess.action, 'register', 'update'],
  product: ['confluence', 'jira'],
  account: ['known', 'hidden'],
  /**
   * Where the license that decides on this instance stands; `elsewhere`: there is one, for another instance;
   * `unread`: the licenses can't be read now, so that nothing is known of them.
   */
  license: [...licensedStates, 'elsewhere', 'none', 'unread'],
  place: ['production', 'staging'],
  seller: ['marketplace', 'cloud', 'vendor'],
  /** Whether a license of the vendor is there, which is one too many beside one of the Marketplace (D13). */
  rival: ['none', 'vendor-too'],
  /** Whether a license of the Marketplace serves as many as the host does; the others need not. */
  tier: ['fits', 'smaller'],
  /** Who may edit by the license: the editors listed for it, or every user of the host. */
  opens: ['to-everybody', 'to-editors'],
  /** `unknown`: they are not, as far as could be looked up. */
  editor: ['listed', 'not-listed', 'unknown'],
  size: ['unlimited', 'limited'],
  /** Whether the host knows the account and has disabled it (D9). */
  user: ['enabled', 'disabled'],
  generation: ['mockups-2', 'wireframes'],
  limit: ['within', 'over'],
  maintenance: ['running', 'not-begun', 'ended'],
} as const;

/** Gathers everything that matters to a request where this license is for the instance; `others` may be there too. */
export function pluginSituation(
  license: PluginLicense,
  request: PluginRequest,
  facts: Facts,
  others: readonly PluginLicense[],
): Situation<typeof pluginAccess> {
  const { product, action, account, at, releasedAt = facts.now } = request;
  const { editors, maintenance, generation = 'mockups-2' } = license;
  const host = hostOf(license.instance, facts);
  const seats = countPluginSeats(license, facts);
  const isOneOf = (list: readonly Account[] = []): boolean =>
    account !== undefined && list.some((one) => isSameAccount(one, account));
  const seller = sellerOf(license);
  return {
    product,
    action,
    account: account === undefined ? 'hidden' : 'known',
    license: licensedState(license, facts.now),
    place: placeOf(license, at) === 'staging' ? 'staging' : 'production',
    seller,
    rival: others.some((other) => sellerOf(other) === 'vendor') ? 'vendor-too' : 'none',
    tier: seller !== 'marketplace' || atLeast(editors, host?.userTier) ? 'fits' : 'smaller',
    opens: letsEverybodyEdit(license, facts) === undefined ? 'to-editors' : 'to-everybody',
    editor: isOneOf(seats.people.map((person) => person.account))
      ? 'listed'
      : seats.notLookedUp.includes('group')
        ? 'unknown'
        : 'not-listed',
    size: editors === 'unlimited' ? 'unlimited' : 'limited',
    user: isOneOf(host?.users?.filter(({ isDisabled }) => isDisabled === true)) ? 'disabled' : 'enabled',
    generation,
    limit: seats.over > 0 ? 'over' : 'within',
    maintenance:
      maintenance === undefined || (maintenance.start <= facts.now && releasedAt < maintenance.end)
        ? 'running'
        : maintenance.start > facts.now
          ? 'not-begun'
          : 'ended',
  };
}

const atLeast = (editors: number | 'unlimited', tier: number | 'unlimited' = 0): boolean =>
  (editors === 'unlimited' ? Infinity : editors) >= (tier === 'unlimited' ? Infinity : tier);
