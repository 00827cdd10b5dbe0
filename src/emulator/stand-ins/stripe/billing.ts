// Subscriptions: how they begin, are paid, change and end, as Stripe Billing does it.
import { draft, isOver, lineFor, mainItem, money, nameOf, subscriptionFor, wholeLines } from './invoicing';
import type { Ledger } from './ledger';
import { collect, finalize } from './payments';
import { periodAt } from './periods';
import { deletedCustomerOf } from './shapes/customers';
import type { DeletedCustomer, Item, PaymentMethod, Price, Seconds, Subscription } from './shapes/objects';
import { itemOf, subscriptionOf } from './shapes/subscriptions';

const day = 24 * 60 * 60;
/** What is told of whatever becomes of one. */
export const updated = 'customer.subscription.updated';

/** What a subscription is charged to: its own method, or its customer's. */
function methodOf(ledger: Ledger, { default_payment_method: own, customer }: Subscription): PaymentMethod | undefined {
  const usual = ledger.get('customer', customer).invoice_settings.default_payment_method;
  const id = own ?? (typeof usual === 'string' ? usual : null);
  return id === null ? undefined : ledger.find('payment_method', id);
}

/** What begins a subscription. */
interface Beginning {
  readonly customer: string;
  readonly items: readonly { readonly price: Price; readonly quantity: number }[];
  readonly metadata: Record<string, string>;
  readonly description: string | null;
  readonly method: PaymentMethod | undefined;
  readonly trialEnd: Seconds | null;
  readonly billingMode: 'classic' | 'flexible' | undefined;
  readonly managedPayments: boolean;
  /** Whether somebody is at the till. */
  readonly isPresent: boolean;
}

/** Begins a subscription and takes its first payment: incomplete until that has come. */
export function subscribe(ledger: Ledger, given: Beginning): Subscription {
  const born = ledger.born('subscription');
  const [first] = given.items;
  if (first === undefined) throw new Error('A subscription has items.');
  const isTrial = given.trialEnd !== null;
  const period = isTrial
    ? { start: ledger.time, end: given.trialEnd }
    : periodAt(ledger.time, first.price, ledger.time);
  const items = given.items.map(({ price, quantity }) =>
    itemOf({ id: ledger.next('si_'), created: ledger.time }, born.id, price, quantity, period),
  );
  const begun = ledger.add(
    'subscription',
    subscriptionOf(born, {
      customer: given.customer,
      items,
      status: isTrial ? 'trialing' : 'incomplete',
      metadata: given.metadata,
      description: given.description,
      billing_cycle_anchor: given.trialEnd ?? ledger.time,
      billing_mode: given.billingMode ?? ledger.settings.billingMode,
      default_payment_method: given.method?.id ?? null,
      trial_end: given.trialEnd,
      managed_payments: given.managedPayments,
    }),
  );
  const lines = isTrial
    ? items.map((item) =>
        lineFor(ledger, begun, item, {
          amount: 0,
          description: `Trial period for ${nameOf(ledger, item.price)}`,
          isProration: false,
          period,
        }),
      )
    : wholeLines(ledger, begun, period);
  const invoice = draft(ledger, begun, 'subscription_create', lines, {
    start: ledger.time,
    end: ledger.time,
  });
  ledger.tell('customer.subscription.created', ledger.get('subscription', born.id));
  finalize(ledger, invoice.id);
  pay(ledger, invoice.id, given.isPresent);
  return ledger.get('subscription', born.id);
}

/** Takes the money for an open invoice, and lets its subscription follow. */
export function pay(
  ledger: Ledger,
  id: string,
  isPresent: boolean,
  given?: PaymentMethod,
): 'paid' | 'failed' | 'processing' {
  const invoice = ledger.get('invoice', id);
  const subscription = subscriptionFor(ledger, invoice);
  const method = given ?? (subscription === undefined ? undefined : methodOf(ledger, subscription));
  const outcome = collect(ledger, id, method, isPresent);
  if (subscription !== undefined) {
    if (outcome === 'paid') followPaid(ledger, subscription.id, id);
    if (outcome === 'failed') followFailed(ledger, subscription.id, id);
  }
  return outcome;
}

/** The newest invoice decides: once it is paid the subscription goes on, however many older ones are open. */
export function followPaid(ledger: Ledger, id: string, invoice: string): void {
  const { status, latest_invoice: latest } = ledger.get('subscription', id);
  if (latest !== invoice || !['incomplete', 'past_due', 'unpaid', 'paused'].includes(status)) return;
  ledger.change('subscription', id, { status: 'active' }, updated);
  if (status === 'paused') ledger.tell('customer.subscription.resumed', ledger.get('subscription', id));
}

/** Late from the first failure on, and what the settings say after the last one. */
export function followFailed(ledger: Ledger, id: string, invoiceId: string): void {
  const subscription = ledger.get('subscription', id);
  const invoice = ledger.get('invoice', invoiceId);
  const { retryDays, afterRetries } = ledger.settings;
  const isFirst = invoice.billing_reason === 'subscription_create';
  const finalized = invoice.status_transitions.finalized_at ?? ledger.time;
  const wait = isFirst ? undefined : retryDays[invoice.attempt_count - 1];
  const next = wait === undefined ? null : finalized + wait * day;
  ledger.change('invoice', invoiceId, { next_payment_attempt: next });
  ledger.tell('invoice.payment_failed', ledger.get('invoice', invoiceId));
  if (isFirst || isOver(subscription)) return;
  if (next !== null) {
    if (subscription.status === 'active' || subscription.status === 'trialing')
      ledger.change('subscription', id, { status: 'past_due' }, updated);
    return;
  }
  switch (afterRetries) {
    case 'cancel':
      end(ledger, id, 'payment_failed');
      return;
    case 'unpaid':
      ledger.change('subscription', id, { status: 'unpaid' }, updated);
      return;
    case 'pause':
      ledger.change(
        'subscription',
        id,
        {
          status: 'paused',
          status_details: {
            paused: {
              subscription: { type: 'final_payment_failure' },
              transitioned_at: ledger.time,
              type: 'subscription',
            },
          },
        },
        updated,
      );
      ledger.tell('customer.subscription.paused', ledger.get('subscription', id));
      return;
    case 'past_due':
      ledger.change('subscription', id, { status: 'past_due' }, updated);
      return;
  }
}

/** Ends it now. */
export function end(
  ledger: Ledger,
  id: string,
  reason: 'cancellation_requested' | 'payment_failed' | null,
): Subscription {
  const before = ledger.get('subscription', id);
  const { cancellation_details: details, canceled_at: at } = before;
  const ended = ledger.change('subscription', id, {
    status: 'canceled',
    canceled_at: at ?? ledger.time,
    ended_at: ledger.time,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      ...details,
      reason: reason ?? details?.reason ?? 'cancellation_requested',
    },
  });
  // Nothing that is open is tried any more.
  for (const invoice of ledger.all('invoice')) {
    if (subscriptionFor(ledger, invoice)?.id !== id || invoice.status === 'paid') continue;
    ledger.change('invoice', invoice.id, {
      next_payment_attempt: null,
      automatically_finalizes_at: null,
      auto_advance: false,
    });
  }
  ledger.tell('customer.subscription.deleted', ended);
  return ended;
}

/** Ends all that it pays for, and forgets its cards; what it was charged stays. https://docs.stripe.com/api/customers/delete */
export function deleteCustomer(ledger: Ledger, id: string): DeletedCustomer {
  const customer = ledger.get('customer', id);
  for (const one of ledger.all('subscription'))
    if (one.customer === id && !isOver(one)) end(ledger, one.id, 'cancellation_requested');
  for (const method of ledger.all('payment_method'))
    if (method.customer === id) ledger.change('payment_method', method.id, { customer: null });
  ledger.deleted.add(id);
  ledger.tell('customer.deleted', customer);
  return deletedCustomerOf(id);
}

/** Cancels for the end of what is paid: by the flag in classic billing mode, by `cancel_at` alone in the flexible one. */
export function cancelAtPeriodEnd(ledger: Ledger, id: string): Subscription {
  const subscription = ledger.get('subscription', id);
  const isClassic = subscription.billing_mode.type === 'classic';
  return ledger.change(
    'subscription',
    id,
    {
      cancel_at: mainItem(subscription).current_period_end,
      cancel_at_period_end: isClassic,
      canceled_at: ledger.time,
      cancellation_details: {
        comment: null,
        feedback: null,
        feedback_option: null,
        reason: 'cancellation_requested',
      },
    },
    updated,
  );
}

/** Takes a cancellation back while it is not yet carried out. */
export const keep = (ledger: Ledger, id: string): Subscription =>
  ledger.change(
    'subscription',
    id,
    {
      cancel_at: null,
      cancel_at_period_end: false,
      canceled_at: null,
      cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    },
    updated,
  );

/** How a change is billed. https://docs.stripe.com/billing/subscriptions/prorations */
interface Change {
  readonly price: Price;
  readonly quantity: number;
  readonly proration: 'none' | 'create_prorations' | 'always_invoice';
  readonly anchor: 'now' | 'unchanged';
  /** Whether a trial ends with it. */
  readonly endsTrial: boolean;
}

/** Changes what is paid for: what is left of the old is credited, what is used of the new is charged, as asked. */
export function change(ledger: Ledger, id: string, given: Change): Subscription {
  const before = ledger.get('subscription', id);
  const old = mainItem(before);
  const isTrial = before.status === 'trialing' && !given.endsTrial;
  const isOtherInterval =
    old.price.recurring?.interval !== given.price.recurring?.interval ||
    old.price.recurring?.interval_count !== given.price.recurring?.interval_count;
  // Another interval begins a period of its own, whatever was asked for.
  const beginsAnew = !isTrial && (given.anchor === 'now' || isOtherInterval || before.status === 'trialing');
  const anchor = beginsAnew ? ledger.time : before.billing_cycle_anchor;
  const period = beginsAnew
    ? periodAt(anchor, given.price, ledger.time)
    : { start: old.current_period_start, end: old.current_period_end };
  const item: Item = {
    ...itemOf({ id: old.id, created: old.created }, id, given.price, given.quantity, period),
    metadata: old.metadata,
  };
  const after = ledger.change(
    'subscription',
    id,
    {
      billing_cycle_anchor: anchor,
      items: { ...before.items, data: [item, ...before.items.data.slice(1)] },
      ...(before.status === 'trialing' && !isTrial && { status: 'active', trial_end: ledger.time }),
    },
    updated,
  );
  if (isTrial) return after;
  const length = old.current_period_end - old.current_period_start;
  const left = before.status === 'trialing' ? 0 : Math.max(old.current_period_end - ledger.time, 0) / length;
  const rest = { start: ledger.time, end: old.current_period_end };
  const credit = lineFor(ledger, after, old, {
    amount: -Math.round(money(old) * left),
    description: `Unused time on ${old.quantity} × ${nameOf(ledger, old.price)}`,
    isProration: true,
    period: rest,
  });
  const debit = beginsAnew
    ? lineFor(ledger, after, item, {
        amount: money(item),
        description: `${item.quantity} × ${nameOf(ledger, item.price)}`,
        isProration: false,
        period,
      })
    : lineFor(ledger, after, item, {
        amount: Math.round(money(item) * left),
        description: `Remaining time on ${item.quantity} × ${nameOf(ledger, item.price)}`,
        isProration: true,
        period: rest,
      });
  const prorated = given.proration === 'none' ? [] : [credit];
  const lines = given.proration === 'none' && !beginsAnew ? [] : [...prorated, debit];
  if (lines.length === 0) return after;
  if (given.proration === 'create_prorations' && !beginsAnew) {
    ledger.pending.set(id, [...(ledger.pending.get(id) ?? []), ...lines]);
    return after;
  }
  const invoice = draft(ledger, after, 'subscription_update', lines, { start: ledger.time, end: ledger.time });
  finalize(ledger, invoice.id);
  pay(ledger, invoice.id, true);
  return ledger.get('subscription', id);
}
