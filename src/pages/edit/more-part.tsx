// The part of the editor that is fetched when it is used: the choice between two versions, icons by name, new projects, the list of keys.
import type { VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Dialog } from '../ground/dialog';
import { Progress, Warning } from '../ground/notices';
import { once } from '../open/once';
import { runPart } from '../ground/run-part';
import type { ServerCalls } from '../open/server';
import { lent } from './lend';
import type * as more from './more';
import type { EditorWords } from './words';

type MorePart = typeof more;

/** That part. */
export const loadMore = once(async (server): Promise<MorePart> => {
  const text = await server.readAsset('editor-more');
  // What the page lent to the editor is still there.
  const { lent_ } = globalThis as { lent_?: object };
  return runPart(text, { ...lent_, ...lent }) as MorePart;
});

/** That part as soon as it is here, undefined until then; and how to ask for it again. */
export function useMore(
  isUsed: boolean,
  server: ServerCalls,
): readonly [more: MorePart | 'unreachable' | undefined, ask: () => void] {
  const [more, setMore] = useState<MorePart | 'unreachable' | undefined>(undefined);
  const ask = (): void => {
    setMore(undefined);
    loadMore(server).then(setMore, (error: unknown) => {
      console.error(error);
      setMore('unreachable');
    });
  };
  useLayoutEffect(() => {
    if (isUsed) ask();
  }, [isUsed]);
  return [more, ask];
}

/** A question of that part. Until it is here it is said that it is on its way, and no key does anything else meanwhile. */
export function More({
  words,
  server,
  onClose,
  children,
}: {
  readonly words: EditorWords;
  readonly server: ServerCalls;
  readonly onClose: () => void;
  readonly children: (more: MorePart) => VNode;
}) {
  const [more, ask] = useMore(true, server);
  if (typeof more === 'object') return children(more);
  return (
    <Dialog key={more} title={words('more.title')} onClose={onClose} onSubmit={ask}>
      {more ? (
        <Warning text={words('more.failed')} />
      ) : (
        // Not on a button, which a key that was meant for what comes would press.
        <div tabIndex={-1} autofocus>
          <Progress text={words('more.fetching')} />
        </div>
      )}
      <div class="buttons end">
        <button type="button" class="button" onClick={onClose}>
          {words('add.cancel')}
        </button>
        {more && (
          <button type="submit" class="button primary" autofocus>
            {words('stopped.again')}
          </button>
        )}
      </div>
    </Dialog>
  );
}
