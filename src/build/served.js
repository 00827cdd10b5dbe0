// Scripts of pages as HtmlService may be given them: it takes out what looks like a comment, knows no template literals,
// and has been seen to do so within strings. https://github.com/enuchi/React-Google-Apps-Script/issues/157
import { parse } from 'acorn';

/**
 * The same program in ASCII, with nothing in it that anybody could read as a comment or a template literal.
 * @param {string} code without comments and template literals, as esbuild writes it when told so
 */
export function forHtmlService(code) {
  let written = '';
  let at = 0;
  parse(code, {
    ecmaVersion: 'latest',
    onToken: ({ type, start, end }) => {
      written += code.slice(at, start) + (rewritten[type.label] ?? unchanged)(code.slice(start, end));
      at = end;
    },
  });
  return written + code.slice(at);
}

const unchanged = (/** @type {string} */ token) => token;

/** How tokens in which letters mean themselves are written. @type {Record<string, ((token: string) => string) | undefined>} */
const rewritten = {
  string: (token) => token.replace(/\\?\/(?=[/*])|\\?`|\\[^]|[^\x20-\x7e]/g, byNumber),
  regexp: (token) => {
    const end = token.lastIndexOf('/');
    return `/${token.slice(1, end).replace(/\\?[/`]|\\[^]|[^\x20-\x7e]/g, byNumber)}${token.slice(end)}`;
  },
};

/** A letter, escaped or not, by its number; an escape that means something else stays. @param {string} found */
function byNumber(found) {
  const letter = found.slice(-1);
  if (found.length > 1 && !/[/`]/.test(letter)) return found;
  const number = letter.charCodeAt(0).toString(16);
  return number.length > 2 ? `\\u${number.padStart(4, '0')}` : `\\x${number.padStart(2, '0')}`;
}
