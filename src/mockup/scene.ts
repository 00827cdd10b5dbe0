// The scene model: what any mockup file holds once it is read, whatever its format. Plain data, no words for people.

/** A rectangle in pixels of the mockup. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point in pixels of the mockup or of a control. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Named text values without a prototype, so that no name in a file can reach the language. */
export type Properties = Readonly<Record<string, string>>;

/** Where a click on a control leads. Never followed by this module: a page decides what it may do. */
export type Link =
  /** Another mockup of the same project, by its id there. */
  | { readonly kind: 'mockup'; readonly id: string }
  /** Another mockup file beside this one, by its name. */
  | { readonly kind: 'file'; readonly name: string }
  /** An address outside, as written in the file. */
  | { readonly kind: 'url'; readonly url: string }
  /** One step back, as a prototype's back button does. */
  | { readonly kind: 'back' };

/** An icon by the name the file uses, for instance `PencilIcon` or `pencil`, and its edge in pixels. */
export interface IconReference {
  readonly name: string;
  readonly size: number;
}

/** The bend of an arrow drawn in Mockups 3 and later: both ends in the control's pixels, and a handle relative to them. */
export interface ArrowPath {
  readonly from: Point;
  readonly to: Point;
  /** `x` along the straight line from 0 to 1, `y` across it in parts of its length. */
  readonly handle: Point;
}

/** One control of a mockup. */
export interface Control {
  /** Ids from the mockup down to this control joined by `/`: unique in a mockup, unlike the id alone. */
  readonly path: string;
  /** The type without its namespace, for instance `Button`, `__group__`, or a name nobody has seen yet. */
  readonly type: string;
  /** Relative to the group or mockup it lies in. Never negative in width or height. */
  readonly box: Box;
  /** The file leaves this to the control, which is as large as what it shows. */
  readonly isNatural: { readonly width: boolean; readonly height: boolean };
  /** Not to be selected by a click. */
  readonly isLocked: boolean;
  /** An instance of a symbol: its children are the symbol's, not the mockup's. */
  readonly isSymbol: boolean;
  readonly isMarkup: boolean;
  /** Undefined when the file leaves the type's own sample text. */
  readonly text: string | undefined;
  readonly properties: Properties;
  readonly icon: IconReference | undefined;
  /** Names of the icons that a list or bar has for its items; empty where an item has none. */
  readonly icons: readonly string[];
  readonly link: Link | undefined;
  /** One entry an item for controls with several items; undefined where an item leads nowhere. */
  readonly itemLinks: readonly (Link | undefined)[];
  /** Id of an asset in the scene, or a path or address as written; never fetched by this module. */
  readonly source: string | undefined;
  readonly arrow: ArrowPath | undefined;
  /** In paint order, lowest first. */
  readonly children: readonly Control[];
}

/** One drawing. */
export interface Mockup {
  /** The resource id in a project; empty for a single file. */
  readonly id: string;
  /** The id of the branch it lies on in a project, `Master` for the main version; empty for a single file. */
  readonly branch: string;
  /** Empty when the file gives none. */
  readonly name: string;
  /** The alternate this version belongs to; undefined for the main one. */
  readonly alternate: string | undefined;
  /** Whether these are the symbols that other mockups of the project use, rather than a page of it. */
  readonly isLibrary: boolean;
  readonly notes: string | undefined;
  /** A `data:` URL of a small picture that the project holds. */
  readonly thumbnail: string | undefined;
  /** The smallest box around all controls. */
  readonly bounds: Box;
  /** In paint order, lowest first. */
  readonly controls: readonly Control[];
}

/** The original's two editions, which assume different things: Mockups (`.bmml`, schema 1) and Wireframes (schema 2). */
export type Edition = 'mockups' | 'wireframes';

/** Everything one file holds. */
export interface Scene {
  readonly format: 'bmml' | 'bmpr';
  readonly edition: Edition;
  /** The project's name; undefined for a single mockup. */
  readonly name: string | undefined;
  readonly skin: 'sketch' | 'wireframe';
  /** The lettering the file asks for; undefined when it does not say. */
  readonly fontFace: string | undefined;
  /** Pixels of text without a size of its own. */
  readonly fontSize: number;
  /** CSS colors of links and of selected items. */
  readonly linkColor: string;
  readonly selectionColor: string;
  readonly mockups: readonly Mockup[];
  /** Pictures by asset id, as `data:` URLs of PNG, JPEG or GIF only. Without a prototype. */
  readonly assets: Readonly<Record<string, string>>;
}

/** What a file that is no mockup seems to be. */
export type LooksLike = 'database' | 'xml' | 'html' | 'json' | 'zip' | 'image' | 'pdf' | 'text' | 'bytes';

/** Why a file, or a part of it, could not be shown. Data only: the words are elsewhere. */
export type Problem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-mockup'; readonly looksLike: LooksLike }
  | { readonly kind: 'has-doctype' }
  /** A database that would run statements of its own. */
  | { readonly kind: 'has-code' }
  | { readonly kind: 'too-large'; readonly size: number; readonly limit: number }
  /** Reading was ended after so many seconds. */
  | { readonly kind: 'too-slow'; readonly seconds: number }
  | { readonly kind: 'too-deep'; readonly limit: number }
  | { readonly kind: 'too-many-controls'; readonly limit: number }
  | { readonly kind: 'unknown-version'; readonly version: string }
  /** `line` counts from 1; undefined for a database. */
  | { readonly kind: 'damaged'; readonly line: number | undefined }
  | { readonly kind: 'unreadable-mockup'; readonly id: string; readonly name: string }
  | { readonly kind: 'unreadable-control'; readonly path: string }
  | { readonly kind: 'no-mockups' };

/** What reading gives: a scene with what had to be left out, or the one reason why there is none. Never thrown. */
export type ReadResult =
  | { readonly ok: true; readonly scene: Scene; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };
