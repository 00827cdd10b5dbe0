// Products and prices.
import * as v from 'valibot';
import type { Ledger } from '../ledger';
import { expand, flag, integer, isWithin, list, metadata, parsed, text } from '../params';
import { invalid } from '../refusal';
import type { Route } from './route';
import { priceOf, productOf } from '../shapes/catalogue';
import type { Price, Product } from '../shapes/objects';
import { newestFirst, page } from './listing';
import { one } from './one';

const productFields = {
  ...expand,
  description: v.optional(text),
  metadata: v.optional(metadata),
  active: v.optional(flag),
  unit_label: v.optional(text),
  tax_code: v.optional(text),
};
const recurring = v.strictObject({
  interval: v.picklist(['day', 'week', 'month', 'year']),
  interval_count: v.optional(integer),
  usage_type: v.optional(v.picklist(['licensed'])),
});
const taxBehavior = v.picklist(['exclusive', 'inclusive', 'unspecified']);
const newPrice = v.strictObject({
  ...expand,
  currency: text,
  unit_amount: v.pipe(integer, v.minValue(0)),
  product: v.optional(text),
  product_data: v.optional(
    v.strictObject({
      name: text,
      metadata: v.optional(metadata),
      unit_label: v.optional(text),
      tax_code: v.optional(text),
    }),
  ),
  recurring: v.optional(recurring),
  lookup_key: v.optional(v.pipe(text, v.maxLength(200))),
  transfer_lookup_key: v.optional(flag),
  nickname: v.optional(text),
  metadata: v.optional(metadata),
  tax_behavior: v.optional(taxBehavior),
  active: v.optional(flag),
});

export function addProduct(ledger: Ledger, given: Parameters<typeof productOf>[1]): Product {
  return ledger.add('product', productOf(ledger.born('product'), given), 'product.created');
}

/** A price, which takes over its lookup key from another one where that is asked for. */
export function addPrice(
  ledger: Ledger,
  { transfer, ...given }: Parameters<typeof priceOf>[1] & { readonly transfer?: boolean | undefined },
): Price {
  const { lookup_key: key } = given;
  const other = key === undefined ? undefined : ledger.all('price').find((one) => one.lookup_key === key);
  if (other !== undefined) {
    if (transfer !== true) throw invalid(`A price (\`${other.id}\`) already uses that lookup key.`, 'lookup_key');
    ledger.change('price', other.id, { lookup_key: null }, 'price.updated');
  }
  return ledger.add('price', priceOf(ledger.born('price'), given), 'price.created');
}

/** Leaves out what is not given: it stays as it is. */
export const given = <Fields extends object>(fields: Fields): { [K in keyof Fields]?: Exclude<Fields[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof Fields]?: Exclude<Fields[K], undefined>;
  };

/** Metadata with these changed, and without those that are empty now. */
export const mergedMetadata = (
  before: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string>> | undefined,
): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));

export const catalogue: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/products',
    resource: 'product',
    answer: ({ ledger, params }) => {
      const {
        active,
        name,
        description,
        metadata: own,
        unit_label,
        tax_code,
      } = parsed(v.strictObject({ ...productFields, name: text }), params);
      const product = addProduct(ledger, { name, description, metadata: own, unit_label, tax_code });
      return active === false ? ledger.change('product', product.id, { active }) : product;
    },
  },
  {
    method: 'GET',
    path: '/v1/products',
    resource: 'product',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({ ...list, active: v.optional(flag), ids: v.optional(v.array(text)) }),
        params,
      );
      const found = newestFirst(ledger.all('product')).filter(
        ({ id, active, created }) =>
          (asked.active === undefined || active === asked.active) &&
          (asked.ids?.includes(id) ?? true) &&
          isWithin(created, asked.created),
      );
      return page(found, asked, '/v1/products');
    },
  },
  one('/v1/products/:id', 'product', 'product'),
  {
    method: 'POST',
    path: '/v1/products/:id',
    resource: 'product',
    answer: ({ ledger, ids: [id = ''], params }) => {
      const {
        expand: _expand,
        metadata: own,
        ...fields
      } = parsed(v.strictObject({ ...productFields, name: v.optional(text), default_price: v.optional(text) }), params);
      const before = ledger.get('product', id);
      return ledger.change(
        'product',
        id,
        { ...given(fields), metadata: mergedMetadata(before.metadata, own), updated: ledger.time },
        'product.updated',
      );
    },
  },
  {
    method: 'POST',
    path: '/v1/prices',
    resource: 'plan',
    answer: ({ ledger, params }) => {
      const {
        product,
        product_data: data,
        transfer_lookup_key: transfer,
        active,
        expand: _,
        ...fields
      } = parsed(newPrice, params);
      if ((product === undefined) === (data === undefined))
        throw invalid('You must specify exactly one of product or product_data.', 'product', 'parameter_missing');
      const of = data === undefined ? ledger.get('product', product ?? '', 'product') : addProduct(ledger, data);
      const price = addPrice(ledger, { ...fields, product: of.id, transfer });
      return active === false ? ledger.change('price', price.id, { active }) : price;
    },
  },
  {
    method: 'GET',
    path: '/v1/prices',
    resource: 'plan',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({
          ...list,
          active: v.optional(flag),
          currency: v.optional(text),
          product: v.optional(text),
          type: v.optional(v.picklist(['one_time', 'recurring'])),
          lookup_keys: v.optional(v.pipe(v.array(text), v.maxLength(10))),
        }),
        params,
      );
      const found = newestFirst(ledger.all('price')).filter(
        (price) =>
          (asked.active === undefined || price.active === asked.active) &&
          (asked.currency === undefined || price.currency === asked.currency) &&
          (asked.product === undefined || price.product === asked.product) &&
          (asked.type === undefined || price.type === asked.type) &&
          (asked.lookup_keys?.includes(price.lookup_key ?? '') ?? true) &&
          isWithin(price.created, asked.created),
      );
      return page(found, asked, '/v1/prices');
    },
  },
  one('/v1/prices/:id', 'plan', 'price'),
  {
    method: 'POST',
    path: '/v1/prices/:id',
    resource: 'plan',
    answer: ({ ledger, ids: [id = ''], params }) => {
      const asked = parsed(
        v.strictObject({
          ...expand,
          active: v.optional(flag),
          nickname: v.optional(text),
          lookup_key: v.optional(text),
          transfer_lookup_key: v.optional(flag),
          tax_behavior: v.optional(taxBehavior),
          metadata: v.optional(metadata),
        }),
        params,
      );
      const before = ledger.get('price', id);
      const { active, nickname, lookup_key, tax_behavior } = asked;
      const other = ledger
        .all('price')
        .find((one) => lookup_key !== undefined && one.lookup_key === lookup_key && one.id !== id);
      if (other !== undefined) {
        if (asked.transfer_lookup_key !== true)
          throw invalid(`A price (\`${other.id}\`) already uses that lookup key.`, 'lookup_key');
        ledger.change('price', other.id, { lookup_key: null }, 'price.updated');
      }
      return ledger.change(
        'price',
        id,
        {
          ...given({ active, nickname, lookup_key, tax_behavior }),
          metadata: mergedMetadata(before.metadata, asked.metadata),
        },
        'price.updated',
      );
    },
  },
];
