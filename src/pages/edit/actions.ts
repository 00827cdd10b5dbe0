// What the commands do: sessions to sessions, without keys and words.
import { describeMockup } from '../../mockup/describe';
import { controlAt } from '../../mockup/edit/reading';
import { type Alignment, aligned, distributed } from '../../mockup/geometry/arrange';
import { originOf, parentOf } from '../../mockup/geometry/boxes';
import { isGroup, placesAfter, scaledTo } from '../../mockup/geometry/scale';
import { editableProperties, kindOf } from '../../mockup/property-kinds';
import { absentValue } from '../../mockup/properties';
import type { Control, Point } from '../../mockup/scene';
import { factsOf, isMarkupType } from '../../mockup/types';
import { toNumber } from '../../mockup/values';
import {
  commit,
  commitEach,
  enter,
  inScope,
  mockupOf,
  type OwnEdit,
  select,
  selectedIn,
  type Session,
  siblingsIn,
} from './session';
import { setIcon, setProperties } from './setting';

export const moveBy = (by: Point) => (session: Session) =>
  commitEach(session, 'move', ({ path, box }) => ({
    kind: 'place',
    path,
    box: { ...(by.x !== 0 && { x: box.x + by.x }), ...(by.y !== 0 && { y: box.y + by.y }) },
  }));

export const growBy = (by: Point) => (session: Session) =>
  commitEach(session, 'resize', (control) => {
    const { box } = control;
    const grown = {
      ...box,
      width: by.x === 0 ? box.width : Math.max(4, box.width + by.x),
      height: by.y === 0 ? box.height : Math.max(4, box.height + by.y),
    };
    return placesAfter(control, scaledTo(control, grown)).map((place) => ({ kind: 'place', ...place }));
  });

/** Siblings in another order: what is selected over or under the others, or past the next of them. */
export function reorder(session: Session, how: 'front' | 'forward' | 'backward' | 'back'): Session {
  const all = siblingsIn(session).map(({ path }) => path);
  const isChosen = (path: string): boolean => session.selection.includes(path);
  const [chosen, rest] = [all.filter(isChosen), all.filter((path) => !isChosen(path))];
  const top = Math.max(...chosen.map((path) => all.indexOf(path)));
  const bottom = Math.min(...chosen.map((path) => all.indexOf(path)));
  const below = rest.filter((path) => all.indexOf(path) < (how === 'forward' ? top : bottom)).length;
  const at = { front: rest.length, forward: below + 1, backward: below - 1, back: 0 }[how];
  const paths = [...rest.slice(0, Math.max(0, at)), ...chosen, ...rest.slice(Math.max(0, at))];
  if (paths.every((path, index) => path === all[index])) return session;
  return commit(session, 'order', [{ kind: 'order', paths }]);
}

export const align =
  (how: Alignment | 'across' | 'down'): ((session: Session) => Session) =>
  (session) => {
    const controls = selectedIn(session);
    const boxes = controls.map(({ box }) => box);
    const places =
      how === 'across' || how === 'down' ? distributed(boxes, how === 'across' ? 'x' : 'y') : aligned(boxes, how);
    return commit(
      session,
      'align',
      controls.flatMap(({ path, box }, index): OwnEdit[] => {
        const to = places[index];
        return to === undefined || (to.x === box.x && to.y === box.y) ? [] : [{ kind: 'place', path, box: to }];
      }),
    );
  };

/** The control after or before the selected one as people read them. */
export const step = (by: 1 | -1) => (session: Session) => {
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
export const canStep =
  (by: 1 | -1) =>
  (session: Session): boolean =>
    step(by)(session) !== session;

export function remove(session: Session): Session {
  const { selection } = session;
  const rest = inScope(session).filter(({ path }) => !selection.includes(path));
  const at = inScope(session).findIndex(({ path }) => path === selection[0]);
  // The neighbour is next, so that whoever works by keys knows where they are.
  const next = rest[Math.min(at, rest.length - 1)];
  const edits = selection.map((path): OwnEdit => ({ kind: 'remove', path }));
  const after = commit(session, 'remove', edits, next === undefined ? [] : [next.path]);
  const isThere = after.scope === '' || controlAt(mockupOf(after).controls, after.scope) !== undefined;
  return isThere ? after : enter(after, '');
}

/** Controls whose text can be typed. */
export const hasText = ({ type, isSymbol, children }: Control): boolean =>
  !isSymbol && children.length === 0 && factsOf(type).wording !== 'none';

/** Whether what is selected is commentary on the design, or the other way round. */
export function toggleMarkup(session: Session): Session {
  const is = selectedIn(session).some(({ isMarkup }) => !isMarkup);
  const isUsual = selectedIn(session).every(({ type }) => isMarkupType(type) === is);
  return setProperties({ markup: isUsual ? undefined : String(is) })(session);
}

/** Letters whose size can be set, or an icon. */
export const canSize = (session: Session): boolean =>
  selectedIn(session).some(({ type, icon }) => icon !== undefined || editableProperties(type).includes('size'));

/** Sizes of letters, and of icons, in pixels: those that people step through. */
const letterSizes = [8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 24, 28, 32, 36, 40, 48, 60, 72];
const iconSizes = [16, 24, 32, 48, 64, 128];

/** Letters, or the icon of what has one alone, one size larger or smaller. */
export const sizeBy = (by: 1 | -1) => (session: Session) => {
  const [first] = selectedIn(session);
  if (!first) return session;
  const { scene } = session.shown;
  if (first.type === 'Icon' && first.icon)
    return setIcon({ ...first.icon, size: nextSize(iconSizes, first.icon.size, by) })(session);
  const now =
    toNumber(first.properties['size']) ?? toNumber(absentValue(first.type, 'size', scene.edition)) ?? scene.fontSize;
  return setProperties({ size: String(nextSize(letterSizes, now, by)) })(session);
};

const nextSize = (sizes: readonly number[], now: number, by: 1 | -1): number =>
  (by > 0 ? sizes.find((size) => size > now) : [...sizes].reverse().find((size) => size < now)) ?? now;

/** By which property a control is turned, and how far, in quarters against the clock; undefined where it can't be. */
export function turnOf({ type, properties }: Control) {
  const name = (['rotation', 'shapeRotation', 'textOrientation'] as const).find((each) =>
    editableProperties(type).includes(each),
  );
  if (name === undefined) return undefined;
  const kind = kindOf(type, name);
  const values = kind.kind === 'choice' ? kind.values : [];
  return { name, values, quarters: Math.max(0, values.indexOf(properties[name] ?? '')) };
}

/** Turns what is selected by so many quarters against the clock. */
export const rotate = (by: number) =>
  setProperties((control) => {
    const turn = turnOf(control);
    return turn && { [turn.name]: turn.values[(turn.quarters + by) % 4] };
  }, 'rotate');

/** One control with words, or a group to go into. */
export function canType(session: Session): boolean {
  const [control, second] = selectedIn(session);
  return control !== undefined && second === undefined && (isGroup(control) || hasText(control));
}

export function type(session: Session): Session {
  const [control, second] = selectedIn(session);
  if (!control || second) return session;
  if (isGroup(control)) {
    const inside = enter(session, control.path);
    return step(1)(inside);
  }
  return hasText(control) ? { ...session, typing: control.path } : session;
}

/** Out of the text, then out of the selection, then out of the group. */
export function leave(session: Session): Session {
  if (session.selection.length > 0) return { ...session, selection: [] };
  return session.scope === '' ? session : select({ ...session, scope: parentOf(session.scope) }, [session.scope]);
}

/** The point of the paper in the coordinates of what is entered. */
export const inScopeAt = (session: Session, point: Point): Point => {
  const origin = originOf(mockupOf(session).controls, session.scope);
  return { x: point.x - origin.x, y: point.y - origin.y };
};
