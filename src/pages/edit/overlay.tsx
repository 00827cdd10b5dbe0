// What is shown over the paper: frames around what is selected, handles, guides, the rectangle that selects.
import { useMemo, useState } from 'preact/hooks';
import { handles } from '../../mockup/geometry/arrange';
import { movedBy, originOf } from '../../mockup/geometry/boxes';
import type { Box, Control } from '../../mockup/scene';
import type { Overlay } from './dragging';
import { mockupOf, selectedIn, type Session } from './session';

export function Over({
  session,
  show,
  area,
  scale,
  isHeld,
}: {
  readonly session: Session;
  /** Filled with what shows something else: a pointer that moves has nothing else rendered. */
  readonly show: { current: (overlay: Overlay) => void };
  readonly area: Box;
  readonly scale: number;
  readonly isHeld: boolean;
}) {
  const [overlay, setOverlay] = useState<Overlay>({});
  show.current = setOverlay;
  const { x, y, width, height } = area;
  const { controls } = mockupOf(session);
  const origin = originOf(controls, session.scope);
  const chosen = selectedIn(session);
  const [only] = chosen.length === 1 ? chosen : [];
  const onScreen = (box: Box): Box => onScreenOf(box, area, scale);
  const frameOf = (control: Control): Box => onScreen(movedBy(overlay.frame ?? control.box, origin));
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
  const entered = session.scope === '' ? undefined : groupBox(controls, session.scope);
  return (
    <svg class="overlay" aria-hidden="true" width={width * scale} height={height * scale}>
      {entered && <rect class="entered" {...onScreen(entered)} />}
      <g transform={overlay.shift && `translate(${overlay.shift.x * scale} ${overlay.shift.y * scale})`}>
        {overlay.frame && only ? <rect class="chosen" {...frameOf(only)} /> : frames}
      </g>
      {overlay.guides?.map(({ axis, at, from, to }) => {
        const isUpright = axis === 'x';
        return (
          <line
            key={axis}
            class="guide"
            x1={((isUpright ? at : from) - x) * scale}
            y1={((isUpright ? from : at) - y) * scale}
            x2={((isUpright ? at : to) - x) * scale}
            y2={((isUpright ? to : at) - y) * scale}
          />
        );
      })}
      {overlay.marquee && <rect class="marquee" {...onScreen(overlay.marquee)} />}
      {only && session.typing === undefined && !isHeld && canResize(only) && !overlay.shift && (
        <Handles box={frameOf(only)} />
      )}
    </svg>
  );
}

/** A box of the paper in pixels of its window. */
export const onScreenOf = (box: Box, area: Box, scale: number): Box => ({
  x: (box.x - area.x) * scale,
  y: (box.y - area.y) * scale,
  width: box.width * scale,
  height: box.height * scale,
});

/** An arrow between points has no box of its own. */
const canResize = ({ isLocked, arrow }: Control): boolean => !isLocked && arrow === undefined;

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

/** Where 24 pixels around a handle begin: inside, only as far as there is room to take the control itself. */
const reach = (at: number, side: number, length: number): number =>
  at - 12 + side * (12 - Math.max(0, Math.min(8, length / 2 - 12)));

/** Eight handles, each easier to hit than it is large. */
const Handles = ({ box }: { readonly box: Box }) => (
  <>
    {handles.map(({ x, y }) => {
      const at = { x: box.x + ((x + 1) * box.width) / 2, y: box.y + ((y + 1) * box.height) / 2 };
      const isNarrow = (x === 0 && box.width < 40) || (y === 0 && box.height < 40);
      return isNarrow ? null : (
        <g key={`${x} ${y}`} class={`handle ${cursors[`${x} ${y}`] ?? ''}`} data-handle={`${x} ${y}`}>
          <rect class="reach" x={reach(at.x, x, box.width)} y={reach(at.y, y, box.height)} width={24} height={24} />
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
