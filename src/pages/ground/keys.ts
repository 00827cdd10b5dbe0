// Keys that work anywhere on a page, from the task on in which it appears.
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What each key does, by `KeyboardEvent.key` in lower case. */
type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/** Follows these keys. Those typed into fields, pressed with Ctrl or Alt, or while a question is open stay where they belong. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest('input,textarea,select') !== null;
      if (isTyping || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      const shortcut = latest.current[event.key.toLowerCase()];
      if (shortcut === undefined || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      shortcut();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
}
