// What happens by itself when its time comes: renewals, tries of payments, ends, and answers of banks.
import { end, followFailed, followPaid, pay, updated } from './billing';
import { draft, isOver, mainItem, subscriptionFor, wholeLines } from './invoicing';
import type { Ledger } from './ledger';
import { finalize, settle } from './payments';
import { periodAt } from './periods';
import type { Invoice, Seconds, Subscription } from './shapes/objects';

const hour = 60 * 60;
/** From a renewal's draft to its first payment. https://docs.stripe.com/billing/invoices/subscription */
const draftTime = hour;
/** How long a first payment may take. https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses */
const incompleteTime = 23 * hour;

/** Something whose time comes by itself. */
interface Due {
  readonly at: Seconds;
  readonly happen: () => void;
}

/** What will happen to a subscription next, if nobody does anything. */
function dueOfSubscription(ledger: Ledger, subscription: Subscription): Due | undefined {
  if (isOver(subscription)) return undefined;
  const { id, cancel_at: cancelAt, status, created } = subscription;
  const until = mainItem(subscription).current_period_end;
  if (status === 'incomplete') {
    // A debit on its way is waited for.
    if (ledger.settlements.has(subscription.latest_invoice ?? '')) return undefined;
    return {
      at: created + incompleteTime,
      happen: () => {
        expire(ledger, subscription);
      },
    };
  }
  if (cancelAt !== null && cancelAt <= until) return { at: cancelAt, happen: () => void end(ledger, id, null) };
  return status === 'paused'
    ? undefined
    : {
        at: until,
        happen: () => {
          renew(ledger, id);
        },
      };
}

function expire(ledger: Ledger, { id, latest_invoice: latest }: Subscription): void {
  if (latest !== null) {
    const { status_transitions: transitions } = ledger.get('invoice', latest);
    ledger.change(
      'invoice',
      latest,
      { status: 'void', status_transitions: { ...transitions, voided_at: ledger.time } },
      'invoice.voided',
    );
  }
  ledger.change('subscription', id, { status: 'incomplete_expired', ended_at: ledger.time }, updated);
}

/** The next period begins, whether it will be paid or not; its invoice is a draft for an hour. */
function renew(ledger: Ledger, id: string): void {
  const before = ledger.get('subscription', id);
  const item = mainItem(before);
  const period = periodAt(before.billing_cycle_anchor, item.price, ledger.time);
  const data = before.items.data.map((one) => ({
    ...one,
    current_period_start: period.start,
    current_period_end: period.end,
  }));
  const isUnpaid = before.status === 'unpaid';
  const renewed = ledger.change('subscription', id, {
    items: { ...before.items, data },
    ...(before.status === 'trialing' && { status: 'active' as const }),
  });
  const lines = wholeLines(ledger, renewed, period);
  const invoice = draft(ledger, renewed, 'subscription_cycle', lines, {
    start: item.current_period_start,
    end: item.current_period_end,
  });
  ledger.change('invoice', invoice.id, {
    auto_advance: !isUnpaid,
    automatically_finalizes_at: isUnpaid ? null : ledger.time + draftTime,
  });
  const { items, latest_invoice: latest, status } = before;
  ledger.tell(updated, ledger.get('subscription', id), {
    items,
    latest_invoice: latest,
    ...(status === 'trialing' && { status }),
  });
}

function dueOfInvoice(ledger: Ledger, invoice: Invoice): Due | undefined {
  const { id, status, automatically_finalizes_at: finalizesAt, next_payment_attempt: triesAt } = invoice;
  const settlesAt = ledger.settlements.get(id);
  if (settlesAt !== undefined)
    return {
      at: settlesAt,
      happen: () => {
        bank(ledger, id);
      },
    };
  if (status === 'draft' && finalizesAt !== null) {
    return {
      at: finalizesAt,
      happen: () => {
        finalize(ledger, id);
        pay(ledger, id, false);
      },
    };
  }
  if (status === 'open' && triesAt !== null) return { at: triesAt, happen: () => void pay(ledger, id, false) };
  return undefined;
}

/** A bank has answered: whoever was at the till is told, and the subscription follows. */
function bank(ledger: Ledger, id: string): void {
  const outcome = settle(ledger, id);
  const subscription = subscriptionFor(ledger, ledger.get('invoice', id));
  if (subscription !== undefined) {
    if (outcome === 'paid') followPaid(ledger, subscription.id, id);
    else followFailed(ledger, subscription.id, id);
  }
  const session = ledger.all('checkout.session').find(({ invoice }) => invoice === id);
  if (session === undefined) return;
  const told = outcome === 'paid' ? 'succeeded' : 'failed';
  const after = ledger.change('checkout.session', session.id, {
    payment_status: outcome === 'paid' ? 'paid' : 'unpaid',
  });
  ledger.tell(`checkout.session.async_payment_${told}`, after);
}

const dueOfSession = (ledger: Ledger): readonly Due[] =>
  ledger
    .all('checkout.session')
    .filter(({ status }) => status === 'open')
    .map(({ id, expires_at: at }) => ({
      at,
      happen: () =>
        void ledger.change('checkout.session', id, { status: 'expired', url: null }, 'checkout.session.expired'),
    }));

/** Lets everything happen whose time has come, in its order, each at its own instant. */
export function advance(ledger: Ledger, now: Seconds): void {
  for (;;) {
    const due = [
      ...ledger.all('subscription').map((one) => dueOfSubscription(ledger, one)),
      ...ledger.all('invoice').map((one) => dueOfInvoice(ledger, one)),
      ...dueOfSession(ledger),
    ]
      .filter((one) => one !== undefined)
      .filter(({ at }) => at <= now)
      .sort((one, other) => one.at - other.at);
    const [first] = due;
    if (first === undefined) break;
    ledger.time = Math.max(ledger.time, first.at);
    first.happen();
  }
  ledger.time = Math.max(ledger.time, now);
}
