// What the server hands the open page, and what the page may ask of it. Types only.
import type { TemplateName } from '../mockup/templates';

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

export interface OpeningFile {
  readonly id: string;
  /** Empty until the file has been read, where Drive was not asked for the answer. */
  readonly name: string;
  readonly resourceKey?: string;
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

/** Names a file for the server. */
export interface FileRequest {
  readonly fileId: string;
  readonly resourceKey?: string;
}

/** One change of a file in Drive. Asked twice, it is one change. */
export type ChangeRequest = FileRequest &
  (
    | {
        readonly action: 'save';
        /** The revision that the content was made from: any other is not overwritten. */
        readonly revision: string;
        readonly base64: string;
      }
    | {
        readonly action: 'rename';
        /** The file's name as the page knows it: any other is not overwritten. */
        readonly from: string;
        /** With or without the file's ending. */
        readonly name: string;
      }
    | {
        readonly action: 'duplicate';
        readonly name: string;
        /** The copy's id, from `reserveId`. */
        readonly newId: string;
      }
  );

/** Functions of the server, through google.script.run. */
export interface OpenServer {
  readonly readMockup: (request: FileRequest) =>
    | {
        readonly ok: true;
        readonly name: string;
        readonly size: number;
        /** Names this content when it is saved; undefined where Drive gives none. */
        readonly revision: string | undefined;
        readonly base64: string;
      }
    | Refusal;
  /** Without a file: what the account may do altogether. */
  readonly checkAgain: (request: FileRequest | null) => Access;
  readonly startTrial: (request: FileRequest | null) => Access;
  /** Has Drive set an id aside for a file to come: whatever is made under it is made once. */
  readonly reserveId: (request: null) => { readonly ok: true; readonly id: string } | Refusal;
  /** Creates a mockup, once for each id. */
  readonly createMockup: (request: {
    readonly name: string;
    readonly template: TemplateName;
    readonly folderId?: string;
    readonly folderResourceKey?: string;
    readonly newId: string;
    /** The person agreed to start the trial when there is no subscription. */
    readonly startsTrial: boolean;
  }) => { readonly ok: true; readonly file: OpeningFile } | Refusal;
  /** Saves, renames or duplicates. For a duplicate `file` is the copy. */
  readonly changeMockup: (
    request: ChangeRequest,
  ) => { readonly ok: true; readonly file: OpeningFile; readonly revision: string | undefined } | Refusal;
  /** Notes in the server's log that a file could not be shown: `problem` is the kind of a `Problem` of mockup/. */
  readonly reportProblem: (request: { readonly fileId: string; readonly problem: string }) => null;
  /** Base64 of sql-wasm.wasm; only asked for when a project file is opened. */
  readonly readAsset: (name: 'sqlite') => string;
}
