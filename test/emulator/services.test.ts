// Services answer as Google's do, and a simulator can order, fail and end their calls.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Emulator, EmulatorOptions, Execution } from '../../src/emulator/api';
import { account, startEmulator } from '../emulator';
import { resultOf, startProject } from './project';

async function start(code: string, options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const folder = mkdtempSync(path.join(tmpdir(), 'services-'));
  writeFileSync(path.join(folder, 'Code.gs'), code);
  const manifest = {
    oauthScopes: ['drive.file', 'script.external_request'].map((name) => `https://www.googleapis.com/auth/${name}`),
    dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
  };
  writeFileSync(path.join(folder, 'appsscript.json'), JSON.stringify(manifest));
  return startEmulator({ folder, accounts: [account('1', 'ana@example.com')], ...options });
}

const result = ({ outcome }: Execution): unknown => (outcome.status === 'completed' ? outcome.result : outcome);

const date = 'new Date(Date.UTC(2024, 1, 29, 13, 5, 9, 7))';
const values = [
  {
    code: `Utilities.formatDate(${date}, 'Etc/UTC', "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")`,
    gives: '2024-02-29T13:05:09.007Z',
  },
  {
    code: `Utilities.formatDate(${date}, 'Europe/Rome', 'EEE d MMM yy, h:mm a Z')`,
    gives: 'Thu 29 Feb 24, 2:05 PM +0100',
  },
  {
    code: `Utilities.formatDate(${date}, 'Asia/Kolkata', "EEEE, MMMM D 'o''clock' XXX u")`,
    gives: "Thursday, February 60 o'clock +05:30 4",
  },
  { code: `Utilities.formatString('%s has %05d and %.2f%%', 'Ana', 42, 1.005)`, gives: 'Ana has 00042 and 1.00%' },
  { code: `Utilities.formatString('[%-5s|%5s|%x]', 'a', 'b', 255)`, gives: '[a    |    b|ff]' },
  {
    code: `Utilities.parseCsv('a,"b, ""c""\\n",d\\r\\n1,,3')`,
    gives: [
      ['a', 'b, "c"\n', 'd'],
      ['1', '', '3'],
    ],
  },
  {
    code: `Utilities.ungzip(Utilities.gzip(Utilities.newBlob('hello', 'text/plain', 'a.txt'))).getDataAsString()`,
    gives: 'hello',
  },
  {
    code: `Utilities.unzip(Utilities.zip([Utilities.newBlob('one', null, 'ü.txt'), Utilities.newBlob('two', null, 'b.txt')])).map(function (blob) { return blob.getName() + blob.getDataAsString(); })`,
    gives: ['ü.txtone', 'b.txttwo'],
  },
  {
    // RFC 4231, test case 2.
    code: `Utilities.computeHmacSha256Signature('what do ya want for nothing?', 'Jefe').slice(0, 4)`,
    gives: [0x5b, 0xdc - 256, 0xc1 - 256, 0x46],
  },
  { code: `Utilities.newBlob('x'.repeat(20000000)).getDataAsString().length`, gives: 20_000_000 },
];

test.each(values)('$code', async ({ code, gives }) => {
  expect(result(await (await start(`function run() { return ${code}; }`)).run('1', 'run', []))).toEqual(gives);
});

describe('the Drive service', () => {
  test('creates, copies, lists and reads what the script made', async () => {
    const emulator = await start(`function run() {
      var made = Drive.Files.create({ name: 'a.txt', mimeType: 'text/plain' }, Utilities.newBlob('hi'));
      Drive.Files.copy({ name: 'b.txt' }, made.id);
      var names = Drive.Files.list({ q: "name contains '.TXT' and trashed = false" }).files.map(function (file) { return file.name; });
      var token = 'Bearer ' + ScriptApp.getOAuthToken();
      var address = 'https://www.googleapis.com/drive/v3/files/' + made.id;
      return [
        names,
        Drive.Files.get(made.id, { fields: 'name,mimeType' }),
        UrlFetchApp.fetch(address + '?alt=media', { headers: { authorization: token } }).getContentText(),
        JSON.parse(UrlFetchApp.fetch(address + '?fields=name', { headers: { Authorization: token } }).getContentText()),
        UrlFetchApp.fetch(address, { muteHttpExceptions: true }).getResponseCode(),
      ];
    }`);
    expect(result(await emulator.run('1', 'run', []))).toEqual([
      ['a.txt', 'b.txt'],
      { name: 'a.txt', mimeType: 'text/plain' },
      'hi',
      { name: 'a.txt' },
      401,
    ]);
  });

  test('does not see a file that nobody granted', async () => {
    const emulator = await start(`function run() { return Drive.Files.get('secret'); }`);
    emulator.world.addItem({
      id: 'secret',
      name: 'secret',
      mimeType: 'text/plain',
      parentId: undefined,
      roles: { '1': 'owner' },
      isTrashed: false,
      resourceKey: undefined,
    });
    const message = 'Exception: API call to drive.files.get failed with error: File not found: secret.';
    expect(result(await emulator.run('1', 'run', []))).toMatchObject({ error: { message } });
    emulator.world.setGranted('secret', '1', true);
    expect(result(await emulator.run('1', 'run', []))).toMatchObject({ name: 'secret' });
  });
});

describe('a hook of service calls', () => {
  const code = `function run() {
    var properties = PropertiesService.getScriptProperties();
    properties.setProperty('a', '1');
    properties.setProperty('b', '2');
  }`;

  test('sees each call before and after', async () => {
    const seen: string[] = [];
    const emulator = await start(code, {
      onServiceCall: ({ name, phase }) => {
        seen.push(`${phase} ${name.split('.').at(-1) ?? ''}`);
        return undefined;
      },
    });
    await emulator.run('1', 'run', []);
    expect(seen).toEqual([
      'before setProperties',
      'after setProperties',
      'before setProperties',
      'after setProperties',
    ]);
  });

  test('makes a service fail', async () => {
    const emulator = await start(code, { onServiceCall: () => Promise.reject(new Error('Service unavailable')) });
    expect(result(await emulator.run('1', 'run', []))).toMatchObject({
      error: { message: 'Exception: Service unavailable' },
    });
  });

  test('ends an execution between its writes', async () => {
    let writes = 0;
    const emulator = await start(code, {
      onServiceCall: ({ phase }) => {
        return phase === 'after' && ++writes === 1 ? 'kill' : undefined;
      },
    });
    expect(result(await emulator.run('1', 'run', []))).toMatchObject({ status: 'failed' });
    expect(emulator.world.scriptProperties()).toEqual({ a: '1' });
    expect(result(await emulator.run('1', 'run', []))).toBeNull();
  });
});

const outages = [
  {
    outage: 'properties',
    asks: `PropertiesService.getUserProperties().getProperty('a')`,
    says: "We're sorry, a server error occurred while reading from storage. Error code INTERNAL.",
  },
  {
    outage: 'cache',
    asks: `CacheService.getScriptCache().get('a')`,
    says: "We're sorry, a server error occurred. Please wait a bit and try again.",
  },
  {
    outage: 'drive',
    asks: 'Drive.Files.list()',
    says: 'API call to drive.files.list failed with error: Internal Error',
  },
  {
    outage: 'hosts',
    asks: `UrlFetchApp.fetch('https://example.com/a').getContentText()`,
    says: 'Address unavailable: https://example.com/a',
  },
  {
    outage: 'quota',
    asks: `PropertiesService.getScriptProperties().getKeys()`,
    says: 'Service invoked too many times for one day: properties.',
  },
  {
    outage: 'quota',
    asks: `UrlFetchApp.fetch('https://example.com/a').getContentText()`,
    says: 'Service invoked too many times for one day: urlfetch.',
  },
] as const;

test.each(outages)('while $outage is out, $asks says: $says', async ({ outage, asks, says }) => {
  const answersFolder = mkdtempSync(path.join(tmpdir(), 'answers-'));
  mkdirSync(path.join(answersFolder, 'example.com'));
  writeFileSync(path.join(answersFolder, 'example.com/a.txt'), 'an answer');
  const emulator = await start(`function run() { return ${asks}; }`, { answersFolder });
  expect((await emulator.run('1', 'run', [])).outcome.status).toBe('completed');
  emulator.world.setOutage(outage, true);
  expect(result(await emulator.run('1', 'run', []))).toMatchObject({ error: { message: `Exception: ${says}` } });
});

test('while Drive is out, DriveApp says so in its own words', async () => {
  const emulator = await startProject(`function run() { DriveApp.getFileById('a'); }`);
  emulator.world.setOutage('drive', true);
  const message = 'Exception: Service error: Drive';
  expect(result(await emulator.run('1', 'run', []))).toMatchObject({ error: { message } });
});

test('what was out is there again with all that it held, and nothing else was out meanwhile', async () => {
  const emulator = await start(`function run() {
    CacheService.getScriptCache().put('a', 'cached');
    return [PropertiesService.getScriptProperties().getProperty('a'), Drive.Files.list({ fields: 'kind' }).kind];
  }`);
  const { world } = emulator;
  world.setScriptProperties({ a: 'kept' });
  world.setOutage('hosts', true);
  expect(result(await emulator.run('1', 'run', []))).toEqual(['kept', 'drive#fileList']);
  world.setOutage('properties', true);
  expect(result(await emulator.run('1', 'run', []))).toMatchObject({ status: 'failed' });
  world.setOutage('properties', false);
  expect(result(await emulator.run('1', 'run', []))).toEqual(['kept', 'drive#fileList']);
});

const illegal = [
  { what: 'a date', value: [new Date(0)] },
  { what: 'a function', value: [{ call: () => undefined }] },
];

test.each(illegal)('a page may not send $what', async ({ value }) => {
  const emulator = await start('function run(value) { return value; }');
  await expect(emulator.pageCall('1', 'run', value)).rejects.toThrow('Failed due to illegal value in property: 0');
});

test('a page may not call a private function, and an undefined in a list becomes null', async () => {
  const emulator = await start('function run_(value) { return 1; } function run(value) { return value; }');
  expect(result(await emulator.pageCall('1', 'run_', []))).toMatchObject({ status: 'failed' });
  expect(result(await emulator.pageCall('1', 'run', [[1, undefined]]))).toEqual([1, null]);
});

test('version 2 of the Drive service goes by its own names', async () => {
  const emulator = await startProject(
    `function run() {
      var file = Drive.Files.insert({ title: 'A', parents: [{ id: 'root' }] }, Utilities.newBlob('hi', 'text/plain'));
      var found = Drive.Files.list({ q: "title = 'A' and trashed = false", maxResults: 5 }).items;
      Drive.Files.patch({ title: 'B' }, file.id);
      Drive.Permissions.insert({ role: 'reader', type: 'user', value: 'ben@example.com' }, file.id);
      Drive.Files.trash(file.id);
      var after = Drive.Files.get(file.id);
      return [found.length, found[0].title, found[0].mimeType, after.title, after.labels.trashed,
        Drive.Permissions.list(file.id).items.map(function (one) { return one.role + ' ' + one.emailAddress; })];
    }`,
    { dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v2' }] } },
  );
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([
    1,
    'A',
    'text/plain',
    'B',
    true,
    ['owner ana@example.com', 'reader ben@example.com'],
  ]);
});

test('DriveApp shares by link, lets that go again, and moves what is added to a folder', async () => {
  const emulator = await startProject(`function run() {
    var file = DriveApp.createFile('a.txt', 'text');
    var shared = file.setSharing(DriveApp.Access.ANYONE_WITH_LINK, DriveApp.Permission.VIEW);
    var is = [String(shared.getSharingAccess()), String(shared.getSharingPermission())];
    file.setSharing(DriveApp.Access.PRIVATE, DriveApp.Permission.NONE).addEditors(['ben@example.com']);
    var folder = DriveApp.createFolder('Plans').addFile(file);
    var again = DriveApp.getFileById(file.getId());
    return is.concat([String(again.getSharingAccess()), String(again.getAccess('ben@example.com')), again.getParents().next().getName()]);
  }`);
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([
    'ANYONE_WITH_LINK',
    'VIEW',
    'PRIVATE',
    'EDIT',
    'Plans',
  ]);
});

const dates = [
  { text: '2024-03-05 14:30', zone: 'Europe/Rome', format: 'yyyy-MM-dd HH:mm', is: '2024-03-05T13:30:00.000Z' },
  { text: '2024-07-05 14:30', zone: 'Europe/Rome', format: 'yyyy-MM-dd HH:mm', is: '2024-07-05T12:30:00.000Z' },
  { text: 'Mar 5, 2024 2:30 PM', zone: 'GMT', format: 'MMM d, yyyy h:mm a', is: '2024-03-05T14:30:00.000Z' },
  { text: '20240305T143000-0500', zone: 'GMT', format: "yyyyMMdd'T'HHmmssZ", is: '2024-03-05T19:30:00.000Z' },
];

test.each(dates)('$text is read as $format', async ({ text, zone, format, is }) => {
  const emulator = await startProject(
    'function run(text, zone, format) { return Utilities.parseDate(text, zone, format).toISOString(); }',
  );
  expect(resultOf(await emulator.run('1', 'run', [text, zone, format]))).toBe(is);
  expect(resultOf(await emulator.run('1', 'run', ['soon', zone, format]))).toBe('Exception: Unparseable date: "soon"');
});

test('console and Logger fill the places of their first text, and Logger keeps its lines', async () => {
  const emulator = await startProject(`function run() {
    console.log('%s has %d of %s', 'Ana', 2.7, { a: 1 }, 'left');
    console.log('100%', [1]);
    Logger.log('Hello %s', 'you').log({ a: [1] });
    console.time('t');
    console.timeEnd('t');
    return Logger.getLog();
  }`);
  const execution = await emulator.run('1', 'run', []);
  expect(resultOf(execution)).toBe('Hello you\n{"a":[1]}\n');
  expect(execution.log.map(({ text }) => text)).toEqual([
    'Ana has 2 of {"a":1} left',
    '100% [1]',
    'Hello you',
    '{"a":[1]}',
    expect.stringMatching(/^t: \d+ms$/),
  ]);
});
