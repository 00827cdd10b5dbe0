// A process that runs scripts: one bare V8 context for each execution, and a wait for each service call. How little it may do
// besides is said where it is started, in sandbox.ts.
import { read, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Context, Script, createContext } from 'node:vm';
import { type Frame, type FrameKind, frameOf, headerLength, parseHeader } from './frames';
import { callText, type OutcomeJson, type RunMessage, type WorkerData } from './messages';

// The permission model stops no signals to other processes, so whatever gets out of its context finds no way to send any.
for (const name of ['kill', '_kill', '_debugProcess', '_debugEnd']) Reflect.deleteProperty(process, name);

/** The channel to the emulator. */
const channel = 3;

/** Waits for so many bytes. When the emulator is gone, so is this process. */
function readBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length;) {
    const count = readSync(channel, bytes, at, length - at, null);
    if (count === 0) process.exit();
    at += count;
  }
  return bytes;
}

function receive(): Frame {
  const { kind, length } = parseHeader(readBytes(headerLength));
  return { kind, text: readBytes(length).toString('utf8') };
}

function tell(kind: FrameKind, text: string): void {
  const bytes = frameOf(kind, text);
  for (let at = 0; at < bytes.length;) at += writeSync(channel, bytes, at);
}

const { guestSource, files, libraries, folder } = JSON.parse(receive().text) as WorkerData;
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
function runFiles({ scripts }: WorkerData['files'], context: Context, timeout: number): void {
  for (const { name, functions } of scripts)
    if (functions !== '') scriptOf(functions, name).runInContext(context, { timeout });
  for (const { name, source } of scripts) scriptOf(source, name).runInContext(context, { timeout });
}

/** A bare context with the services in it and nothing of a script yet. */
function contextWith(
  { html }: WorkerData['files'],
  given: { readonly callHost: unknown; readonly startJson: string },
): Context {
  const htmlFiles = {
    source: (name: string): string | undefined => (Object.hasOwn(html, name) ? html[name] : undefined),
    names: () => Object.keys(html),
  };
  const scope: Record<string, unknown> = { __host: given.callHost, __html: htmlFiles, __start: given.startJson };
  // With 'afterEvaluate' every promise that can settle has settled when a script's evaluation returns.
  const context = createContext(scope, { microtaskMode: 'afterEvaluate' });
  guest.runInContext(context);
  return context;
}

/** A library runs in a context of its own; its users see its functions and variables, but those whose names end in `_`. */
function libraryOf(own: WorkerData['files'], given: Parameters<typeof contextWith>[1], timeout: number): object {
  const context = contextWith(own, given);
  const before = new Set(Object.keys(context));
  runFiles(own, context, timeout);
  return Object.fromEntries(Object.entries(context).filter(([name]) => !before.has(name) && !name.endsWith('_')));
}

/** Waits for the next run without holding up this thread: a debugger may have something to say meanwhile. */
const nextFrame = (): Promise<Frame> =>
  new Promise((resolve) => {
    const header = Buffer.allocUnsafe(headerLength);
    read(channel, header, 0, 1, null, (error, count) => {
      if (error !== null || count === 0) process.exit();
      readBytes(headerLength - 1).copy(header, 1);
      const { kind, length } = parseHeader(header);
      resolve({ kind, text: readBytes(length).toString('utf8') });
    });
  });

async function serve(): Promise<never> {
  for (;;) tell('d', run(JSON.parse((await nextFrame()).text) as RunMessage));
}
void serve();

function run({ functionName, argumentsJson, filesJson, startJson, timeout }: RunMessage): OutcomeJson {
  const callHost = (name: string, args: string): string => {
    tell('c', callText({ name, argumentsJson: args }));
    return receive().text;
  };
  let outcome: unknown;
  try {
    const context = contextWith(files, { callHost, startJson });
    for (const [symbol, own] of Object.entries(libraries))
      context[symbol] = libraryOf(own, { callHost, startJson }, timeout);
    runFiles(files, context, timeout);
    const call = `__call(${[functionName, argumentsJson, filesJson].map((text) => JSON.stringify(text)).join()})`;
    new Script(call).runInContext(context, { timeout });
    outcome = context['__outcome'];
  } catch (error) {
    // A syntax error, or a fault in the top-level code of a file.
    const { name, message, stack } = error as Error;
    return JSON.stringify({ error: { message: `${name}: ${message}`, stack } });
  }
  return typeof outcome === 'string'
    ? outcome
    : JSON.stringify({ error: { message: 'Exception: The function returned a promise that never settled.' } });
}
