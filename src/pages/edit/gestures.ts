// From a pointer to edits. While it moves, nothing is parsed, stored or laid out anew: what is dragged is shifted, and one
// step is made at the end, or none when it is called off.
import type { ControlEdit } from '../../mockup/edit/edits';
import { boxAround } from '../../mockup/control';
import { type Handle, resized } from '../../mockup/geometry/arrange';
import { isInside, movedBy, originOf, reachOf, under } from '../../mockup/geometry/boxes';
import { type Guide, type Marks, marksOf, snapBox, snapEdge } from '../../mockup/geometry/guides';
import type { Box, Control, Point } from '../../mockup/scene';
import { hasText, inScopeAt } from './commands';
import type { Paper } from './paper';
import { commit, enter, inScope, mockupOf, select, selectedIn, type Session } from './session';

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

export interface Overlay {
  readonly shift?: Point;
  readonly frame?: Box;
  readonly guides?: readonly Guide[];
  readonly marquee?: Box;
}

type Gesture =
  | {
      readonly kind: 'move';
      readonly controls: readonly Control[];
      readonly marks: Marks;
      readonly box: Box;
      readonly copies: boolean;
      readonly click: ((session: Session) => Session) | undefined;
    }
  | { readonly kind: 'resize'; readonly control: Control; readonly handle: Handle; readonly marks: Marks }
  | { readonly kind: 'marquee'; readonly kept: readonly string[] }
  | { readonly kind: 'pan'; readonly left: number; readonly top: number };

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
    const { overlay } = resultOf(held);
    board.show(overlay);
    if (gesture.kind === 'move' && !gesture.copies && overlay.shift) {
      for (const control of gesture.controls) board.paper()?.shift(control, overlay.shift.x, overlay.shift.y);
    }
    if (gesture.kind === 'resize' && overlay.frame) board.paper()?.preview({ ...gesture.control, box: overlay.frame });
  };

  /** What the gesture comes to, if it ended here. */
  const resultOf = ({
    gesture,
    last,
    startOnPaper,
  }: Held): {
    readonly overlay: Overlay;
    readonly name?: 'move' | 'resize' | 'duplicate';
    readonly edits?: readonly ControlEdit[];
    readonly chosen?: readonly string[];
  } => {
    const session = board.session();
    const at = board.toPaper({ x: last.clientX, y: last.clientY });
    const by = { x: at.x - startOnPaper.x, y: at.y - startOnPaper.y };
    const within = last.ctrlKey || last.metaKey ? 0 : near / board.zoom();
    const origin = originOf(mockupOf(session).controls, session.scope);
    const onPaper = (guides: readonly Guide[]): readonly Guide[] => guides.map((guide) => guideAt(guide, origin));
    const { mockup } = session;
    switch (gesture.kind) {
      case 'move': {
        const held = last.shiftKey ? (Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y }) : by;
        const snap = snapBox(movedBy(gesture.box, held), gesture.marks, within);
        const shift = { x: Math.round(held.x + snap.by.x), y: Math.round(held.y + snap.by.y) };
        const isMoved = shift.x !== 0 || shift.y !== 0;
        return {
          overlay: { shift, guides: onPaper(snap.guides) },
          name: gesture.copies ? 'duplicate' : 'move',
          edits: isMoved
            ? gesture.controls.map(({ path, box }): ControlEdit =>
                gesture.copies
                  ? { kind: 'copy', mockup, path, by: shift }
                  : { kind: 'place', mockup, path, box: { x: box.x + shift.x, y: box.y + shift.y } },
              )
            : [],
        };
      }
      case 'resize': {
        const { control, handle, marks } = gesture;
        const raw = resized(control.box, handle, by, last.shiftKey);
        const snapped = { ...by };
        const guides: Guide[] = [];
        if (handle.x !== 0) {
          const edge = handle.x > 0 ? raw.x + raw.width : raw.x;
          const snap = snapEdge('x', edge, raw.y, raw.y + raw.height, marks, within);
          snapped.x += snap.by.x;
          guides.push(...snap.guides);
        }
        if (handle.y !== 0) {
          const edge = handle.y > 0 ? raw.y + raw.height : raw.y;
          const snap = snapEdge('y', edge, raw.x, raw.x + raw.width, marks, within);
          snapped.y += snap.by.y;
          guides.push(...snap.guides);
        }
        const frame = resized(control.box, handle, snapped, last.shiftKey);
        const { box } = control;
        const changes = Object.fromEntries(
          (['x', 'y', 'width', 'height'] as const).flatMap((name) =>
            frame[name] === box[name] ? [] : [[name, frame[name]]],
          ),
        );
        return {
          overlay: { frame, guides: onPaper(guides) },
          name: 'resize',
          edits: Object.keys(changes).length === 0 ? [] : [{ kind: 'place', mockup, path: control.path, box: changes }],
        };
      }
      case 'marquee': {
        const marquee = boxAround([
          { ...startOnPaper, width: 0, height: 0 },
          { ...at, width: 0, height: 0 },
        ]);
        const inside = inScope(session).filter(
          (control) => !control.isLocked && isInside(movedBy(reachOf(control), origin), marquee),
        );
        return {
          overlay: { marquee },
          chosen: [...new Set([...gesture.kept, ...inside.map(({ path }) => path)])],
        };
      }
      case 'pan':
        return { overlay: {} };
    }
  };

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
    const { name, edits = [], chosen } = isDone ? resultOf(ended) : { name: undefined, edits: [], chosen: undefined };
    if (chosen) board.change((session) => select(session, chosen));
    else if (name !== undefined && edits.length > 0) board.change((session) => commit(session, name, edits));
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

const guideAt = (guide: Guide, { x, y }: Point): Guide =>
  guide.axis === 'x'
    ? { ...guide, at: guide.at + x, from: guide.from + y, to: guide.to + y }
    : { ...guide, at: guide.at + y, from: guide.from + x, to: guide.to + x };
