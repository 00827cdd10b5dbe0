// Payments: intents, charges, methods, refunds and disputes.
import * as v from 'valibot';
import { closeDispute, refund } from '../payments';
import { expand, integer, isWithin, list, metadata, parsed, text } from '../params';
import { invalid } from '../refusal';
import type { Route } from './route';
import { newestFirst, page } from './listing';
import { one } from './one';

export const payments: readonly Route[] = [
  one('/v1/payment_intents/:id', 'payment_intent', 'payment_intent'),
  one('/v1/payment_methods/:id', 'payment_method', 'payment_method'),
  {
    method: 'GET',
    path: '/v1/charges',
    resource: 'charge',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({ ...list, customer: v.optional(text), payment_intent: v.optional(text) }),
        params,
      );
      const found = newestFirst(ledger.all('charge')).filter(
        ({ customer, payment_intent: intent, created }) =>
          (asked.customer === undefined || customer === asked.customer) &&
          (asked.payment_intent === undefined || intent === asked.payment_intent) &&
          isWithin(created, asked.created),
      );
      return page(found, asked, '/v1/charges');
    },
  },
  one('/v1/charges/:id', 'charge', 'charge'),
  {
    method: 'POST',
    path: '/v1/refunds',
    resource: 'charge',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({
          ...expand,
          charge: v.optional(text),
          payment_intent: v.optional(text),
          amount: v.optional(v.pipe(integer, v.minValue(1))),
          reason: v.optional(v.picklist(['duplicate', 'fraudulent', 'requested_by_customer'])),
          metadata: v.optional(metadata),
        }),
        params,
      );
      const { payment_intent: intent } = asked;
      const charge =
        asked.charge ??
        (intent === undefined ? undefined : ledger.get('payment_intent', intent, 'payment_intent').latest_charge);
      if (typeof charge !== 'string')
        throw invalid('One of the following params should be provided for this request: payment_intent or charge.');
      return refund(ledger, charge, asked.amount, asked.reason ?? null, asked.metadata);
    },
  },
  {
    method: 'GET',
    path: '/v1/refunds',
    resource: 'charge',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({ ...list, charge: v.optional(text), payment_intent: v.optional(text) }),
        params,
      );
      const found = newestFirst(ledger.all('refund')).filter(
        ({ charge, payment_intent: intent }) =>
          (asked.charge === undefined || charge === asked.charge) &&
          (asked.payment_intent === undefined || intent === asked.payment_intent),
      );
      return page(found, asked, '/v1/refunds');
    },
  },
  {
    method: 'GET',
    path: '/v1/disputes',
    resource: 'dispute',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({ ...list, charge: v.optional(text), payment_intent: v.optional(text) }),
        params,
      );
      const found = newestFirst(ledger.all('dispute')).filter(
        ({ charge, payment_intent: intent }) =>
          (asked.charge === undefined || charge === asked.charge) &&
          (asked.payment_intent === undefined || intent === asked.payment_intent),
      );
      return page(found, asked, '/v1/disputes');
    },
  },
  one('/v1/disputes/:id', 'dispute', 'dispute'),
  {
    method: 'POST',
    path: '/v1/disputes/:id/close',
    resource: 'dispute',
    answer: ({ ledger, ids: [id = ''], params }) => {
      parsed(v.strictObject(expand), params);
      // Whoever closes one has given up.
      return closeDispute(ledger, id, 'lost');
    },
  },
];
