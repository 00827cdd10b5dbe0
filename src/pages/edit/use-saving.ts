// What is edited, saved by itself and kept as a draft meanwhile.
import { useEffect, useRef, useState } from 'preact/hooks';
import { differenceFrom, withDifference } from '../../mockup/edit/document';
import { present } from '../../mockup/edit/history';
import type { OpeningFile, Refusal } from '../../contract/open';
import { toBase64 } from '../open/base64';
import { requestOf, type ServerCalls } from '../open/server';
import type { AccessState } from '../open/use-access';
import { type Draft, draftOf, keepDraft } from './drafts';
import type { Opened } from './opening';
import { createSaver, type Saver, type SaveState } from './saving';
import { replaced, type Session } from './session';

/** How saving stands, and what can be asked of it. */
export interface Saving {
  readonly state: SaveState;
  /** Whether all is in Drive afterwards. */
  readonly flush: () => Promise<boolean>;
  readonly saved: Saver['saved'];
  /** The present content, for a copy or a download; undefined where it can't be made. */
  readonly content: () => Promise<Uint8Array | undefined>;
  /** What was not saved when this file was last edited here, until it is shown or discarded. */
  readonly draft: Draft | undefined;
  readonly showDraft: () => void;
  readonly discardDraft: () => void;
  /** This browser keeps no drafts. */
  readonly hasNoDrafts: boolean;
  /** Nothing is saved any more. */
  readonly end: () => void;
}

/** Milliseconds after a change at which its draft is kept. */
const soon = 300;

export function useSaving({
  file,
  revision,
  opened,
  session,
  change,
  account,
  server,
}: {
  readonly file: OpeningFile;
  readonly revision: string;
  readonly opened: Opened;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly account: AccessState;
  readonly server: ServerCalls;
}): Saving {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: undefined });
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const [hasNoDrafts, setHasNoDrafts] = useState(false);
  const learn = useRef(account.learn);
  learn.current = account.learn;
  const document = present(session.history);
  // Who it is does not change while a page is open; what that account may do does.
  const [whose] = useState({ account: account.access.account, file: file.id });

  const make = (from: string): Saver =>
    createSaver({
      start: opened.start,
      revision: from,
      bytesOf: opened.bytesOf,
      tell: setState,
      save: async (content, after) => {
        const answer = await server.changeMockup({
          ...requestOf(file),
          action: 'save',
          revision: after,
          base64: toBase64(content),
        });
        if (!answer.ok) learn.current(answer.access);
        return answer;
      },
    });
  const saver = useRef<Saver | undefined>(undefined);
  saver.current ??= make(revision);

  useEffect(() => {
    void draftOf(whose).then(setDraft);
    const hide = (): void => {
      if (globalThis.document.visibilityState === 'hidden') void saver.current?.flush();
    };
    globalThis.document.addEventListener('visibilitychange', hide);
    return () => {
      globalThis.document.removeEventListener('visibilitychange', hide);
      saver.current?.end();
    };
  }, []);

  useEffect(() => {
    saver.current?.changed(document);
  }, [document]);

  const isSaved = state.kind === 'saved';
  useEffect(() => {
    // What is offered is not lost while it is thought about.
    if (draft !== undefined) return;
    if (isSaved) {
      if (state.at !== undefined) void keepDraft(whose, undefined);
      return;
    }
    const timer = setTimeout(() => {
      const after = saver.current?.saved().revision ?? revision;
      const difference = differenceFrom(opened.start, document);
      void keepDraft(whose, { revision: after, difference, count: state.count, at: Date.now() }).then((isKept) => {
        if (!isKept) setHasNoDrafts(true);
      });
    }, soon);
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('beforeunload', ask);
    };
  }, [document, isSaved, draft]);

  return {
    state,
    flush: () => saver.current?.flush() ?? Promise.resolve(true),
    saved: () => saver.current?.saved() ?? { content: undefined, revision },
    content: async () => {
      const bytes = await opened.bytesOf(document);
      return bytes.ok ? bytes.content : undefined;
    },
    draft,
    showDraft: () => {
      const found = draft && withDifference(document, draft.difference);
      setDraft(undefined);
      if (!draft || !found) return;
      // Made from another revision, it is somebody else's turn first: saving it finds that out.
      if (draft.revision !== revision) {
        saver.current?.end();
        saver.current = make(draft.revision);
      }
      change((now) => replaced(now, found));
    },
    discardDraft: () => {
      setDraft(undefined);
      void keepDraft(whose, undefined);
    },
    hasNoDrafts,
    end: () => {
      saver.current?.end();
    },
  };
}

/** Puts content into Drive as a file of its own, beside the one that it was made from. Asked again, it makes no second one. */
export async function saveCopy(
  file: OpeningFile,
  name: string,
  newId: string,
  content: Uint8Array,
  server: ServerCalls,
): Promise<{ readonly ok: true; readonly name: string } | Refusal> {
  const copied = await server.changeMockup({ ...requestOf(file), action: 'duplicate', name, newId });
  if (!copied.ok) return copied;
  const there = await server.readMockup(requestOf(copied.file));
  if (!there.ok) return there;
  const saved = await server.changeMockup({
    ...requestOf(copied.file),
    action: 'save',
    revision: there.revision ?? '',
    base64: toBase64(content),
  });
  return saved.ok ? { ok: true, name: saved.file.name } : saved;
}
