// Draws only the lines that are in sight, however many there are: all are equally high, so which ones is a division.
// On paper all of them are.
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

/** A line that is drawn, and where. */
interface VirtualLine {
  readonly index: number;
  /** Pixels from the first line's top. */
  readonly start: number;
  readonly size: number;
}

interface Virtual {
  readonly items: readonly VirtualLine[];
  /** Pixels of all lines together. */
  readonly height: number;
  /** Scrolls no further than it takes to have the whole line in sight. */
  readonly scrollTo: (index: number) => void;
}

/** Lines drawn beyond those in sight, so that what is scrolled to is there already. */
const beyond = 12;

/**
 * @param scroller holds the lines, and before them nothing but headings that stay
 * @param lineHeight pixels
 */
export function useVirtual(scroller: RefObject<HTMLElement | null>, count: number, lineHeight: number): Virtual {
  const isWhole = usePrinting();
  const [{ from, to }, setSeen] = useState({ from: 0, to: 0 });
  const look = useCallback((): void => {
    if (scroller.current === null) return;
    const { scrollTop, clientHeight } = scroller.current;
    const first = Math.max(0, Math.floor(scrollTop / lineHeight) - beyond);
    const end = Math.ceil((scrollTop + clientHeight) / lineHeight) + beyond;
    setSeen((before) => (before.from === first && before.to === end ? before : { from: first, to: end }));
  }, [lineHeight]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [look]);
  // Fewer lines leave the scroller elsewhere than it was.
  useLayoutEffect(look, [look, count]);

  const [first, end] = isWhole ? [0, count] : [Math.min(from, count), Math.min(to, count)];
  return {
    items: Array.from({ length: end - first }, (_, at) => ({
      index: first + at,
      start: (first + at) * lineHeight,
      size: lineHeight,
    })),
    height: count * lineHeight,
    scrollTo: (index) => {
      const element = scroller.current;
      if (element === null) return;
      const top = index * lineHeight;
      const shown = element.clientHeight - (element.querySelector<HTMLElement>(':scope > .head')?.offsetHeight ?? 0);
      element.scrollTop = Math.min(top, Math.max(element.scrollTop, top + lineHeight - shown));
    },
  };
}

/** Whether the page is about to be put on paper. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useLayoutEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const follow = (is: boolean) => () => {
      setPrinting(is);
    };
    window.addEventListener('beforeprint', follow(true), { signal });
    window.addEventListener('afterprint', follow(false), { signal });
    return () => {
      listening.abort();
    };
  }, []);
  return isPrinting;
}

/** How wide something is, pixels; undefined until it is drawn. */
export function useWidth(of: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return;
    const look = (): void => {
      setWidth(element.clientWidth);
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      resized.disconnect();
    };
  }, []);
  return width;
}

/** Prints the page with every line: they are drawn before the browser is asked, which waits for nothing. */
export function printWhole(): void {
  window.dispatchEvent(new Event('beforeprint'));
  setTimeout(() => {
    window.print();
  });
}
