// Takes a drawing off the page: as SVG, as PNG, on paper.
import { element, svgToString, type SvgElement } from '../../mockup/svg';
import { saveFile } from '../ground/save-file';
import { fontCss } from './fonts';

/** The drawing with its lettering inside, on white paper, so that it looks the same anywhere. */
const standAlone = (drawing: SvgElement): string =>
  svgToString({
    ...drawing,
    children: [element('style', {}, [fontCss()]), ...drawing.children],
  });

/** Hands the drawing over as an SVG file. */
export function saveSvg(drawing: SvgElement, name: string): void {
  saveFile(`${fileName(name)}.svg`, 'image/svg+xml', standAlone(drawing));
}

const mostPixels = 8000;

/** Hands the drawing over as a PNG file, twice as fine as on the screen where that is not too large to paint. */
export async function savePng(drawing: SvgElement, name: string): Promise<void> {
  const canvas = await painted(drawing, 2, mostPixels);
  canvas.toBlob((blob) => {
    if (blob) saveFile(`${fileName(name)}.png`, 'image/png', blob);
  }, 'image/png');
}

/** The drawing as pixels, so many for each of its own unless it were larger than `most` then. */
export async function painted(drawing: SvgElement, finest: number, most: number): Promise<HTMLCanvasElement> {
  const [width, height] = [Number(drawing.attributes['width']), Number(drawing.attributes['height'])];
  const scale = Math.min(finest, most / Math.max(width, height));
  const url = URL.createObjectURL(new Blob([standAlone(drawing)], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Without the mockup's ending and what file systems refuse. */
export const fileName = (name: string): string =>
  name
    .replace(/\.(bmml|bmpr)$/i, '')
    // eslint-disable-next-line no-control-regex -- control characters are among what file systems refuse
    .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
    .trim() || 'mockup';
