// Who pays and with what, with everything in it that Stripe tells.
import {
  type Born,
  type Customer,
  type DeletedCustomer,
  type Metadata,
  type PaymentMethod,
  noAddress,
} from './objects';

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

/** What is told of a customer that was deleted. */
export const deletedCustomerOf = (id: string): DeletedCustomer => ({ id, object: 'customer', deleted: true });

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
