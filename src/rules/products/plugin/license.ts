// A license of Mockups for Confluence or for JIRA, and which of several decides on an instance.
import type { Account } from '../../account';
import type { Instant, Period } from '../../time';
import { trialStateAt } from '../licensed';

/** What was bought for one Confluence or JIRA instance. */
export interface PluginLicense<Product extends PluginProduct = PluginProduct> {
  readonly product: Product;
  readonly id: string;
  readonly editors: number | 'unlimited';
  /** Bought directly it need not match the host's user level; on the Marketplace it must (S11, R61, R62). */
  readonly boughtFrom: 'vendor' | 'marketplace';
  /** The production instance that it covers, by name (S12). */
  readonly instance: string;
  /** Staging environments of that instance (S14, D7). */
  readonly staging: readonly string[];
  readonly assigned: readonly Account[];
  /** The directory group whose members are editors too (S17, R67). */
  readonly editorsGroup?: string;
  /** A cloud instance counts all its users and is sold on the Marketplace alone (R84, R85); server unless stated. */
  readonly hosting?: 'server' | 'cloud';
  /** Which plugin is installed; they differ in what happens over the limit (R68, R69). `mockups-2` unless stated. */
  readonly generation?: 'mockups-2' | 'wireframes';
  /** Updates and support are included in it (R75, R76). */
  readonly maintenance?: Period;
  /** Set while it is a trial and nothing was bought yet. */
  readonly trialStartedAt?: Instant;
  /** When a cloud subscription was given up (R86). */
  readonly unsubscribedAt?: Instant;
}

export type PluginProduct = 'confluence' | 'jira';

/** The form in which names of instances are compared: without case and surrounding space. */
export const comparedName = (name: string): string => name.trim().toLowerCase();

export const isSameInstance = (one: string, other: string): boolean => comparedName(one) === comparedName(other);

/** What a license is to an instance. */
export const placeOf = (license: PluginLicense, instance: string): 'production' | 'staging' | 'elsewhere' => {
  if (isSameInstance(license.instance, instance)) return 'production';
  return license.staging.some((name) => isSameInstance(name, instance)) ? 'staging' : 'elsewhere';
};

/** Where a license stands: bought, tried, or given up. */
export const stateAt = (
  { trialStartedAt, unsubscribedAt }: PluginLicense,
  now: Instant,
): 'bought' | 'trial' | 'trial-ended' | 'unsubscribed' =>
  now >= (unsubscribedAt ?? Infinity) ? 'unsubscribed' : trialStateAt(trialStartedAt, now);

export const isCloud = ({ hosting }: PluginLicense): boolean => hosting === 'cloud';

/** Cloud licenses come from the Marketplace, whatever else is written down (R85). */
export const sellerOf = (license: PluginLicense): PluginLicense['boughtFrom'] =>
  isCloud(license) ? 'marketplace' : license.boughtFrom;

/** The license that decides on an instance: bought before tried, Marketplace before vendor (D13), the larger one, then by id. */
export const decidingLicense = (
  licenses: readonly PluginLicense[],
  instance: string,
  now: Instant,
): PluginLicense | undefined => {
  const rank = (license: PluginLicense): number =>
    order.indexOf(stateAt(license, now)) * 2 + Number(sellerOf(license) === 'vendor');
  const size = ({ editors }: PluginLicense): number => (editors === 'unlimited' ? Infinity : editors);
  const [first] = licenses
    .filter((license) => placeOf(license, instance) !== 'elsewhere')
    .sort((one, other) => rank(one) - rank(other) || compare(size(other), size(one)) || compare(one.id, other.id));
  return first;
};

const order = ['bought', 'trial', 'unsubscribed', 'trial-ended'] as const;

const compare = <Value extends string | number>(one: Value, other: Value): number =>
  one < other ? -1 : one > other ? 1 : 0;
