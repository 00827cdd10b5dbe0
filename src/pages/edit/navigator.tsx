// The drawings of a project: small pictures in the project's order, and all that is done with a drawing as a whole.
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { drawScene } from '../../mockup/draw';
import { present } from '../../mockup/edit/history';
import { trashIn } from '../../mockup/edit/project';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Mockup, Scene } from '../../mockup/scene';
import { svgToString } from '../../mockup/svg';
import { Dialog } from '../ground/dialog';
import { NameField } from '../ground/name-field';
import { Icon } from '../ground/icon';
import { Menu } from '../ground/menu';
import {
  addAlternate,
  addDrawing,
  arrangeDrawing,
  canTrash,
  copyDrawing,
  drawingsOf,
  isSameMockup,
  nameDrawing,
  noteDrawing,
  promote,
  restoreDrawing,
  stepDrawing,
  trashDrawing,
  turnTo,
} from './drawings';
import { mockupOf, type Session } from './session';
import type { EditorWords } from './words';

interface NavigatorProps {
  readonly words: EditorWords;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly icons: IconLibrary;
  readonly isHeld: boolean;
}

export function Navigator({ words, session, change, icons, isHeld }: NavigatorProps) {
  const [question, setQuestion] = useState<'name' | 'trash' | undefined>(undefined);
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<string | undefined>(undefined);
  const { scene } = session.shown;
  const mockup = mockupOf(session);
  const isAlternate = mockup.alternate !== undefined;
  const document = present(session.history);
  const trash = useMemo(() => (document.format === 'bmpr' ? trashIn(document.tables) : []), [document]);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [session.mockup.id, session.mockup.branch, scene.mockups.length]);

  const act = (to: (session: Session) => Session): void => {
    if (!isHeld) change(to);
  };
  const keep = (keyed: string, event: KeyboardEvent): boolean => {
    switch (keyed) {
      case 'Alt+ArrowUp':
        act((now) => stepDrawing(now, -1));
        return true;
      case 'Alt+ArrowDown':
        act((now) => stepDrawing(now, 1));
        return true;
      case 'F2':
        if (!isHeld) setQuestion('name');
        return true;
      case 'Delete':
        act(trashDrawing);
        return true;
      case 'ArrowUp':
      case 'ArrowDown': {
        const all = [...(list.current?.querySelectorAll('button') ?? [])];
        const at = all.indexOf(event.target as HTMLButtonElement);
        all[at + (keyed === 'ArrowUp' ? -1 : 1)]?.focus();
        return true;
      }
      default:
        return false;
    }
  };
  const item =
    (label: string, run: () => void, isOff = false) =>
    (close: () => void) => (
      <button
        key={label}
        type="button"
        class="item"
        disabled={isOff}
        onClick={() => {
          close();
          run();
        }}
      >
        {label}
      </button>
    );
  const isFirst = drawingsOf(session)[0]?.id === session.mockup.id;
  const isLast = drawingsOf(session).slice(-1)[0]?.id === session.mockup.id;
  const doings = [
    item(words('drawings.rename'), () => {
      setQuestion('name');
    }),
    item(words('drawings.copy'), () => {
      act((now) => copyDrawing(now, (name) => words('drawings.copy-name', { name })));
    }),
    ...(isAlternate
      ? [
          item(words('drawings.promote'), () => {
            act(promote);
          }),
        ]
      : [
          item(
            words('drawings.up'),
            () => {
              act((now) => stepDrawing(now, -1));
            },
            isFirst,
          ),
          item(
            words('drawings.down'),
            () => {
              act((now) => stepDrawing(now, 1));
            },
            isLast,
          ),
          item(words('drawings.alternate'), () => {
            act((now) => addAlternate(now, words('drawings.alternate-name')));
          }),
        ]),
    item(
      words('drawings.trash'),
      () => {
        act(trashDrawing);
      },
      !canTrash(session),
    ),
  ];
  return (
    <nav class="navigator" aria-label={words('drawings.label')}>
      <h2>{words('drawings.label')}</h2>
      <ol
        ref={list}
        onKeyDown={(event) => {
          const keyed = `${event.altKey ? 'Alt+' : ''}${event.key}`;
          if (!event.ctrlKey && !event.metaKey && keep(keyed, event)) event.preventDefault();
        }}
      >
        {scene.mockups.map((each) => {
          const isCurrent = isSameMockup(each, session.mockup);
          const isMovable = each.alternate === undefined && !each.isLibrary && !isHeld;
          return (
            <li
              key={`${each.id} ${each.branch}`}
              class={each.alternate === undefined ? undefined : 'alternate'}
              draggable={isMovable}
              onDragStart={(event) => {
                dragged.current = each.id;
                event.dataTransfer?.setData('text/plain', each.name);
              }}
              onDragOver={(event) => {
                if (dragged.current !== undefined && isMovable) event.preventDefault();
              }}
              onDrop={(event) => {
                event.preventDefault();
                const id = dragged.current;
                dragged.current = undefined;
                if (id === undefined) return;
                const { top, height } = event.currentTarget.getBoundingClientRect();
                const all = drawingsOf(session).filter((drawing) => drawing.id !== id);
                const at = all.findIndex((drawing) => drawing.id === each.id);
                const after = event.clientY > top + height / 2 ? each.id : all[at - 1]?.id;
                act((now) => arrangeDrawing(now, id, after));
              }}
            >
              <button
                type="button"
                class="item"
                aria-current={isCurrent ? 'page' : undefined}
                onClick={() => {
                  change((now) => turnTo(now, each));
                }}
              >
                <Picture scene={scene} mockup={each} icons={icons} />
                <span class="cut">{each.alternate ?? (each.name === '' ? words('drawings.unnamed') : each.name)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <div class="buttons">
        <button
          type="button"
          class="button"
          aria-disabled={isHeld}
          onClick={() => {
            act((now) => addDrawing(now, words('drawings.new-name')));
          }}
        >
          <Icon name="plus" />
          {words('drawings.new')}
        </button>
        {!isHeld && !mockup.isLibrary && (
          <Menu label={words('drawings.more')} button={<Icon name="more" />}>
            {(close) => doings.map((doing) => doing(close))}
          </Menu>
        )}
        {trash.length > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => {
              setQuestion('trash');
            }}
          >
            {words('drawings.trash-open', { count: trash.length })}
          </button>
        )}
      </div>
      <Notes
        key={`${mockup.id} ${mockup.branch} ${mockup.notes ?? ''}`}
        words={words}
        notes={mockup.notes ?? ''}
        isHeld={isHeld}
        onNotes={(notes) => {
          act((now) => noteDrawing(now, notes));
        }}
      />
      {question === 'name' && (
        <Naming
          words={words}
          name={mockup.alternate ?? mockup.name}
          onName={(name) => {
            act((now) => nameDrawing(now, name));
          }}
          onClose={() => {
            setQuestion(undefined);
          }}
        />
      )}
      {question === 'trash' && (
        <Dialog
          title={words('drawings.trash-title')}
          onClose={() => {
            setQuestion(undefined);
          }}
          onSubmit={() => {
            setQuestion(undefined);
          }}
        >
          <ul class="trash">
            {trash.map((each) => (
              <li key={each.mockup.id}>
                <span class="cut">{each.name === '' ? words('drawings.unnamed') : each.name}</span>
                <button
                  type="button"
                  class="button"
                  aria-label={words('drawings.restore-name', { name: each.name })}
                  disabled={isHeld}
                  onClick={() => {
                    act((now) => restoreDrawing(now, each.mockup));
                    setQuestion(undefined);
                  }}
                >
                  {words('drawings.restore')}
                </button>
              </li>
            ))}
          </ul>
          <div class="buttons end">
            <button type="submit" class="button primary" autofocus>
              {words('keys.close')}
            </button>
          </div>
        </Dialog>
      )}
    </nav>
  );
}

/** The project's own small picture, or one drawn here where the drawing is another by now. */
function Picture({
  scene,
  mockup,
  icons,
}: {
  readonly scene: Scene;
  readonly mockup: Mockup;
  readonly icons: IconLibrary;
}) {
  const source = useMemo(() => {
    if (mockup.thumbnail !== undefined) return mockup.thumbnail;
    const drawing = drawScene({ ...scene, assets: {}, mockups: [mockup] }, { paper: '#ffffff', icons });
    return `data:image/svg+xml,${encodeURIComponent(svgToString(drawing))}`;
  }, [mockup, icons]);
  return <img src={source} alt="" loading="lazy" decoding="async" draggable={false} />;
}

function Notes({
  words,
  notes,
  isHeld,
  onNotes,
}: Pick<NavigatorProps, 'words' | 'isHeld'> & {
  readonly notes: string;
  readonly onNotes: (notes: string) => void;
}) {
  return (
    <label class="field notes">
      <span>{words('drawings.notes')}</span>
      <textarea
        rows={3}
        defaultValue={notes}
        readOnly={isHeld}
        maxLength={20_000}
        onBlur={(event) => {
          onNotes(event.currentTarget.value);
        }}
      />
    </label>
  );
}

function Naming({
  words,
  name: before,
  onName,
  onClose,
}: Pick<NavigatorProps, 'words'> & {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(before);
  return (
    <Dialog
      title={words('drawings.rename')}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() === '') return;
        if (name.trim() !== before) onName(name.trim());
        onClose();
      }}
    >
      <NameField label={words('drawings.name')} name={name} onName={setName} />
      <div class="buttons end">
        <button type="button" class="button" onClick={onClose}>
          {words('add.cancel')}
        </button>
        <button type="submit" class="button primary">
          {words('drawings.rename-do')}
        </button>
      </div>
    </Dialog>
  );
}
