// Text from people and from Google, made safe for a terminal: whoever names a plan must not move somebody's cursor.
import { stripVTControlCharacters } from 'node:util';

/** What a terminal would obey, or would show in another order; tabs, line ends and colors, which this program writes, apart. */
// eslint-disable-next-line no-control-regex -- such characters are what this is about
export const obeyed = /(?!\u001b\[[\d;]*m)[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069](?<![\t\n])/gu;

/** The text as it is, without anything that a terminal would obey. */
export const withoutCommands = (text: string): string => text.replace(obeyed, '\ufffd');

/** The text on one line, without anything that a terminal would obey, or that would show it in another order. */
export const printable = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '�')
    .trim();
