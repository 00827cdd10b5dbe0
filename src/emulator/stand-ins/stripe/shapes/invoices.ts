// Invoices and their lines, with everything in them that Stripe tells.
import {
  type Born,
  type Customer,
  type Invoice,
  type InvoicePayment,
  type Item,
  type Line,
  type Metadata,
  type Seconds,
  type Subscription,
  automaticTax,
  listOf,
} from './objects';

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
