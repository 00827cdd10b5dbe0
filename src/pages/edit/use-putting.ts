// What is put on the paper: new controls, pictures, and what the clipboard holds.
import type { NewControl } from '../../mockup/edit/edits';
import type { Box, Point } from '../../mockup/scene';
import { added } from './adding';
import type { Said } from './notices';
import { readPicture, withPictures } from './pictures';
import { mockupOf, type Session } from './session';
import { useClipboard } from './use-clipboard';
import type { Seen } from './use-view';

interface Putting {
  /** In the middle of what is seen, unless it is said where. */
  readonly add: (made: NewControl, at?: Point) => void;
  readonly addPictures: (files: readonly File[], at?: Point) => void;
  readonly clipboard: ReturnType<typeof useClipboard>;
}

export function usePutting({
  session,
  change,
  seen,
  isHeld,
  onRefused,
}: {
  readonly session: () => Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly seen: { readonly current: Seen | undefined };
  readonly isHeld: boolean;
  readonly onRefused: (why: Said) => void;
}): Putting {
  const seenBox = (): Box => seen.current?.box() ?? mockupOf(session()).bounds;
  const addPictures = (files: readonly File[], at?: Point): void => {
    if (session().shown.scene.format === 'bmml') {
      onRefused('picture.needs-project');
      return;
    }
    Promise.all(files.map(readPicture)).then((read) => {
      const pictures = read.filter((picture) => picture !== undefined);
      if (pictures.length < read.length) onRefused('picture.refused');
      change((now) => withPictures(now, pictures, seenBox(), at));
    }, console.error);
  };
  return {
    add: (made, at) => {
      if (isHeld) return;
      const { x, y, width, height } = seenBox();
      change((now) => added(now, made, at ?? { x: x + width / 2, y: y + height / 2 }));
    },
    addPictures,
    clipboard: useClipboard({ session, change, seen: seenBox, isHeld, onPictures: addPictures, onSaid: onRefused }),
  };
}
