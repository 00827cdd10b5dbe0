// Checkout sessions: what a till is asked to sell.
import * as v from 'valibot';
import type { Ledger } from '../ledger';
import { nameOf } from '../invoicing';
import { expand, flag, integer, isWithin, list, metadata, parsed, text } from '../params';
import { invalid } from '../refusal';
import type { Route } from './route';
import { type Price, type SessionLine, listOf } from '../shapes/objects';
import { sessionLineOf, sessionOf } from '../shapes/sessions';
import { addPrice, addProduct } from './catalogue';
import { newestFirst, page } from './listing';
import { one } from './one';

const hour = 60 * 60;
/** How long a session lives, and at least how long. https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at */
const longest = 24 * hour;
const shortest = hour / 2;
/** A trial at a till ends later than this. */
const shortestTrial = 48 * hour;

const lineItem = v.strictObject({
  price: v.optional(text),
  price_data: v.optional(
    v.strictObject({
      currency: text,
      unit_amount: v.pipe(integer, v.minValue(0)),
      product: v.optional(text),
      product_data: v.optional(v.strictObject({ name: text, description: v.optional(text) })),
      recurring: v.optional(
        v.strictObject({
          interval: v.picklist(['day', 'week', 'month', 'year']),
          interval_count: v.optional(integer),
        }),
      ),
      tax_behavior: v.optional(v.picklist(['exclusive', 'inclusive', 'unspecified'])),
    }),
  ),
  quantity: v.optional(v.pipe(integer, v.minValue(1), v.maxValue(999_999))),
  adjustable_quantity: v.optional(
    v.strictObject({ enabled: flag, minimum: v.optional(integer), maximum: v.optional(integer) }),
  ),
});

const newSession = v.strictObject({
  ...expand,
  mode: v.picklist(['payment', 'subscription']),
  line_items: v.pipe(v.array(lineItem), v.minLength(1), v.maxLength(20)),
  success_url: v.optional(text),
  cancel_url: v.optional(text),
  client_reference_id: v.optional(v.pipe(text, v.maxLength(200))),
  customer: v.optional(text),
  customer_email: v.optional(v.pipe(text, v.maxLength(800))),
  customer_creation: v.optional(v.picklist(['always', 'if_required'])),
  expires_at: v.optional(integer),
  locale: v.optional(text),
  metadata: v.optional(metadata),
  payment_method_collection: v.optional(v.picklist(['always', 'if_required'])),
  payment_method_types: v.optional(v.array(text)),
  allow_promotion_codes: v.optional(flag),
  billing_address_collection: v.optional(v.picklist(['auto', 'required'])),
  automatic_tax: v.optional(v.strictObject({ enabled: flag })),
  tax_id_collection: v.optional(v.strictObject({ enabled: flag })),
  customer_update: v.optional(
    v.strictObject({
      address: v.optional(v.picklist(['auto', 'never'])),
      name: v.optional(v.picklist(['auto', 'never'])),
    }),
  ),
  managed_payments: v.optional(v.strictObject({ enabled: flag })),
  ui_mode: v.optional(v.picklist(['hosted_page'])),
  submit_type: v.optional(text),
  subscription_data: v.optional(
    v.strictObject({
      metadata: v.optional(metadata),
      description: v.optional(v.pipe(text, v.maxLength(500))),
      trial_end: v.optional(integer),
      trial_period_days: v.optional(v.pipe(integer, v.minValue(1))),
      billing_mode: v.optional(v.strictObject({ type: v.picklist(['classic', 'flexible']) })),
    }),
  ),
});

function priceFor(ledger: Ledger, line: v.InferOutput<typeof lineItem>, at: number): Price {
  if (line.price !== undefined) {
    const price = ledger.get('price', line.price, `line_items[${at}][price]`);
    if (!price.active)
      throw invalid(
        `The price specified is inactive. This field only accepts active prices.`,
        `line_items[${at}][price]`,
      );
    return price;
  }
  const { price_data: data } = line;
  if (data === undefined)
    throw invalid('Missing required param: line_items[0][price].', 'line_items[0][price]', 'parameter_missing');
  const { product, product_data: made, ...rest } = data;
  const of = made === undefined ? ledger.get('product', product ?? '', 'product') : addProduct(ledger, made);
  return addPrice(ledger, { ...rest, product: of.id });
}

function refuseMode(mode: 'payment' | 'subscription', lines: readonly SessionLine[]): void {
  const hasRecurring = lines.some(({ price }) => price.type === 'recurring');
  if (mode === 'payment' && hasRecurring)
    throw invalid(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      'mode',
    );
  if (mode === 'subscription' && !hasRecurring)
    throw invalid(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
      'line_items',
    );
}

export const checkout: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/checkout/sessions',
    resource: 'checkout_session',
    answer: ({ ledger, params }) => {
      const asked = parsed(newSession, params);
      const { mode, subscription_data: data } = asked;
      if (asked.customer !== undefined && asked.customer_email !== undefined)
        throw invalid(
          'You may only specify one of these parameters: customer, customer_email.',
          'customer',
          'parameters_exclusive',
        );
      if (asked.success_url === undefined)
        throw invalid('Missing required param: success_url.', 'success_url', 'parameter_missing');
      for (const name of ['success_url', 'cancel_url'] as const) {
        const url = asked[name];
        if (url !== undefined && !/^https?:\/\/\S+$/.test(url)) throw invalid('Not a valid URL', name, 'url_invalid');
      }
      if (asked.customer_email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asked.customer_email))
        throw invalid(`Invalid email address: ${asked.customer_email}`, 'customer_email', 'email_invalid');
      if (mode === 'payment' && data !== undefined)
        throw invalid('You can not pass `subscription_data` in `payment` mode.', 'subscription_data');
      if (asked.managed_payments?.enabled === true && (asked.automatic_tax ?? asked.tax_id_collection) !== undefined)
        throw invalid('Tax parameters can not be used with managed payments.', 'automatic_tax');
      const customer = asked.customer === undefined ? undefined : ledger.get('customer', asked.customer, 'customer');
      const lines = asked.line_items.map((line, at) => {
        const price = priceFor(ledger, line, at);
        if (line.quantity === undefined)
          throw invalid('Quantity is required. Add `quantity` to `line_items[0]`', 'line_items', 'parameter_missing');
        const adjustable = line.adjustable_quantity;
        return sessionLineOf(
          ledger.next('li_'),
          price,
          line.quantity,
          nameOf(ledger, price),
          adjustable?.enabled === true
            ? { enabled: true, minimum: adjustable.minimum ?? 0, maximum: adjustable.maximum ?? 99 }
            : null,
        );
      });
      refuseMode(mode, lines);
      const expiresAt = asked.expires_at ?? ledger.time + longest;
      if (expiresAt < ledger.time + shortest || expiresAt > ledger.time + longest)
        throw invalid(
          'The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation.',
          'expires_at',
        );
      if (data?.trial_end !== undefined && data.trial_end < ledger.time + shortestTrial)
        throw invalid('The `trial_end` date has to be at least 2 days in the future.', 'subscription_data[trial_end]');
      const born = ledger.born('checkout.session');
      ledger.plans.set(born.id, {
        lines,
        subscription: {
          metadata: data?.metadata ?? {},
          description: data?.description ?? null,
          trialEnd: data?.trial_end ?? null,
          trialDays: data?.trial_period_days ?? null,
          billingMode: data?.billing_mode?.type,
        },
      });
      return ledger.add(
        'checkout.session',
        sessionOf(born, {
          mode,
          amount: amountOf(ledger, born.id, lines),
          currency: lines[0]?.price.currency ?? 'usd',
          success_url: asked.success_url,
          cancel_url: asked.cancel_url ?? null,
          client_reference_id: asked.client_reference_id ?? null,
          customer: customer?.id ?? null,
          customer_email: asked.customer_email ?? null,
          expires_at: expiresAt,
          locale: asked.locale ?? null,
          managed_payments: asked.managed_payments?.enabled ?? false,
          metadata: asked.metadata ?? {},
          payment_method_collection: mode === 'subscription' ? (asked.payment_method_collection ?? 'always') : null,
          allow_promotion_codes: asked.allow_promotion_codes ?? null,
          billing_address_collection: asked.billing_address_collection ?? null,
          automatic_tax: asked.automatic_tax?.enabled ?? false,
          tax_id_collection: asked.tax_id_collection?.enabled ?? false,
          url: `https://checkout.stripe.com/c/pay/${born.id}`,
        }),
      );
    },
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions',
    resource: 'checkout_session',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({
          ...list,
          customer: v.optional(text),
          subscription: v.optional(text),
          payment_intent: v.optional(text),
          status: v.optional(v.picklist(['open', 'complete', 'expired'])),
        }),
        params,
      );
      const found = newestFirst(ledger.all('checkout.session')).filter(
        (session) =>
          (asked.customer === undefined || session.customer === asked.customer) &&
          (asked.subscription === undefined || session.subscription === asked.subscription) &&
          (asked.payment_intent === undefined || session.payment_intent === asked.payment_intent) &&
          (asked.status === undefined || session.status === asked.status) &&
          isWithin(session.created, asked.created),
      );
      return page(found, asked, '/v1/checkout/sessions');
    },
  },
  one('/v1/checkout/sessions/:id', 'checkout_session', 'checkout.session'),
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id/line_items',
    resource: 'checkout_session',
    answer: ({ ledger, ids: [id = ''], params }) => {
      const asked = parsed(v.strictObject(list), params);
      ledger.get('checkout.session', id);
      return page(ledger.plans.get(id)?.lines ?? [], asked, `/v1/checkout/sessions/${id}/line_items`);
    },
  },
  {
    method: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    resource: 'checkout_session',
    answer: ({ ledger, ids: [id = ''], params }) => {
      parsed(v.strictObject(expand), params);
      const { status } = ledger.get('checkout.session', id);
      if (status !== 'open')
        throw invalid(
          `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${String(status)}\`.`,
        );
      return ledger.change('checkout.session', id, { status: 'expired', url: null }, 'checkout.session.expired');
    },
  },
];

/** What is to be paid at once: nothing while a trial runs. */
function amountOf(ledger: Ledger, id: string, lines: readonly SessionLine[]): number {
  const { trialEnd, trialDays } = ledger.plans.get(id)?.subscription ?? { trialEnd: null, trialDays: null };
  return trialEnd === null && trialDays === null ? lines.reduce((sum, { amount_total: one }) => sum + one, 0) : 0;
}

/** The lines of a session, for whoever asks for them. */
export const linesOf = (ledger: Ledger, id: string): object =>
  listOf([...(ledger.plans.get(id)?.lines ?? [])], `/v1/checkout/sessions/${id}/line_items`);
