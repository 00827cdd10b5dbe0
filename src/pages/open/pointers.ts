// Wheel, drag, pinch and click on the canvas.
import { listenToZoom } from './zooming';

/** Listens on the stage. Returns what takes the listeners away. */
export function listenToPointers(
  view: HTMLDivElement,
  scale: { readonly current: number },
  anchor: { current: { x: number; y: number } | undefined },
  onZoom: (zoom: number) => void,
  onLink: (key: string) => void,
): () => void {
  /** Where the pointer was last; of several it is now one, now the other, and far from a click. */
  let last: PointerEvent | undefined;
  let moved = 0;
  let isSpaceDown = false;
  const listening = new AbortController();
  const { signal } = listening;
  const endZoom = listenToZoom(
    view,
    () => scale.current,
    () =>
      (zoom, { x, y }) => {
        const place = view.getBoundingClientRect();
        anchor.current = { x: x - place.left, y: y - place.top };
        onZoom(zoom);
      },
  );
  view.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 && event.button !== 1) return;
      last = event;
      moved = 0;
      const isText = event.target instanceof Element && event.target.closest('text') !== null;
      const pans = event.pointerType === 'mouse' && (!isText || isSpaceDown || event.button === 1);
      if (!pans) return;
      event.preventDefault();
      view.focus({ preventScroll: true });
      view.setPointerCapture(event.pointerId);
      view.classList.add('panning');
    },
    { signal },
  );
  view.addEventListener(
    'pointermove',
    (event) => {
      if (!last) return;
      const by = { x: event.clientX - last.clientX, y: event.clientY - last.clientY };
      last = event;
      moved += Math.abs(by.x) + Math.abs(by.y);
      if (event.pointerType !== 'mouse' || !view.hasPointerCapture(event.pointerId)) return;
      view.scrollLeft -= by.x;
      view.scrollTop -= by.y;
    },
    { signal },
  );
  const end = (event: PointerEvent): void => {
    const wasHere = last !== undefined;
    last = undefined;
    view.classList.remove('panning');
    if (!wasHere || event.type !== 'pointerup' || moved > 6 || event.button !== 0) return;
    // Below the pointer, not the event's target: while the pointer is captured that is always the stage.
    const spot = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-link]');
    const key = spot?.getAttribute('data-link');
    if (key) onLink(key);
  };
  view.addEventListener('pointerup', end, { signal });
  view.addEventListener('pointercancel', end, { signal });
  view.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      isSpaceDown = true;
      view.classList.add('pannable');
    },
    { signal },
  );
  const release = (): void => {
    isSpaceDown = false;
    view.classList.remove('pannable');
  };
  view.addEventListener('keyup', release, { signal });
  view.addEventListener('blur', release, { signal });
  return () => {
    endZoom();
    listening.abort();
  };
}
