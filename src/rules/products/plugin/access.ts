// What the rules of the plugins look at when somebody wants to view, create, edit, register or update.
import type { Account } from '../../account';
import type { Situation } from '../../engine';
import type { Facts } from '../../facts';
import { everyAccess } from '../every';
import { countPluginSeats, hasEditorsGroup, hostOf, isListedIn, userOf } from './editors';
import {
  type PluginLicense,
  type PluginProduct,
  decidingLicense,
  isCloud,
  placeOf,
  sellerOf,
  stateAt,
} from './license';

/** What somebody wants to do with a plugin. */
export interface PluginRequest<Product extends PluginProduct = PluginProduct> {
  readonly product: Product;
  /** `register` enters a license on an instance; `update` installs a newer version there. */
  readonly action: 'view' | 'edit' | 'create' | 'register' | 'update';
  readonly account?: Account;
  /** The instance, production or staging, by name. */
  readonly at: string;
}

export const pluginAccess = {
  ...everyAccess,
  action: [...everyAccess.action, 'register', 'update'],
  product: ['confluence', 'jira'],
  account: ['known', 'hidden'],
  /**
   * Where the license that decides on this instance stands; `elsewhere`: there is one, for another instance;
   * `unread`: the licenses can't be read now, so that nothing is known of them.
   */
  license: ['none', 'elsewhere', 'trial', 'trial-ended', 'unsubscribed', 'bought', 'unread'],
  place: ['production', 'staging'],
  seller: ['vendor', 'marketplace'],
  /** Whether a license of the vendor is there, which is one too many beside one of the Marketplace (D13). */
  rival: ['none', 'vendor-too'],
  hosting: ['server', 'cloud'],
  /** Whether the number of editors is the host's own number of users. */
  tier: ['fits', 'differs'],
  size: ['limited', 'unlimited'],
  /** Whether the directory has the license's group of editors. */
  group: ['present', 'absent'],
  editor: ['listed', 'not-listed'],
  /** Whether the host knows the account and has disabled it (D9). */
  user: ['enabled', 'disabled'],
  generation: ['mockups-2', 'wireframes'],
  limit: ['within', 'over'],
  maintenance: ['running', 'ended'],
} as const;

const nothing = {
  license: 'none',
  place: 'production',
  seller: 'vendor',
  rival: 'none',
  hosting: 'server',
  tier: 'fits',
  size: 'limited',
  group: 'absent',
  editor: 'not-listed',
  user: 'enabled',
  generation: 'mockups-2',
  limit: 'within',
  maintenance: 'running',
} as const;

/** Gathers everything that matters to a request. */
export function pluginSituation(
  licenses: readonly PluginLicense[],
  { product, action, account, at }: PluginRequest,
  facts: Facts,
): Situation<typeof pluginAccess> {
  const asked = { action, product, account: account === undefined ? 'hidden' : 'known' } as const;
  if (!facts.reachable) return { ...nothing, ...asked, license: 'unread' };
  const license = decidingLicense(licenses, at, facts.now);
  if (license === undefined) return { ...nothing, ...asked, license: licenses.length === 0 ? 'none' : 'elsewhere' };
  const host = hostOf(license.instance, facts);
  const seats = countPluginSeats(license, facts);
  return {
    ...asked,
    license: stateAt(license, facts.now),
    place: placeOf(license, at) === 'staging' ? 'staging' : 'production',
    seller: sellerOf(license),
    rival: licenses.some((other) => isRival(other, at)) ? 'vendor-too' : 'none',
    hosting: isCloud(license) ? 'cloud' : 'server',
    tier: host?.userTier === undefined || isCloud(license) || host.userTier === license.editors ? 'fits' : 'differs',
    size: license.editors === 'unlimited' ? 'unlimited' : 'limited',
    group: hasEditorsGroup(license, facts) ? 'present' : 'absent',
    editor: account !== undefined && isListedIn(seats, account) ? 'listed' : 'not-listed',
    user: account !== undefined && userOf(host, account)?.isDisabled === true ? 'disabled' : 'enabled',
    generation: license.generation ?? 'mockups-2',
    limit: seats.over > 0 ? 'over' : 'within',
    maintenance: license.maintenance !== undefined && facts.now >= license.maintenance.end ? 'ended' : 'running',
  };
}

const isRival = (license: PluginLicense, at: string): boolean =>
  sellerOf(license) === 'vendor' && placeOf(license, at) !== 'elsewhere';
