// The stand-in for Stripe, asked by Stripe's own client.
import { afterEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import type { StripeOptions, StripeServer } from '../../src/emulator/api';
import { startStripe } from '../../src/emulator/stand-ins/stripe/stand-in';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 0, 31, 12);

/** A stand-in of one product, at a clock that the test moves, and the client of its key. */
interface Shop {
  readonly stripe: StripeServer;
  readonly client: Stripe;
  readonly clientOf: (key: string) => Stripe;
  readonly wait: (milliseconds: number) => void;
  readonly now: () => number;
}

const open: StripeServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((stripe) => stripe.close()));
});

async function shop(options: StripeOptions = {}): Promise<Shop> {
  let now = start;
  const stripe = await startStripe({
    now: () => now,
    seed: 'test',
    products: [
      {
        name: 'Mockups',
        prices: [
          { currency: 'usd', amount: 500, interval: 'month', lookupKey: 'monthly' },
          { currency: 'usd', amount: 5000, interval: 'year', lookupKey: 'yearly' },
        ],
      },
    ],
    ...options,
  });
  open.push(stripe);
  const { hostname, port } = new URL(stripe.url);
  const clientOf = (key: string): Stripe =>
    new Stripe(key, { host: hostname, port: Number(port), protocol: 'http', maxNetworkRetries: 0, telemetry: false });
  return {
    stripe,
    clientOf,
    client: clientOf('sk_test_shop'),
    wait: (milliseconds) => {
      now += milliseconds;
    },
    now: () => now,
  };
}

const priceOf = async ({ client }: Shop, key: string): Promise<Stripe.Price> => {
  const { data } = await client.prices.list({ lookup_keys: [key], active: true });
  const [price] = data;
  if (price === undefined) throw new Error(`There is no price ${key}.`);
  return price;
};

/** A session for so many of the monthly price. */
async function session(
  at: Shop,
  given: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Checkout.Session> {
  const { id } = await priceOf(at, 'monthly');
  return at.client.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: id, quantity: 2 }],
    customer_email: 'ana@example.com',
    success_url: 'https://example.com/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://example.com/',
    client_reference_id: 'ana',
    metadata: { account: 'ana' },
    subscription_data: { metadata: { account: 'ana' } },
    ...given,
  });
}

describe('a purchase', () => {
  test('is paid at the till, and renewed on the day it was begun on', async () => {
    const at = await shop();
    const { id, url, status } = await session(at);
    expect({ url, status }).toEqual({ url: `https://checkout.stripe.com/c/pay/${id}`, status: 'open' });
    expect(at.stripe.pay(id, { card: 'good' })).toBe('complete');
    const paid = await at.client.checkout.sessions.retrieve(id, { expand: ['subscription', 'line_items'] });
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null, amount_total: 1000 });
    expect(paid.line_items?.data).toMatchObject([{ quantity: 2, price: { lookup_key: 'monthly' } }]);
    const subscription = paid.subscription as Stripe.Subscription;
    expect(subscription).toMatchObject({ status: 'active', metadata: { account: 'ana' } });
    expect(subscription.items.data[0]?.current_period_end).toBe(Date.UTC(2026, 1, 28, 12) / 1000);
    at.wait(29 * day);
    const renewed = await at.client.subscriptions.retrieve(subscription.id);
    expect(renewed.items.data[0]?.current_period_end).toBe(Date.UTC(2026, 2, 31, 12) / 1000);
  });
});
