// From a pointer to edits. While it moves, nothing is parsed, stored or laid out anew: what is dragged is shifted, and one
// step is made at the end, or none when it is called off.
import { boxAround } from '../../mockup/control';
import type { Handle } from '../../mockup/geometry/arrange';
import { under } from '../../mockup/geometry/boxes';
import { type Marks, marksOf } from '../../mockup/geometry/guides';
import type { Control, Point } from '../../mockup/scene';
import { hasText, inScopeAt } from './actions';
import { type Gesture, type Outcome, outcomeOf, type Overlay } from './dragging';
import type { Paper } from './paper';
import { commit, enter, inScope, select, selectedIn, type Session } from './session';

/** What gestures work on. */
interface Board {
  readonly session: () => Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly paper: () => Paper | undefined;
  /** Draws again what a gesture that was called off had changed. */
  readonly repaint: () => void;
  /** The point of the paper under a pointer. */
  readonly toPaper: (event: Point) => Point;
  readonly zoom: () => number;
  /** Shows the selection elsewhere, guides, and a rectangle that selects; nothing of them without. Pixels of the paper. */
  readonly show: (overlay: Overlay) => void;
  /** Nothing may be changed now; looking around goes on. */
  readonly isHeld: () => boolean;
}

interface Held {
  readonly gesture: Gesture;
  readonly pointer: number;
  readonly start: Point;
  readonly startOnPaper: Point;
  readonly least: number;
  hasBegun: boolean;
  last: PointerEvent;
  frame: number;
}

/** Pixels of the screen that a pointer moves before it drags, by what it is. */
const leastMove = (pointerType: string): number => (pointerType === 'touch' ? 8 : 4);
/** Pixels of the screen within which things snap, and lines are hit. */
const near = 6;

/** Listens on the board. Returns what ends it. */
export function listenToGestures(view: HTMLElement, board: Board): () => void {
  let held: Held | undefined;
  let isSpaceDown = false;
  const listening = new AbortController();
  const { signal } = listening;

  const hitIn = (session: Session, point: Point): Control | undefined =>
    under(inScope(session), inScopeAt(session, point), near / board.zoom())[0];

  const press = (event: PointerEvent): void => {
    if (held) {
      // A second finger means to look around, not to drag.
      end(false);
      return;
    }
    if (event.target instanceof Element && event.target.closest('.typing') !== null) return;
    const isPan = event.button === 1 || isSpaceDown;
    if (event.button !== 0 && !isPan) return;
    const point = board.toPaper({ x: event.clientX, y: event.clientY });
    const gesture = isPan ? pan() : begin(event, point);
    if (gesture === undefined) return;
    event.preventDefault();
    view.focus({ preventScroll: true });
    view.setPointerCapture(event.pointerId);
    held = {
      gesture,
      pointer: event.pointerId,
      start: { x: event.clientX, y: event.clientY },
      startOnPaper: point,
      least: leastMove(event.pointerType),
      hasBegun: gesture.kind === 'pan',
      last: event,
      frame: 0,
    };
  };

  const pan = (): Gesture => ({ kind: 'pan', left: view.scrollLeft, top: view.scrollTop });

  const begin = (event: PointerEvent, point: Point): Gesture | undefined => {
    const name =
      event.target instanceof Element ? event.target.closest('[data-handle]')?.getAttribute('data-handle') : null;
    const [chosen] = selectedIn(board.session());
    if (name && chosen && !board.isHeld()) {
      const [x, y] = name.split(' ').map(Number);
      return { kind: 'resize', control: chosen, handle: { x, y } as Handle, marks: marksAround([chosen]) };
    }
    let session = board.session();
    let hit = hitIn(session, point);
    if (!hit && session.scope !== '') {
      const outside = enter(session, '');
      const other = hitIn(outside, point);
      if (other?.path !== session.scope.split('/')[0]) {
        session = outside;
        hit = other;
        board.change(() => outside);
      }
    }
    if (!hit) {
      // A finger on empty paper looks around.
      return event.pointerType === 'touch'
        ? undefined
        : { kind: 'marquee', kept: event.shiftKey ? session.selection : [] };
    }
    const { path } = hit;
    const isChosen = session.selection.includes(path);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (!isChosen) board.change((before) => select(before, adds ? [...before.selection, path] : [path]));
    if (board.isHeld()) return undefined;
    const controls = selectedIn(board.session());
    return {
      kind: 'move',
      controls,
      marks: marksAround(controls),
      box: boxAround(controls.map(({ box }) => box)),
      copies: event.altKey,
      // A click on one of several means it alone, or all but it; a drag means all of them.
      click: isChosen
        ? (before) => select(before, adds ? before.selection.filter((each) => each !== path) : [path])
        : undefined,
    };
  };

  /** Edges of everything beside these, in the coordinates in which they lie. */
  const marksAround = (controls: readonly Control[]): Marks =>
    marksOf(
      inScope(board.session())
        .filter((each) => !controls.includes(each))
        .map(({ box }) => box),
    );

  const move = (event: PointerEvent): void => {
    if (held?.pointer !== event.pointerId) return;
    held.last = event;
    const far = Math.hypot(event.clientX - held.start.x, event.clientY - held.start.y);
    if (!held.hasBegun && far < held.least) return;
    held.hasBegun = true;
    if (held.frame === 0) held.frame = requestAnimationFrame(apply);
  };

  const apply = (): void => {
    if (!held) return;
    held.frame = 0;
    const { gesture, last, start } = held;
    if (gesture.kind === 'pan') {
      view.scrollLeft = gesture.left - (last.clientX - start.x);
      view.scrollTop = gesture.top - (last.clientY - start.y);
      return;
    }
    const { overlay, preview } = resultOf(held);
    board.show(overlay);
    if (gesture.kind === 'move' && !gesture.copies && overlay.shift) {
      for (const control of gesture.controls) board.paper()?.shift(control, overlay.shift.x, overlay.shift.y);
    }
    if (preview) board.paper()?.preview(preview);
  };

  const resultOf = ({ gesture, last, startOnPaper }: Held): Outcome =>
    outcomeOf(board.session(), gesture, {
      start: startOnPaper,
      at: board.toPaper({ x: last.clientX, y: last.clientY }),
      isShift: last.shiftKey,
      within: last.ctrlKey || last.metaKey ? 0 : near / board.zoom(),
    });

  const end = (isDone: boolean): void => {
    if (!held) return;
    const ended = held;
    held = undefined;
    if (ended.frame !== 0) cancelAnimationFrame(ended.frame);
    if (view.hasPointerCapture(ended.pointer)) view.releasePointerCapture(ended.pointer);
    board.show({});
    const { gesture } = ended;
    if (!ended.hasBegun) {
      if (isDone && gesture.kind === 'move' && gesture.click) board.change(gesture.click);
      if (isDone && gesture.kind === 'marquee' && gesture.kept.length === 0) {
        board.change((session) => ({ ...session, selection: [], typing: undefined }));
      }
      return;
    }
    const { name, edits, chosen }: Partial<Outcome> = isDone ? resultOf(ended) : {};
    const made = edits?.() ?? [];
    if (chosen) board.change((session) => select(session, chosen));
    else if (name !== undefined && made.length > 0) board.change((session) => commit(session, name, made));
    if (gesture.kind === 'move' || gesture.kind === 'resize') board.repaint();
  };

  const release = (event: PointerEvent): void => {
    if (held?.pointer !== event.pointerId) return;
    held.last = event;
    end(true);
  };
  const callOff = (event: PointerEvent): void => {
    if (held?.pointer === event.pointerId) end(false);
  };

  /** Into a group, or into a text. */
  const open = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('.typing') !== null) return;
    const session = board.session();
    const point = board.toPaper({ x: event.clientX, y: event.clientY });
    const hit = hitIn(session, point);
    if (!hit) return;
    if (hit.type === '__group__' && !hit.isSymbol) {
      const inside = enter(session, hit.path);
      const member = hitIn(inside, point);
      board.change(() => (member ? select(inside, [member.path]) : inside));
    } else if (hasText(hit) && !board.isHeld()) {
      board.change((before) => ({ ...select(before, [hit.path]), typing: hit.path }));
    }
  };

  view.addEventListener('pointerdown', press, { signal });
  view.addEventListener('pointermove', move, { signal });
  view.addEventListener('pointerup', release, { signal });
  view.addEventListener('pointercancel', callOff, { signal });
  view.addEventListener('lostpointercapture', callOff, { signal });
  view.addEventListener('dblclick', open, { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && held) {
        event.preventDefault();
        event.stopPropagation();
        end(false);
      }
      if (event.key === ' ' && event.target === view) {
        event.preventDefault();
        isSpaceDown = true;
        view.classList.add('pannable');
      }
    },
    { signal, capture: true },
  );
  const letGo = (): void => {
    isSpaceDown = false;
    view.classList.remove('pannable');
  };
  document.addEventListener('keyup', letGo, { signal });
  window.addEventListener('blur', letGo, { signal });
  return () => {
    end(false);
    listening.abort();
  };
}
