// What Google refuses in a card before anybody sees it: parts that are missing, too many, or of the wrong kind.
// Sources: https://developers.google.com/workspace/add-ons/concepts/cards and the comments of google/apps/card/v1/card.proto.

type JsonObject = Readonly<Record<string, unknown>>;

/** Limits of sections in a card, widgets in a section, and items in a selection. */
const mostParts = 100;
const mostColumns = 2;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** The first fault of a list, in order. */
function first<Thing>(things: readonly Thing[], fault: (thing: Thing) => string | undefined): string | undefined {
  for (const thing of things) {
    const found = fault(thing);
    if (found !== undefined) return found;
  }
  return undefined;
}

const needs = (what: string, part: JsonObject, ...fields: readonly string[]): string | undefined =>
  first(fields, (field) => (isFilled(part[field]) ? undefined : `${what} needs ${field}.`));

/** Text that may be empty, as it is where an add-on has nothing to say. */
const needsText = (what: string, { text }: JsonObject): string | undefined =>
  typeof text === 'string' ? undefined : `${what} needs text.`;

/** Pictures come from the web, and cards show no SVG. https://developers.google.com/workspace/add-ons/guides/workspace-restrictions */
function faultOfPicture(url: unknown): string | undefined {
  if (url === undefined) return undefined;
  if (typeof url !== 'string' || !/^(https?:\/\/|data:image\/)/.test(url)) {
    return `A picture needs a full address: ${JSON.stringify(url)}`;
  }
  return /^data:image\/svg|^[^?#]*\.svg([?#]|$)/i.test(url)
    ? `Cards show no SVG pictures: ${url.slice(0, 200)}`
    : undefined;
}

const faultOfIcon = (icon: unknown): string | undefined => faultOfPicture(objectOf(icon)['iconUrl']);

const clicks = ['action', 'openLink', 'openDynamicLinkAction', 'card', 'overflowMenu'] as const;

function faultOfClick(what: string, onClick: unknown): string | undefined {
  if (!isObject(onClick)) return `${what} needs something to do on a click.`;
  const ways = clicks.filter((way) => onClick[way] !== undefined);
  if (ways.length !== 1) return `${what} needs exactly one thing to do on a click.`;
  const action = onClick['action'] ?? onClick['openDynamicLinkAction'];
  if (isObject(action)) return needs('An action', action, 'function');
  const link = onClick['openLink'];
  return isObject(link) ? needs('A link', link, 'url') : undefined;
}

function faultOfButton(value: unknown): string | undefined {
  const button = objectOf(value);
  if (!isFilled(button['text']) && !isObject(button['icon'])) return 'A button needs text or an icon.';
  return faultOfClick('A button', button['onClick']) ?? faultOfIcon(button['icon']);
}

const faultOfOptionalClick = (what: string, { onClick }: JsonObject): string | undefined =>
  onClick === undefined ? undefined : faultOfClick(what, onClick);

/** One check for each kind of widget. */
const widgets: Readonly<Record<string, (widget: JsonObject) => string | undefined>> = {
  textParagraph: (widget) => needsText('A text paragraph', widget),
  image: (widget) =>
    needs('An image', widget, 'imageUrl') ??
    faultOfPicture(widget['imageUrl']) ??
    faultOfOptionalClick('An image', widget),
  decoratedText: (widget) => {
    const control = widget['switchControl'];
    return (
      (isObject(widget['contentText']) ? undefined : needsText('A decorated text', widget)) ??
      faultOfIcon(widget['startIcon']) ??
      faultOfIcon(widget['endIcon']) ??
      (widget['button'] === undefined ? undefined : faultOfButton(widget['button'])) ??
      (isObject(control) ? needs('A switch', control, 'name') : undefined) ??
      faultOfOptionalClick('A decorated text', widget)
    );
  },
  buttonList: (widget) => first(listOf(widget['buttons']), faultOfButton),
  textInput: (widget) => needs('A text input', widget, 'name'),
  selectionInput: (widget) =>
    needs('A selection input', widget, 'name') ??
    (listOf(widget['items']).length > mostParts ? `A selection input holds at most ${mostParts} items.` : undefined),
  dateTimePicker: (widget) => needs('A date or time picker', widget, 'name'),
  divider: () => undefined,
  grid: (widget) =>
    first(listOf(widget['items']), (item) => faultOfPicture(objectOf(objectOf(item)['image'])['imageUri'])) ??
    faultOfOptionalClick('A grid', widget),
  columns: (widget) => {
    const columns = listOf(widget['columnItems']);
    if (columns.length > mostColumns) return `At most ${mostColumns} columns stand side by side.`;
    return first(columns, (column) => first(listOf(objectOf(column)['widgets']), faultOfWidget));
  },
  carousel: (widget) =>
    first(listOf(widget['carouselCards']), (card) => {
      const slide = objectOf(card);
      return first([...listOf(slide['widgets']), ...listOf(slide['footerWidgets'])], faultOfWidget);
    }),
  chipList: (widget) =>
    first(listOf(widget['chips']), (chip) => {
      const { icon, label } = objectOf(chip);
      return isFilled(label) || isObject(icon) ? faultOfIcon(icon) : 'A chip needs a label or an icon.';
    }),
};

function faultOfWidget(value: unknown): string | undefined {
  const widget = objectOf(value);
  const kinds = Object.keys(widget).filter((key) => key !== 'horizontalAlignment');
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    return `A widget is exactly one thing, not ${kinds.length === 0 ? 'nothing' : kinds.join(' and ')}.`;
  }
  const check = widgets[kind];
  return check === undefined ? `There is no widget called ${kind}.` : check(objectOf(widget[kind]));
}

function faultOfSection(value: unknown): string | undefined {
  const list = listOf(objectOf(value)['widgets']);
  if (list.length === 0) return 'A section needs at least one widget.';
  if (list.length > mostParts) return `A section has ${list.length} widgets; ${mostParts} is the limit.`;
  return first(list, faultOfWidget);
}

const faultOfHeader = (header: unknown): string | undefined =>
  isObject(header) ? (needs('A card header', header, 'title') ?? faultOfPicture(header['imageUrl'])) : undefined;

/** Why Google would refuse this card; undefined for a card that it shows. */
export function faultOfCard(value: unknown): string | undefined {
  if (!isObject(value)) return 'A card is an object.';
  const unknownField = Object.keys(value).find((key) => !cardFields.has(key));
  if (unknownField !== undefined) return `A card has no field called ${unknownField}.`;
  const sections = listOf(value['sections']);
  if (sections.length > mostParts) return `A card has ${sections.length} sections; ${mostParts} is the limit.`;
  const footer = value['fixedFooter'];
  return (
    faultOfHeader(value['header']) ??
    faultOfHeader(value['peekCardHeader']) ??
    first(sections, faultOfSection) ??
    first(
      listOf(value['cardActions']),
      (action) =>
        needs('A card action', objectOf(action), 'actionLabel') ??
        faultOfClick('A card action', objectOf(action)['onClick']),
    ) ??
    (isObject(footer) ? faultOfFooter(footer) : undefined)
  );
}

const cardFields = new Set([
  'header',
  'sections',
  'sectionDividerStyle',
  'cardActions',
  'name',
  'fixedFooter',
  'displayStyle',
  'peekCardHeader',
]);

function faultOfFooter({ primaryButton, secondaryButton }: JsonObject): string | undefined {
  if (primaryButton === undefined) return 'A fixed footer needs a primary button.';
  return first([primaryButton, ...(secondaryButton === undefined ? [] : [secondaryButton])], (button) =>
    isFilled(objectOf(button)['text']) ? faultOfButton(button) : 'A fixed footer holds text buttons only.',
  );
}

/** Why Google would refuse one step of a navigation. */
export function faultOfNavigation(value: unknown): string | undefined {
  const step = objectOf(value);
  const card = step['pushCard'] ?? step['updateCard'];
  if (card !== undefined) return faultOfCard(card);
  return ['popCard', 'popToRoot', 'popToCard'].some((way) => step[way] !== undefined)
    ? undefined
    : 'A navigation pushes, updates or pops a card.';
}
