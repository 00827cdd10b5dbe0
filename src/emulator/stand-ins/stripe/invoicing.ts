// What a subscription is invoiced for.
import type { Ledger } from './ledger';
import { invoiceOf, lineOf } from './shapes/invoices';
import type { Invoice, Item, Line, Price, Seconds, Subscription } from './shapes/objects';

/** Statuses out of which nothing leads. */
export const isOver = ({ status }: Subscription): boolean => status === 'canceled' || status === 'incomplete_expired';

/** Its one item: what more there are is billed alike. */
export const mainItem = ({ items, id }: Subscription): Item => {
  const [first] = items.data;
  if (first === undefined) throw new Error(`${id} has no items.`);
  return first;
};

export const money = ({ price, quantity }: Item): number => (price.unit_amount ?? 0) * quantity;

interface Period {
  readonly start: Seconds;
  readonly end: Seconds;
}

export const lineFor = (
  ledger: Ledger,
  subscription: Subscription,
  item: Item,
  given: {
    readonly amount: number;
    readonly description: string;
    readonly isProration: boolean;
    readonly period: Period;
  },
): Line =>
  lineOf(
    { id: ledger.next('il_'), livemode: ledger.livemode },
    { ...given, item, invoice: '', metadata: subscription.metadata },
  );

/** A draft with these lines, and what was left over from changes before. */
export function draft(
  ledger: Ledger,
  subscription: Subscription,
  reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update',
  lines: readonly Line[],
  period: Period,
): Invoice {
  const born = ledger.born('invoice');
  const left = ledger.pending.get(subscription.id) ?? [];
  ledger.pending.delete(subscription.id);
  const all = [...left, ...lines].map((line) => ({ ...line, invoice: born.id }));
  const customer = ledger.get('customer', subscription.customer);
  const invoice = ledger.add(
    'invoice',
    invoiceOf(born, { customer, subscription, reason, lines: all, period }),
    'invoice.created',
  );
  ledger.change('subscription', subscription.id, { latest_invoice: invoice.id });
  return invoice;
}

/** Lines for the whole of a period. */
export const wholeLines = (ledger: Ledger, subscription: Subscription, period: Period): readonly Line[] =>
  subscription.items.data.map((item) =>
    lineFor(ledger, subscription, item, {
      amount: money(item),
      description: `${item.quantity} × ${nameOf(ledger, item.price)}`,
      isProration: false,
      period,
    }),
  );

/** What a product of a price is called. */
export const nameOf = (ledger: Ledger, price: Price): string => ledger.find('product', price.product)?.name ?? price.id;

/** The subscription that an invoice is for. */
export function subscriptionFor(ledger: Ledger, { parent }: Invoice): Subscription | undefined {
  const id = parent?.subscription_details?.subscription;
  return typeof id === 'string' ? ledger.find('subscription', id) : undefined;
}
