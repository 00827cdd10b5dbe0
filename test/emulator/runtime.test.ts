// Scripts run as in Apps Script: bare contexts, services that wait, limits that bite, executions at the same time.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Emulator, Execution } from '../../src/emulator/api';
import { account, startEmulator } from '../emulator';
import { projectOf, resultOf, startProject } from './project';

/** A project with this code, in a folder of its own. */
function project(code: string, manifest: object = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'script-'));
  writeFileSync(path.join(folder, 'Code.gs'), code);
  writeFileSync(path.join(folder, 'appsscript.json'), JSON.stringify({ timeZone: 'Etc/UTC', ...manifest }));
  return folder;
}

async function start(code: string, manifest: object = {}): Promise<Emulator> {
  return startEmulator({
    folder: project(code, manifest),
    accounts: [account('1', 'ana@example.com'), account('2', 'ben@example.com')],
  });
}

const result = ({ outcome }: Execution): unknown => (outcome.status === 'completed' ? outcome.result : outcome);

/** Evaluates an expression inside the emulator as the first account. */
async function evaluate(expression: string, manifest: object = {}): Promise<unknown> {
  const emulator = await start(`function run() { return ${expression}; }`, manifest);
  return result(await emulator.run('1', 'run', []));
}

const absent = [
  ...['fetch', 'setTimeout', 'setInterval', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'atob', 'btoa'],
  ...[
    'structuredClone',
    'queueMicrotask',
    'crypto',
    'performance',
    'process',
    'require',
    'module',
    'window',
    'document',
  ],
];

describe('a context', () => {
  test('has none of the globals that Apps Script has not', async () => {
    const list = JSON.stringify(absent);
    expect(
      await evaluate(`${list}.filter(function (name) { return typeof globalThis[name] !== 'undefined'; })`),
    ).toEqual([]);
  });

  test('is fresh for every execution', async () => {
    const emulator = await start('var count = 0; function run() { count += 1; return count; }');
    const runs = [await emulator.run('1', 'run', []), await emulator.run('1', 'run', [])];
    expect(runs.map(result)).toEqual([1, 1]);
  });

  test('makes every object at home: lists and errors are of its own kind', async () => {
    expect(await evaluate(`CacheService.getScriptCache().getAll(['a']) instanceof Object`)).toBe(true);
    const emulator = await start(
      `function run() { try { CacheService.getScriptCache().get(''); } catch (error) { return [error instanceof Error, String(error)]; } }`,
    );
    expect(result(await emulator.run('1', 'run', []))).toEqual([true, 'Exception: Invalid argument: key']);
  });

  test('waits for promises', async () => {
    const emulator = await start('async function run() { return (await Promise.resolve(20)) + 1; }');
    expect(result(await emulator.run('1', 'run', []))).toBe(21);
  });

  test('lives by the world’s clock', async () => {
    const emulator = await start('function run() { return [new Date().getUTCFullYear(), new Date(0).getTime()]; }');
    emulator.world.setNow(Date.UTC(2031, 0, 1));
    expect(result(await emulator.run('1', 'run', []))).toEqual([2031, 0]);
  });
});

const faults = [
  { what: 'throws', code: 'function run() { throw new TypeError("no"); }', message: 'TypeError: no' },
  { what: 'rejects', code: 'function run() { return Promise.reject(new Error("late")); }', message: 'Error: late' },
  { what: 'is not there', code: 'var x = 1;', message: 'Exception: Script function not found: run' },
  { what: 'does not parse', code: 'function run( {', message: 'SyntaxError' },
  {
    what: 'asks for a service that is not emulated',
    code: 'function run() { SpreadsheetApp.getActive(); }',
    message: 'SpreadsheetApp.getActive is not emulated. See https://developers.google.com/',
  },
  {
    what: 'asks DriveApp for what is not emulated',
    code: 'function run() { DriveApp.getRootFolder().setOwner("x"); }',
    message: 'Folder.setOwner is not emulated. See https://developers.google.com/',
  },
];

test.each(faults)('a function that $what fails with a message', async ({ code, message }) => {
  const emulator = await start(code);
  const { outcome } = await emulator.run('1', 'run', []);
  expect(outcome).toMatchObject({ status: 'failed', error: { message: expect.stringContaining(message) } });
});

const limits = [
  {
    what: 'a property over 9 KB',
    code: "PropertiesService.getScriptProperties().setProperty('a', 'x'.repeat(9217))",
    message: 'Argument too large: value',
  },
  {
    what: 'a property without name',
    code: "PropertiesService.getScriptProperties().setProperty('', 'x')",
    message: 'property name must not be null or empty',
  },
  {
    what: 'a cache value over 100 KB',
    code: "CacheService.getScriptCache().put('a', 'x'.repeat(102401))",
    message: 'Argument too large: value',
  },
  {
    what: 'a cache key over 250 characters',
    code: "CacheService.getScriptCache().get('x'.repeat(251))",
    message: 'Argument too large: key',
  },
  {
    what: 'an address off this machine',
    code: "UrlFetchApp.fetch('https://example.com/')",
    message: 'Address unavailable',
  },
];

test.each(limits)('$what is refused in Google’s words', async ({ code, message }) => {
  expect(await evaluate(code)).toMatchObject({ error: { message: expect.stringContaining(message) } });
});

test('a store of properties holds 500 KB and refuses more, keeping what it had', async () => {
  const emulator = await start(
    `function run() {
       var properties = PropertiesService.getScriptProperties();
       for (var i = 0; i < 100; i++) {
         try { properties.setProperty('key' + i, 'x'.repeat(9000)); } catch (error) { return [i, String(error)]; }
       }
     }`,
  );
  const [count, message] = result(await emulator.run('1', 'run', [])) as [number, string];
  expect(count).toBe(56);
  expect(message).toContain('You have exceeded the property storage quota.');
  expect(Object.keys(emulator.world.scriptProperties())).toHaveLength(56);
});

test('an allow-list keeps every other address out', async () => {
  const answer = await evaluate(`UrlFetchApp.fetch('https://example.com/')`, {
    urlFetchWhitelist: ['https://www.googleapis.com/'],
  });
  expect(answer).toMatchObject({
    error: { message: expect.stringContaining('has not been whitelisted in the script manifest.') },
  });
});

describe('executions at the same time', () => {
  test('overlap, and a lock lets one in at a time', async () => {
    const emulator = await start(
      `function run() {
         var lock = LockService.getScriptLock();
         lock.waitLock(20000);
         var properties = PropertiesService.getScriptProperties();
         var count = Number(properties.getProperty('count') || 0);
         Utilities.sleep(20);
         properties.setProperty('count', String(count + 1));
         lock.releaseLock();
       }`,
    );
    await Promise.all(Array.from({ length: 8 }, () => emulator.run('1', 'run', [])));
    expect(emulator.world.scriptProperties()).toEqual({ count: '8' });
  });

  test('lose updates without a lock, as they would at Google', async () => {
    const emulator = await start(
      `function run(name) {
         var properties = PropertiesService.getScriptProperties();
         var count = Number(properties.getProperty('count') || 0);
         properties.setProperty(name, 'has read');
         while (!properties.getProperty('first') || !properties.getProperty('second')) Utilities.sleep(5);
         properties.setProperty('count', String(count + 1));
       }`,
    );
    await Promise.all(['first', 'second'].map((name) => emulator.run('1', 'run', [name])));
    expect(emulator.world.scriptProperties()['count']).toBe('1');
  });

  test('a lock that is not had in time says so', async () => {
    const emulator = await start(
      `function hold() {
         LockService.getScriptLock().waitLock(1000);
         var properties = PropertiesService.getScriptProperties();
         properties.setProperty('held', 'yes');
         while (properties.getProperty('held') === 'yes') Utilities.sleep(5);
       }
       function late() { return LockService.getScriptLock().tryLock(50); }`,
    );
    const isHeld = new Promise<void>((resolve) => {
      emulator.onChange(() => {
        resolve();
      });
    });
    const holding = emulator.run('1', 'hold', []);
    await isHeld;
    const late = await emulator.run('2', 'late', []);
    emulator.world.setScriptProperties({ held: 'no' });
    await holding;
    expect(result(late)).toBe(false);
  });

  test('an execution that ends lets go of its locks', async () => {
    const emulator = await start(
      `function hold() { LockService.getScriptLock().waitLock(1000); throw new Error('left'); }
       function next() { return LockService.getScriptLock().tryLock(50); }`,
    );
    await emulator.run('1', 'hold', []);
    expect(result(await emulator.run('2', 'next', []))).toBe(true);
  });
});

describe('identity', () => {
  const scopes = { oauthScopes: ['openid', 'https://www.googleapis.com/auth/userinfo.email'] };
  const claims = `JSON.parse(Utilities.newBlob(Utilities.base64DecodeWebSafe(ScriptApp.getIdentityToken().split('.')[1])).getDataAsString())`;

  test('a token names account and address', async () => {
    expect(await evaluate(claims, scopes)).toMatchObject({ sub: '1', email: 'ana@example.com' });
  });

  test('a hidden identity gives neither token nor address', async () => {
    const emulator = await start(
      'function run() { return [ScriptApp.getIdentityToken(), Session.getActiveUser().getEmail()]; }',
      scopes,
    );
    emulator.world.changeAccount('1', { identity: 'hidden' });
    expect(result(await emulator.run('1', 'run', []))).toEqual([null, '']);
  });

  test('without the scope there is no token', async () => {
    expect(await evaluate('ScriptApp.getIdentityToken()', { oauthScopes: [] })).toBeNull();
  });

  test('a rename keeps the id and the old address as an alias', async () => {
    const emulator = await start('function run() { return Session.getActiveUser().getEmail(); }');
    emulator.world.changeAccount('1', { email: 'ana.new@example.com' });
    expect(result(await emulator.run('1', 'run', []))).toBe('ana.new@example.com');
    expect(emulator.world.accounts()[0]?.aliases).toEqual(['ana@example.com']);
  });
});

describe('Utilities', () => {
  const rows = [
    { code: `Utilities.base64Encode('Grüße')`, gives: 'R3LDvMOfZQ==' },
    { code: `Utilities.base64EncodeWebSafe([-1, -2, -3])`, gives: '__79' },
    { code: `Utilities.base64Decode('//79')`, gives: [-1, -2, -3] },
    { code: `Utilities.newBlob([72, 105]).getDataAsString()`, gives: 'Hi' },
    { code: `Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'a').length`, gives: 16 },
  ];
  test.each(rows)('$code gives $gives', async ({ code, gives }) => {
    expect(await evaluate(code)).toEqual(gives);
  });
});

describe('templates', () => {
  test('print escaped, raw, and run code', async () => {
    const emulator = await start(
      `function doGet() {
         var template = HtmlService.createTemplate('<? for (var i = 0; i < 2; i++) { ?><?= name ?><?!= name ?>;<? } ?>');
         template.name = '<b>';
         return template.evaluate().setTitle('T');
       }`,
    );
    const { reply } = await emulator.webApp('1', { method: 'GET', query: '' });
    expect(reply).toMatchObject({ type: 'html', title: 'T', html: '&#60;b&#62;<b>;&#60;b&#62;<b>;' });
  });
});

test('a private function can’t be called from a page', async () => {
  const emulator = await start('function secret_() { return 1; }');
  const { outcome } = await emulator.pageCall('1', 'secret_', []);
  expect(outcome.status).toBe('failed');
});

test.each([
  'function run() { return 1; }',
  'var run = function () { return 1; };',
  'const run = () => 1;',
  'let run = async () => 1;',
])('%s can be called', async (code) => {
  expect(resultOf(await (await startProject(code)).run('1', 'run', []))).toBe(1);
});

test.each(['missing', 'const run', 'if', 'notOne'])('%s is no function of the script', async (name) => {
  const emulator = await startProject('const notOne = 1;');
  expect(resultOf(await emulator.run('1', name, []))).toBe(`Exception: Script function not found: ${name}`);
});

test('a library is its own script: its public names are seen through its symbol, with services in it', async () => {
  const library = projectOf({
    'Lib.gs': `var version = 2;
      function load() { return { double: function (value) { return value * version; }, text: hidden_() }; }
      function hidden_() { return Utilities.base64Encode('a'); }
      (function (host) { host.attached = function () { return HtmlService.createHtmlOutputFromFile('Page').getContent(); }; })(this);
      function fail() { throw new Error('not here'); }`,
    'Page.html': '<p>library</p>',
  });
  const emulator = await startProject(
    `var lib = Lib.load();
    function run() { return [lib.double(4), lib.text, Lib.version, Lib.attached(), typeof Lib.hidden_, typeof load]; }
    function fail() { Lib.fail(); }`,
    { dependencies: { libraries: [{ userSymbol: 'Lib', libraryId: 'abc', version: '1' }] } },
    { libraries: { Lib: library } },
  );
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([
    8,
    'YQ==',
    2,
    '<p>library</p>',
    'undefined',
    'undefined',
  ]);
  expect(resultOf(await emulator.run('1', 'fail', []))).toBe('Error: not here');
});

test('what a library makes is known to its user, and the other way round: cards, pages, dates, errors, promises', async () => {
  const library = projectOf({
    'Kit.gs': `function section() { return CardService.newCardSection().addWidget(CardService.newTextParagraph().setText('kit')); }
      function home() { return CardService.newCardBuilder().addSection(section()).build(); }
      function respond(card) { return CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().pushCard(card)).build(); }
      function page() { return HtmlService.createHtmlOutputFromFile('Page'); }
      function text() { return ContentService.createTextOutput('kit'); }
      function when() { return new Date(0); }
      function fail() { throw new TypeError('kit'); }
      async function later(value) { await null; return (await value) + 1; }
      function authorize() { CardService.newAuthorizationException().setAuthorizationUrl('https://a.example/').setResourceDisplayName('Kit').throwException(); }`,
    'Page.html': '<p>kit</p>',
  });
  const emulator = await startProject(
    `function home() { return Kit.home(); }
    function mine() { return CardService.newCardBuilder().addSection(Kit.section()).build(); }
    function respond() { return Kit.respond(mine()); }
    function authorize() { Kit.authorize(); }
    function doGet(e) { return e.parameter.text ? Kit.text() : Kit.page(); }
    function today() { return Kit.when(); }
    function fail() { Kit.fail(); }
    async function later() { return (await Kit.later(Kit.later(Promise.resolve(1)))) + 1; }
    function forever() { return new Promise(function () {}); }
    function unbuilt() { return [CardService.newCardBuilder()]; }`,
    {
      addOns: { common: { homepageTrigger: { runFunction: 'home' } }, drive: {} },
      dependencies: { libraries: [{ userSymbol: 'Kit', libraryId: 'abc', version: '1' }] },
    },
    { libraries: { Kit: library } },
  );
  const shown = { sections: [{ widgets: [{ textParagraph: { text: 'kit' } }] }] };
  const click = (functionName: string) =>
    emulator.action('1', { functionName, parameters: {}, formInputs: {}, selectedIds: [] });
  expect((await emulator.homepage('1')).reply).toMatchObject({ type: 'cards', cards: [shown] });
  expect((await click('mine')).reply).toMatchObject({ type: 'cards', cards: [shown] });
  expect((await click('respond')).reply).toMatchObject({ type: 'render', navigations: [{ pushCard: shown }] });
  expect((await click('authorize')).reply).toMatchObject({ type: 'authorize', resource: 'Kit' });
  expect((await click('unbuilt')).reply).toMatchObject({
    message: expect.stringContaining('CardBuilder that was not'),
  });
  const get = async (query: string) => (await emulator.webApp('1', { method: 'GET', query })).reply;
  expect([await get(''), await get('text=1')]).toMatchObject([{ html: '<p>kit</p>' }, { text: 'kit' }]);
  expect(await emulator.pageCall('1', 'today', [])).toMatchObject({ outcome: { result: null } });
  const failed = (await emulator.run('1', 'fail', [])).outcome;
  expect(failed).toMatchObject({ error: { message: 'TypeError: kit', stack: expect.stringContaining('Kit.gs:7') } });
  expect(resultOf(await emulator.run('1', 'later', []))).toBe(4);
  expect(resultOf(await emulator.run('1', 'forever', []))).toContain('never settled');
});
