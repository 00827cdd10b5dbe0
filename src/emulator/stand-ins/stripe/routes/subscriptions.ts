// Subscriptions.
import * as v from 'valibot';
import { cancelAtPeriodEnd, change, end, keep, subscribe } from '../billing';
import { isOver, mainItem } from '../invoicing';
import type { Ledger } from '../ledger';
import { expand, flag, integer, isWithin, list, metadata, parsed, text } from '../params';
import { invalid } from '../refusal';
import type { Route } from './route';
import type { Subscription } from '../shapes/objects';
import { mergedMetadata } from './catalogue';
import { newestFirst, page } from './listing';
import { one } from './one';

const proration = v.optional(v.picklist(['none', 'create_prorations', 'always_invoice']), 'create_prorations');
const statuses = [
  ...(['active', 'all', 'canceled', 'ended', 'incomplete', 'incomplete_expired', 'past_due'] as const),
  ...(['paused', 'trialing', 'unpaid'] as const),
];

/** Without a status everything but what was cancelled, as at Stripe. */
function isAsked({ status }: Subscription, asked: (typeof statuses)[number] | undefined): boolean {
  if (asked === undefined) return status !== 'canceled';
  if (asked === 'ended') return status === 'canceled' || status === 'incomplete_expired';
  return asked === 'all' || status === asked;
}

/** Refuses what can no longer be changed. */
function alive(ledger: Ledger, id: string): Subscription {
  const subscription = ledger.get('subscription', id);
  if (isOver(subscription))
    throw invalid(
      'A canceled subscription can only update its cancellation_details and metadata.',
      undefined,
      'invalid_canceled_subscription_fields',
    );
  return subscription;
}

export const subscriptions: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/subscriptions',
    resource: 'subscription',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({
          ...expand,
          customer: text,
          items: v.pipe(
            v.array(v.strictObject({ price: text, quantity: v.optional(integer, '1') })),
            v.minLength(1),
            v.maxLength(20),
          ),
          default_payment_method: v.optional(text),
          description: v.optional(text),
          metadata: v.optional(metadata),
          trial_end: v.optional(integer),
          trial_period_days: v.optional(v.pipe(integer, v.minValue(1))),
          billing_mode: v.optional(v.strictObject({ type: v.picklist(['classic', 'flexible']) })),
          payment_behavior: v.optional(v.picklist(['allow_incomplete', 'default_incomplete', 'error_if_incomplete'])),
        }),
        params,
      );
      ledger.get('customer', asked.customer, 'customer');
      const method =
        asked.default_payment_method === undefined
          ? undefined
          : ledger.get('payment_method', asked.default_payment_method, 'default_payment_method');
      return subscribe(ledger, {
        customer: asked.customer,
        items: asked.items.map(({ price, quantity }, at) => ({
          price: ledger.get('price', price, `items[${at}][price]`),
          quantity,
        })),
        metadata: asked.metadata ?? {},
        description: asked.description ?? null,
        method,
        trialEnd:
          asked.trial_end ??
          (asked.trial_period_days === undefined ? null : ledger.time + asked.trial_period_days * 24 * 60 * 60),
        billingMode: asked.billing_mode?.type,
        managedPayments: false,
        isPresent: false,
      });
    },
  },
  {
    method: 'GET',
    path: '/v1/subscriptions',
    resource: 'subscription',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({
          ...list,
          customer: v.optional(text),
          price: v.optional(text),
          status: v.optional(v.picklist(statuses)),
          collection_method: v.optional(v.picklist(['charge_automatically', 'send_invoice'])),
        }),
        params,
      );
      const found = newestFirst(ledger.all('subscription')).filter(
        (subscription) =>
          isAsked(subscription, asked.status) &&
          (asked.customer === undefined || subscription.customer === asked.customer) &&
          (asked.price === undefined || subscription.items.data.some(({ price }) => price.id === asked.price)) &&
          (asked.collection_method === undefined || subscription.collection_method === asked.collection_method) &&
          isWithin(subscription.created, asked.created),
      );
      return page(found, asked, '/v1/subscriptions');
    },
  },
  one('/v1/subscriptions/:id', 'subscription', 'subscription'),
  {
    method: 'POST',
    path: '/v1/subscriptions/:id',
    resource: 'subscription',
    answer: ({ ledger, ids: [id = ''], params }) => {
      const asked = parsed(
        v.strictObject({
          ...expand,
          items: v.optional(
            v.pipe(
              v.array(v.strictObject({ id: v.optional(text), price: v.optional(text), quantity: v.optional(integer) })),
              v.length(1),
            ),
          ),
          metadata: v.optional(metadata),
          description: v.optional(text),
          default_payment_method: v.optional(text),
          cancel_at_period_end: v.optional(flag),
          cancel_at: v.optional(v.union([v.literal(''), integer])),
          proration_behavior: proration,
          billing_cycle_anchor: v.optional(v.picklist(['now', 'unchanged']), 'unchanged'),
          trial_end: v.optional(v.literal('now')),
        }),
        params,
      );
      const before = asked.items === undefined ? ledger.get('subscription', id) : alive(ledger, id);
      const [item] = asked.items ?? [];
      if (item !== undefined || asked.trial_end === 'now') {
        const now = mainItem(before);
        if (item?.id !== undefined && item.id !== now.id)
          throw invalid(`No such subscription item: '${item.id}'`, 'items[0][id]', 'resource_missing');
        change(ledger, id, {
          price: item?.price === undefined ? now.price : ledger.get('price', item.price, 'items[0][price]'),
          quantity: item?.quantity ?? now.quantity,
          proration: asked.proration_behavior,
          anchor: asked.billing_cycle_anchor,
          endsTrial: asked.trial_end === 'now',
        });
      }
      if (asked.cancel_at_period_end === true) {
        alive(ledger, id);
        cancelAtPeriodEnd(ledger, id);
        // Whoever asks for the flag gets the flag, in both billing modes.
        ledger.change('subscription', id, { cancel_at_period_end: true });
      }
      if (asked.cancel_at_period_end === false || asked.cancel_at === '') {
        alive(ledger, id);
        keep(ledger, id);
      }
      if (typeof asked.cancel_at === 'number') {
        alive(ledger, id);
        ledger.change(
          'subscription',
          id,
          { cancel_at: asked.cancel_at, canceled_at: ledger.time },
          'customer.subscription.updated',
        );
      }
      const method = asked.default_payment_method;
      if (method !== undefined) ledger.get('payment_method', method, 'default_payment_method');
      return ledger.change(
        'subscription',
        id,
        {
          metadata: mergedMetadata(before.metadata, asked.metadata),
          ...(asked.description !== undefined && { description: asked.description || null }),
          ...(method !== undefined && { default_payment_method: method }),
        },
        'customer.subscription.updated',
      );
    },
  },
  {
    method: 'DELETE',
    path: '/v1/subscriptions/:id',
    resource: 'subscription',
    answer: ({ ledger, ids: [id = ''], params }) => {
      parsed(v.strictObject({ ...expand, invoice_now: v.optional(flag), prorate: v.optional(flag) }), params);
      if (isOver(ledger.get('subscription', id)))
        throw invalid(`No such subscription: '${id}'`, 'id', 'resource_missing');
      return end(ledger, id, 'cancellation_requested');
    },
  },
];
