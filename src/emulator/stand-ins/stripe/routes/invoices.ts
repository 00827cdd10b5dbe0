// Invoices, and what was paid of them.
import * as v from 'valibot';
import { pay } from '../billing';
import { expand, isWithin, list, parsed, text } from '../params';
import { Refusal } from '../refusal';
import type { Route } from './route';
import { finalize } from '../payments';
import { newestFirst, page } from './listing';
import { one } from './one';

export const invoices: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/invoices',
    resource: 'invoice',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({
          ...list,
          customer: v.optional(text),
          subscription: v.optional(text),
          status: v.optional(v.picklist(['draft', 'open', 'paid', 'uncollectible', 'void'])),
        }),
        params,
      );
      const found = newestFirst(ledger.all('invoice')).filter(
        (invoice) =>
          (asked.customer === undefined || invoice.customer === asked.customer) &&
          (asked.subscription === undefined ||
            invoice.parent?.subscription_details?.subscription === asked.subscription) &&
          (asked.status === undefined || invoice.status === asked.status) &&
          isWithin(invoice.created, asked.created),
      );
      return page(found, asked, '/v1/invoices');
    },
  },
  one('/v1/invoices/:id', 'invoice', 'invoice'),
  {
    method: 'POST',
    path: '/v1/invoices/:id/finalize',
    resource: 'invoice',
    answer: ({ ledger, ids: [id = ''], params }) => {
      parsed(v.strictObject(expand), params);
      return finalize(ledger, id);
    },
  },
  {
    method: 'POST',
    path: '/v1/invoices/:id/pay',
    resource: 'invoice',
    answer: ({ ledger, ids: [id = ''], params }) => {
      const { payment_method: method } = parsed(
        v.strictObject({ ...expand, payment_method: v.optional(text) }),
        params,
      );
      const given = method === undefined ? undefined : ledger.get('payment_method', method, 'payment_method');
      if (pay(ledger, id, false, given) === 'failed')
        throw new Refusal(402, 'card_error', 'Your card was declined.', {
          code: 'card_declined',
          decline_code: 'generic_decline',
        });
      return ledger.get('invoice', id);
    },
  },
  {
    method: 'GET',
    path: '/v1/invoice_payments',
    resource: 'invoice',
    answer: ({ ledger, params }) => {
      const asked = parsed(v.strictObject({ ...list, invoice: v.optional(text), status: v.optional(text) }), params);
      const found = newestFirst(ledger.all('invoice_payment')).filter(
        ({ invoice, status }) =>
          (asked.invoice === undefined || invoice === asked.invoice) &&
          (asked.status === undefined || status === asked.status),
      );
      return page(found, asked, '/v1/invoice_payments');
    },
  },
];
