// The part of the editor that is fetched when it is used: the choice between two versions, icons by name, new projects, the list of keys.
import { useEffect, useState } from 'preact/hooks';
import { once } from '../open/once';
import { runPart } from '../ground/run-part';
import type { ServerCalls } from '../open/server';
import { lent } from './lend';
import type * as more from './more';

type MorePart = typeof more;

/** That part. */
export const loadMore = once(async (server): Promise<MorePart> => {
  const text = await server.readAsset('editor-more');
  // What the page lent to the editor is still there.
  const { lent_ } = globalThis as { lent_?: object };
  return runPart(text, { ...lent_, ...lent }) as MorePart;
});

/** That part as soon as it is here; undefined until then. @param isUsed whether it is needed by now */
export function useMore(isUsed: boolean, server: ServerCalls): MorePart | 'unreachable' | undefined {
  const [more, setMore] = useState<MorePart | 'unreachable' | undefined>(undefined);
  useEffect(() => {
    if (!isUsed || typeof more === 'object') return;
    setMore(undefined);
    loadMore(server).then(setMore, (error: unknown) => {
      console.error(error);
      setMore('unreachable');
    });
  }, [isUsed]);
  return more;
}
