// For whoever writes an add-on: what happens in the terminal as it happens, properties out of a file, and what was saved loaded again.
import { type FSWatcher, existsSync, readFileSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { createColors, isColorSupported } from 'picocolors';
import * as v from 'valibot';
import type { Emulator, EmulatorOptions, World } from './api';
import { printable } from './printable';
import { contentFolder, readProject } from './runtime/files';

/** Tells of lines and executions where their place in the sources can be clicked. */
export function terminal(
  folder: string,
  emailOf: (accountId: string) => string,
): Required<Pick<EmulatorOptions, 'onLog' | 'onExecution'>> {
  const content = contentFolder(folder);
  const shown = path.relative(process.cwd(), content) || '.';
  const placed = (text: string): string =>
    text.replace(/(^|[\s(])([\w./ -]+\.(?:gs|js|html)):(\d+)/g, (_, before: string, file: string, line: string) => {
      return `${before}${shown}/${file}:${line}`;
    });
  // A log of a continuous integration is read as text.
  const { dim, red, yellow, green } = createColors(isColorSupported && process.env['CI'] === undefined);
  const colours = { debug: dim, info: (text: string) => text, warn: yellow, error: red };
  return {
    onLog: ({ level, text, where }) => {
      console.log(
        `${colours[level](printable(text))}${where === undefined ? '' : dim(`  ${printable(placed(where))}`)}`,
      );
    },
    onExecution: ({ functionName, kind, accountId, milliseconds, calls, outcome }) => {
      const isDone = outcome.status === 'completed';
      const time = `${Math.round(milliseconds)} ms, ${calls.length} calls`;
      console.log(
        `${isDone ? green('✓') : red('✗')} ${printable(functionName)} ${dim(`${kind} ${emailOf(accountId)} ${time}`)}`,
      );
      if (outcome.status !== 'completed')
        console.log(red(printable(placed(outcome.error.stack ?? outcome.error.message))));
    },
  };
}

const texts = v.record(v.string(), v.string());
const propertiesFile = v.union([
  v.strictObject({ script: v.optional(texts), user: v.optional(v.record(v.string(), texts)) }),
  texts,
]);

/**
 * Sets what a file says: `{"script": {"KEY": "value"}, "user": {"ana@example.com": {…}}}`, or script properties alone.
 * Throws with one clear line where it says something else.
 */
export function setProperties(world: World, file: string): void {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const parsed = v.safeParse(propertiesFile, jsonOf(file));
  if (!parsed.success) {
    throw new Error(`${file}: properties are texts by name, or {"script": {…}, "user": {"EMAIL": {…}}} of them.`);
  }
  const isSplit = Object.values(parsed.output).some((value) => typeof value !== 'string');
  const { script, user } = (isSplit ? parsed.output : { script: parsed.output }) as {
    readonly script?: Readonly<Record<string, string>>;
    readonly user?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  if (script !== undefined) world.setScriptProperties({ ...world.scriptProperties(), ...script });
  for (const [email, values] of Object.entries(user ?? {})) {
    const account = world.accounts().find((one) => one.email === email);
    if (account === undefined)
      throw new Error(`${file}: there is no account ${email} on this desk (--account ${email}).`);
    world.setUserProperties(account.id, { ...world.userProperties(account.id), ...values });
  }
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

/** Editors write a file in several steps. */
const settleMilliseconds = 80;

/**
 * Loads the project again when one of its files was saved. What can't run is said, and what ran before goes on.
 * @returns what ends the watch
 */
export function reloadOnSave(emulator: Emulator, folder: string, say: (line: string) => void): () => void {
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    for (const watcher of watchers) watcher.close();
  };
  const folders = (): readonly string[] => {
    const { scripts, html } = emulator.project.files;
    const content = contentFolder(folder);
    const names = [...scripts.map(({ name }) => name), ...Object.keys(html)];
    return [...new Set([folder, content, ...names.map((name) => path.join(content, path.dirname(name)))])].filter(
      (one) => existsSync(one) && statSync(one).isDirectory(),
    );
  };
  const begin = (): void => {
    stop();
    watchers = folders().map((one) =>
      watch(one, { persistent: false }, () => {
        clearTimeout(timer);
        timer = setTimeout(load, settleMilliseconds);
      }),
    );
  };
  const load = (): void => {
    try {
      const project = readProject(folder);
      if (JSON.stringify(project) === JSON.stringify(emulator.project)) return;
      emulator.load(project);
      say(`Loaded again: ${path.basename(path.resolve(folder))}`);
    } catch (error) {
      say(`Not loaded: ${error instanceof Error ? error.message : String(error)}`);
    }
    begin();
  };
  begin();
  return () => {
    clearTimeout(timer);
    stop();
  };
}
