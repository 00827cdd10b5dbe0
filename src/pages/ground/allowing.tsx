// Going to Google to agree to something, and coming back: whatever needed it goes on by itself.
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Dialog } from './dialog';

/** One question at a time, whoever needs it: all of them wait for the same answer. */
export interface Allowing {
  /** Has the reader agree at this address. True once they come back, false where they would rather not. */
  readonly ask: (url: string) => Promise<boolean>;
  /** Told of each question as it begins, and of undefined as it ends. */
  readonly watch: (listener: (asked: Asked | undefined) => void) => void;
}

interface Asked {
  readonly url: string;
  readonly answer: (hasAgreed: boolean) => void;
}

export function createAllowing(): Allowing {
  let waiting: Promise<boolean> | undefined;
  let current: Asked | undefined;
  let listener: (asked: Asked | undefined) => void = () => undefined;
  const tell = (asked: Asked | undefined): void => {
    current = asked;
    listener(asked);
  };
  return {
    ask: (url) =>
      (waiting ??= new Promise<boolean>((resolve) => {
        tell({
          url,
          answer: (hasAgreed) => {
            waiting = undefined;
            tell(undefined);
            resolve(hasAgreed);
          },
        });
      })),
    watch: (next) => {
      listener = next;
      next(current);
    },
  };
}

/** The words of the question, which every page has. */
export type AllowWords = (key: `allow.${'title' | 'text' | 'button' | 'again' | 'later'}`) => string;

/** The question, while there is one. */
export function AllowDialog({ allowing, words }: { readonly allowing: Allowing; readonly words: AllowWords }) {
  const [asked, setAsked] = useState<Asked>();
  useLayoutEffect(() => {
    allowing.watch(setAsked);
  }, [allowing]);
  return asked === undefined ? null : <Question asked={asked} words={words} />;
}

function Question({ asked: { url, answer }, words }: { readonly asked: Asked; readonly words: AllowWords }) {
  const [hasLeft, setLeft] = useState(false);
  useEffect(() => {
    if (!hasLeft) return;
    const back = (): void => {
      if (document.visibilityState === 'visible') answer(true);
    };
    document.addEventListener('visibilitychange', back);
    window.addEventListener('focus', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('focus', back);
    };
  }, [hasLeft]);
  return (
    <Dialog
      title={words('allow.title')}
      onSubmit={() => {
        answer(true);
      }}
      onClose={() => {
        answer(false);
      }}
    >
      <p>{words('allow.text')}</p>
      <div class="buttons end">
        <button
          type="button"
          class="button"
          onClick={() => {
            answer(false);
          }}
        >
          {words('allow.later')}
        </button>
        {hasLeft && (
          <button type="submit" class="button">
            {words('allow.again')}
          </button>
        )}
        {/* Google's page closes itself, which a window may that was opened from here. */}
        <a
          class="button primary"
          href={url}
          target="_blank"
          rel="opener"
          autofocus
          onClick={() => {
            setLeft(true);
          }}
        >
          {words('allow.button')}
        </a>
      </div>
    </Dialog>
  );
}
