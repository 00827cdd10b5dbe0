// What keys do in the editor, on the paper and beside it.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type AskName, askOf } from './asks';
import { commandOf, commands, keyOf } from './commands';
import type { Session } from './session';

/** What can be done when nothing may be changed. */
const looking: ReadonlySet<unknown> = new Set([
  commands.next,
  commands.previous,
  commands.leave,
  commands['select-all'],
  commands['show-markup'],
]);

/** Handles a key of the paper; what has Ctrl works wherever the focus is, but for fields and questions. */
export function useKeys({
  session,
  change,
  isHeld,
  scale,
  onZoom,
  onSave,
  onAsk,
}: {
  readonly session: () => Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly isHeld: boolean;
  readonly scale: number;
  readonly onZoom: (zoom: number | 'fit') => void;
  readonly onSave: () => void;
  readonly onAsk: (name: AskName) => void;
}): (event: KeyboardEvent) => void {
  /** False for a key that does nothing here. */
  const press = (event: KeyboardEvent): boolean => {
    const pressed = keyOf(event);
    if (pressed === 'Ctrl+S') {
      onSave();
      return true;
    }
    const zoom = {
      'Ctrl++': scale * 1.25,
      'Ctrl+=': scale * 1.25,
      'Ctrl+-': scale / 1.25,
      'Ctrl+0': 'fit',
      'Ctrl+1': 1,
    }[pressed] as number | 'fit' | undefined;
    if (zoom !== undefined) {
      onZoom(zoom);
      return true;
    }
    const asked = askOf(pressed, session(), isHeld);
    if (asked !== undefined) {
      onAsk(asked);
      return true;
    }
    const command = commandOf(pressed, session());
    if (command === undefined || (isHeld && !looking.has(command))) return false;
    change(command.run);
    return true;
  };
  const latest = useRef(press);
  latest.current = press;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const isElsewhere = target instanceof Element && target.closest('input,textarea,select,dialog,.board') !== null;
      if (event.defaultPrevented || isElsewhere || !(event.ctrlKey || event.metaKey)) return;
      if (latest.current(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (event) => {
    if (!event.defaultPrevented && latest.current(event)) event.preventDefault();
  };
}
