// A thread that runs scripts: one bare V8 context for each execution, and a wait for each service call.
import { createContext, Script } from 'node:vm';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { CallMessage, DoneMessage, RunMessage, WorkerData } from './messages';

const { guestSource, files } = workerData as WorkerData;
// Compiled once a thread; running them in a fresh context is cheap.
const guest = new Script(guestSource, { filename: 'apps-script' });
const compiled = new Map<string, Script>();
const scriptOf = ({ name, source }: WorkerData['files']['scripts'][number]): Script => {
  const script = compiled.get(name) ?? new Script(source, { filename: name });
  compiled.set(name, script);
  return script;
};

const html = new Map(Object.entries(files.html));
const htmlFile = (name: string): string | undefined => html.get(name);

parentPort?.on('message', (message: RunMessage) => {
  parentPort?.postMessage({ outcomeJson: run(message) } satisfies DoneMessage);
  message.port.close();
});

function run({ functionName, argumentsJson, filesJson, startJson, port, answered }: RunMessage): string {
  const flag = new Int32Array(answered);
  const callHost = (name: string, args: string): string => {
    Atomics.store(flag, 0, 0);
    port.postMessage({ name, argumentsJson: args } satisfies CallMessage);
    Atomics.wait(flag, 0, 0);
    return (receiveMessageOnPort(port) as { message: string }).message;
  };
  const scope: Record<string, unknown> = { __host: callHost, __html: htmlFile, __start: startJson };
  // With 'afterEvaluate' every promise that can settle has settled when a script's evaluation returns.
  const context = createContext(scope, { microtaskMode: 'afterEvaluate' });
  try {
    guest.runInContext(context);
    for (const file of files.scripts) scriptOf(file).runInContext(context);
    const call = `__call(${[functionName, argumentsJson, filesJson].map((text) => JSON.stringify(text)).join()})`;
    new Script(call).runInContext(context);
  } catch (error) {
    // A syntax error, or a fault in the top-level code of a file.
    const { name, message, stack } = error as Error;
    return JSON.stringify({ error: { message: `${name}: ${message}`, stack } });
  }
  const outcome = scope['__outcome'];
  return typeof outcome === 'string'
    ? outcome
    : JSON.stringify({ error: { message: 'Exception: The function returned a promise that never settled.' } });
}
