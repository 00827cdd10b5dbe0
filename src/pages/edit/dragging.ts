// What a gesture comes to where its pointer is now: what is shown, and the edits that it is if it ends there. Pure.
import { boxAround } from '../../mockup/control';
import { type Handle, resized } from '../../mockup/geometry/arrange';
import { isInside, movedBy, originOf, reachOf } from '../../mockup/geometry/boxes';
import { type Guide, type Marks, snapBox, snapEdge } from '../../mockup/geometry/guides';
import { placesAfter, scaledTo } from '../../mockup/geometry/scale';
import type { Box, Control, Point } from '../../mockup/scene';
import { inScope, mockupOf, type OwnEdit, type Session } from './session';

/** What is shown over the paper meanwhile. Pixels of the paper. */
export interface Overlay {
  readonly shift?: Point;
  readonly frame?: Box;
  readonly guides?: readonly Guide[];
  readonly marquee?: Box;
}

export type Gesture = {
  /** What it is where the pointer has not moved. */
  readonly click?: ((session: Session) => Session) | undefined;
} & (
  | {
      readonly kind: 'move';
      readonly controls: readonly Control[];
      readonly marks: Marks;
      readonly box: Box;
      readonly copies: boolean;
    }
  | { readonly kind: 'resize'; readonly control: Control; readonly handle: Handle; readonly marks: Marks }
  | { readonly kind: 'marquee'; readonly kept: readonly string[] }
  | { readonly kind: 'pan'; readonly left: number; readonly top: number }
);

/** Where a pointer is: on the paper, how far it came, which keys are held, and how near things snap. */
interface Pulled {
  readonly start: Point;
  readonly at: Point;
  readonly isShift: boolean;
  /** Pixels of the paper; 0 where nothing snaps. */
  readonly within: number;
}

export interface Outcome {
  readonly overlay: Overlay;
  /** How the control looks that is resized. */
  readonly preview?: Control;
  readonly name?: 'move' | 'resize' | 'duplicate';
  /** Made where it ends, not while it moves. */
  readonly edits?: () => readonly OwnEdit[];
  readonly chosen?: readonly string[];
}

export function outcomeOf(session: Session, gesture: Gesture, { start, at, isShift, within }: Pulled): Outcome {
  const by = { x: at.x - start.x, y: at.y - start.y };
  const origin = originOf(mockupOf(session).controls, session.scope);
  const onPaper = (guides: readonly Guide[]): readonly Guide[] => guides.map((guide) => guideAt(guide, origin));
  switch (gesture.kind) {
    case 'move': {
      const held = isShift ? (Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y }) : by;
      const snap = snapBox(movedBy(gesture.box, held), gesture.marks, within);
      const shift = { x: Math.round(held.x + snap.by.x), y: Math.round(held.y + snap.by.y) };
      const isMoved = shift.x !== 0 || shift.y !== 0;
      return {
        overlay: { shift, guides: onPaper(snap.guides) },
        name: gesture.copies ? 'duplicate' : 'move',
        edits: () =>
          isMoved
            ? gesture.controls.map(({ path, box }): OwnEdit =>
                gesture.copies
                  ? { kind: 'copy', path, by: shift }
                  : { kind: 'place', path, box: { x: box.x + shift.x, y: box.y + shift.y } },
              )
            : [],
      };
    }
    case 'resize': {
      const { control, handle, marks } = gesture;
      const raw = resized(control.box, handle, by, isShift);
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
      const frame = resized(control.box, handle, snapped, isShift);
      const preview = scaledTo(control, frame);
      return {
        overlay: { frame, guides: onPaper(guides) },
        preview,
        name: 'resize',
        edits: () => placesAfter(control, preview).map((place) => ({ kind: 'place', ...place })),
      };
    }
    case 'marquee': {
      const marquee = boxAround([
        { ...start, width: 0, height: 0 },
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
}

const guideAt = (guide: Guide, { x, y }: Point): Guide =>
  guide.axis === 'x'
    ? { ...guide, at: guide.at + x, from: guide.from + y, to: guide.to + y }
    : { ...guide, at: guide.at + y, from: guide.from + x, to: guide.to + x };
