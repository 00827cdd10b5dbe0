// The seats of a license in one short line.
import type { License, SeatCount } from '../rules/index';
import type { LicenseMessage } from './license.en';
import type { Formatter } from './format';

/** For instance `5 users · 4 assigned · 1 free`. */
export function seatWords(
  { product }: Pick<License, 'product'>,
  { bought, taken, free, over, notLookedUp }: SeatCount,
  format: Formatter<LicenseMessage>,
): string {
  const unit = product === 'desktop' || product === 'google-drive' ? 'users' : 'editors';
  const parts = [
    bought === 'unlimited' ? format('seats.unlimited') : format(`seats.${unit}`, { count: bought }),
    format(notLookedUp.length > 0 ? 'seats.assigned-at-least' : 'seats.assigned', { count: taken }),
    ...(over > 0 ? [format('seats.over', { count: over })] : []),
    ...(typeof free === 'number' && free > 0 ? [format('seats.free', { count: free })] : []),
    ...notLookedUp.map((what) => format(`seats.not-looked-up.${what}`)),
  ];
  return parts.join(' · ');
}
