// How far each class of Apps Script is emulated. Tests hold this against Google's reference and the running emulator, and the
// page that is made of it against this.
import type { Reference } from './host/reference';

/** A class that is emulated, wholly or with these members missing: using one of them throws an error that names it. */
interface Emulated {
  readonly lacks?: readonly string[];
  /** Where it differs from Google's. */
  readonly note?: string;
}

/** Newer than the type package: a card's parts that change without the card being drawn again. */
const ofWidgets = ['addEventAction', 'setId', 'setVisibility'];
const widget = { lacks: ofWidgets, note: 'Cards are drawn anew, not changed in parts.' };

const driveItem = ['getSecurityUpdateEligible', 'getSecurityUpdateEnabled', 'setOwner', 'setSecurityUpdateEnabled'];

/** Classes that are emulated, by namespace and name as the type package has them or would. Every other class is refused. */
const emulated: Readonly<Record<string, Readonly<Record<string, Emulated>>>> = {
  Card_Service: {
    CardService: {
      lacks: [
        ...['Visibility', 'WorkflowDataSourceType', 'ExpressionDataActionType', 'ExpressionDataConditionType'],
        ...['newActionStatus', 'newCardWithId', 'newChatActionResponse', 'newChatResponseBuilder', 'newCondition'],
        ...['newDialog', 'newDialogAction', 'newEventAction', 'newExpressionData', 'newExpressionDataAction'],
        ...['newHostAppDataSource', 'newPlatformDataSource', 'newUpdateVisibilityAction', 'newUpdatedWidget'],
        ...['newCommonWidgetAction', 'newDataSourceConfig', 'newDriveDataSourceSpec', 'newExpressionDataCondition'],
        ...['newTrigger', 'newWorkflowDataSource', 'CommonDataSource', 'DriveItemType', 'ResponseType', 'Status'],
        ...['TextInputMode', 'VariableButtonSize'],
      ],
      note: 'Answers for Gmail, Calendar and the editors can be built; Drive refuses them.',
    },
    CardBuilder: { lacks: ['addExpressionData'] },
    CardSection: { lacks: ['setId'] },
    DateTimePicker: { ...widget, lacks: [...ofWidgets, 'setHostAppDataSource'] },
    SelectionInput: {
      lacks: [...ofWidgets, 'addDataSourceConfig', 'setPlatformDataSource'],
      note: 'An external data source is not asked.',
    },
    TextInput: { ...widget, lacks: [...ofWidgets, 'setHostAppDataSource', 'setInputMode'] },
    ...Object.fromEntries(
      [
        ...['ButtonSet', 'ChipList', 'Columns', 'DatePicker', 'DecoratedText', 'Divider', 'Grid', 'Image', 'KeyValue'],
        ...['TextParagraph', 'TimePicker'],
      ].map((name) => [name, widget]),
    ),
    ...names(
      'Action ActionResponse ActionResponseBuilder Attachment AuthorizationAction AuthorizationException BorderStyle Button',
      'CalendarEventActionResponse CalendarEventActionResponseBuilder Card CardAction CardHeader ComposeActionResponse',
      'ComposeActionResponseBuilder DriveItemsSelectedActionResponse',
      'DriveItemsSelectedActionResponseBuilder EditorFileScopeActionResponse EditorFileScopeActionResponseBuilder FixedFooter',
      'GridItem IconImage ImageButton ImageComponent ImageCropStyle LinkPreview MaterialIcon Navigation Notification',
      'OpenLink Suggestions SuggestionsResponse SuggestionsResponseBuilder Switch TextButton UniversalActionResponse',
      'UniversalActionResponseBuilder UpdateDraftActionResponse UpdateDraftActionResponseBuilder UpdateDraftBccRecipientsAction',
      'Carousel CarouselCard Chip CollapseControl Column OverflowMenu OverflowMenuItem',
      'UpdateDraftBodyAction UpdateDraftCcRecipientsAction UpdateDraftSubjectAction UpdateDraftToRecipientsAction Validation Widget',
    ),
  },
  Add_Ons_Response_Service: {
    AddOnsResponseService: {
      lacks: ['newAction', 'newRenderActionBuilder'],
      note: 'What Drive understands; nothing of Workspace Studio.',
    },
  },
  Cache: names('CacheService Cache'),
  Content: names('ContentService TextOutput'),
  Drive: {
    DriveApp: {
      note: 'Refused, as at Google, where the manifest asks for less than the whole of Drive.',
    },
    File: { lacks: driveItem },
    FileIterator: {},
    Folder: { lacks: driveItem },
    FolderIterator: {},
    User: { lacks: ['getUserLoginId'] },
  },
  HTML: names('HtmlService HtmlOutput HtmlOutputMetaTag HtmlTemplate'),
  Lock: names('LockService Lock'),
  Base: {
    ...names('Blob BlobSource MimeType Session User'),
    Blob: { note: 'Its type can be changed, not its content: no conversion to PDF or between kinds of pictures.' },
    Logger: {},
    Date: { note: 'The language’s own, on the clock of the desk and in the time zone of the project.' },
    DateConstructor: {},
  },
  Properties: {
    ...names('PropertiesService Properties ScriptProperties UserProperties'),
    PropertiesService: { note: 'A script that is bound to no document has no document properties.' },
  },
  Script: {
    ScriptApp: {},
    ...names('ClockTriggerBuilder Trigger'),
    Trigger: { note: 'Fired by the clock of the desk, to the minute; with `fireDueTriggers` in a test.' },
    TriggerBuilder: {
      lacks: ['forDocument', 'forForm', 'forSpreadsheet', 'forUserCalendar'],
      note: 'Of the clock alone.',
    },
    AuthorizationInfo: {},
    Service: { lacks: ['disable'] },
    StateTokenBuilder: {},
  },
  URL_Fetch: {
    UrlFetchApp: { note: 'The emulated Drive, loopback and stand-ins answer; the network where it is let in.' },
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
interface Coverage {
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

/** The cells of the page's table: a row for each namespace and state, and one for each class of which there is more to say. */
function coverageTable(reference: Pick<Reference, 'classes'>): readonly (readonly string[])[] {
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
    key.split(' ')[0]?.replaceAll('_', ' ') ?? '',
    listed.join(', '),
    state,
    said,
  ]);
}

/** COVERAGE.md, whole. */
export const coveragePage = (reference: Pick<Reference, 'classes'>): string => `# What the emulator covers

Every class of Apps Script, by its namespace in \`@types/google-apps-script\`; what Google's reference has and that package
has not is listed in \`src/build/reference.js\`. What is not emulated throws an error that names it and the page of its
documentation; enums have their values everywhere. \`npm test\` holds this table against both and the running emulator.
This page is written by \`node src/build/coverage.js\`.

<!-- prettier-ignore -->
| namespace | classes | state | what not, and what differs |
| --- | --- | --- | --- |
${coverageTable(reference)
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n')}
`;
