// A button with a list under it: opens on a click, closes on Escape, on a choice, and when attention goes elsewhere.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import './menu.css';

interface MenuProps {
  readonly label: string;
  /** What stands on its button. */
  readonly button: ComponentChildren;
  /** What is in the list; `close` gives the focus back to the button. */
  readonly children: (close: () => void) => ComponentChildren;
  readonly className?: string;
  readonly buttonClass?: string;
}

export function Menu({ label, button, children, className = '', buttonClass = 'tool' }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  useLayoutEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && root.current?.contains(target) === false) setOpen(false);
    };
    // Before anybody else, and wherever the focus is: what had it may have left the list.
    const press = (event: KeyboardEvent): void => {
      const step = steps[event.key];
      if (event.key !== 'Escape' && step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (step === undefined) close();
      else walk(root.current, step);
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointerdown', leave, { signal });
    document.addEventListener('focusin', leave, { signal });
    document.addEventListener('keydown', press, { signal, capture: true });
    return () => {
      listening.abort();
    };
  }, [isOpen]);
  return (
    <div class={`menu ${className}`} ref={root}>
      <button
        type="button"
        class={buttonClass}
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
        <div class="surface menu-list" ref={keepInView}>
          {children(close)}
        </div>
      )}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves the focus by so many buttons of the menu, round and round. */
function walk(menu: HTMLElement | null, step: number): void {
  const all = menu?.querySelectorAll<HTMLElement>('button:enabled') ?? [];
  // What is not shown takes no focus.
  const buttons = [...all].filter((button) => button.offsetParent !== null);
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

/** A list that would leave the window at one side opens to the other. */
function keepInView(list: HTMLElement | null): void {
  if (list === null) return;
  const bounds = (list.closest('.panel') ?? document.body).getBoundingClientRect();
  const place = list.getBoundingClientRect();
  if (place.left < bounds.left) list.classList.add('to-the-right');
  if (place.right > bounds.right) list.classList.add('to-the-left');
  list.scrollIntoView({ block: 'nearest' });
}
