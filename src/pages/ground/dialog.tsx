// A question in front of everything else: open and focused in the task that shows it.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onSubmit: () => void;
  /** Called off, by Escape or otherwise. */
  readonly onClose: () => void;
  /** While something is on its way that can't be called back. */
  readonly isHeld?: boolean;
}

/** Focuses what has `autofocus` in it, a text with all of it selected, and gives the focus back to what had it before. */
export function Dialog({ title, children, onSubmit, onClose, isHeld = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
    // Closed before it leaves the page, it gives the focus back.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      class="surface"
      ref={dialog}
      aria-labelledby={heading}
      onClose={() => {
        if (dialog.current !== null) onClose();
      }}
      onCancel={(event) => {
        if (isHeld) event.preventDefault();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <h2 id={heading}>{title}</h2>
        {children}
      </form>
    </dialog>
  );
}
