// Drive as the host of an add-on: the events that it sends, and what it makes of an add-on's answers.
import type {
  Account,
  CardAction,
  CardJson,
  DriveItem,
  FormInputs,
  HostReply,
  HostRun,
  Navigation,
  OpenLink,
} from './api';
import { faultOfCard, faultOfNavigation } from './card-check';
import { type Manifest, hasScope } from './manifest';
import type { Finished, Returned } from './runtime/executor';

/**
 * The event object of an add-on in Drive, in its new shape with the older fields beside it.
 * @param hasAgreed whether the account has agreed to a scope: what that gives is left out where not
 */
export function eventFor(
  account: Account,
  manifest: Manifest,
  now: number,
  items: readonly DriveItem[],
  hasAgreed: (scope: string) => boolean,
  action?: CardAction,
): object {
  const seen = hasAgreed('drive.addons.metadata.readonly') ? items : [];
  const selectedItems = seen.map((item) => ({
    id: item.id,
    title: item.name,
    mimeType: item.mimeType,
    iconUrl: `https://drive-thirdparty.googleusercontent.com/16/type/${item.mimeType}`,
    addonHasFileScopePermission: item.grantedTo.includes(account.id),
  }));
  const knowsLocale =
    manifest.addOns?.common?.useLocaleFromApp === true &&
    hasScope(manifest, 'script.locale') &&
    hasAgreed('script.locale');
  const offset = offsetOf(account.timeZone, now);
  const formInputs = Object.fromEntries(
    Object.entries(action?.formInputs ?? {}).filter(([, input]) => isFilled(input)),
  );
  return {
    commonEventObject: {
      hostApp: 'DRIVE',
      platform: 'WEB',
      ...(knowsLocale && {
        userLocale: account.locale,
        timeZone: { id: account.timeZone, offset: String(offset) },
      }),
      parameters: action?.parameters ?? {},
      formInputs,
    },
    // With nothing selected there is no list either, not even an empty one.
    drive: selectedItems[0] === undefined ? {} : { activeCursorItem: selectedItems[0], selectedItems },
    hostApp: 'drive',
    clientPlatform: 'web',
    ...(knowsLocale && {
      userLocale: account.locale.split('-')[0],
      userCountry: account.locale.split('-')[1] ?? '',
      userTimezone: { id: account.timeZone, offSet: String(offset) },
    }),
    parameters: action?.parameters ?? {},
    formInputs: Object.fromEntries(Object.entries(formInputs).map(([name, input]) => [name, olderValues(input)])),
    formInput: Object.fromEntries(Object.entries(formInputs).map(([name, input]) => [name, olderValues(input)[0]])),
  };
}

type FormInput = FormInputs[string];

/** A field in which nothing stands does not arrive at all. */
const isFilled = (input: FormInput): boolean =>
  !('stringInputs' in input) || input.stringInputs.value.some((value) => value !== '');

/** What the older fields hold of an input: its texts, or its date and time as an object with numbers. */
function olderValues(input: FormInput): readonly unknown[] {
  if ('stringInputs' in input) return input.stringInputs.value;
  if ('timeInput' in input) return [input.timeInput];
  const instant = 'dateInput' in input ? input.dateInput : input.dateTimeInput;
  return [{ ...instant, msSinceEpoch: Number(instant.msSinceEpoch) }];
}

/** Milliseconds east of UTC, now, in a time zone. */
function offsetOf(timeZone: string, now: number): number {
  const text = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).format(now);
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -size : size;
}

/** What a call is for, which says what its function may answer. */
export type Expected = 'cards' | 'action' | 'universal' | 'suggestions';

/** The function that draws the way to authorize, where a script asks for authorization and names one. */
export function authorizationCallback({ returned }: Finished): string | undefined {
  const json = returned?.kind === 'AuthorizationException' && isObject(returned.json) ? returned.json : {};
  return textOf(json['customUiCallback']) || undefined;
}

/**
 * What Drive does with what a function returned, or the fault that it shows.
 * @param faultOf why it does not open a link
 */
export function hostRunOf(
  { execution, returned }: Finished,
  expects: Expected,
  faultOf: (url: string) => string | undefined,
): HostRun {
  if (execution.outcome.status !== 'completed') {
    return { execution, reply: { type: 'fault', message: execution.outcome.error.message } };
  }
  const reply = replyOf(returned ?? { kind: 'plain', json: null }, expects);
  if (typeof reply === 'string') return { execution, reply: { type: 'fault', message: reply } };
  const link = reply.type === 'render' ? reply.openLink : undefined;
  const message = link === undefined ? undefined : faultOf(link.url);
  return { execution, reply: message === undefined ? reply : { type: 'fault', message } };
}

function replyOf({ kind, json }: Returned, expects: Expected): HostReply | string {
  const object = isObject(json) ? json : {};
  switch (kind) {
    case 'unbuilt':
      return `The function returned a ${String(json)} that was not built: call .build() at its end.`;
    // Universal actions are documented to answer otherwise; add-ons of Google's own answer so.
    case 'Card':
      return expects === 'suggestions' ? wrongKind(kind, expects) : cards([object]);
    case 'Cards':
      return expects === 'suggestions' ? wrongKind('list of cards', expects) : cards(json as CardJson[]);
    case 'ActionResponse':
      return expects === 'action' ? rendered(object) : wrongKind(kind, expects);
    case 'UniversalActionResponse':
      if (expects !== 'universal') return wrongKind(kind, expects);
      return Array.isArray(object['cards']) ? cards(object['cards'] as CardJson[]) : rendered(object);
    case 'SuggestionsResponse':
      return expects === 'suggestions'
        ? { type: 'suggestions', items: suggestionsOf(object) }
        : wrongKind(kind, expects);
    case 'AuthorizationException':
      return {
        type: 'authorize',
        url: textOf(object['authorizationUrl']),
        resource: textOf(object['resourceDisplayName']),
      };
    case 'DriveItemsSelectedActionResponse':
      if (expects !== 'action') return wrongKind(kind, expects);
      if (textOf(object['requestFileScope']) === '') return 'The function asked for access to no file.';
      return { type: 'request-file-scope', itemId: textOf(object['requestFileScope']) };
    case 'plain':
      return plain(json, expects);
    default:
      return onlyElsewhere(one(kind));
  }
}

/** Raw JSON: render actions, one card, or several. */
function plain(json: unknown, expects: Expected): HostReply | string {
  if (json === null) return { type: 'nothing' };
  if (Array.isArray(json)) return cards(json as CardJson[]);
  if (!isObject(json) || expects === 'suggestions')
    return `The function returned ${JSON.stringify(json)}, which is no card.`;
  const render = isObject(json['renderActions']) ? json['renderActions'] : json;
  if (render['hostAppAction'] !== undefined) return onlyElsewhere('hostAppAction');
  return isObject(render['action']) ? rendered(render['action']) : cards([json]);
}

const onlyElsewhere = (field: string): string =>
  `The function returned ${field}, which only other hosts than Drive understand.`;

const wanted: Readonly<Record<Expected, string>> = {
  cards: 'cards are wanted here',
  action: 'what answers a click is wanted here, built by newActionResponseBuilder(), or a card',
  universal: 'what answers a universal action is wanted here, built by newUniversalActionResponseBuilder(), or a card',
  suggestions: 'suggestions are wanted here, built by newSuggestionsResponseBuilder()',
};

const wrongKind = (kind: string, expects: Expected): string =>
  `The function returned ${one(kind)}; ${wanted[expects]}.`;

const one = (kind: string): string => `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`;

function cards(list: readonly CardJson[]): HostReply | string {
  for (const card of list) {
    const fault = faultOfCard(card);
    if (fault !== undefined) return fault;
  }
  return { type: 'cards', cards: list };
}

function rendered(action: Readonly<Record<string, unknown>>): HostReply | string {
  if (action['links'] !== undefined) return onlyElsewhere('links');
  const steps = Array.isArray(action['navigations']) ? (action['navigations'] as unknown[]) : [];
  for (const step of steps) {
    const fault = faultOfNavigation(step);
    if (fault !== undefined) return fault;
  }
  const notification = isObject(action['notification']) ? action['notification']['text'] : undefined;
  const link = isObject(action['openLink']) ? action['openLink'] : undefined;
  return {
    type: 'render',
    navigations: steps as Navigation[],
    ...(typeof notification === 'string' && { notification }),
    ...(link !== undefined && { openLink: openLinkOf(link) }),
    stateChanged: action['stateChanged'] === true,
  };
}

const openLinkOf = (link: Readonly<Record<string, unknown>>): OpenLink => ({
  url: textOf(link['url']),
  openAs: link['openAs'] === 'OVERLAY' ? 'OVERLAY' : 'FULL_SIZE',
  onClose: link['onClose'] === 'RELOAD' || link['onClose'] === 'RELOAD_ADD_ON' ? 'RELOAD' : 'NOTHING',
});

function suggestionsOf({ suggestions }: Readonly<Record<string, unknown>>): readonly string[] {
  const items = isObject(suggestions) && Array.isArray(suggestions['items']) ? (suggestions['items'] as unknown[]) : [];
  return items.flatMap((item) => (isObject(item) && typeof item['text'] === 'string' ? [item['text']] : []));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
