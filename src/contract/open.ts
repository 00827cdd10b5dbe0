// What the server hands the open page, and what the page may ask of it. Types only.
import type { FileReference } from '../subscriptions/ports';
import type { OpenRequest } from './open-requests';

/** What the page starts with, embedded as JSON in `<script type="application/json" id="opening">`. */
export type Opening =
  /** Drawings: the first file is shown at once. */
  | {
      readonly kind: 'open';
      readonly files: readonly OpeningFile[];
      /** The mockup of a project to begin with, by its id; undefined for the first. */
      readonly mockup?: string;
      /** Where this page is served, for links to what it shows. */
      readonly pageUrl: string;
      readonly locale: string;
    }
  /** "New" in Drive: the templates to choose from, or the bar with the reason why not. */
  | {
      readonly kind: 'create';
      readonly folderId: string | undefined;
      readonly folderResourceKey?: string;
      /** The id that an earlier loading of this page had Drive set aside for the new file. */
      readonly newId: string | undefined;
      /** Drive's request, to be written into the page's address again together with `newId`. */
      readonly state: Readonly<Record<string, unknown>>;
      readonly access: Access;
      readonly pageUrl: string;
      readonly locale: string;
    }
  /** Drive opened the page for another account than the one it runs as. Nothing has been checked. */
  | {
      readonly kind: 'wrong-account';
      readonly signedInAs: string;
      readonly continueUrl: string;
      readonly switchUrl: string;
      readonly locale: string;
    }
  | {
      readonly kind: 'problem';
      readonly title: string;
      readonly text: string;
      readonly reference?: string;
      readonly action?: { readonly label: string; readonly url: string };
      readonly locale: string;
    };

export interface OpeningFile extends FileReference {
  /** Empty until the file has been read, where Drive was not asked for the answer. */
  readonly name: string;
  readonly access: Access;
}

/** What the account may do with a file, or altogether where there is none yet. The server decides again at each change. */
export interface Access {
  readonly bar: Bar | undefined;
  /** Whether to offer to rename and to save it. */
  readonly canEdit: boolean;
  /** Whether to offer to create and to duplicate. */
  readonly canCreate: boolean;
  /** A trial would let this account create, and can be had. */
  readonly canStartTrial: boolean;
  /** Milliseconds until the answer changes by itself; undefined where it does not. */
  readonly changesIn: number | undefined;
}

/** The notification bar under the drawing, already in words; there is none when there is nothing to say. */
export interface Bar {
  readonly tone: 'info' | 'warning';
  readonly text: string;
  readonly reason?: string;
  readonly actions: readonly {
    readonly label: string;
    readonly url?: string;
    readonly call?: 'startTrial' | 'checkAgain';
  }[];
}

/** A refusal or fault in words, for the place of the drawing or beside what was asked for. */
export interface Refusal {
  readonly ok: false;
  readonly title: string;
  readonly text: string;
  readonly reference?: string;
  /** Somebody else's change came first: looking at it is the next step. */
  readonly isConflict?: boolean;
  /** What the account may do now, where that is why. */
  readonly access?: Access;
}

/** Alphabets whose letters the page does not carry. */
export type Alphabet = 'latin-ext' | 'cyrillic';

/** Width, height and path of an icon. */
export type IconPath = readonly [number, number, string];

/** Functions of the server, through google.script.run. */
export interface OpenServer {
  readonly readMockup: (request: OpenRequest<'readMockup'>) =>
    | {
        readonly ok: true;
        readonly name: string;
        /** Bytes. */
        readonly size: number;
        /** Names this content when it is saved; undefined where Drive gives none. */
        readonly revision: string | undefined;
        readonly base64: string;
      }
    | Refusal;
  readonly checkAgain: (request: OpenRequest<'checkAgain'>) => Access;
  readonly startTrial: (request: OpenRequest<'startTrial'>) => Access;
  /** Has Drive set an id aside for a file to come: whatever is made under it is made once. */
  readonly reserveId: (request: null) => { readonly ok: true; readonly id: string } | Refusal;
  /** Creates a mockup, once for each id. */
  readonly createMockup: (
    request: OpenRequest<'createMockup'>,
  ) => { readonly ok: true; readonly file: OpeningFile } | Refusal;
  /** Saves, renames or duplicates. For a duplicate `file` is the copy. */
  readonly changeMockup: (
    request: OpenRequest<'changeMockup'>,
  ) => { readonly ok: true; readonly file: OpeningFile; readonly revision: string | undefined } | Refusal;
  /** Notes in the server's log that a file could not be shown. */
  readonly reportProblem: (request: OpenRequest<'reportProblem'>) => null;
  /** Base64 of sql-wasm.wasm, or lettering for an alphabet as JSON; only asked for when a file needs it. */
  readonly readAsset: (name: OpenRequest<'readAsset'>) => string;
  /** Icons by their keys, `solid:pen-to-square`: those of the asked that there are. */
  readonly readIcons: (keys: OpenRequest<'readIcons'>) => Readonly<Record<string, IconPath>>;
}
