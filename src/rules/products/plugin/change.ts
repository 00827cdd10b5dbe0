// Changes to a license of a plugin, from state to state.
import type { Situation } from '../../engine';
import type { Facts } from '../../facts';
import { type SeatChange, seatSituation, seated } from '../../seats';
import { type Instant, addYear } from '../../time';
import { licensedState } from '../licensed';
import { countPluginSeats } from './editors';
import { type PluginLicense, type PluginProduct, placeOf, sellerOf } from './license';
import type { pluginChange } from './matters';

/** What may be changed about a license of a plugin. */
export type PluginChange =
  | SeatChange
  | { readonly action: 'upgrade' | 'downgrade'; readonly seats: number | 'unlimited' }
  /** A staging environment, or another production instance, by name. */
  | { readonly action: 'add-staging' | 'add-instance'; readonly instance: string }
  /** Twelve more months of maintenance. */
  | { readonly action: 'renew' }
  | { readonly action: 'cancel' | 'float' };

/** Gathers everything that matters to a change. */
export const pluginChangeSituation = (
  license: PluginLicense,
  wanted: PluginChange,
  facts: Facts,
): Situation<typeof pluginChange> => ({
  ...seatSituation(license.assigned, wanted, (assigned) => countPluginSeats({ ...license, assigned }, facts)),
  action: wanted.action,
  seat: 'moves',
  license: licensedState(license, facts.now),
  hosting: sellerOf(license) === 'cloud' ? 'cloud' : 'server',
  place: 'instance' in wanted ? placeOf(license, wanted.instance) : 'production',
});

/** What a permitted change makes of a license. */
export function changedPlugin<Product extends PluginProduct>(
  license: PluginLicense<Product>,
  wanted: PluginChange,
  now: Instant,
): PluginLicense<Product> {
  const { assigned, staging, maintenance } = license;
  switch (wanted.action) {
    case 'assign':
    case 'release':
    case 'transfer':
      return { ...license, assigned: seated(assigned, wanted, (account) => account) };
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
