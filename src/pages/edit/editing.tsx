// The editor: its bar, the list of controls, the paper, the properties, and what is said of them.
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Difference, differenceFrom, withDifference } from '../../mockup/edit/document';
import type { NewControl } from '../../mockup/edit/edits';
import { present as presentOf } from '../../mockup/edit/history';
import { shownAfter } from '../../mockup/edit/reading';
import type { Box, Point } from '../../mockup/scene';
import { AccountBar } from '../open/account-bar';
import type { EditorProps } from '../open/editor-part';
import type { Loaded } from '../open/load';
import { loadLetters } from '../open/fonts';
import { pageName } from '../open/pages';
import { useIcons } from '../open/use-icons';
import { added, kindred, turned } from './adding';
import type { AskName } from './asks';
import { BecomeProject } from './become-project';
import { Board } from './board';
import { ContextMenu, type MenuPlace } from './context-menu';
import { DraftDialog, KeysDialog, LeaveDialog } from './dialogs';
import type { Draft, DraftKey } from './drafts';
import './editing.css';
import { Finder } from './finder';
import { Header } from './header';
import { Library } from './library';
import { Notices, type Said } from './notices';
import type { Opened } from './opening';
import { Navigator } from './navigator';
import { Outline } from './outline';
import { Panel } from './panel';
import { readPicture, withPictures } from './pictures';
import { Stopped } from './stopped';
import { useSpoken } from './spoken';
import { useMore } from './more-part';
import { beginSession, mockupOf, replaced, type Session } from './session';
import { useClipboard } from './use-clipboard';
import { useKeys } from './use-keys';
import { useSaving } from './use-saving';
import type { Seen } from './use-view';
import type { EditorWords } from './words';

type Question = 'add' | 'keys' | 'leave' | 'transform';

/** The menu beside what is selected, for whoever asks for it by keys. */
function menuAtSelection(): MenuPlace {
  const box = (document.querySelector('.board .chosen') ?? document.querySelector('.board'))?.getBoundingClientRect();
  return { at: { x: (box?.left ?? 0) + 12, y: (box?.top ?? 0) + 12 }, under: [] };
}

interface EditingProps extends EditorProps {
  readonly words: EditorWords;
  readonly opened: Opened;
  /** What is to be put on top of what was opened, as the first change. */
  readonly begin: Difference | undefined;
  readonly whose: DraftKey;
  /** What was not saved when it was last edited here. */
  readonly found: Draft | undefined;
  /** Filled with what another tab waits for: saving, and leaving. */
  readonly letGo: { current: (() => Promise<void>) | undefined };
  /** Edits this version instead, with these changes on top of it. */
  readonly onReopen: (loaded: Loaded, begin: Difference) => void;
}

export function Editing({ words, opened, begin, whose, found, letGo, onReopen, ...props }: EditingProps) {
  const { viewerWords, file, name, loaded, mockup: key, account, server, onLeave, onMove } = props;
  const scene = loaded.result.ok ? loaded.result.scene : undefined;
  const [session, setSession] = useState<Session>(() => {
    if (scene === undefined) throw new Error('What can’t be read is not edited.');
    const first = beginSession({ document: opened.start, scene }, key);
    const document = begin && withDifference(opened.start, begin);
    return document ? replaced(first, document) : first;
  });
  const present = useRef(session);
  const change = (to: (session: Session) => Session): void => {
    const next = to(present.current);
    if (next === present.current) return;
    present.current = next;
    setSession(next);
  };
  const saving = useSaving({
    file,
    revision: loaded.source.revision ?? '',
    opened,
    whose,
    found,
    session,
    change,
    account,
    server,
  });
  const icons = useIcons(session.shown.scene, server);
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [scale, setScale] = useState(1);
  const [question, setQuestion] = useState<Question | undefined>(undefined);
  const [menu, setMenu] = useState<MenuPlace | undefined>(undefined);
  const [notSaid, setNotSaid] = useState<Said | undefined>(undefined);
  const [hasLibrary, setLibrary] = useState(true);
  const seen = useRef<Seen | undefined>(undefined);
  /** Where a question was asked from: the pointer, for what is put there. */
  const pointer = useRef<Point | undefined>(undefined);
  const isHeld = !account.access.canEdit || saving.state.kind === 'stopped';
  const isConflict =
    saving.state.kind === 'stopped' && typeof saving.state.why !== 'string' && saving.state.why.isConflict === true;
  const more = useMore(isConflict, server);
  const said = useSpoken(words, viewerWords, session);
  const mockup = mockupOf(session);
  const title = pageName(mockup.name, name);

  const leave = (isForced = false): void => {
    const go = (): void => {
      saving.end();
      const { content, revision } = saving.saved();
      // What is shown is what is in Drive.
      if (presentOf(present.current.history) === opened.start && content === undefined)
        onLeave(loaded, present.current.mockup);
      else if (content === undefined || isForced) onLeave(undefined, present.current.mockup);
      else
        onLeave(
          {
            ...loaded,
            source: { bytes: content, revision },
            result: {
              ok: true,
              scene: present.current.shown.scene,
              warnings: loaded.result.ok ? loaded.result.warnings : [],
            },
          },
          present.current.mockup,
        );
    };
    if (isForced) {
      go();
      return;
    }
    void saving.flush().then((isSaved) => {
      if (isSaved) go();
      else setQuestion('leave');
    });
  };

  letGo.current = async () => {
    await saving.flush();
    saving.end();
    onLeave(undefined, present.current.mockup, words('tabs.gone'));
  };

  const seenBox = (): Box => seen.current?.box() ?? mockupOf(present.current).bounds;
  const add = (made: NewControl, at?: Point): void => {
    setQuestion(undefined);
    if (isHeld) return;
    const { x, y, width, height } = seenBox();
    change((now) => added(now, made, at ?? { x: x + width / 2, y: y + height / 2 }));
  };
  const addPictures = (files: readonly File[], at?: Point): void => {
    if (session.shown.scene.format === 'bmml') {
      setNotSaid('picture.needs-project');
      return;
    }
    Promise.all(files.map(readPicture)).then((read) => {
      const pictures = read.filter((picture) => picture !== undefined);
      if (pictures.length < read.length) setNotSaid('picture.refused');
      change((now) => withPictures(now, pictures, seenBox(), at));
    }, console.error);
  };
  const clipboard = useClipboard({
    session: () => present.current,
    change,
    seen: seenBox,
    isHeld,
    onPictures: addPictures,
  });
  const ask = (name: AskName): void => {
    switch (name) {
      case 'menu':
        setMenu(menuAtSelection());
        return;
      case 'copy':
      case 'cut':
        clipboard[name]();
        return;
      case 'paste':
      case 'paste-in-place':
        if (!clipboard.paste(name === 'paste-in-place')) setNotSaid('paste.by-keys');
        return;
      case 'add':
      case 'keys':
      case 'transform':
        setQuestion(name);
    }
  };
  const onKey = useKeys({
    session: () => present.current,
    change,
    isHeld,
    scale,
    onZoom: setZoom,
    onSave: () => void saving.flush(),
    onAsk: ask,
  });
  const { scene: drawn } = session.shown;
  useEffect(() => {
    // What is typed may need letters that no drawing had; a similar font stands in for them until then.
    loadLetters(drawn, server).catch(console.error);
  }, [drawn]);
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <div
      class="editor"
      onPointerMove={({ clientX, clientY }) => {
        pointer.current = { x: clientX, y: clientY };
      }}
    >
      <Header
        words={words}
        title={title}
        session={session}
        change={change}
        saving={saving}
        scale={scale}
        isFit={zoom === 'fit'}
        isHeld={isHeld}
        hasLibrary={hasLibrary}
        on={{
          zoom: setZoom,
          add: () => {
            ask('add');
          },
          keys: () => {
            ask('keys');
          },
          library: () => {
            setLibrary(!hasLibrary);
          },
          done: () => {
            leave();
          },
        }}
      />
      {hasLibrary && (
        <Library
          words={words}
          viewerWords={viewerWords}
          session={session}
          icons={icons}
          scale={scale}
          onAdd={(made, at) => {
            if (at === undefined) add(made);
            else if (seen.current?.isAt(at) === true) add(made, seen.current.toPaper(at));
          }}
        />
      )}
      <div class="outline">
        {session.shown.scene.format === 'bmpr' ? (
          <Navigator words={words} session={session} change={change} icons={icons} isHeld={isHeld} />
        ) : (
          account.access.canCreate && (
            <BecomeProject
              words={words}
              viewerWords={viewerWords}
              file={file}
              name={name}
              session={session}
              saving={saving}
              server={server}
              onMove={onMove}
            />
          )
        )}
        <Outline words={words} viewerWords={viewerWords} session={session} change={change} />
      </div>
      <main>
        <Board
          key={`${session.mockup.id} ${session.mockup.branch}`}
          words={words}
          label={words('editor.label', { name: title })}
          session={session}
          present={() => present.current}
          change={change}
          icons={icons}
          zoom={zoom}
          onZoom={setZoom}
          onScale={setScale}
          isHeld={isHeld}
          seen={seen}
          onKey={onKey}
          onMenu={setMenu}
          onPictures={addPictures}
        />
        {saving.state.kind === 'stopped' && (!isConflict || more === 'unreachable') && (
          <Stopped words={words} why={saving.state.why} name={name} saving={saving} />
        )}
        {isConflict && typeof more === 'object' && (
          <more.Conflict
            words={words}
            viewerWords={viewerWords}
            file={file}
            name={name}
            symbols={loaded.symbols}
            saving={saving}
            base={shownAfter(session.shown, saving.base())?.scene ?? session.shown.scene}
            mine={session.shown.scene}
            mockup={session.mockup}
            icons={icons}
            server={server}
            canCopy={account.access.canCreate}
            onTheirs={(hint) => {
              saving.discardDraft();
              saving.end();
              onLeave(undefined, session.mockup, hint);
            }}
            onMine={(theirs) => {
              const difference = differenceFrom(presentOf(session.history), saving.base());
              // Its draft stays until the next one is in its place.
              saving.end();
              onReopen(theirs, difference);
            }}
          />
        )}
        <Notices
          account={account}
          name={name}
          words={words}
          session={session}
          change={change}
          saving={saving}
          said={notSaid}
          onSaid={() => {
            setNotSaid(undefined);
          }}
        />
        {menu && (
          <ContextMenu
            words={words}
            viewerWords={viewerWords}
            session={session}
            change={change}
            place={menu}
            isHeld={isHeld}
            onAsk={ask}
            onClose={() => {
              setMenu(undefined);
              document.querySelector<HTMLElement>('.board')?.focus({ preventScroll: true });
            }}
          />
        )}
        <p class="unseen" role="status">
          {said}
        </p>
      </main>
      <Panel
        words={words}
        viewerWords={viewerWords}
        session={session}
        change={change}
        isHeld={isHeld}
        server={server}
        icons={icons}
      />
      <AccountBar words={viewerWords} state={account} />
      {(question === 'add' || question === 'transform') && (
        <Finder
          key={question}
          words={words}
          viewerWords={viewerWords}
          title={words(question === 'add' ? 'add.title' : 'transform.title')}
          take={words(question === 'add' ? 'command.add' : 'transform.take')}
          session={session}
          icons={icons}
          server={server}
          withIcons={question === 'add'}
          first={question === 'transform' ? kindred(session) : undefined}
          onPick={(made, type, isThere) => {
            if (question === 'add')
              add(made, isThere && pointer.current ? seen.current?.toPaper(pointer.current) : undefined);
            else {
              setQuestion(undefined);
              change((now) => turned(now, type));
            }
          }}
          onClose={() => {
            setQuestion(undefined);
          }}
        />
      )}
      {question === 'keys' && (
        <KeysDialog
          words={words}
          onClose={() => {
            setQuestion(undefined);
          }}
        />
      )}
      {saving.draft && (
        <DraftDialog words={words} draft={saving.draft} onDiscard={saving.discardDraft} onShow={saving.showDraft} />
      )}
      {question === 'leave' && (
        <LeaveDialog
          words={words}
          onLeave={() => {
            leave(true);
          }}
          onClose={() => {
            setQuestion(undefined);
          }}
        />
      )}
    </div>
  );
}
