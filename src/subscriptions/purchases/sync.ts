// Follows what happened at billing since it was asked last, or looks at every purchase there is. Events are hints alone: each
// purchase is fetched as it is now, so that it does no harm to be told twice, late, or by two at once.
import { day } from '../../rules/index';
import { isVendor } from '../authority';
import type { Conflict, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { type BillingCursorRecord, parseBillingCursor } from '../records/records';
import { untilSettled } from '../until-settled';
import type { PayingOutside, Purchased } from './port';
import { licenseOf, recordPurchase } from './record';

export interface SyncRequest {
  /** `events`: what happened since the last time. `all`: everything, a page at a time. */
  readonly mode: 'events' | 'all';
  /** Where a page of `all` goes on. */
  readonly after?: string;
}

/** A purchase that belongs to no account. */
interface Unmatched {
  readonly id: string;
  readonly customer: string;
  readonly seats: number;
  readonly billing: 'monthly' | 'yearly';
  readonly state: Purchased['billed']['state'];
}

export type SyncOutcome =
  | {
      readonly outcome: 'synced';
      /** `all` where so much time had passed that events no longer tell everything. */
      readonly mode: SyncRequest['mode'];
      readonly seen: number;
      readonly changed: number;
      /** Purchases that could not be written just now: the next time finds them again. */
      readonly failed: number;
      readonly unmatched: readonly Unmatched[];
      /** Where it goes on, in a call of its own; undefined once it is done. */
      readonly next?: string;
    }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Billing forgets events after 30 days. */
const eventsLast = 29 * day;
/** Some events are never made: everything is looked at so often. */
const allEvery = 7 * day;
/** Stands for the first page of everything. */
const beginning = '';

/** One page, for those who run the product. */
export function syncPurchases(asked: SyncRequest, outside: PayingOutside): SyncOutcome {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const vendor = isVendor(account, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  return vendor.isVendor ? synced(asked, outside) : { outcome: 'not-there' };
}

/** One page, whoever asks: nothing is written but what billing says, and nothing of it is told. */
export function synced({ mode, after }: SyncRequest, outside: PayingOutside): SyncOutcome {
  const read = readRecord(outside.store, recordKey.billing(), parseBillingCursor);
  if (read.outcome === 'unreachable') return read;
  const now = outside.now();
  const { record: cursor } = read;
  const isEventful = cursor !== undefined && now - cursor.at < eventsLast && now - cursor.allAt < allEvery;
  return mode === 'events' && isEventful ? followed(cursor, outside) : walked(after ?? beginning, outside);
}

function followed(cursor: BillingCursorRecord, outside: PayingOutside): SyncOutcome {
  const now = outside.now();
  const news = outside.billing.news(cursor.event);
  if (news.outcome === 'unreachable') return news;
  const results = news.purchaseIds.map((id) => [id, recordPurchase(id, outside)] as const);
  const failed = results.filter(([, { outcome }]) => outcome === 'unreachable').length;
  // What failed is found again: the cursor stays before it.
  if (failed === 0 && news.last !== cursor.event) keepCursor({ event: news.last, at: now }, outside);
  return {
    outcome: 'synced',
    mode: 'events',
    seen: results.length,
    changed: results.filter(([, result]) => result.outcome === 'recorded' && result.isNews).length,
    failed,
    unmatched: [],
    ...(news.isMore && failed === 0 && { next: news.last }),
  };
}

/** Where the walk through everything is: the event before which it began, and the purchase that it has come to. */
const placeOf = (next: string): readonly [event: string, after: string | undefined] => {
  const [event = '', after] = next.split(' ');
  return [event, after];
};

function walked(next: string, outside: PayingOutside): SyncOutcome {
  // What happens during the walk is news afterwards.
  const latest =
    next === beginning ? outside.billing.latest() : { outcome: 'latest' as const, event: placeOf(next)[0] };
  if (latest.outcome === 'unreachable') return latest;
  const page = outside.billing.all(next === beginning ? undefined : placeOf(next)[1]);
  if (page.outcome === 'unreachable') return page;
  let [changed, failed] = [0, 0];
  const unmatched: Unmatched[] = [];
  for (const purchase of page.purchases) {
    const result = recordPurchase(purchase.id, outside, licenseOf(purchase, outside));
    if (result.outcome === 'recorded' && result.isNews) changed += 1;
    if (result.outcome === 'unreachable') failed += 1;
    if (result.outcome === 'unmatched') {
      const { id, customer, billed } = purchase;
      unmatched.push({ id, customer, seats: billed.seats, billing: billed.billing, state: billed.state });
    }
  }
  const now = outside.now();
  if (page.next === undefined && failed === 0) keepCursor({ event: latest.event, at: now, allAt: now }, outside);
  return {
    outcome: 'synced',
    mode: 'all',
    seen: page.purchases.length,
    changed,
    failed,
    unmatched,
    ...(page.next !== undefined && { next: `${latest.event} ${page.next}` }),
  };
}

/** The cursor is written last. That it could not be costs a second look. */
function keepCursor(cursor: Partial<BillingCursorRecord>, outside: PayingOutside): void {
  const kept = untilSettled((): { readonly outcome: 'kept' } | Conflict | Unreachable => {
    const read = readRecord(outside.store, recordKey.billing(), parseBillingCursor);
    if (read.outcome === 'unreachable') return read;
    const json = { event: '', at: 0, allAt: 0, ...read.record, ...cursor, schema: 1 as const };
    const committed = outside.store.commit([{ key: recordKey.billing(), expected: read.version, json }]);
    return committed.outcome === 'committed' ? { outcome: 'kept' } : committed;
  }, outside);
  if (kept.outcome === 'unreachable') outside.log.warn('cursor-not-kept', { detail: kept.detail });
}
