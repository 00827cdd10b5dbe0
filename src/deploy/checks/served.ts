// Pages survive what HtmlService does to them: it takes out of scripts whatever looks like a comment, without knowing template
// literals, and ignores what a page says of its letters. https://github.com/enuchi/React-Google-Apps-Script/issues/157
import type { Content } from '../content';
import type { Check } from './check';

/** What no script of a page may hold, wherever it stands. */
const dangers = [
  { what: 'what begins a comment', found: /\/[/*]/g },
  { what: 'a template literal', found: /`/g },
  { what: 'a letter outside ASCII', found: /[^\n\r\t\x20-\x7e]/g },
];

export const checkServed = (content: Content): Check => ({
  name: 'nothing in the scripts of pages looks like a comment',
  faults: [...content]
    .filter(([name]) => name.endsWith('.html'))
    .flatMap(([name, source]) =>
      scriptsOf(source.toString('utf8')).flatMap((script) =>
        dangers.flatMap(({ what, found }) =>
          [...script.matchAll(found)]
            .slice(0, 1)
            .map(({ index }) => `${name}: ${what} in a script, at ${around(script, index)}`),
        ),
      ),
    ),
});

const scriptsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<script\b[^>]*>([^]*?)<\/script/gi)].map(([, script = '']) => script);

const around = (script: string, at: number): string => JSON.stringify(script.slice(Math.max(0, at - 20), at + 20));
