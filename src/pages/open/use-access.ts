// What the account may do, kept true while the page is open.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Access, OpeningFile } from '../../contract/open';
import { useCall } from '../ground/call';
import { requestOf, type ServerCalls } from './server';

/** The present answer and how to ask for another. */
export interface AccessState {
  readonly access: Access;
  readonly isWorking: boolean;
  /** No answer came to what was asked last. */
  readonly hasFailed: boolean;
  readonly ask: (how: 'startTrial' | 'checkAgain') => void;
  /** Takes over an answer that came with something else. */
  readonly learn: (access: Access | undefined) => void;
}

/** A timer runs for some 24 days at most, and never so short that a page asks without end. */
const [shortest, longest] = [1000, 2_000_000_000];
/** The answer has changed by then on the server's clock too. */
const margin = 500;

/**
 * Asks again at the instant at which the answer changes by itself, whenever the page is seen again, and for a file that
 * is turned to after something changed. Between those nothing is asked.
 * @param file undefined while there is none
 */
export function useAccess(file: OpeningFile | undefined, initial: Access, server: ServerCalls): AccessState {
  const id = file?.id ?? '';
  const [known, setKnown] = useState<Readonly<Record<string, Access>>>({});
  const { isWorking, answer: failure, ask, clear } = useCall<'failed' | undefined>();
  const access = known[id] ?? file?.access ?? initial;
  const isPending = useRef(false);

  const request = useCallback(
    async (how: 'startTrial' | 'checkAgain'): Promise<'failed' | undefined> => {
      if (isPending.current) return undefined;
      isPending.current = true;
      try {
        const answer = await server[how](file === undefined ? null : requestOf(file));
        // What was known of other files was known before this.
        setKnown({ [id]: answer });
        clear();
        return undefined;
      } catch {
        return 'failed';
      } finally {
        isPending.current = false;
      }
    },
    [file, id, server],
  );
  // Nobody asked for a quiet one: where it fails what is known stays, and the next occasion asks again.
  const checkQuietly = useRef(() => {});
  checkQuietly.current = () => {
    void request('checkAgain');
  };

  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === 'visible') checkQuietly.current();
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);

  // Whoever works hears of the renewal that they paid for. Asked once; the server asks billing seldom.
  useEffect(() => {
    if (access.isUnheard !== true) return;
    void server.refreshPurchase({}).then(
      ({ isNews }) => {
        if (isNews === true) checkQuietly.current();
      },
      () => undefined,
    );
  }, []);

  useEffect(() => {
    const { changesIn } = access;
    if (changesIn === undefined) return;
    const timer = setTimeout(
      () => {
        checkQuietly.current();
      },
      Math.min(longest, Math.max(shortest, changesIn + margin)),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [access]);

  useEffect(() => {
    if (Object.keys(known).length > 0 && known[id] === undefined) checkQuietly.current();
  }, [id, known]);

  return {
    access,
    isWorking,
    hasFailed: failure === 'failed',
    ask: (how) => {
      void ask(request(how));
    },
    learn: useCallback(
      (learned) => {
        if (learned !== undefined) setKnown({ [id]: learned });
      },
      [id],
    ),
  };
}
