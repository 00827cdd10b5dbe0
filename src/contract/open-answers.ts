// What the open page's functions answer: a page stays open while the script behind it may become another.
import * as v from 'valibot';
import { driveId } from './open-requests';
import { type Opening, access, notAllowedYet, openingFile } from './opening';
import type { Given } from './server';

const text = v.string();

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
