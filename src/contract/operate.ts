// What only those who run the product may ask of the script: every record, and moving records to another engine.
import * as v from 'valibot';
import type { RequestsOf } from './server';
import { engineKinds } from '../stores/engine';
import type { MoveAnswer, MoveRequest } from '../stores/move';
import type { Fullness, Unreachable } from '../subscriptions/ports';
import type { ExportOutcome, ExportRequest } from '../subscriptions/review/export';
import { longest } from './limits';
import { cursor } from './review-requests';
import type { AttachOutcome } from '../subscriptions/purchases/attach';
import type { ShowOutcome } from '../subscriptions/purchases/show';
import type { SyncOutcome, SyncRequest } from '../subscriptions/purchases/sync';
import type { NoAnswer } from './review';

type Done<Outcome> = Exclude<Outcome, { readonly outcome: 'unreachable' | 'unknown-account' | 'not-there' }>;

/** Functions of the server, through scripts.run of the Apps Script API. */
export interface OperatorServer {
  /** One page of records as they are stored. */
  readonly exportRecords: (request: ExportRequest) => Extract<ExportOutcome, { readonly outcome: 'page' }> | NoAnswer;
  /** How full the store is; `endless` where there is no end to it. */
  readonly storeFullness: (request: object) => Fullness | { readonly outcome: 'endless' } | NoAnswer;
  /** One step of moving all records to another engine. */
  readonly moveRecords: (request: MoveRequest) => Exclude<MoveAnswer, Unreachable> | NoAnswer;
  /** One page of purchases that something happened to, or of all. */
  readonly syncPurchases: (request: SyncRequest & { readonly isRehearsal: boolean }) => Done<SyncOutcome> | NoAnswer;
  /** Gives a purchase that was made elsewhere to an account. */
  readonly attachPurchase: (request: {
    readonly purchase: string;
    readonly email: string;
    readonly isRehearsal: boolean;
  }) => Done<AttachOutcome> | NoAnswer;
  /** A purchase as billing has it, and the license that it belongs to. */
  readonly showPurchase: (request: { readonly purchase: string }) => Done<ShowOutcome> | NoAnswer;
}

const purchase = v.pipe(v.string(), v.regex(/^sub_\w{1,200}$/));

/** The same functions, each with the form of what it is asked. */
export const operatorRequests = {
  exportRecords: v.object({ after: v.exactOptional(cursor) }),
  storeFullness: v.object({}),
  moveRecords: v.object({
    to: v.picklist(engineKinds),
    step: v.picklist(['look', 'begin', 'copy', 'finish', 'abandon']),
    after: v.exactOptional(cursor),
  }),
  syncPurchases: v.object({
    mode: v.picklist(['events', 'all']),
    after: v.exactOptional(cursor),
    isRehearsal: v.boolean(),
  }),
  attachPurchase: v.object({
    purchase,
    email: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(longest.address)),
    isRehearsal: v.boolean(),
  }),
  showPurchase: v.object({ purchase }),
} satisfies RequestsOf<OperatorServer>;
