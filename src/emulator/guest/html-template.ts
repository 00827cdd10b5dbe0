// Templates as code: scriptlets between text, line by line where they stand in their file.
import { exception } from './host';
import { createPrinter } from './template-escape';

const printed = (value: unknown): string => (typeof value === 'string' ? value : String(value));

/** What a template's code prints into: an assignment to `_` prints as it is, one to `_$` is escaped for its place. */
interface Output {
  _: unknown;
  _$: unknown;
  append: (value: unknown) => Output;
  appendUntrusted: (value: unknown) => Output;
  /** All that was printed. */
  readonly $out: { readonly append: (text: string) => string };
}

/** `HtmlService.initTemplate()`, as the code that `getCode()` shows begins with. */
export function initTemplate(): Output {
  const printer = createPrinter();
  const raw = (value: unknown): void => {
    printer.raw(printed(value));
  };
  const escaped = (value: unknown): void => {
    printer.value(typeof value === 'object' ? printed(value) : value);
  };
  const output: Output = {
    set _(value: unknown) {
      raw(value);
    },
    set _$(value: unknown) {
      escaped(value);
    },
    append: (value) => (raw(value), output),
    appendUntrusted: (value) => (escaped(value), output),
    $out: { append: (text) => printer.html() + text },
  };
  return output;
}

/**
 * Scriptlets as code: `<?= ?>` prints escaped for its place, `<?!= ?>` prints as it is, `<? ?>` runs. What is printed is
 * assigned, so that it may end in a semicolon or in a comment, as in Google's own samples. Text stands on as many lines as it
 * has, so that errors name the template's lines.
 */
function statements(source: string): string {
  /** Line ends that are in the code and not in the template; the text that follows has so many fewer. */
  let owed = 0;
  const newline = (): string => {
    owed += 1;
    return '\n';
  };
  // A comment that runs to the end of its line must not take what follows with it.
  const ended = (code: string): string => (/\/\/[^\n]*$/.test(code) ? code + newline() : code);
  const between = (): string => {
    if (owed === 0) return ' +\n';
    owed -= 1;
    return ' + ';
  };
  const literal = (text: string): string =>
    text
      .split('\n')
      .map((line, at, lines) => (at < lines.length - 1 ? `${line}\n` : line))
      .map((line) =>
        JSON.stringify(line)
          .replace(/\u2028/g, '\\u2028')
          .replace(/\u2029/g, '\\u2029'),
      )
      .reduce((before, line) => before + between() + line);
  return source
    .split(/(<\?[\s\S]*?\?>)/)
    .map((piece) => {
      if (piece.startsWith('<?!=')) return `output._ = ${ended(piece.slice(4, -2))};`;
      if (piece.startsWith('<?=')) return `output._$ = ${ended(piece.slice(3, -2))};`;
      // Statements need no semicolon at their line's end.
      if (piece.startsWith('<?')) return piece.slice(2, -2) + newline();
      return piece === '' ? '' : `output._ = ${literal(piece)};`;
    })
    .join('');
}

/** What `getCode()` shows: an expression whose value is the page. */
export const templateCode = (source: string): string =>
  `(function() { var output = HtmlService.initTemplate(); ${statements(source)}\n/* End of user code */\nreturn output.$out.append('');\n})();`;

/** The same with each line of the template above what became of it. */
export const templateCodeWithComments = (source: string): string =>
  `${source
    .split('\n')
    .map((line) => `// ${line}`)
    .join('\n')}\n${templateCode(source)}`;

/**
 * Runs a template in the script's own scope, in which its variables are names.
 * @param name of its file, by which errors in it are told
 */
export function evaluated(source: string, name: string, variables: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(variables).filter((one) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(one));
  const code = `(function(output${names.map((one) => `, ${one}`).join('')}) {${statements(source)}\n})\n//# sourceURL=${name}`;
  // The scriptlets are the script's own code. Indirect, so that they see what the script sees and nothing of this file.
  const render = (0, eval)(code) as (output: Output, ...values: unknown[]) => void;
  const output = initTemplate();
  render(output, ...names.map((one) => variables[one]));
  return output.$out.append('');
}

/** The file of this name among a project's; where there is none, the error says which name is near. */
export function nearestName(name: string, names: readonly string[]): Error {
  const near = names.find((one) => one.toLowerCase() === name.toLowerCase() || one.endsWith(`/${name}`));
  const hint = near === undefined ? '' : ` There is one named ${near}.`;
  return exception(`No HTML file named ${name} was found.${hint}`);
}
