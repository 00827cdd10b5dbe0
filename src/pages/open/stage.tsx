// The canvas with the drawing on it: zoom, pan, fit, links.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SvgElement } from '../../mockup/svg';
import { listenToPointers } from './pointers';
import './stage.css';
import { toDom } from './svg-dom';
import { clampZoom } from './zoom';

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
  /** Paths of the controls that a search has found. */
  readonly found: readonly string[];
}

const margin = 24;

/** The drawing, larger or smaller than its window. */
export function Stage({ drawing, label, hint, zoom, onScale, onZoom, onLink, focusedLink, found }: StageProps) {
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

  useLayoutEffect(() => {
    for (const spot of sheet.current?.querySelectorAll('[data-link]') ?? []) {
      const isFocused = spot.getAttribute('data-link') === focusedLink;
      spot.classList.toggle('focused', isFocused);
      if (isFocused) spot.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, [focusedLink, drawing]);

  const marked = found.join(' ');
  useLayoutEffect(() => {
    const marks = found.flatMap((path) => markOn(sheet.current, path));
    marks[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [marked, drawing]);

  useLayoutEffect(
    () => (stage.current ? listenToPointers(stage.current, scale, anchor, onZoom, onLink) : undefined),
    [onZoom, onLink],
  );

  // Where nothing else was turned to, keys are meant for the drawing.
  useLayoutEffect(() => {
    const view = stage.current;
    if (!view || document.activeElement?.contains(view) !== true) return;
    view.classList.add('unasked');
    view.focus({ preventScroll: true });
    const asked = (): void => {
      view.classList.remove('unasked');
    };
    view.addEventListener('keydown', asked, { once: true });
    view.addEventListener('blur', asked, { once: true });
  }, []);

  return (
    <div class="stage" ref={stage} tabIndex={0} role="region" aria-label={hint}>
      <div class="sheet" ref={sheet} />
    </div>
  );
}

/** A frame around what a search has found, over everything else of the control. */
function markOn(sheet: Element | null, path: string): readonly Element[] {
  const control = sheet?.querySelector<SVGGElement>(`[data-control="${CSS.escape(path)}"]`);
  if (!control) return [];
  const { x, y, width, height } = control.getBBox();
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const place = { class: 'hit', x: x - 3, y: y - 3, width: width + 6, height: height + 6, rx: 4 };
  for (const [name, value] of Object.entries(place)) mark.setAttribute(name, String(value));
  control.append(mark);
  return [mark];
}
