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
    const whole = declaring();
    const sources = scripts.map(({ source }) => ({ source, found: whole(source) }));
    const rest = declaring();
    const prepared = sources.map(({ source, found }) => split(source, found, rest));
    return scripts.map(({ name }, at) => ({ name, ...(prepared[at] ?? { functions: '', source: '' }) }));
  } catch (error) {
    // What does not parse, or declares a name twice, says so when it runs: with its own file and line.
    if ((error as Error | undefined)?.name === 'SyntaxError') return asTheyAre;
    throw error;
  }
}

const halt = 'throw 0;';

/** The functions that a script declares at its top, as text, by name, in the order in which they stand there. */
type Declared = (source: string) => ReadonlyMap<string, string>;

/** Scripts asked one after the other, as they run in a project: what `let` and classes declare twice is an error. */
function declaring(): Declared {
  const scope: Record<string, unknown> = {};
  const context: Context = createContext(scope);
  return (source) => {
    try {
      new Script(halt + source).runInContext(context);
    } catch (error) {
      if (error !== 0) throw error;
    }
    const found = Object.entries(scope).filter(([, value]) => typeof value === 'function');
    for (const name of Object.keys(scope)) Reflect.deleteProperty(scope, name);
    return new Map(found.map(([name, value]) => [name, Function.prototype.toString.call(value)]));
  };
}

/** As long as the text and on as many lines, with nothing on them. */
const blank = (text: string): string => text.replace(/[^\n\r\u2028\u2029]+/g, (line) => ' '.repeat(line.length));

/** In place of a function: a semicolon ends whatever statement stood before and had none. */
const emptyStatement = (text: string): string => `;${blank(text.slice(1))}`;

/** The directive at a script's beginning that makes it strict. */
const strictly = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(['"])use strict\1/;

function split(
  source: string,
  found: ReadonlyMap<string, string>,
  declaredWithout: Declared,
): Pick<PreparedScript, 'functions' | 'source'> {
  /** Where the text of each function stands. */
  const places = new Map<string, number>();
  let wanted = found;
  let rest = source;
  for (let round = 0; wanted.size > 0 && round < mostRounds; round += 1) {
    let end = 0;
    for (const text of wanted.values()) {
      const before = places.get(text);
      // Still declared: what was taken out had the function's words in a comment, a text or another function.
      const after = source.indexOf(text, before === undefined ? end : before + 1);
      // The last of several functions of one name is listed where the first stands.
      const at = after < 0 && before === undefined ? source.indexOf(text) : after;
      if (at < 0) places.delete(text);
      else places.set(text, at);
      end = at + text.length;
    }
    rest = withParts(source, places, emptyStatement, same);
    wanted = (round === 0 ? declaredWithout : declaring())(rest);
  }
  if (places.size === 0) return { functions: '', source };
  const directive = strictly.exec(source)?.[0] ?? '';
  const kept = new Set(found.values());
  const functions = withParts(source, places, (text) => (kept.has(text) ? text : blank(text)), blank);
  return { functions: directive + functions.slice(directive.length), source: rest };
}

const same = (text: string): string => text;

/** A source with what stands at these places made into something else, and what is between them. */
function withParts(
  source: string,
  places: ReadonlyMap<string, number>,
  inside: (text: string) => string,
  outside: (text: string) => string,
): string {
  const parts: string[] = [];
  let end = 0;
  for (const [text, at] of [...places].sort(([, one], [, other]) => one - other)) {
    if (at < end) continue;
    parts.push(outside(source.slice(end, at)), inside(text));
    end = at + text.length;
  }
  return [...parts, outside(source.slice(end))].join('');
}
