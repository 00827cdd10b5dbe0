// A thread that runs scripts: one bare V8 context for each execution, and a wait for each service call.
import { type Context, Script, createContext } from 'node:vm';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { waitForAnswers } from './answered';
import type { CallMessage, DoneMessage, RunMessage, WorkerData } from './messages';

const { guestSource, files, libraries } = workerData as WorkerData;
// Compiled once a thread; running them in a fresh context is cheap.
const guest = new Script(guestSource, { filename: 'apps-script' });
const compiled = new Map<object, Script>();
const scriptOf = (file: WorkerData['files']['scripts'][number]): Script => {
  const script = compiled.get(file) ?? new Script(file.source, { filename: file.name });
  compiled.set(file, script);
  return script;
};

/** A bare context with the services in it and nothing of a script yet. */
function contextWith(
  { html }: WorkerData['files'],
  given: { readonly callHost: unknown; readonly startJson: string },
): Context {
  const htmlFile = (name: string): string | undefined => (Object.hasOwn(html, name) ? html[name] : undefined);
  const scope: Record<string, unknown> = { __host: given.callHost, __html: htmlFile, __start: given.startJson };
  // With 'afterEvaluate' every promise that can settle has settled when a script's evaluation returns.
  const context = createContext(scope, { microtaskMode: 'afterEvaluate' });
  guest.runInContext(context);
  return context;
}

/** A library runs in a context of its own; its users see its functions and variables, but those whose names end in `_`. */
function libraryOf(own: WorkerData['files'], given: Parameters<typeof contextWith>[1]): object {
  const context = contextWith(own, given);
  const before = new Set(Object.keys(context));
  for (const file of own.scripts) scriptOf(file).runInContext(context);
  return Object.fromEntries(Object.entries(context).filter(([name]) => !before.has(name) && !name.endsWith('_')));
}

parentPort?.on('message', (message: RunMessage) => {
  parentPort?.postMessage({ outcomeJson: run(message) } satisfies DoneMessage);
  message.port.close();
});

function run({ functionName, argumentsJson, filesJson, startJson, port, answered }: RunMessage): string {
  let calls = 0;
  const callHost = (name: string, args: string): string => {
    port.postMessage({ name, argumentsJson: args } satisfies CallMessage);
    calls += 1;
    waitForAnswers(answered, calls);
    return (receiveMessageOnPort(port) as { message: string }).message;
  };
  let outcome: unknown;
  try {
    const context = contextWith(files, { callHost, startJson });
    for (const [symbol, own] of Object.entries(libraries)) context[symbol] = libraryOf(own, { callHost, startJson });
    for (const file of files.scripts) scriptOf(file).runInContext(context);
    const call = `__call(${[functionName, argumentsJson, filesJson].map((text) => JSON.stringify(text)).join()})`;
    new Script(call).runInContext(context);
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
