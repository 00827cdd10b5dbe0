// The paper that is edited: the drawing, what is selected on it, and everything that pointer and keys do there.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { movedBy, originOf, under } from '../../mockup/geometry/boxes';
import { fontFamily } from '../../mockup/draw';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Control, Point } from '../../mockup/scene';
import { listenToZoom } from '../open/zooming';
import { inScopeAt } from './actions';
import './board.css';
import type { MenuPlace } from './context-menu';
import type { Overlay } from './dragging';
import { listenToGestures } from './gestures';
import { onScreenOf, Over } from './overlay';
import { createPaper, type Paper } from './paper';
import { inScope, mockupOf, select, selectedIn, type Session } from './session';
import { setText } from './setting';
import { TextField } from './text-field';
import { type Seen, useView } from './use-view';
import type { EditorWords } from './words';

interface BoardProps {
  readonly words: EditorWords;
  readonly label: string;
  readonly session: Session;
  /** The session as it is now, also between two drawings of this page. */
  readonly present: () => Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly icons: IconLibrary;
  readonly zoom: number | 'fit';
  readonly onZoom: (zoom: number) => void;
  readonly onScale: (scale: number) => void;
  readonly isHeld: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onMenu: (place: MenuPlace) => void;
  /** Picture files that were let go over the paper, and where in it. */
  readonly onPictures: (files: readonly File[], at: Point) => void;
  readonly seen: { current: Seen | undefined };
}

export function Board(props: BoardProps) {
  const { words, label, session, present, change, icons, zoom, onZoom, onScale, isHeld, onKey, seen } = props;
  const view = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const sheet = useRef<SVGGElement>(null);
  const paper = useRef<Paper | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const show = useRef<(overlay: Overlay) => void>(() => undefined);
  const mockup = mockupOf(session);
  const { area, scale, ...shown } = useView({ view, paper: page, bounds: mockup.bounds, zoom, onScale });
  seen.current = shown.seen;
  const { toPaper } = shown.seen;

  const paint = (): void => {
    const { session: now, icons: library } = latest.current;
    paper.current?.paint({
      scene: now.shown.scene,
      mockup: mockupOf(now),
      icons: library,
      showsMarkup: now.showsMarkup,
    });
  };

  useLayoutEffect(() => {
    if (sheet.current) paper.current = createPaper(sheet.current);
    // Keys work from the start.
    view.current?.focus({ preventScroll: true });
  }, []);
  // Not while something is dragged: what is shown then is no edit yet.
  useLayoutEffect(() => {
    paint();
    paper.current?.hide(session.typing);
  }, [session, icons]);

  /** The menu for what lies at this point of the window, which is selected. */
  const openMenu = (at: Point): void => {
    const now = present();
    const found = under(inScope(now), inScopeAt(now, toPaper(at)), 6 / shown.scaleNow(), true);
    const hit = found.find(({ isLocked }) => !isLocked);
    if (hit && !now.selection.includes(hit.path)) change((before) => select(before, [hit.path]));
    latest.current.onMenu({ at, under: found });
  };

  useLayoutEffect(() => {
    const at = view.current;
    if (!at) return;
    const ends = [
      listenToGestures(at, {
        session: present,
        change,
        paper: () => paper.current,
        repaint: paint,
        toPaper,
        zoom: shown.scaleNow,
        show: (overlay) => {
          show.current(overlay);
        },
        isHeld: () => latest.current.isHeld,
      }),
      listenToZoom(at, shown.scaleNow, (from) => {
        const point = toPaper(from);
        return (next, to) => {
          shown.hold(point, to, next);
          onZoom(next);
        };
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);

  const chosen = selectedIn(session);
  const [only] = chosen.length === 1 ? chosen : [];
  const typed = session.typing === undefined ? undefined : only;
  useLayoutEffect(() => {
    const frame = view.current?.querySelector('.chosen');
    frame?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [session.selection.join(' ')]);
  const sizes = { width: area.width * scale, height: area.height * scale };
  return (
    <div
      class="board"
      ref={view}
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-describedby="board-help"
      onKeyDown={onKey}
      onContextMenu={(event) => {
        if (event.target instanceof Element && event.target.closest('.typing') !== null) return;
        event.preventDefault();
        openMenu({ x: event.clientX, y: event.clientY });
      }}
      onDragOver={(event) => {
        if (!isHeld && event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
      }}
      onDrop={(event) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (isHeld || files.length === 0) return;
        event.preventDefault();
        props.onPictures(files, toPaper({ x: event.clientX, y: event.clientY }));
      }}
    >
      <p id="board-help" class="unseen">
        {words('board.help')}
      </p>
      <div class="paper" ref={page} style={{ width: `${sizes.width}px`, height: `${sizes.height}px` }}>
        <svg
          class="drawing"
          role="img"
          aria-label={label}
          viewBox={`${area.x} ${area.y} ${area.width} ${area.height}`}
          {...sizes}
          font-family={fontFamily(session.shown.scene)}
          stroke-linecap="round"
          stroke-linejoin="round"
        >
          <g ref={sheet} />
        </svg>
        <Over session={session} show={show} area={area} scale={scale} isHeld={isHeld} />
        {typed && (
          <TextField
            key={typed.path}
            words={words}
            control={typed}
            scene={session.shown.scene}
            place={onScreenOf(movedBy(typed.box, originOf(mockup.controls, session.scope)), area, scale)}
            scale={scale}
            onDone={(text, next) => {
              change((now) => {
                const after = retyped(now, typed, text);
                return next === undefined ? after : next(after);
              });
              view.current?.focus({ preventScroll: true });
            }}
            onCancel={() => {
              change((now) => ({ ...now, typing: undefined }));
              view.current?.focus({ preventScroll: true });
            }}
          />
        )}
      </div>
    </div>
  );
}

/** The session with this text in a control, whose size follows where it is left to it. */
const retyped = (session: Session, { path }: Control, text: string): Session => {
  const chosen = session.selection;
  const after = setText(text)(select(session, [path]));
  // A click elsewhere, which ends the typing, has selected something else by then.
  return { ...select(after, chosen), typing: undefined };
};
