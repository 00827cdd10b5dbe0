// How the account likes the review: shown at once, and kept by the server in the order in which it was asked for.
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Kept } from '../../contract/kept';
import type { Failure, ServerCalls } from './server';

export interface KeptHere extends Kept {
  /** Why the last was not kept; it holds for as long as the page is open all the same. */
  readonly failure: Failure | undefined;
  /** Whether the last view was not kept, since there are as many as may be: another tab has kept some. */
  readonly isFull: boolean;
  /** Tries once more to keep that. */
  readonly again: () => void;
  /** @param columns undefined: as they come */
  readonly keepColumns: (columns: Kept['columns']) => void;
  /** @param address undefined forgets the view */
  readonly keepView: (name: string, address: string | undefined) => void;
}

type Answer = { readonly outcome: 'kept' | 'too-many' } & Kept;

export function useKept(first: Kept | undefined, server: ServerCalls): KeptHere {
  const [kept, setKept] = useState<Kept>(first ?? { views: [] });
  const [failure, setFailure] = useState<Failure>();
  const [isFull, setFull] = useState(false);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const asked = useRef(0);
  const failed = useRef<() => void>(() => undefined);
  const ask = useCallback((call: () => Promise<Answer | Failure>): void => {
    asked.current += 1;
    queue.current = queue.current.then(async () => {
      const answer = await call();
      asked.current -= 1;
      failed.current = () => {
        ask(call);
      };
      if (!('views' in answer)) {
        setFailure(answer);
        return;
      }
      setFailure(undefined);
      setFull(answer.outcome === 'too-many');
      // What other tabs keep is known by now; what was asked for since then is shown already.
      if (asked.current === 0) setKept((before) => ({ ...before, views: answer.views }));
    });
  }, []);
  const keepColumns = useCallback(
    (columns: Kept['columns']) => {
      setKept(({ views }) => ({ views, ...(columns && { columns }) }));
      ask(() => server.keepColumns(columns === undefined ? {} : { columns }));
    },
    [server],
  );
  const keepView = useCallback(
    (name: string, address: string | undefined) => {
      setKept(({ views, ...rest }) => {
        const others = views.filter((view) => view.name !== name);
        const all = address === undefined ? others : [...others, { name, address }];
        return { ...rest, views: all.sort((one, other) => (one.name < other.name ? -1 : 1)) };
      });
      ask(() => server.keepView({ name, ...(address !== undefined && { address }) }));
    },
    [server],
  );
  const again = useCallback(() => {
    failed.current();
  }, []);
  return { ...kept, failure, isFull, again, keepColumns, keepView };
}
