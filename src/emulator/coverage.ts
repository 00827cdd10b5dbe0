// How far each service of Apps Script is emulated. Tests hold this table against the type package and the running emulator.

/** One service. Members of the type package that are not in `lacks` work; using one of `lacks` throws an error that names it. */
export interface Coverage {
  readonly service: string;
  readonly state: 'emulated' | 'partly' | 'refused';
  /** The file of @types/google-apps-script that declares it: `google-apps-script.<types>.d.ts`. */
  readonly types: string;
  /** Members that are not emulated. */
  readonly lacks: readonly string[];
  /** Where it differs from Google's. */
  readonly note?: string;
}

const emulated = (service: string, types: string, note?: string): Coverage => ({
  service,
  state: 'emulated',
  types,
  lacks: [],
  ...(note !== undefined && { note }),
});

const refused = (service: string, types: string, note = 'Any use throws an error that names it.'): Coverage => ({
  service,
  state: 'refused',
  types,
  lacks: [],
  note,
});

/** Every service that a script can name, in the order in which a reader looks for them. */
export const coverage: readonly Coverage[] = [
  emulated(
    'CardService',
    'card-service',
    'Answers for Gmail, Calendar and the editors can be built; Drive refuses them.',
  ),
  emulated('CacheService', 'cache'),
  emulated('ContentService', 'content'),
  emulated('HtmlService', 'html'),
  emulated('LockService', 'lock'),
  emulated('Logger', 'base', 'Lines are collected with the execution; getLog is empty.'),
  emulated('PropertiesService', 'properties'),
  {
    service: 'ScriptApp',
    state: 'partly',
    types: 'script',
    lacks: [
      'EventType',
      'InstallationSource',
      'TriggerSource',
      'WeekDay',
      'deleteTrigger',
      'getInstallationSource',
      'getProjectKey',
      'getProjectTriggers',
      'getScriptTriggers',
      'getUserTriggers',
      'invalidateAuth',
      'newStateToken',
      'newTrigger',
    ],
    note: 'Installable triggers are not emulated.',
  },
  emulated('Session', 'base'),
  emulated('UrlFetchApp', 'url-fetch', 'Only loopback and the emulated Drive answer.'),
  {
    service: 'Utilities',
    state: 'partly',
    types: 'utilities',
    lacks: ['parseDate'],
    note: 'Text is UTF-8 unless a blob is read with another character set.',
  },
  {
    service: 'DriveApp',
    state: 'partly',
    types: 'drive',
    lacks: [
      'addFile',
      'addFolder',
      'continueFileIterator',
      'continueFolderIterator',
      'createShortcut',
      'createShortcutForTargetIdAndResourceKey',
      'getFileByIdAndResourceKey',
      'getFolderByIdAndResourceKey',
      'getStorageLimit',
      'getStorageUsed',
      'removeFile',
      'removeFolder',
    ],
    note: 'Refused, as at Google, where the manifest asks for less than the whole of Drive.',
  },
  refused('SpreadsheetApp', 'spreadsheet'),
  refused('DocumentApp', 'document'),
  refused('SlidesApp', 'slides'),
  refused('GmailApp', 'gmail'),
  refused('CalendarApp', 'calendar'),
  refused('FormApp', 'forms'),
  refused('Jdbc', 'jdbc'),
  refused('XmlService', 'xml-service'),
  refused('MailApp', 'mail'),
];

/** The rows of the README's table, in Markdown. */
export const coverageTable = (): readonly (readonly [string, string, string])[] =>
  coverage.map(({ service, state, lacks, note }) => [
    `\`${service}\``,
    state,
    [lacks.length > 0 ? `Not: ${lacks.map((name) => `\`${name}\``).join(', ')}.` : '', note ?? '']
      .filter((part) => part !== '')
      .join(' '),
  ]);
