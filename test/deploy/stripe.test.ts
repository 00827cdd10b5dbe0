// What setting up makes at Stripe, asked of the stand-in: prices, the portal, and what the script's key may do.
import { afterEach, expect, jest, test } from '@jest/globals';
import Stripe from 'stripe';
import type { StripeOptions, StripeServer } from '../../src/emulator/api';
import { startStripe } from '../../src/emulator/stand-ins/stripe/stand-in';
import { lackingPermissions, prepareSales, refuseOtherMode, restrictedKey } from '../../src/deploy/setup/stripe';
import { type Sent, apiVersion, sentBy } from '../stripe-requests';

const open: StripeServer[] = [];
afterEach(async () => {
  jest.restoreAllMocks();
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
      rk_test_some: {
        plan: 'read',
        customer: 'read',
        subscription: 'read',
        invoice: 'read',
        checkout_session: 'write',
        charge: 'read',
      },
      rk_test_whole: {
        ...({ plan: 'read', subscription: 'read', invoice: 'read', charge: 'read', dispute: 'read' } as const),
        ...({ event: 'read', customer: 'write', checkout_session: 'write', customer_portal: 'write' } as const),
      },
    },
  });
  expect(await lackingPermissions({ ...own, key: 'rk_test_some' })).toEqual([
    'Customer portal: write',
    'Customers: write',
    'Disputes: read',
    'Events: read',
  ]);
  expect(await lackingPermissions({ ...own, key: 'rk_test_whole' })).toEqual([]);
  await expect(lackingPermissions({ ...own, key: 'rk_test_other' })).rejects.toThrow('does not know');
  expect((await client.checkout.sessions.list({})).data).toEqual([]);
});

test('asks for nothing otherwise than Stripe’s own client does, byte for byte', async () => {
  const sent: Sent[] = [];
  const over = globalThis.fetch;
  const recorded: typeof fetch = (url, given) => {
    const one = sentBy(url, given);
    sent.push({ ...one, url: one.url.replace(/^http:\/\/[^/]+/, '') });
    return over(url, given);
  };
  jest.spyOn(globalThis, 'fetch').mockImplementation(recorded);
  const requests = async (act: () => Promise<unknown>): Promise<readonly Sent[]> => {
    await act();
    return sent.splice(0);
  };
  // Two that give the same ids, so that each is asked for what it has.
  const [ours, theirs] = [await start({ seed: 'setup' }), await start({ seed: 'setup' })];
  const { hostname, port } = new URL(theirs.own.address);
  const options = { apiVersion, host: hostname, port: Number(port), protocol: 'http', telemetry: false } as const;
  const client = new Stripe('sk_test_own', {
    ...options,
    maxNetworkRetries: 0,
    httpClient: Stripe.createFetchHttpClient(recorded),
  });
  const keys = { lookup_keys: ['mockups_monthly', 'mockups_yearly'], active: true };
  const mark = { 'made-by': 'mockups-for-google-drive' };
  const price = (product: string, interval: 'month' | 'year', unit_amount: number): Stripe.PriceCreateParams => ({
    ...{ product, currency: 'usd', unit_amount, recurring: { interval } },
    lookup_key: `mockups_${interval}ly`,
    transfer_lookup_key: true,
  });
  const portal = (
    product: string,
    prices: string[],
  ): Stripe.BillingPortal.ConfigurationCreateParams & Stripe.BillingPortal.ConfigurationUpdateParams => ({
    features: {
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      customer_update: { enabled: true, allowed_updates: ['email', 'address', 'tax_id'] },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ['price', 'quantity'],
        proration_behavior: 'always_invoice',
        billing_cycle_anchor: 'now',
        products: [{ product, prices, adjustable_quantity: { enabled: true, minimum: 1, maximum: 500 } }],
      },
    },
    metadata: mark,
  });

  // For the first time, and again with another price.
  const bought: string[] = [];
  let [product, configuration] = ['', ''];
  expect(await requests(() => prepareSales(ours.own, dollars))).toEqual(
    await requests(async () => {
      await client.prices.list(keys);
      product = (await client.products.create({ name: 'Mockups for Google Drive', metadata: mark })).id;
      for (const one of [price(product, 'month', 500), price(product, 'year', 5000)])
        bought.push((await client.prices.create(one)).id);
      await client.billingPortal.configurations.list({ active: true, limit: 100 });
      configuration = (await client.billingPortal.configurations.create(portal(product, bought))).id;
    }),
  );
  expect(await requests(() => prepareSales(ours.own, { ...dollars, yearly: 6000 }))).toEqual(
    await requests(async () => {
      await client.prices.list(keys);
      const { id } = await client.prices.create(price(product, 'year', 6000));
      await client.billingPortal.configurations.list({ active: true, limit: 100 });
      await client.billingPortal.configurations.update(configuration, portal(product, [bought[0] ?? '', id]));
    }),
  );

  // What the script's key may do is tried out without doing it.
  const one = { limit: 1 };
  const probes: readonly (() => Promise<unknown>)[] = [
    () => client.checkout.sessions.create({}),
    () => client.billingPortal.sessions.create({}),
    () => client.customers.update('none'),
    () => client.prices.list(one),
    () => client.subscriptions.list(one),
    () => client.invoices.list(one),
    () => client.charges.list(one),
    () => client.disputes.list(one),
    () => client.events.list(one),
  ];
  expect(await requests(() => lackingPermissions(ours.own))).toEqual(
    await requests(async () => {
      for (const probe of probes) await probe().catch(() => undefined);
    }),
  );
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
