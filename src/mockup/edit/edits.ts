// Changes to a mockup file, as data: what an editor asks for, and what comes of it.
import type { Box, IconReference, Link, Point } from '../scene';

/** One drawing of a file: as `Mockup` of the scene names it. Both parts are empty for a single file. */
export interface MockupKey {
  readonly id: string;
  readonly branch: string;
}

/** A natural size, as `naturalSize` measures it. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A control that is not in the file yet. */
export interface NewControl {
  /** Without its namespace, for instance `Button`. */
  readonly type: string;
  /** A decimal number that none beside it has; otherwise it gets one. */
  readonly id?: string;
  /** A width or height that is not given is left to the control, which then has the `natural` one. */
  readonly box: Point & Partial<Size>;
  readonly natural?: Size;
  readonly text?: string;
  readonly icon?: IconReference;
  /** Further properties by the name and in the notation of the file's own format, not yet escaped. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Properties that projects write as JSON, by their names; a single mockup has none such. */
  readonly parts?: Readonly<Record<string, unknown>>;
  readonly link?: Link;
  readonly itemLinks?: readonly (Link | undefined)[];
  readonly isLocked?: boolean;
  /** What a group holds, lowest first. */
  readonly children?: readonly NewControl[];
}

/** Values of properties by their names; undefined takes one out of the file. */
type PropertyChanges = Readonly<Record<string, string | undefined>>;

/** One change of a control or of several in one mockup. A `path` is a control's path in the scene. */
export type ControlEdit = { readonly mockup: MockupKey } & (
  | {
      /** Moves or resizes; what is not given stays. Numbers are made whole. */
      readonly kind: 'place';
      readonly path: string;
      readonly box: Partial<Box>;
      /** Leaves width or height to the control, which then measures so much. */
      readonly natural?: Partial<Size>;
    }
  | {
      readonly kind: 'text';
      readonly path: string;
      readonly text: string;
      /** The size that the control has with this text, for controls whose file leaves it to them. */
      readonly natural?: Size;
    }
  | {
      readonly kind: 'properties';
      readonly path: string;
      readonly set: PropertyChanges;
      /** As of `text`, where a property changes the size. */
      readonly natural?: Size;
    }
  | {
      readonly kind: 'icon';
      readonly path: string;
      readonly icon: IconReference | undefined;
      readonly natural?: Size;
    }
  | { readonly kind: 'link'; readonly path: string; readonly link: Link | undefined }
  /** Shows a picture of the project, by the id of its asset. */
  | { readonly kind: 'picture'; readonly path: string; readonly asset: string }
  /** Where each item of a control leads. */
  | { readonly kind: 'links'; readonly path: string; readonly links: readonly (Link | undefined)[] }
  /** Makes it another type. What the old type had and the new one has not stays in the file. */
  | { readonly kind: 'type'; readonly path: string; readonly type: string; readonly natural?: Size }
  | { readonly kind: 'lock'; readonly path: string; readonly isLocked: boolean }
  /** All siblings in the order in which they are painted from now on. */
  | { readonly kind: 'order'; readonly paths: readonly string[] }
  /** Puts siblings into a group of their own, which stands where the topmost of them stood. */
  | { readonly kind: 'group'; readonly paths: readonly string[] }
  /** Puts the members in the place of their group. */
  | { readonly kind: 'ungroup'; readonly path: string }
  /** Puts a control on top of the mockup, or of the group whose path `into` is. */
  | { readonly kind: 'add'; readonly into?: string; readonly control: NewControl }
  /** Puts the same control once more on top of where it is, moved by so much. */
  | { readonly kind: 'copy'; readonly path: string; readonly by: Point }
  /** A group that is left empty goes too. */
  | { readonly kind: 'remove'; readonly path: string }
);

/** One change of what a project holds. Drawings of a project are never taken out of the file: they go to its trash. */
export type ProjectEdit = { readonly mockup: MockupKey } & (
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'notes'; readonly notes: string }
  /** A drawing goes with its alternates; an alternate goes alone. */
  | { readonly kind: 'trash'; readonly isTrashed: boolean }
  /** Puts a drawing behind the one of this id, or first. */
  | { readonly kind: 'arrange'; readonly after: string | undefined }
  /** `mockup` is the key of the drawing to come: an id that no other has, as `crypto.randomUUID` makes them, in upper case. */
  | {
      readonly kind: 'new-mockup';
      readonly name: string;
      readonly after: string | undefined;
      /** The row's JSON; undefined for an empty drawing. */
      readonly data?: string;
    }
  | { readonly kind: 'copy-mockup'; readonly name: string; readonly of: MockupKey }
  /** Another version of the drawing of that id, on a branch that no other has, beginning as `of` is. */
  | { readonly kind: 'new-alternate'; readonly name: string; readonly of: MockupKey }
  | { readonly kind: 'name-alternate'; readonly name: string }
  /** Puts a picture into the project; `mockup` is the key of the asset that it becomes. */
  | {
      readonly kind: 'add-picture';
      readonly picture: { readonly name: string; readonly kind: 'png' | 'jpeg' | 'gif'; readonly base64: string };
    }
  /** Puts symbols into the library of this key, which is made where the project has none such. */
  | { readonly kind: 'add-symbols'; readonly name: string; readonly symbols: readonly NewControl[] }
  /** Makes an alternate the main version, and the main version the alternate. */
  | { readonly kind: 'promote' }
);

/** One change. */
export type Edit = ControlEdit | ProjectEdit;

/** Why a file was left as it is. */
export type Unwritable =
  /** What could not be read would be lost by writing. */
  | 'damaged'
  /** It is locked where it is kept. */
  | 'frozen'
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
  /** A single mockup can't hold it, a project can. */
  | 'needs-project'
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

/** Whether a type or property may be called so in both formats. */
export const isName = (name: string): boolean => name !== '__proto__' && /^[A-Za-z_][\w.-]{0,100}$/.test(name);
