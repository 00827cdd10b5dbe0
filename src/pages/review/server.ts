// The server behind the review page.
import { type Calls, OtherVersion, createClient } from '../../contract/client';
import type { ExportNote, NoAnswer, ReviewOpening, ReviewServer, Scope } from '../../contract/review';
import { reviewAnswers } from '../../contract/review-answers';

/** The connection broke off, or the script is another one by now: whether anything happened is not known. Asking again is safe. */
interface Lost {
  readonly outcome: 'lost' | 'other-version';
}

/** Every way of getting no answer; `no-room`: what was looked at in portions is together more than can be stored. */
export type Failure = NoAnswer | Lost | { readonly outcome: 'no-room' };

/** Functions of the server, each with a promise of its answer. */
export type ServerCalls = Calls<ReviewServer, Lost>;

/** Notes that rows are taken away as a file. What is on this page is here already: that it can't be noted holds nobody up. */
export const noting =
  (server: ServerCalls, scope: Scope) =>
  (view: ExportNote['view'], rows: readonly unknown[]): void => {
    void server.noteExport({ scope, view, rows: rows.length });
  };

export type NoteExport = ReturnType<typeof noting>;

/**
 * Asks the server; a broken connection is an answer like any other.
 * @param allow has the reader agree to something at this address first
 */
export const createServer = (allow: (url: string) => Promise<boolean>): ServerCalls =>
  createClient<ReviewServer, Lost>(
    reviewAnswers,
    (error) => ({ outcome: error instanceof OtherVersion ? 'other-version' : 'lost' }),
    allow,
  );

/** The same server, whose first page came along with the page itself: whoever asks for that first is given it. */
export function withFirst(server: ServerCalls, opening: ReviewOpening | undefined): ServerCalls {
  let first = opening?.first;
  const scope = JSON.stringify(opening?.scopes[0]);
  const reviewPage: ServerCalls['reviewPage'] = async (request) => {
    const inHand = request.after === undefined && JSON.stringify(request.scope) === scope ? first : undefined;
    // What is asked for later is to be as it is then.
    first = undefined;
    return inHand ?? server.reviewPage(request);
  };
  // Its functions are named by the type alone: there is nothing to copy.
  return Object.assign(Object.create(server) as ServerCalls, { reviewPage });
}
