// The way into the editor: the file made ready, or why it can't be edited.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Difference } from '../../mockup/edit/document';
import type { Unwritable } from '../../mockup/edit/edits';
import { Empty, Progress } from '../ground/notices';
import type { EditorProps } from '../open/editor-part';
import type { Loaded } from '../open/load';
import { unwritableWords } from '../open/words';
import { Editing } from './editing';
import type { Draft } from './drafts';
import { unsavedOf } from './journal';
import type { Opened } from './opened';
import { openDocument } from './opening';
import { loadTheirs } from './theirs';
import { takeOver, takeTurn, type Turn } from './tabs';
import { createEditorWords } from './words';

/** What is edited, and how often it was begun anew. */
interface Begun {
  readonly loaded: Loaded;
  readonly opened: Opened;
  readonly begin: Difference | undefined;
  /** What was not saved when it was last edited here. */
  readonly found: Draft | undefined;
  readonly times: number;
}

export function Editor(props: EditorProps) {
  const { viewerWords, file, loaded, mockup, name, account, server, onLeave } = props;
  const words = useMemo(() => createEditorWords(document.documentElement.lang), []);
  const [begun, setBegun] = useState<Begun | Unwritable | 'unreachable' | 'taken' | 'taking' | undefined>(undefined);
  const turn = useRef<Turn | undefined>(undefined);
  const letGo = useRef<(() => Promise<void>) | undefined>(undefined);
  const isHere = useRef(true);
  // Who it is does not change while a page is open; what that account may do does.
  const [whose] = useState({ account: account.access.account, file: file.id });

  const open = async (from: Loaded, difference?: Difference): Promise<void> => {
    const opened = await openDocument(from, server);
    if (typeof opened === 'string') {
      setBegun(opened);
      return;
    }
    // What is put on top of it is what was not saved.
    const found = difference ? undefined : await unsavedOf(whose, opened, from.source.revision ?? '');
    setBegun((before) => {
      const times = typeof before === 'object' ? before.times + 1 : 0;
      return { loaded: from, opened, begin: difference, found, times };
    });
  };
  const begin = (from: Loaded, difference?: Difference): void => {
    open(from, difference).catch((error: unknown) => {
      console.error(error);
      setBegun('unreachable');
    });
  };
  const own = `edit ${account.access.account ?? ''} ${file.id}`;
  const lost = async (): Promise<void> => {
    if (letGo.current) await letGo.current();
    else onLeave(undefined, mockup, words('tabs.gone'));
  };
  const start = (taking: Promise<Turn | 'taken'>): void => {
    void taking.then((taken) => {
      if (taken === 'taken') setBegun('taken');
      else if (!isHere.current) taken.end();
      else {
        turn.current = taken;
        begin(loaded);
      }
    });
  };
  useEffect(() => {
    start(takeTurn(own, lost));
    return () => {
      isHere.current = false;
      turn.current?.end();
    };
  }, []);

  const close = (
    <button
      type="button"
      class="button"
      onClick={() => {
        onLeave(loaded, mockup);
      }}
    >
      {words('keys.close')}
    </button>
  );
  if (typeof begun === 'object') {
    const reopen = (theirs: Loaded, difference: Difference): void => {
      begin(theirs, difference);
    };
    return (
      <Editing
        key={begun.times}
        {...props}
        loaded={begun.loaded}
        words={words}
        opened={begun.opened}
        begin={begun.begin}
        whose={whose}
        found={begun.found}
        letGo={letGo}
        onReopen={reopen}
      />
    );
  }
  if (begun === undefined || begun === 'taking') {
    return (
      <Alone>
        <Progress text={words(begun === undefined ? 'editor.opening' : 'tabs.taking', { name })} />
      </Alone>
    );
  }
  if (begun === 'taken') {
    return (
      <Alone>
        <Empty isAlone icon="people" title={words('tabs.title')}>
          <p>{words('tabs.text', { name })}</p>
          <div class="buttons">
            <button
              type="button"
              class="button primary"
              onClick={() => {
                setBegun('taking');
                takeOver(own, lost)
                  .then(async (taken) => {
                    if (taken === 'taken') {
                      setBegun('taken');
                      return;
                    }
                    turn.current = taken;
                    // What the other tab has just saved is what is edited here.
                    begin(await loadTheirs(file, loaded.symbols, server));
                  })
                  .catch((error: unknown) => {
                    console.error(error);
                    setBegun('unreachable');
                  });
              }}
            >
              {words('tabs.here')}
            </button>
            {close}
          </div>
        </Empty>
      </Alone>
    );
  }
  return (
    <Alone>
      <Empty isAlone icon="warning" title={viewerWords('change.unwritable.title')}>
        <p>{begun === 'unreachable' ? viewerWords('problem.unreachable.text') : unwritableWords(viewerWords, begun)}</p>
        {close}
      </Empty>
    </Alone>
  );
}

const Alone = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="viewer">
    <main>{children}</main>
  </div>
);
