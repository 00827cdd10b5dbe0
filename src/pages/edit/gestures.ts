// From a pointer to edits. While it moves, nothing is parsed, stored or laid out anew: what is dragged is shifted, and one
// step is made at the end, or none when it is called off.
import { boxAround } from '../../mockup/control';
import type { Handle } from '../../mockup/geometry/arrange';
import { under } from '../../mockup/geometry/boxes';
import { type Marks, marksOf } from '../../mockup/geometry/guides';
import { isGroup } from '../../mockup/geometry/scale';
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
  /** Of a finger: until it has stayed for so long that it means what a right click means elsewhere. */
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

/** Pixels of the screen that a pointer moves before it drags, by what it is. */
const leastMove = (pointerType: string): number => (pointerType === 'touch' ? 8 : 4);
/** Milliseconds after which a finger that stays asks for the menu. */
const long = 500;
/** Pixels of the screen within which things snap, and lines are hit. */
const near = 6;

/** Listens on the board. Returns what ends it. */
export function listenToGestures(view: HTMLElement, board: Board): () => void {
  let held: Held | undefined;
  let isSpaceDown = false;
  /** Whether the last pointer was a finger. */
  let isTouch = false;
  const listening = new AbortController();
  const { signal } = listening;

  const hitIn = (session: Session, point: Point): Control | undefined =>
    under(inScope(session), inScopeAt(session, point), near / board.zoom())[0];

  const press = (event: PointerEvent): void => {
    isTouch = event.pointerType === 'touch';
    if (held || !event.isPrimary) {
      // A second finger means to look around, not to drag.
      end(false);
      return;
    }
    if (event.target instanceof Element && event.target.closest('.typing') !== null) return;
    const isPan = event.button === 1 || isSpaceDown;
    if (event.button !== 0 && !isPan) return;
    const { clientX, clientY } = event;
    const point = board.toPaper({ x: clientX, y: clientY });
    const gesture = isPan ? pan() : begin(event, point);
    event.preventDefault();
    view.focus({ preventScroll: true });
    view.setPointerCapture(event.pointerId);
    held = {
      gesture,
      pointer: event.pointerId,
      start: { x: clientX, y: clientY },
      startOnPaper: point,
      least: leastMove(event.pointerType),
      hasBegun: false,
      last: event,
      frame: 0,
      timer: isTouch
        ? setTimeout(() => view.dispatchEvent(new MouseEvent('contextmenu', { clientX, clientY })), long)
        : undefined,
    };
  };

  const pan = (click?: Gesture['click']): Gesture => ({
    kind: 'pan',
    left: view.scrollLeft,
    top: view.scrollTop,
    click,
  });

  const begin = (event: PointerEvent, point: Point): Gesture => {
    const name =
      event.target instanceof Element ? event.target.closest('[data-handle]')?.getAttribute('data-handle') : null;
    let session = board.session();
    const { selection } = session;
    const [chosen] = selectedIn(session);
    if (name && chosen && !board.isHeld()) {
      const [x, y] = name.split(' ').map(Number);
      return { kind: 'resize', control: chosen, handle: { x, y } as Handle, marks: marksAround([chosen]) };
    }
    let hit = hitIn(session, point);
    if (!hit && session.scope !== '') {
      const outside = enter(session, '');
      const other = hitIn(outside, point);
      if (other?.path !== session.scope.split('/')[0]) {
        session = outside;
        hit = other;
        if (!isTouch) board.change(() => outside);
      }
    }
    const isBesides = event.shiftKey || session.choosesSeveral;
    const adds = isBesides || event.ctrlKey || event.metaKey;
    if (!hit) {
      const { scope } = session;
      const click = adds ? undefined : (before: Session) => enter(before, scope);
      // A finger on empty paper looks around.
      return isTouch ? pan(click) : { kind: 'marquee', kept: isBesides ? selection : [], click };
    }
    const { path } = hit;
    const isChosen = selection.includes(path);
    const choose = (before: Session): Session => select(before, adds ? [...before.selection, path] : [path]);
    // A finger looks around until something is chosen, and then moves that.
    if (board.isHeld() || (isTouch && !isChosen)) return pan(isChosen ? undefined : choose);
    if (!isChosen) board.change(choose);
    const controls = selectedIn(board.session());
    return {
      kind: 'move',
      controls,
      marks: marksAround(controls),
      box: boxAround(controls.map(({ box }) => box)),
      copies: event.altKey,
      // A click on one of several means it alone, or all but it; a drag means all of them. A finger has no double click.
      click: isChosen
        ? (before) =>
            isTouch && !adds && !selection[1]
              ? opened(before, point)
              : select(before, adds ? before.selection.filter((each) => each !== path) : [path])
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
    clearTimeout(held.timer);
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
    clearTimeout(ended.timer);
    if (ended.frame !== 0) cancelAnimationFrame(ended.frame);
    if (view.hasPointerCapture(ended.pointer)) view.releasePointerCapture(ended.pointer);
    board.show({});
    const { gesture } = ended;
    if (!ended.hasBegun) {
      if (isDone && gesture.click) board.change(gesture.click);
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
  const opened = (session: Session, point: Point): Session => {
    const hit = hitIn(session, point);
    if (!hit) return session;
    if (isGroup(hit)) {
      const inside = enter(session, hit.path);
      const member = hitIn(inside, point);
      return member ? select(inside, [member.path]) : inside;
    }
    return hasText(hit) && !board.isHeld() ? { ...select(session, [hit.path]), typing: hit.path } : session;
  };
  const open = (event: MouseEvent): void => {
    if (isTouch || (event.target instanceof Element && event.target.closest('.typing') !== null)) return;
    const point = board.toPaper({ x: event.clientX, y: event.clientY });
    board.change((session) => opened(session, point));
  };

  view.addEventListener('pointerdown', press, { signal });
  view.addEventListener('pointermove', move, { signal });
  view.addEventListener('pointerup', release, { signal });
  view.addEventListener('pointercancel', callOff, { signal });
  view.addEventListener('lostpointercapture', callOff, { signal });
  view.addEventListener('dblclick', open, { signal });
  // Where the menu opens, nothing is dragged or clicked any more.
  view.addEventListener(
    'contextmenu',
    () => {
      end(false);
    },
    { signal },
  );
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
