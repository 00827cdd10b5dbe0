// Runs inside each execution's bare context before the script's own files: Apps Script's globals, and how a function is called.
import { addOnsResponseService } from './add-ons-response-service';
import { Blob } from './blob';
import { Part } from './built';
import { Card } from './cards/card';
import { AuthorizationRequired, ForeignResponse } from './cards/other-hosts';
import {
  ActionResponse,
  DriveItemsSelectedActionResponse,
  SuggestionsResponse,
  UniversalActionResponse,
} from './cards/responses';
import { cardService } from './card-service';
import { createDriveApp } from './drive-app';
import { advancedDrive } from './drive-service';
import { advancedDriveV2 } from './drive-service-v2';
import { exception } from './host';
import { type HtmlFiles, HtmlOutput, TextOutput, contentService, createHtmlService } from './html-service';
import { createScriptApp, session } from './identity-services';
import { console, logger } from './logging';
import { isOfKind } from './known-everywhere';
import { mimeType } from './mime-type';
import { strict, strictApi } from './not-emulated';
import { cacheService, lockService, propertiesService, scriptProperties, userProperties } from './storage-services';
import { createUrlFetchApp } from './url-fetch';
import { utilities } from './utilities';

/** A file that somebody chose in a form. */
interface FormFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** What the runtime tells an execution at its start. */
interface Start {
  /** What `getUrl()` says. */
  readonly webAppUrl: string | null;
  readonly scriptId: string;
  /** Advanced services by the symbol that the manifest gives them. */
  readonly advanced: Readonly<Record<string, { readonly serviceId: string; readonly version: string }>>;
  /** Libraries by the symbol that the manifest gives them. */
  readonly libraries: Readonly<Record<string, string>>;
  /** Whether the manifest asks for the whole of Drive, or lists no scopes and so is given what the code needs. */
  readonly seesWholeDrive: boolean;
  /** Whether properties that are `undefined` arrive as null where pages are answered. */
  readonly undefinedIsNull: boolean;
  /** Whether blobs are sent without their own type. */
  readonly losesBlobTypes: boolean;
  /** How far the world's clock is from this machine's, in milliseconds. */
  readonly clockOffset: number;
}

const scope = globalThis as unknown as Record<string, unknown>;
const start = JSON.parse(scope['__start'] as string) as Start;
delete scope['__start'];
/** The project's HTML files stay outside until one is asked for: they may be large, and most executions need none. */
const htmlFiles = scope['__html'] as HtmlFiles;
delete scope['__html'];

const RealDate = Date;
const now = (): number => RealDate.now() + start.clockOffset;
/** Date on the world's clock, and in all else the one that scripts know. */
const worldDate: DateConstructor = new Proxy(RealDate, {
  construct: (real, args, asked) => Reflect.construct(real, args.length === 0 ? [now()] : args, asked) as object,
  apply: () => new RealDate(now()).toString(),
  get: (real, name) => (name === 'now' ? now : (Reflect.get(real, name) as unknown)),
});
RealDate.prototype.constructor = worldDate;

/** Services that exist at Google and are not emulated, by their class in the type package: any use of them says so. */
const missing: Readonly<Record<string, string>> = {
  Browser: 'Base.Browser',
  CalendarApp: 'Calendar.CalendarApp',
  Charts: 'Charts.Charts',
  ConferenceDataService: 'Conference_Data.ConferenceDataService',
  ContactsApp: 'Contacts.ContactsApp',
  DataStudioApp: 'Data_Studio.DataStudioApp',
  DocumentApp: 'Document.DocumentApp',
  FormApp: 'Forms.FormApp',
  GmailApp: 'Gmail.GmailApp',
  GroupsApp: 'Groups.GroupsApp',
  Jdbc: 'JDBC.Jdbc',
  LanguageApp: 'Language.LanguageApp',
  LinearOptimizationService: 'Optimization.LinearOptimizationService',
  MailApp: 'Mail.MailApp',
  Maps: 'Maps.Maps',
  SitesApp: 'Sites.SitesApp',
  SlidesApp: 'Slides.SlidesApp',
  SpreadsheetApp: 'Spreadsheet.SpreadsheetApp',
  XmlService: 'XML_Service.XmlService',
};

/** Google's page of an advanced service, by its id in the manifest. */
const advancedPage = (serviceId: string): string =>
  `https://developers.google.com/apps-script/advanced/${advancedPages[serviceId] ?? serviceId}`;
const advancedPages: Readonly<Record<string, string>> = {
  admin: 'admin-sdk-directory',
  calendar: 'calendar',
  drivelabels: 'drive-labels',
  driveactivity: 'drive-activity',
  peopleapi: 'people',
  youtubeAnalytics: 'youtube-analytics',
};

const library = (symbol: string, id: string): object =>
  new Proxy(
    {},
    {
      get: (_, key) => {
        if (typeof key === 'symbol') return undefined;
        throw new Error(
          `${symbol}.${key} is in a library (${id}) that is not here; libraries are emulated from folders (--library ${symbol}=FOLDER). See https://developers.google.com/apps-script/guides/libraries`,
        );
      },
    },
  );

function advancedService(symbol: string, { serviceId, version }: Start['advanced'][string]): object {
  if (serviceId === 'drive') return version === 'v2' ? advancedDriveV2 : advancedDrive;
  return strictApi({}, symbol, advancedPage(serviceId));
}

/** A global for each entry. */
const globals = <Value>(from: Readonly<Record<string, Value>>, make: (name: string, value: Value) => object): object =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, make(name, value)]));

Object.assign(
  scope,
  globals(missing, (_, className) => strict({}, className)),
  globals(start.libraries, library),
  // An advanced service under the name of a service that is there always does not hide it.
  globals(start.advanced, advancedService),
  {
    // Called without `new`, Date gives the time as text.
    Date: worldDate,
    console,
    Logger: logger,
    CardService: cardService,
    AddOnsResponseService: addOnsResponseService,
    CacheService: cacheService,
    ContentService: contentService,
    DriveApp: createDriveApp(start.seesWholeDrive),
    HtmlService: createHtmlService(htmlFiles),
    LockService: lockService,
    MimeType: mimeType,
    PropertiesService: propertiesService,
    ScriptApp: createScriptApp(start),
    Session: session,
    UrlFetchApp: createUrlFetchApp(start),
    Utilities: utilities,
    ScriptProperties: scriptProperties,
    UserProperties: userProperties,
  },
);

/** The kinds of finished objects, by which the host knows what a function returned. */
const kinds = [
  [Card, 'Card'],
  [ActionResponse, 'ActionResponse'],
  [SuggestionsResponse, 'SuggestionsResponse'],
  [UniversalActionResponse, 'UniversalActionResponse'],
  [DriveItemsSelectedActionResponse, 'DriveItemsSelectedActionResponse'],
] as const;

/** A returned value as JSON that keeps what it was. */
function described(value: unknown): object {
  if (Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof Card)) {
    return { kind: 'Cards', json: value.map((card) => card.toJson()) };
  }
  const known = kinds.find(([type]) => value instanceof type);
  if (known !== undefined && value instanceof Part) return { kind: known[1], json: value.toJson() };
  if (value instanceof ForeignResponse) return { kind: value.name, json: value.toJson() };
  const unbuilt = [value].flat().find((one) => one instanceof Part && !(one instanceof Card));
  if (unbuilt !== undefined) return { kind: 'unbuilt', json: (unbuilt as Part).constructor.name };
  if (value instanceof HtmlOutput || value instanceof TextOutput) return { kind: 'Page', json: value.toReply() };
  const crossing = start.undefinedIsNull ? (_key: string, one: unknown) => (one === undefined ? null : one) : undefined;
  const json = value === undefined ? null : (JSON.parse(JSON.stringify(value, crossing)) as unknown);
  return { kind: 'plain', json, ...(holdsDate(value) && { holdsDate: true }) };
}

const holdsDate = (value: unknown): boolean =>
  isOfKind(value, 'Date') || (typeof value === 'object' && value !== null && Object.values(value).some(holdsDate));

const settle = (outcome: object): void => {
  scope['__outcome'] = JSON.stringify(outcome);
};
const fail = (error: unknown): void => {
  if (error instanceof AuthorizationRequired) {
    settle({ result: { kind: 'AuthorizationException', json: error.json } });
    return;
  }
  if (String(error).includes('ERR_VM_DYNAMIC_IMPORT')) {
    fail(new SyntaxError('import() is not available: Apps Script has no modules.'));
    return;
  }
  const { name, message, stack } = isOfKind(error, 'Error') ? (error as Error) : {};
  settle({ error: { message: message === undefined ? String(error) : `${name}: ${message}`, stack } });
};

type ScriptFunction = (...args: readonly unknown[]) => unknown;

/**
 * A function of the script by its name or, as `handlers.open`, a method that is called on its object. What `const` and `let`
 * declare is no property of the global object.
 * https://developers.google.com/apps-script/guides/v8-runtime#call_object_methods_from_triggers_and_callbacks
 */
function functionOf(path: string): ScriptFunction | undefined {
  const [name = '', ...members] = path.split('.');
  if (!members.every((member) => isName(member))) return undefined;
  let owner: unknown = undefined;
  let found: unknown = globalNamed(name);
  for (const member of members) {
    if ((typeof found !== 'object' && typeof found !== 'function') || found === null) return undefined;
    owner = found;
    found = (found as Readonly<Record<string, unknown>>)[member];
  }
  return typeof found === 'function' ? (...args) => (found as ScriptFunction).call(owner, ...args) : undefined;
}

const isName = (text: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);

function globalNamed(name: string): unknown {
  if (Object.prototype.hasOwnProperty.call(scope, name)) return scope[name];
  if (!isName(name)) return undefined;
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- nothing but a name is read, in the script's own scope
    const find = new Function(`return ${name};`) as () => unknown;
    return find();
  } catch {
    return undefined;
  }
}

/**
 * What a function is called with. The files of a form stand in it as blobs, and what was posted tells its text as a blob does:
 * that is not documented, and widely used.
 */
function argumentsOf(argumentsJson: string, filesJson: string): unknown[] {
  const args = JSON.parse(argumentsJson) as unknown[];
  const { postData } = (args[0] ?? {}) as { readonly postData?: { readonly contents?: unknown } | null };
  if (typeof postData?.contents === 'string')
    Object.defineProperty(postData, 'getDataAsString', { value: () => postData.contents });
  const files = Object.entries(JSON.parse(filesJson) as Readonly<Record<string, FormFile[]>>);
  for (const [field, chosen] of files) {
    const blobs = chosen.map(({ name, type, base64 }) => new Blob(base64, type, name));
    Object.assign(args[0] as object, { [field]: blobs.length > 1 ? blobs : blobs[0] });
  }
  return args;
}

/** Calls a global function of the script; the outcome is left where the runtime reads it once promises have settled. */
Object.defineProperty(scope, '__call', {
  value: (name: string, argumentsJson: string, filesJson: string): void => {
    try {
      const target = functionOf(name);
      if (target === undefined || name.startsWith('__')) throw exception(`Script function not found: ${name}`);
      const result: unknown = target(...argumentsOf(argumentsJson, filesJson));
      if (isOfKind(result, 'Promise'))
        (result as Promise<unknown>)
          .then((value) => {
            settle({ result: described(value) });
          })
          .catch(fail);
      else settle({ result: described(result) });
    } catch (error) {
      fail(error);
    }
  },
});
