// What every part of the inspector is given.
import type { IconLibrary } from '../../../mockup/icons/library';
import type { ServerCalls } from '../../open/server';
import type { Words } from '../../open/words';
import type { Session } from '../session';
import type { EditorWords } from '../words';

export interface InspectorProps {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly isHeld: boolean;
  readonly server: ServerCalls;
  readonly icons: IconLibrary;
}
