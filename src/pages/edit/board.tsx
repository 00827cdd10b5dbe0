// The paper that is edited: the drawing, what is selected on it, and everything that pointer and keys do there.
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { handles } from '../../mockup/geometry/arrange';
import { movedBy, originOf } from '../../mockup/geometry/boxes';
import { fontFamily } from '../../mockup/draw';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Box, Control, Point } from '../../mockup/scene';
import { clampZoom } from '../open/zoom';
import './board.css';
import { listenToGestures, type Overlay } from './gestures';
import { areaFor, createPaper, type Paper } from './paper';
import { commit, mockupOf, naturalOf, selectedIn, type Session } from './session';
import { TextField } from './text-field';
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
  /** The box of the paper that is seen, whenever somebody asks. */
  readonly seen: { current: (() => Box) | undefined };
}

/** Pixels around a drawing that fits. */
const margin = 32;

export function Board(props: BoardProps) {
  const { words, label, session, present, change, icons, zoom, onZoom, onScale, isHeld, onKey, seen } = props;
  const view = useRef<HTMLDivElement>(null);
  const sheet = useRef<SVGGElement>(null);
  const paper = useRef<Paper | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const [overlay, setOverlay] = useState<Overlay>({});
  const [scale, setScale] = useState(1);
  const scaleNow = useRef(1);
  const area = useRef<Box | undefined>(undefined);
  const anchor = useRef<Point | undefined>(undefined);
  const mockup = mockupOf(session);
  area.current = areaFor(mockup.bounds, area.current);
  const { x, y, width, height } = area.current;
  const before = useRef<{ readonly area: Box; readonly scale: number } | undefined>(undefined);

  const paint = (): void => {
    const { session: now, icons: library } = latest.current;
    paper.current?.paint({ scene: now.shown.scene, mockup: mockupOf(now), icons: library });
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

  /** How large the drawing is shown, and where: what was in the middle stays there. */
  useLayoutEffect(() => {
    const at = view.current;
    if (!at || !area.current) return;
    const { bounds } = mockupOf(present());
    const fit = Math.min(
      1,
      (at.clientWidth - margin * 2) / Math.max(bounds.width, 320),
      (at.clientHeight - margin * 2) / Math.max(bounds.height, 240),
    );
    const next = clampZoom(zoom === 'fit' ? fit : zoom);
    scaleNow.current = next;
    setScale(next);
    onScale(next);
  }, [zoom]);
  useLayoutEffect(() => {
    const at = view.current;
    const now = area.current;
    if (!at || !now) return;
    const was = before.current;
    before.current = { area: now, scale };
    const { bounds } = mockupOf(present());
    const spot = anchor.current ?? { x: at.clientWidth / 2, y: at.clientHeight / 2 };
    anchor.current = undefined;
    // The first time, or when all of it is to be seen, its middle; then the point that was under the pointer.
    const isAll = was === undefined || (zoom === 'fit' && was.scale !== scale);
    const middle = isAll
      ? middleOf(bounds, at, scale)
      : {
          x: was.area.x + (at.scrollLeft + spot.x) / was.scale,
          y: was.area.y + (at.scrollTop + spot.y) / was.scale,
        };
    const to = isAll ? { x: at.clientWidth / 2, y: at.clientHeight / 2 } : spot;
    at.scrollLeft = (middle.x - now.x) * scale - to.x;
    at.scrollTop = (middle.y - now.y) * scale - to.y;
  }, [scale, x, y]);

  const toPaper = (point: Point): Point => {
    const corner = sheet.current?.ownerSVGElement?.getBoundingClientRect();
    const now = area.current ?? { x: 0, y: 0 };
    return {
      x: now.x + (point.x - (corner?.left ?? 0)) / scaleNow.current,
      y: now.y + (point.y - (corner?.top ?? 0)) / scaleNow.current,
    };
  };
  seen.current = () => {
    const place = view.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 0, height: 0 };
    const corner = toPaper({ x: place.left, y: place.top });
    return { ...corner, width: place.width / scaleNow.current, height: place.height / scaleNow.current };
  };

  useLayoutEffect(() => {
    const at = view.current;
    if (!at) return;
    const ends = listenToGestures(at, {
      session: present,
      change,
      paper: () => paper.current,
      repaint: paint,
      toPaper,
      zoom: () => scaleNow.current,
      show: setOverlay,
      isHeld: () => latest.current.isHeld,
    });
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const place = at.getBoundingClientRect();
      anchor.current = { x: event.clientX - place.left, y: event.clientY - place.top };
      onZoom(clampZoom(scaleNow.current * Math.exp(-event.deltaY * 0.0022)));
    };
    at.addEventListener('wheel', wheel, { passive: false });
    return () => {
      ends();
      at.removeEventListener('wheel', wheel);
    };
  }, []);

  const origin = originOf(mockup.controls, session.scope);
  const chosen = selectedIn(session);
  const [only] = chosen.length === 1 ? chosen : [];
  const typed = session.typing === undefined ? undefined : only;
  useLayoutEffect(() => {
    const frame = view.current?.querySelector('.chosen');
    frame?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [session.selection.join(' ')]);

  /** A box of the paper in pixels of its window. */
  const onScreen = (box: Box) => ({
    x: (box.x - x) * scale,
    y: (box.y - y) * scale,
    width: box.width * scale,
    height: box.height * scale,
  });
  const frameOf = (control: Control): Box =>
    onScreen(movedBy(overlay.frame && control === only ? overlay.frame : control.box, origin));
  // Made once, however often it is moved meanwhile.
  const frames = useMemo(
    () =>
      chosen.map((control) => (
        <rect
          key={control.path}
          class={control.isLocked ? 'chosen locked' : 'chosen'}
          {...onScreen(movedBy(control.box, origin))}
        />
      )),
    [session, scale, x, y],
  );
  const entered = session.scope === '' ? undefined : groupBox(mockup.controls, session.scope);

  return (
    <div
      class="board"
      ref={view}
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-describedby="board-help"
      onKeyDown={onKey}
    >
      <p id="board-help" class="unseen">
        {words('board.help')}
      </p>
      <div class="paper" style={{ width: `${width * scale}px`, height: `${height * scale}px` }}>
        <svg
          class="drawing"
          role="img"
          aria-label={label}
          viewBox={`${x} ${y} ${width} ${height}`}
          width={width * scale}
          height={height * scale}
          font-family={fontFamily(session.shown.scene)}
          stroke-linecap="round"
          stroke-linejoin="round"
        >
          <g ref={sheet} />
        </svg>
        <svg class="overlay" aria-hidden="true" width={width * scale} height={height * scale}>
          {entered && <rect class="entered" {...onScreen(entered)} />}
          <g transform={overlay.shift && `translate(${overlay.shift.x * scale} ${overlay.shift.y * scale})`}>
            {overlay.frame && only ? <rect class="chosen" {...frameOf(only)} /> : frames}
          </g>
          {overlay.guides?.map(({ axis, at, from, to }) => {
            const [a, b] =
              axis === 'x'
                ? [
                    { x: at, y: from },
                    { x: at, y: to },
                  ]
                : [
                    { x: from, y: at },
                    { x: to, y: at },
                  ];
            return (
              <line
                key={axis}
                class="guide"
                x1={(a.x - x) * scale}
                y1={(a.y - y) * scale}
                x2={(b.x - x) * scale}
                y2={(b.y - y) * scale}
              />
            );
          })}
          {overlay.marquee && <rect class="marquee" {...onScreen(overlay.marquee)} />}
          {only && !typed && !isHeld && canResize(only) && !overlay.shift && <Handles box={frameOf(only)} />}
        </svg>
        {typed && (
          <TextField
            key={typed.path}
            words={words}
            control={typed}
            scene={session.shown.scene}
            place={frameOf(typed)}
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
function retyped(session: Session, control: Control, text: string | undefined): Session {
  const still = { ...session, typing: undefined };
  if (text === undefined || text === control.text) return still;
  const { width, height } = control.isNatural;
  const natural = width || height ? naturalOf(session, control, { text }) : undefined;
  const { mockup } = session;
  return commit(still, 'text', [{ kind: 'text', mockup, path: control.path, text, ...(natural && { natural }) }]);
}

/** An arrow between points has no box of its own, and a group's members are resized one by one. */
const canResize = ({ type, isSymbol, isLocked, arrow }: Control): boolean =>
  !isLocked && arrow === undefined && (type !== '__group__' || isSymbol);

/** What is looked at first: the middle, or the top left corner of what is too large. */
function middleOf(bounds: Box, view: HTMLElement, scale: number): Point {
  const middle = (from: number, size: number, room: number): number =>
    size * scale > room ? from + (room / 2 - margin) / scale : from + size / 2;
  return {
    x: middle(bounds.x, bounds.width, view.clientWidth),
    y: middle(bounds.y, bounds.height, view.clientHeight),
  };
}

function groupBox(controls: readonly Control[], group: string): Box | undefined {
  const origin = originOf(controls, group);
  let among = controls;
  let found: Control | undefined;
  group.split('/').forEach((_, index, parts) => {
    const path = parts.slice(0, index + 1).join('/');
    found = among.find((control) => control.path === path);
    among = found?.children ?? [];
  });
  return found && { ...found.box, ...origin };
}

const size = 9;

/** Eight handles, each easier to hit than it is large. */
const Handles = ({ box }: { readonly box: Box }) => (
  <>
    {handles.map(({ x, y }) => {
      const at = { x: box.x + ((x + 1) * box.width) / 2, y: box.y + ((y + 1) * box.height) / 2 };
      const isNarrow = (x === 0 && box.width < 40) || (y === 0 && box.height < 40);
      return isNarrow ? null : (
        <g key={`${x} ${y}`} class={`handle ${cursors[`${x} ${y}`] ?? ''}`} data-handle={`${x} ${y}`}>
          <rect class="reach" x={at.x - 12 + x * 4} y={at.y - 12 + y * 4} width={24} height={24} />
          <rect class="knob" x={at.x - size / 2} y={at.y - size / 2} width={size} height={size} rx={2} />
        </g>
      );
    })}
  </>
);

const cursors: Readonly<Record<string, string>> = {
  '-1 -1': 'nwse',
  '0 -1': 'ns',
  '1 -1': 'nesw',
  '1 0': 'ew',
  '1 1': 'nwse',
  '0 1': 'ns',
  '-1 1': 'nesw',
  '-1 0': 'ew',
};
