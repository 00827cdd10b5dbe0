// The editor: its bar, the list of controls, the paper, the properties, and what is said of them.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Difference, withDifference } from '../../mockup/edit/document';
import type { Point } from '../../mockup/scene';
import { AccountBar } from '../open/account-bar';
import type { EditorProps } from '../open/editor-part';
import type { Loaded } from '../open/load';
import { loadLetters } from '../open/fonts';
import { pageName } from '../open/pages';
import { useIcons } from '../open/use-icons';
import { turned } from './adding';
import type { AskName } from './asks';
import { Board } from './board';
import { ContextMenu, menuAtSelection, type MenuPlace } from './context-menu';
import type { Draft, DraftKey } from './drafts';
import './editing.css';
import { Header } from './header';
import { Library } from './library';
import { Notices, type Said } from './notices';
import type { Opened } from './opened';
import { Panel } from './panel';
import { type Question, Questions } from './questions';
import { Side } from './side';
import { Stopped } from './stopped';
import { useSpoken } from './spoken';
import { beginSession, mockupOf, replaced, type Session } from './session';
import { useKeys } from './use-keys';
import { useLeaving } from './use-leaving';
import { usePutting } from './use-putting';
import { useSaving } from './use-saving';
import type { Seen } from './use-view';
import type { EditorWords } from './words';

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
  const { viewerWords, file, name, loaded, mockup: key, account, server, onLeave } = props;
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
  const icons = useIcons(session.shown.scene, server);
  const saving = useSaving({
    file,
    name,
    revision: loaded.source.revision ?? '',
    opened,
    whose,
    found,
    session,
    icons,
    change,
    account,
    server,
  });
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [scale, setScale] = useState(1);
  const [question, setQuestion] = useState<Question | undefined>(undefined);
  const [menu, setMenu] = useState<MenuPlace | undefined>(undefined);
  const [notSaid, setNotSaid] = useState<Said | undefined>(undefined);
  const [hasLibrary, setLibrary] = useState(true);
  /** In a narrow window, where it lies over the paper. */
  const [hasSide, setSide] = useState(false);
  const seen = useRef<Seen | undefined>(undefined);
  /** Where a question was asked from: the pointer, for what is put there. */
  const pointer = useRef<Point | undefined>(undefined);
  const isHeld = !account.access.canEdit || saving.state.kind === 'stopped';
  const said = useSpoken(words, viewerWords, session);
  const mockup = mockupOf(session);
  const title = pageName(mockup.name, name);

  const leave = useLeaving({
    loaded,
    opened,
    saving,
    present: () => present.current,
    letGo,
    gone: words('tabs.gone'),
    onLeave,
    onUnsaved: () => {
      setQuestion('leave');
    },
  });
  const { add, addPictures, clipboard } = usePutting({
    session: () => present.current,
    change,
    seen,
    isHeld,
    onRefused: setNotSaid,
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
  useLayoutEffect(() => {
    // What was chosen there is seen.
    setSide(false);
  }, [session.mockup]);

  return (
    <div
      class={hasSide ? 'editor with-side' : 'editor'}
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
        hasSide={hasSide}
        on={{
          zoom: setZoom,
          ask,
          library: () => {
            setLibrary(!hasLibrary);
          },
          side: () => {
            setSide(!hasSide);
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
      <Side {...props} words={words} session={session} change={change} saving={saving} icons={icons} isHeld={isHeld} />
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
        {saving.state.kind === 'stopped' && (
          <Stopped
            {...props}
            loaded={loaded}
            words={words}
            why={saving.state.why}
            session={session}
            saving={saving}
            icons={icons}
            onReopen={onReopen}
          />
        )}
        <Notices
          account={account}
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
      <Questions
        words={words}
        viewerWords={viewerWords}
        question={question}
        session={session}
        saving={saving}
        icons={icons}
        server={server}
        onAdd={(made, isThere) => {
          add(made, isThere && pointer.current ? seen.current?.toPaper(pointer.current) : undefined);
        }}
        onTransform={(type) => {
          change((now) => turned(now, type));
        }}
        onLeave={() => {
          leave(true);
        }}
        onClose={() => {
          setQuestion(undefined);
        }}
      />
    </div>
  );
}
