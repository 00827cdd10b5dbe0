// Every call that leaves a script's context: its name, its arguments, its answer. Both sides are compiled against this map.
import type { Lacking } from './lacking';

/** What can cross: JSON. */
type Texts = Readonly<Record<string, string>>;

/** Of a store of properties. */
export interface PropertyCalls {
  readonly getProperty: (key: string) => string | null;
  readonly getProperties: () => Texts;
  readonly getKeys: () => readonly string[];
  readonly setProperties: (values: Texts, deleteAllOthers: boolean) => void;
  readonly deleteProperty: (key: string) => void;
}

/** Of a cache. */
export interface CacheCalls {
  readonly getAll: (keys: readonly string[]) => Texts;
  /** Seconds that the values are kept. */
  readonly putAll: (values: Texts, seconds: number) => void;
  readonly removeAll: (keys: readonly string[]) => void;
}

/** Of a lock. */
export interface LockCalls {
  readonly tryLock: (milliseconds: number) => boolean;
  readonly releaseLock: () => void;
}

/** A request as the script's side describes it. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Texts;
  readonly base64?: string;
  readonly followRedirects: boolean;
}

export interface FetchResponse {
  readonly status: number;
  /** Names in lower case; a list where one came several times. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly base64: string;
}

/** A state token that a script wants. */
export interface AskedState {
  readonly method: string;
  readonly arguments: Texts;
  readonly seconds: number;
}

/** How the account of an execution stands with the scopes that were asked about. */
interface Authorization {
  readonly missing: readonly string[];
  /** Where to agree to what is missing; null where nothing is. */
  readonly url: string | null;
  readonly agreed: readonly string[];
}

/** When a trigger of the clock fires, as its builder was told. */
export interface Schedule {
  /** Once, at this instant: epoch milliseconds. */
  readonly at?: number;
  /** Once, on this day: year, month from 1, day. */
  readonly date?: readonly [year: number, month: number, day: number];
  readonly every?: { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' };
  /** 0 to 23 and 0 to 59. */
  readonly hour?: number;
  readonly minute?: number;
  /** `MONDAY` … `SUNDAY`. */
  readonly weekDay?: string;
  /** 1 to 31; months without that day are left out. */
  readonly monthDay?: number;
  /** IANA name; that of the project when not given. */
  readonly timeZone?: string;
}

/** A trigger as a script sees it. */
export interface KeptTrigger {
  readonly id: string;
  readonly handler: string;
}

/** A file of an archive. */
interface ArchiveEntry {
  readonly name: string;
  readonly base64: string;
}

/** What every call of the advanced Drive service carries: `fields` and the like, and headers. */
export interface DriveExtras {
  readonly options: Readonly<Record<string, unknown>>;
  readonly headers: Texts;
}

type Resource = Readonly<Record<string, unknown>>;

/** Of the advanced Drive service; DriveApp goes by the same. Contents are base64. */
export interface DriveCalls {
  readonly 'About.get': (extras: DriveExtras) => unknown;
  /** A resource, or the file's text where `alt` is `media`. */
  readonly 'Files.get': (extras: DriveExtras, fileId: string) => unknown;
  readonly 'Files.media': (extras: DriveExtras, fileId: string) => unknown;
  readonly 'Files.list': (extras: DriveExtras) => unknown;
  readonly 'Files.copy': (extras: DriveExtras, resource: Resource, fileId: string) => unknown;
  readonly 'Files.generateIds': (extras: DriveExtras) => unknown;
  readonly 'Files.create': (extras: DriveExtras, resource: Resource, content: string | null) => unknown;
  readonly 'Files.update': (extras: DriveExtras, resource: Resource, fileId: string, content: string | null) => unknown;
  readonly 'Files.remove': (extras: DriveExtras, fileId: string) => unknown;
  readonly 'Files.emptyTrash': (extras: DriveExtras) => unknown;
  readonly 'Revisions.list': (extras: DriveExtras, fileId: string) => unknown;
  readonly 'Revisions.get': (extras: DriveExtras, fileId: string, revisionId: string) => unknown;
  readonly 'Permissions.list': (extras: DriveExtras, fileId: string) => unknown;
  readonly 'Permissions.get': (extras: DriveExtras, fileId: string, permissionId: string) => unknown;
  readonly 'Permissions.create': (extras: DriveExtras, resource: Resource, fileId: string) => unknown;
  readonly 'Permissions.update': (
    extras: DriveExtras,
    resource: Resource,
    fileId: string,
    permissionId: string,
  ) => unknown;
  readonly 'Permissions.remove': (extras: DriveExtras, fileId: string, permissionId: string) => unknown;
}

/** The same calls under longer names. */
export type Prefixed<Prefix extends string, Calls> = {
  readonly [Name in keyof Calls & string as `${Prefix}.${Name}`]: Calls[Name];
};

interface PlainCalls {
  readonly 'Session.getActiveUser': () => string;
  readonly 'Session.getEffectiveUser': () => string;
  readonly 'Session.getActiveUserLocale': () => string;
  readonly 'Session.getScriptTimeZone': () => string;
  readonly 'Session.getTemporaryActiveUserKey': () => string;
  readonly 'ScriptApp.getIdentityToken': () => string | null;
  readonly 'ScriptApp.getAuthorizationInfo': (scopes: readonly string[] | null) => Authorization;
  readonly 'ScriptApp.invalidateAuth': () => void;
  readonly 'ScriptApp.getOAuthToken': () => string;
  readonly 'ScriptApp.newStateToken': (asked: AskedState) => string;
  readonly 'ScriptApp.newTrigger': (handler: string, schedule: Schedule) => KeptTrigger;
  readonly 'ScriptApp.getProjectTriggers': () => readonly KeptTrigger[];
  readonly 'ScriptApp.deleteTrigger': (id: string) => void;
  readonly 'UrlFetchApp.fetch': (request: FetchRequest) => FetchResponse;
  readonly 'UrlFetchApp.fetchAll': (requests: readonly FetchRequest[]) => readonly FetchResponse[];
  readonly 'Utilities.getUuid': () => string;
  readonly 'Utilities.sleep': (milliseconds: number) => void;
  readonly 'Utilities.computeDigest': (algorithm: string, base64: string) => string;
  readonly 'Utilities.computeHmacSignature': (algorithm: string, base64: string, keyBase64: string) => string;
  readonly 'Utilities.computeRsaSignature': (algorithm: string, base64: string, key: string) => string;
  readonly 'Utilities.gzip': (base64: string) => string;
  readonly 'Utilities.ungzip': (base64: string) => string;
  readonly 'Utilities.zip': (entries: readonly ArchiveEntry[]) => string;
  readonly 'Utilities.unzip': (base64: string) => readonly ArchiveEntry[];
  readonly 'reference.lacking': (className: string, member: string) => Lacking | null;
  readonly 'text.toBase64': (text: string, charset: string) => string;
  readonly 'text.fromBase64': (base64: string, charset: string) => string;
}

/** Answered by the services. */
export type ServiceCalls = PlainCalls &
  Prefixed<'PropertiesService.getScriptProperties' | 'PropertiesService.getUserProperties', PropertyCalls> &
  Prefixed<'CacheService.getScriptCache' | 'CacheService.getUserCache', CacheCalls> &
  Prefixed<'LockService.getScriptLock' | 'LockService.getUserLock', LockCalls> &
  Prefixed<'Drive', DriveCalls>;

/** Answered by the runtime itself: a line that was written, and the frame of the stack where. */
interface RuntimeCalls {
  readonly console: (level: string, text: string, where: string | null) => void;
}

export type AllCalls = ServiceCalls & RuntimeCalls;
