// Actions that ask or show something first, or need more than the session: their keys, and when they can be taken.
import { canTurn } from './adding';
import type { Session } from './session';

interface Ask {
  /** As `keyOf` names them. */
  readonly keys: readonly string[];
  /** `isHeld`: nothing may be changed now. */
  readonly can: (session: Session, isHeld: boolean) => boolean;
}

const hasSelection = ({ selection }: Session): boolean => selection.length > 0;

/** Their words are the messages `command.` with their names. */
export const asks = {
  add: { keys: ['/', '+'], can: (_, isHeld) => !isHeld },
  transform: { keys: ['Ctrl+Alt+T'], can: (session, isHeld) => !isHeld && canTurn(session) },
  menu: { keys: ['Shift+F10', 'ContextMenu'], can: () => true },
  keys: { keys: ['?', 'Shift+?'], can: () => true },
  // The browser’s own keys: what is on its clipboard comes with them alone.
  cut: { keys: ['Ctrl+X'], can: (session, isHeld) => !isHeld && hasSelection(session) },
  copy: { keys: ['Ctrl+C'], can: hasSelection },
  paste: { keys: ['Ctrl+V'], can: (_, isHeld) => !isHeld },
  'paste-in-place': { keys: ['Ctrl+Shift+V'], can: (_, isHeld) => !isHeld },
} as const satisfies Readonly<Record<string, Ask>>;

export type AskName = keyof typeof asks;

/** What a key asks for; undefined for one that asks for nothing now. The clipboard's keys are left to the browser. */
export const askOf = (key: string, session: Session, isHeld: boolean): AskName | undefined =>
  (['add', 'transform', 'menu', 'keys'] as const).find(
    (name) => (asks[name].keys as readonly string[]).includes(key) && (asks[name] as Ask).can(session, isHeld),
  );
