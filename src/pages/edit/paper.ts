// The drawing on the paper while it is edited: only what has changed is drawn anew.
import { drawOne } from '../../mockup/draw';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Box, Control, Mockup, Scene } from '../../mockup/scene';
import { toDom } from '../open/svg-dom';

/** What a drawing is made of. */
interface Painted {
  readonly scene: Scene;
  readonly mockup: Mockup;
  readonly icons: IconLibrary;
  readonly showsMarkup: boolean;
}

/** Keeps a drawing like the mockup. */
export interface Paper {
  /** Draws what differs from what is there. */
  readonly paint: (painted: Painted) => void;
  /** Draws one control otherwise until the next painting. */
  readonly preview: (control: Control) => void;
  /** Moves one control until the next painting. */
  readonly shift: (control: Control, x: number, y: number) => void;
  /** Hides what a control shows, as while its text is typed. */
  readonly hide: (path: string | undefined) => void;
}

/** Pixels of paper around everything that is drawn. */
const room = 240;

/** Whole pixels of paper: at least what there was, and room around what is drawn. */
export function areaFor(bounds: Box, before: Box | undefined): Box {
  const left = Math.floor(Math.min(bounds.x - room, before?.x ?? 0, 0));
  const top = Math.floor(Math.min(bounds.y - room, before?.y ?? 0, 0));
  const right = Math.max(bounds.x + bounds.width + room, before ? before.x + before.width : 0, 900);
  const bottom = Math.max(bounds.y + bounds.height + room, before ? before.y + before.height : 0, 640);
  const area = { x: left, y: top, width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
  const isSame =
    before &&
    area.x === before.x &&
    area.y === before.y &&
    area.width === before.width &&
    area.height === before.height;
  return isSame ? before : area;
}

/** @param sheet the `g` that the controls are drawn in */
export function createPaper(sheet: SVGGElement): Paper {
  let drawn = new Map<string, { readonly control: Control; readonly element: SVGElement }>();
  let last: Painted | undefined;
  const stale = new Set<string>();
  // Asking the document for each of two hundred controls costs more than moving them.
  const elementOf = (path: string): Element | null => {
    const own = drawn.get(path)?.element;
    return own?.isConnected === true ? own : sheet.querySelector(`[data-control="${CSS.escape(path)}"]`);
  };
  const topOf = (path: string): string => path.split('/')[0] ?? path;
  return {
    paint: (painted) => {
      const { scene, mockup, icons, showsMarkup } = painted;
      const isOther =
        last?.icons !== icons ||
        last.showsMarkup !== showsMarkup ||
        last.scene.assets !== scene.assets ||
        last.mockup.name !== mockup.name;
      const next = new Map<string, { readonly control: Control; readonly element: SVGElement }>();
      let before: Element | null = null;
      for (const control of mockup.controls) {
        if (control.isMarkup && !showsMarkup) continue;
        const known = drawn.get(control.path);
        const isKept = known?.control === control && !isOther && !stale.has(control.path);
        const element = isKept ? known.element : toDom(drawOne(scene, mockup, control, icons, showsMarkup));
        if (!isKept) known?.element.remove();
        next.set(control.path, { control, element });
        const place: Element | null = before === null ? sheet.firstElementChild : before.nextElementSibling;
        if (place !== element) sheet.insertBefore(element, place);
        before = element;
      }
      for (const [path, { element }] of drawn) if (next.get(path)?.element !== element) element.remove();
      drawn = next;
      last = painted;
      stale.clear();
    },
    preview: (control) => {
      if (!last) return;
      const { scene, mockup, icons, showsMarkup } = last;
      stale.add(topOf(control.path));
      elementOf(control.path)?.replaceWith(toDom(drawOne(scene, mockup, control, icons, showsMarkup)));
    },
    shift: (control, x, y) => {
      stale.add(topOf(control.path));
      elementOf(control.path)?.setAttribute('transform', `translate(${control.box.x + x} ${control.box.y + y})`);
    },
    hide: (path) => {
      for (const hidden of sheet.querySelectorAll('.typed')) hidden.classList.remove('typed');
      if (path !== undefined) elementOf(path)?.classList.add('typed');
    },
  };
}
