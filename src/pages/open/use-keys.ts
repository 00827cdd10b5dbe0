// The keyboard: + - 0 for zoom, Page Up and Page Down for the mockups, M for markup.
import { useEffect, useRef } from 'preact/hooks';
import type { ToolbarActions } from './toolbar';

/** Follows the keys while the viewer is on the page. Keys typed into fields, and those with Ctrl or Alt, stay theirs. */
export function useKeys(actions: ToolbarActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input,textarea,select') !== null;
      if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
      const action = keys[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action(latest.current);
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
}

const keys: Readonly<Record<string, ((actions: ToolbarActions) => void) | undefined>> = {
  '+': ({ zoomBy }) => {
    zoomBy(1.25);
  },
  '=': ({ zoomBy }) => {
    zoomBy(1.25);
  },
  '-': ({ zoomBy }) => {
    zoomBy(1 / 1.25);
  },
  '0': ({ fit }) => {
    fit();
  },
  '1': ({ actualSize }) => {
    actualSize();
  },
  m: ({ toggleMarkup }) => {
    toggleMarkup();
  },
  f: ({ toggleFullScreen }) => {
    toggleFullScreen();
  },
  pageup: ({ step }) => {
    step(-1);
  },
  pagedown: ({ step }) => {
    step(1);
  },
};
