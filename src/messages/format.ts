// Turns a message's pattern and its values into the words a person reads.
import { IntlMessageFormat } from 'intl-messageformat';

/** Values that a message's placeholders may take. Instants are epoch milliseconds. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Formats the message of this key. */
export type Formatter<Key extends string> = (key: Key, values?: MessageValues) => string;

/**
 * A formatter over messages in ICU MessageFormat.
 * @param locale IETF tag; dates and numbers follow it
 * @param timeZone IANA name in which dates are written; UTC when not given
 */
export const createFormatter =
  <Key extends string>(messages: Readonly<Record<Key, string>>, locale: string, timeZone = 'UTC'): Formatter<Key> =>
  (key, values = {}) => {
    const message: Message = messages[key];
    if (typeof message === 'string' && !needsFormat.test(message)) return message;
    return String(
      new IntlMessageFormat(
        message,
        locale,
        { date: { medium: { day: 'numeric', month: 'short', year: 'numeric', timeZone } } },
        // Cards have a little markup of their own; it is text to the formatter.
        { ignoreTag: true },
      ).format(values),
    );
  };

/** A pattern; in the bundle and the pages what the build has compiled of it, or its text where it has no placeholder. */
type Message = ConstructorParameters<typeof IntlMessageFormat>[0];

/** Signs that mean something in a pattern. */
const needsFormat = /[{}']/;
