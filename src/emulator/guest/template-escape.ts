// Contextual escaping: what a scriptlet prints is escaped for the place where it stands, which is read off the page so far.
// https://developers.google.com/apps-script/guides/html/templates#printing_scriptlets
import { escapeHtml } from '../escape-html';
import { isOfKind } from './known-everywhere';

type Quote = '"' | "'" | '`';

/** Where the page stands. */
type Place =
  | { readonly at: 'text' }
  | { readonly at: 'comment' }
  | { readonly at: 'tag'; readonly element: string }
  | {
      readonly at: 'value';
      readonly element: string;
      readonly name: string;
      readonly quote: Quote | '';
      readonly before: string;
    }
  | { readonly at: 'raw'; readonly element: string; readonly quote: Quote | '' };

/** What stands for a value that would be dangerous where it is printed. */
const harmless = 'ZautoescZ';
const urlNames = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'cite',
  'poster',
  'data',
  'background',
  'longdesc',
  'manifest',
]);
const rawElements = new Set(['script', 'style']);

/** Follows a page as it is printed and escapes values for their place in it. */
interface Printer {
  /** Prints as it is. */
  readonly raw: (text: string) => void;
  /** Prints a value, escaped. */
  readonly value: (value: unknown) => void;
  readonly html: () => string;
}

export function createPrinter(): Printer {
  let html = '';
  let place: Place = { at: 'text' };
  const raw = (text: string): void => {
    html += text;
    place = follow(place, text);
  };
  return {
    raw,
    value: (value) => {
      raw(escapedAt(place, value));
    },
    html: () => html,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : String(value));

function escapedAt(place: Place, value: unknown): string {
  switch (place.at) {
    case 'text':
      return escapeHtml(textOf(value));
    case 'comment':
      return '';
    case 'tag':
      return /^[\w:-]+$/.test(textOf(value)) ? textOf(value) : harmless;
    case 'raw':
      if (place.element === 'style') return cssOf(textOf(value), place.quote !== '');
      return place.quote === '' ? scriptValueOf(value) : scriptTextOf(textOf(value));
    case 'value':
      return attributeValue(place, value);
  }
}

function attributeValue({ name, quote, before }: Extract<Place, { at: 'value' }>, value: unknown): string {
  // Without quotes a space would end the value.
  const quoted = (text: string): string =>
    quote === '' ? escapeHtml(text).replace(/[\s=`]/g, (one) => `&#${one.charCodeAt(0)};`) : escapeHtml(text);
  if (name.startsWith('on')) {
    const inside = quoteAfter('', before);
    return quoted(inside === '' ? scriptValueOf(value) : scriptTextOf(textOf(value)));
  }
  if (name === 'style') return quoted(cssOf(textOf(value), quoteAfter('', before) !== ''));
  return quoted(urlNames.has(name) ? urlOf(textOf(value), before) : textOf(value));
}

/** A whole address must not run code; a part of one is encoded. */
function urlOf(text: string, before: string): string {
  if (/[?#]/.test(before)) return encodeURIComponent(text);
  const tidy = text.replace(/[\s"'<>\\^`{|}]/g, encodeURIComponent);
  if (before.trim() !== '') return tidy;
  const [, scheme] = /^\s*([^/?#:]*):/.exec(text) ?? [];
  return scheme === undefined || /^(https?|mailto)$/i.test(scheme) ? tidy : `#${harmless}`;
}

/** Inside quotes of a script. */
const scriptTextOf = (text: string): string =>
  text.replace(
    /[\\'"`<>&=\n\r\u2028\u2029/$]/g,
    (one) =>
      ({ '\n': '\\n', '\r': '\\r', '\\': '\\\\', '/': '\\/' })[one] ??
      `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** As a value of a script: text in quotes, numbers with room around them, everything else as JSON. */
function scriptValueOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${String(value)} `;
  if (value === null || value === undefined) return ' null ';
  if (typeof value === 'string') return `'${scriptTextOf(value)}'`;
  if (isOfKind(value, 'Date')) return `'${scriptTextOf((value as Date).toString())}'`;
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** In a style sheet: inside quotes escaped, elsewhere only what cannot leave its place. */
function cssOf(text: string, isQuoted: boolean): string {
  if (!isQuoted) return /^[\w\s.,#%+-]*$/.test(text) && !/expression|-moz-binding/i.test(text) ? text : harmless;
  return text.replace(/[^\w\s.,#%:/?=-]/g, (one) => `\\${one.charCodeAt(0).toString(16)} `);
}

/** The quote that is open after a piece of script or style, comments left out. */
function quoteAfter(open: Quote | '', text: string): Quote | '' {
  let quote = open;
  for (let at = 0; at < text.length; at += 1) {
    const one = text.charAt(at);
    if (quote !== '') {
      if (one === '\\') at += 1;
      else if (one === quote) quote = '';
    } else if (text.startsWith('//', at) && text.charAt(at - 1) !== ':') {
      const end = text.indexOf('\n', at);
      if (end < 0) return '';
      at = end;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at);
      if (end < 0) return '';
      at = end + 1;
    } else if (one === '"' || one === "'" || one === '`') quote = one;
  }
  return quote;
}

/** Where the page stands after more text. */
function follow(start: Place, text: string): Place {
  let place = start;
  let rest = text;
  while (rest !== '') {
    const [next, left] = step(place, rest);
    place = next;
    rest = left;
  }
  return place;
}

function step(place: Place, text: string): readonly [Place, string] {
  switch (place.at) {
    case 'text': {
      const found = /<(!--|\/?([a-z][\w:-]*))/i.exec(text);
      if (found === null) return [place, ''];
      const rest = text.slice(found.index + found[0].length);
      if (found[1] === '!--') return [{ at: 'comment' }, rest];
      return [{ at: 'tag', element: found[0].startsWith('</') ? '' : (found[2] ?? '').toLowerCase() }, rest];
    }
    case 'comment': {
      const end = text.indexOf('-->');
      return end < 0 ? [place, ''] : [{ at: 'text' }, text.slice(end + 3)];
    }
    case 'raw': {
      const end = text.toLowerCase().indexOf(`</${place.element}`);
      const inside = end < 0 ? text : text.slice(0, end);
      return end < 0
        ? [{ ...place, quote: quoteAfter(place.quote, inside) }, '']
        : [{ at: 'tag', element: '' }, text.slice(end + 2 + place.element.length)];
    }
    case 'tag': {
      const found = /^([^>]*?)(?:>|([\w:.@-]+)\s*=\s*(["']?))/.exec(text);
      if (found === null) return [place, ''];
      const rest = text.slice(found[0].length);
      if (found[2] !== undefined) {
        const quote = found[3] === '"' || found[3] === "'" ? found[3] : '';
        return [{ at: 'value', element: place.element, name: found[2].toLowerCase(), quote, before: '' }, rest];
      }
      return [rawElements.has(place.element) ? { at: 'raw', element: place.element, quote: '' } : { at: 'text' }, rest];
    }
    case 'value': {
      const end = place.quote === '' ? text.search(/[\s>]/) : text.indexOf(place.quote);
      if (end < 0) return [{ ...place, before: place.before + text }, ''];
      return [{ at: 'tag', element: place.element }, text.slice(place.quote === '' ? end : end + 1)];
    }
  }
}
