// The browser's clipboard: its events alone are trusted to work in a frame, so keys and menus go by them.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Box } from '../../mockup/scene';
import { commands } from './commands';
import { copied, pasted } from './clipboard';
import type { Said } from './notices';
import { picturesIn } from './pictures';
import type { Session } from './session';

/** What of it a menu may ask for. */
interface Clipboard {
  readonly copy: () => void;
  readonly cut: () => void;
  /** False where nothing was copied here: what is elsewhere comes with the keys alone. */
  readonly paste: (isInPlace: boolean) => boolean;
}

export function useClipboard({
  session,
  change,
  seen,
  isHeld,
  onPictures,
  onSaid,
}: {
  readonly session: () => Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly seen: () => Box;
  readonly isHeld: boolean;
  /** Picture files that were pasted. */
  readonly onPictures: (files: readonly File[]) => void;
  /** What did not come along. */
  readonly onSaid: (said: Said) => void;
}): Clipboard {
  /** What was copied here last: a menu can't look into the clipboard. */
  const last = useRef<string | undefined>(undefined);
  const isShiftDown = useRef(false);
  const latest = useRef({ isHeld, onPictures, onSaid });
  latest.current = { isHeld, onPictures, onSaid };
  const paste = (text: string, isInPlace: boolean): void => {
    if (text === '') return;
    picturesIn(text, session().shown.scene.assets).then((pictures) => {
      change((now) => {
        const [after, said] = pasted(now, text, seen(), isInPlace, pictures);
        if (said !== undefined) latest.current.onSaid(said);
        return after;
      });
    }, console.error);
  };
  useLayoutEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const isElsewhere = ({ target }: Event): boolean =>
      target instanceof Element && target.closest('input,textarea,select,dialog') !== null;
    const take = (event: ClipboardEvent): void => {
      const taken = copied(session());
      // Words that somebody has marked on the page are copied as they are.
      if (isElsewhere(event) || taken === undefined || document.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      last.current = taken;
      event.clipboardData?.setData('text/plain', taken);
      if (event.type === 'cut' && !latest.current.isHeld) change((now) => commands.remove.run(now));
    };
    document.addEventListener('copy', take, { signal });
    document.addEventListener('cut', take, { signal });
    document.addEventListener(
      'paste',
      (event) => {
        if (isElsewhere(event) || latest.current.isHeld) return;
        event.preventDefault();
        const pictures = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
        if (pictures.length > 0) latest.current.onPictures(pictures);
        else paste(event.clipboardData?.getData('text/plain') ?? '', isShiftDown.current);
      },
      { signal },
    );
    document.addEventListener(
      'keydown',
      ({ shiftKey }) => {
        isShiftDown.current = shiftKey;
      },
      { signal, capture: true },
    );
    return () => {
      listening.abort();
    };
  }, []);
  const ask = (name: 'copy' | 'cut'): void => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a frame may not write otherwise; it makes the event above
    document.execCommand(name);
  };
  return {
    copy: () => {
      ask('copy');
    },
    cut: () => {
      ask('cut');
    },
    paste: (isInPlace) => {
      if (last.current !== undefined) paste(last.current, isInPlace);
      return last.current !== undefined;
    },
  };
}
