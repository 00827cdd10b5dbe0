// A process that runs scripts: one bare V8 context for each execution, and a wait for each service call. How little it may do
// besides is said where it is started, in sandbox.ts.
import { read, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Context, Script, createContext } from 'node:vm';
import { type FrameKind, frameOf, headerLength, parseHeader } from './frames';
import { callText, fileText, type OutcomeJson, type RunMessage, type ToldFiles, type WorkerData } from './messages';

// The permission model stops no signals to other processes, so whatever gets out of its context finds no way to send any.
for (const name of ['kill', '_kill', '_debugProcess', '_debugEnd']) Reflect.deleteProperty(process, name);

/** The channel to the emulator. */
const channel = 3;

/** What has come and was not taken yet: an answer and its header come in one read. */
let come = Buffer.alloc(0);
const room = Buffer.allocUnsafeSlow(64 * 1024);

/** Keeps what was read. When the emulator is gone, so is this process. */
function keep(count: number): void {
  if (count === 0) process.exit();
  come = room.subarray(0, count);
}

/** Waits for so many bytes. They are good until the next are waited for. */
function readBytes(length: number): Buffer {
  if (come.length >= length) return take(length);
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length;) {
    if (come.length === 0) keep(readSync(channel, room, 0, room.length, null));
    at += take(length - at).copy(bytes, at);
  }
  return bytes;
}

function take(most: number): Buffer {
  const bytes = come.subarray(0, most);
  come = come.subarray(most);
  return bytes;
}

const receive = (): string => readBytes(parseHeader(readBytes(headerLength)).length).toString('utf8');

function tell(kind: FrameKind, text: string): void {
  const bytes = frameOf(kind, text);
  for (let at = 0; at < bytes.length;) at += writeSync(channel, bytes, at);
}

const { guestSource, files, libraries, folder } = JSON.parse(receive()) as WorkerData;
// Compiled once a process; running them in a fresh context is cheap.
const guest = new Script(guestSource, { filename: 'apps-script' });
const compiled = new Map<string, Script>();
const scriptOf = (source: string, filename: string): Script => {
  const script = compiled.get(source) ?? new Script(source, { filename: addressOf(filename) });
  compiled.set(source, script);
  return script;
};

/** The name under which a file's errors and a debugger know it. */
const addressOf = (name: string): string => (folder === undefined ? name : pathToFileURL(path.join(folder, name)).href);

/** Runs a project's files: what functions they declare first, then the files in their order. */
function runFiles({ scripts }: ToldFiles, context: Context): void {
  for (const { name, functions } of scripts) if (functions !== '') scriptOf(functions, name).runInContext(context);
  for (const { name, source } of scripts) scriptOf(source, name).runInContext(context);
}

/** HTML files that were asked for. */
const htmlOf = new Map<string, string>();

/** A bare context with the services in it and nothing of a script yet. @param library empty for the script itself */
function contextWith({ html }: ToldFiles, startJson: string, library = ''): Context {
  const htmlFiles = {
    source: (name: string): string | undefined => {
      if (!html.includes(name)) return undefined;
      const asked = fileText({ library, name });
      const source = htmlOf.get(asked) ?? ask('h', asked);
      htmlOf.set(asked, source);
      return source;
    },
    names: () => [...html],
  };
  const scope: Record<string, unknown> = { __host: callHost, __html: htmlFiles, __start: startJson };
  // With 'afterEvaluate' every promise that can settle has settled when a script's evaluation returns.
  const context = createContext(scope, { microtaskMode: 'afterEvaluate' });
  guest.runInContext(context);
  return context;
}

/** A library runs in a context of its own; its users see its functions and variables, but those whose names end in `_`. */
function libraryOf(own: ToldFiles, context: Context): object {
  const before = new Set(Object.keys(context));
  runFiles(own, context);
  return Object.fromEntries(Object.entries(context).filter(([name]) => !before.has(name) && !name.endsWith('_')));
}

/** Lets the promises of a context go on: each has a queue of its own, and what a library promised its user waits in both. */
const goOn = new Script('0', { filename: 'apps-script' });
const mostRounds = 1000;

/** Calls the global `work` that stands there for the time of a run. */
const calling = new Script('work()', { filename: 'apps-script' });
const own = globalThis as { work?: () => OutcomeJson };

/** Ends a run after so many milliseconds. One watch, which is a thread, looks at all the scripts that it runs. */
function within(milliseconds: number, work: () => OutcomeJson): OutcomeJson {
  own.work = work;
  try {
    return calling.runInThisContext({ timeout: milliseconds }) as OutcomeJson;
  } catch (error) {
    return failed(error as Error);
  }
}

const failed = ({ name, message, stack }: Error): OutcomeJson =>
  JSON.stringify({ error: { message: `${name}: ${message}`, stack } });

function ask(kind: FrameKind, text: string): string {
  tell(kind, text);
  return receive();
}

const callHost = (name: string, args: string): string => ask('c', callText({ name, argumentsJson: args }));

function run({ functionName, argumentsJson, filesJson, startJson }: RunMessage): OutcomeJson {
  let outcome: unknown;
  try {
    const context = contextWith(files, startJson);
    const others = Object.entries(libraries).map(([symbol, library]) => {
      const other = contextWith(library, startJson, symbol);
      context[symbol] = libraryOf(library, other);
      return other;
    });
    runFiles(files, context);
    const call = `__call(${[functionName, argumentsJson, filesJson].map((text) => JSON.stringify(text)).join()})`;
    new Script(call).runInContext(context);
    for (let round = 0; round < mostRounds && others.length > 0 && context['__outcome'] === undefined; round += 1)
      for (const one of [...others, context]) goOn.runInContext(one);
    outcome = context['__outcome'];
  } catch (error) {
    // A syntax error, or a fault in the top-level code of a file.
    return failed(error as Error);
  }
  return typeof outcome === 'string'
    ? outcome
    : JSON.stringify({ error: { message: 'Exception: The function returned a promise that never settled.' } });
}

/** A debugger may have something to say while there is nothing to run. */
const untilSomethingCame = (): Promise<void> =>
  new Promise((resolve) => {
    if (come.length > 0) resolve();
    else
      read(channel, room, 0, room.length, null, (error, count) => {
        keep(error === null ? count : 0);
        resolve();
      });
  });

/** Runs what the emulator asks for, one after the other. Between two runs Node does what it put off. */
async function serve(): Promise<never> {
  for (;;) {
    await (folder === undefined ? new Promise(setImmediate) : untilSomethingCame());
    const message = JSON.parse(receive()) as RunMessage;
    tell(
      'd',
      within(message.timeout, () => run(message)),
    );
  }
}
void serve();
