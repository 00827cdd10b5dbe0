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
  /** Has a point of the paper at one of the window, now and when it is shown so large. */
  readonly hold: (point: Point, at: Point, zoom: number) => void;
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
  /** What is to be at which point of the view with the next scale; otherwise its middle stays. */
  const held = useRef<{ readonly point: Point; readonly spot: Point } | undefined>(undefined);
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
    const middle = { x: at.clientWidth / 2, y: at.clientHeight / 2 };
    // The first time, or when all of it is to be seen, its middle.
    const isAll = was === undefined || (zoom === 'fit' && was.scale !== scale);
    const { point, spot } = isAll
      ? { point: middleOf(bounds, at, scale), spot: middle }
      : (held.current ?? {
          point: {
            x: was.area.x + (at.scrollLeft + middle.x) / was.scale,
            y: was.area.y + (at.scrollTop + middle.y) / was.scale,
          },
          spot: middle,
        });
    held.current = undefined;
    at.scrollLeft = (point.x - area.x) * scale - spot.x;
    at.scrollTop = (point.y - area.y) * scale - spot.y;
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
    hold: (point, at, next) => {
      const { left, top } = place();
      const now = toPaper(at);
      view.current?.scrollBy((point.x - now.x) * scaleNow.current, (point.y - now.y) * scaleNow.current);
      if (next !== scaleNow.current) held.current = { point, spot: { x: at.x - left, y: at.y - top } };
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
