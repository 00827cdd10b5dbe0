// Wheel, drag, pinch and click on the canvas.
import { clampZoom } from './zoom';

/** Listens on the stage. Returns what takes the listeners away. */
export function listenToPointers(
  view: HTMLDivElement,
  scale: { readonly current: number },
  anchor: { current: { x: number; y: number } | undefined },
  onZoom: (zoom: number) => void,
  onLink: (key: string) => void,
): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  const state = { moved: 0, spread: 0, isSpaceDown: false };
  const listening = new AbortController();
  const { signal } = listening;
  const zoomAt = (zoom: number, x: number, y: number): void => {
    const place = view.getBoundingClientRect();
    anchor.current = { x: x - place.left, y: y - place.top };
    onZoom(clampZoom(zoom));
  };
  const spread = (): number => {
    const [a, b] = [...pointers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  view.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomAt(
        scale.current * Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0022)),
        event.clientX,
        event.clientY,
      );
    },
    { passive: false, signal },
  );
  view.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 && event.button !== 1) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      state.moved = 0;
      state.spread = spread();
      const isText = event.target instanceof Element && event.target.closest('text') !== null;
      const pans = event.pointerType === 'mouse' && (!isText || state.isSpaceDown || event.button === 1);
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
      const last = pointers.get(event.pointerId);
      if (!last) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      state.moved += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
      if (pointers.size === 2 && state.spread > 0) {
        const [a, b] = [...pointers.values()];
        const now = spread();
        if (a && b) zoomAt((scale.current * now) / state.spread, (a.x + b.x) / 2, (a.y + b.y) / 2);
        state.spread = now;
      } else if (view.hasPointerCapture(event.pointerId)) {
        view.scrollLeft -= event.clientX - last.x;
        view.scrollTop -= event.clientY - last.y;
      }
    },
    { signal },
  );
  const end = (event: PointerEvent): void => {
    const wasHere = pointers.delete(event.pointerId);
    view.classList.remove('panning');
    if (!wasHere || event.type !== 'pointerup' || state.moved > 6 || event.button !== 0) return;
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
      state.isSpaceDown = true;
      view.classList.add('pannable');
    },
    { signal },
  );
  const release = (): void => {
    state.isSpaceDown = false;
    view.classList.remove('pannable');
  };
  view.addEventListener('keyup', release, { signal });
  view.addEventListener('blur', release, { signal });
  return () => {
    listening.abort();
  };
}
