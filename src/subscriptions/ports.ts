// What the use cases need from outside. Apps Script, stores and tests each provide these.
import type { Account, Instant } from '../rules/index';

/** A Google account as the identity token tells it: both parts are known, or there is no `Identified` at all. */
export interface Identified {
  /** The immutable account id, `sub` of the identity token (D5). */
  readonly id: string;
  /** The address as Google spells it; shown to people, compared only through `parseEmail`. */
  readonly email: string;
}

/** Why something outside gave no answer. Never to be read as an answer. */
export interface Unreachable {
  readonly outcome: 'unreachable';
  /** For the log, not for people. */
  readonly detail: string;
  /** The store has no room left: trying again does not help, whoever runs the product has to move to a larger one. */
  readonly isFull?: true;
  /** Records are being moved to another store: nothing can be written until that is done. */
  readonly isMoving?: true;
  /** The key of a record that is there and can't be read: whoever runs the product has to mend it where it lies. */
  readonly damaged?: string;
}

/** One stored value with the version that a later write must name to replace it. */
export interface Stored {
  readonly version: string;
  /** Parsed JSON. Its shape is whatever was stored: parse it before use. */
  readonly json: unknown;
}

/** One write of a commit. */
export interface Write {
  readonly key: string;
  /** The version that was read; undefined when the key must not exist yet. */
  readonly expected: string | undefined;
  /** JSON-safe; undefined deletes. */
  readonly json: unknown;
}

/** One record of a listing. */
export interface Entry extends Stored {
  readonly key: string;
}

/** One page of a listing. */
export interface Listed {
  readonly outcome: 'listed';
  readonly entries: readonly Entry[];
  /** Where the next page goes on; undefined on the last. */
  readonly next?: string;
}

/** What a listing is asked for: prefix, after, limit. */
export type ListRequest = Parameters<Store['list']>;

/**
 * What a commit is for: where room is narrow, what nobody has paid for stops first. `note`: what may be left out, such as a
 * last opening. `trial`: what anybody may begin. `new`: licenses and organisations that are taken in. `paid`: what people
 * need of what they have.
 */
export type Purpose = 'note' | 'trial' | 'new' | 'paid';

/** Where records are kept. Every change is compare-and-set, and all writes of a commit happen or none does. */
export interface Store {
  /**
   * The value of each key, in the keys' order; undefined where there is none.
   * @param along what is asked for next in most cases: a store that answers many keys in one request answers these too
   */
  readonly read: (
    keys: readonly string[],
    along?: readonly string[],
  ) =>
    | {
        readonly outcome: 'read';
        readonly values: readonly (Stored | undefined)[];
        /** The values of `along`, where the store read them too. */
        readonly along?: readonly (Stored | undefined)[];
      }
    | Unreachable;
  /**
   * Records whose key begins so, in the order of their keys, one page at a time: `next` is the key after which the
   * next page begins, undefined on the last. What is written meanwhile may or may not be met. After a key that does not
   * begin with the prefix there is nothing: a listing never leaves what was asked for.
   */
  readonly list: (
    prefix: string,
    after?: string,
    /** Most of one page; how many a store likes best where it is left out. */
    limit?: number,
  ) => Listed | Unreachable;
  /** Records and listings at once, each answered as `read` and `list` would. Undefined where one after the other is as good. */
  readonly together?: (
    keys: readonly string[],
    along: readonly string[],
    lists: readonly ListRequest[],
  ) => { readonly read: ReturnType<Store['read']>; readonly lists: readonly (Listed | Unreachable)[] };
  /**
   * Writes all or nothing. `conflict`: a key was not at its expected version; read again and decide again.
   */
  readonly commit: (
    writes: readonly Write[],
    purpose?: Purpose,
  ) =>
    | {
        readonly outcome: 'committed';
        /** The version that each write left, in the writes' order. */
        readonly versions: readonly string[];
      }
    | Conflict
    | Unreachable;
  /** How full it is; undefined where there is no end to it. */
  readonly fullness?: () => Fullness | Unreachable | undefined;
  /** A copy of the store that says to each commit what the store would say. Undefined where a commit is never refused for itself. */
  readonly rehearsal?: () => Store | undefined;
}

/** How full a store is that has an end. Bytes, with keys. */
export interface Fullness {
  readonly outcome: 'measured';
  readonly used: number;
  /** For seats that were sold and nobody is bound to. */
  readonly promised: number;
  /** What there is for records in all. */
  readonly room: number;
  /** What of it may be used where something new is taken in, with what is promised. */
  readonly forNew: number;
  /** What was tidied away by this store's own commits since it was opened: it is counted in nothing else. */
  readonly tidied: number;
  /** What is kept, the largest first. */
  readonly kinds: readonly { readonly kind: string; readonly properties: number; readonly bytes: number }[];
  /** What was used before the first change of this month, which was made then; undefined in a store without changes. */
  readonly month?: { readonly at: Instant; readonly used: number };
}

/** Somebody else wrote first: what was decided was decided on what is no longer there. */
export interface Conflict {
  readonly outcome: 'conflict';
}

/** Short-lived copies. It may forget anything at any time: a miss is always a legal answer, also where it fails. */
export interface Cache {
  /** Parsed JSON by key, undefined where nothing is known. */
  readonly get: (keys: readonly string[]) => readonly unknown[];
  /** Keeps these values for so many seconds at the most; false when it failed. */
  readonly put: (values: Readonly<Record<string, unknown>>, seconds: number) => boolean;
}

/** What Drive says of one file for the asking account. */
export interface DriveFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes; 0 for folders and Google's own formats. */
  readonly size: number;
  readonly isTrashed: boolean;
  readonly canEdit: boolean;
  readonly canComment: boolean;
  readonly resourceKey?: string;
}

/** Names a file of Drive. */
export interface FileReference {
  readonly id: string;
  /** Needed where the account has nothing but a link to it. */
  readonly resourceKey?: string;
}

/** A file that the add-on does not get to see. */
export type FileRefused =
  /** It is not there for this account, as far as Drive says. */
  | { readonly outcome: 'not-found' }
  /** It is there, and this account has not let the add-on read it. */
  | { readonly outcome: 'not-granted' };

/** Drive, as the asking account. */
export interface Drive {
  readonly file: (
    id: string,
    resourceKey?: string,
  ) => { readonly outcome: 'found'; readonly file: DriveFile } | FileRefused | Unreachable;
}

/** Lines for whoever runs the product. An address never appears whole in them. */
export interface Log {
  readonly warn: (event: string, details: Readonly<Record<string, string | number | undefined>>) => void;
}

/** What whoever deploys the product has said about who runs it. */
export interface Operators {
  /**
   * Those who may change anything: they import what was bought and settle conflicts. Named by their addresses; with the
   * account from the first use on.
   */
  readonly vendorAdministrators: readonly Account[];
}

/** Everything a use case is given. */
export interface Outside {
  readonly now: () => Instant;
  /** The signed-in account; undefined when Google does not tell it (D11). */
  readonly identity: () => Identified | undefined;
  readonly store: Store;
  readonly cache: Cache;
  readonly drive: Drive;
  readonly operators: () => ({ readonly outcome: 'read' } & Operators) | Unreachable;
  /** Binds the address of one of them to an account, unless it is bound; tells to which it is then. */
  readonly bindOperator: (
    email: string,
    accountId: string,
  ) => { readonly outcome: 'bound'; readonly accountId: string } | Unreachable;
  readonly log: Log;
  /** Lets a moment pass before a change is decided again, longer after each attempt, so that writers do not keep meeting. */
  readonly pause: (attempt: number) => void;
}
