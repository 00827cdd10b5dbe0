// A button with a menu under it: opens on click, closes on Escape, on a choice, and when the focus leaves.
import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

/** A list that would leave the panel on its right opens to the left. */
function keepInView(list: HTMLElement | null): void {
  const edge = list?.closest('.panel')?.getBoundingClientRect().right;
  if (list === null || edge === undefined) return;
  list.classList.toggle('to-the-left', list.getBoundingClientRect().right > edge);
  list.scrollIntoView({ block: 'nearest' });
}

export function Menu({
  label,
  button,
  children,
  className = '',
}: {
  readonly label: string;
  readonly button: ComponentChildren;
  readonly children: (close: () => void) => ComponentChildren;
  readonly className?: string;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  return (
    <div
      class={`menu ${className}`}
      ref={root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) {
          event.stopPropagation();
          close();
        }
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && root.current?.contains(relatedTarget) === false) setOpen(false);
      }}
    >
      <button
        type="button"
        class="menu-button"
        aria-haspopup="true"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {button}
      </button>
      {isOpen && (
        <div class="menu-list" ref={keepInView}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
