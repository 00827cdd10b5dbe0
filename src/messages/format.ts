// Turns a message's pattern and its values into the words a person reads.
import { type MessageValues, fillIn } from './pattern';

export type { MessageValues } from './pattern';

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
    const message = messages[key];
    const isPlain = typeof message === 'string' && !needsFormat.test(message);
    return isPlain ? message : fillIn(message, values, locale, timeZone);
  };

/** Signs that mean something in a pattern. */
const needsFormat = /[{}']/;
