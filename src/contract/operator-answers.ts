// The answers to those who run the product, parsed.
import * as v from 'valibot';
import type { OperatorServer } from './operate';
import { orNone } from './or-none';
import type { AnswersOf } from './server';
import { purchaseNotices } from '../subscriptions/records/records';
import { moveRefusals } from './vocabulary';

const count = v.number();
const billing = v.picklist(['monthly', 'yearly']);
const purchaseStates = ['waiting', 'processing', 'failed', 'active', 'due', 'unpaid', 'paused', 'ended'] as const;
const sum = { records: count, digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) } as const;

/** Their functions, each with the form of its answer. */
export const operatorAnswers = {
  exportRecords: orNone(
    v.object({
      outcome: v.literal('page'),
      records: v.array(v.object({ key: v.string(), json: v.unknown() })),
      next: v.exactOptional(v.string()),
    }),
  ),
  syncPurchases: orNone(
    v.object({
      outcome: v.literal('synced'),
      mode: v.picklist(['events', 'all']),
      seen: count,
      changed: count,
      failed: count,
      unmatched: v.array(
        v.object({ id: v.string(), customer: v.string(), seats: count, billing, state: v.picklist(purchaseStates) }),
      ),
      next: v.exactOptional(v.string()),
    }),
  ),
  attachPurchase: orNone(
    v.variant('outcome', [
      v.object({ outcome: v.picklist(['attached', 'unchanged']), licenseId: v.string() }),
      v.object({ outcome: v.literal('bought-by'), email: v.string() }),
      v.object({ outcome: v.picklist(['not-paid', 'not-found', 'not-an-address']) }),
    ]),
  ),
  showPurchase: orNone(
    v.variant('outcome', [
      v.object({
        outcome: v.literal('purchase'),
        licenseId: v.string(),
        isRecorded: v.boolean(),
        purchase: v.object({
          id: v.string(),
          customer: v.string(),
          bought: v.exactOptional(
            v.object({ account: v.string(), email: v.string(), license: v.string(), takesSeat: v.boolean() }),
          ),
          billed: v.object({
            state: v.picklist(purchaseStates),
            seats: count,
            billing,
            startedAt: count,
            period: v.object({ start: count, end: count }),
            isPaid: v.boolean(),
            cancelled: v.exactOptional(v.object({ at: count, endsAt: count })),
            refundedAt: v.exactOptional(count),
          }),
          notice: v.exactOptional(v.picklist(purchaseNotices)),
        }),
      }),
      v.object({ outcome: v.literal('not-found') }),
    ]),
  ),
  storeFullness: orNone(
    v.variant('outcome', [
      v.object({
        outcome: v.literal('measured'),
        used: count,
        promised: count,
        room: count,
        forNew: count,
        tidied: count,
        kinds: v.array(v.object({ kind: v.string(), properties: count, bytes: count })),
        month: v.exactOptional(v.object({ at: count, used: count })),
      }),
      v.object({ outcome: v.literal('endless') }),
    ]),
  ),
  moveRecords: orNone(
    v.variant('outcome', [
      v.object({ outcome: v.literal('ready'), records: count, isMoving: v.boolean() }),
      v.object({ outcome: v.literal('copied'), records: count, written: count, next: v.exactOptional(v.string()) }),
      v.object({ outcome: v.literal('wait'), milliseconds: count }),
      v.object({ outcome: v.literal('moved'), ...sum }),
      v.object({ outcome: v.literal('differs'), from: v.object(sum), to: v.object(sum) }),
      v.object({ outcome: v.literal('abandoning'), removed: count }),
      v.object({ outcome: v.literal('abandoned') }),
      v.object({
        outcome: v.literal('refused'),
        reason: v.picklist(moveRefusals),
        records: v.exactOptional(count),
      }),
    ]),
  ),
} satisfies AnswersOf<OperatorServer>;
