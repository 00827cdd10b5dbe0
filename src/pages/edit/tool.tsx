// A button of the editor for one command: its icon, its words, its key.
import { commands, type Command, type CommandName } from './commands';
import type { Session } from './session';
import { type EditorWords, keyWords } from './words';

/** Line drawings on a grid of 24, in the colour of the text around them. */
const paths: Partial<Record<CommandName, string>> = {
  undo: 'M4 9h10a5.5 5.5 0 0 1 0 11H8M8 5 4 9l4 4',
  redo: 'M20 9H10a5.5 5.5 0 0 0 0 11h6M16 5l4 4-4 4',
  duplicate: 'M9 9h11v11H9zM5 15H4V4h11v1',
  remove: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5.5m3-5.5v5.5',
  type: 'M5 7V5h14v2M12 5v14M9 19h6',
  several: 'M4 4h10v10H4zM7 9l2 2 3.5-4M18 8v10H8',
  group: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h5v5H8zM11 11h5v5h-5',
  ungroup: 'M4 4h8v8H4zM12 12h8v8h-8zM16 4v3m-1.5-1.5h3M8 20v-3m-1.5 1.5h3',
  front: 'M8 8h8v8H8zM4 12V4h8M20 12v8h-8',
  forward: 'M12 19V6m-5 5 5-5 5 5',
  backward: 'M12 5v13m-5-5 5 5 5-5',
  back: 'M4 4h8v8H4zM12 12h8v8h-8zM8 15v1m8-8v1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  'align-left': 'M4 4v16M8 7h12v4H8zM8 14h7v4H8z',
  'align-center': 'M12 4v16M6 7h12v4H6zM8.5 14h7v4h-7z',
  'align-right': 'M20 4v16M4 7h12v4H4zM9 14h7v4H9z',
  'align-top': 'M4 4h16M7 8h4v12H7zM14 8h4v7h-4z',
  'align-middle': 'M4 12h16M7 6h4v12H7zM14 8.5h4v7h-4z',
  'align-bottom': 'M4 20h16M7 4h4v12H7zM14 9h4v7h-4z',
  'distribute-across': 'M4 4v16M20 4v16M10 8h4v8h-4z',
  'distribute-down': 'M4 4h16M4 20h16M8 10h8v4H8z',
  'natural-size': 'M4 12h4m-2-2-2 2 2 2M20 12h-4m2-2 2 2-2 2M9.5 8h5v8h-5z',
};

/** An icon by its path. It is decoration: what it means is said in words. */
export const Line = ({ d }: { readonly d: string }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} />
  </svg>
);

/** A command's words with its key. */
function commandWords(words: EditorWords, name: CommandName): string {
  const { keys }: Command = commands[name];
  const [key] = keys;
  const said = words(`command.${name}`);
  return key === undefined ? said : words('command.with-key', { name: said, key: keyWords(key) });
}

export function Tool({
  words,
  name,
  session,
  change,
  isHeld,
  class: looks = 'tool',
}: {
  readonly words: EditorWords;
  readonly name: CommandName;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly isHeld: boolean;
  readonly class?: string;
}) {
  const { can, run, isOn }: Command = commands[name];
  const label = commandWords(words, name);
  return (
    <button
      type="button"
      class={looks}
      aria-label={label}
      title={label}
      aria-pressed={isOn?.(session)}
      // What can't be done just now keeps the focus of whoever has just done it.
      aria-disabled={isHeld || !can(session)}
      onClick={() => {
        if (!isHeld) change((now) => (can(now) ? run(now) : now));
      }}
    >
      <Line d={paths[name] ?? ''} />
    </button>
  );
}
