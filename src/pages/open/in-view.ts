// What is in view, as those need it who offer to change it.
import type { Hint } from './hint';
import type { FileState, Page } from './pages';
import type { ServerCalls } from './server';
import type { AccessState } from './use-access';
import type { Files } from './use-files';
import type { Words } from './words';

/** The page shown with its file, who looks at it, and what is needed to change it and to tell of that. */
export interface InView {
  readonly page: Page | undefined;
  readonly file: FileState | undefined;
  readonly files: Files;
  readonly account: AccessState;
  readonly words: Words;
  readonly server: ServerCalls;
  readonly tell: (hint: Hint) => void;
}
