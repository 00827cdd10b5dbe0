// Sessions of the till and of the portal, with everything in them that Stripe tells.
import type { Born, Metadata, PortalSession, Price, Seconds, Session, SessionLine } from './objects';

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
