// A license of Mockups for Confluence or for JIRA, and which of several decides on an instance.
import type { Account } from '../../account';
import type { Licensed } from '../licensed';

/** What was bought for one Confluence or JIRA instance. */
export interface PluginLicense<Product extends PluginProduct = PluginProduct> extends Licensed {
  readonly product: Product;
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

/** How it was bought. Cloud licenses come from the Marketplace, whatever else is written down (R85). */
export const sellerOf = ({ hosting, boughtFrom }: PluginLicense): 'marketplace' | 'cloud' | 'vendor' =>
  hosting === 'cloud' ? 'cloud' : boughtFrom;
