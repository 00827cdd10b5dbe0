// Draws icons by the names that files use.
import type { Glyph, IconLibrary } from './icons/library';
import { iconKeys } from './icons/names';
import type { IconReference } from './scene';
import { element, type SvgElement } from './svg';

/** The icon of this name, or undefined when the library has none. */
export function findIcon(name: string, library: IconLibrary): Glyph | undefined {
  for (const key of iconKeys(name)) {
    const glyph = library(key);
    if (glyph) return glyph;
  }
  return undefined;
}

/** How much of its square an icon fills, as in the original's own pictures. */
const filled = 0.875;

/**
 * The icon in the middle of a square of `size` pixels at x, y; `rotation` in degrees, against the clock. What the library does
 * not have is an empty tile, as the original shows for an icon that is gone.
 */
export function drawIcon(
  icon: IconReference,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  color: string,
  library: IconLibrary,
  rotation = 0,
): SvgElement {
  const glyph = findIcon(icon.name, library);
  const [middleX, middleY] = [round(x + size / 2), round(y + size / 2)];
  const turn = rotation === 0 ? '' : ` rotate(${-rotation})`;
  if (!glyph) {
    const edge = round(size * 0.76);
    return element('rect', {
      transform: `translate(${middleX} ${middleY})${turn}`,
      x: -edge / 2,
      y: -edge / 2,
      width: edge,
      height: edge,
      rx: round(size * 0.14),
      fill: 'none',
      stroke: color,
      'stroke-width': Math.max(1.2, round(size / 16)),
    });
  }
  const scale = Math.min(size * filled, (size * glyph.height) / glyph.width) / glyph.height;
  const place = `translate(${middleX} ${middleY})${turn} scale(${Math.round(scale * 10_000) / 10_000}) translate(${-glyph.width / 2} ${-glyph.height / 2})`;
  return element('g', { transform: place }, [element('path', { d: glyph.path, fill: color })]);
}

const round = (value: number): number => Math.round(value * 10) / 10;
