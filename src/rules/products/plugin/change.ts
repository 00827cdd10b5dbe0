// Changes to a license of a plugin, from state to state.
import { type Account, isSameAccount } from '../../account';
import { compareSeats } from '../../change';
import type { Situation } from '../../engine';
import type { Facts } from '../../facts';
import { type Instant, addYear } from '../../time';
import { everyChange } from '../every';
import { countPluginSeats } from './editors';
import { type PluginLicense, type PluginProduct, isCloud, placeOf } from './license';

/** What may be changed about a license of a plugin. */
export type PluginChange =
  | { readonly action: 'assign' | 'release'; readonly account: Account }
  | { readonly action: 'transfer'; readonly from: Account; readonly to: Account }
  | { readonly action: 'upgrade' | 'downgrade'; readonly seats: number | 'unlimited' }
  /** A staging environment, or another production instance, by name. */
  | { readonly action: 'add-staging' | 'add-instance'; readonly instance: string }
  /** Twelve more months of maintenance. */
  | { readonly action: 'renew' }
  | { readonly action: 'cancel' | 'float' };

export const pluginChange = {
  ...everyChange,
  action: [...everyChange.action, 'downgrade', 'add-staging', 'add-instance', 'renew', 'cancel'],
  hosting: ['server', 'cloud'],
  /** What the license is to the instance named. */
  place: ['production', 'staging', 'elsewhere'],
} as const;

/** Gathers everything that matters to a change. */
export function pluginChangeSituation(
  license: PluginLicense,
  wanted: PluginChange,
  facts: Facts,
): Situation<typeof pluginChange> {
  const { assigned, editors } = license;
  const base = {
    action: wanted.action,
    person: 'not-listed',
    receiver: 'not-meant',
    room: hasRoom(license, facts) ? 'free' : 'full',
    size: 'not-meant',
    hosting: isCloud(license) ? 'cloud' : 'server',
    place: 'production',
  } as const;
  switch (wanted.action) {
    case 'assign':
    case 'release':
      return { ...base, person: isListed(assigned, wanted.account) ? 'listed' : 'not-listed' };
    case 'transfer': {
      const others = { ...license, assigned: without(assigned, wanted.from) };
      return {
        ...base,
        person: isListed(assigned, wanted.from) ? 'listed' : 'not-listed',
        receiver: isListed(others.assigned, wanted.to) ? 'listed' : 'not-listed',
        room: hasRoom(others, facts) ? 'free' : 'full',
      };
    }
    case 'upgrade':
    case 'downgrade':
      return { ...base, size: compareSeats(editors, wanted.seats) };
    case 'add-staging':
    case 'add-instance':
      return { ...base, place: placeOf(license, wanted.instance) };
    case 'renew':
    case 'cancel':
    case 'float':
      return base;
  }
}

/** What a permitted change makes of a license. */
export function changedPlugin<Product extends PluginProduct>(
  license: PluginLicense<Product>,
  wanted: PluginChange,
  now: Instant,
): PluginLicense<Product> {
  const { assigned, staging, maintenance } = license;
  switch (wanted.action) {
    case 'assign':
      return isListed(assigned, wanted.account) ? license : { ...license, assigned: [...assigned, wanted.account] };
    case 'release':
      return { ...license, assigned: without(assigned, wanted.account) };
    case 'transfer':
      return { ...license, assigned: [...without(assigned, wanted.from), wanted.to] };
    case 'upgrade':
      return { ...license, editors: wanted.seats, maintenance: { start: now, end: addYear(now) } };
    case 'add-staging':
      return placeOf(license, wanted.instance) === 'elsewhere'
        ? { ...license, staging: [...staging, wanted.instance] }
        : license;
    case 'renew': {
      // Bought late or early, a renewal continues at the old expiry (R75).
      const start = maintenance?.end ?? now;
      return { ...license, maintenance: { start: maintenance?.start ?? start, end: addYear(start) } };
    }
    case 'cancel':
      return { ...license, unsubscribedAt: now };
    case 'add-instance':
    case 'downgrade':
    case 'float':
      return license;
  }
}

const hasRoom = (license: PluginLicense, facts: Facts): boolean => {
  const { bought, taken } = countPluginSeats(license, facts);
  return bought === 'unlimited' || taken < bought;
};

const isListed = (list: readonly Account[], account: Account): boolean =>
  list.some((one) => isSameAccount(one, account));

const without = (list: readonly Account[], account: Account): readonly Account[] =>
  list.filter((one) => !isSameAccount(one, account));
