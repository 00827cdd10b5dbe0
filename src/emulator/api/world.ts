// Accounts, their Drive, and everything else that outlives an execution.
import type { Condition, Conditions } from '../conditions';

/** Epoch milliseconds, UTC, on the world's own clock, which can be moved. */
export type Instant = number;

/** A Google account of this world. */
export interface Account {
  /** The immutable account id, 21 digits: `sub` of an identity token, `userId` of Drive's state. Never reused. */
  readonly id: string;
  readonly email: string;
  /** Addresses it had before, or also answers to. */
  readonly aliases: readonly string[];
  readonly name: string;
  readonly status: 'active' | 'suspended' | 'deleted';
  /** Signed in in this browser. */
  readonly isSignedIn: boolean;
  /** Hidden: scripts get no address and no identity token of it, as under a policy or with consent withheld. */
  readonly identity: 'shown' | 'hidden';
  /** IETF tag, for instance `en-US`. */
  readonly locale: string;
  /** IANA name, for instance `Europe/Rome`. */
  readonly timeZone: string;
}

export type DriveRole = 'owner' | 'writer' | 'commenter' | 'reader';

/** Google's type of folders. */
export const folderType = 'application/vnd.google-apps.folder';

/** In `roles`: everybody who has the link. What is shared so is found in nobody's list. */
export const anyoneWithLink = 'anyone';

/** A file or folder of this world's Drive. */
export interface DriveItem {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes; 0 for folders. */
  readonly size: number;
  /** The folder it lies in; undefined for what lies in nobody's folder (shared with me). */
  readonly parentId: string | undefined;
  /** Account id, or `anyoneWithLink`, → role. Exactly one owner. */
  readonly roles: Readonly<Record<string, DriveRole>>;
  readonly isTrashed: boolean;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** Grows with every change, of content or of anything else. */
  readonly version: number;
  /** Id of the newest revision; changes with every write of content. */
  readonly headRevisionId: string | undefined;
  /** What those who have nothing but the link must show besides. */
  readonly resourceKey: string | undefined;
  /** Accounts that let the add-on read this file (`drive.file`). */
  readonly grantedTo: readonly string[];
}

/** For requests, or for new access tokens. */
export type TokenKind = 'access' | 'refresh';

/**
 * What somebody can take down by hand: Google's stores, Google Drive, every host but Google's that UrlFetchApp asks, what an
 * account may do in a day; and what is switched off: the Drive API in the Cloud project, addresses in the allow-list of a
 * customer's administrator, Apps Script for that customer's people. A call to what is out fails in Google's own words.
 */
export const outages = [
  ...(['properties', 'cache', 'drive', 'hosts', 'quota'] as const),
  ...(['drive-api', 'url-fetch', 'apps-script'] as const),
];
export type Outage = (typeof outages)[number];

/** The state of the world: everything that outlives an execution. Reads are snapshots; changes go through here. */
export interface World {
  readonly tokens: {
    readonly of: (kind: TokenKind, accountId: string) => string;
    /** Whose token of this kind it is; undefined for one that this world never gave. */
    readonly accountOf: (kind: TokenKind, token: string) => string | undefined;
  };
  now(): Instant;
  /** Moves the clock to this instant; it goes on from there. */
  setNow(instant: Instant): void;
  accounts(): readonly Account[];
  /** The browser's default account: the one web apps and their pages run as. */
  defaultAccountId(): string;
  setDefaultAccount(accountId: string): void;
  addAccount(account: Account): void;
  /** Renames (keeps the old address as an alias), suspends, hides, signs in and out. */
  changeAccount(accountId: string, change: Partial<Omit<Account, 'id'>>): void;
  /** Items this account can see, not those in the trash, unless asked. */
  items(accountId: string, options?: { readonly trashed?: boolean }): readonly DriveItem[];
  item(id: string): DriveItem | undefined;
  content(id: string): Uint8Array | undefined;
  addItem(
    item: Omit<DriveItem, 'size' | 'createdAt' | 'modifiedAt' | 'version' | 'headRevisionId' | 'grantedTo'> & {
      readonly content?: Uint8Array;
    },
  ): DriveItem;
  setRole(itemId: string, accountId: string, role: DriveRole | undefined): void;
  setTrashed(itemId: string, isTrashed: boolean): void;
  /** Locks an item's content for everybody, as Drive's content restrictions do, or unlocks it. */
  setLocked(itemId: string, isLocked: boolean): void;
  /** Lets the add-on read this file for this account, or takes that back. */
  setGranted(itemId: string, accountId: string, isGranted: boolean): void;
  /** Script properties as stored, for seeding and for the inspector. */
  scriptProperties(): Readonly<Record<string, string>>;
  setScriptProperties(properties: Readonly<Record<string, string>>): void;
  userProperties(accountId: string): Readonly<Record<string, string>>;
  setUserProperties(accountId: string, properties: Readonly<Record<string, string>>): void;
  /** The scopes that an account has agreed to for this script, as the manifest spells them; undefined: all that it asks for. */
  consent(accountId: string): readonly string[] | undefined;
  setConsent(accountId: string, scopes: readonly string[] | undefined): void;
  /** How Google is met, by every script and account. */
  conditions(): Conditions;
  setCondition<Name extends Condition>(name: Name, value: Conditions[Name]): void;
  /** What is out just now, for every script and account. */
  outages(): readonly Outage[];
  setOutage(outage: Outage, isOut: boolean): void;
}
