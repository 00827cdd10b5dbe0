// A button with a menu under it: opens on click, closes on Escape, on a choice, and when the focus leaves.
import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

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
      {isOpen && <div class="menu-list">{children(close)}</div>}
    </div>
  );
}
