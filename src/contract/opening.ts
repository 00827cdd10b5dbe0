// What the open page begins with, and what of it is answered again later: what the account may do.
import * as v from 'valibot';
import type { Consent } from './allowing';
import { driveId } from './open-requests';
import type { Given } from './server';

const text = v.string();

/** Where the account agrees to what it has not agreed to yet: asked again afterwards, the same question is answered. */
export const notAllowedYet = v.exactOptional(v.object({ url: text }));

/** The notification bar under the drawing, already in words; there is none when there is nothing to say. */
const bar = v.object({
  tone: v.picklist(['info', 'warning']),
  text,
  reason: v.exactOptional(text),
  /** The rules behind it and how users are counted, each with where it is explained. */
  rules: v.exactOptional(v.array(v.object({ text, url: v.exactOptional(text) }))),
  actions: v.array(
    v.object({
      label: text,
      url: v.exactOptional(text),
      call: v.exactOptional(v.picklist(['startTrial', 'checkAgain'])),
    }),
  ),
});
export type Bar = Given<v.InferOutput<typeof bar>>;

/** What the account may do with a file, or altogether where there is none yet. The server decides again at each change. */
export const access = v.object({
  /** Names the account that asked, for what the page keeps of it in the browser; undefined where nobody knows it. */
  account: v.optional(text),
  bar: v.optional(bar),
  /** Whether to offer to rename and to save it. */
  canEdit: v.boolean(),
  /** Whether to offer to create and to duplicate. */
  canCreate: v.boolean(),
  /** A trial would let this account create, and can be had. */
  canStartTrial: v.boolean(),
  /** Milliseconds until the answer changes by itself; undefined where it does not. */
  changesIn: v.optional(v.number()),
  /** A renewal was not heard of in time: once everything is shown, `refreshPurchase` asks about it. */
  isUnheard: v.optional(v.boolean()),
  notAllowedYet,
});
export type Access = Given<v.InferOutput<typeof access>>;

export const openingFile = v.object({
  id: driveId,
  resourceKey: v.exactOptional(driveId),
  /** Empty until the file has been read, where Drive was not asked for the answer. */
  name: text,
  access,
});
export type OpeningFile = Given<v.InferOutput<typeof openingFile>>;

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
      /** Where the notices of others' work are; unknown before the page is deployed. */
      readonly noticesUrl?: string;
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
      readonly noticesUrl?: string;
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
