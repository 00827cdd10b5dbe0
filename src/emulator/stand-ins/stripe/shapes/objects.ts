// Stripe's objects as they stand on the wire, held to the types of Stripe's own client.
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
export type Plan = Omit<Stripe.Plan, 'amount_decimal'> & { amount_decimal: string | null };
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
export type DeletedCustomer = Stripe.DeletedCustomer;
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

export type Metadata = Record<string, string>;

/** What no tax is worked out for by itself. */
export const automaticTax = { disabled_reason: null, enabled: false, liability: null };
export const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
