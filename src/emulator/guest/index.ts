// Runs inside each execution's bare context before the script's own files: Apps Script's globals, and how a function is called.
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
import { callHost, exception } from './host';
import { HtmlOutput, TextOutput, contentService, createHtmlService } from './html-service';
import { createScriptApp, session } from './identity-services';
import { cacheService, lockService, propertiesService } from './storage-services';
import { mimeType } from './mime-type';
import { strict } from './not-emulated';
import { urlFetchApp } from './url-fetch';
import { utilities } from './utilities';

/** What the runtime tells an execution at its start. */
interface Start {
  readonly webAppUrl: string;
  readonly scriptId: string;
  /** Advanced services by the symbol that the manifest gives them. */
  readonly advanced: Readonly<Record<string, string>>;
  /** Whether the manifest asks for the whole of Drive, or lists no scopes and so is given what the code needs. */
  readonly seesWholeDrive: boolean;
  /** How far the world's clock is from this machine's, in milliseconds. */
  readonly clockOffset: number;
}

const scope = globalThis as unknown as Record<string, unknown>;
const start = JSON.parse(scope['__start'] as string) as Start;
delete scope['__start'];
/** The project's HTML files stay outside until one is asked for: they may be large, and most executions need none. */
const htmlFile = scope['__html'] as (name: string) => string | undefined;
delete scope['__html'];

const write =
  (level: 'debug' | 'info' | 'warn' | 'error') =>
  (...parts: readonly unknown[]): void => {
    callHost('console', level, parts.map(textOf).join(' '));
  };
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  return value === undefined ? 'undefined' : JSON.stringify(value);
};

const RealDate = Date;
/** Date on the world's clock. */
class WorldDate extends RealDate {
  constructor(...args: readonly unknown[]) {
    if (args.length === 0) super(RealDate.now() + start.clockOffset);
    else super(...(args as [number]));
  }
  static override now(): number {
    return RealDate.now() + start.clockOffset;
  }
}

/** Services that exist at Google and are not emulated, with their page: any use of them says so. */
const missing: Readonly<Record<string, string>> = {
  Browser: 'base/browser',
  CalendarApp: 'calendar/calendar-app',
  Charts: 'charts/charts',
  ConferenceDataService: 'conference-data/conference-data-service',
  ContactsApp: 'contacts/contacts-app',
  DataStudioApp: 'data-studio/data-studio-app',
  DocumentApp: 'document/document-app',
  FormApp: 'forms/form-app',
  GmailApp: 'gmail/gmail-app',
  GroupsApp: 'groups/groups-app',
  Jdbc: 'jdbc/jdbc',
  LanguageApp: 'language/language-app',
  LinearOptimizationService: 'optimization/linear-optimization-service',
  MailApp: 'mail/mail-app',
  Maps: 'maps/maps',
  SitesApp: 'sites/sites-app',
  SlidesApp: 'slides/slides-app',
  SpreadsheetApp: 'spreadsheet/spreadsheet-app',
  XmlService: 'xml-service/xml-service',
};

const log = write('info');
Object.assign(
  scope,
  Object.fromEntries(Object.entries(missing).map(([name, page]) => [name, strict({}, name, page)])),
  {
    // Called without `new`, Date gives the time as text.
    Date: new Proxy(WorldDate, { apply: () => new WorldDate().toString() }),
    console: {
      log,
      info: log,
      debug: write('debug'),
      warn: write('warn'),
      error: write('error'),
      time: () => undefined,
      timeEnd: () => undefined,
    },
    Logger: strict({ log, clear: () => undefined, getLog: () => '' }, 'Logger', 'base/logger'),
    CardService: cardService,
    CacheService: cacheService,
    ContentService: contentService,
    DriveApp: createDriveApp(start.seesWholeDrive),
    HtmlService: createHtmlService(htmlFile),
    LockService: lockService,
    MimeType: mimeType,
    PropertiesService: propertiesService,
    ScriptApp: createScriptApp(start),
    Session: session,
    UrlFetchApp: urlFetchApp,
    Utilities: utilities,
    ...Object.fromEntries(
      Object.entries(start.advanced).map(([symbol, serviceId]) => [
        symbol,
        serviceId === 'drive' ? advancedDrive : strict({}, symbol, '../advanced'),
      ]),
    ),
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
  if (value instanceof Part) return { kind: 'unbuilt', json: value.constructor.name };
  if (value instanceof HtmlOutput || value instanceof TextOutput) return { kind: 'Page', json: value.toReply() };
  return { kind: 'plain', json: value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown) };
}

const settle = (outcome: object): void => {
  scope['__outcome'] = JSON.stringify(outcome);
};
const fail = (error: unknown): void => {
  if (error instanceof AuthorizationRequired) {
    settle({ result: { kind: 'AuthorizationException', json: error.json } });
    return;
  }
  const isError = error instanceof Error;
  settle({
    error: {
      message: isError ? `${error.name}: ${error.message}` : String(error),
      stack: isError ? error.stack : undefined,
    },
  });
};

/** Calls a global function of the script; the outcome is left where the runtime reads it once promises have settled. */
Object.defineProperty(scope, '__call', {
  value: (name: string, argumentsJson: string): void => {
    try {
      const target = scope[name];
      if (typeof target !== 'function' || name.startsWith('__')) throw exception(`Script function not found: ${name}`);
      const result: unknown = (target as (...args: unknown[]) => unknown)(...(JSON.parse(argumentsJson) as unknown[]));
      if (result instanceof Promise)
        result
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
