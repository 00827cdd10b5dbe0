// Billing by Stripe, over UrlFetchApp: the one place where its names stand. https://docs.stripe.com/api
import * as v from 'valibot';
import type { Cache, Log } from '../../subscriptions/ports';
import type { BillingPort, Offer, Purchased } from '../../subscriptions/purchases/port';
import type { Vendor } from '../settings';
import {
  type EventObject,
  type Subscription,
  charge,
  dispute,
  event,
  invoice,
  list,
  person,
  price,
  session,
  subscription,
} from './stripe/answers';
import { lookupKeys } from './stripe/form';
import { type Disputed, isTaken, purchased, subscriptionIn } from './stripe/purchased';
import { type Asked, createAsk, found, keyProperty, there } from './stripe/request';

/** Script properties that may be left out. */
const properties = { portal: 'STRIPE_PORTAL', managedPayments: 'STRIPE_MANAGED_PAYMENTS' } as const;

const offersKey = 'billing-offers';
const offersSeconds = 6 * 3600;

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
  const key = (): string | null => (known ??= property(keyProperty));
  const isLive = (): boolean => key()?.includes('_live_') === true;
  const ask = createAsk(key, log);

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
  const withCharges = (one: Subscription): Asked<Purchased> => {
    const asked = ask('get', 'charges', list(charge), { customer: one.customer.id, limit: 10 });
    if (asked.outcome === 'unreachable') return asked;
    // Of who was deleted there, nothing more is told.
    const charges = asked.outcome === 'answered' ? asked.value.data : [];
    const disputes: Disputed[] = [];
    for (const disputed of charges.filter((each) => each.paid && each.disputed)) {
      const told = ask('get', 'disputes', list(dispute), { charge: disputed.id, limit: 1 });
      if (told.outcome !== 'answered') return told;
      disputes.push(
        ...told.value.data.map((each) => ({ ...each, isTaken: isTaken(each.status, onDispute), charge: disputed })),
      );
    }
    return { outcome: 'answered', value: purchased(one, charges, disputes) };
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

  return {
    offers: () => {
      const [kept] = cache.get([offersKey]);
      if (Array.isArray(kept)) return { outcome: 'found', offers: kept as Offer[] };
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
        const payer = customer === undefined ? undefined : ask('get', `customers/${customer}`, person);
        if (payer?.outcome === 'unreachable') return payer;
        // Whoever was deleted there pays as somebody new: what is asked otherwise is asked under another key.
        const isKnown = payer?.outcome === 'answered' && !payer.value.deleted;
        const offer = offers.find((one) => one.billing === billing);
        if (offer === undefined)
          return { outcome: 'unreachable', detail: `there is no price ${lookupKeys[billing]}` } as const;
        const metadata = { account, email, license, takesSeat: String(takesSeat) };
        const isManaged = property(properties.managedPayments) === 'on';
        const form = {
          mode: 'subscription',
          line_items: [{ price: offer.id, quantity: seats }],
          client_reference_id: account,
          ...(isKnown ? { customer } : { customer_email: email }),
          metadata,
          subscription_data: { metadata, ...(trialEndsAt !== undefined && { trial_end: trialEndsAt / 1000 }) },
          success_url: returnUrl.replace('{session}', '{CHECKOUT_SESSION_ID}'),
          cancel_url: backUrl,
          ...(isManaged && { managed_payments: { enabled: true } }),
        };
        const key = `${own}/${offer.id}${isKnown ? '' : '/new'}`;
        const asked = ask('post', 'checkout/sessions', v.object({ url: v.string() }), form, key);
        return there(asked, ({ url }) => ({ outcome: 'begun', url }) as const);
      }),
    session: (id) =>
      found(ask('get', `checkout/sessions/${id}`, session), ({ livemode, subscription: purchaseId }) =>
        livemode === isLive()
          ? ({ outcome: 'found', purchaseId: purchaseId ?? undefined } as const)
          : ({ outcome: 'not-found' } as const),
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
      return asked.outcome === 'missing' && asked.what === 'customer'
        ? { outcome: 'gone' }
        : there(asked, ({ url }) => ({ outcome: 'opened', url }) as const);
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
          purchases: data.map((one) => purchased(one, [], [])),
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
