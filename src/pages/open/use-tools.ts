// What can be done with the mockup that is shown, for the bar, its menu and keys.
import type { RefObject } from 'preact';
import { useShortcuts } from '../ground/keys';
import type { Hint } from './hint';
import { savePng, saveSvg } from './take-away';
import type { Words } from './words';
import { clampZoom } from './zoom';

/** Each thing that can be done. */
export interface Tools {
  readonly toggleList: () => void;
  readonly step: (by: number) => void;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly actualSize: () => void;
  readonly fit: () => void;
  readonly toggleMarkup: () => void;
  readonly toggleFullScreen: () => void;
  readonly saveSvg: () => void;
  readonly savePng: () => void;
  readonly print: () => void;
  /** Undefined where nobody knows where the page is. */
  readonly showNotices: (() => void) | undefined;
  readonly copyLink: () => void;
  /** Undefined where this account may not. */
  readonly edit: (() => void) | undefined;
  /** Shows again why the file can't be edited. */
  readonly tellWhyNot: () => void;
  readonly rename: (() => void) | undefined;
  readonly duplicate: (() => void) | undefined;
}

type Own = 'toggleList' | 'step' | 'toggleMarkup' | 'edit' | 'tellWhyNot' | 'rename' | 'duplicate';

interface Shown extends Pick<Tools, Own> {
  readonly words: Words;
  /** Empty before the page was deployed as a whole: nobody knows where it is. */
  readonly pageUrl: string;
  readonly noticesUrl: string | undefined;
  readonly name: string;
  readonly scale: number;
  readonly canvas: Parameters<typeof saveSvg>[0] | undefined;
  /** What fills the screen. */
  readonly root: RefObject<HTMLElement | null>;
  readonly zoom: (zoom: number | 'fit') => void;
  readonly tell: (hint: Hint) => void;
  /** The address of what is shown; undefined where nothing is. */
  readonly link: (() => string) | undefined;
}

export function useTools({
  words,
  pageUrl,
  noticesUrl,
  name,
  scale,
  canvas,
  root,
  zoom,
  tell,
  link,
  ...own
}: Shown): Tools {
  const tools: Tools = {
    ...own,
    larger: () => {
      zoom(clampZoom(scale * 1.25));
    },
    smaller: () => {
      zoom(clampZoom(scale / 1.25));
    },
    actualSize: () => {
      zoom(1);
    },
    fit: () => {
      zoom('fit');
    },
    toggleFullScreen: () => {
      const asked = document.fullscreenElement ? document.exitFullscreen() : root.current?.requestFullscreen();
      // Whatever frames this page decides whether it may.
      asked?.catch(() => {
        tell({ text: words('tools.full-screen.refused') });
      });
    },
    saveSvg: () => {
      if (canvas) saveSvg(canvas, name);
    },
    savePng: () => {
      if (canvas) void savePng(canvas, name);
    },
    print: () => {
      window.print();
    },
    showNotices:
      noticesUrl === undefined
        ? undefined
        : () => {
            window.open(noticesUrl, '_blank', 'noopener');
          },
    copyLink: () => {
      if (!link) return;
      if (!pageUrl) {
        tell({ text: words('link.no-address') });
        return;
      }
      const url = link();
      // Without leave for the clipboard the address is shown, to be copied by hand.
      const byHand = (): void => {
        tell({ text: url });
      };
      navigator.clipboard.writeText(url).then(() => {
        tell({ text: words('link.copied', { name }) });
      }, byHand);
    },
  };
  useShortcuts(shortcutsOf(tools));
  return tools;
}

/** + - 0 1 for zoom, Page Up and Page Down for the mockups, M for markup, F for the full screen. */
const shortcutsOf = (on: Tools): Readonly<Record<string, () => void>> => ({
  '+': on.larger,
  '=': on.larger,
  '-': on.smaller,
  0: on.fit,
  1: on.actualSize,
  m: on.toggleMarkup,
  f: on.toggleFullScreen,
  pageup: () => {
    on.step(-1);
  },
  pagedown: () => {
    on.step(1);
  },
});
