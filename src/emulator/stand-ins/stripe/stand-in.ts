// The stand-in for Stripe: its interface and its pages on loopback, driven by a clock that others move.
import { randomUUID } from 'node:crypto';
import type {
  CreateStripe,
  StartStripe,
  Stripe,
  StripeDelivery,
  StripeExchange,
  StripeOptions,
  StripeProduct,
  StripeSettings,
} from '../../api/stripe';
import { type Handler, Refused, listen, readBody, send } from '../../server/http';
import { framedBy, originsOf, refuseForeign } from '../../server/own-pages';
import { createApi } from './answer';
import { cancelAtPeriodEnd, change, keep } from './billing';
import { advance } from './by-itself';
import { mainItem } from './invoicing';
import { type Ledger, createLedger } from './ledger';
import { answerPage } from './pages/answer';
import { sentencePage } from './pages/checkout';
import { closeDispute, dispute } from './payments';
import { Refusal } from './refusal';
import { addPrice, addProduct } from './routes/catalogue';
import { addConfiguration } from './routes/portal';
import { payAtTill, useCard } from './till';

/** Stripe's recommendation: eight tries in two weeks. https://docs.stripe.com/billing/revenue-recovery/smart-retries */
const usual: StripeSettings = { billingMode: 'flexible', retryDays: [1, 3, 5, 7, 9, 11, 14], afterRetries: 'cancel' };

const keptExchanges = 200;

const everyTestKey = (key: string): 'all' | undefined => (/^(sk|rk)_test_\w+$/.test(key) ? 'all' : undefined);

/** Stripe in this process, with the ledger that its pages show. */
function createInner(options: StripeOptions): {
  readonly stripe: Stripe;
  readonly ledger: Ledger;
  readonly now: () => number;
} {
  const { now: clock = Date.now, keys, onChange: changed } = options;
  const now = (): number => Math.floor(clock() / 1000);
  const ledger = createLedger({
    settings: { ...usual, ...options.settings },
    livemode: false,
    time: now(),
    seed: options.seed ?? randomUUID(),
  });
  sell(ledger, options.products ?? []);
  let isDown = false;
  const exchanges: StripeExchange[] = [];
  const api = createApi(ledger, {
    now,
    keys: keys === undefined ? everyTestKey : (key) => (Object.hasOwn(keys, key) ? keys[key] : undefined),
    isDown: () => isDown,
  });
  const inTime = <Result>(act: () => Result): Result => {
    advance(ledger, now());
    const result = act();
    changed?.();
    return result;
  };
  const stripe: Stripe = {
    answer: (request) => {
      const answer = api(request);
      exchanges.unshift({
        id: answer.headers['request-id'] ?? '',
        at: ledger.time * 1000,
        method: request.method,
        target: request.target,
        body: request.body,
        idempotencyKey: request.headers['idempotency-key'],
        status: answer.status,
        answer: answer.body,
      });
      exchanges.length = Math.min(exchanges.length, keptExchanges);
      changed?.();
      return answer;
    },
    advance: () => {
      advance(ledger, now());
    },
    pay: (session, payment) =>
      inTime(() => {
        try {
          return payAtTill(ledger, session, payment);
        } catch (error) {
          if (error instanceof Refusal && error.type === 'card_error') return 'declined';
          throw error;
        }
      }),
    change: (id, to) => {
      inTime(() => {
        const item = mainItem(ledger.get('subscription', id));
        return change(ledger, id, {
          price: to.price === undefined ? item.price : ledger.get('price', to.price),
          quantity: to.quantity ?? item.quantity,
          proration: 'always_invoice',
          anchor: 'now',
          endsTrial: true,
        });
      });
    },
    cancel: (id) => {
      inTime(() => cancelAtPeriodEnd(ledger, id));
    },
    keep: (id) => {
      inTime(() => keep(ledger, id));
    },
    useCard: (id, card) => {
      inTime(() => useCard(ledger, id, card));
    },
    dispute: (charge) => inTime(() => dispute(ledger, charge, 'fraudulent').id),
    closeDispute: (id, status) => {
      inTime(() => closeDispute(ledger, id, status));
    },
    exchanges: () => exchanges,
    isDown: () => isDown,
    setDown: (value) => {
      isDown = value;
      changed?.();
    },
    deliveries: () => [...ledger.delivery],
    setDelivery: (delivery: StripeDelivery, isOn) => {
      inTime(() => {
        if (isOn) ledger.delivery.add(delivery);
        else ledger.delivery.delete(delivery);
      });
    },
    settings: () => ledger.settings,
    setSettings: (settings) => {
      ledger.settings = { ...ledger.settings, ...settings };
      changed?.();
    },
  };
  return { stripe, ledger, now };
}

/** Stripe in this process alone: answers are there at once. */
export const createStripe: CreateStripe = (options = {}) => createInner(options).stripe;

/** What the account sells from the start, and a portal that lets people change all of it. */
function sell(ledger: Ledger, products: readonly StripeProduct[]): void {
  const made = products.map(({ name, prices }) => {
    const product = addProduct(ledger, { name });
    const own = prices.map(({ currency, amount, interval, lookupKey }) =>
      addPrice(ledger, {
        currency,
        unit_amount: amount,
        product: product.id,
        ...(interval !== undefined && { recurring: { interval } }),
        ...(lookupKey !== undefined && { lookup_key: lookupKey }),
      }),
    );
    return { product: product.id, prices: own.filter(({ recurring }) => recurring !== null).map(({ id }) => id) };
  });
  addConfiguration(ledger, {
    isDefault: true,
    features: {
      customer_update: { enabled: true, allowed_updates: ['email', 'name'] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ['price', 'quantity'],
        products: made
          .filter(({ prices }) => prices.length > 0)
          .map((one) => ({ ...one, adjustable_quantity: { enabled: true, minimum: 1 } })),
        proration_behavior: 'always_invoice',
        billing_cycle_anchor: 'now',
      },
    },
  });
}

/** Starts the stand-in on loopback. Rejects with a clear line when the port is taken. */
export const startStripe: StartStripe = async ({ port = 0, ...options } = {}) => {
  const { stripe, ledger, now } = createInner(options);
  const own: string[] = [];
  const handler: Handler = async (request, response, url) => {
    if (url.pathname.startsWith('/v1/')) {
      const body = await readBody(request);
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
      );
      const {
        status,
        headers: told,
        body: answer,
      } = stripe.answer({
        method: request.method ?? 'GET',
        target: url.pathname + url.search,
        headers,
        body,
      });
      response.writeHead(status, told).end(answer);
      return;
    }
    const isPost = request.method === 'POST';
    // Nothing here is worth anything, but what a page elsewhere presses would puzzle whoever looks on.
    if (isPost) refuseForeign(request, own);
    const form = isPost ? new URLSearchParams(await readBody(request)) : undefined;
    advance(ledger, now());
    if (stripe.isDown()) {
      send(response, 503, 'text/html', sentencePage('Stripe is down', 'The stand-in is switched off.'), pageHeaders);
      return;
    }
    const answer = answerPage(ledger, url.pathname, url.searchParams, form);
    if (isPost) options.onChange?.();
    if (answer === undefined) throw new Refused(404, 'There is nothing here.');
    if ('next' in answer) response.writeHead(303, { Location: answer.next, 'Cache-Control': 'no-store' }).end();
    else send(response, answer.status, 'text/html', answer.html, pageHeaders);
  };
  const { origin, port: taken, close } = await listen(port, handler);
  own.push(...originsOf([taken]));
  const url = `${origin}/`;
  const hosts = ['api', 'checkout', 'billing', 'invoice'].map((name) => [`https://${name}.stripe.com/`, url] as const);
  return { ...stripe, url, hosts: Object.fromEntries(hosts), close };
};

const pageHeaders = {
  'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; ${framedBy([])['Content-Security-Policy'] ?? ''}`,
};
