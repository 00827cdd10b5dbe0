// The drawings of a project, and all that is done with a drawing as a whole.
import { useMemo, useState } from 'preact/hooks';
import { present } from '../../mockup/edit/history';
import { trashIn } from '../../mockup/edit/project';
import type { IconLibrary } from '../../mockup/icons/library';
import { Icon } from '../ground/icon';
import { Menu } from '../ground/menu';
import type { ServerCalls } from '../open/server';
import {
  addAlternate,
  addDrawing,
  arrangeDrawing,
  canTrash,
  copyDrawing,
  drawingsOf,
  nameDrawing,
  noteDrawing,
  promote,
  restoreDrawing,
  stepDrawing,
  trashDrawing,
  turnTo,
} from './drawings';
import { DrawingList } from './drawing-list';
import { More } from './more-part';
import { mockupOf, type Session } from './session';
import type { EditorWords } from './words';

interface NavigatorProps {
  readonly words: EditorWords;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly icons: IconLibrary;
  readonly isHeld: boolean;
  readonly server: ServerCalls;
}

export function Navigator({ words, session, change, icons, isHeld, server }: NavigatorProps) {
  const [question, setQuestion] = useState<'name' | 'trash' | undefined>(undefined);
  const close = (): void => {
    setQuestion(undefined);
  };
  const mockup = mockupOf(session);
  const isAlternate = mockup.alternate !== undefined;
  const document = present(session.history);
  const trash = useMemo(() => (document.format === 'bmpr' ? trashIn(document.tables) : []), [document]);
  const act = (to: (session: Session) => Session): void => {
    if (!isHeld) change(to);
  };
  /** False for a key that does nothing here. */
  const onKey = (keyed: string): boolean => {
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
      <DrawingList
        words={words}
        session={session}
        icons={icons}
        isHeld={isHeld}
        onTurn={(to) => {
          change((now) => turnTo(now, to));
        }}
        onArrange={(id, after) => {
          act((now) => arrangeDrawing(now, id, after));
        }}
        onKey={onKey}
      />
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
      {question !== undefined && (
        <More words={words} server={server} onClose={close}>
          {({ Naming, Trash }) =>
            question === 'name' ? (
              <Naming
                words={words}
                name={mockup.alternate ?? mockup.name}
                onName={(name) => {
                  act((now) => nameDrawing(now, name));
                }}
                onClose={close}
              />
            ) : (
              <Trash
                words={words}
                trash={trash}
                isHeld={isHeld}
                onRestore={(restored) => {
                  act((now) => restoreDrawing(now, restored));
                }}
                onClose={close}
              />
            )
          }
        </More>
      )}
    </nav>
  );
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
