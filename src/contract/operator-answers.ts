// The answers to those who run the product, parsed.
import * as v from 'valibot';
import type { OperatorServer } from './operate';
import { orNone } from './review-answers';
import type { AnswersOf } from './server';
import { moveRefusals } from './vocabulary';

const count = v.number();
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
