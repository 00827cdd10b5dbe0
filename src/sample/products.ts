// What the sample world sells: the prices that setting up makes at Stripe, found by their keys.
import type { StripeProduct } from '../emulator/api';

/** One seat, by the month or by the year. */
export const sampleProducts: readonly StripeProduct[] = [
  {
    name: 'Mockups for Google Drive',
    prices: [
      { currency: 'usd', amount: 500, interval: 'month', lookupKey: 'mockups_monthly' },
      { currency: 'usd', amount: 5000, interval: 'year', lookupKey: 'mockups_yearly' },
    ],
  },
];
