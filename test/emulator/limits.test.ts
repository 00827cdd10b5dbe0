// Limits bite in Google's words, and a day later they are gone.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { resultOf, startProject } from './project';

const day = 24 * 60 * 60 * 1000;

/** A server on loopback that counts how many requests it holds at once, and answers when so many are there. */
async function gathering(wanted: number): Promise<{ readonly origin: string; readonly close: () => void }> {
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    waiting.push(() => response.end(request.url));
    if (waiting.length >= wanted) for (const answer of waiting) answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('fetchAll asks for everything at once and keeps the order', async () => {
  const { origin, close } = await gathering(3);
  const emulator = await startProject(
    `function run(origin) {
      return UrlFetchApp.fetchAll([origin + '/a', { url: origin + '/b', method: 'post' }, origin + '/c']).map(function (response) { return response.getContentText(); });
    }`,
  );
  expect(resultOf(await emulator.run('1', 'run', [origin]))).toEqual(['/a', '/b', '/c']);
  close();
});

const counted = [
  {
    what: 'URL fetches',
    limits: { urlFetchesPerDay: 2 },
    code: `UrlFetchApp.fetch('https://www.googleapis.com/drive/v3/about', { muteHttpExceptions: true })`,
    message: 'Exception: Service invoked too many times for one day: urlfetch.',
  },
  {
    what: 'property calls',
    limits: { propertyCallsPerDay: 2 },
    code: `PropertiesService.getUserProperties().getProperty('a')`,
    message: 'Exception: Service invoked too many times for one day: properties.',
  },
];

test.each(counted)('$what are counted for each account and day', async ({ limits, code, message }) => {
  const emulator = await startProject(`function run() { ${code}; return 'done'; }`, {}, { limits });
  const run = async (accountId: string): Promise<unknown> => resultOf(await emulator.run(accountId, 'run', []));
  expect([await run('1'), await run('1'), await run('1'), await run('2')]).toEqual(['done', 'done', message, 'done']);
  emulator.world.setNow(emulator.world.now() + day);
  expect(await run('1')).toBe('done');
});

test('an account runs so many executions at once and no more', async () => {
  const emulator = await startProject(
    `function hold() { LockService.getScriptLock().waitLock(20000); return 'held'; }`,
    {},
    { limits: { executionsAtOnce: 2 } },
  );
  const runs = await Promise.all([1, 2, 3].map(async () => resultOf(await emulator.run('1', 'hold', []))));
  expect(runs).toEqual([
    'held',
    'held',
    'Exception: There are too many scripts running simultaneously for this Google user account.',
  ]);
});

const requests = [
  {
    what: 'an address of more than 2 KB',
    code: `'http://127.0.0.1/' + 'x'.repeat(2048)`,
    message: 'Limit Exceeded: URLFetch URL Length.',
  },
  {
    what: 'a header of more than 8 KB',
    code: `'http://127.0.0.1/', { headers: { a: 'x'.repeat(8192) } }`,
    message: 'Limit Exceeded: URLFetch Header Size.',
  },
  {
    what: 'a body of more than 50 MB',
    code: `'http://127.0.0.1/', { method: 'post', payload: 'x'.repeat(52428801) }`,
    message: 'Limit Exceeded: URLFetch POST Size.',
  },
];

test.each(requests)('$what is refused', async ({ code, message }) => {
  const emulator = await startProject(`function run() { UrlFetchApp.fetch(${code}); }`);
  expect(resultOf(await emulator.run('1', 'run', []))).toBe(`Exception: ${message}`);
});

test('without the scope nothing is fetched', async () => {
  const emulator = await startProject(`function run() { UrlFetchApp.fetch('http://127.0.0.1/'); }`, {
    oauthScopes: [],
  });
  expect(resultOf(await emulator.run('1', 'run', []))).toContain(
    'Specified permissions are not sufficient to call UrlFetchApp.fetch.',
  );
});
