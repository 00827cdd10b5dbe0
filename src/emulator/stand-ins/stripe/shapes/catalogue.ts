// What is sold, with everything in it that Stripe tells.
import type { Born, Metadata, Plan, Price, Product } from './objects';

export const productOf = (
  born: Born,
  given: {
    readonly name: string;
    readonly description?: string | undefined;
    readonly metadata?: Metadata | undefined;
    readonly unit_label?: string | undefined;
    readonly tax_code?: string | undefined;
  },
): Product => ({
  object: 'product',
  active: true,
  default_price: null,
  description: given.description ?? null,
  images: [],
  marketing_features: [],
  metadata: given.metadata ?? {},
  name: given.name,
  package_dimensions: null,
  shippable: null,
  statement_descriptor: null,
  tax_code: given.tax_code ?? null,
  tax_details: null,
  type: 'service',
  unit_label: given.unit_label ?? null,
  updated: born.created,
  url: null,
  ...born,
});

/** What a price is made of. */
interface GivenPrice {
  readonly currency: string;
  readonly product: string;
  readonly unit_amount: number;
  readonly lookup_key?: string | undefined;
  readonly nickname?: string | undefined;
  readonly metadata?: Metadata | undefined;
  readonly tax_behavior?: string | undefined;
  readonly recurring?: { readonly interval: string; readonly interval_count?: number | undefined } | undefined;
}

export const priceOf = (born: Born, given: GivenPrice): Price => ({
  object: 'price',
  active: true,
  billing_scheme: 'per_unit',
  currency: given.currency,
  custom_unit_amount: null,
  lookup_key: given.lookup_key ?? null,
  metadata: given.metadata ?? {},
  nickname: given.nickname ?? null,
  product: given.product,
  recurring:
    given.recurring === undefined
      ? null
      : {
          interval: given.recurring.interval,
          interval_count: given.recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: null,
          usage_type: 'licensed',
        },
  tax_behavior: given.tax_behavior ?? 'unspecified',
  tiers_mode: null,
  transform_quantity: null,
  type: given.recurring === undefined ? 'one_time' : 'recurring',
  unit_amount: given.unit_amount,
  unit_amount_decimal: String(given.unit_amount),
  ...born,
});

export const planOf = ({ id, active, created, currency, livemode, metadata, nickname, ...price }: Price): Plan => ({
  id,
  object: 'plan',
  active,
  amount: price.unit_amount,
  amount_decimal: price.unit_amount_decimal,
  billing_scheme: 'per_unit',
  created,
  currency,
  interval: price.recurring?.interval ?? 'month',
  interval_count: price.recurring?.interval_count ?? 1,
  livemode,
  metadata,
  meter: null,
  nickname,
  product: price.product,
  tiers_mode: null,
  transform_usage: null,
  trial_period_days: null,
  usage_type: 'licensed',
});
