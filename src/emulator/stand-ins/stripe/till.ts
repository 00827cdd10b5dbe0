// What people do on Stripe's own pages: pay at the till, and look after what they bought in the portal.
import { cancelAtPeriodEnd, change, end, keep, pay, subscribe } from './billing';
import { isOver, mainItem } from './invoicing';
import type { Ledger } from './ledger';
import { type Card, addMethod, payOnce, refuseDeclined } from './payments';
import { Refusal, invalid } from './refusal';
import { customerOf } from './shapes/customers';
import type { Configuration, Price, Session, Subscription } from './shapes/objects';

const day = 24 * 60 * 60;

/** What somebody enters at the till. */
interface Entered {
  readonly card: Card;
  /** Where the session says no address. */
  readonly email?: string | undefined;
  /** Where the session lets people choose how many. */
  readonly quantity?: number | undefined;
  /** Whether the bank's question was answered with yes. */
  readonly isConfirmed?: boolean | undefined;
}

/** Refuses a till that is closed. */
export function openSession(ledger: Ledger, id: string): Session {
  const session = ledger.get('checkout.session', id);
  if (session.status === 'complete') throw invalid('You have already paid. Nothing was charged again.');
  if (session.status !== 'open')
    throw invalid('This page has expired. Go back to where you came from and begin again.');
  return session;
}

/**
 * Pays. Nothing is made where the bank refuses: the session stays open for another card.
 * @returns `confirm` where the bank wants to be told first that it is you
 */
export function payAtTill(ledger: Ledger, id: string, entered: Entered): 'complete' | 'confirm' {
  const session = openSession(ledger, id);
  refuseDeclined(entered.card);
  if (entered.card === 'confirmation' && entered.isConfirmed !== true) return 'confirm';
  const plan = ledger.plans.get(id);
  if (plan === undefined) throw invalid('This page sells nothing.');
  const lines = plan.lines.map((line) => {
    const { adjustable_quantity: adjustable } = line;
    if (adjustable === null || entered.quantity === undefined) return line;
    const { minimum, maximum } = adjustable;
    if (entered.quantity < (minimum ?? 0) || entered.quantity > (maximum ?? 99) || !Number.isInteger(entered.quantity))
      throw invalid(`Choose from ${minimum ?? 0} to ${maximum ?? 99}.`, 'quantity');
    const amount = (line.price.unit_amount ?? 0) * entered.quantity;
    return { ...line, quantity: entered.quantity, amount_subtotal: amount, amount_total: amount };
  });
  ledger.plans.set(id, { ...plan, lines });
  const email = session.customer_email ?? session.customer_details?.email ?? entered.email ?? null;
  const known = session.customer === null ? null : ledger.get('customer', session.customer, 'customer');
  if (known === null && (email === null || !/^[^\s@]+@[^\s@]+$/.test(email)))
    throw invalid('Enter your email address.', 'email');
  const total = lines.reduce((sum, { amount_total: one }) => sum + one, 0);
  const customer =
    known ??
    (session.mode === 'payment' && session.customer_creation !== 'always'
      ? null
      : ledger.add('customer', customerOf(ledger.born('customer'), { email: email ?? undefined }), 'customer.created'));
  const details: Session['customer_details'] = {
    address: null,
    business_name: null,
    email: known?.email ?? email,
    individual_name: null,
    name: known?.name ?? null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: null,
  };
  const done = { status: 'complete', url: null, customer: customer?.id ?? null, customer_details: details } as const;
  if (session.mode === 'payment' || customer === null) {
    const { intent } = payOnce(ledger, {
      amount: total,
      currency: session.currency ?? 'usd',
      customer: customer?.id ?? null,
      card: entered.card,
    });
    ledger.change('checkout.session', id, {
      ...done,
      amount_total: total,
      amount_subtotal: total,
      payment_intent: intent,
      payment_status: 'paid',
    });
  } else {
    const { trialEnd, trialDays, metadata, description, billingMode } = plan.subscription;
    const until = trialEnd ?? (trialDays === null ? null : ledger.time + trialDays * day);
    const begun = subscribe(ledger, {
      customer: customer.id,
      items: lines.filter(({ price }) => price.type === 'recurring'),
      metadata,
      description,
      method: addMethod(ledger, entered.card, customer.id),
      trialEnd: until,
      billingMode,
      managedPayments: session.managed_payments?.enabled ?? false,
      isPresent: true,
    });
    const isPaid = begun.status === 'active';
    ledger.change('checkout.session', id, {
      ...done,
      ...(until === null && { amount_total: total, amount_subtotal: total }),
      subscription: begun.id,
      invoice: begun.latest_invoice,
      payment_status: begun.status === 'trialing' ? 'no_payment_required' : isPaid ? 'paid' : 'unpaid',
    });
  }
  ledger.tell('checkout.session.completed', ledger.get('checkout.session', id));
  return 'complete';
}

/** Where somebody goes who has paid. */
export const afterPaying = ({ id, success_url: url }: Session): string =>
  (url ?? 'about:blank').replaceAll('{CHECKOUT_SESSION_ID}', id);

/** Other prices that the portal offers for a subscription. */
export function offeredPrices(
  ledger: Ledger,
  { features }: Configuration,
  subscription: Subscription,
): readonly Price[] {
  const { enabled, default_allowed_updates: allowed, products } = features.subscription_update;
  if (!enabled || !allowed.includes('price')) return [];
  return (products ?? []).flatMap(({ prices }) =>
    prices.flatMap((id) => {
      const price = ledger.find('price', id);
      return price === undefined || price.currency !== subscription.currency ? [] : [price];
    }),
  );
}

/** How many the portal lets somebody choose; undefined where it doesn't. */
export function offeredQuantities(
  { features }: Configuration,
  subscription: Subscription,
): { readonly minimum: number; readonly maximum: number } | undefined {
  const { enabled, default_allowed_updates: allowed, products } = features.subscription_update;
  if (!enabled || !allowed.includes('quantity')) return undefined;
  const own = products?.find(({ product }) => product === mainItem(subscription).price.product);
  if (own?.adjustable_quantity.enabled === false) return undefined;
  const { minimum, maximum } = own?.adjustable_quantity ?? { minimum: 1, maximum: null };
  return { minimum, maximum: maximum ?? 999_999 };
}

/** Changes what is paid for, as the portal's settings say. Nothing is changed where the money does not come. */
export function updateInPortal(
  ledger: Ledger,
  configuration: Configuration,
  id: string,
  asked: { readonly price?: string | undefined; readonly quantity?: number | undefined },
): Subscription {
  const subscription = ledger.get('subscription', id);
  const {
    proration_behavior: proration,
    billing_cycle_anchor: anchor,
    trial_update_behavior: trial,
  } = configuration.features.subscription_update;
  const now = mainItem(subscription);
  const price = [now.price, ...offeredPrices(ledger, configuration, subscription)].find(
    (one) => one.id === (asked.price ?? now.price.id),
  );
  const quantity = asked.quantity ?? now.quantity;
  const bounds = offeredQuantities(configuration, subscription);
  if (price === undefined) throw invalid('This price is not offered.', 'price');
  if (isOver(subscription) || subscription.collection_method === 'send_invoice')
    throw invalid('This subscription can’t be changed here.');
  const isOther = quantity !== now.quantity;
  if (
    isOther &&
    (bounds === undefined || quantity < bounds.minimum || quantity > bounds.maximum || !Number.isInteger(quantity))
  )
    throw invalid(
      bounds === undefined
        ? 'The quantity can’t be changed here.'
        : `Choose from ${bounds.minimum} to ${bounds.maximum}.`,
      'quantity',
    );
  const method = ledger.find('payment_method', subscription.default_payment_method ?? '');
  const costs = (price.unit_amount ?? 0) * quantity > (now.price.unit_amount ?? 0) * now.quantity;
  if (proration === 'always_invoice' && costs && method?.card?.last4 === '0002')
    throw new Refusal(402, 'card_error', 'Your card was declined. Nothing was changed.');
  return change(ledger, id, {
    price,
    quantity,
    proration: (['always_invoice', 'create_prorations'] as const).find((one) => one === proration) ?? 'none',
    anchor: anchor === 'now' ? 'now' : 'unchanged',
    endsTrial: trial !== 'continue_trial',
  });
}

/** Cancels as the portal's settings say. */
export function cancelInPortal(ledger: Ledger, { features }: Configuration, id: string): Subscription {
  if (!features.subscription_cancel.enabled || isOver(ledger.get('subscription', id)))
    throw invalid('This subscription can’t be cancelled here.');
  return features.subscription_cancel.mode === 'immediately'
    ? end(ledger, id, 'cancellation_requested')
    : cancelAtPeriodEnd(ledger, id);
}

export function keepInPortal(ledger: Ledger, id: string): Subscription {
  if (isOver(ledger.get('subscription', id))) throw invalid('This subscription has ended.');
  return keep(ledger, id);
}

/** Another card, for the subscription and for whatever its customer buys later. */
export function useCard(ledger: Ledger, id: string, card: Card): Subscription {
  const { customer } = ledger.get('subscription', id);
  refuseDeclined(card);
  const method = addMethod(ledger, card, customer);
  const { invoice_settings: settings } = ledger.get('customer', customer);
  ledger.change(
    'customer',
    customer,
    { invoice_settings: { ...settings, default_payment_method: method.id } },
    'customer.updated',
  );
  return ledger.change('subscription', id, { default_payment_method: method.id }, 'customer.subscription.updated');
}

/** Pays what is open, by hand. */
export function payInvoice(ledger: Ledger, id: string): void {
  const { status } = ledger.get('invoice', id);
  if (status !== 'open') throw invalid('This invoice is paid, or can’t be paid any more.');
  if (pay(ledger, id, false) === 'failed')
    throw new Refusal(402, 'card_error', 'Your card was declined. Choose another card first.');
}
