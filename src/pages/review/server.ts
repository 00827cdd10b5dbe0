// The server behind the review page.
import { type Calls, createClient } from '../../contract/client';
import type { NoAnswer, ReviewServer } from '../../contract/review';

/** The connection broke off: whether anything happened is not known, and asking again is safe. */
export interface Lost {
  readonly outcome: 'lost';
}

/** Every way of getting no answer. */
export type Failure = NoAnswer | Lost;

/** Functions of the server, each with a promise of its answer. */
export type ServerCalls = Calls<ReviewServer, Lost>;

/** Asks the server; a broken connection is an answer like any other. */
export const createServer = (): ServerCalls => createClient<ReviewServer, Lost>(() => ({ outcome: 'lost' }));
