// Waiting for the host's answers across threads.
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { createAnswered, waitForAnswers } from '../../src/emulator/runtime/answered';

test('a wake that is late, for the answer before, is no answer', async () => {
  const answered = createAnswered();
  // It wakes until somebody was woken, and only some time after that counts an answer.
  const host = new Worker(
    `const { workerData } = require('node:worker_threads');
     const count = new Int32Array(workerData);
     while (Atomics.notify(count, 0) === 0);
     setTimeout(() => { Atomics.add(count, 0, 1); Atomics.notify(count, 0); }, 50);`,
    { eval: true, workerData: answered },
  );
  waitForAnswers(answered, 1);
  expect(Atomics.load(new Int32Array(answered), 0)).toBe(1);
  await host.terminate();
});
