// Saving by itself: when, one call at a time, and what is true of it at any moment. No page: it is told the time, and asked to save.
import type { Refusal } from '../../contract/open';
import type { EditedDocument } from '../../mockup/edit/document';
import type { Unwritable } from '../../mockup/edit/edits';
import type { Bytes } from './opened';

/** How it stands with what a person did. Instants are epoch milliseconds. */
export type SaveState =
  /** All is in Drive; `at` is undefined where nothing was changed yet. */
  | { readonly kind: 'saved'; readonly at: number | undefined }
  /** So many changes are not in Drive yet, and will be soon. */
  | { readonly kind: 'changed'; readonly count: number }
  | { readonly kind: 'saving'; readonly count: number }
  /** Drive could not be reached; it is tried again at `next`. */
  | { readonly kind: 'waiting'; readonly count: number; readonly since: number; readonly next: number }
  /** It is not tried again by itself. */
  | { readonly kind: 'stopped'; readonly count: number; readonly why: Refusal | Unwritable };

/** What an answer to a save was. */
type SaveAnswer = { readonly ok: true; readonly revision?: string | undefined } | Refusal;

interface SaverParts {
  readonly start: EditedDocument;
  readonly revision: string;
  readonly bytesOf: (document: EditedDocument) => Promise<Bytes>;
  /** Rejects where Drive can't be reached. */
  readonly save: (document: EditedDocument, content: Uint8Array, revision: string) => Promise<SaveAnswer>;
  readonly tell: (state: SaveState) => void;
  /** Whether a hand is at work: nothing is made or stored meanwhile. */
  readonly isBusy?: () => boolean;
}

/** Saves a document again and again. */
export interface Saver {
  /** There is another document now. */
  readonly changed: (document: EditedDocument) => void;
  /** Saves now what is not saved, also after it stopped. Tells whether all is in Drive. */
  readonly flush: () => Promise<boolean>;
  /** What is in Drive, as far as is known, and its revision. */
  readonly saved: () => {
    readonly document: EditedDocument;
    readonly content: Uint8Array | undefined;
    readonly revision: string;
  };
  readonly end: () => void;
}

/** Milliseconds: after the last change, after the first at the latest, and the longest that a slow Drive makes it wait. */
const [afterLast, atLatest, slowest] = [2000, 20_000, 10_000];

/** Milliseconds after which it is looked again whether a hand has come to rest. */
const rest = 250;

/** A connection that broke is tried again after so long, each time twice as long, up to a minute. */
const [firstRetry, lastRetry] = [2000, 60_000];

export function createSaver({ start, revision, bytesOf, save, tell, isBusy = () => false }: SaverParts): Saver {
  let present = start;
  let inDrive = {
    document: start,
    content: undefined as Uint8Array | undefined,
    revision,
    at: undefined as number | undefined,
  };
  let count = 0;
  let firstChange: number | undefined;
  let unreachableSince: number | undefined;
  let retry = firstRetry;
  let took = 0;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working: Promise<boolean> | undefined;
  /**
   * What was sent and not answered: it may be in Drive. The same is sent again before anything else, so that it is never
   * taken for somebody else's.
   */
  let unanswered:
    { readonly document: EditedDocument; readonly count: number; readonly content: Uint8Array } | undefined;

  const schedule = (): void => {
    clearTimeout(timer);
    if (working || isStopped || unreachableSince !== undefined) return;
    if (present === inDrive.document) {
      count = 0;
      firstChange = undefined;
      tell({ kind: 'saved', at: inDrive.at });
      return;
    }
    firstChange ??= Date.now();
    const wait = Math.max(afterLast, Math.min(slowest, took * 2));
    const left = firstChange + atLatest - Date.now();
    timer = setTimeout(whenStill, Math.max(0, Math.min(wait, left)));
    tell({ kind: 'changed', count });
  };

  const whenStill = (): void => {
    if (isBusy()) timer = setTimeout(whenStill, rest);
    else void flush();
  };

  const stop = (why: Refusal | Unwritable): boolean => {
    isStopped = true;
    tell({ kind: 'stopped', count, why });
    return false;
  };

  const waitForDrive = (): boolean => {
    const now = Date.now();
    unreachableSince ??= now;
    // Not all pages at the same moment.
    const wait = retry * (0.8 + Math.random() * 0.4);
    retry = Math.min(lastRetry, retry * 2);
    timer = setTimeout(whenStill, wait);
    tell({ kind: 'waiting', count, since: inDrive.at ?? firstChange ?? now, next: now + wait });
    return false;
  };

  const once = async (): Promise<boolean> => {
    const began = Date.now();
    tell({ kind: 'saving', count });
    if (unanswered === undefined) {
      const [document, counted] = [present, count];
      const bytes = await bytesOf(document);
      if (!bytes.ok) return stop(bytes.why);
      unanswered = { document, count: counted, content: bytes.content };
    }
    const sent = unanswered;
    let answer: SaveAnswer;
    try {
      answer = await save(sent.document, sent.content, inDrive.revision);
    } catch (error) {
      console.error(error);
      return waitForDrive();
    }
    if (!answer.ok && answer.passes === true) return waitForDrive();
    unanswered = undefined;
    if (!answer.ok) return stop(answer);
    const now = Date.now();
    took = now - began;
    unreachableSince = undefined;
    retry = firstRetry;
    inDrive = {
      document: sent.document,
      content: sent.content,
      revision: answer.revision ?? inDrive.revision,
      at: now,
    };
    count -= sent.count;
    firstChange = undefined;
    return true;
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    // Whoever asks meanwhile waits their turn: two saves from one revision would refuse each other.
    while (working) await working;
    isStopped = false;
    if (present === inDrive.document && unanswered === undefined) {
      unreachableSince = undefined;
      schedule();
      return true;
    }
    // What had no answer goes first, as it was.
    const isSentAgain = unanswered !== undefined;
    working = once().catch((error: unknown) => {
      console.error(error);
      return waitForDrive();
    });
    const isDone = await working;
    working = undefined;
    if (isDone && isSentAgain) return flush();
    // What was changed meanwhile goes with the next.
    if (isDone) schedule();
    return isDone && present === inDrive.document;
  };

  return {
    changed: (document) => {
      if (document === present) return;
      present = document;
      count += 1;
      // While it is known why nothing is saved, only the number of changes is news.
      if (!isStopped && unreachableSince === undefined) schedule();
    },
    flush,
    saved: () => inDrive,
    end: () => {
      clearTimeout(timer);
      isStopped = true;
    },
  };
}
