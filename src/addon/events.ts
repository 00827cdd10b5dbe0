// Event objects from Google, parsed. Nothing else reads them.
import * as v from 'valibot';

/** An item selected in Drive, as far as the add-on may know before it is let read it. */
export interface SelectedItem {
  readonly id: string;
  readonly title: string;
  readonly mimeType: string;
  /** Whether this account has let the add-on read it. */
  readonly isGranted: boolean;
}

/** What an event tells. Missing and malformed parts read as absent: a card can always be shown. */
export interface HostEvent {
  /** IETF tag. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly selected: readonly SelectedItem[];
}

const item = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    title: v.optional(v.string(), ''),
    mimeType: v.optional(v.string(), ''),
    addonHasFileScopePermission: v.optional(v.boolean(), false),
  }),
  v.transform(({ id, title, mimeType, addonHasFileScopePermission }): SelectedItem => ({
    id,
    title,
    mimeType,
    isGranted: addonHasFileScopePermission,
  })),
);

/** Formatting throws on a tag or name that it does not know, so neither gets that far. */
const isAccepted = (use: () => unknown): boolean => {
  try {
    use();
    return true;
  } catch {
    return false;
  }
};
const isLocale = (tag: string): boolean => isAccepted(() => Intl.getCanonicalLocales(tag));
const isTimeZone = (timeZone: string): boolean => isAccepted(() => new Intl.DateTimeFormat('en', { timeZone }));

const common = v.object({
  userLocale: v.fallback(v.pipe(v.string(), v.check(isLocale)), 'en'),
  timeZone: v.fallback(v.object({ id: v.pipe(v.string(), v.check(isTimeZone)) }), { id: 'UTC' }),
  parameters: v.fallback(v.record(v.string(), v.string()), {}),
});
const drive = v.object({ selectedItems: v.fallback(v.array(v.fallback(v.nullable(item), null)), []) });

const nothingKnown = { userLocale: 'en', timeZone: { id: 'UTC' }, parameters: {} };
const nothingSelected = { selectedItems: [] };

const event = v.fallback(
  v.object({ commonEventObject: v.fallback(common, nothingKnown), drive: v.fallback(drive, nothingSelected) }),
  { commonEventObject: nothingKnown, drive: nothingSelected },
);

/** Parses an add-on event object. https://developers.google.com/workspace/add-ons/concepts/event-objects */
export function parseHostEvent(raw: unknown): HostEvent {
  const parsed = v.parse(event, raw);
  return {
    locale: parsed.commonEventObject.userLocale,
    timeZone: parsed.commonEventObject.timeZone.id,
    parameters: parsed.commonEventObject.parameters,
    selected: parsed.drive.selectedItems.filter((selected) => selected !== null),
  };
}
