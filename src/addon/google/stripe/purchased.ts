// A subscription at Stripe in our words, with what became of its money.
import * as v from 'valibot';
import type { Billed } from '../../../rules/index';
import type { Purchased } from '../../../subscriptions/purchases/port';
import type { Vendor } from '../../settings';
import { type Charge, type Dispute, type EventObject, type Subscription, bought } from './answers';

/** Settled in whatever way: any other goes on. https://docs.stripe.com/api/disputes/object */
const settled: readonly string[] = ['lost', 'won', 'warning_closed', 'prevented'];
/** The bank has the money back, for good or until it is decided; at a mere warning it has not. */
const taken = { flag: ['lost'], refunded: ['lost', 'needs_response', 'under_review'] } as const;

/** Whether a dispute that stands so ends what was paid. */
export const isTaken = (status: string, onDispute: NonNullable<Vendor['onDispute']>): boolean =>
  taken[onDispute].some((one) => one === status);

/** A dispute, and what it is about. */
export type Disputed = Dispute & { readonly charge: Charge; readonly isTaken: boolean };

/**
 * A subscription in our words. A status that is not known yet waits: nothing is taken from anybody for it.
 * @param charges newest first, whatever became of them
 */
export function purchased(
  { id, customer, metadata, status, items, latest_invoice, ...rest }: Subscription,
  charges: readonly Charge[],
  disputes: readonly Disputed[],
): Purchased {
  const [latest] = charges;
  const newest = charges.find(({ paid }) => paid);
  const [item] = items.data as [(typeof items.data)[number]];
  const period = { start: item.current_period_start, end: item.current_period_end };
  // Whoever pays again after that does so by another subscription, whose period begins later.
  const isOfPeriod = ({ created }: Charge): boolean => created >= period.start - hour;
  const lost = disputes.find(({ charge: of, isTaken }) => isTaken && isOfPeriod(of));
  // Before its invoice is paid, a new period is nothing that was paid for; what is sent besides says nothing of that.
  const isOpen =
    latest_invoice?.billing_reason?.startsWith('subscription') === true &&
    ['draft', 'open', 'uncollectible'].includes(latest_invoice.status ?? '');
  const isFirst = latest_invoice?.billing_reason === 'subscription_create';
  // A bank debit is on its way for days: only what is sent for a period after the first is taken for paid until it fails.
  const charged = latest && isOfPeriod(latest) ? latest.status : '';
  const isOnItsWay = charged === 'pending';
  const first = isOnItsWay || status === 'active' ? 'processing' : charged === 'failed' ? charged : 'waiting';
  const isBegun = status !== 'incomplete' && !(status === 'active' && isFirst && isOpen);
  const state = lost !== undefined ? 'ended' : isBegun ? (states[status] ?? 'waiting') : first;
  const ends = rest.ended_at ?? rest.cancel_at ?? (rest.cancel_at_period_end ? period.end : undefined);
  const isGivenBack = newest?.refunded === true && isOfPeriod(newest);
  const parsed = v.safeParse(bought, metadata);
  return {
    id,
    customer: customer.id,
    ...(customer.email != null && { email: customer.email }),
    ...(parsed.success && { bought: parsed.output }),
    billed: {
      state,
      seats: item.quantity,
      billing: item.price.recurring?.interval === 'year' ? 'yearly' : 'monthly',
      startedAt: rest.billing_cycle_anchor,
      period,
      isPaid: !isOpen || (isOnItsWay && !isFirst),
      ...(ends !== undefined && { cancelled: { at: rest.canceled_at ?? ends, endsAt: ends } }),
      ...(lost !== undefined
        ? { refundedAt: lost.created }
        : state === 'ended' && isGivenBack && { refundedAt: rest.ended_at ?? period.end }),
    },
    ...(disputes.some(({ status: is }) => !settled.includes(is))
      ? { notice: 'disputed' }
      : newest !== undefined && newest.amount_refunded > 0 && state !== 'ended' && { notice: 'partly-refunded' }),
  };
}

const hour = 60 * 60 * 1000;

const states: Readonly<Record<string, Billed['state'] | undefined>> = {
  trialing: 'active',
  active: 'active',
  past_due: 'due',
  incomplete_expired: 'failed',
  unpaid: 'unpaid',
  paused: 'paused',
  canceled: 'ended',
};

/** The subscription that the object of an event belongs to. */
export function subscriptionIn(object: EventObject): readonly string[] {
  const text = (value: unknown): readonly string[] =>
    typeof value === 'string' && /^sub_\w+$/.test(value) ? [value] : [];
  if (object.object === 'subscription') return text(object.id);
  const parent = v.safeParse(
    v.object({ subscription_details: v.object({ subscription: v.string() }) }),
    object['parent'],
  );
  return parent.success ? text(parent.output.subscription_details.subscription) : text(object['subscription']);
}
