// What the sample world sells at the stand-in for Stripe, and what was bought there: the prices that setting up makes, found by their keys.
import type { Account, Emulator, StripeCard, StripeProduct } from '../emulator/api';
import { day } from '../rules/index';
import { type Person, vendorAddress } from './people';

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

/** A restricted key that the stand-in lets in. */
export const sampleKey = 'rk_test_sample0000';

/** How long ago: one renewal has failed since, and is still tried. */
export const boughtBefore = 34 * day;

/**
 * Somebody buys by a link of the vendor's, which tells no account; somebody else buys as the billing page does, with a card that
 * pays once. Then it is today, and the trigger of who runs the product hears of it all.
 */
export async function buyBefore(emulator: Emulator, { id, email }: Account, people: readonly Person[]): Promise<void> {
  const { stripe, world } = emulator;
  if (stripe === undefined) return;
  const ask = (method: 'GET' | 'POST', target: string, form: Readonly<Record<string, string>> = {}): string =>
    stripe.answer({
      method,
      target,
      headers: { authorization: `Bearer ${sampleKey}` },
      body: new URLSearchParams(form).toString(),
    }).body;
  const prices = JSON.parse(ask('GET', '/v1/prices?lookup_keys[0]=mockups_monthly')) as {
    readonly data: readonly { readonly id: string }[];
  };
  const pay = (card: StripeCard, payer: string, metadata: Readonly<Record<string, string>>): void => {
    const told = Object.entries(metadata).map(([name, value]) => [`subscription_data[metadata][${name}]`, value]);
    const session = JSON.parse(
      ask('POST', '/v1/checkout/sessions', {
        mode: 'subscription',
        'line_items[0][price]': prices.data[0]?.id ?? '',
        'line_items[0][quantity]': '1',
        customer_email: payer,
        success_url: 'https://script.google.com/',
        ...(Object.fromEntries(told) as Readonly<Record<string, string>>),
      }),
    ) as { readonly id: string };
    stripe.pay(session.id, { card });
  };
  pay('good', 'accounts@elsewhere.example', {});
  pay('later', email, { account: id, email, license: 's-latepayer000', takesSeat: 'true' });
  world.setNow(Date.now());
  const vendor = people.find(({ account }) => account.email === vendorAddress);
  if (vendor !== undefined) await emulator.run(vendor.account.id, 'onSyncTrigger', []);
}
