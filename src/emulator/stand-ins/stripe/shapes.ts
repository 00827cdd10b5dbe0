// Stripe's objects as they stand on the wire, and each of them with everything in it that Stripe tells. Held to the types of Stripe's own client.
import type { Stripe } from 'stripe';

/** The version whose shapes these are: what the client pins whose types are used here. https://docs.stripe.com/api/versioning */
export const apiVersion = '2026-10-28.endive';

/** Epoch seconds, UTC: how Stripe writes every instant. */
export type Seconds = number;

export interface List<One> {
  readonly object: 'list';
  readonly data: One[];
  readonly has_more: boolean;
  readonly url: string;
}

// Decimals are texts on the wire; the client makes numbers of its own of them.
export type Price = Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string | null; product: string };
type Plan = Omit<Stripe.Plan, 'amount_decimal'> & { amount_decimal: string | null };
export type Item = Omit<Stripe.SubscriptionItem, 'price' | 'plan' | 'quantity'> & {
  price: Price;
  plan: Plan;
  quantity: number;
};
export type Subscription = Omit<
  Stripe.Subscription,
  'items' | 'customer' | 'latest_invoice' | 'default_payment_method'
> & {
  items: List<Item>;
  customer: string;
  latest_invoice: string | null;
  default_payment_method: string | null;
};
export type Line = Omit<Stripe.InvoiceLineItem, 'pricing' | 'quantity_decimal'> & {
  pricing: { price_details: { price: string; product: string }; type: 'price_details'; unit_amount_decimal: string };
  quantity_decimal: string | null;
};
export type Invoice = Omit<Stripe.Invoice, 'lines' | 'payments' | 'customer'> & { lines: List<Line>; customer: string };
export type SessionLine = Omit<Stripe.LineItem, 'price'> & { price: Price; quantity: number };
/** Without the lines, which are told to those alone who ask for them. */
export type Session = Omit<Stripe.Checkout.Session, 'line_items' | 'customer' | 'subscription' | 'invoice'> & {
  customer: string | null;
  subscription: string | null;
  invoice: string | null;
};
export type Customer = Stripe.Customer;
export type Product = Stripe.Product;
export type PaymentMethod = Stripe.PaymentMethod;
export type PaymentIntent = Stripe.PaymentIntent;
export type Charge = Stripe.Charge;
export type Refund = Stripe.Refund;
export type Dispute = Stripe.Dispute;
export type InvoicePayment = Stripe.InvoicePayment;
export type Configuration = Stripe.BillingPortal.Configuration;
export type PortalSession = Stripe.BillingPortal.Session;
export type EventType = Stripe.Event.Type;
export interface Event extends Stripe.EventBase {
  data: Stripe.Event.Data;
}

/** What is kept names other objects by their ids alone. */
export const idOf = (named: string | object | null | undefined): string => (typeof named === 'string' ? named : '');

export const listOf = <One>(data: One[], url: string): List<One> => ({ object: 'list', data, has_more: false, url });

/** What every object has from the start. */
export interface Born {
  readonly id: string;
  readonly created: Seconds;
  readonly livemode: boolean;
}

type Metadata = Record<string, string>;

const automaticTax = { disabled_reason: null, enabled: false, liability: null };
const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

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

const planOf = ({ id, active, created, currency, livemode, metadata, nickname, ...price }: Price): Plan => ({
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

export const customerOf = (
  born: Born,
  given: {
    readonly email?: string | undefined;
    readonly name?: string | undefined;
    readonly phone?: string | undefined;
    readonly description?: string | undefined;
    readonly metadata?: Metadata | undefined;
  },
): Customer => ({
  object: 'customer',
  address: null,
  balance: 0,
  currency: null,
  customer_account: null,
  default_source: null,
  delinquent: false,
  description: given.description ?? null,
  discount: null,
  email: given.email ?? null,
  invoice_prefix: born.id.slice(-8).toUpperCase(),
  invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
  metadata: given.metadata ?? {},
  name: given.name ?? null,
  next_invoice_sequence: 1,
  phone: given.phone ?? null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
  test_clock: null,
  ...born,
});

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

/** One line of an invoice; prorated ones take back what is no longer used, or add what is used from now on. */
export const lineOf = (
  { id, livemode }: Pick<Born, 'id' | 'livemode'>,
  given: {
    readonly invoice: string;
    readonly item: Item;
    readonly amount: number;
    readonly description: string;
    readonly isProration: boolean;
    readonly period: { readonly start: Seconds; readonly end: Seconds };
    readonly metadata: Metadata;
  },
): Line => ({
  id,
  object: 'line_item',
  amount: given.amount,
  currency: given.item.price.currency,
  description: given.description,
  discount_amounts: [],
  discountable: !given.isProration,
  discounts: [],
  invoice: given.invoice,
  livemode,
  metadata: given.metadata,
  parent: {
    invoice_item_details: null,
    subscription_item_details: {
      invoice_item: null,
      proration: given.isProration,
      proration_details: { credited_items: null },
      subscription: given.item.subscription,
      subscription_item: given.item.id,
    },
    type: 'subscription_item_details',
  },
  period: { ...given.period },
  pretax_credit_amounts: [],
  pricing: {
    price_details: { price: given.item.price.id, product: given.item.price.product },
    type: 'price_details',
    unit_amount_decimal: given.item.price.unit_amount_decimal ?? '0',
  },
  quantity: given.item.quantity,
  quantity_decimal: String(given.item.quantity),
  subscription: given.item.subscription,
  subtotal: given.amount,
  taxes: [],
});

export const invoiceOf = (
  born: Born,
  given: {
    readonly customer: Customer;
    readonly subscription: Subscription;
    readonly reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
    readonly lines: Line[];
    readonly period: { readonly start: Seconds; readonly end: Seconds };
  },
): Invoice => {
  const total = given.lines.reduce((sum, { amount }) => sum + amount, 0);
  return {
    object: 'invoice',
    account_country: 'US',
    account_name: 'Stand-in',
    account_tax_ids: null,
    amount_due: Math.max(total, 0),
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: Math.max(total, 0),
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { ...automaticTax, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: given.reason,
    collection_method: 'charge_automatically',
    currency: given.subscription.currency,
    custom_fields: null,
    customer: given.customer.id,
    customer_account: null,
    customer_address: given.customer.address ?? null,
    customer_email: given.customer.email,
    customer_name: given.customer.name ?? null,
    customer_phone: given.customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: listOf(given.lines, `/v1/invoices/${born.id}/lines`),
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: given.subscription.metadata, subscription: given.subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: given.period.end,
    period_start: given.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
    ...born,
  };
};

export const invoicePaymentOf = (born: Born, invoice: Invoice, intent: string): InvoicePayment => ({
  object: 'invoice_payment',
  amount_paid: null,
  amount_requested: invoice.amount_due,
  currency: invoice.currency,
  invoice: invoice.id,
  is_default: true,
  payment: { payment_intent: intent, type: 'payment_intent' },
  status: 'open',
  status_transitions: { canceled_at: null, paid_at: null },
  ...born,
});

export const paymentMethodOf = (
  born: Born,
  given: { readonly last4: string; readonly customer: string | null; readonly kind: 'card' | 'us_bank_account' },
): PaymentMethod => ({
  object: 'payment_method',
  allow_redisplay: 'limited',
  billing_details: { address: noAddress, email: null, name: null, phone: null, tax_id: null },
  ...(given.kind === 'card' && {
    card: {
      brand: 'visa',
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: 'visa',
      exp_month: 12,
      exp_year: 2040,
      fingerprint: `standin${given.last4}`,
      funding: 'credit',
      generated_from: null,
      last4: given.last4,
      networks: { available: ['visa'], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  }),
  customer: given.customer,
  customer_account: null,
  metadata: {},
  type: given.kind,
  ...(given.kind === 'us_bank_account' && {
    us_bank_account: {
      account_holder_type: 'individual',
      account_type: 'checking',
      bank_name: 'STAND-IN BANK',
      financial_connections_account: null,
      fingerprint: `standin${given.last4}`,
      last4: given.last4,
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: '110000000',
      status_details: null,
    },
  }),
  ...born,
});

export const intentOf = (
  born: Born,
  given: {
    readonly amount: number;
    readonly currency: string;
    readonly customer: string | null;
    readonly description: string | null;
    readonly payment_method: string | null;
    readonly metadata: Metadata;
  },
): PaymentIntent => ({
  object: 'payment_intent',
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic',
  client_secret: `${born.id}_secret_standin`,
  confirmation_method: 'automatic',
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: 'off_session',
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: 'requires_payment_method',
  transfer_data: null,
  transfer_group: null,
  ...given,
  ...born,
});

export const chargeOf = (
  born: Born,
  intent: PaymentIntent,
  given: { readonly last4: string; readonly failure: { readonly code: string; readonly message: string } | null },
): Charge => ({
  object: 'charge',
  amount: intent.amount,
  amount_captured: given.failure === null ? intent.amount : 0,
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: { address: noAddress, email: null, name: null, phone: null, tax_id: null },
  calculated_statement_descriptor: 'STAND-IN',
  captured: given.failure === null,
  currency: intent.currency,
  customer: intent.customer,
  description: intent.description,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: given.failure?.code ?? null,
  failure_message: given.failure?.message ?? null,
  fraud_details: {},
  metadata: {},
  on_behalf_of: null,
  outcome: {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: given.failure === null ? 'approved_by_network' : 'declined_by_network',
    reason: given.failure?.code ?? null,
    risk_level: 'normal',
    seller_message: given.failure === null ? 'Payment complete.' : 'The bank did not return any further details.',
    type: given.failure === null ? 'authorized' : 'issuer_declined',
  },
  paid: given.failure === null,
  payment_intent: intent.id,
  payment_method: typeof intent.payment_method === 'string' ? intent.payment_method : null,
  payment_method_details: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: given.failure === null ? 'succeeded' : 'failed',
  transfer_data: null,
  transfer_group: null,
  ...born,
});

/** Refunds say no mode. */
export const refundOf = (
  { id, created }: Pick<Born, 'id' | 'created'>,
  charge: Charge,
  given: { readonly amount: number; readonly reason: string | null; readonly metadata: Metadata },
): Refund => ({
  id,
  object: 'refund',
  amount: given.amount,
  balance_transaction: null,
  charge: charge.id,
  created,
  currency: charge.currency,
  customer: charge.customer,
  customer_account: null,
  destination_details: { card: { type: 'refund' }, type: 'card' },
  metadata: given.metadata,
  payment_intent: charge.payment_intent,
  payment_method: charge.payment_method,
  reason: given.reason,
  receipt_number: null,
  source_transfer_reversal: null,
  status: 'succeeded',
  transfer_reversal: null,
});

const day = 24 * 60 * 60;

export const disputeOf = (born: Born, charge: Charge, reason: string): Dispute => ({
  object: 'dispute',
  amount: charge.amount,
  balance_transactions: [],
  charge: charge.id,
  currency: charge.currency,
  enhanced_eligibility_types: [],
  evidence: {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  },
  evidence_details: {
    due_by: born.created + 7 * day,
    enhanced_eligibility: {},
    has_evidence: false,
    past_due: false,
    submission_count: 0,
    submission_method: 'manual',
  },
  intended_submission_method: null,
  is_charge_refundable: false,
  metadata: {},
  payment_intent: charge.payment_intent,
  reason,
  status: 'needs_response',
  ...born,
});

/** What a checkout session is asked for; the lines lie beside it. */
interface GivenSession {
  readonly mode: 'payment' | 'subscription';
  readonly amount: number;
  readonly currency: string;
  readonly success_url: string | null;
  readonly cancel_url: string | null;
  readonly client_reference_id: string | null;
  readonly customer: string | null;
  readonly customer_email: string | null;
  readonly expires_at: Seconds;
  readonly locale: string | null;
  readonly managed_payments: boolean;
  readonly metadata: Metadata;
  readonly payment_method_collection: string | null;
  readonly allow_promotion_codes: boolean | null;
  readonly billing_address_collection: string | null;
  readonly automatic_tax: boolean;
  readonly tax_id_collection: boolean;
  readonly url: string;
}

export const sessionOf = (born: Born, given: GivenSession): Session => ({
  object: 'checkout.session',
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: given.allow_promotion_codes,
  allowed_payment_method_types: null,
  amount_subtotal: given.amount,
  amount_total: given.amount,
  automatic_tax: {
    enabled: given.automatic_tax,
    liability: given.automatic_tax ? { type: 'self' } : null,
    provider: given.automatic_tax ? 'stripe' : null,
    status: given.automatic_tax ? 'requires_location_inputs' : null,
  },
  billing_address_collection: given.billing_address_collection,
  cancel_url: given.cancel_url,
  client_reference_id: given.client_reference_id,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency: given.currency,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: given.customer,
  customer_account: null,
  customer_creation: given.mode === 'subscription' ? 'always' : 'if_required',
  customer_details:
    given.customer_email === null
      ? null
      : {
          address: null,
          business_name: null,
          email: given.customer_email,
          individual_name: null,
          name: null,
          phone: null,
          tax_exempt: 'none',
          tax_ids: null,
        },
  customer_email: given.customer_email,
  discounts: [],
  expires_at: given.expires_at,
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  locale: given.locale,
  managed_payments: { enabled: given.managed_payments },
  metadata: given.metadata,
  mode: given.mode,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: given.payment_method_collection,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  payment_status: 'unpaid',
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  submit_type: null,
  subscription: null,
  success_url: given.success_url,
  tax_id_collection: { enabled: given.tax_id_collection, required: 'never' },
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  url: given.url,
  wallet_options: null,
  ...born,
});

export const sessionLineOf = (
  id: string,
  price: Price,
  quantity: number,
  description: string,
  adjustable: SessionLine['adjustable_quantity'],
): SessionLine => {
  const amount = (price.unit_amount ?? 0) * quantity;
  return {
    id,
    object: 'item',
    adjustable_quantity: adjustable,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description,
    metadata: {},
    price,
    quantity,
  };
};

export const portalSessionOf = (
  born: Born,
  given: {
    readonly configuration: string;
    readonly customer: string;
    readonly return_url: string | null;
    readonly locale: string | null;
    readonly url: string;
  },
): PortalSession => ({
  object: 'billing_portal.session',
  customer_account: null,
  flow: null,
  on_behalf_of: null,
  ...given,
  ...born,
});

export const eventOf = (
  born: Born,
  type: EventType,
  object: object,
  previous: object | undefined,
  request: { readonly id: string | null; readonly idempotency_key: string | null },
): Event => ({
  object: 'event',
  api_version: apiVersion,
  data: {
    // What it was then: nothing that happens later changes it.
    object: structuredClone(object),
    ...(previous !== undefined && { previous_attributes: structuredClone(previous) }),
  },
  pending_webhooks: 0,
  request,
  type,
  ...born,
});
