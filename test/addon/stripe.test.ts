// Our requests to Stripe beside those that its own client sends for the same: byte for byte.
/// <reference types="google-apps-script" />
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { createStripe as createBilling } from '../../src/addon/google/stripe';
import type { Stripe as StandIn } from '../../src/emulator/api';
import { createStripe } from '../../src/emulator/stand-ins/stripe/stand-in';
import { sampleProducts } from '../../src/sample/purchases';
import type { BillingPort } from '../../src/subscriptions/purchases/port';

/** What went over the network, as far as Stripe reads it. */
interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const key = 'rk_test_restricted';
const read = ['authorization', 'stripe-version', 'idempotency-key', 'content-type'];

const headersOf = (given: Readonly<Record<string, unknown>>, body: string): Sent['headers'] =>
  Object.fromEntries(
    Object.entries(given)
      .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
      // A request without a body has no type, whatever a client writes there.
      .filter(([name]) => read.includes(name) && (name !== 'content-type' || body !== ''))
      // Where it is given no key its client makes one up, another each time.
      .filter(([, value]) => !value.startsWith('stripe-node-retry-'))
      .sort(),
  );

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
    getScriptProperties: () => ({ getProperty: (name: string) => (name === 'STRIPE_KEY' ? key : null) }),
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
  stripe = createStripe({ now: () => Date.UTC(2026, 5, 15, 12), products: sampleProducts, seed: 'requests' });
  billing = createBilling({
    cache: { get: () => [undefined], put: () => undefined, remove: () => undefined },
    log: { warn: () => undefined, error: () => undefined },
  } as unknown as Parameters<typeof createBilling>[0]);
  const own = (url: string | URL | Request, given: RequestInit = {}): Promise<Response> => {
    const body = typeof given.body === 'string' ? given.body : '';
    const headers = headersOf(Object.fromEntries(new Headers(given.headers).entries()), body);
    const { status, text, told } = answered({
      method: given.method ?? 'GET',
      url: url instanceof Request ? url.url : url.toString(),
      body,
      headers,
    });
    return Promise.resolve(new Response(text, { status, headers: told }));
  };
  client = new Stripe(key, {
    apiVersion: '2026-10-28.endive',
    httpClient: Stripe.createFetchHttpClient(own),
    maxNetworkRetries: 0,
    telemetry: false,
  });
});
afterEach(() => {
  for (const name of Object.keys(services)) Reflect.deleteProperty(globalThis, name);
});

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
const params = (price: string): Stripe.Checkout.SessionCreateParams => {
  const metadata = { account: '104', email: "o'ana+x@acme.example", license: 's-1a2b3c', takesSeat: 'true' };
  return {
    mode: 'subscription',
    line_items: [{ price, quantity: 3 }],
    client_reference_id: '104',
    customer_email: "o'ana+x@acme.example",
    metadata,
    subscription_data: { metadata },
    success_url: returnUrl.replace('{session}', '{CHECKOUT_SESSION_ID}'),
    cancel_url: backUrl,
  };
};

/** The last request of ours, and what the client sends for the same. */
async function both(
  ours: () => unknown,
  theirs: () => Promise<unknown>,
): Promise<readonly [Sent | undefined, Sent | undefined]> {
  ours();
  const own = sent[sent.length - 1];
  await theirs().catch(() => undefined);
  return [own, sent[sent.length - 1]];
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

const calls: readonly (readonly [what: string, ours: () => unknown, theirs: () => Promise<unknown>])[] = [
  [
    'prices',
    () => billing.offers(),
    () => client.prices.list({ lookup_keys: ['mockups_monthly', 'mockups_yearly'], active: true, limit: 10 }),
  ],
  [
    'a session',
    () => billing.begin(wanted),
    async () => {
      const { data } = await client.prices.list({ lookup_keys: ['mockups_monthly'] });
      const price = data[0]?.id ?? '';
      return client.checkout.sessions.create(params(price), { idempotencyKey: `checkout/1a2b/3/${price}` });
    },
  ],
  [
    'a session that was begun',
    () => billing.session('cs_test_1'),
    () => client.checkout.sessions.retrieve('cs_test_1'),
  ],
  [
    'a purchase',
    () => billing.purchase('sub_1'),
    () => client.subscriptions.retrieve('sub_1', { expand: ['latest_invoice'] }),
  ],
  ['invoices', () => billing.invoices('sub_1'), () => client.invoices.list({ subscription: 'sub_1', limit: 24 })],
  [
    'the portal',
    () => billing.portal('cus_1', backUrl),
    () => client.billingPortal.sessions.create({ customer: 'cus_1', return_url: backUrl }),
  ],
  [
    'everything',
    () => billing.all('sub_1'),
    () =>
      client.subscriptions.list({ status: 'all', limit: 25, expand: ['data.latest_invoice'], starting_after: 'sub_1' }),
  ],
  ['news', () => billing.news('evt_1'), () => client.events.list({ types: events, limit: 25, ending_before: 'evt_1' })],
  ['the latest event', () => billing.latest(), () => client.events.list({ types: events, limit: 1 })],
];

test.each(calls)('%s: the same as its own client asks', async (_, ours, theirs) => {
  const [own, other] = await both(ours, theirs);
  expect(own).toEqual(other);
});
