// What the server hands the open page, and what the page may ask of it. Types only.
import type { Consent } from './allowing';
import type { Access, OpeningFile, openAnswers } from './open-answers';
import type { openRequests } from './open-requests';
import type { ServerOf } from './server';

export type { Access, Bar, IconPath, OpeningFile, Refusal } from './open-answers';

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
      /** The same page again, for whichever account is chosen. */
      readonly switchUrl: string;
      readonly locale: string;
    }
  /** The account has to agree to something first. Nothing has been checked. */
  | {
      readonly kind: 'not-allowed';
      readonly title: string;
      readonly text: string;
      readonly notAllowedYet: Consent;
      /** What the page was opened for, as its address has it. */
      readonly state: string;
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

/** Alphabets whose letters the page does not carry. */
export type Alphabet = 'latin-ext' | 'cyrillic';

/** Functions of the server, through google.script.run. */
export type OpenServer = ServerOf<typeof openRequests, typeof openAnswers>;
