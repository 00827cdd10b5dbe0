// What helps whoever writes an add-on: stand-ins, lines with their place, saving, and an end that always comes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { Execution, LogLine } from '../../src/emulator/api';
import { reloadOnSave, setProperties } from '../../src/emulator/developing';
import { createEmulator, startEmulator } from '../emulator';
import { type Serving, serving } from '../serving';
import { otherToEnd, startOther } from '../start';
import { projectOf, resultOf, startProject } from './project';

const fetching = `function run(url, method) {
  var response = UrlFetchApp.fetch(url, { method: method || 'get', muteHttpExceptions: true });
  return [response.getResponseCode(), response.getContentText(), response.getHeaders()['Content-Type']];
}`;

const answers = {
  'api.example.com/v1/users.json': '[1]',
  'api.example.com/v1/users.post.201.json': '{"id":2}',
  'api.example.com/v1/gone.404.txt': 'gone',
  'api.example.com/index.html': '<p>home</p>',
};
const json = 'application/json; charset=utf-8';

test.each([
  { url: 'https://api.example.com/v1/users?page=1', method: 'get', is: [200, '[1]', json] },
  { url: 'https://api.example.com/v1/users', method: 'post', is: [201, '{"id":2}', json] },
  { url: 'https://api.example.com/v1/gone', method: 'get', is: [404, 'gone', 'text/plain; charset=utf-8'] },
  { url: 'https://api.example.com/', method: 'get', is: [200, '<p>home</p>', 'text/html; charset=utf-8'] },
  { url: 'api.example.com/v1/users', method: 'get', is: [200, '[1]', json] },
  { url: 'https://api.example.com/v1/%2e%2e/%2e%2e/secret', method: 'get', is: 'Exception: Address unavailable: ' },
  { url: 'https://other.example/', method: 'get', is: 'Exception: Address unavailable: https://other.example/' },
])('$method $url is answered out of a folder', async ({ url, method, is }) => {
  const folder = projectOf(answers);
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  const emulator = await startProject(fetching, {}, { answersFolder: path.join(folder) });
  const result = resultOf(await emulator.run('1', 'run', [url, method]));
  expect(typeof is === 'string' ? String(result).startsWith(is) : result).toEqual(typeof is === 'string' ? true : is);
});

/** A program at this address of this machine that says what it was asked for. */
const answering = (host: string, answer: string): Promise<Serving> =>
  serving((request, response) => response.end(`${answer} ${request.url ?? ''}`), host);

test('a program on loopback stands in for a host, and goes before files', async () => {
  const { origin, stop } = await answering('127.0.0.1', 'asked for');
  const hosts = { 'https://api.example.com/': `${origin}/` };
  const emulator = await startProject(fetching, {}, { hosts, answersFolder: projectOf(answers) });
  const result = resultOf(await emulator.run('1', 'run', ['https://api.example.com/v1/users']));
  stop();
  expect(result).toEqual([200, 'asked for /v1/users', null]);
});

test('the command hands on who stands in for a host, and lets requests out where it was told to', async () => {
  // No address of its own to this program, as little as any host elsewhere, and yet on this machine.
  const elsewhere = await answering('127.0.0.2', 'the network');
  const standIn = await answering('127.0.0.1', 'a stand-in');
  const outside = `http://127.0.0.2:${elsewhere.port}/v1/users`;
  const listed = 'https://api.example.com/v1/users?page=2';
  const folder = projectOf({
    'Code.gs': `${fetching}
      function doGet(e) {
        try { return ContentService.createTextOutput(run(e.parameter.url)[1]); }
        catch (error) { return ContentService.createTextOutput(error.message); }
      }`,
  });
  const rows = [
    { options: [], url: outside, is: `Address unavailable: ${outside}` },
    { options: ['--network'], url: outside, is: 'the network /v1/users' },
    { options: [], url: listed, is: `Address unavailable: ${listed}` },
    {
      options: ['--network', '--host', `https://api.example.com/v1/=http://127.0.0.1:${standIn.port}/`],
      url: listed,
      is: 'a stand-in /users?page=2',
    },
  ];
  for (const { options, url, is } of rows) {
    const desk = await startOther(folder, ...options);
    const answer = await fetch(`${desk.url}exec?url=${encodeURIComponent(url)}`);
    expect({ options, text: await answer.text() }).toEqual({ options, text: is });
    desk.stop();
  }
  elsewhere.stop();
  standIn.stop();
});

test('a stand-in is on this machine, or the command says so', async () => {
  const { code, output } = await otherToEnd(
    projectOf({}),
    '--host',
    'https://api.example.com/=https://elsewhere.example/',
  );
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('an address of this machine') });
});

test('what scripts write is shown in the terminal, never obeyed', async () => {
  const bell = '\\u0007\\u001b]0;mine\\u0007\\u001b[2J\\u009b2K\\u202egone\\r';
  const folder = projectOf({
    'Code.gs': `function doGet() { console.log('line${bell}'); Logger.log('again${bell}'); throw new Error('fault${bell}'); }`,
  });
  const desk = await startOther(folder);
  await fetch(`${desk.url}exec`);
  while (!desk.said().includes('at doGet')) await new Promise((resolve) => setTimeout(resolve, 20));
  const said = desk.said();
  desk.stop();
  // eslint-disable-next-line no-control-regex -- none of them is to be there
  expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  for (const word of ['line', 'again', 'fault'])
    expect(said).toContain(`${word}\u2407\u241b]0;mine\u2407\u241b[2J\ufffd2K\ufffdgone`);
});

test('lines and executions are told as they happen, with their places', async () => {
  const lines: LogLine[] = [];
  const ended: Execution[] = [];
  const emulator = await startProject(
    `function run() {\n  console.warn('careful');\n  Logger.log('noted');\n  inner();\n}\nfunction inner() { throw new Error('no'); }`,
    {},
    {
      onLog: (line) => {
        lines.push(line);
      },
      onExecution: (execution) => {
        ended.push(execution);
      },
    },
  );
  await emulator.run('1', 'run', [{ a: 1 }]);
  expect(lines.map(({ level, text, where }) => [level, text, where])).toEqual([
    ['warn', 'careful', 'Code.gs:2:11'],
    ['info', 'noted', 'Code.gs:3:10'],
  ]);
  expect(ended).toMatchObject([
    {
      functionName: 'run',
      args: [{ a: 1 }],
      outcome: { error: { stack: 'Error: no\n    at inner (Code.gs:6:26)\n    at run (Code.gs:4:3)' } },
    },
  ]);
});

test('closing settles what runs, what waits, and what comes after', async () => {
  const folder = projectOf({
    'Code.gs': `function sleep() { Utilities.sleep(300000); }
    function spin() { for (;;); }
    function hold() { LockService.getScriptLock().waitLock(1000); Utilities.sleep(300000); }
    function wait() { LockService.getScriptLock().waitLock(300000); }`,
  });
  const emulator = await createEmulator({ folder });
  const ana = emulator.world.defaultAccountId();
  const runs = ['sleep', 'spin', 'hold', 'wait'].map((name) => emulator.run(ana, name, []));
  await emulator.close();
  const all = [...(await Promise.all(runs)), await emulator.run(ana, 'sleep', [])];
  expect(all.map(resultOf)).toEqual(Array(5).fill('The emulator was closed.'));
});

test('properties come from a file, of the script and of accounts', async () => {
  const emulator = await startProject(
    `function run() { return [PropertiesService.getScriptProperties().getProperties(), PropertiesService.getUserProperties().getProperties()]; }`,
  );
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'properties-')), 'properties.json');
  const written = (json: unknown): string => {
    writeFileSync(file, JSON.stringify(json));
    return file;
  };
  setProperties(emulator.world, written({ KEY: 'a' }));
  setProperties(emulator.world, written({ script: { OTHER: 'b' }, user: { 'ben@example.com': { OWN: 'c' } } }));
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([{ KEY: 'a', OTHER: 'b' }, {}]);
  expect(resultOf(await emulator.run('2', 'run', []))).toEqual([{ KEY: 'a', OTHER: 'b' }, { OWN: 'c' }]);
  expect(() => {
    setProperties(emulator.world, written({ KEY: 1 }));
  }).toThrow('properties are texts by name');
  expect(() => {
    setProperties(emulator.world, written({ user: { 'eve@example.com': {} } }));
  }).toThrow('there is no account eve@example.com');
});

test('what is saved runs; what can’t be read is said, and what ran before goes on', async () => {
  const folder = projectOf({ 'Code.gs': 'function run() { return 1; }' });
  const emulator = await startEmulator({ folder });
  const said: string[] = [];
  let heard = (): void => undefined;
  const next = (): Promise<void> => new Promise((resolve) => (heard = resolve));
  const stop = reloadOnSave(emulator, folder, (line) => {
    said.push(line);
    heard();
  });
  const run = async (): Promise<unknown> => resultOf(await emulator.run(emulator.world.defaultAccountId(), 'run', []));
  let loaded = next();
  writeFileSync(path.join(folder, 'Code.gs'), 'function run() { return other(); }');
  await loaded;
  loaded = next();
  writeFileSync(path.join(folder, 'Other.gs'), 'function other() { return 2; }');
  await loaded;
  expect(await run()).toBe(2);
  loaded = next();
  writeFileSync(path.join(folder, 'appsscript.json'), '{');
  await loaded;
  expect(said.at(-1)).toMatch(/^Not loaded: .*appsscript\.json is not JSON/);
  expect(await run()).toBe(2);
  stop();
});

test('a debugger finds the script, by the addresses of its files', async () => {
  const folder = projectOf({ 'Code.gs': 'function run() { return new Error().stack; }' });
  const free = createServer();
  const port = await new Promise<number>((resolve) => {
    free.listen(0, '127.0.0.1', () => {
      resolve((free.address() as AddressInfo).port);
    });
  });
  await new Promise((resolve) => free.close(resolve));
  const emulator = await startEmulator({ folder, inspectPort: port });
  const ana = emulator.world.defaultAccountId();
  expect(String(resultOf(await emulator.run(ana, 'run', [])))).toContain(`file://${folder}/Code.gs:1:`);
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly object[];
  expect(target).toMatchObject({ type: 'node', webSocketDebuggerUrl: expect.stringContaining(String(port)) });
});
