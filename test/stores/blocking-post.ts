// HTTP requests that block, as Apps Script's do: a thread makes them while this one waits.
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import { afterAll } from '@jest/globals';

interface Answer {
  readonly status: number;
  readonly text: string;
}

const source = `
const { parentPort, workerData } = require('node:worker_threads');
const { signal, port } = workerData;
port.on('message', async ({ url, method, headers, body }) => {
  let answer;
  try {
    const response = await fetch(url, { method, headers, body });
    answer = { status: response.status, text: await response.text() };
  } catch (error) {
    answer = { status: 0, text: String(error.cause ?? error) };
  }
  port.postMessage(answer);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
});
`;

/** Posts JSON and waits. What can't be reached throws, as UrlFetchApp does. */
export function createBlockingPost(): (url: string, body: unknown, bearer: string) => Answer {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(source, { eval: true, workerData: { signal, port: port2 }, transferList: [port2] });
  afterAll(() => worker.terminate());
  return (url, body, bearer) => {
    const seen = Atomics.load(signal, 0);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
    port1.postMessage({ url, method: 'POST', headers, body: JSON.stringify(body) });
    Atomics.wait(signal, 0, seen, 120_000);
    const answer = (receiveMessageOnPort(port1) as { readonly message: Answer } | undefined)?.message;
    if (answer === undefined || answer.status === 0)
      throw new Error(`Address unavailable: ${url} ${answer?.text ?? ''}`);
    return answer;
  };
}
