// What can be done where a pointer or the selection is: every entry is a command that has a key or a button too.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Control, Point } from '../../mockup/scene';
import type { Words } from '../open/words';
import { type AskName, asks } from './asks';
import { aligning } from './arranging';
import { type Command, type CommandName, commands } from './commands';
import { select, type Session } from './session';
import { nameOf } from './spoken';
import { type EditorWords, keyWords } from './words';

/** Between the groups stand lines. */
const groups: readonly (readonly (CommandName | AskName)[])[] = [
  ['type', 'transform'],
  ['cut', 'copy', 'paste', 'duplicate', 'remove'],
  ['front', 'forward', 'backward', 'back'],
  ['group', 'ungroup'],
  ['lock', 'unlock', 'unlock-all', 'markup', 'show-markup', 'natural-size'],
];

export interface MenuPlace {
  /** Pixels of the window. */
  readonly at: Point;
  /** Controls that lie there, the topmost first, locked ones too. */
  readonly under: readonly Control[];
}

/** The menu beside what is selected, for whoever asks for it by keys. */
export function menuAtSelection(): MenuPlace {
  const box = (document.querySelector('.board .chosen') ?? document.querySelector('.board'))?.getBoundingClientRect();
  return { at: { x: (box?.left ?? 0) + 12, y: (box?.top ?? 0) + 12 }, under: [] };
}

export function ContextMenu({
  words,
  viewerWords,
  session,
  change,
  place,
  isHeld,
  onAsk,
  onClose,
}: {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly place: MenuPlace;
  readonly isHeld: boolean;
  readonly onAsk: (name: AskName) => void;
  readonly onClose: () => void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = menu.current;
    if (!shown) return;
    const { width, height } = shown.getBoundingClientRect();
    shown.style.left = `${Math.max(4, Math.min(place.at.x, innerWidth - width - 4))}px`;
    shown.style.top = `${Math.max(4, Math.min(place.at.y, innerHeight - height - 4))}px`;
    shown.querySelector('button')?.focus();
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !shown.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', leave, { capture: true });
    window.addEventListener('blur', onClose);
    return () => {
      document.removeEventListener('pointerdown', leave, { capture: true });
      window.removeEventListener('blur', onClose);
    };
  }, [place]);
  const press = (event: KeyboardEvent): void => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = all.findIndex((each) => each === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    event.stopPropagation();
    if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  const item = (key: string, label: ComponentChildren, keys: string | undefined, run: () => void) => (
    <button key={key} type="button" role="menuitem" class="item" tabIndex={-1} onClick={run}>
      <span class="cut">{label}</span>
      {keys !== undefined && <kbd>{keyWords(keys)}</kbd>}
    </button>
  );
  const entry = (name: CommandName | AskName) => {
    const [key] = name in asks ? asks[name as AskName].keys : (commands[name as CommandName] as Command).keys;
    return item(name, words(`command.${name}`), key, () => {
      onClose();
      if (name in asks) onAsk(name as AskName);
      else change(commands[name as CommandName].run);
    });
  };
  const can = (name: CommandName | AskName): boolean =>
    name in asks
      ? asks[name as AskName].can(session, isHeld)
      : !isHeld && (commands[name as CommandName] as Command).can(session);
  const shown = [...groups, ...(session.selection.length > 1 ? [aligning] : [])]
    .map((names) => names.filter(can))
    .filter((names) => names.length > 0);
  const others = place.under.length > 1 || place.under.some(({ isLocked }) => isLocked) ? place.under.slice(0, 6) : [];
  return (
    <div
      ref={menu}
      class="surface menu-list context"
      role="menu"
      aria-label={words('menu.label')}
      tabIndex={-1}
      onKeyDown={press}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
    >
      {shown.map((names) => (
        <div key={names[0]} role="group">
          {names.map(entry)}
        </div>
      ))}
      {others.length > 0 && (
        <div role="group" aria-label={words('menu.under')}>
          {others.map((control) =>
            item(control.path, words('menu.select', { what: nameOf(viewerWords, control) }), undefined, () => {
              onClose();
              change((now) => select(now, [control.path]));
            }),
          )}
        </div>
      )}
      {shown.length === 0 &&
        others.length === 0 &&
        item('add', words('command.add'), '/', () => {
          onClose();
          onAsk('add');
        })}
    </div>
  );
}
