// What is read of Stripe's answers. https://docs.stripe.com/api
import * as v from 'valibot';
import type { Bought } from '../../../subscriptions/purchases/port';

const unix = v.pipe(
  v.number(),
  v.transform((seconds) => seconds * 1000),
);
export const list = <Item>(item: v.GenericSchema<unknown, Item>) =>
  v.object({ data: v.array(item), has_more: v.boolean() });

export const price = v.object({
  id: v.string(),
  lookup_key: v.nullable(v.string()),
  currency: v.string(),
  unit_amount: v.nullable(v.number()),
  tax_behavior: v.nullish(v.picklist(['inclusive', 'exclusive', 'unspecified'])),
});

export const bought = v.pipe(
  v.object({
    account: v.pipe(v.string(), v.nonEmpty()),
    email: v.pipe(v.string(), v.nonEmpty()),
    license: v.pipe(v.string(), v.regex(/^s-\w{1,40}$/)),
    takesSeat: v.string(),
  }),
  v.transform((given): Bought => ({ ...given, takesSeat: given.takesSeat === 'true' })),
);

export const subscription = v.object({
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

/** Whoever pays: of who was deleted, no more is told. */
export const person = v.object({ deleted: v.optional(v.boolean()) });

export const charge = v.object({
  id: v.string(),
  customer: v.nullable(v.string()),
  created: unix,
  paid: v.boolean(),
  status: v.string(),
  refunded: v.boolean(),
  amount_refunded: v.number(),
  disputed: v.boolean(),
});
export type Charge = v.InferOutput<typeof charge>;

export const dispute = v.object({ created: unix, status: v.string() });
export type Dispute = v.InferOutput<typeof dispute>;

export const invoice = v.object({
  number: v.nullable(v.string()),
  created: unix,
  total: v.number(),
  currency: v.string(),
  status: v.nullable(v.string()),
  hosted_invoice_url: v.nullish(v.string()),
});

export const session = v.object({
  livemode: v.boolean(),
  subscription: v.nullable(v.string()),
});

export const event = v.object({
  id: v.string(),
  data: v.object({ object: v.looseObject({ object: v.string(), id: v.optional(v.string()) }) }),
});

export type Subscription = v.InferOutput<typeof subscription>;

/** What an event is about, as it was then: only whose it is is read of it. */
export type EventObject = v.InferOutput<typeof event>['data']['object'];
