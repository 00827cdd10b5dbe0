// Every action of the editor once: its name, its keys, when it can be done, what it does. Buttons, keys, menus and the list
// of keys read it.
import { isGroup } from '../../mockup/geometry/scale';
import type { Control } from '../../mockup/scene';
import {
  align,
  canSize,
  canStep,
  canType,
  growBy,
  leave,
  moveBy,
  remove,
  reorder,
  rotate,
  sizeBy,
  step,
  toggleMarkup,
  turnOf,
  type,
} from './actions';
import {
  commit,
  commitEach,
  inScope,
  naturalOf,
  type OwnEdit,
  redo,
  select,
  selectedIn,
  type Session,
  showMarkup,
  undo,
} from './session';

/** One action. Its words are the message `command.` with its name. */
export interface Command {
  /** As `keyOf` names them; the first is the one that people are told. Some have none. */
  readonly keys: readonly string[];
  readonly can: (session: Session) => boolean;
  readonly run: (session: Session) => Session;
  /** Of what is on until it is done again: whether it is. */
  readonly isOn?: (session: Session) => boolean;
}

const unlocked = ({ path, isLocked }: Control): OwnEdit | undefined =>
  isLocked ? { kind: 'lock', path, isLocked: false } : undefined;

const always = (): boolean => true;
const hasSelection = ({ selection }: Session): boolean => selection.length > 0;
const hasSeveral = ({ selection }: Session): boolean => selection.length > 1;

/** The commands, by their names. */
export const commands = {
  undo: { keys: ['Ctrl+Z'], can: ({ history }) => history.done > 0, run: undo },
  redo: {
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    can: ({ history }) => history.done < history.steps.length,
    run: redo,
  },
  duplicate: {
    keys: ['Ctrl+D'],
    can: hasSelection,
    run: (session) => commitEach(session, 'duplicate', ({ path }) => ({ kind: 'copy', path, by: { x: 10, y: 10 } })),
  },
  remove: { keys: ['Delete', 'Backspace'], can: hasSelection, run: remove },
  type: { keys: ['Enter', 'F2'], can: canType, run: type },
  'select-all': {
    keys: ['Ctrl+A'],
    can: always,
    run: (session) =>
      select(
        session,
        inScope(session)
          .filter(({ isLocked }) => !isLocked)
          .map(({ path }) => path),
      ),
  },
  several: {
    keys: [],
    can: always,
    run: (session) => ({ ...session, choosesSeveral: !session.choosesSeveral }),
    isOn: ({ choosesSeveral }) => choosesSeveral,
  },
  leave: {
    keys: ['Escape', 'Ctrl+Shift+A'],
    can: (session) => hasSelection(session) || session.scope !== '',
    run: leave,
  },
  next: { keys: ['Tab'], can: canStep(1), run: step(1) },
  previous: { keys: ['Shift+Tab'], can: canStep(-1), run: step(-1) },
  group: {
    keys: ['Ctrl+G'],
    can: hasSeveral,
    run: (session) => commit(session, 'group', [{ kind: 'group', paths: session.selection }]),
  },
  ungroup: {
    keys: ['Ctrl+Shift+G'],
    can: (session) => selectedIn(session).some(isGroup),
    run: (session) =>
      commitEach(session, 'ungroup', (control) =>
        isGroup(control) ? { kind: 'ungroup', path: control.path } : undefined,
      ),
  },
  front: { keys: ['Ctrl+Shift+ArrowUp'], can: hasSelection, run: (session) => reorder(session, 'front') },
  forward: { keys: ['Ctrl+ArrowUp'], can: hasSelection, run: (session) => reorder(session, 'forward') },
  backward: { keys: ['Ctrl+ArrowDown'], can: hasSelection, run: (session) => reorder(session, 'backward') },
  back: { keys: ['Ctrl+Shift+ArrowDown'], can: hasSelection, run: (session) => reorder(session, 'back') },
  lock: {
    keys: ['Ctrl+2'],
    can: (session) => selectedIn(session).some(({ isLocked }) => !isLocked),
    run: (session) => commitEach(session, 'lock', ({ path }) => ({ kind: 'lock', path, isLocked: true }), []),
  },
  unlock: {
    keys: [],
    can: (session) => selectedIn(session).some(({ isLocked }) => isLocked),
    run: (session) => commitEach(session, 'unlock', unlocked),
  },
  'unlock-all': {
    keys: ['Ctrl+3'],
    can: (session) => inScope(session).some(({ isLocked }) => isLocked),
    run: (session) =>
      commit(
        session,
        'unlock',
        inScope(session).flatMap((control) => unlocked(control) ?? []),
      ),
  },
  'align-left': { keys: ['Ctrl+Alt+1'], can: hasSeveral, run: align('left') },
  'align-center': { keys: ['Ctrl+Alt+2'], can: hasSeveral, run: align('center') },
  'align-right': { keys: ['Ctrl+Alt+3'], can: hasSeveral, run: align('right') },
  'align-top': { keys: ['Ctrl+Alt+4'], can: hasSeveral, run: align('top') },
  'align-middle': { keys: ['Ctrl+Alt+5'], can: hasSeveral, run: align('middle') },
  'align-bottom': { keys: ['Ctrl+Alt+6'], can: hasSeveral, run: align('bottom') },
  'distribute-across': { keys: [], can: ({ selection }) => selection.length > 2, run: align('across') },
  'distribute-down': { keys: [], can: ({ selection }) => selection.length > 2, run: align('down') },
  'show-markup': {
    keys: ['Ctrl+K'],
    can: always,
    run: (session) => showMarkup(session, !session.showsMarkup),
  },
  markup: { keys: ['Ctrl+Shift+K'], can: hasSelection, run: toggleMarkup },
  larger: { keys: ['Ctrl+]'], can: canSize, run: sizeBy(1) },
  smaller: { keys: ['Ctrl+['], can: canSize, run: sizeBy(-1) },
  rotate: { keys: ['Ctrl+Alt+]'], can: (session) => selectedIn(session).some(turnOf), run: rotate(3) },
  'rotate-back': { keys: ['Ctrl+Alt+['], can: (session) => selectedIn(session).some(turnOf), run: rotate(1) },
  'natural-size': {
    keys: ['Ctrl+Alt+0'],
    can: (session) => selectedIn(session).some((control) => naturalOf(session, control) !== undefined),
    run: (session) =>
      commitEach(session, 'size', (control) => {
        const natural = naturalOf(session, control);
        return natural && { kind: 'place', path: control.path, box: {}, natural };
      }),
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commands;

/** Keys that move or resize by pixels: everything that a drag does. */
const pixelKeys: Readonly<Record<string, Command['run']>> = Object.fromEntries(
  (
    [
      ['ArrowLeft', -1, 0],
      ['ArrowRight', 1, 0],
      ['ArrowUp', 0, -1],
      ['ArrowDown', 0, 1],
    ] as const
  ).flatMap(([key, x, y]) => [
    [key, moveBy({ x, y })],
    [`Shift+${key}`, moveBy({ x: x * 10, y: y * 10 })],
    [`Ctrl+Alt+${key}`, growBy({ x, y })],
    [`Ctrl+Alt+Shift+${key}`, growBy({ x: x * 10, y: y * 10 })],
  ]),
);

/** A key with what is held with it. Digits and brackets go by their place, or layouts with AltGr could not reach them. */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const placed = /^Digit(\d)$/.exec(code)?.[1] ?? { BracketLeft: '[', BracketRight: ']' }[code];
  const letter = key.length === 1 ? key.toUpperCase() : key;
  const name = (ctrlKey || metaKey) && placed !== undefined ? placed : letter;
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey && name !== '+' ? 'Shift+' : ''}${name}`;
}

/** The command of a key; undefined for a key that has none, or one that can't be done now. */
export function commandOf(key: string, session: Session): Command | undefined {
  const found = Object.values<Command>(commands).find(({ keys }) => keys.includes(key));
  if (found) return found.can(session) ? found : undefined;
  const run = pixelKeys[key];
  return run && hasSelection(session) ? { keys: [key], can: always, run } : undefined;
}
