// A finger that stays: what a right click is elsewhere.
import type { Point } from '../../mockup/scene';

/** Milliseconds, and pixels that a finger may slip meanwhile. */
const [long, slip] = [500, 8];

/** Returns what ends the listening. */
export function listenToLongPress(view: HTMLElement, open: (at: Point) => void): () => void {
  let start: Point | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    start = undefined;
  };
  const listening = new AbortController();
  const { signal } = listening;
  view.addEventListener(
    'pointerdown',
    ({ pointerType, clientX, clientY }) => {
      // A second finger pinches.
      const isFirst = start === undefined;
      stop();
      if (pointerType !== 'touch' || !isFirst) return;
      start = { x: clientX, y: clientY };
      timer = setTimeout(() => {
        stop();
        open({ x: clientX, y: clientY });
      }, long);
    },
    { signal },
  );
  view.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (start && Math.hypot(clientX - start.x, clientY - start.y) > slip) stop();
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel', 'contextmenu']) view.addEventListener(end, stop, { signal });
  return () => {
    stop();
    listening.abort();
  };
}
