// Billing by Stripe, over UrlFetchApp: the one place where its names stand. https://docs.stripe.com/api
import * as v from 'valibot';
import type { Billed } from '../../rules/index';
import type { Cache, Log, Unreachable } from '../../subscriptions/ports';
import type { BillingPort, Bought, Offer, Purchased } from '../../subscriptions/purchases/port';
import type { Vendor } from '../settings';
import { scopesFor, unlessAllowed } from './consent';

/** The version that requests and answers are written for. https://docs.stripe.com/api/versioning */
const version = '2026-10-28.endive';
const api = 'https://api.stripe.com/v1/';

/** Script Properties. The key is a restricted one; the others may be left out. */
const properties = { key: 'STRIPE_KEY', portal: 'STRIPE_PORTAL', managedPayments: 'STRIPE_MANAGED_PAYMENTS' } as const;

/** How prices are found, whatever they are and cost. */
const lookupKeys = { monthly: 'mockups_monthly', yearly: 'mockups_yearly' } as const;

const offersKey = 'billing-offers';
const offersSeconds = 6 * 3600;

const unix = v.pipe(
  v.number(),
  v.transform((seconds) => seconds * 1000),
);
const list = <Item>(item: v.GenericSchema<unknown, Item>) => v.object({ data: v.array(item), has_more: v.boolean() });

const price = v.object({
  id: v.string(),
  lookup_key: v.nullable(v.string()),
  currency: v.string(),
  unit_amount: v.nullable(v.number()),
  tax_behavior: v.nullish(v.picklist(['inclusive', 'exclusive', 'unspecified'])),
});

const bought = v.pipe(
  v.object({
    account: v.pipe(v.string(), v.nonEmpty()),
    email: v.pipe(v.string(), v.nonEmpty()),
    license: v.pipe(v.string(), v.regex(/^s-\w{1,40}$/)),
    takesSeat: v.string(),
  }),
  v.transform((given): Bought => ({ ...given, takesSeat: given.takesSeat === 'true' })),
);

const subscription = v.object({
  id: v.string(),
  customer: v.union([
    v.pipe(
      v.string(),
      v.transform((id): { readonly id: string; readonly email?: string | null | undefined } => ({ id })),
    ),
    v.object({ id: v.string(), email: v.nullish(v.string()) }),
  ]),
  livemode: v.boolean(),
  status: v.string(),
  billing_cycle_anchor: unix,
  cancel_at_period_end: v.boolean(),
  cancel_at: v.nullable(unix),
  canceled_at: v.nullable(unix),
  ended_at: v.nullable(unix),
  metadata: v.unknown(),
  items: v.object({
    data: v.pipe(
      v.array(
        v.object({
          quantity: v.optional(v.number(), 1),
          current_period_start: unix,
          current_period_end: unix,
          price: v.object({ recurring: v.nullish(v.object({ interval: v.string() })) }),
        }),
      ),
      v.minLength(1),
    ),
  }),
  latest_invoice: v.nullish(v.object({ status: v.nullable(v.string()), billing_reason: v.nullish(v.string()) })),
});

const charge = v.object({
  id: v.string(),
  customer: v.nullable(v.string()),
  created: unix,
  paid: v.boolean(),
  refunded: v.boolean(),
  amount_refunded: v.number(),
  disputed: v.boolean(),
});
type Charge = v.InferOutput<typeof charge>;

const dispute = v.object({ created: unix, status: v.string() });
type Dispute = v.InferOutput<typeof dispute>;

/** Settled in whatever way: any other goes on. https://docs.stripe.com/api/disputes/object */
const settled: readonly string[] = ['lost', 'won', 'warning_closed', 'prevented'];
/** The bank has the money back, for good or until it is decided; at a mere warning it has not. */
const taken = { flag: ['lost'], refunded: ['lost', 'needs_response', 'under_review'] } as const;

const invoice = v.object({
  number: v.nullable(v.string()),
  created: unix,
  total: v.number(),
  currency: v.string(),
  status: v.nullable(v.string()),
  hosted_invoice_url: v.nullish(v.string()),
});

const session = v.object({
  livemode: v.boolean(),
  payment_status: v.string(),
  subscription: v.nullable(v.string()),
});

const event = v.object({
  id: v.string(),
  data: v.object({ object: v.looseObject({ object: v.string(), id: v.optional(v.string()) }) }),
});

/** What may have changed a subscription. Only whose it is is read of them: what is so is fetched. */
const events = [
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
] as const;

type Form = Readonly<Record<string, unknown>>;

type EventObject = v.InferOutput<typeof event>['data']['object'];

/** A dispute, and what it is about. */
type Disputed = Dispute & { readonly charge: Charge; readonly isTaken: boolean };

/** What comes back where it is no answer: `missing` where there is no such thing. */
type Asked<Value> =
  { readonly outcome: 'answered'; readonly value: Value } | { readonly outcome: 'missing' } | Unreachable;

/**
 * Billing by Stripe. The key is read when something is asked for: most executions never do.
 * @param onDispute what a charge does that is disputed still
 */
export function createStripe(
  { cache, log }: { readonly cache: Cache; readonly log: Log },
  onDispute: NonNullable<Vendor['onDispute']> = 'flag',
): BillingPort {
  const property = (name: string): string | null => PropertiesService.getScriptProperties().getProperty(name);
  let known: string | null | undefined;
  const key = (): string | null => (known ??= property(properties.key));
  const isLive = (): boolean => key()?.includes('_live_') === true;

  /** Tries twice more, under the same key, where that may help. Nothing of what is sent or answered goes into the log. */
  const ask = <Value>(
    method: 'get' | 'post',
    path: string,
    answer: v.GenericSchema<unknown, Value>,
    form: Form = {},
    idempotency?: string,
  ): Asked<Value> => {
    const secret = key();
    if (secret === null) return { outcome: 'unreachable', detail: `${properties.key} is not set` };
    const text = encoded(form);
    for (let attempt = 1; ; attempt += 1) {
      const got = fetched(method === 'get' && text !== '' ? `${path}?${text}` : path, {
        method,
        headers: {
          Authorization: `Bearer ${secret}`,
          'Stripe-Version': version,
          ...(idempotency !== undefined && { 'Idempotency-Key': idempotency }),
        },
        ...(method === 'post' && { payload: text, contentType: 'application/x-www-form-urlencoded' }),
        muteHttpExceptions: true,
      });
      const status = got?.getResponseCode() ?? 0;
      if (got !== undefined && status === 200) {
        const parsed = v.safeParse(answer, JSON.parse(got.getContentText()));
        if (parsed.success) return { outcome: 'answered', value: parsed.output };
        const at = v.getDotPath(parsed.issues[0]) ?? '';
        return {
          outcome: 'unreachable',
          detail: `${path.split('/')[0] ?? ''} was answered otherwise than expected at ${at}`,
        };
      }
      const { type, code, request } = refusalOf(got);
      // Where a parameter names what is not there, the status is another one.
      if (status === 404 || code === 'resource_missing') return { outcome: 'missing' };
      if (attempt < 3 && (status === 0 || status === 409 || status === 429 || status >= 500)) {
        Utilities.sleep(250 * attempt);
        continue;
      }
      log.warn('billing-refused', { what: path.split('/')[0], status, type, code, request });
      return { outcome: 'unreachable', detail: `billing answered ${status} ${type} ${code}` };
    }
  };

  const prices = (): Asked<readonly (Offer & { readonly id: string })[]> => {
    const asked = ask('get', 'prices', list(price), {
      lookup_keys: Object.values(lookupKeys),
      active: true,
      limit: 10,
    });
    if (asked.outcome !== 'answered') return asked;
    const offers = (['monthly', 'yearly'] as const).flatMap((billing) =>
      asked.value.data.flatMap(({ id, lookup_key, currency, unit_amount, tax_behavior }) =>
        lookup_key === lookupKeys[billing] && unit_amount !== null
          ? [{ id, billing, amount: unit_amount, currency, tax: tax_behavior ?? 'unspecified' }]
          : [],
      ),
    );
    return { outcome: 'answered', value: offers };
  };

  /** What became of the money: only what was charged to this customer, who pays for one license alone. */
  const withCharges = (one: v.InferOutput<typeof subscription>): Asked<Purchased> => {
    const asked = ask('get', 'charges', list(charge), { customer: one.customer.id, limit: 10 });
    if (asked.outcome !== 'answered') return asked;
    const charges = asked.value.data.filter(({ paid }) => paid);
    const disputes: Disputed[] = [];
    for (const disputed of charges.filter((each) => each.disputed)) {
      const told = ask('get', 'disputes', list(dispute), { charge: disputed.id, limit: 1 });
      if (told.outcome !== 'answered') return told;
      const isTaken = (is: string): boolean => taken[onDispute].some((one) => one === is);
      disputes.push(...told.value.data.map((each) => ({ ...each, isTaken: isTaken(each.status), charge: disputed })));
    }
    return { outcome: 'answered', value: purchased(one, charges[0], disputes) };
  };

  /** Purchases that a charge or a dispute is about: neither says more than who pays, and for one license alone. */
  const purchasesOf = (object: EventObject): Asked<readonly string[]> => {
    let payer: unknown = object['customer'];
    if (object.object === 'dispute') {
      const disputed = ask('get', `charges/${String(object['charge'])}`, charge);
      if (disputed.outcome !== 'answered') return disputed;
      payer = disputed.value.customer;
    }
    if (typeof payer !== 'string') return { outcome: 'answered', value: [] };
    const form = { customer: payer, status: 'all', limit: 10 };
    const asked = ask('get', 'subscriptions', list(v.object({ id: v.string() })), form);
    return asked.outcome === 'answered' ? { outcome: 'answered', value: asked.value.data.map(({ id }) => id) } : asked;
  };

  const found = <Value, Result>(
    asked: Asked<Value>,
    then: (value: Value) => Result,
  ): Result | { readonly outcome: 'not-found' } | Unreachable =>
    asked.outcome === 'answered' ? then(asked.value) : asked.outcome === 'missing' ? { outcome: 'not-found' } : asked;

  /** What is there whoever asks: that it is missing is a fault. */
  const there = <Value, Result>(asked: Asked<Value>, then: (value: Value) => Result): Result | Unreachable =>
    asked.outcome === 'missing'
      ? { outcome: 'unreachable', detail: 'billing knows no such thing' }
      : asked.outcome === 'answered'
        ? then(asked.value)
        : asked;

  return {
    offers: () => {
      const offers = v.safeParse(v.array(v.custom<Offer>((one) => typeof one === 'object')), cache.get([offersKey])[0]);
      if (offers.success) return { outcome: 'found', offers: offers.output };
      return found(prices(), (fresh) => {
        const told = fresh.map(({ id: _, ...offer }) => offer);
        if (told.length > 0) cache.put({ [offersKey]: told }, offersSeconds);
        return { outcome: 'found', offers: told } as const;
      });
    },
    begin: ({
      account,
      email,
      license,
      takesSeat,
      billing,
      seats,
      customer,
      trialEndsAt,
      key: own,
      returnUrl,
      backUrl,
    }) =>
      there(prices(), (offers) => {
        const offer = offers.find((one) => one.billing === billing);
        if (offer === undefined)
          return { outcome: 'unreachable', detail: `there is no price ${lookupKeys[billing]}` } as const;
        const metadata = { account, email, license, takesSeat: String(takesSeat) };
        const isManaged = property(properties.managedPayments) === 'on';
        const form = {
          mode: 'subscription',
          line_items: [{ price: offer.id, quantity: seats }],
          client_reference_id: account,
          ...(customer === undefined ? { customer_email: email } : { customer }),
          metadata,
          subscription_data: { metadata, ...(trialEndsAt !== undefined && { trial_end: trialEndsAt / 1000 }) },
          success_url: returnUrl.replace('{session}', '{CHECKOUT_SESSION_ID}'),
          cancel_url: backUrl,
          ...(isManaged && { managed_payments: { enabled: true } }),
        };
        const asked = ask('post', 'checkout/sessions', v.object({ url: v.string() }), form, `${own}/${offer.id}`);
        return there(asked, ({ url }) => ({ outcome: 'begun', url }) as const);
      }),
    session: (id) =>
      found(ask('get', `checkout/sessions/${id}`, session), ({ livemode, payment_status, subscription: purchaseId }) =>
        livemode !== isLive()
          ? ({ outcome: 'not-found' } as const)
          : ({
              outcome: 'found',
              purchaseId: payment_status === 'unpaid' ? undefined : (purchaseId ?? undefined),
            } as const),
      ),
    purchase: (id) =>
      found(ask('get', `subscriptions/${id}`, subscription, { expand: ['latest_invoice', 'customer'] }), (one) =>
        one.livemode === isLive()
          ? found(withCharges(one), (purchase) => ({ outcome: 'found', purchase }) as const)
          : ({ outcome: 'not-found' } as const),
      ),
    readdress: (customer, email) =>
      there(ask('post', `customers/${customer}`, v.object({}), { email }), () => ({ outcome: 'readdressed' }) as const),
    portal: (customer, returnUrl) => {
      const configuration = property(properties.portal);
      const form = { customer, return_url: returnUrl, ...(configuration !== null && { configuration }) };
      const asked = ask('post', 'billing_portal/sessions', v.object({ url: v.string() }), form);
      return there(asked, ({ url }) => ({ outcome: 'opened', url }) as const);
    },
    invoices: (purchaseId) =>
      found(ask('get', 'invoices', list(invoice), { subscription: purchaseId, limit: 24 }), ({ data }) => ({
        outcome: 'found',
        invoices: data.flatMap(({ number, created, total, currency, status, hosted_invoice_url }) =>
          number === null
            ? []
            : [
                {
                  number,
                  at: created,
                  amount: total,
                  currency,
                  isPaid: status === 'paid',
                  ...(hosted_invoice_url != null && { url: hosted_invoice_url }),
                },
              ],
        ),
      })),
    all: (after) => {
      const form = {
        status: 'all',
        limit: 25,
        expand: ['data.latest_invoice'],
        ...(after !== undefined && { starting_after: after }),
      };
      return there(ask('get', 'subscriptions', list(subscription), form), ({ data, has_more }) => {
        const next = data[data.length - 1]?.id;
        return {
          outcome: 'page',
          purchases: data.map((one) => purchased(one, undefined, [])),
          ...(has_more && next !== undefined && { next }),
        } as const;
      });
    },
    news: (since) => {
      const asked = ask('get', 'events', list(event), { types: events, limit: 25, ending_before: since });
      if (asked.outcome === 'missing') return { outcome: 'forgotten' };
      return there(asked, ({ data, has_more }) => {
        const purchaseIds = new Set<string>();
        for (const { object } of data.map((one) => one.data)) {
          const isMoney = object.object === 'charge' || object.object === 'dispute';
          const of: Asked<readonly string[]> = isMoney
            ? purchasesOf(object)
            : { outcome: 'answered', value: subscriptionIn(object) };
          if (of.outcome === 'unreachable') return of;
          // Of what is no longer there, there is no news.
          if (of.outcome === 'answered') of.value.forEach((id) => purchaseIds.add(id));
        }
        return {
          outcome: 'page',
          last: data[0]?.id ?? since,
          isMore: has_more,
          purchaseIds: [...purchaseIds],
        } as const;
      });
    },
    latest: () =>
      there(ask('get', 'events', list(event), { types: events, limit: 1 }), ({ data }) => ({
        outcome: 'latest',
        event: data[0]?.id ?? '',
      })),
  };
}

/** The subscription that the object of an event belongs to. */
function subscriptionIn(object: EventObject): readonly string[] {
  const text = (value: unknown): readonly string[] =>
    typeof value === 'string' && /^sub_\w+$/.test(value) ? [value] : [];
  if (object.object === 'subscription') return text(object.id);
  const parent = v.safeParse(
    v.object({ subscription_details: v.object({ subscription: v.string() }) }),
    object['parent'],
  );
  return parent.success ? text(parent.output.subscription_details.subscription) : text(object['subscription']);
}

/** A subscription in our words. A status that is not known yet waits: nothing is taken from anybody for it. */
function purchased(
  { id, customer, metadata, status, items, latest_invoice, ...rest }: v.InferOutput<typeof subscription>,
  newest: Charge | undefined,
  disputes: readonly Disputed[],
): Purchased {
  const [item] = items.data as [(typeof items.data)[number]];
  const period = { start: item.current_period_start, end: item.current_period_end };
  // Whoever pays again after that does so by another subscription, whose period begins later.
  const isOfPeriod = ({ created }: Charge): boolean => created >= period.start - hour;
  const lost = disputes.find(({ charge: of, isTaken }) => isTaken && isOfPeriod(of));
  const state = lost === undefined ? (states[status] ?? 'waiting') : 'ended';
  // Before its invoice is paid, a new period is nothing that was paid for; what is sent besides says nothing of that.
  const isOpen =
    latest_invoice?.billing_reason?.startsWith('subscription') === true &&
    ['draft', 'open', 'uncollectible'].includes(latest_invoice.status ?? '');
  const ends = rest.ended_at ?? rest.cancel_at ?? (rest.cancel_at_period_end ? period.end : undefined);
  const isGivenBack = newest?.refunded === true && isOfPeriod(newest);
  const parsed = v.safeParse(bought, metadata);
  return {
    id,
    customer: customer.id,
    ...(customer.email != null && { email: customer.email }),
    ...(parsed.success && { bought: parsed.output }),
    billed: {
      state,
      seats: item.quantity,
      billing: item.price.recurring?.interval === 'year' ? 'yearly' : 'monthly',
      startedAt: rest.billing_cycle_anchor,
      period,
      isPaid: !isOpen,
      ...(ends !== undefined && { cancelled: { at: rest.canceled_at ?? ends, endsAt: ends } }),
      ...(lost !== undefined
        ? { refundedAt: lost.created }
        : state === 'ended' && isGivenBack && { refundedAt: rest.ended_at ?? period.end }),
    },
    ...(disputes.some(({ status: is }) => !settled.includes(is))
      ? { notice: 'disputed' }
      : newest !== undefined && newest.amount_refunded > 0 && state !== 'ended' && { notice: 'partly-refunded' }),
  };
}

const hour = 60 * 60 * 1000;

const states: Readonly<Record<string, Billed['state'] | undefined>> = {
  trialing: 'active',
  active: 'active',
  past_due: 'due',
  unpaid: 'unpaid',
  paused: 'paused',
  canceled: 'ended',
};

/** A form as Stripe reads it: names of what is inside stand in brackets. https://docs.stripe.com/api/expanding_objects */
function encoded(form: Form): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown): void => {
    if (value === undefined) return;
    if (typeof value === 'object' && value !== null) {
      for (const [part, inner] of Object.entries(value)) add(name === '' ? part : `${name}[${part}]`, inner);
    } else pairs.push(`${escaped(name)}=${escaped(typeof value === 'string' ? value : JSON.stringify(value))}`);
  };
  add('', form);
  return pairs.join('&');
}

const escaped = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!*()']/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%5B/g, '[')
    .replace(/%5D/g, ']');

/** Undefined where there was no connection: what an exception says may hold what was asked. @throws NotAllowedYet */
function fetched(
  path: string,
  options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions,
): GoogleAppsScript.URL_Fetch.HTTPResponse | undefined {
  try {
    return UrlFetchApp.fetch(`${api}${path}`, options);
  } catch (error) {
    unlessAllowed(error, scopesFor.page);
    return undefined;
  }
}

/** By its kind alone: a message may hold an address, or a part of a key. */
function refusalOf(
  response: GoogleAppsScript.URL_Fetch.HTTPResponse | undefined,
): Record<'type' | 'code' | 'request', string> {
  const none = { type: '', code: '', request: '' };
  if (response === undefined) return { ...none, type: 'no-connection' };
  const form = v.object({ error: v.object({ type: v.string(), code: v.optional(v.string(), '') }) });
  try {
    const parsed = v.safeParse(form, JSON.parse(response.getContentText()));
    const headers = response.getAllHeaders() as Readonly<Record<string, string | undefined>>;
    const request = headers['Request-Id'] ?? headers['request-id'] ?? '';
    return parsed.success ? { ...parsed.output.error, request } : { ...none, request };
  } catch {
    return none;
  }
}
