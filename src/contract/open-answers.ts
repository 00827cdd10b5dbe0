// What the open page's functions answer: a page stays open while the script behind it may become another.
import * as v from 'valibot';
import type { Opening } from './open';
import { driveId } from './open-requests';
import type { Given } from './server';

const text = v.string();

/** Where the account agrees to what it has not agreed to yet: asked again afterwards, the same question is answered. */
const notAllowedYet = v.exactOptional(v.object({ url: text }));

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
const access = v.object({
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

const openingFile = v.object({
  id: driveId,
  resourceKey: v.exactOptional(driveId),
  /** Empty until the file has been read, where Drive was not asked for the answer. */
  name: text,
  access,
});
export type OpeningFile = Given<v.InferOutput<typeof openingFile>>;

/** A refusal or fault in words, for the place of the drawing or beside what was asked for. */
const refusal = v.object({
  ok: v.literal(false),
  title: text,
  text,
  reference: v.exactOptional(text),
  /** Somebody else's change came first: looking at it is the next step. */
  isConflict: v.exactOptional(v.boolean()),
  /** The reader may let the add-on at the file by Google's Picker, asked through this client, as this account where it is known. */
  picker: v.exactOptional(v.object({ clientId: text, email: v.optional(text) })),
  /** It passes by itself: the same, asked again later, may be done. */
  passes: v.exactOptional(v.boolean()),
  /** What the account may do now, where that is why. */
  access: v.exactOptional(access),
  notAllowedYet,
});
export type Refusal = Given<v.InferOutput<typeof refusal>>;

/** Width, height and path of an icon. */
const iconPath = v.tuple([v.number(), v.number(), text]);
export type IconPath = Given<v.InferOutput<typeof iconPath>>;

const yes = { ok: v.literal(true) } as const;

/** The functions of the open page, each with the form of its answer. */
export const openAnswers = {
  /** Whether something became known, or in another word why not. */
  refreshPurchase: v.object({ outcome: text, isNews: v.optional(v.boolean()) }),
  /** What the page would begin with now. */
  openAgain: v.custom<Opening>((value) => typeof value === 'object' && value !== null && 'kind' in value),
  readMockup: v.variant('ok', [
    v.object({
      ...yes,
      name: text,
      /** Bytes. */
      size: v.number(),
      /** Names this content when it is saved; undefined where Drive gives none. */
      revision: v.optional(text),
      base64: text,
    }),
    refusal,
  ]),
  checkAgain: access,
  startTrial: access,
  /** An id set aside for a file to come: whatever is made under it is made once. */
  reserveId: v.variant('ok', [v.object({ ...yes, id: driveId }), refusal]),
  createMockup: v.variant('ok', [v.object({ ...yes, file: openingFile }), refusal]),
  /** For a duplicate `file` is the copy. */
  changeMockup: v.variant('ok', [v.object({ ...yes, file: openingFile, revision: v.optional(text) }), refusal]),
  reportProblem: v.null(),
  /** JSON of SQLite (`glue`, `machine`) or of lettering (`regular`, `bold`), files in base64; only asked for when a file needs it. */
  readAsset: text,
  /** Icons by their keys, `solid:pen-to-square`: those of the asked that there are. */
  readIcons: v.record(text, iconPath),
} as const;
