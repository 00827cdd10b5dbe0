// Our requests to Stripe beside those that its own client sends for the same: byte for byte.
/// <reference types="google-apps-script" />
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { createStripe as createBilling } from '../../src/addon/google/stripe';
import type { Stripe as StandIn } from '../../src/emulator/api';
import { createStripe } from '../../src/emulator/stand-ins/stripe/stand-in';
import { sampleProducts } from '../../src/sample/purchases';
import type { BillingPort } from '../../src/subscriptions/purchases/port';
import { type Sent, apiVersion, headersOf, sentBy } from '../stripe-requests';

const key = 'rk_test_restricted';
/** As those ask who run the product. */
const secret = { authorization: 'Bearer sk_test_look' };
/** What the script is set up with. */
let properties: Readonly<Record<string, string>>;
let stripe: StandIn;
let sent: Sent[];
let billing: BillingPort;
let client: Stripe;

const answered = ({
  method,
  url,
  body,
  headers,
}: Sent): { readonly status: number; readonly text: string; readonly told: Readonly<Record<string, string>> } => {
  sent.push({ method, url, body, headers });
  const { pathname, search } = new URL(url);
  const { status, body: text, headers: told } = stripe.answer({ method, target: pathname + search, headers, body });
  return { status, text, told };
};

/** The services of Apps Script that the adapter uses. */
const services = {
  PropertiesService: {
    getScriptProperties: () => ({ getProperty: (name: string) => properties[name] ?? null }),
  },
  Utilities: { sleep: () => undefined },
  UrlFetchApp: {
    fetch: (
      url: string,
      options: { method: string; headers: Record<string, string>; payload?: string; contentType?: string },
    ) => {
      const body = options.payload ?? '';
      const headers = {
        ...options.headers,
        ...(options.contentType !== undefined && { 'Content-Type': options.contentType }),
      };
      const { status, text, told } = answered({
        method: options.method.toUpperCase(),
        url,
        body,
        headers: headersOf(headers, body),
      });
      return { getResponseCode: () => status, getContentText: () => text, getAllHeaders: () => told };
    },
  },
};

beforeEach(() => {
  Object.assign(globalThis, services);
  sent = [];
  properties = { STRIPE_KEY: key };
  stripe = createStripe({ now: () => noon, products: sampleProducts, seed: 'requests' });
  billing = createBilling({
    cache: { get: () => [undefined], put: () => undefined, remove: () => undefined },
    log: { warn: () => undefined, error: () => undefined },
  } as unknown as Parameters<typeof createBilling>[0]);
  const own = (url: string | URL | Request, given: RequestInit = {}): Promise<Response> => {
    const { status, text, told } = answered(sentBy(url, given));
    return Promise.resolve(new Response(text, { status, headers: told }));
  };
  client = new Stripe(key, {
    apiVersion,
    httpClient: Stripe.createFetchHttpClient(own),
    maxNetworkRetries: 0,
    telemetry: false,
  });
});
afterEach(() => {
  for (const name of Object.keys(services)) Reflect.deleteProperty(globalThis, name);
});

const noon = Date.UTC(2026, 5, 15, 12);

const returnUrl =
  'https://script.google.com/macros/s/AKfycb/exec?page=billing&authuser=ana%2Bx@acme.example&session={session}';
const backUrl = 'https://script.google.com/macros/s/AKfycb/exec?page=billing&authuser=ana(1)!*';
const wanted = {
  account: '104',
  email: "o'ana+x@acme.example",
  license: 's-1a2b3c',
  takesSeat: true,
  billing: 'monthly',
  seats: 3,
  key: 'checkout/1a2b/3',
  ...{ returnUrl, backUrl },
} as const;
/** Who paid before, the end of a trial in seconds, and who sells. */
interface Otherwise {
  readonly customer?: string;
  readonly trial_end?: number;
  readonly managed_payments?: { readonly enabled: boolean };
}

const params = (
  price: string,
  { customer, trial_end, managed_payments }: Otherwise = {},
): Stripe.Checkout.SessionCreateParams => {
  const metadata = { account: '104', email: "o'ana+x@acme.example", license: 's-1a2b3c', takesSeat: 'true' };
  return {
    mode: 'subscription',
    line_items: [{ price, quantity: 3 }],
    client_reference_id: '104',
    ...(customer === undefined ? { customer_email: "o'ana+x@acme.example" } : { customer }),
    metadata,
    subscription_data: { metadata, ...(trial_end !== undefined && { trial_end }) },
    success_url: returnUrl.replace('{session}', '{CHECKOUT_SESSION_ID}'),
    cancel_url: backUrl,
    ...(managed_payments !== undefined && { managed_payments }),
  };
};

/** What our function sends, and what the client does for the same. */
async function both(
  ours: () => unknown,
  theirs: () => Promise<unknown>,
): Promise<readonly [readonly Sent[], readonly Sent[]]> {
  sent = [];
  ours();
  const own = sent;
  sent = [];
  await theirs();
  return [own, sent];
}

/** Somebody pays for a subscription: its id, its customer, and what was charged. */
async function paid(): Promise<{ readonly id: string; readonly customer: string; readonly charge: string }> {
  const begun = billing.begin(wanted);
  if (begun.outcome !== 'begun') throw new Error('nothing is begun');
  stripe.pay(/cs_\w+/.exec(begun.url)?.[0] ?? '', { card: 'good' });
  const [subscription] = (await client.subscriptions.list({ limit: 1 })).data;
  const [charge] = (await client.charges.list({ limit: 1 })).data;
  return {
    id: subscription?.id ?? '',
    customer: typeof subscription?.customer === 'string' ? subscription.customer : '',
    charge: charge?.id ?? '',
  };
}

const events: Stripe.EventListParams['types'] = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'invoice.paid',
  'invoice.payment_failed',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
];

const prices = { lookup_keys: ['mockups_monthly', 'mockups_yearly'], active: true, limit: 10 };

/** Begins a session as the client does. */
async function session(key: string, otherwise?: Otherwise): Promise<void> {
  const { data } = await client.prices.list(prices);
  const price = data.find(({ lookup_key: own }) => own === 'mockups_monthly')?.id ?? '';
  if (otherwise?.customer !== undefined) await client.customers.retrieve(otherwise.customer);
  const whose = otherwise?.customer === undefined ? '/new' : '';
  await client.checkout.sessions.create(params(price, otherwise), { idempotencyKey: `${key}/${price}${whose}` });
}

type Paid = Awaited<ReturnType<typeof paid>>;

/** Each function of the port, as often as it asks for different things. */
const calls: readonly {
  readonly what: string;
  readonly name: keyof BillingPort;
  readonly setUp?: Readonly<Record<string, string>>;
  readonly ours: (one: Paid) => unknown;
  readonly theirs: (one: Paid) => Promise<unknown>;
}[] = [
  { what: 'prices', name: 'offers', ours: () => billing.offers(), theirs: () => client.prices.list(prices) },
  { what: 'a session', name: 'begin', ours: () => billing.begin(wanted), theirs: () => session('checkout/1a2b/3') },
  {
    what: 'a session for who paid before, after a trial, with Stripe as the seller',
    name: 'begin',
    setUp: { STRIPE_MANAGED_PAYMENTS: 'on' },
    ours: ({ customer }) =>
      billing.begin({ ...wanted, key: 'checkout/1a2b/4', customer, trialEndsAt: noon + 12 * 86_400_000 }),
    theirs: ({ customer }) =>
      session('checkout/1a2b/4', {
        customer,
        trial_end: noon / 1000 + 12 * 86_400,
        managed_payments: { enabled: true },
      }),
  },
  {
    what: 'a session for who paid before and was deleted since',
    name: 'begin',
    ours: ({ customer }) => {
      stripe.answer({ method: 'DELETE', target: `/v1/customers/${customer}`, headers: secret, body: '' });
      return billing.begin({ ...wanted, key: 'checkout/1a2b/5', customer });
    },
    theirs: async ({ customer }) => {
      const { data } = await client.prices.list(prices);
      const price = data.find(({ lookup_key: own }) => own === 'mockups_monthly')?.id ?? '';
      await client.customers.retrieve(customer);
      await client.checkout.sessions.create(params(price), { idempotencyKey: `checkout/1a2b/5/${price}/new` });
    },
  },
  {
    what: 'a session that was begun',
    name: 'session',
    ours: () => billing.session('cs_test_1'),
    theirs: () => client.checkout.sessions.retrieve('cs_test_1').catch(() => undefined),
  },
  {
    what: 'a purchase, with what became of its money',
    name: 'purchase',
    ours: ({ id }) => billing.purchase(id),
    theirs: async ({ id, customer, charge }) => {
      await client.subscriptions.retrieve(id, { expand: ['latest_invoice', 'customer'] });
      await client.charges.list({ customer, limit: 10 });
      await client.disputes.list({ charge, limit: 1 });
    },
  },
  {
    what: 'invoices',
    name: 'invoices',
    ours: ({ id }) => billing.invoices(id),
    theirs: ({ id }) => client.invoices.list({ subscription: id, limit: 24 }),
  },
  {
    what: 'another address',
    name: 'readdress',
    ours: ({ customer }) => billing.readdress(customer, "o'ana+y@acme.example"),
    theirs: ({ customer }) => client.customers.update(customer, { email: "o'ana+y@acme.example" }),
  },
  {
    what: 'the portal',
    name: 'portal',
    ours: ({ customer }) => billing.portal(customer, backUrl),
    theirs: ({ customer }) => client.billingPortal.sessions.create({ customer, return_url: backUrl }),
  },
  {
    what: 'the portal as it was set up',
    name: 'portal',
    setUp: { STRIPE_PORTAL: 'bpc_1' },
    ours: ({ customer }) => billing.portal(customer, backUrl),
    theirs: ({ customer }) =>
      client.billingPortal.sessions
        .create({ customer, return_url: backUrl, configuration: 'bpc_1' })
        .catch(() => undefined),
  },
  {
    what: 'everything',
    name: 'all',
    ours: ({ id }) => billing.all(id),
    theirs: ({ id }) =>
      client.subscriptions.list({ status: 'all', limit: 25, expand: ['data.latest_invoice'], starting_after: id }),
  },
  {
    what: 'news, which tell of a charge and of a dispute',
    name: 'news',
    ours: () => billing.news(first),
    theirs: async ({ customer, charge }) => {
      const { data } = await client.events.list({ types: events, limit: 25, ending_before: first });
      for (const { type } of data.filter(({ type: of }) => of.startsWith('charge.'))) {
        if (type.startsWith('charge.dispute')) await client.charges.retrieve(charge);
        await client.subscriptions.list({ customer, status: 'all', limit: 10 });
      }
    },
  },
  {
    what: 'the latest event',
    name: 'latest',
    ours: () => billing.latest(),
    theirs: () => client.events.list({ types: events, limit: 1 }),
  },
];

/** The event that news are asked for from. */
let first: string;

test.each(calls)('$what: the same as its own client asks', async ({ ours, theirs, setUp }) => {
  const one = await paid();
  first = (await client.events.list({ limit: 1 })).data[0]?.id ?? '';
  await client.refunds.create({ charge: one.charge, amount: 1 });
  stripe.dispute(one.charge);
  properties = { ...properties, ...setUp };
  const [own, other] = await both(
    () => ours(one),
    () => theirs(one),
  );
  expect(own.length).toBeGreaterThan(0);
  expect(own).toEqual(other);
});

test('nothing is asked of Stripe that was not compared', () => {
  expect(new Set(calls.map(({ name }) => name))).toEqual(new Set(Object.keys(billing)));
});
