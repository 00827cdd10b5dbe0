// The canvas with the drawing on it: zoom, pan, fit, links.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { SvgElement } from '../../mockup/svg';
import { toDom } from './svg-dom';

/** The smallest and the largest scale. */
export const leastZoom = 0.05;
export const mostZoom = 8;

/** Keeps a scale within bounds. */
export const clampZoom = (zoom: number): number => Math.max(leastZoom, Math.min(mostZoom, zoom));

interface StageProps {
  readonly drawing: SvgElement;
  /** Names the drawing for screen readers. */
  readonly label: string;
  readonly hint: string;
  /** The scale, or `fit` for the largest up to 1 at which all of it is seen. */
  readonly zoom: number | 'fit';
  /** Told the scale in use whenever it changes. */
  readonly onScale: (scale: number) => void;
  readonly onZoom: (zoom: number) => void;
  /** `data-link` of what was clicked. */
  readonly onLink: (key: string) => void;
  /** `data-link` to point out, of the one that has the keyboard's focus. */
  readonly focusedLink: string | undefined;
}

const margin = 24;

/** The drawing, larger or smaller than its window. */
export function Stage({ drawing, label, hint, zoom, onScale, onZoom, onLink, focusedLink }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const scale = useRef(1);
  const anchor = useRef<{ x: number; y: number } | undefined>(undefined);

  useLayoutEffect(() => {
    const svg = toDom(drawing);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
    sheet.current?.replaceChildren(svg);
    // A drawing too large for its window begins at its top left corner.
    stage.current?.scrollTo(0, 0);
  }, [drawing]);

  useLayoutEffect(() => {
    const view = stage.current;
    const svg = sheet.current?.firstElementChild;
    if (!view || !svg) return;
    const [width, height] = [Number(drawing.attributes['width']), Number(drawing.attributes['height'])];
    const apply = (): void => {
      const fit = Math.min(1, (view.clientWidth - margin * 2) / width, (view.clientHeight - margin * 2) / height);
      const next = clampZoom(zoom === 'fit' ? fit : zoom);
      const at = anchor.current ?? { x: view.clientWidth / 2, y: view.clientHeight / 2 };
      anchor.current = undefined;
      const before = svg.getBoundingClientRect();
      const place = view.getBoundingClientRect();
      const share = {
        x: before.width === 0 ? 0.5 : (place.left + at.x - before.left) / before.width,
        y: before.height === 0 ? 0.5 : (place.top + at.y - before.top) / before.height,
      };
      svg.setAttribute('width', String(width * next));
      svg.setAttribute('height', String(height * next));
      const after = svg.getBoundingClientRect();
      view.scrollLeft += after.left + after.width * share.x - place.left - at.x;
      view.scrollTop += after.top + after.height * share.y - place.top - at.y;
      scale.current = next;
      onScale(next);
    };
    apply();
    if (zoom !== 'fit') return;
    const observer = new ResizeObserver(apply);
    observer.observe(view);
    return () => {
      observer.disconnect();
    };
  }, [drawing, zoom]);

  useEffect(() => {
    for (const spot of sheet.current?.querySelectorAll('[data-link]') ?? []) {
      const isFocused = spot.getAttribute('data-link') === focusedLink;
      spot.classList.toggle('focused', isFocused);
      if (isFocused) spot.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, [focusedLink, drawing]);

  useEffect(
    () => (stage.current ? listenToPointers(stage.current, scale, anchor, onZoom, onLink) : undefined),
    [onZoom, onLink],
  );

  return (
    <div class="stage" ref={stage} tabIndex={0} role="region" aria-label={hint}>
      <div class="sheet" ref={sheet} />
    </div>
  );
}

/** Wheel, drag, pinch and click on the stage. Returns what takes the listeners away. */
function listenToPointers(
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
