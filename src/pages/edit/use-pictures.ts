// The pictures of icons that are looked at before one is chosen, fetched as they come into sight.
import { useEffect, useState } from 'preact/hooks';
import type { IconPath } from '../../contract/open';
import type { ServerCalls } from '../open/server';

const pictures = new Map<string, IconPath>();

/** Milliseconds: whoever is still typing means something else by then. */
const pause = 150;

/** The pictures of these keys that are here; the others come. */
export function usePictures(server: ServerCalls, keys: readonly string[]): ReadonlyMap<string, IconPath> {
  const [, setCount] = useState(0);
  const missing = keys.filter((key) => !pictures.has(key));
  useEffect(() => {
    if (missing.length === 0) return;
    let isOver = false;
    const timer = setTimeout(() => {
      server.readIcons(missing).then((icons) => {
        for (const [key, icon] of Object.entries(icons)) pictures.set(key, icon);
        if (!isOver) setCount((count) => count + 1);
      }, console.error);
    }, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [missing.join(' ')]);
  return pictures;
}
