// The drawing of a mockup, and the same in words.
import { useMemo } from 'preact/hooks';
import { type Description, describeMockup } from '../../mockup/describe';
import { drawScene } from '../../mockup/draw';
import type { IconLibrary } from '../../mockup/icons/library';
import type { SvgElement } from '../../mockup/svg';
import type { Page } from './pages';

interface Drawing {
  /** Undefined where there is nothing to draw, or it can't be drawn. */
  readonly canvas: SvgElement | undefined;
  readonly hasFailed: boolean;
  readonly items: readonly Description[];
}

export function useDrawing(page: Page | undefined, showsMarkup: boolean, icons: IconLibrary): Drawing {
  const { scene, mockup, mockupIndex = 0 } = page ?? {};
  const drawn = useMemo(() => {
    if (!scene || !mockup || mockup.controls.length === 0) return undefined;
    try {
      return drawScene(scene, { index: mockupIndex, markup: showsMarkup, paper: '#ffffff', icons });
    } catch (error) {
      // One mockup that can't be drawn must not take the others with it.
      console.error(error);
      return 'failed';
    }
  }, [scene, mockup, mockupIndex, showsMarkup, icons]);
  const items = useMemo(() => (mockup ? describeMockup(mockup, { markup: showsMarkup }) : []), [mockup, showsMarkup]);
  return { canvas: drawn === 'failed' ? undefined : drawn, hasFailed: drawn === 'failed', items };
}
