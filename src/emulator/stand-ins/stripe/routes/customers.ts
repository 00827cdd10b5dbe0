// Customers.
import * as v from 'valibot';
import { address, expand, isWithin, list, metadata, parsed, text } from '../params';
import type { Route } from './route';
import { deleteCustomer } from '../billing';
import { customerOf, deletedCustomerOf } from '../shapes/customers';
import { given, mergedMetadata } from './catalogue';
import { newestFirst, page } from './listing';

const fields = {
  ...expand,
  email: v.optional(v.pipe(text, v.maxLength(512))),
  name: v.optional(text),
  phone: v.optional(text),
  description: v.optional(text),
  metadata: v.optional(metadata),
  address: v.optional(address),
};

export const customers: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/customers',
    resource: 'customer',
    answer: ({ ledger, params }) => {
      const asked = parsed(v.strictObject(fields), params);
      return ledger.add('customer', customerOf(ledger.born('customer'), asked), 'customer.created');
    },
  },
  {
    method: 'GET',
    path: '/v1/customers',
    resource: 'customer',
    answer: ({ ledger, params }) => {
      const asked = parsed(v.strictObject({ ...list, email: v.optional(text) }), params);
      const found = newestFirst(ledger.all('customer')).filter(
        ({ email, created }) =>
          (asked.email === undefined || email === asked.email) && isWithin(created, asked.created),
      );
      return page(found, asked, '/v1/customers');
    },
  },
  {
    method: 'GET',
    path: '/v1/customers/:id',
    resource: 'customer',
    answer: ({ ledger, ids: [id = ''], params }) => {
      parsed(v.strictObject(expand), params);
      return ledger.deleted.has(id) ? deletedCustomerOf(id) : ledger.get('customer', id);
    },
  },
  {
    method: 'DELETE',
    path: '/v1/customers/:id',
    resource: 'customer',
    answer: ({ ledger, ids: [id = ''], params }) => {
      parsed(v.strictObject({}), params);
      return deleteCustomer(ledger, id);
    },
  },
  {
    method: 'POST',
    path: '/v1/customers/:id',
    resource: 'customer',
    answer: ({ ledger, ids: [id = ''], params }) => {
      const {
        expand: _expand,
        metadata: own,
        address: lives,
        invoice_settings: settings,
        ...rest
      } = parsed(
        v.strictObject({
          ...fields,
          invoice_settings: v.optional(v.strictObject({ default_payment_method: v.optional(text) })),
        }),
        params,
      );
      const before = ledger.get('customer', id);
      const method = settings?.default_payment_method;
      if (method !== undefined) ledger.get('payment_method', method, 'invoice_settings[default_payment_method]');
      return ledger.change(
        'customer',
        id,
        {
          ...given(rest),
          metadata: mergedMetadata(before.metadata, own),
          ...(lives !== undefined && {
            address: {
              city: null,
              country: null,
              line1: null,
              line2: null,
              postal_code: null,
              state: null,
              ...before.address,
              ...given(lives),
            },
          }),
          ...(method !== undefined && {
            invoice_settings: { ...before.invoice_settings, default_payment_method: method },
          }),
        },
        'customer.updated',
      );
    },
  },
];
