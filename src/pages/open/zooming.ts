// Closer and farther: the wheel with Ctrl, and two fingers, which take along what is between them.
import type { Point } from '../../mockup/scene';
import { clampZoom } from './zoom';

/**
 * Listens on what scrolls. Returns what ends the listening.
 * @param begin is told a point of the window, and gives what follows: how large it is to be, and where that point is now
 */
export function listenToZoom(
  view: HTMLElement,
  scale: () => number,
  begin: (at: Point) => (zoom: number, at: Point) => void,
): () => void {
  const pointers = new Map<number, Point>();
  let pinch: ((now: Pinch) => void) | undefined;
  const listening = new AbortController();
  const { signal } = listening;
  view.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const by = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0022));
      const at = { x: event.clientX, y: event.clientY };
      begin(at)(clampZoom(scale() * by), at);
    },
    { passive: false, signal },
  );
  const follow = ({ type, isPrimary, pointerId, clientX, clientY }: PointerEvent): void => {
    const isNew = type === 'pointerdown';
    // With the first finger all is new, even where nobody was told that another one is gone.
    if (isNew && isPrimary) pointers.clear();
    if (!isNew && !pointers.has(pointerId)) return;
    pointers.set(pointerId, { x: clientX, y: clientY });
    const now = pinchOf([...pointers.values()]);
    if (now === undefined) return;
    if (isNew) {
      const [start, to] = [scale(), begin(now)];
      pinch = (next) => {
        to(clampZoom((start * next.spread) / now.spread), next);
      };
    }
    pinch?.(now);
  };
  const leave = ({ pointerId }: PointerEvent): void => {
    pointers.delete(pointerId);
  };
  for (const type of ['pointerdown', 'pointermove'] as const) view.addEventListener(type, follow, { signal });
  for (const type of ['pointerup', 'pointercancel'] as const) view.addEventListener(type, leave, { signal });
  return () => {
    listening.abort();
  };
}

/** The middle between two fingers, and how far they are apart; pixels of the window. */
interface Pinch extends Point {
  readonly spread: number;
}

const pinchOf = ([a, b, more]: readonly Point[]): Pinch | undefined =>
  a && b && !more
    ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, spread: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) }
    : undefined;
