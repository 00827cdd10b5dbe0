// What HtmlService makes of a page before browsers see it: it takes comments out of scripts without knowing template literals,
// and leaves out what a page says of itself in `meta`.
// https://github.com/enuchi/React-Google-Apps-Script/issues/157, https://developers.google.com/apps-script/reference/html/html-output#addMetaTag(String,String)
import type { Conditions } from './conditions';

/** @param html as the script made it */
export function servedPage(html: string, { comments }: Pick<Conditions, 'comments'>): string {
  const cut = comments === 'cut' ? withoutComments : withoutAnythingLikeComments;
  return html
    .replace(/<meta\b[^>]*>/gi, '')
    .replace(
      /(<script\b[^>]*>)([^]*?)(?=<\/script)/gi,
      (_, start: string, script: string) => start + (script.includes('/') ? cut(script) : script),
    );
}

/** `//` to the end of its line and `/*` to its end, wherever they stand. */
const withoutAnythingLikeComments = (script: string): string =>
  script.replace(/\/\*[^]*?(?:\*\/|$)|\/\/[^\n\r\u2028\u2029]*/g, '');

/** After these a slash divides; after anything else it begins a regular expression, as far as one can tell without parsing. */
const endsValue = /[\w$)\]}.'"]\s*$/;
const keyword = /(?:^|[^\w$.])(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|yield|await)\s*$/;

/** The tokens of JavaScript before 2015 in which slashes and quotes may stand; anything else is taken letter by letter. */
const token =
  /\/\*[^]*?(?:\*\/|$)|\/\/[^\n\r\u2028\u2029]*|'(?:\\[^]|[^'\\\n\r])*'?|"(?:\\[^]|[^"\\\n\r])*"?|\/(?:\\[^\n\r]|\[(?:\\[^\n\r]|[^\]\\\n\r])*\]|[^/\\[\n\r])+\/\w*|\//g;

function withoutComments(script: string): string {
  const kept: string[] = [];
  /** The end of what was kept: looking for it in all of that takes longer with every token. */
  let before = '';
  const keep = (text: string): void => {
    kept.push(text);
    before = (before + text.slice(-40)).slice(-40);
  };
  let at = 0;
  token.lastIndex = 0;
  for (let found = token.exec(script); found !== null; found = token.exec(script)) {
    const [text] = found;
    keep(script.slice(at, found.index));
    at = found.index + text.length;
    if (text.startsWith('//') || text.startsWith('/*')) continue;
    if (text.length > 1 && text.startsWith('/') && endsValue.test(before) && !keyword.test(before)) {
      // A division: what follows it is looked at by itself.
      at = found.index + 1;
      token.lastIndex = at;
      keep('/');
    } else keep(text);
  }
  return kept.join('') + script.slice(at);
}
