// What setting up makes at Stripe, asked of the stand-in: prices, the portal, and what the script's key may do.
import { afterEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import type { StripeOptions, StripeServer } from '../../src/emulator/api';
import { startStripe } from '../../src/emulator/stand-ins/stripe/stand-in';
import { lackingPermissions, prepareSales, refuseOtherMode, restrictedKey } from '../../src/deploy/setup/stripe';

const open: StripeServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((stripe) => stripe.close()));
});

async function start(options: StripeOptions = {}): Promise<{
  readonly own: { readonly key: string; readonly address: string };
  readonly client: Stripe;
}> {
  const stripe = await startStripe(options);
  open.push(stripe);
  const { hostname, port } = new URL(stripe.url);
  const client = new Stripe('sk_test_look', { host: hostname, port: Number(port), protocol: 'http', telemetry: false });
  return { own: { key: 'sk_test_own', address: stripe.url }, client };
}

const dollars = { currency: 'usd', monthly: 500, yearly: 5000 };

const pricesAt = async (client: Stripe): Promise<readonly unknown[]> => {
  const { data } = await client.prices.list({ lookup_keys: ['mockups_monthly', 'mockups_yearly'], active: true });
  return data.map(({ lookup_key: key, unit_amount: amount, recurring }) => [key, amount, recurring?.interval]).sort();
};

test('makes two prices of one product, and a portal that changes, cancels and keeps what is paid', async () => {
  const { own, client } = await start();
  const { portal, changed } = await prepareSales(own, dollars);
  expect(changed).toEqual(['price mockups_monthly', 'price mockups_yearly', 'portal']);
  expect(await pricesAt(client)).toEqual([
    ['mockups_monthly', 500, 'month'],
    ['mockups_yearly', 5000, 'year'],
  ]);
  expect((await client.products.list({})).data).toHaveLength(1);
  const { features } = await client.billingPortal.configurations.retrieve(portal);
  expect(features).toMatchObject({
    subscription_cancel: { enabled: true, mode: 'at_period_end' },
    subscription_update: {
      enabled: true,
      default_allowed_updates: ['price', 'quantity'],
      proration_behavior: 'always_invoice',
      billing_cycle_anchor: 'now',
      products: [
        {
          adjustable_quantity: { enabled: true, minimum: 1, maximum: 500 },
          prices: [expect.any(String), expect.any(String)],
        },
      ],
    },
    invoice_history: { enabled: true },
    payment_method_update: { enabled: true },
  });
});

test('made again changes nothing, and another price takes over the key of the one before', async () => {
  const { own, client } = await start();
  const first = await prepareSales(own, dollars);
  expect(await prepareSales(own, dollars)).toEqual({ portal: first.portal, changed: [] });
  const dearer = await prepareSales(own, { ...dollars, yearly: 6000 });
  expect(dearer).toEqual({ portal: first.portal, changed: ['price mockups_yearly'] });
  expect(await pricesAt(client)).toEqual([
    ['mockups_monthly', 500, 'month'],
    ['mockups_yearly', 6000, 'year'],
  ]);
  const { features } = await client.billingPortal.configurations.retrieve(first.portal);
  const offered = features.subscription_update.products?.[0]?.prices ?? [];
  const yearly = (await client.prices.list({ lookup_keys: ['mockups_yearly'] })).data[0]?.id;
  expect(offered).toContain(yearly);
});

test('with a key that may not do it says so in Stripe’s words, without the key', async () => {
  const { own } = await start({ keys: { rk_test_own_reads: { plan: 'read' }, sk_test_look: 'all' } });
  const asking = prepareSales({ ...own, key: 'rk_test_own_reads' }, dollars);
  await expect(asking).rejects.toThrow("Having the 'rak_product_write' permission");
  await expect(prepareSales({ ...own, key: 'sk_test_stranger' }, dollars)).rejects.toThrow('Invalid API Key');
  await expect(prepareSales({ ...own, key: 'sk_test_stranger' }, dollars)).rejects.not.toThrow('sk_test_stranger');
});

test('names what the script’s key lacks, without doing any of it', async () => {
  const { own, client } = await start({
    keys: {
      sk_test_look: 'all',
      rk_test_some: { plan: 'read', subscription: 'read', invoice: 'read', checkout_session: 'write', charge: 'read' },
      rk_test_whole: {
        ...({ plan: 'read', subscription: 'read', invoice: 'read', charge: 'read', dispute: 'read' } as const),
        ...({ event: 'read', checkout_session: 'write', customer_portal: 'write' } as const),
      },
    },
  });
  expect(await lackingPermissions({ ...own, key: 'rk_test_some' })).toEqual([
    'Customer portal: write',
    'Disputes: read',
    'Events: read',
  ]);
  expect(await lackingPermissions({ ...own, key: 'rk_test_whole' })).toEqual([]);
  await expect(lackingPermissions({ ...own, key: 'rk_test_other' })).rejects.toThrow('does not know');
  expect((await client.checkout.sessions.list({})).data).toEqual([]);
});

test('refuses keys that may do everything, that are none, and that are of the other mode', () => {
  expect(restrictedKey(' rk_test_12345678\n', 'key.txt')).toBe('rk_test_12345678');
  expect(() => restrictedKey('sk_live_12345678', 'key.txt')).toThrow('may do everything');
  expect(() => restrictedKey('pk_test_12345678', 'key.txt')).toThrow('no restricted key');
  expect(() => {
    refuseOtherMode('sk_live_1', 'rk_test_1');
  }).toThrow('live mode');
});

test('says that Stripe can’t be reached', async () => {
  const { own } = await start();
  await open.pop()?.close();
  await expect(prepareSales(own, dollars)).rejects.toThrow('Stripe can’t be reached.');
});
