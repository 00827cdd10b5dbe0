// The values inside a file, decoded: escaped text, numbers, booleans, colors.
import { farthest, longestText, mostItems } from './limits';
import type { Properties } from './scene';

/**
 * Undoes ActionScript's and JavaScript's `escape()`: `%u201C` is a UTF-16 code, `%E9` a Latin-1 code, anything else
 * stays. Unlike `decodeURIComponent` it neither throws nor reads the codes as UTF-8.
 * https://tc39.es/ecma262/#sec-unescape-string
 */
export const unescapeText = (text: string): string =>
  text.replace(/%(?:u([0-9a-f]{4})|([0-9a-f]{2}))/gi, (_, long: string | undefined, short: string | undefined) =>
    String.fromCharCode(parseInt(long ?? short ?? '', 16)),
  );

/** A path that is escaped once more inside, by an address's rules where it follows them, else as texts are. */
export function unescapePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeText(text);
  }
}

/** Text as it may be drawn: line ends made equal, control characters and half surrogates out, not endless. */
export const cleanText = (text: string): string =>
  text
    .slice(0, longestText)
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- those are exactly the characters that XML and SVG refuse
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .split('\n', mostItems)
    .join('\n');

/** A finite number within the farthest a mockup reaches, or undefined. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? Math.max(-farthest, Math.min(farthest, number)) : undefined;
}

/** The named property as a boolean, or what it is when the file does not say. */
export function booleanOf(properties: Properties, name: string, otherwise: boolean): boolean {
  const value = properties[name];
  return value === undefined || value === '' ? otherwise : value === 'true';
}

/** A decimal RGB integer, as both formats write colors, as `#rrggbb`; undefined for anything else. */
export function toColor(value: unknown): string | undefined {
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 0xffffff) return undefined;
  return `#${number.toString(16).padStart(6, '0')}`;
}

/** The named property as a CSS color, or what it is when the file does not say. */
export const colorOf = (properties: Properties, name: string, otherwise: string): string =>
  toColor(properties[name]) ?? otherwise;

/** A map without a prototype. */
export const emptyMap = <Value>(): Record<string, Value> => Object.create(null) as Record<string, Value>;
