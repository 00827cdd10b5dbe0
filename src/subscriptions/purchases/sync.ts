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
/** More than that are no matter of single purchases: nothing is passed over then. */
const mostMissed = 20;

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
  if (mode === 'all') return walked(after, outside);
  const read = readRecord(outside.store, recordKey.billing(), parseBillingCursor);
  if (read.outcome === 'unreachable') return read;
  const { record: cursor } = read;
  const isFollowable = cursor !== undefined && cursor.event !== '' && outside.now() - cursor.at < eventsLast;
  return (isFollowable ? followed(cursor, outside) : undefined) ?? walked(cursor?.place, outside);
}

/** What happened since. Undefined where billing has forgotten what it goes on from. */
function followed(cursor: BillingCursorRecord, outside: PayingOutside): SyncOutcome | undefined {
  const now = outside.now();
  const news = outside.billing.news(cursor.event);
  if (news.outcome !== 'page') return news.outcome === 'forgotten' ? undefined : news;
  const seen = [...new Set([...news.purchaseIds, ...(cursor.missed ?? [])])];
  const results = seen.map((id) => [id, recordPurchase(id, outside)] as const);
  const missed = missedOf(results);
  const isKept = keepCursor({ event: news.last, at: now }, { seen, missed }, outside);
  const isWalkDue = now - cursor.allAt >= allEvery;
  const next = news.isMore ? news.last : isWalkDue ? (cursor.place ?? placeAt(news.last)) : undefined;
  return {
    outcome: 'synced',
    mode: news.isMore || !isWalkDue ? 'events' : 'all',
    seen: results.length,
    changed: changesIn(results),
    failed: missed.length,
    unmatched: [],
    ...(isKept && next !== undefined && { next }),
  };
}

/**
 * A page of everything, for whoever was never told of. However many pages there are, and however few of them an execution
 * follows: the next one goes on where this one ended.
 */
function walked(place: string | undefined, outside: PayingOutside): SyncOutcome {
  const [begun, after] = place?.split(' ') ?? [];
  // What happens during the walk is news afterwards.
  const latest = begun === undefined ? outside.billing.latest() : { outcome: 'latest' as const, event: begun };
  if (latest.outcome === 'unreachable') return latest;
  const { event } = latest;
  const page = outside.billing.all(after === '' ? undefined : after);
  if (page.outcome === 'unreachable') return page;
  const results = page.purchases.map(
    (purchase) => [purchase.id, recordPurchase(purchase.id, outside, licenseOf(purchase, outside))] as const,
  );
  const missed = missedOf(results);
  const next = page.next === undefined ? undefined : placeAt(event, page.next);
  const now = outside.now();
  const isKept = keepCursor(
    next === undefined ? { event, at: now, allAt: now, place: undefined } : { place: next },
    { seen: page.purchases.map(({ id }) => id), missed },
    outside,
  );
  return {
    outcome: 'synced',
    mode: 'all',
    seen: results.length,
    changed: changesIn(results),
    failed: missed.length,
    unmatched: page.purchases
      .filter((_, at) => results[at]?.[1].outcome === 'unmatched')
      .map(({ id, customer, billed: { seats, billing, state } }) => ({ id, customer, seats, billing, state })),
    ...(isKept && next !== undefined && { next }),
  };
}

type Result = readonly [id: string, result: ReturnType<typeof recordPurchase>];

const missedOf = (results: readonly Result[]): readonly string[] =>
  results.flatMap(([id, { outcome }]) => (outcome === 'unreachable' ? [id] : []));

const changesIn = (results: readonly Result[]): number =>
  results.filter(([, result]) => result.outcome === 'recorded' && result.isNews).length;

/** Where a walk is: the event before which it began, and the purchase that it has come to. */
const placeAt = (event: string, after = ''): string => `${event} ${after}`;

/**
 * Goes on, and remembers what could not be written just now: it keeps nobody else waiting, and is looked at again each time.
 * The cursor is written last; that it could not be costs a second look.
 * @returns whether it goes on: not where hardly anything could be written
 */
function keepCursor(
  cursor: Partial<Omit<BillingCursorRecord, 'place'>> & { readonly place?: string | undefined },
  { seen, missed }: { readonly seen: readonly string[]; readonly missed: readonly string[] },
  outside: PayingOutside,
): boolean {
  let isKept = true;
  const kept = untilSettled((): { readonly outcome: 'kept' } | Conflict | Unreachable => {
    const read = readRecord(outside.store, recordKey.billing(), parseBillingCursor);
    if (read.outcome === 'unreachable') return read;
    const before = { event: '', at: 0, allAt: 0, ...read.record, schema: 1 as const };
    const all = [...(before.missed ?? []).filter((id) => !seen.includes(id)), ...missed];
    isKept = all.length <= mostMissed;
    if (!isKept) return { outcome: 'kept' };
    const { place, missed: _, ...rest } = { ...before, ...cursor };
    const json = {
      ...rest,
      ...(place !== undefined && { place }),
      ...(all.length > 0 && { missed: all }),
    } satisfies BillingCursorRecord;
    const committed = outside.store.commit([{ key: recordKey.billing(), expected: read.version, json }]);
    return committed.outcome === 'committed' ? { outcome: 'kept' } : committed;
  }, outside);
  if (kept.outcome === 'unreachable') outside.log.warn('cursor-not-kept', { detail: kept.detail });
  return isKept;
}
