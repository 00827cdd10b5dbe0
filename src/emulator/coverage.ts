// How far each class of Apps Script is emulated. Tests hold this against the type package and the running emulator, and the
// README's table against this.
import type { Reference } from './host/reference';

/** A class that is emulated, wholly or with these members missing: using one of them throws an error that names it. */
interface Emulated {
  readonly lacks?: readonly string[];
  /** Where it differs from Google's. */
  readonly note?: string;
}

/** Newer than the type package, like the parts of cards that only Chat draws. */
const forChat = {
  lacks: ['addEventAction', 'setId'],
  note: 'What only Google Chat draws is not emulated.',
};

const driveItem = [
  ...['getSecurityUpdateEligible', 'getSecurityUpdateEnabled', 'isShareableByEditors', 'setOwner'],
  ...['setSecurityUpdateEnabled', 'setShareableByEditors'],
];

/** Classes that are emulated, by namespace and name in the type package. Every other class of it is refused. */
const emulated: Readonly<Record<string, Readonly<Record<string, Emulated>>>> = {
  Card_Service: {
    CardService: {
      lacks: [
        ...['Visibility', 'WorkflowDataSourceType', 'ExpressionDataActionType', 'ExpressionDataConditionType'],
        ...['newActionStatus', 'newCardWithId', 'newChatActionResponse', 'newChatResponseBuilder', 'newCondition'],
        ...['newDialog', 'newDialogAction', 'newEventAction', 'newExpressionData', 'newExpressionDataAction'],
        ...['newHostAppDataSource', 'newPlatformDataSource', 'newUpdateVisibilityAction', 'newUpdatedWidget'],
      ],
      note: 'Whole as the type package has it, and columns, chips, carousels, overflow menus and collapse controls besides. Answers for Gmail, Calendar and the editors can be built; Drive refuses them.',
    },
    CardBuilder: { lacks: ['addExpressionData'] },
    CardSection: { lacks: ['setId'] },
    DatePicker: forChat,
    DateTimePicker: { ...forChat, lacks: ['addEventAction', 'setHostAppDataSource', 'setId'] },
    SelectionInput: {
      lacks: ['addEventAction', 'setId', 'setPlatformDataSource'],
      note: 'An external data source is not asked.',
    },
    TextInput: { ...forChat, lacks: ['addEventAction', 'setHostAppDataSource', 'setId'] },
    TimePicker: forChat,
    ...names(
      'Action ActionResponse ActionResponseBuilder Attachment AuthorizationAction AuthorizationException BorderStyle Button ButtonSet',
      'CalendarEventActionResponse CalendarEventActionResponseBuilder Card CardAction CardHeader ComposeActionResponse',
      'ComposeActionResponseBuilder DecoratedText Divider DriveItemsSelectedActionResponse',
      'DriveItemsSelectedActionResponseBuilder EditorFileScopeActionResponse EditorFileScopeActionResponseBuilder FixedFooter Grid',
      'GridItem IconImage Image ImageButton ImageComponent ImageCropStyle KeyValue LinkPreview MaterialIcon Navigation Notification',
      'OpenLink Suggestions SuggestionsResponse SuggestionsResponseBuilder Switch TextButton TextParagraph UniversalActionResponse',
      'UniversalActionResponseBuilder UpdateDraftActionResponse UpdateDraftActionResponseBuilder UpdateDraftBccRecipientsAction',
      'UpdateDraftBodyAction UpdateDraftCcRecipientsAction UpdateDraftSubjectAction UpdateDraftToRecipientsAction Validation Widget',
    ),
  },
  Cache: names('CacheService Cache'),
  Content: names('ContentService TextOutput'),
  Drive: {
    DriveApp: {
      lacks: [
        ...['continueFileIterator', 'continueFolderIterator', 'createShortcut'],
        ...[
          'createShortcutForTargetIdAndResourceKey',
          'getStorageLimit',
          'getStorageUsed',
          'removeFile',
          'removeFolder',
        ],
      ],
      note: 'Refused, as at Google, where the manifest asks for less than the whole of Drive.',
    },
    File: { lacks: [...driveItem, 'getTargetId', 'getTargetMimeType', 'getTargetResourceKey'].sort() },
    FileIterator: { lacks: ['getContinuationToken'] },
    Folder: { lacks: [...driveItem, 'createShortcut', 'createShortcutForTargetIdAndResourceKey'].sort() },
    FolderIterator: { lacks: ['getContinuationToken'] },
    User: { lacks: ['getUserLoginId'] },
  },
  HTML: names('HtmlService HtmlOutput HtmlOutputMetaTag HtmlTemplate'),
  Lock: names('LockService Lock'),
  Base: {
    ...names('Blob BlobSource MimeType Session User'),
    Blob: { note: 'Its type can be changed, not its content: no conversion to PDF or between kinds of pictures.' },
    Logger: {},
    Date: { note: 'The language’s own, on the clock of the desk.' },
    DateConstructor: {},
  },
  Properties: {
    ...names('PropertiesService Properties ScriptProperties UserProperties'),
    PropertiesService: { note: 'A script that is bound to no document has no document properties.' },
  },
  Script: {
    ScriptApp: {
      lacks: [
        ...['deleteTrigger', 'getProjectKey', 'getProjectTriggers', 'getScriptTriggers', 'getUserTriggers'],
        ...['invalidateAuth', 'newTrigger'],
      ],
      note: 'Installable triggers are not emulated.',
    },
    AuthorizationInfo: {},
    Service: { lacks: ['disable'] },
    StateTokenBuilder: { note: 'Tokens are made; no address takes them back.' },
  },
  URL_Fetch: {
    UrlFetchApp: { note: 'Only loopback and the emulated Drive answer.' },
    ...names('HTTPResponse HttpHeaders URLFetchRequest URLFetchRequestOptions'),
  },
  Utilities: {
    Utilities: { note: 'Text is UTF-8 unless a blob is read with another character set.' },
  },
};

function names(...lines: readonly string[]): Readonly<Record<string, Emulated>> {
  return Object.fromEntries(lines.flatMap((line) => line.split(' ')).map((name): [string, Emulated] => [name, {}]));
}

/** One class of the type package. */
export interface Coverage {
  /** For instance `Lock.LockService`. */
  readonly className: string;
  readonly state: 'emulated' | 'partly' | 'refused';
  readonly lacks: readonly string[];
  readonly note: string;
}

/** Every class of the type package, those that are emulated first. */
export function coverageOf({ classes }: Pick<Reference, 'classes'>): readonly Coverage[] {
  const known = Object.entries(emulated).flatMap(([namespace, members]) =>
    Object.entries(members).map(([name, { lacks = [], note = '' }]): Coverage => {
      return { className: `${namespace}.${name}`, state: lacks.length === 0 ? 'emulated' : 'partly', lacks, note };
    }),
  );
  const refused = Object.keys(classes)
    .filter((className) => !known.some((one) => one.className === className))
    .map((className): Coverage => ({ className, state: 'refused', lacks: [], note: '' }));
  return [...known, ...refused];
}

/** The cells of the README's table: a row for each namespace and state, and one for each class of which there is more to say. */
export function coverageTable(reference: Pick<Reference, 'classes'>): readonly (readonly string[])[] {
  const rows = new Map<string, { readonly state: string; readonly names: string[]; readonly said: string }>();
  for (const { className, state, lacks, note } of coverageOf(reference)) {
    const [namespace = '', name = ''] = className.split('.');
    const missing = lacks.length === 0 ? '' : `Not: ${lacks.map((member) => `\`${member}\``).join(', ')}.`;
    const said = [missing, note].filter((part) => part !== '').join(' ');
    const key = `${namespace} ${state} ${said}`;
    const row = rows.get(key) ?? { state, names: [], said };
    row.names.push(`\`${name}\``);
    rows.set(key, row);
  }
  return [...rows].map(([key, { state, names: listed, said }]) => [
    key.split(' ')[0]?.replace('_', ' ') ?? '',
    listed.join(', '),
    state,
    said,
  ]);
}
