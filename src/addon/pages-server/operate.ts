// What only those who run the product may ask of the server: every record, and moving records to another engine.
import * as v from 'valibot';
import type { NoAnswer } from '../../contract/review';
import { engineKinds, engineProperties, readServiceAccount } from '../../stores/engine';
import { type MoveAnswer, type MoveOutside, moveRecords as move } from '../../stores/move';
import { orUnreachable } from '../../stores/or-unreachable';
import { isVendor } from '../../subscriptions/authority';
import type { Unreachable } from '../../subscriptions/ports';
import { type ExportOutcome, exportRecords as exportPage } from '../../subscriptions/review/export';
import { createEngineCache } from '../outside';
import { openEngine } from '../store';
import { answering, noAnswer } from './review';

/** Where a listing goes on: a key. */
const cursor = v.exactOptional(v.pipe(v.string(), v.maxLength(500)));

const exportRequest = v.object({ after: cursor });

const moveRequest = v.object({
  to: v.picklist(engineKinds),
  step: v.picklist(['look', 'begin', 'copy', 'finish', 'abandon']),
  after: cursor,
});

/** Why there is no answer, with what only those who run the product can mend. */
function forOperators(result: Parameters<typeof noAnswer>[0]): NoAnswer {
  const none = noAnswer(result);
  return none.outcome === 'unreachable' && 'damaged' in result ? { ...none, damaged: result.damaged } : none;
}

/** One page of records. */
export const exportRecords = answering(
  'exportRecords',
  exportRequest,
  (asked, outside): Extract<ExportOutcome, { readonly outcome: 'page' }> | NoAnswer => {
    const result = exportPage(asked, outside);
    return result.outcome === 'page' ? result : forOperators(result);
  },
);

/** One step of moving all records to another engine. */
export const moveRecords = answering(
  'moveRecords',
  moveRequest,
  (asked, outside): Exclude<MoveAnswer, Unreachable> | NoAnswer => {
    const account = outside.identity();
    if (account === undefined) return noAnswer({ outcome: 'unknown-account' });
    const vendor = isVendor(account, outside);
    if (vendor.outcome === 'unreachable') return noAnswer(vendor);
    if (!vendor.isVendor) return noAnswer({ outcome: 'not-there' });
    const result = orUnreachable(() => move(asked, createMoveOutside(outside.now)));
    return result.outcome === 'unreachable' ? forOperators(result) : result;
  },
);

function createMoveOutside(now: () => number): MoveOutside {
  const cache = createEngineCache();
  const properties = () => PropertiesService.getScriptProperties();
  return {
    now,
    properties,
    lock: () => LockService.getScriptLock(),
    open: (kind, refusal) => openEngine(kind, cache, now, refusal),
    isSetUp: (kind) => {
      if (kind === 'script-properties') return true;
      const key = properties().getProperty(engineProperties.serviceAccount);
      try {
        readServiceAccount(key);
        return true;
      } catch {
        return false;
      }
    },
    digest: (text) =>
      Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)
        .map((byte) => (byte & 0xff).toString(16).padStart(2, '0'))
        .join(''),
  };
}
