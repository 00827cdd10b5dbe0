// The editor: a part of this page that only those fetch who edit. It decides nothing: each save is decided by the server.
import type { ComponentType } from 'preact';
import type { Scene } from '../../mockup/scene';
import type { Edit, MockupKey, Unwritable } from '../../mockup/edit/edits';
import type { OpeningFile, Refusal } from '../../contract/open';
import { runPart } from '../ground/run-part';
import { lent } from './lend';
import { once } from './once';
import type { Loaded } from './load';
import type { ServerCalls } from './server';
import type { AccessState } from './use-access';
import type { Words } from './words';

/** What the editor is given. */
export interface EditorProps {
  readonly viewerWords: Words;
  readonly file: OpeningFile;
  /** The file's name in Drive. */
  readonly name: string;
  readonly loaded: Loaded;
  readonly mockup: MockupKey;
  readonly account: AccessState;
  readonly server: ServerCalls;
  /** What is in Drive now; undefined where it must be asked. `mockup` is what was edited last, `hint` is said afterwards. */
  readonly onLeave: (loaded: Loaded | undefined, mockup: MockupKey, hint?: string) => void;
  /** Goes on with a file that was made of this one. */
  readonly onMove: (file: OpeningFile) => void;
}

/** What came of saving. What could not be saved is handed back, so that nobody loses it. */
export type Saved =
  | { readonly ok: true; readonly loaded: Loaded }
  | { readonly ok: false; readonly why: 'unwritable'; readonly unwritable: Unwritable }
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: Refusal; readonly content: Uint8Array }
  | { readonly ok: false; readonly why: 'unreachable'; readonly content: Uint8Array | undefined };

export interface EditorPart {
  readonly Editor: ComponentType<EditorProps>;
  /** The bytes of a project of this name that shows what a single mockup shows. Rejects where they can't be made. */
  readonly makeProject: (scene: Scene, name: string, server: ServerCalls) => Promise<Uint8Array>;
  /** Makes these changes in a file and saves it. Asked again after an answer that got lost, it is saved once. */
  readonly saveEdits: (
    file: OpeningFile,
    loaded: Loaded,
    edits: readonly Edit[],
    server: ServerCalls,
  ) => Promise<Saved>;
}

/** The editor with its words. */
export const loadEditor = once(async (server): Promise<EditorPart> => {
  const [text, words] = await Promise.all([server.readAsset('editor'), server.readAsset('editor-words')]);
  return runPart(text, {
    ...lent,
    'messages/editor.en': { editorEnglish: JSON.parse(words) as unknown },
  }) as EditorPart;
});
