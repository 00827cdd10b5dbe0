// What the emulator offers to whoever drives it: the desk, the command line, tests.
import type { Condition, Conditions } from './conditions';
export type { Condition, Conditions } from './conditions';

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

/** One call of a script to a service that reaches outside its own context. */
export interface ServiceCall {
  /** For instance `PropertiesService.getScriptProperties().getProperty`. */
  readonly name: string;
  readonly startedAt: Instant;
  readonly milliseconds: number;
  readonly argumentBytes: number;
  readonly resultBytes: number;
  readonly error?: string;
}

export interface LogLine {
  readonly at: Instant;
  /** Where in the script it was written: `Code.gs:12:3`. */
  readonly where?: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** One run of one global function, from a fresh context to its end. */
export interface Execution {
  readonly id: string;
  readonly functionName: string;
  /** What started it. */
  readonly kind:
    | 'homepage'
    | 'items-selected'
    | 'action'
    | 'universal-action'
    | 'trigger'
    | 'suggestions'
    | 'web-app'
    | 'callback'
    | 'page-call'
    | 'function';
  readonly accountId: string;
  /** What the function was called with: the event object, or what a page handed over. */
  readonly args: readonly unknown[];
  readonly startedAt: Instant;
  readonly milliseconds: number;
  readonly outcome:
    | { readonly status: 'completed'; readonly result: unknown }
    | { readonly status: 'failed'; readonly error: ScriptError }
    | { readonly status: 'timed-out'; readonly error: ScriptError };
  /** In order. */
  readonly calls: readonly ServiceCall[];
  readonly log: readonly LogLine[];
}

export interface ScriptError {
  /** As people see it in Google's own surfaces, for instance `TypeError: x is not a function`. */
  readonly message: string;
  /** Of the script's own files: `at onHomepage (Code.gs:12:3)`. */
  readonly stack?: string;
}

/** Values of a card's inputs by name, as the event object carries them. */
export type FormInputs = Readonly<
  Record<
    string,
    | { readonly stringInputs: { readonly value: readonly string[] } }
    | { readonly dateInput: { readonly msSinceEpoch: string } }
    | { readonly timeInput: { readonly hours: number; readonly minutes: number } }
    | {
        readonly dateTimeInput: { readonly hasDate: boolean; readonly hasTime: boolean; readonly msSinceEpoch: string };
      }
  >
>;

/** What a card's button or input asks for: the `action` found in the card's JSON, and what the inputs hold. */
export interface CardAction {
  readonly functionName: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly formInputs: FormInputs;
  /** The items selected in Drive while the card is shown. */
  readonly selectedIds: readonly string[];
}

/**
 * What the host is told to do, after the emulator has checked it as Google would: one shape for every legal return
 * (card, cards, raw JSON, render actions, promises of them). Cards are JSON of Google's card protocol.
 */
export type HostReply =
  | { readonly type: 'cards'; readonly cards: readonly CardJson[] }
  | {
      readonly type: 'render';
      readonly navigations: readonly Navigation[];
      readonly notification?: string;
      readonly openLink?: OpenLink;
      readonly stateChanged: boolean;
    }
  | { readonly type: 'request-file-scope'; readonly itemId: string }
  | { readonly type: 'suggestions'; readonly items: readonly string[] }
  | { readonly type: 'authorize'; readonly url: string; readonly resource: string }
  | { readonly type: 'nothing' };

/** google.apps.card.v1.Card as JSON, with `name` where the script named it. */
export type CardJson = Readonly<Record<string, unknown>>;
export type Navigation =
  | { readonly pushCard: CardJson }
  | { readonly updateCard: CardJson }
  | { readonly popCard: true }
  | { readonly popToRoot: true }
  | { readonly popToCard: string };
export interface OpenLink {
  readonly url: string;
  readonly openAs: 'FULL_SIZE' | 'OVERLAY';
  readonly onClose: 'NOTHING' | 'RELOAD';
}

/** An execution whose result the Drive host understood, or the fault to show instead of a card. */
export interface HostRun {
  readonly execution: Execution;
  readonly reply: HostReply | { readonly type: 'fault'; readonly message: string };
}

/** A file that somebody chose in a form. */
export interface FormFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** A request to an interface of Google's. */
export interface RestRequest {
  readonly url: string;
  readonly method: string;
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

export interface RestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What a web app answered to a request. */
export type WebAppReply =
  | {
      readonly type: 'html';
      readonly title: string;
      readonly html: string;
      readonly faviconUrl?: string;
      readonly frame: 'DEFAULT' | 'ALLOWALL';
      readonly meta: Readonly<Record<string, string>>;
    }
  | { readonly type: 'text'; readonly mimeType: string; readonly text: string; readonly downloadAs?: string }
  /** Google asks for consent before anything else is shown. */
  | { readonly type: 'authorize'; readonly url: string }
  | { readonly type: 'fault'; readonly message: string };

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

/** A project's content, as `projects.updateContent` of the Apps Script API or a folder gives it. */
export interface Project {
  /** appsscript.json, parsed. */
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly files: {
    /** Scripts in the order in which they are loaded; names with their ending. */
    readonly scripts: readonly { readonly name: string; readonly source: string }[];
    /** HTML by name without ending. */
    readonly html: Readonly<Record<string, string>>;
  };
}

export interface Emulator {
  readonly world: World;
  readonly place: ScriptPlace;
  /** What it was started with, or loaded since. */
  readonly project: Project;
  /** appsscript.json as given. */
  readonly manifest: Readonly<Record<string, unknown>>;
  homepage(accountId: string): Promise<HostRun>;
  itemsSelected(accountId: string, itemIds: readonly string[]): Promise<HostRun>;
  action(accountId: string, action: CardAction): Promise<HostRun>;
  universalAction(accountId: string, functionName: string): Promise<HostRun>;
  suggestions(accountId: string, action: CardAction): Promise<HostRun>;
  /** doGet or doPost, as the account that the manifest's `webapp` says. `query` is the raw query string without `?`. */
  webApp(
    accountId: string,
    request: {
      readonly method: 'GET' | 'POST';
      readonly query: string;
      /** What the address has after `/exec`, without its first slash: `hello` of `/exec/hello`. */
      readonly pathInfo?: string;
      readonly body?: { readonly type: string; readonly text: string };
    },
  ): Promise<{ readonly execution: Execution; readonly reply: WebAppReply }>;
  /**
   * `…/usercallback?state=TOKEN`: calls the function that a state token names, for the account that made it.
   * @param query the raw query string without `?`
   */
  userCallback(
    accountId: string,
    query: string,
  ): Promise<{ readonly execution: Execution; readonly reply: WebAppReply }>;
  /**
   * google.script.run from a page: the result or error as the page's handler gets it.
   * @param files those of a form that is the only argument, by field
   */
  pageCall(
    accountId: string,
    functionName: string,
    args: readonly unknown[],
    files?: Readonly<Record<string, readonly FormFile[]>>,
  ): Promise<Execution>;
  /** Triggers of the clock that the script installed, of all accounts, the next one first. */
  triggers(): readonly ClockTrigger[];
  /** Calls a trigger's function now, whenever its time is. Rejects where there is no such trigger. */
  fireTrigger(triggerId: string): Promise<Execution>;
  /** Fires the triggers whose time has come on the world's clock: each once, however often it came. The desk does so by itself. */
  fireDueTriggers(): Promise<readonly Execution[]>;
  /** Any global function, as the editor would. */
  run(accountId: string, functionName: string, args: readonly unknown[]): Promise<Execution>;
  /** scripts.run of the Apps Script API: no private function, and nothing but plain data comes back. */
  apiCall(accountId: string, functionName: string, args: readonly unknown[]): Promise<Execution>;
  /** Drive's REST interface, as a client sees it whose token has every scope. Addresses are Google's. */
  drive(request: RestRequest): RestResponse;
  /** Runs this content from now on; what is running ends as it began. */
  load(project: Project): void;
  /**
   * Another emulator in the same world, running other content: a version of this script, or another script.
   * Executions of both are listed in both; closing this one closes it too.
   */
  at(project: Project, options: ScriptPlace): Emulator;
  /** The most recent executions, newest first, at most 200. */
  executions(): readonly Execution[];
  /** Called after each execution and each change of the world; returns what ends it. */
  onChange(listener: () => void): () => void;
  /** Ends running executions and their processes. */
  close(): Promise<void>;
}

/** A trigger of the clock that a script installed for an account. */
export interface ClockTrigger {
  readonly id: string;
  readonly accountId: string;
  readonly functionName: string;
  /** For instance `every 2 days at 6:00`. */
  readonly when: string;
  /** Undefined once it has fired for the last time: it stays until the script deletes it. */
  readonly nextAt: Instant | undefined;
}

/** Which script runs, and where its web app answers. */
export interface ScriptPlace {
  /** Scripts with other ids have properties, caches and locks of their own. */
  readonly scriptId: string;
  /** `ScriptApp.getService().getUrl()`; empty where there is no web app. */
  readonly webAppUrl: string;
}

/** What Google limits: what an account may do in a day depends on its kind, unless it is said here. */
export interface Limits {
  readonly urlFetchesPerDay: number;
  readonly propertyCallsPerDay: number;
  /** For one account. */
  readonly executionsAtOnce: number;
  readonly addOnMilliseconds: number;
  readonly otherMilliseconds: number;
}

/** What an emulator is started with. */
export interface EmulatorOptions {
  /** A folder with appsscript.json, scripts (.gs, .js) and HTML files, as clasp would push it. */
  readonly folder: string;
  /** Folders of libraries, by the symbol that the manifest gives them. What a manifest names besides is refused at its first use. */
  readonly libraries?: Readonly<Record<string, string>>;
  /** Where web apps are served: `ScriptApp.getService().getUrl()`. */
  readonly webAppUrl?: string;
  /** `ScriptApp.getScriptId()`; made of the folder's path when not given. */
  readonly scriptId?: string;
  /** Accounts, or addresses of accounts that have nothing special about them; `you@example.com` alone when not given. */
  readonly accounts?: readonly (Account | string)[];
  /** The first signed-in account when not given. */
  readonly defaultAccountId?: string;
  /** Who deployed the project, and is asked when a web app runs as its owner. The default account when not given. */
  readonly ownerAccountId?: string;
  /** Limits other than Google's, for every account. */
  readonly limits?: Partial<Limits>;
  /** How Google is met, where it is not as usual. */
  readonly conditions?: Partial<Conditions>;
  /** Real time when not given. */
  readonly now?: Instant;
  /** A folder of this machine as the Drive of the accounts: the first owns its files, the others may write them. */
  readonly driveFolder?: {
    readonly folder: string;
    /** Whether the add-on was let at every file already. */
    readonly isGranted: boolean;
    /** Whether what the add-on changes is written there; when not, it lives in memory. */
    readonly isWritten: boolean;
  };
  /** Stand-ins on loopback for hosts that scripts fetch from, by the prefix of the address they answer for. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** A folder of answers: `api.example.com/v1/users.json` in it answers `https://api.example.com/v1/users`. */
  readonly answersFolder?: string;
  /** Lets requests to hosts that nothing stands in for go out. */
  readonly allowsNetwork?: boolean;
  /** A port of loopback at which a debugger finds the script. It then runs as this program may, one execution at a time. */
  readonly inspectPort?: number;
  /** Told of each line as it is written. */
  readonly onLog?: (line: LogLine, execution: Pick<Execution, 'id' | 'functionName' | 'accountId'>) => void;
  /** Told of each execution when it has ended. */
  readonly onExecution?: (execution: Execution) => void;
  /**
   * Called before and after each service call, in the call's way: a promise holds the call up, a rejection becomes the
   * service's exception in the script, and `kill` ends the execution there. Lets a simulator order calls and inject faults.
   */
  readonly onServiceCall?: OnServiceCall;
}
export type OnServiceCall = (call: {
  readonly executionId: string;
  readonly name: string;
  readonly phase: 'before' | 'after';
}) => undefined | 'kill' | Promise<undefined | 'kill'>;
export type CreateEmulator = (options: EmulatorOptions) => Promise<Emulator>;
