// What somebody did, kept in this browser from the task in which it is done until it is in Drive: a page that is gone at any
// moment has lost nothing that was seen in it.
import { differenceFrom, type EditedDocument, isSameContent, withDifference } from '../../mockup/edit/document';
import { digestOf } from './digest';
import { type Draft, type DraftKey, draftOf, keepDraft } from './drafts';
import type { Opened } from './opened';

/** Milliseconds after which it is looked again whether a hand has come to rest. */
const rest = 250;

/** What there is to keep now. */
interface Unsaved {
  readonly document: EditedDocument;
  /** Changes as a person counts them. */
  readonly count: number;
  /** What is in Drive as far as is known, and its revision. */
  readonly saved: { readonly document: EditedDocument; readonly revision: string };
}

/** Keeps drafts of one file while it is edited. */
interface Journal {
  /** There is something else to keep. */
  readonly changed: () => void;
  /** This is sent to Drive. From when this resolves, it is known as this person's own, whatever happens to the answer. */
  readonly sending: (document: EditedDocument, content: Uint8Array) => Promise<void>;
  /** Whether this was sent, before or after the page was loaded again. */
  readonly hasSent: (content: Uint8Array) => Promise<boolean>;
  /** Nothing is left to keep. */
  readonly forget: () => void;
  /** Keeps at once what is not kept yet. */
  readonly settle: () => void;
  /** Does that, and keeps nothing from then on. */
  readonly end: () => void;
}

export function createJournal({
  whose,
  found,
  present,
  isBusy,
  onRefused,
}: {
  readonly whose: DraftKey;
  /** What was there when the file was opened. */
  readonly found: Draft | undefined;
  readonly present: () => Unsaved;
  /** Whether a hand is at work: nothing is stored meanwhile. */
  readonly isBusy: () => boolean;
  /** The browser keeps nothing. */
  readonly onRefused: () => void;
}): Journal {
  let sent: { readonly document: EditedDocument; readonly digest: string } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working: Promise<void> | undefined;
  let hasMore = false;
  let hasKept = false;
  let isOver = false;

  const keepOnce = async (): Promise<void> => {
    const { document, count, saved } = present();
    // What was sent may be there by now, or may not.
    const before = sent ? [saved.document, sent.document] : [saved.document];
    const digest = sent?.digest ?? found?.sent;
    const difference = differenceFrom(document, ...before);
    const draft = { revision: saved.revision, difference, count, at: Date.now() };
    if (!(await keepDraft(whose, digest === undefined ? draft : { ...draft, sent: digest }))) onRefused();
  };
  /** Asked after a wait, in which more may have been done. */
  const isMore = (): boolean => hasMore;
  const keepAll = async (): Promise<void> => {
    // One at a time: what is done while one is written goes with the next.
    do {
      hasMore = false;
      await keepOnce();
    } while (isMore());
    working = undefined;
  };
  const keep = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    hasKept = true;
    hasMore = true;
    return (working ??= keepAll());
  };
  const keepWhenStill = (): void => {
    clearTimeout(timer);
    if (isBusy()) timer = setTimeout(keepWhenStill, rest);
    else void keep();
  };
  const settle = (): void => {
    if (timer !== undefined) void keep();
  };

  return {
    changed: () => {
      const { document, saved } = present();
      // What is back to how it is in Drive is kept too while something else is under way there.
      if (!isOver && (hasKept || document !== saved.document)) keepWhenStill();
    },
    sending: async (document, content) => {
      const digest = await digestOf(content);
      if (isOver || digest === undefined) return;
      sent = { document, digest };
      await keep();
    },
    hasSent: async (content) => {
      const digest = await digestOf(content);
      return digest !== undefined && (digest === sent?.digest || digest === found?.sent);
    },
    forget: () => {
      clearTimeout(timer);
      timer = undefined;
      hasMore = false;
      if (hasKept) void keepDraft(whose, undefined);
      hasKept = false;
    },
    settle,
    end: () => {
      settle();
      isOver = true;
    },
  };
}

/** What was not saved when this file was last edited here; undefined where all of it had arrived. */
export async function unsavedOf(whose: DraftKey, opened: Opened, revision: string): Promise<Draft | undefined> {
  const found = await draftOf(whose);
  const document = found && withDifference(opened.start, found.difference);
  if (document === undefined) return undefined;
  if (isSameContent(opened.start, document)) {
    void keepDraft(whose, undefined);
    return undefined;
  }
  // What was sent last may have arrived before the page was gone.
  const isThere = found?.sent !== undefined && found.sent === (await digestOf(opened.bytes));
  return found && isThere ? { ...found, revision } : found;
}
