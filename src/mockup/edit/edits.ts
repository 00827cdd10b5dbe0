// Changes to a mockup file, as data: what an editor asks for, and what comes of it.
import type { Box } from '../scene';

/** One drawing of a file: as `Mockup` of the scene names it. Both parts are empty for a single file. */
export interface MockupKey {
  readonly id: string;
  readonly branch: string;
}

/** A natural size, measured by whoever draws. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A control that is not in the file yet. */
export interface NewControl {
  /** Without its namespace, for instance `Button`. */
  readonly type: string;
  readonly box: Box;
  readonly text?: string;
  /** Further properties by the name and in the notation of the file's own format, not yet escaped. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** One change. `path` is the control's path in the scene. */
export type Edit =
  /** Moves or resizes; what is not given stays. */
  | { readonly kind: 'place'; readonly mockup: MockupKey; readonly path: string; readonly box: Partial<Box> }
  /** `natural` is the size that the control has with this text, for controls whose file leaves it to them. */
  | {
      readonly kind: 'text';
      readonly mockup: MockupKey;
      readonly path: string;
      readonly text: string;
      readonly natural?: Size;
    }
  /** Names a mockup inside a project; a single mockup is named by its file. */
  | { readonly kind: 'rename'; readonly mockup: MockupKey; readonly name: string }
  /** Puts a control on top of the mockup, or of the group whose path `into` is. */
  | { readonly kind: 'add'; readonly mockup: MockupKey; readonly into?: string; readonly control: NewControl }
  | { readonly kind: 'remove'; readonly mockup: MockupKey; readonly path: string };

/** Why a file was left as it is. */
export type Unwritable =
  /** What could not be read would be lost by writing. */
  | 'damaged'
  | 'no-such-mockup'
  /** Also what lies inside a symbol: it belongs to the symbol, not to the place where that is used. */
  | 'no-such-control'
  /** Two controls answer to the same path. */
  | 'ambiguous'
  /** The database would run statements of its own. */
  | 'has-code'
  /** The work was ended after some time. */
  | 'too-slow'
  /** The name of a type or property, or a number, that no file can hold. */
  | 'not-a-value'
  | 'named-by-its-file';

/** The changed content, with the paths of the controls that were added, in their order. */
export type Edited<Content> =
  | { readonly ok: true; readonly content: Content; readonly added: readonly string[] }
  | { readonly ok: false; readonly why: Unwritable };

/** Ends the work on a file from wherever it turns out that it can't be done; never leaves this folder. */
export class CannotWrite extends Error {
  constructor(readonly why: Unwritable) {
    super(why);
  }
}

/** Runs all edits or none. */
export function edited<Content>(
  edit: () => { readonly content: Content; readonly added: readonly string[] },
): Edited<Content> {
  try {
    return { ok: true, ...edit() };
  } catch (error) {
    if (error instanceof CannotWrite) return { ok: false, why: error.why };
    throw error;
  }
}

/** A number as both formats write it. */
export function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new CannotWrite('not-a-value');
  return String(Math.round(value * 100) / 100);
}

/** The one of these that the test finds; refuses when there are two. */
export function onlyOne<Item>(items: readonly Item[]): Item {
  const [first, second] = items;
  if (first === undefined) throw new CannotWrite('no-such-control');
  if (second !== undefined) throw new CannotWrite('ambiguous');
  return first;
}

/** Whether a type or property may be called so in both formats. */
export const isName = (name: string): boolean => /^[A-Za-z_][\w.-]{0,100}$/.test(name);

/** The paths of the groups around a control, innermost first. */
export const groupsAround = (path: string): readonly string[] => {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'));
};

/** An id that none of these has: one more than the largest number among them. */
export const nextNumber = (used: readonly (string | undefined)[]): number =>
  used.reduce((most, text) => Math.max(most, Number.isSafeInteger(Number(text)) ? Number(text) : -1), -1) + 1;
