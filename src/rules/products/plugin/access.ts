// What the rules of the plugins look at when somebody wants to view, create, edit, register or update.
import { type Account, isSameAccount } from '../../account';
import type { Situation } from '../../engine';
import type { Facts } from '../../facts';
import type { Instant } from '../../time';
import { licensedState } from '../licensed';
import { countPluginSeats, hostOf, letsEverybodyEdit } from './editors';
import { type PluginLicense, type PluginProduct, placeOf, sellerOf } from './license';
import type { pluginAccess } from './matters';

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
