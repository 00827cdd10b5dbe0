// How large the paper is shown, and which part of it.
import { type RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Box, Point } from '../../mockup/scene';
import { clampZoom } from '../open/zoom';
import { areaFor } from './paper';

/** Pixels around a drawing that fits. */
const margin = 32;

/** What others may ask of it at any time. */
export interface Seen {
  /** The part of the paper that is seen. */
  readonly box: () => Box;
  /** The point of the paper under a point of the window, in pixels of both. */
  readonly toPaper: (point: Point) => Point;
  /** Whether the paper is at that point of the window. */
  readonly isAt: (point: Point) => boolean;
}

interface View {
  readonly area: Box;
  readonly scale: number;
  readonly scaleNow: () => number;
  readonly seen: Seen;
  /** The point of the window that stays where it is with the next change of zoom; its middle otherwise. */
  readonly hold: (point: Point) => void;
}

export function useView({
  view,
  paper,
  bounds,
  zoom,
  onScale,
}: {
  /** What scrolls, and what is as large as the paper in it. */
  readonly view: RefObject<HTMLElement | null>;
  readonly paper: RefObject<HTMLElement | null>;
  readonly bounds: Box;
  readonly zoom: number | 'fit';
  readonly onScale: (scale: number) => void;
}): View {
  const [scale, setScale] = useState(1);
  const scaleNow = useRef(1);
  const known = useRef<Box | undefined>(undefined);
  const held = useRef<Point | undefined>(undefined);
  const before = useRef<{ readonly area: Box; readonly scale: number } | undefined>(undefined);
  const area = areaFor(bounds, known.current);
  known.current = area;
  useLayoutEffect(() => {
    const at = view.current;
    if (!at) return;
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
  // What was in the middle stays there.
  useLayoutEffect(() => {
    const at = view.current;
    if (!at) return;
    const was = before.current;
    before.current = { area, scale };
    const spot = held.current ?? { x: at.clientWidth / 2, y: at.clientHeight / 2 };
    held.current = undefined;
    // The first time, or when all of it is to be seen, its middle; then the point that was under the pointer.
    const isAll = was === undefined || (zoom === 'fit' && was.scale !== scale);
    const middle = isAll
      ? middleOf(bounds, at, scale)
      : {
          x: was.area.x + (at.scrollLeft + spot.x) / was.scale,
          y: was.area.y + (at.scrollTop + spot.y) / was.scale,
        };
    const to = isAll ? { x: at.clientWidth / 2, y: at.clientHeight / 2 } : spot;
    at.scrollLeft = (middle.x - area.x) * scale - to.x;
    at.scrollTop = (middle.y - area.y) * scale - to.y;
  }, [scale, area.x, area.y]);
  const toPaper = (point: Point): Point => {
    const corner = paper.current?.getBoundingClientRect();
    const { x, y } = known.current ?? { x: 0, y: 0 };
    return {
      x: x + (point.x - (corner?.left ?? 0)) / scaleNow.current,
      y: y + (point.y - (corner?.top ?? 0)) / scaleNow.current,
    };
  };
  const place = (): DOMRect => view.current?.getBoundingClientRect() ?? new DOMRect();
  return {
    area,
    scale,
    scaleNow: () => scaleNow.current,
    hold: (point) => {
      const { left, top } = place();
      held.current = { x: point.x - left, y: point.y - top };
    },
    seen: {
      toPaper,
      box: () => {
        const { left, top, width, height } = place();
        const corner = toPaper({ x: left, y: top });
        return { ...corner, width: width / scaleNow.current, height: height / scaleNow.current };
      },
      isAt: ({ x, y }) => {
        const { left, top, right, bottom } = place();
        return x >= left && x <= right && y >= top && y <= bottom;
      },
    },
  };
}

/** What is looked at first: the middle, or the top left corner of what is too large. */
function middleOf(bounds: Box, view: HTMLElement, scale: number): Point {
  const middle = (from: number, size: number, room: number): number =>
    size * scale > room ? from + (room / 2 - margin) / scale : from + size / 2;
  return {
    x: middle(bounds.x, bounds.width, view.clientWidth),
    y: middle(bounds.y, bounds.height, view.clientHeight),
  };
}
