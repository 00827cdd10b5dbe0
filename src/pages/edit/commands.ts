// Every action of the editor once: its name, its keys, when it can be done, what it does. Buttons, keys and the list of keys
// read it.
import { controlAt } from '../../mockup/edit/reading';
import type { ControlEdit } from '../../mockup/edit/edits';
import { type Alignment, aligned, distributed } from '../../mockup/geometry/arrange';
import { originOf, parentOf } from '../../mockup/geometry/boxes';
import { describeMockup } from '../../mockup/describe';
import type { Control, Point } from '../../mockup/scene';
import { factsOf } from '../../mockup/types';
import { commit, enter, inScope, mockupOf, naturalOf, redo, select, selectedIn, type Session, undo } from './session';

/** One action. Its words are the message `command.` with its name. */
export interface Command {
  /** As `keyOf` names them; the first is the one that people are told. Some have none. */
  readonly keys: readonly string[];
  readonly can: (session: Session) => boolean;
  readonly run: (session: Session) => Session;
}

const always = (): boolean => true;
const hasSelection = ({ selection }: Session): boolean => selection.length > 0;
const hasSeveral = ({ selection }: Session): boolean => selection.length > 1;

/** One edit for each selected control. */
const each = (session: Session, make: (control: Control) => ControlEdit | undefined): readonly ControlEdit[] =>
  selectedIn(session).flatMap((control) => make(control) ?? []);

const moveBy = (by: Point) => (session: Session) =>
  commit(
    session,
    'move',
    each(session, ({ path, box }) => ({
      kind: 'place',
      mockup: session.mockup,
      path,
      box: { ...(by.x !== 0 && { x: box.x + by.x }), ...(by.y !== 0 && { y: box.y + by.y }) },
    })),
  );

const growBy = (by: Point) => (session: Session) =>
  commit(
    session,
    'resize',
    each(session, ({ path, box, type }) =>
      type === '__group__'
        ? undefined
        : {
            kind: 'place',
            mockup: session.mockup,
            path,
            box: {
              ...(by.x !== 0 && { width: Math.max(4, box.width + by.x) }),
              ...(by.y !== 0 && { height: Math.max(4, box.height + by.y) }),
            },
          },
    ),
  );

/** Siblings in another order: what is selected over or under the others, or past the next of them. */
function reorder(session: Session, how: 'front' | 'forward' | 'backward' | 'back'): Session {
  const all = inScope(session).map(({ path }) => path);
  const isChosen = (path: string): boolean => session.selection.includes(path);
  const [chosen, rest] = [all.filter(isChosen), all.filter((path) => !isChosen(path))];
  const top = Math.max(...chosen.map((path) => all.indexOf(path)));
  const bottom = Math.min(...chosen.map((path) => all.indexOf(path)));
  const below = rest.filter((path) => all.indexOf(path) < (how === 'forward' ? top : bottom)).length;
  const at = { front: rest.length, forward: below + 1, backward: below - 1, back: 0 }[how];
  const paths = [...rest.slice(0, Math.max(0, at)), ...chosen, ...rest.slice(Math.max(0, at))];
  if (paths.every((path, index) => path === all[index])) return session;
  return commit(session, 'order', [{ kind: 'order', mockup: session.mockup, paths }]);
}

const align =
  (how: Alignment | 'across' | 'down'): Command['run'] =>
  (session) => {
    const controls = selectedIn(session);
    const boxes = controls.map(({ box }) => box);
    const places =
      how === 'across' || how === 'down' ? distributed(boxes, how === 'across' ? 'x' : 'y') : aligned(boxes, how);
    return commit(
      session,
      'align',
      controls.flatMap(({ path, box }, index): ControlEdit[] => {
        const to = places[index];
        return to === undefined || (to.x === box.x && to.y === box.y)
          ? []
          : [{ kind: 'place', mockup: session.mockup, path, box: to }];
      }),
    );
  };

/** The control after or before the selected one as people read them. */
const step = (by: 1 | -1) => (session: Session) => {
  const allowed = new Set(inScope(session).map(({ path }) => path));
  const order = [
    ...new Set(
      describeMockup(mockupOf(session)).flatMap(({ path }) => {
        // A group is passed as one, where its first member stands.
        const parts = path.split('/');
        const own = parts.slice(0, session.scope === '' ? 1 : session.scope.split('/').length + 1).join('/');
        return allowed.has(own) ? [own] : [];
      }),
    ),
  ];
  const at = order.indexOf(session.selection[session.selection.length - 1] ?? '');
  const next = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : at + by];
  return next === undefined ? session : select(session, [next]);
};

/** Whether there is another control to step to: where there is none, the focus goes on. */
const canStep =
  (by: 1 | -1) =>
  (session: Session): boolean =>
    step(by)(session) !== session;

function remove(session: Session): Session {
  const { selection } = session;
  const rest = inScope(session).filter(({ path }) => !selection.includes(path));
  const at = inScope(session).findIndex(({ path }) => path === selection[0]);
  // The neighbour is next, so that whoever works by keys knows where they are.
  const next = rest[Math.min(at, rest.length - 1)];
  const edits = selection.map((path): ControlEdit => ({ kind: 'remove', mockup: session.mockup, path }));
  const after = commit(session, 'remove', edits, next === undefined ? [] : [next.path]);
  const isThere = after.scope === '' || controlAt(mockupOf(after).controls, after.scope) !== undefined;
  return isThere ? after : enter(after, '');
}

const isGroup = (control: Control | undefined): boolean => control?.type === '__group__' && !control.isSymbol;

/** Controls whose text can be typed. */
export const hasText = ({ type, isSymbol, children }: Control): boolean =>
  !isSymbol && children.length === 0 && factsOf(type).wording !== 'none';

function type(session: Session): Session {
  const [control, second] = selectedIn(session);
  if (!control || second) return session;
  if (isGroup(control)) {
    const inside = enter(session, control.path);
    return step(1)(inside);
  }
  return hasText(control) ? { ...session, typing: control.path } : session;
}

/** Out of the text, then out of the selection, then out of the group. */
function leave(session: Session): Session {
  if (session.selection.length > 0) return { ...session, selection: [] };
  return session.scope === '' ? session : select({ ...session, scope: parentOf(session.scope) }, [session.scope]);
}

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
    run: (session) =>
      commit(
        session,
        'duplicate',
        each(session, ({ path }) => ({ kind: 'copy', mockup: session.mockup, path, by: { x: 10, y: 10 } })),
      ),
  },
  remove: { keys: ['Delete', 'Backspace'], can: hasSelection, run: remove },
  type: { keys: ['Enter', 'F2'], can: ({ selection }) => selection.length === 1, run: type },
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
  leave: { keys: ['Escape'], can: (session) => hasSelection(session) || session.scope !== '', run: leave },
  next: { keys: ['Tab'], can: canStep(1), run: step(1) },
  previous: { keys: ['Shift+Tab'], can: canStep(-1), run: step(-1) },
  group: {
    keys: ['Ctrl+G'],
    can: hasSeveral,
    run: (session) => commit(session, 'group', [{ kind: 'group', mockup: session.mockup, paths: session.selection }]),
  },
  ungroup: {
    keys: ['Ctrl+Shift+G'],
    can: (session) => selectedIn(session).some(isGroup),
    run: (session) =>
      commit(
        session,
        'ungroup',
        each(session, (control) =>
          isGroup(control) ? { kind: 'ungroup', mockup: session.mockup, path: control.path } : undefined,
        ),
      ),
  },
  front: { keys: ['Ctrl+Shift+ArrowUp'], can: hasSelection, run: (session) => reorder(session, 'front') },
  forward: { keys: ['Ctrl+ArrowUp'], can: hasSelection, run: (session) => reorder(session, 'forward') },
  backward: { keys: ['Ctrl+ArrowDown'], can: hasSelection, run: (session) => reorder(session, 'backward') },
  back: { keys: ['Ctrl+Shift+ArrowDown'], can: hasSelection, run: (session) => reorder(session, 'back') },
  lock: {
    keys: ['Ctrl+2'],
    can: hasSelection,
    run: (session) =>
      commit(
        session,
        'lock',
        each(session, ({ path }) => ({ kind: 'lock', mockup: session.mockup, path, isLocked: true })),
        [],
      ),
  },
  'unlock-all': {
    keys: ['Ctrl+3'],
    can: (session) => inScope(session).some(({ isLocked }) => isLocked),
    run: (session) =>
      commit(
        session,
        'unlock',
        inScope(session).flatMap(({ path, isLocked }): ControlEdit[] =>
          isLocked ? [{ kind: 'lock', mockup: session.mockup, path, isLocked: false }] : [],
        ),
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
  'natural-size': {
    keys: ['Ctrl+Alt+0'],
    can: (session) => selectedIn(session).some((control) => naturalOf(session, control) !== undefined),
    run: (session) =>
      commit(
        session,
        'size',
        each(session, (control) => {
          const natural = naturalOf(session, control);
          return natural && { kind: 'place', mockup: session.mockup, path: control.path, box: {}, natural };
        }),
      ),
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

/** A key with what is held with it. Digits go by their place, or layouts with AltGr could not reach them. */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  const letter = key.length === 1 ? key.toUpperCase() : key;
  const name = (ctrlKey || metaKey) && digit !== undefined ? digit : letter;
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey && name !== '+' ? 'Shift+' : ''}${name}`;
}

/** The command of a key; undefined for a key that has none, or one that can't be done now. */
export function commandOf(key: string, session: Session): Command | undefined {
  const found = Object.values<Command>(commands).find(({ keys }) => keys.includes(key));
  if (found) return found.can(session) ? found : undefined;
  const run = pixelKeys[key];
  return run && hasSelection(session) ? { keys: [key], can: always, run } : undefined;
}

/** The point of the paper in the coordinates of what is entered. */
export const inScopeAt = (session: Session, point: Point): Point => {
  const origin = originOf(mockupOf(session).controls, session.scope);
  return { x: point.x - origin.x, y: point.y - origin.y };
};
