// What is edited, saved by itself and kept as a draft meanwhile.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type EditedDocument, withDifference } from '../../mockup/edit/document';
import { present } from '../../mockup/edit/history';
import type { IconLibrary } from '../../mockup/icons/library';
import type { OpeningFile } from '../../contract/open';
import { saveFile } from '../ground/save-file';
import { fromBase64, toBase64 } from '../open/base64';
import { isSame } from '../open/encoding';
import { requestOf, type ServerCalls } from '../open/server';
import type { AccessState } from '../open/use-access';
import { type Draft, type DraftKey, keepDraft } from './drafts';
import { createJournal } from './journal';
import type { Opened } from './opened';
import { createSaver, type Saver, type SaveState } from './saving';
import { replaced, type Session } from './session';

/** How saving stands, and what can be asked of it. */
export interface Saving {
  readonly state: SaveState;
  /** Whether all is in Drive afterwards. */
  readonly flush: () => Promise<boolean>;
  readonly saved: Saver['saved'];
  /** The present content, for a copy; undefined where it can't be made. */
  readonly content: () => Promise<Uint8Array | undefined>;
  /** Hands the present content to the reader as a file, where it can be made. */
  readonly download: () => void;
  /** What was not saved when this file was last edited here, until it is shown or discarded. */
  readonly draft: Draft | undefined;
  readonly showDraft: () => void;
  readonly discardDraft: () => void;
  /** This browser keeps no drafts. */
  readonly hasNoDrafts: boolean;
  /** The document that both versions were made from, where somebody else has saved meanwhile. */
  readonly base: () => EditedDocument;
  /** Nothing is saved any more. */
  readonly end: () => void;
}

/** Whether a pointer is pressed: nothing is read, drawn or stored while a hand is at work. */
function usePressed(): { readonly current: boolean } {
  const isPressed = useRef(false);
  useLayoutEffect(() => {
    const down = (): void => {
      isPressed.current = true;
    };
    const up = (): void => {
      isPressed.current = false;
    };
    const { document } = globalThis;
    document.addEventListener('pointerdown', down, true);
    for (const kind of ['pointerup', 'pointercancel']) document.addEventListener(kind, up, true);
    return () => {
      document.removeEventListener('pointerdown', down, true);
      for (const kind of ['pointerup', 'pointercancel']) document.removeEventListener(kind, up, true);
    };
  }, []);
  return isPressed;
}

export function useSaving({
  file,
  name,
  revision,
  opened,
  whose,
  found,
  session,
  icons,
  change,
  account,
  server,
}: {
  readonly file: OpeningFile;
  /** The file's name in Drive. */
  readonly name: string;
  readonly revision: string;
  readonly opened: Opened;
  readonly whose: DraftKey;
  /** What was not saved when this file was last edited here. */
  readonly found: Draft | undefined;
  readonly session: Session;
  readonly icons: IconLibrary;
  readonly change: (to: (session: Session) => Session) => void;
  readonly account: AccessState;
  readonly server: ServerCalls;
}): Saving {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: undefined });
  const [draft, setDraft] = useState(found);
  const [hasNoDrafts, setHasNoDrafts] = useState(false);
  const learn = useRef(account.learn);
  learn.current = account.learn;
  const document = present(session.history);
  const isPressed = usePressed();
  const latest = useRef({ document, count: 0, icons });
  latest.current.document = document;
  latest.current.icons = icons;
  const [journal] = useState(() =>
    createJournal({
      whose,
      found,
      present: () => ({ ...latest.current, saved: saved() }),
      isBusy: () => isPressed.current,
      onRefused: () => {
        setHasNoDrafts(true);
      },
    }),
  );

  /** @param isKnown whether what was loaded is what this follows: a draft may follow something else */
  const make = (from: string, isKnown: boolean): Saver => {
    const made = createSaver({
      start: opened.start,
      revision: from,
      bytesOf: (made) => opened.bytesOf(made, latest.current.icons),
      isBusy: () => isPressed.current,
      tell: (next) => {
        if (next.kind === 'saved') journal.forget();
        else latest.current.count = next.count;
        setState(next);
      },
      save: async (document, content, after) => {
        const request = { ...requestOf(file), action: 'save', base64: toBase64(content) } as const;
        await journal.sending(document, content);
        const answer = await server.changeMockup({ ...request, revision: after });
        if (answer.ok) return answer;
        learn.current(answer.access);
        if (answer.isConflict !== true) return answer;
        const there = await server.readMockup(requestOf(file));
        if (!there.ok || there.revision === undefined) return answer;
        const bytes = fromBase64(there.base64);
        // It had arrived: its answer was what got lost.
        if (isSame(bytes, content)) return { ok: true, revision: there.revision };
        const last = made.saved().content ?? (isKnown ? opened.bytes : undefined);
        // Another revision of the same content is nobody's work, and what was under way when a page was gone is no other's.
        const isOwn = (last !== undefined && isSame(bytes, last)) || (await journal.hasSent(bytes));
        if (isOwn && there.revision !== after) return server.changeMockup({ ...request, revision: there.revision });
        return answer;
      },
    });
    return made;
  };
  const saver = useRef<Saver | undefined>(undefined);
  saver.current ??= make(revision, true);
  const saved: Saver['saved'] = () =>
    saver.current?.saved() ?? { document: opened.start, content: undefined, revision };

  useEffect(() => {
    const hide = (): void => {
      if (globalThis.document.visibilityState === 'hidden') void saver.current?.flush();
    };
    globalThis.document.addEventListener('visibilitychange', hide);
    return () => {
      globalThis.document.removeEventListener('visibilitychange', hide);
      saver.current?.end();
    };
  }, []);

  useLayoutEffect(() => {
    saver.current?.changed(document);
    // Before it is painted: nothing that was seen is lost.
    journal.changed();
  }, [document]);
  useLayoutEffect(() => journal.end, []);

  const { canEdit } = account.access;
  const couldEdit = useRef(canEdit);
  useEffect(() => {
    // A seat that comes back saves at once.
    if (canEdit && !couldEdit.current) void saver.current?.flush();
    couldEdit.current = canEdit;
  }, [canEdit]);

  const content = async (): Promise<Uint8Array | undefined> => {
    const bytes = await opened.bytesOf(document, icons);
    return bytes.ok ? bytes.content : undefined;
  };
  const isSaved = state.kind === 'saved';
  useEffect(() => {
    if (isSaved) return;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    // Nothing is waited for in a page that is left.
    window.addEventListener('pagehide', journal.settle);
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('pagehide', journal.settle);
      window.removeEventListener('beforeunload', ask);
    };
  }, [isSaved]);

  return {
    state,
    flush: () => {
      // Also what was done a moment ago, of which nothing has been told yet.
      saver.current?.changed(latest.current.document);
      return saver.current?.flush() ?? Promise.resolve(true);
    },
    saved,
    content,
    download: () => {
      void content().then((made) => {
        if (made !== undefined) saveFile(name, 'application/octet-stream', made);
      });
    },
    draft,
    showDraft: () => {
      const found = draft && withDifference(document, draft.difference);
      setDraft(undefined);
      if (!draft || !found) return;
      // Made from another revision, it is somebody else's turn first: saving it finds that out.
      if (draft.revision !== revision) {
        saver.current?.end();
        saver.current = make(draft.revision, false);
      }
      change((now) => replaced(now, found));
    },
    discardDraft: () => {
      setDraft(undefined);
      journal.forget();
      void keepDraft(whose, undefined);
    },
    hasNoDrafts,
    base: () => saved().document,
    end: () => {
      saver.current?.end();
    },
  };
}
