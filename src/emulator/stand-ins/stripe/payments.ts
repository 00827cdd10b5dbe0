// Money that is none: what each card does, payments of invoices, what is given back, what is disputed.
import type { StripeCard } from '../../api/stripe';
import type { Ledger } from './ledger';
import { declined, invalid } from './refusal';
import { paymentMethodOf } from './shapes/customers';
import { invoicePaymentOf } from './shapes/invoices';
import { chargeOf, disputeOf, intentOf, refundOf } from './shapes/money';
import {
  idOf,
  type Charge,
  type Dispute,
  type Invoice,
  type PaymentIntent,
  type PaymentMethod,
  type Refund,
} from './shapes/objects';

/** What people can pay with, each with the last digits of Stripe's own card for that case. https://docs.stripe.com/testing */
export const cards = {
  good: { last4: '4242', label: 'Pays', meaning: 'Every payment succeeds.' },
  declined: { last4: '0002', label: 'Declined', meaning: 'The bank refuses, now and later.' },
  confirmation: { last4: '3155', label: 'Needs confirmation', meaning: 'The bank asks whether it is you.' },
  later: {
    last4: '0341',
    label: 'Pays now, fails at renewal',
    meaning: 'The first payment succeeds, the next ones fail.',
  },
  debit: { last4: '6789', label: 'Bank debit', meaning: 'Settled two days later.' },
  debitFails: { last4: '1116', label: 'Bank debit that bounces', meaning: 'Refused two days later.' },
} as const satisfies Record<StripeCard, object>;
export type Card = StripeCard;

const isDebit = (card: Card): boolean => card === 'debit' || card === 'debitFails';

const day = 24 * 60 * 60;
/** How long a bank takes. */
const settling = 2 * day;

/** What somebody pays with from now on. */
export const addMethod = (ledger: Ledger, card: Card, customer: string | null): PaymentMethod =>
  ledger.add(
    'payment_method',
    paymentMethodOf(ledger.born('payment_method'), {
      last4: cards[card].last4,
      customer,
      kind: isDebit(card) ? 'us_bank_account' : 'card',
    }),
    customer === null ? undefined : 'payment_method.attached',
  );

/** Which of the cards it is. */
function cardOf(method: PaymentMethod): Card {
  const last4 = method.card?.last4 ?? method.us_bank_account?.last4;
  return (Object.keys(cards) as Card[]).find((card) => cards[card].last4 === last4) ?? 'good';
}

/** How a payment ends for now. */
type Paid = 'paid' | 'failed' | 'processing';

/** @param isPresent whether somebody is there to pay: then the card that fails at renewals succeeds */
function outcomeOf(card: Card, isPresent: boolean): Paid {
  if (isDebit(card)) return 'processing';
  return card === 'declined' || (card === 'later' && !isPresent) ? 'failed' : 'paid';
}

const insufficient = { code: 'insufficient_funds', message: 'Your card has insufficient funds.' };
const refused = { code: 'generic_decline', message: 'Your card was declined.' };

/** Refuses a card that would be declined, as a till does before anything is made. */
export function refuseDeclined(card: Card): void {
  if (card === 'declined') throw declined(refused.code, refused.message);
}

/** The intent's charge, which a bank debit has from its first day on, and what is told of it. */
function charged(ledger: Ledger, intent: PaymentIntent, method: PaymentMethod, hasSucceeded: boolean): Charge {
  const card = cardOf(method);
  const sent = ledger.find('charge', idOf(intent.latest_charge));
  const born = sent?.status === 'pending' ? sent : ledger.born('charge');
  const { id, created, livemode } = born;
  const charge = ledger.add(
    'charge',
    chargeOf(
      { id, created, livemode },
      intent,
      hasSucceeded ? 'succeeded' : card === 'declined' ? refused : insufficient,
    ),
    hasSucceeded ? 'charge.succeeded' : 'charge.failed',
  );
  const failure = {
    type: 'card_error',
    code: 'card_declined',
    decline_code: charge.failure_code ?? '',
    message: charge.failure_message ?? '',
    charge: charge.id,
  } as const;
  ledger.change('payment_intent', intent.id, {
    latest_charge: charge.id,
    status: hasSucceeded ? 'succeeded' : 'requires_payment_method',
    amount_received: hasSucceeded ? intent.amount : 0,
    last_payment_error: hasSucceeded ? null : failure,
  });
  ledger.tell(
    hasSucceeded ? 'payment_intent.succeeded' : 'payment_intent.payment_failed',
    ledger.get('payment_intent', intent.id),
  );
  return charge;
}

/** Pays something that is no invoice, at a till. */
export function payOnce(
  ledger: Ledger,
  given: { readonly amount: number; readonly currency: string; readonly customer: string | null; readonly card: Card },
): { readonly intent: string; readonly outcome: Paid } {
  refuseDeclined(given.card);
  const method = addMethod(ledger, given.card, given.customer);
  const { amount, currency, customer } = given;
  const intent = ledger.add(
    'payment_intent',
    intentOf(ledger.born('payment_intent'), {
      ...{ amount, currency, customer },
      description: null,
      payment_method: method.id,
      metadata: {},
    }),
    'payment_intent.created',
  );
  // A debit of that kind is taken for settled: nothing waits for it.
  charged(ledger, intent, method, true);
  return { intent: intent.id, outcome: 'paid' };
}

/** The payment of an invoice, made when it is finalized. */
function intentFor(ledger: Ledger, invoice: Invoice, method: string | null): PaymentIntent {
  const payment = paymentOf(ledger, invoice.id);
  const before = payment?.payment.payment_intent;
  if (typeof before === 'string') {
    return ledger.change('payment_intent', before, { payment_method: method });
  }
  const intent = ledger.add(
    'payment_intent',
    intentOf(ledger.born('payment_intent'), {
      amount: invoice.amount_due,
      currency: invoice.currency,
      customer: invoice.customer,
      description: 'Subscription payment',
      payment_method: method,
      metadata: {},
    }),
    'payment_intent.created',
  );
  ledger.add('invoice_payment', invoicePaymentOf(ledger.born('invoice_payment'), invoice, intent.id));
  return intent;
}

const paymentOf = (ledger: Ledger, invoice: string) =>
  ledger.all('invoice_payment').find((one) => one.invoice === invoice);

/** Where an invoice is looked at and paid by hand. */
const hostedUrl = (invoice: Invoice): string => `https://invoice.stripe.com/i/standin/${invoice.id}`;

/** Makes a draft final: it has a number from now on, and what the customer has to the good is taken off it. */
export function finalize(ledger: Ledger, id: string): Invoice {
  const draft = ledger.get('invoice', id);
  if (draft.status !== 'draft')
    throw invalid("This invoice is already finalized, you can't re-finalize it.", 'invoice');
  const customer = ledger.get('customer', draft.customer, 'customer');
  // A balance below nothing is money to the good; a total below nothing adds to it.
  const used = draft.total < 0 ? draft.total : -Math.min(Math.max(-customer.balance, 0), draft.total);
  const due = Math.max(draft.total + (draft.total < 0 ? 0 : used), 0);
  const balance = draft.total < 0 ? customer.balance + draft.total : customer.balance - used;
  const sequence = customer.next_invoice_sequence ?? 1;
  ledger.change('customer', customer.id, { balance, next_invoice_sequence: sequence + 1, currency: draft.currency });
  return ledger.change(
    'invoice',
    id,
    {
      status: 'open',
      number: `${customer.invoice_prefix ?? 'STANDIN'}-${String(sequence).padStart(4, '0')}`,
      amount_due: due,
      amount_remaining: due,
      starting_balance: customer.balance,
      ending_balance: balance,
      automatically_finalizes_at: null,
      effective_at: ledger.time,
      hosted_invoice_url: hostedUrl(draft),
      invoice_pdf: `${hostedUrl(draft)}/pdf`,
      status_transitions: { ...draft.status_transitions, finalized_at: ledger.time },
    },
    'invoice.finalized',
  );
}

/**
 * Tries to take the money for an open invoice. What becomes of the subscription is for whoever asks to say.
 * @param method what it is paid with
 */
export function collect(ledger: Ledger, id: string, method: PaymentMethod | undefined, isPresent: boolean): Paid {
  const invoice = ledger.get('invoice', id);
  if (invoice.status !== 'open') throw invalid('Invoice is already paid', 'invoice', 'invoice_already_paid');
  if (invoice.amount_due === 0) {
    markPaid(ledger, invoice);
    return 'paid';
  }
  const intent = intentFor(ledger, invoice, method?.id ?? null);
  const attempts = { attempted: true, attempt_count: invoice.attempt_count + 1, next_payment_attempt: null };
  const outcome = method === undefined ? 'failed' : outcomeOf(cardOf(method), isPresent);
  if (outcome === 'processing') {
    ledger.settlements.set(id, ledger.time + settling);
    ledger.change('invoice', id, attempts);
    const charge = ledger.add('charge', chargeOf(ledger.born('charge'), intent, 'pending'), 'charge.pending');
    ledger.change('payment_intent', intent.id, { status: 'processing', latest_charge: charge.id });
    ledger.tell('payment_intent.processing', ledger.get('payment_intent', intent.id));
    return outcome;
  }
  const hasSucceeded = outcome === 'paid';
  if (method !== undefined) charged(ledger, intent, method, hasSucceeded);
  ledger.change('invoice', id, attempts);
  if (hasSucceeded) markPaid(ledger, ledger.get('invoice', id));
  return outcome;
}

/** What a bank says of a debit after its days. */
export function settle(ledger: Ledger, id: string): 'paid' | 'failed' {
  ledger.settlements.delete(id);
  const payment = paymentOf(ledger, id);
  const intent = ledger.get('payment_intent', idOf(payment?.payment.payment_intent));
  const method = ledger.get('payment_method', idOf(intent.payment_method));
  const hasSucceeded = cardOf(method) === 'debit';
  charged(ledger, intent, method, hasSucceeded);
  if (hasSucceeded) markPaid(ledger, ledger.get('invoice', id));
  return hasSucceeded ? 'paid' : 'failed';
}

function markPaid(ledger: Ledger, invoice: Invoice): void {
  const paid = ledger.change('invoice', invoice.id, {
    status: 'paid',
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempted: true,
    next_payment_attempt: null,
    status_transitions: { ...invoice.status_transitions, paid_at: ledger.time },
  });
  const payment = paymentOf(ledger, invoice.id);
  if (payment !== undefined) {
    ledger.change('invoice_payment', payment.id, {
      status: 'paid',
      amount_paid: invoice.amount_due,
      status_transitions: { canceled_at: null, paid_at: ledger.time },
    });
    ledger.tell('invoice_payment.paid', ledger.get('invoice_payment', payment.id));
  }
  ledger.tell('invoice.paid', paid);
  ledger.tell('invoice.payment_succeeded', paid);
}

/** Gives money back. @param amount everything that is left when not given */
export function refund(
  ledger: Ledger,
  chargeId: string,
  amount: number | undefined,
  reason: string | null,
  metadata: Record<string, string> = {},
): Refund {
  const charge = ledger.get('charge', chargeId, 'charge');
  const left = charge.amount_captured - charge.amount_refunded;
  if (left <= 0) throw invalid(`Charge ${chargeId} has already been refunded.`, 'charge', 'charge_already_refunded');
  const given = amount ?? left;
  if (given > left)
    throw invalid(`Refund amount (${given}) is greater than unrefunded amount on charge (${left})`, 'amount');
  const back = ledger.add(
    'refund',
    refundOf(ledger.born('refund'), charge, { amount: given, reason, metadata }),
    'refund.created',
  );
  const refunded = charge.amount_refunded + given;
  ledger.change(
    'charge',
    chargeId,
    { amount_refunded: refunded, refunded: refunded === charge.amount_captured },
    'charge.refunded',
  );
  return back;
}

/** The cardholder's bank takes the money back until somebody has said who is right. */
export function dispute(ledger: Ledger, chargeId: string, reason: string): Dispute {
  const charge = ledger.change('charge', chargeId, { disputed: true }, 'charge.updated');
  return ledger.add('dispute', disputeOf(ledger.born('dispute'), charge, reason), 'charge.dispute.created');
}

export const closeDispute = (ledger: Ledger, id: string, status: 'won' | 'lost'): Dispute => {
  ledger.change('dispute', id, { status });
  const closed = ledger.get('dispute', id);
  ledger.tell('charge.dispute.closed', closed);
  return closed;
};
