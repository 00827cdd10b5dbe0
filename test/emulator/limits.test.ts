// Limits bite in Google's words, and a day later they are gone.
import { expect, test } from '@jest/globals';
import { type Serving, serving } from '../serving';
import { resultOf, startProject } from './project';

const day = 24 * 60 * 60 * 1000;

/** A server on loopback that counts how many requests it holds at once, and answers when so many are there. */
function gathering(wanted: number): Promise<Serving> {
  const waiting: (() => void)[] = [];
  return serving((request, response) => {
    waiting.push(() => response.end(request.url));
    if (waiting.length >= wanted) for (const answer of waiting) answer();
  });
}

test('fetchAll asks for everything at once and keeps the order', async () => {
  const { origin, stop } = await gathering(3);
  const emulator = await startProject(
    `function run(origin) {
      return UrlFetchApp.fetchAll([origin + '/a', { url: origin + '/b', method: 'post' }, origin + '/c']).map(function (response) { return response.getContentText(); });
    }`,
  );
  expect(resultOf(await emulator.run('1', 'run', [origin]))).toEqual(['/a', '/b', '/c']);
  stop();
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
    what: 'more than 100 headers',
    code: `'http://127.0.0.1/', { headers: Object.fromEntries(Array.from({ length: 101 }, function (_, at) { return ['x-' + at, 'y']; })) }`,
    message: 'Limit Exceeded: URLFetch Header Count.',
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

/** A server that sends on from `/see`, `/keep` and `/round`, and elsewhere says what it was asked. */
function sendingOn(): Promise<Serving> {
  return serving((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const targets: Readonly<Record<string, readonly [number, string]>> = {
        '/see': [302, '/end'],
        '/keep': [307, '/end'],
        '/round': [302, '/round'],
        '/away': [302, 'https://elsewhere.example/'],
      };
      const [status, target] = targets[request.url ?? ''] ?? [200, undefined];
      if (target !== undefined) response.writeHead(status, { Location: target });
      response.end(`${request.method ?? ''} ${request.url ?? ''} ${Buffer.concat(chunks).toString()}`.trim());
    });
  });
}

const redirects = [
  { path: '/see', options: { method: 'post', payload: 'body' }, is: [200, 'GET /end'] },
  { path: '/keep', options: { method: 'post', payload: 'body' }, is: [200, 'POST /end body'] },
  { path: '/see', options: { followRedirects: false }, is: [302, 'GET /see'] },
  { path: '/round', options: {}, is: [302, 'GET /round'] },
  { path: '/away', options: {}, is: 'Exception: Address unavailable: https://elsewhere.example/' },
];

test.each(redirects)('$path with $options', async ({ path, options, is }) => {
  const { origin, stop } = await sendingOn();
  const emulator = await startProject(`function run(url, options) {
    var response = UrlFetchApp.fetch(url, options);
    return [response.getResponseCode(), response.getContentText()];
  }`);
  expect(resultOf(await emulator.run('1', 'run', [origin + path, options]))).toEqual(is);
  stop();
});

test('an answer is its text where a script takes it for one; a form of several parts carries blobs', async () => {
  const { origin, stop } = await sendingOn();
  const emulator = await startProject(`function run(url) {
    var payload = { name: 'Ana', file: Utilities.newBlob('hello', 'text/plain', 'a.txt') };
    return '' + UrlFetchApp.fetch(url, { method: 'post', payload: payload });
  }`);
  const text = resultOf(await emulator.run('1', 'run', [`${origin}/end`]));
  expect(text).toContain('Content-Disposition: form-data; name="name"\r\n\r\nAna\r\n');
  expect(text).toContain('name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n');
  stop();
});

test('without the scope nothing is fetched', async () => {
  const emulator = await startProject(`function run() { UrlFetchApp.fetch('http://127.0.0.1/'); }`, {
    oauthScopes: [],
  });
  expect(resultOf(await emulator.run('1', 'run', []))).toContain(
    'Specified permissions are not sufficient to call UrlFetchApp.fetch.',
  );
});
