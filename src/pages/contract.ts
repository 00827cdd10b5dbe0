// What the server hands the open page, and what the page may ask of it. Types only.

/** What the page starts with, embedded as JSON in `<script type="application/json" id="opening">`. */
export type Opening =
  /** Drawings: the first file is shown at once. */
  | {
      readonly kind: 'open';
      readonly files: readonly OpeningFile[];
      readonly bar: Bar | undefined;
      readonly locale: string;
    }
  /** "New" in Drive: a form that creates a mockup when `canCreate`, the bar with the reason when not. */
  | {
      readonly kind: 'create';
      readonly folderId: string | undefined;
      readonly canCreate: boolean;
      readonly bar: Bar | undefined;
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

/** A refusal or fault in words, for the place of the drawing. */
export interface Refusal {
  readonly ok: false;
  readonly title: string;
  readonly text: string;
  readonly reference?: string;
}

/** Functions of the server, through google.script.run. */
export interface Server {
  readonly readMockup: (request: {
    readonly fileId: string;
    readonly resourceKey?: string;
  }) => { readonly ok: true; readonly name: string; readonly size: number; readonly base64: string } | Refusal;
  readonly checkAgain: (request: { readonly fileId: string }) => { readonly bar: Bar | undefined };
  readonly startTrial: (request: { readonly fileId: string }) => { readonly bar: Bar | undefined };
  /** Creates an empty mockup. The same `key` twice is one mockup. */
  readonly createMockup: (request: {
    readonly name: string;
    readonly folderId?: string;
    readonly key: string;
  }) => { readonly ok: true; readonly file: OpeningFile } | Refusal;
  /** Notes in the server's log that a file could not be shown: `problem` is the kind of a `Problem` of mockup/. */
  readonly reportProblem: (request: { readonly fileId: string; readonly problem: string }) => null;
  /** Base64 of sql-wasm.wasm; only asked for when a project file is opened. */
  readonly readAsset: (name: 'sqlite') => string;
}
