// The stand-in for Stripe, asked by Stripe's own client.
import { afterEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import type { StripeCard, StripeOptions, StripeServer } from '../../src/emulator/api';
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
  given: Partial<Stripe.Checkout.SessionCreateParams> = { subscription_data: { metadata: { account: 'ana' } } },
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
    ...given,
  });
}

/** What was bought with a card. */
async function bought(at: Shop, card: StripeCard = 'good'): Promise<Stripe.Subscription> {
  const { id } = await session(at);
  at.stripe.pay(id, { card });
  const { subscription } = await at.client.checkout.sessions.retrieve(id, { expand: ['subscription'] });
  return subscription as Stripe.Subscription;
}

/** The subscription as it is now. */
const now = ({ client }: Shop, { id }: { readonly id: string }): Promise<Stripe.Subscription> =>
  client.subscriptions.retrieve(id, { expand: ['latest_invoice'] });

const periodEnd = ({ items }: Stripe.Subscription): number => items.data[0]?.current_period_end ?? 0;

const utc = (...parts: Parameters<typeof Date.UTC>): number => Date.UTC(...parts) / 1000;

/** Types of all events, oldest first. */
async function told({ client }: Shop): Promise<readonly string[]> {
  const { data } = await client.events.list({ limit: 100 });
  return data.map(({ type }) => type).reverse();
}

/** How a request was refused. */
async function refusal(asking: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error: unknown = await asking.then(
    () => new Error('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
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
    expect(periodEnd(subscription)).toBe(utc(2026, 1, 28, 12));
    at.wait(29 * day);
    expect(periodEnd(await now(at, subscription))).toBe(utc(2026, 2, 31, 12));
  });

  test('stays open for another card when the bank declines', async () => {
    const at = await shop();
    const { id } = await session(at);
    expect(at.stripe.pay(id, { card: 'declined' })).toBe('declined');
    expect(await at.client.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      customer: null,
    });
    expect((await at.client.subscriptions.list({ status: 'all' })).data).toEqual([]);
    expect(at.stripe.pay(id, { card: 'good' })).toBe('complete');
  });

  test('asks whether it is you, where the bank wants to know', async () => {
    const at = await shop();
    const { id } = await session(at);
    expect(at.stripe.pay(id, { card: 'confirmation' })).toBe('confirm');
    expect(await at.client.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open' });
    expect(at.stripe.pay(id, { card: 'confirmation', isConfirmed: true })).toBe('complete');
  });

  test('is complete but unpaid until a bank debit is settled', async () => {
    const at = await shop();
    const { id } = await session(at);
    at.stripe.pay(id, { card: 'debit' });
    expect(await at.client.checkout.sessions.retrieve(id, { expand: ['subscription'] })).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      subscription: { status: 'incomplete' },
    });
    const [charge] = (await at.client.charges.list({})).data;
    expect(charge).toMatchObject({ status: 'pending', paid: false });
    at.wait(2 * day);
    expect((await at.client.charges.list({})).data).toMatchObject([
      { id: charge?.id, status: 'succeeded', paid: true },
    ]);
    expect(await at.client.checkout.sessions.retrieve(id, { expand: ['subscription'] })).toMatchObject({
      payment_status: 'paid',
      subscription: { status: 'active' },
    });
    expect(await told(at)).toContain('checkout.session.async_payment_succeeded');
  });

  test('comes to nothing when a bank debit bounces', async () => {
    const at = await shop();
    const subscription = await bought(at, 'debitFails');
    at.wait(4 * day);
    expect(await now(at, subscription)).toMatchObject({
      status: 'incomplete_expired',
      latest_invoice: { status: 'void' },
    });
    expect(await told(at)).toContain('checkout.session.async_payment_failed');
  });

  test('costs nothing while a trial runs, and is charged when it ends', async () => {
    const at = await shop();
    const trialEnd = utc(2026, 1, 10);
    const { id, amount_total: total } = await session(at, { subscription_data: { trial_end: trialEnd } });
    expect(total).toBe(0);
    at.stripe.pay(id, { card: 'good' });
    const begun = await at.client.checkout.sessions.retrieve(id, { expand: ['subscription'] });
    expect(begun).toMatchObject({
      payment_status: 'no_payment_required',
      subscription: { status: 'trialing', trial_end: trialEnd, billing_cycle_anchor: trialEnd },
    });
    at.wait(11 * day);
    expect(await now(at, begun.subscription as Stripe.Subscription)).toMatchObject({
      status: 'active',
      latest_invoice: { status: 'paid', amount_paid: 1000, billing_reason: 'subscription_cycle' },
    });
  });

  test('of something that is charged once leaves a payment and no subscription', async () => {
    const at = await shop();
    const { id } = await session(at, {
      mode: 'payment',
      line_items: [
        { price_data: { currency: 'jpy', unit_amount: 700, product_data: { name: 'A book' } }, quantity: 1 },
      ],
    });
    at.stripe.pay(id, { card: 'good' });
    expect(await at.client.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })).toMatchObject({
      payment_status: 'paid',
      subscription: null,
      payment_intent: { status: 'succeeded', amount: 700, latest_charge: { paid: true, currency: 'jpy' } },
    });
  });

  test('is no longer possible after a day, or once the session was ended', async () => {
    const at = await shop();
    const [late, ended] = [await session(at), await session(at)];
    expect(await at.client.checkout.sessions.expire(ended.id)).toMatchObject({ status: 'expired', url: null });
    at.wait(day);
    expect(await at.client.checkout.sessions.retrieve(late.id)).toMatchObject({ status: 'expired' });
    expect(() => at.stripe.pay(late.id, { card: 'good' })).toThrow('expired');
    expect(await told(at)).toEqual(expect.arrayContaining(['checkout.session.expired']));
  });
});

describe('a renewal', () => {
  test('begins the period at once, and is paid an hour later', async () => {
    const at = await shop();
    const subscription = await bought(at);
    at.wait(28 * day);
    expect(await now(at, subscription)).toMatchObject({ status: 'active', latest_invoice: { status: 'draft' } });
    at.wait(day / 24);
    const { latest_invoice: invoice } = await at.client.subscriptions.retrieve(subscription.id, {
      expand: ['latest_invoice.payments'],
    });
    expect(invoice).toMatchObject({
      status: 'paid',
      amount_paid: 1000,
      payments: { data: [{ status: 'paid', amount_paid: 1000 }] },
    });
  });

  test.each([
    ['cancel', 'canceled'],
    ['unpaid', 'unpaid'],
    ['past_due', 'past_due'],
    ['pause', 'paused'],
  ] as const)('that fails is tried for two weeks, and then: %s', async (afterRetries, status) => {
    const at = await shop({ settings: { afterRetries } });
    const subscription = await bought(at, 'later');
    at.wait(29 * day);
    const late = await now(at, subscription);
    // The period has begun all the same: what is paid ends where it begins.
    expect(late).toMatchObject({ status: 'past_due', latest_invoice: { status: 'open', attempted: true } });
    expect(periodEnd(late)).toBe(utc(2026, 2, 31, 12));
    at.wait(14 * day);
    expect(await now(at, subscription)).toMatchObject({
      status,
      latest_invoice: { attempt_count: 8, next_payment_attempt: null },
    });
  });

  test('that failed is made good by another card', async () => {
    const at = await shop();
    const subscription = await bought(at, 'later');
    at.wait(29 * day);
    await now(at, subscription);
    at.stripe.useCard(subscription.id, 'good');
    at.wait(2 * day);
    expect(await now(at, subscription)).toMatchObject({ status: 'active', latest_invoice: { status: 'paid' } });
  });

  test('is paid by hand where nobody tries any more', async () => {
    const at = await shop({ settings: { afterRetries: 'unpaid' } });
    const subscription = await bought(at, 'later');
    at.wait(45 * day);
    const { latest_invoice: invoice } = await now(at, subscription);
    const { id } = invoice as Stripe.Invoice;
    expect(await refusal(at.client.invoices.pay(id))).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code: 'card_declined',
    });
    at.stripe.useCard(subscription.id, 'good');
    expect(await at.client.invoices.pay(id)).toMatchObject({ status: 'paid' });
    expect(await now(at, subscription)).toMatchObject({ status: 'active' });
  });
});

describe('a cancellation', () => {
  test.each([
    ['classic', true],
    ['flexible', false],
  ] as const)('in %s billing mode is carried out when the paid time is over', async (billingMode, hasFlag) => {
    const at = await shop({ settings: { billingMode } });
    const subscription = await bought(at);
    at.stripe.cancel(subscription.id);
    const cancelled = await now(at, subscription);
    expect(cancelled).toMatchObject({
      status: 'active',
      cancel_at: periodEnd(cancelled),
      cancel_at_period_end: hasFlag,
      cancellation_details: { reason: 'cancellation_requested' },
    });
    at.wait(28 * day);
    expect(await now(at, subscription)).toMatchObject({ status: 'canceled', ended_at: periodEnd(cancelled) });
    expect((await at.client.subscriptions.list({})).data).toEqual([]);
    expect((await at.client.subscriptions.list({ status: 'all' })).data).toHaveLength(1);
  });

  test('is taken back while the paid time runs', async () => {
    const at = await shop();
    const subscription = await bought(at);
    at.stripe.cancel(subscription.id);
    at.stripe.keep(subscription.id);
    at.wait(30 * day);
    expect(await now(at, subscription)).toMatchObject({ status: 'active', cancel_at: null, canceled_at: null });
  });

  test('at the interface ends it at once, and nothing leads back', async () => {
    const at = await shop();
    const { id } = await bought(at);
    expect(await at.client.subscriptions.cancel(id)).toMatchObject({ status: 'canceled', ended_at: start / 1000 });
    expect(await refusal(at.client.subscriptions.update(id, { items: [{ quantity: 3 }] }))).toMatchObject({
      code: 'invalid_canceled_subscription_fields',
    });
  });
});

describe('a change', () => {
  test('that is invoiced at once and begins anew credits what is left, and keeps what is over', async () => {
    const at = await shop();
    const subscription = await bought(at);
    at.wait(14 * day);
    at.stripe.change(subscription.id, { quantity: 3 });
    // Half of February is left of ten dollars, and fifteen are due.
    const more = await now(at, subscription);
    expect(more).toMatchObject({
      latest_invoice: { billing_reason: 'subscription_update', total: 1000, status: 'paid' },
    });
    expect(more.items.data).toMatchObject([{ quantity: 3, current_period_start: utc(2026, 1, 14, 12) }]);
    at.stripe.change(subscription.id, { quantity: 1 });
    expect(await now(at, subscription)).toMatchObject({
      latest_invoice: { total: -1000, amount_due: 0, status: 'paid' },
    });
    const customer = await at.client.customers.retrieve(subscription.customer as string);
    expect(customer).toMatchObject({ balance: -1000 });
    // The next two months are paid out of it.
    at.wait(29 * day);
    expect(await now(at, subscription)).toMatchObject({
      latest_invoice: { total: 500, amount_due: 0, amount_paid: 0, status: 'paid' },
    });
  });

  test('of the interval begins a period, and one of the quantity alone waits for the next invoice', async () => {
    const at = await shop();
    const subscription = await bought(at);
    const yearly = await priceOf(at, 'yearly');
    at.wait(14 * day);
    await at.client.subscriptions.update(subscription.id, { items: [{ quantity: 4 }] });
    expect(await now(at, subscription)).toMatchObject({ latest_invoice: { billing_reason: 'subscription_create' } });
    at.wait(14 * day + day / 24);
    // Five dollars more for half of a month, and the next one whole.
    expect(await now(at, subscription)).toMatchObject({ latest_invoice: { total: 2500 } });
    await at.client.subscriptions.update(subscription.id, { items: [{ price: yearly.id, quantity: 1 }] });
    expect(periodEnd(await now(at, subscription))).toBe(utc(2027, 1, 28, 13));
  });
});

describe('money that goes back', () => {
  test('is told with the charge that it was taken from', async () => {
    const at = await shop();
    await bought(at);
    const [charge] = (await at.client.charges.list({})).data;
    const id = charge?.id ?? '';
    await at.client.refunds.create({ charge: id, amount: 400 });
    expect(await at.client.charges.retrieve(id)).toMatchObject({ amount_refunded: 400, refunded: false });
    await at.client.refunds.create({ charge: id });
    expect(await at.client.charges.retrieve(id, { expand: ['refunds'] })).toMatchObject({
      amount_refunded: 1000,
      refunded: true,
      refunds: { data: [{ amount: 600 }, { amount: 400 }] },
    });
    expect(await refusal(at.client.refunds.create({ charge: id }))).toMatchObject({ code: 'charge_already_refunded' });
    expect((await told(at)).filter((type) => type === 'charge.refunded')).toHaveLength(2);
  });

  test('is disputed, and lost or won', async () => {
    const at = await shop();
    await bought(at);
    const [charge] = (await at.client.charges.list({})).data;
    const dispute = at.stripe.dispute(charge?.id ?? '');
    expect(await at.client.disputes.retrieve(dispute)).toMatchObject({ status: 'needs_response', amount: 1000 });
    at.stripe.closeDispute(dispute, 'won');
    expect((await at.client.disputes.list({ charge: charge?.id ?? '' })).data).toMatchObject([{ status: 'won' }]);
    expect(await told(at)).toEqual(expect.arrayContaining(['charge.dispute.created', 'charge.dispute.closed']));
  });
});

describe('a customer that is deleted', () => {
  test('is told as that and no more, ends what it pays for, and nothing is done with it', async () => {
    const at = await shop();
    const subscription = await bought(at);
    const id = subscription.customer as string;
    const gone = { id, object: 'customer', deleted: true };
    expect(await at.client.customers.del(id)).toEqual(gone);
    expect(await at.client.customers.retrieve(id)).toEqual(gone);
    const { customer, status } = await at.client.subscriptions.retrieve(subscription.id, { expand: ['customer'] });
    expect([customer, status]).toEqual([gone, 'canceled']);
    expect((await at.client.customers.list({})).data).toEqual([]);
    // What it was charged stays.
    expect((await at.client.charges.list({ customer: id })).data).toHaveLength(1);
    expect((await at.client.invoices.list({ subscription: subscription.id })).data).toHaveLength(1);
    expect(await told(at)).toEqual(expect.arrayContaining(['customer.subscription.deleted', 'customer.deleted']));
    const { id: price } = await priceOf(at, 'monthly');
    const sold: Stripe.Checkout.SessionCreateParams = {
      ...{ mode: 'subscription', line_items: [{ price, quantity: 1 }], success_url: 'https://example.com/' },
      customer: id,
    };
    for (const asking of [
      at.client.checkout.sessions.create(sold),
      at.client.billingPortal.sessions.create({ customer: id }),
      at.client.subscriptions.create({ customer: id, items: [{ price }] }),
    ]) {
      expect(await refusal(asking)).toMatchObject({ code: 'resource_missing', param: 'customer', statusCode: 400 });
    }
    expect(await refusal(at.client.customers.update(id, { name: 'Ana' }))).toMatchObject({ statusCode: 404 });
    expect(await refusal(at.client.customers.del(id))).toMatchObject({ statusCode: 404 });
  });

  test('is never charged again, whatever was about to be', async () => {
    const at = await shop();
    const subscription = await bought(at);
    // The renewal's invoice is a draft for an hour.
    at.wait(28 * day + 60_000);
    await now(at, subscription);
    await at.client.customers.del(subscription.customer as string);
    at.wait(30 * day);
    expect((await at.client.charges.list({})).data).toHaveLength(1);
    expect(await now(at, subscription)).toMatchObject({ status: 'canceled', latest_invoice: { status: 'draft' } });
  });
});

describe('the portal', () => {
  test('is opened for one customer, as its configuration says', async () => {
    const at = await shop();
    const { customer } = await bought(at);
    const [monthly, yearly] = [await priceOf(at, 'monthly'), await priceOf(at, 'yearly')];
    const configuration = await at.client.billingPortal.configurations.create({
      name: 'Mockups',
      features: {
        invoice_history: { enabled: true },
        payment_method_update: { enabled: true },
        customer_update: { enabled: true, allowed_updates: ['email'] },
        subscription_cancel: { enabled: true, mode: 'at_period_end' },
        subscription_update: {
          enabled: true,
          default_allowed_updates: ['price', 'quantity'],
          proration_behavior: 'always_invoice',
          billing_cycle_anchor: 'now',
          products: [
            {
              product: monthly.product as string,
              prices: [monthly.id, yearly.id],
              adjustable_quantity: { enabled: true, minimum: 1, maximum: 80 },
            },
          ],
        },
      },
    });
    expect(configuration.features.subscription_update.products).toMatchObject([
      { adjustable_quantity: { maximum: 80 } },
    ]);
    const opened = await at.client.billingPortal.sessions.create({
      customer: customer as string,
      configuration: configuration.id,
      return_url: 'https://example.com/back',
    });
    expect(opened).toMatchObject({ customer, configuration: configuration.id, return_url: 'https://example.com/back' });
    expect(opened.url).toMatch(/^https:\/\/billing\.stripe\.com\/p\/session\/test_/);
    expect((await at.client.billingPortal.configurations.list({ is_default: false })).data).toHaveLength(1);
    const { name } = await at.client.billingPortal.configurations.update(configuration.id, { name: 'Other' });
    expect(name).toBe('Other');
  });
});

describe('what is sold', () => {
  test('is made, listed, changed, and found by its key, which one price has at a time', async () => {
    const at = await shop();
    const product = await at.client.products.create({ name: 'Pens', metadata: { kind: 'office' } });
    const recurring = { interval: 'month' } as const;
    const first = await at.client.prices.create({
      product: product.id,
      currency: 'eur',
      unit_amount: 100,
      recurring,
      lookup_key: 'pens',
    });
    expect(
      await refusal(
        at.client.prices.create({ product: product.id, currency: 'eur', unit_amount: 90, lookup_key: 'pens' }),
      ),
    ).toMatchObject({ param: 'lookup_key' });
    const next = await at.client.prices.create({
      ...{ product: product.id, currency: 'eur', unit_amount: 90, recurring },
      lookup_key: 'pens',
      transfer_lookup_key: true,
    });
    expect(await priceOf(at, 'pens')).toMatchObject({ id: next.id, unit_amount: 90 });
    expect(next.unit_amount_decimal?.toString()).toBe('90');
    expect(await at.client.prices.update(first.id, { active: false })).toMatchObject({
      active: false,
      lookup_key: null,
    });
    expect(await at.client.products.update(product.id, { name: 'Fine pens', metadata: { kind: '' } })).toMatchObject({
      name: 'Fine pens',
      metadata: {},
    });
    expect((await at.client.products.list({ active: true })).data.map(({ name }) => name)).toEqual([
      'Fine pens',
      'Mockups',
    ]);
    expect(await at.client.prices.retrieve(next.id, { expand: ['product'] })).toMatchObject({
      product: { name: 'Fine pens' },
    });
  });

  test('is listed a page at a time, in both directions', async () => {
    const at = await shop();
    for (const name of ['a', 'b', 'c', 'd']) await at.client.customers.create({ name, email: `${name}@example.com` });
    const names = ({ data }: Stripe.ApiList<Stripe.Customer>): readonly unknown[] => data.map(({ name }) => name);
    const page = await at.client.customers.list({ limit: 2 });
    expect([names(page), page.has_more]).toEqual([['d', 'c'], true]);
    const older = await at.client.customers.list({ limit: 2, starting_after: page.data[1]?.id ?? '' });
    expect([names(older), older.has_more]).toEqual([['b', 'a'], false]);
    const newer = await at.client.customers.list({ limit: 2, ending_before: older.data[1]?.id ?? '' });
    expect([names(newer), newer.has_more]).toEqual([['c', 'b'], true]);
    const all = await at.client.customers.list({ limit: 1 }).autoPagingToArray({ limit: 10 });
    expect(all).toHaveLength(4);
    expect((await at.client.customers.list({ email: 'b@example.com' })).data).toHaveLength(1);
  });
});

describe('events', () => {
  test('come in order after the last one that was read, with what they told then', async () => {
    const at = await shop();
    const [before] = (await at.client.events.list({ limit: 1 })).data;
    const subscription = await bought(at);
    at.stripe.cancel(subscription.id);
    const { data, has_more: hasMore } = await at.client.events.list({
      ending_before: before?.id ?? '',
      types: ['customer.subscription.*', 'checkout.session.completed'],
      limit: 100,
    });
    expect(data.map(({ type }) => type).reverse()).toEqual([
      'customer.subscription.created',
      'customer.subscription.updated',
      'checkout.session.completed',
      'customer.subscription.updated',
    ]);
    expect(hasMore).toBe(false);
    expect(data[0]).toMatchObject({
      data: { previous_attributes: { cancel_at: null } },
      api_version: '2026-10-28.endive',
    });
    expect(await at.client.events.retrieve(data[3]?.id ?? '')).toMatchObject({
      data: { object: { status: 'incomplete' } },
    });
  });

  test('are told for thirty days', async () => {
    const at = await shop();
    const [first] = (await at.client.events.list({ limit: 1 })).data;
    at.wait(31 * day);
    expect((await at.client.events.list({})).data).toEqual([]);
    expect(await refusal(at.client.events.list({ ending_before: first?.id ?? '' }))).toMatchObject({
      code: 'resource_missing',
      statusCode: 400,
    });
  });

  test('come late, twice, in reverse, or not at all', async () => {
    const at = await shop();
    const [last] = (await at.client.events.list({ limit: 1 })).data;
    const after = { ending_before: last?.id ?? '', types: ['customer.created', 'customer.updated'] };
    at.stripe.setDelivery('lost', true);
    await at.client.customers.create({ name: 'never told' });
    at.stripe.setDelivery('lost', false);
    const { id } = await at.client.customers.create({ name: 'told' });
    await at.client.customers.update(id, { name: 'told again' });
    at.stripe.setDelivery('twice', true);
    at.stripe.setDelivery('reversed', true);
    expect((await at.client.events.list(after)).data.map(({ type }) => type)).toEqual([
      ...['customer.created', 'customer.created'],
      ...['customer.updated', 'customer.updated'],
    ]);
    at.stripe.setDelivery('late', true);
    at.wait(day / 48);
    await at.client.customers.update(id, { name: 'held back' });
    at.wait(day / 48);
    expect((await at.client.events.list(after)).data).toHaveLength(4);
    at.wait(day / 48);
    expect((await at.client.events.list(after)).data).toHaveLength(6);
  });
});

describe('a request', () => {
  test('with a key that was used before is answered as before, and carried out once', async () => {
    const at = await shop();
    const first = await at.client.customers.create({ name: 'Ana' }, { idempotencyKey: 'one' });
    const again = await at.client.customers.create({ name: 'Ana' }, { idempotencyKey: 'one' });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await refusal(at.client.customers.create({ name: 'Ben' }, { idempotencyKey: 'one' }))).toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
    });
    at.wait(day + 1000);
    expect((await at.client.customers.create({ name: 'Ben' }, { idempotencyKey: 'one' })).id).not.toBe(first.id);
  });

  test('that was refused may be made good under the same key', async () => {
    const at = await shop();
    await refusal(at.client.checkout.sessions.create({ mode: 'subscription' }, { idempotencyKey: 'till' }));
    const { id } = await priceOf(at, 'monthly');
    const made = await at.client.checkout.sessions.create(
      { mode: 'subscription', success_url: 'https://example.com/', line_items: [{ price: id, quantity: 1 }] },
      { idempotencyKey: 'till' },
    );
    expect(made.status).toBe('open');
  });

  test.each([
    ['a key that is none', 'sk_live_1', 'StripeAuthenticationError', 401],
    ['a key without the permission', 'rk_test_reads', 'StripePermissionError', 403],
  ])('with %s is refused', async (_, key, type, statusCode) => {
    const at = await shop({ keys: { sk_test_shop: 'all', rk_test_reads: { plan: 'read', subscription: 'read' } } });
    expect(await refusal(at.clientOf(key).customers.create({}))).toMatchObject({ type, statusCode });
  });

  test('with a restricted key reads what it may, and expands nothing else', async () => {
    const at = await shop({ keys: { sk_test_shop: 'all', rk_test_reads: { subscription: 'read' } } });
    const { id } = await bought(at);
    const reader = at.clientOf('rk_test_reads');
    expect(await reader.subscriptions.retrieve(id)).toMatchObject({ id });
    const { message } = await refusal(reader.subscriptions.retrieve(id, { expand: ['latest_invoice'] }));
    expect(message).toContain("Having the 'rak_invoice_read' permission");
    expect(message).not.toContain('rk_test_reads');
  });

  test.each([
    ['misses a parameter', { mode: 'subscription' }, 'parameter_missing', 'line_items'],
    [
      'has one too many',
      { mode: 'payment', line_items: [{ price: 'price_0', quantity: 1 }], colour: 'red' },
      'parameter_unknown',
      'colour',
    ],
    [
      'names what is not there',
      { success_url: 'https://a.example/', mode: 'payment', line_items: [{ price: 'price_0', quantity: 1 }] },
      'resource_missing',
      'line_items[0][price]',
    ],
    [
      'has no number where one should be',
      { mode: 'payment', line_items: [{ price: 'price_0', quantity: 'many' }] },
      'parameter_invalid_integer',
      'line_items[0][quantity]',
    ],
  ])('that %s is refused with the parameter', async (_, params, code, param) => {
    const at = await shop();
    const asking = at.client.checkout.sessions.create(params as unknown as Stripe.Checkout.SessionCreateParams);
    expect(await refusal(asking)).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, code, param });
  });

  test('for what is not there, or of another version, or while Stripe is down, is refused', async () => {
    const at = await shop();
    expect(await refusal(at.client.subscriptions.retrieve('sub_0'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
    expect(await refusal(at.client.coupons.list())).toMatchObject({ statusCode: 404 });
    expect(await refusal(at.client.prices.list({}, { apiVersion: '2020-08-27' }))).toMatchObject({ statusCode: 400 });
    await bought(at);
    const { message } = await refusal(at.client.subscriptions.list({ expand: ['data.colour'] }));
    expect(message).toBe('This property cannot be expanded (data.colour).');
    const deep = at.client.subscriptions.list({ expand: ['data.latest_invoice.payments.data.payment'] });
    expect((await refusal(deep)).message).toContain('more than 4 levels');
    at.stripe.setDown(true);
    expect(await refusal(at.client.prices.list({}))).toMatchObject({ type: 'StripeAPIError', statusCode: 503 });
  });

  test('is kept for whoever looks on, without its key', async () => {
    const at = await shop();
    await at.client.customers.create({ name: 'Ana' }, { idempotencyKey: 'one' });
    const [last] = at.stripe.exchanges();
    expect(last).toMatchObject({
      method: 'POST',
      target: '/v1/customers',
      body: 'name=Ana',
      idempotencyKey: 'one',
      status: 200,
    });
    expect(JSON.stringify(last)).not.toContain('sk_test_shop');
  });
});
