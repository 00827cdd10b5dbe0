// Functions exist in all files before any of them runs, as at Google; classes and variables come with their files.
// https://developers.google.com/apps-script/release-notes (June 6, 2022)
import { type Context, Script, createContext } from 'node:vm';
import type { Project } from '../api';

type ScriptFile = Project['files']['scripts'][number];

/** A script file in the two parts in which it is run; both have every line and column where the file has it. */
export interface PreparedScript {
  readonly name: string;
  /** Its functions alone; empty where all of the file may run at its turn. */
  readonly functions: string;
  /** All of it but those. */
  readonly source: string;
}

/** More rounds than one are needed where a function stands twice in a file, or its text in a comment as well. */
const mostRounds = 8;

/**
 * V8 itself says which functions a file declares: it has declared them before a script's first statement runs, and that
 * statement ends it. Nothing of the project runs here.
 */
export function preparedScripts(scripts: readonly ScriptFile[]): readonly PreparedScript[] {
  const asTheyAre = scripts.map(({ name, source }) => ({ name, functions: '', source }));
  if (scripts.length < 2) return asTheyAre;
  try {
    const context = createContext({});
    const sources = scripts.map(({ source }) => ({ source, found: declared(context, source) }));
    const prepared = sources.map(({ source, found }) => split(source, found));
    return scripts.map(({ name }, at) => ({ name, ...(prepared[at] ?? { functions: '', source: '' }) }));
  } catch (error) {
    // What does not parse, or declares a name twice, says so when it runs: with its own file and line.
    if ((error as Error | undefined)?.name === 'SyntaxError') return asTheyAre;
    throw error;
  }
}

const halt = 'throw 0;';

/** The functions that a script declares at its top, as text, by name. */
function declared(context: Context, source: string): ReadonlyMap<string, string> {
  const before = new Map(Object.entries(context));
  try {
    new Script(halt + source).runInContext(context);
  } catch (error) {
    if (error !== 0) throw error;
  }
  return new Map(
    Object.entries(context)
      .filter(([name, value]) => typeof value === 'function' && before.get(name) !== value)
      .map(([name, value]) => [name, Function.prototype.toString.call(value)]),
  );
}

/** As long as the text and on as many lines, with nothing on them. */
const blank = (text: string): string => text.replace(/[^\n\r\u2028\u2029]/g, ' ');

/** In place of a function: a semicolon ends whatever statement stood before and had none. */
const emptyStatement = (text: string): string => `;${blank(text.slice(1))}`;

const replaced = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + by.length);

/** The directive at a script's beginning that makes it strict. */
const strictly = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(['"])use strict\1/;

function split(source: string, found: ReadonlyMap<string, string>): Pick<PreparedScript, 'functions' | 'source'> {
  const directive = strictly.exec(source)?.[0] ?? '';
  let functions = replaced(blank(source), 0, directive);
  let rest = source;
  let wanted = found;
  const lastAt = new Map<string, number>();
  for (let round = 0; wanted.size > 0 && round < mostRounds; round += 1) {
    // Long ones first: what stands inside a function is not looked for any more.
    for (const [name, text] of [...wanted].sort(([, one], [, other]) => other.length - one.length)) {
      const before = lastAt.get(text);
      const at = rest.indexOf(text, before === undefined ? 0 : before + 1);
      // Still declared: what was taken out had the function's words in a comment or a text.
      if (before !== undefined) {
        rest = replaced(rest, before, text);
        functions = replaced(functions, before, blank(text));
      }
      if (at < 0) continue;
      lastAt.set(text, at);
      rest = replaced(rest, at, emptyStatement(text));
      if (found.get(name) === text) functions = replaced(functions, at, text);
    }
    wanted = declared(createContext({}), rest);
  }
  return { functions: functions.trim() === '' ? '' : functions, source: rest };
}
