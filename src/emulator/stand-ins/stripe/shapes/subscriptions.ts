// Subscriptions, with everything in them that Stripe tells.
import { planOf } from './catalogue';
import {
  type Born,
  type Item,
  type Metadata,
  type Price,
  type Seconds,
  type Subscription,
  automaticTax,
  listOf,
} from './objects';

export const itemOf = (
  { id, created }: Pick<Born, 'id' | 'created'>,
  subscription: string,
  price: Price,
  quantity: number,
  period: { readonly start: Seconds; readonly end: Seconds },
): Item => ({
  id,
  object: 'subscription_item',
  billing_thresholds: null,
  created,
  // Of the item since 2025-03-31.basil, and no longer of the subscription.
  current_period_end: period.end,
  current_period_start: period.start,
  current_trial: null,
  discounts: [],
  metadata: {},
  plan: planOf(price),
  price,
  quantity,
  subscription,
  tax_rates: [],
});

export const subscriptionOf = (
  born: Born,
  given: {
    readonly customer: string;
    readonly items: Item[];
    readonly status: 'active' | 'trialing' | 'incomplete';
    readonly metadata: Metadata;
    readonly description: string | null;
    readonly billing_cycle_anchor: Seconds;
    readonly billing_mode: 'classic' | 'flexible';
    readonly default_payment_method: string | null;
    readonly trial_end: Seconds | null;
    readonly managed_payments: boolean;
  },
): Subscription => ({
  object: 'subscription',
  application: null,
  application_fee_percent: null,
  automatic_tax: automaticTax,
  billing_cycle_anchor: given.billing_cycle_anchor,
  billing_cycle_anchor_config: null,
  billing_mode: {
    type: given.billing_mode,
    flexible: given.billing_mode === 'flexible' ? { proration_discounts: 'included' } : null,
    updated_at: born.created,
  },
  billing_schedules: [],
  billing_thresholds: null,
  cancel_at: null,
  cancel_at_period_end: false,
  canceled_at: null,
  cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
  collection_method: 'charge_automatically',
  currency: given.items[0]?.price.currency ?? 'usd',
  customer: given.customer,
  customer_account: null,
  days_until_due: null,
  default_payment_method: given.default_payment_method,
  default_source: null,
  default_tax_rates: [],
  description: given.description,
  discounts: [],
  ended_at: null,
  invoice_settings: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: { type: 'self' },
  },
  items: listOf(given.items, `/v1/subscription_items?subscription=${born.id}`),
  latest_invoice: null,
  managed_payments: { enabled: given.managed_payments },
  metadata: given.metadata,
  next_pending_invoice_item_invoice: null,
  on_behalf_of: null,
  pause_collection: null,
  payment_settings: {
    payment_method_options: null,
    payment_method_types: null,
    save_default_payment_method: 'off',
  },
  pending_invoice_item_interval: null,
  pending_setup_intent: null,
  pending_update: null,
  schedule: null,
  start_date: born.created,
  status: given.status,
  test_clock: null,
  transfer_data: null,
  trial_end: given.trial_end,
  trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' } },
  trial_start: given.trial_end === null ? null : born.created,
  ...born,
});
