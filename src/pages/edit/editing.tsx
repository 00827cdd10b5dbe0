// The editor: its bar, the list of controls, the paper, the properties, and what is said of them.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { present as presentOf } from '../../mockup/edit/history';
import type { Box } from '../../mockup/scene';
import type { ControlType } from '../../mockup/types';
import { factsOf } from '../../mockup/types';
import { Strip } from '../ground/notices';
import { AccountBar } from '../open/account-bar';
import type { EditorProps } from '../open/editor-part';
import { loadLetters } from '../open/fonts';
import { pageName } from '../open/pages';
import { useIcons } from '../open/use-icons';
import { clampZoom } from '../open/zoom';
import { Board } from './board';
import { commandOf, commands, hasText, inScopeAt, keyOf } from './commands';
import './editing.css';
import { Header } from './header';
import { KeysDialog, LeaveDialog } from './dialogs';
import type { Opened } from './opening';
import { Outline } from './outline';
import { Panel } from './panel';
import { QuickAdd } from './quick-add';
import { useSpoken } from './spoken';
import { beginSession, commit, inScope, mockupOf, naturalOf, selectedIn, type Session } from './session';
import { Stopped } from './stopped';
import { useSaving } from './use-saving';
import type { EditorWords } from './words';

type Question = 'add' | 'keys' | 'leave';

/** What can be done when nothing may be changed. */
const looking: ReadonlySet<unknown> = new Set([
  commands.next,
  commands.previous,
  commands.leave,
  commands['select-all'],
]);

export function Editing({
  words,
  opened,
  ...props
}: EditorProps & { readonly words: EditorWords; readonly opened: Opened }) {
  const { viewerWords, file, name, loaded, mockup: key, account, server, onLeave } = props;
  const scene = loaded.result.ok ? loaded.result.scene : undefined;
  const [session, setSession] = useState<Session>(() => {
    if (scene === undefined) throw new Error('What can’t be read is not edited.');
    return beginSession({ document: opened.start, scene }, key);
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
    session,
    change,
    account,
    server,
  });
  const icons = useIcons(session.shown.scene, server);
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [scale, setScale] = useState(1);
  const [question, setQuestion] = useState<Question | undefined>(undefined);
  const [isDraftWordHidden, setDraftWordHidden] = useState(false);
  const seen = useRef<(() => Box) | undefined>(undefined);
  const isHeld = !account.access.canEdit || (saving.state.kind === 'stopped' && saving.draft === undefined);
  const said = useSpoken(words, viewerWords, session);
  const mockup = mockupOf(session);
  const title = pageName(mockup.name, name);

  const leave = (isForced = false): void => {
    const go = (): void => {
      saving.end();
      const { content, revision } = saving.saved();
      // What is shown is what is in Drive.
      if (presentOf(present.current.history) === opened.start && content === undefined) onLeave(loaded, key);
      else if (content === undefined || isForced) onLeave(undefined, key);
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
          key,
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

  const add = (type: ControlType): void => {
    setQuestion(undefined);
    change((now) => {
      const facts = factsOf(type);
      const natural = naturalOf(now, { type, text: facts.text, properties: {} });
      const box = seen.current?.() ?? mockupOf(now).bounds;
      const { width, height } = natural ?? facts;
      const middle = inScopeAt(now, { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2 });
      let at = { x: Math.round(middle.x), y: Math.round(middle.y) };
      // Not exactly over another one.
      while (inScope(now).some((each) => each.box.x === at.x && each.box.y === at.y))
        at = { x: at.x + 10, y: at.y + 10 };
      const after = commit(now, 'add', [
        {
          kind: 'add',
          mockup: key,
          ...(now.scope !== '' && { into: now.scope }),
          control: { type, box: natural ? at : { ...at, width, height }, ...(natural && { natural }) },
        },
      ]);
      // What it says is what comes next.
      const [made] = selectedIn(after);
      return made && hasText(made) ? { ...after, typing: made.path } : after;
    });
  };

  /** What a key does; false for one that does nothing here. */
  const press = (event: KeyboardEvent): boolean => {
    const pressed = keyOf(event);
    switch (pressed) {
      case 'Ctrl+S':
        void saving.flush();
        return true;
      case '/':
      case '+':
        if (!isHeld) setQuestion('add');
        return true;
      case '?':
      case 'Shift+?':
        setQuestion('keys');
        return true;
      case 'Ctrl++':
      case 'Ctrl+=':
        setZoom(clampZoom(scale * 1.25));
        return true;
      case 'Ctrl+-':
        setZoom(clampZoom(scale / 1.25));
        return true;
      case 'Ctrl+0':
        setZoom('fit');
        return true;
      case 'Ctrl+1':
        setZoom(1);
        return true;
    }
    const command = commandOf(pressed, present.current);
    if (command === undefined || (isHeld && !looking.has(command))) return false;
    change(command.run);
    return true;
  };
  const latest = useRef(press);
  latest.current = press;
  useLayoutEffect(() => {
    // Keys with Ctrl work wherever the focus is, but for fields and questions.
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const isElsewhere = target instanceof Element && target.closest('input,textarea,select,dialog,.board') !== null;
      if (event.defaultPrevented || isElsewhere || !(event.ctrlKey || event.metaKey)) return;
      if (latest.current(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  const { scene: drawn } = session.shown;
  useEffect(() => {
    // What is typed may need letters that no drawing had; a similar font stands in for them until then.
    loadLetters(drawn, server).catch(console.error);
  }, [drawn]);
  useEffect(() => {
    document.title = title;
  }, [title]);

  const { state, draft } = saving;
  return (
    <div class="editor">
      <Header
        words={words}
        title={title}
        session={session}
        change={change}
        saving={saving}
        scale={scale}
        isFit={zoom === 'fit'}
        isHeld={isHeld}
        on={{
          zoom: setZoom,
          add: () => {
            setQuestion('add');
          },
          keys: () => {
            setQuestion('keys');
          },
          done: () => {
            leave();
          },
        }}
      />
      <Outline words={words} viewerWords={viewerWords} session={session} change={change} />
      <main>
        <Board
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
          onKey={(event) => {
            if (!event.defaultPrevented && latest.current(event)) event.preventDefault();
          }}
        />
        {state.kind === 'stopped' && (
          <Stopped
            words={words}
            why={state.why}
            file={file}
            name={name}
            saving={saving}
            server={server}
            canCopy={account.access.canCreate}
            onTheirs={(hint) => {
              saving.discardDraft();
              saving.end();
              onLeave(undefined, key, hint);
            }}
          />
        )}
        {!account.access.canEdit && state.kind !== 'stopped' && (
          <div class="surface strip" role="status">
            <p>{words('held.text')}</p>
          </div>
        )}
        {draft && (
          <div class="surface strip" role="status">
            <p>{words('draft.found', { count: draft.count, at: new Date(draft.at).toLocaleString() })}</p>
            <button type="button" class="button primary" onClick={saving.showDraft}>
              {words('draft.show')}
            </button>
            <button type="button" class="button" onClick={saving.discardDraft}>
              {words('draft.discard')}
            </button>
          </div>
        )}
        {!draft && saving.hasNoDrafts && !isDraftWordHidden && (
          <Strip
            text={words('draft.none')}
            closeLabel={words('keys.close')}
            onClose={() => {
              setDraftWordHidden(true);
            }}
          />
        )}
        {session.refused !== undefined && (
          <Strip
            text={words(
              session.refused === 'no-such-control' || session.refused === 'needs-project'
                ? `refused.${session.refused}`
                : 'refused.other',
            )}
            closeLabel={words('keys.close')}
            onClose={() => {
              change((now) => ({ ...now, refused: undefined }));
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
      {question === 'add' && (
        <QuickAdd
          words={words}
          viewerWords={viewerWords}
          onAdd={add}
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
