// What only those who run the product may ask of the script: every record, and moving records to another engine.
import * as v from 'valibot';
import type { RequestsOf } from './server';
import { engineKinds } from '../stores/engine';
import type { MoveAnswer, MoveRequest } from '../stores/move';
import type { Unreachable } from '../subscriptions/ports';
import type { ExportOutcome, ExportRequest } from '../subscriptions/review/export';
import { cursor } from './review-requests';
import type { NoAnswer } from './review';

/** Functions of the server, through scripts.run of the Apps Script API. */
export interface OperatorServer {
  /** One page of records as they are stored. */
  readonly exportRecords: (request: ExportRequest) => Extract<ExportOutcome, { readonly outcome: 'page' }> | NoAnswer;
  /** One step of moving all records to another engine. */
  readonly moveRecords: (request: MoveRequest) => Exclude<MoveAnswer, Unreachable> | NoAnswer;
}

/** The same functions, each with the form of what it is asked. */
export const operatorRequests = {
  exportRecords: v.object({ after: v.exactOptional(cursor) }),
  moveRecords: v.object({
    to: v.picklist(engineKinds),
    step: v.picklist(['look', 'begin', 'copy', 'finish', 'abandon']),
    after: v.exactOptional(cursor),
  }),
} satisfies RequestsOf<OperatorServer>;
