// A message's pattern filled in by the library. The bundle and the pages have compiled messages, and compiled.ts in its place.
import { IntlMessageFormat } from 'intl-messageformat';

/** Values that a message's placeholders may take. Instants are epoch milliseconds. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** @throws where a value is missing */
export const fillIn = (pattern: string, values: MessageValues, locale: string, timeZone: string): string =>
  String(
    new IntlMessageFormat(
      pattern,
      locale,
      { date: { medium: { day: 'numeric', month: 'short', year: 'numeric', timeZone } } },
      // Cards have a little markup of their own; it is text to the formatter.
      { ignoreTag: true },
    ).format(values),
  );
