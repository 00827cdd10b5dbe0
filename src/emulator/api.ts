// What the emulator offers to whoever drives it: the desk, the command line, tests.
import type { Execution, LogLine } from './api/execution';
import type { CardAction, FormFile, HostRun, WebAppReply } from './api/host';
import type { Stripe, StripeOptions } from './api/stripe';
import type { Account, Instant, World } from './api/world';
import type { Conditions } from './conditions';

export * from './api/execution';
export * from './api/host';
export type * from './api/stripe';
export * from './api/world';
export type { Condition, Conditions } from './conditions';

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
  /** The stand-in for Stripe, where it was asked for. */
  readonly stripe: Stripe | undefined;
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
  /** The same for a page to which the script handed its token: with the scopes that the script asks for. */
  pageDrive(request: RestRequest): RestResponse;
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
  /** Pages of other hosts that are answered here, by the prefix of their addresses. */
  readonly pages?: Readonly<Record<string, string>>;
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
  /** Stands in for Stripe, on the world's clock: scripts reach its interface, and links and pages lead to its pages here. */
  readonly stripe?: Omit<StripeOptions, 'now'>;
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
