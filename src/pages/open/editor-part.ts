// The editor: a part of this page that only those fetch who edit. It decides nothing: each save is decided by the server.
import type { ComponentType } from 'preact';
import type { Scene } from '../../mockup/scene';
import type { Edit, MockupKey, Unwritable } from '../../mockup/edit/edits';
import type { OpeningFile, Refusal } from '../../contract/open';
import { lent } from './lend';
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

let part: Promise<EditorPart> | undefined;

/** Fetches it with its words, once. Rejects where it can't be fetched; then the next asking tries again. */
export function loadEditor(server: ServerCalls): Promise<EditorPart> {
  part ??= Promise.all([server.readAsset('editor'), server.readAsset('editor-words')]).then(
    ([text, words]) =>
      runPart(text, { ...lent, 'messages/editor.en': { editorEnglish: JSON.parse(words) as unknown } }) as EditorPart,
  );
  part.catch(() => {
    part = undefined;
  });
  return part;
}

/** As `build/lent.js` makes it: a program that finds what it is lent, and leaves what it offers. */
export function runPart(text: string, lending: object): unknown {
  const end = text.indexOf('\n');
  const globals = globalThis as { lent_?: object; part_?: unknown };
  globals.lent_ = lending;
  globals.part_ = undefined;
  const [program, look] = [document.createElement('script'), document.createElement('style')];
  program.textContent = text.slice(end + 1);
  look.textContent = text.slice(0, end);
  document.head.append(look, program);
  const { part_ } = globalThis as { part_?: unknown };
  if (part_ === undefined) throw new Error('This part of the page does not run here.');
  return part_;
}
