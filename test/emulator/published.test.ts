// What published add-ons and web apps do that ours never did: projects kept beside the checkout, and small ones in their style.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/api';
import { account, root, startEmulator } from '../emulator';
import { serving } from '../serving';
import { projectOf, resultOf, startProject } from './project';

const cases = path.join(root, '../shared/cases/add-ons');
const kept = existsSync(cases) ? describe : describe.skip;

const startCase = (name: string): Promise<Emulator> =>
  startEmulator({ folder: path.join(cases, name), accounts: [account('1', 'ana@example.com')] });

kept('kept beside the checkout', () => {
  const homepages = [
    { name: '02-editor-homepage', says: 'Homepage of Docs and Sheets' },
    { name: '03-open-link-prefix-without-path', says: 'Homepage of Docs and Sheets' },
    { name: '06-method-as-callback', says: 'handlers.go' },
    { name: '10-as-clasp-pushes', says: 'Base' },
    { name: '12-functions-of-later-files', says: 'Defined in B' },
  ];
  test.each(homepages)('$name shows its homepage', async ({ name, says }) => {
    const { reply } = await (await startCase(name)).homepage('1');
    expect(reply).toMatchObject({ type: 'cards' });
    expect(JSON.stringify(reply)).toContain(says);
  });

  test('01: a printing scriptlet may end in a semicolon', async () => {
    const { reply } = await (await startCase('01-template-semicolon')).webApp('1', { method: 'GET', query: '' });
    expect(reply).toMatchObject({ html: expect.stringContaining('<style>p { color: green }</style>') });
    expect(reply).toMatchObject({ html: expect.stringContaining('<p>Hello Ana</p>') });
  });

  test('05: every setter that a text button has in Google’s reference', async () => {
    const { reply } = await (await startCase('05-text-button-of-today')).homepage('1');
    const text = JSON.stringify(reply);
    for (const method of ['setIcon', 'setIconUrl', 'setMaterialIcon', 'setOnClickOpenLinkAction'])
      expect(text).toContain(`${method}: taken`);
  });

  test('08: what the address has behind /exec', async () => {
    const emulator = await startCase('08-path-info');
    const { reply } = await emulator.webApp('1', { method: 'GET', query: 'a=1', pathInfo: 'hello' });
    expect(reply).toMatchObject({ text: JSON.stringify({ pathInfo: 'hello', parameter: { a: '1' } }) });
  });

  test('09: a state token comes back to its function, for whom it was made and while it lasts', async () => {
    const emulator = await startEmulator({
      folder: path.join(cases, '09-user-callback'),
      accounts: [account('1', 'ana@example.com'), account('2', 'ben@example.com')],
    });
    const { reply } = await emulator.homepage('1');
    const [, state = ''] = /usercallback\?state=([^"]+)/.exec(JSON.stringify(reply)) ?? [];
    const refusal = { type: 'fault', message: 'The state token is invalid or has expired. Please try again.' };
    expect((await emulator.userCallback('2', `state=${state}`)).reply).toEqual(refusal);
    expect((await emulator.userCallback('1', `state=${state}x`)).reply).toEqual(refusal);
    expect((await emulator.userCallback('1', `state=${state}&code=7`)).reply).toMatchObject({ type: 'html' });
    expect(JSON.stringify((await emulator.homepage('1')).reply)).toMatch(/who.*ana/);
    emulator.world.setNow(emulator.world.now() + 121_000);
    expect((await emulator.userCallback('1', `state=${state}`)).reply).toEqual(refusal);
  });

  test('13: a file that is read-only takes no new content', async () => {
    const { reply } = await (await startCase('13-read-only-file')).webApp('1', { method: 'GET', query: '' });
    expect(reply).toMatchObject({ text: 'Exception: Access denied: DriveApp. | before' });
  });

  test('11: files of one name are refused, with their names', async () => {
    await expect(startCase('11-files-of-one-name')).rejects.toThrow('Conflicting files found: Code.gs and Code.js');
  });
});

const scriptlets = [
  { template: '<?= name; ?>', is: 'Ana' },
  { template: '<?!= "<b>" + name + "</b>"; ?>', is: '<b>Ana</b>' },
  { template: '<?= name // the reader ?>!', is: 'Ana!' },
  { template: '<?= name /* the reader */ ?>!', is: 'Ana!' },
  { template: '<? if (name) ?>yes<? else ?>no', is: 'yes' },
  { template: '<? // nothing ?>x', is: 'x' },
  { template: '<? for (var i in [1, 2]) { ?><?= i; ?>,<? } ?>', is: '0,1,' },
  { template: '<?!= include("Part"); ?>', is: '<i>part</i>' },
  { template: '<? output.append("raw"); ?>', is: 'raw' },
  { template: '<?= getCode() ?>', is: 'of the script' },
];

test.each(scriptlets)('$template prints $is', async ({ template, is }) => {
  const emulator = await startEmulator({
    folder: projectOf({
      'Code.gs': `function run(source) { var t = HtmlService.createTemplate(source); t.name = 'Ana'; return [t.evaluate().getContent(), eval(t.getCode().replace(/name/g, '"Ana"'))]; }
        function include(file) { return HtmlService.createHtmlOutputFromFile(file).getContent(); }
        function getCode() { return 'of the script'; }`,
      'Part.html': '<i>part</i>',
    }),
    accounts: [account('1', 'ana@example.com')],
  });
  expect(resultOf(await emulator.run('1', 'run', [template]))).toEqual([is, is]);
});

test('an error in a template names its file and line', async () => {
  const folder = projectOf({
    'Code.gs': `function doGet() { return HtmlService.createTemplateFromFile('Index').evaluate(); }`,
    'Index.html': '<p>one</p>\n<? var a = 1 ?><p>two</p>\n<p><?= missing.name ?></p>',
  });
  const emulator = await startEmulator({ folder, accounts: [account('1', 'ana@example.com')] });
  const { execution } = await emulator.webApp('1', { method: 'GET', query: '' });
  expect(execution.outcome).toMatchObject({ error: { stack: expect.stringMatching(/Index\.html:3:/) } });
});

test('a missing HTML file names the one that is near', async () => {
  const folder = projectOf({
    'Code.gs': `function run() { HtmlService.createHtmlOutputFromFile('Index'); }`,
    'index.html': '',
  });
  const emulator = await startEmulator({ folder, accounts: [account('1', 'ana@example.com')] });
  expect(resultOf(await emulator.run('1', 'run', []))).toBe(
    'Exception: No HTML file named Index was found. There is one named index.',
  );
});

const laterFiles = [
  {
    what: 'a function of a later file is called while files load',
    files: { 'A.gs': 'var made = make(); function run() { return made; }', 'B.gs': 'function make() { return 1; }' },
    is: 1,
  },
  {
    what: 'what an earlier file puts on a function of a later one stays',
    files: {
      'A.gs':
        'Thing.prototype.name = function () { return "thing"; }; Thing.count = 2; function run() { return [new Thing().name(), Thing.count]; }',
      'B.gs': 'var before = 1\nfunction Thing() {}\n(function () { before += 1; })()',
    },
    is: ['thing', 2],
  },
  {
    what: 'a function that stands in a comment and in another one too',
    files: {
      'A.gs':
        '// function make() { return 1; }\nvar made = make(); function run() { return [made, outer()]; }\nfunction outer() { function make() { return 1; } return make() + 1; }',
      'B.gs': '/* function make() { return 1; } */\nfunction make() { return 1; }',
    },
    is: [1, 2],
  },
  {
    what: 'a function declared twice is the last one',
    files: {
      'A.gs': 'function run() { return twice(); }',
      'B.gs': 'function twice() { return 1; }\nfunction twice() { return 2; }',
    },
    is: 2,
  },
  {
    what: 'a strict file stays strict',
    files: {
      'A.gs': 'function run() { return [isStrict(), isLoose()]; }',
      'B.gs': '// note\n"use strict";\nfunction isStrict() { return this === undefined; }',
      'C.gs': 'function isLoose() { return this === undefined; }',
    },
    is: [true, false],
  },
  {
    what: 'variables and classes come with their files',
    files: {
      'A.gs': 'var seen = typeof Later + typeof later; function run() { return seen; }',
      'B.gs': 'class Later {} var later = 1;',
    },
    is: 'undefinedundefined',
  },
];

test.each(laterFiles)('$what', async ({ files, is }) => {
  const emulator = await startEmulator({ folder: projectOf(files), accounts: [account('1', 'ana@example.com')] });
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual(is);
});

test('an error names the line of its file, whichever part of it ran first', async () => {
  const files = {
    'A.gs': 'function run() { fail(); }',
    'B.gs': 'var a = 1;\n\nfunction fail() {\n  throw new Error("here");\n}',
  };
  const emulator = await startEmulator({ folder: projectOf(files), accounts: [account('1', 'ana@example.com')] });
  const { outcome } = await emulator.run('1', 'run', []);
  expect(outcome).toMatchObject({ error: { stack: expect.stringContaining('B.gs:4:9') } });
});

test.each([
  { code: 'var own = { go: function () { return this.name; }, name: "own" };', name: 'own.go', is: 'own' },
  { code: 'const own = { deep: { go() { return 7; } } };', name: 'own.deep.go', is: 7 },
  { code: 'class Own { static go() { return 8; } }', name: 'Own.go', is: 8 },
  { code: 'var own = {};', name: 'own.go', is: 'Exception: Script function not found: own.go' },
  { code: 'var own = null;', name: 'own.go', is: 'Exception: Script function not found: own.go' },
])('$name of $code is called as a callback', async ({ code, name, is }) => {
  expect(resultOf(await (await startProject(code)).run('1', name, []))).toBe(is);
});

describe('as clasp pushes', () => {
  const nested = (files: Readonly<Record<string, string>>): Promise<Emulator> =>
    startEmulator({ folder: projectOf(files, { only: 1 }), accounts: [account('1', 'ana@example.com')] });

  test('what .claspignore names is left out; rootDir and filePushOrder are obeyed, from either folder', async () => {
    const folder = projectOf({
      '.clasp.json': JSON.stringify({ scriptId: 'x', rootDir: 'src', filePushOrder: ['src/Z.js'] }),
      '.claspignore': '**/_*.js\n',
      'src/appsscript.json': JSON.stringify({ timeZone: 'Etc/UTC' }),
      'src/_types.js': 'import type { A } from "./a";',
      'src/A.js': 'class Below extends Above {} function run() { return new Below().name(); }',
      'src/Z.js': 'class Above { name() { return "above"; } }',
      'elsewhere.js': 'this is no script',
    });
    for (const given of [folder, path.join(folder, 'src')]) {
      const emulator = await startEmulator({ folder: given, accounts: [account('1', 'ana@example.com')] });
      expect(resultOf(await emulator.run('1', 'run', []))).toBe('above');
    }
  });

  test('a rootDir outside the project is refused', async () => {
    await expect(nested({ '.clasp.json': '{"rootDir":"../.."}' })).rejects.toThrow('leads out of the project');
  });
});

const links = [
  { prefixes: ['https://a.example/foo'], url: 'https://a.example/foo/bar', opens: true },
  { prefixes: ['https://a.example/foo'], url: 'https://a.example/foo?bar', opens: true },
  { prefixes: ['https://a.example/foo'], url: 'https://a.example/foobar', opens: false },
  { prefixes: ['https://a.example/'], url: 'https://A.example/Foo', opens: true },
  { prefixes: ['https://a.example/foo'], url: 'https://a.example/FOO', opens: false },
  { prefixes: ['https://*.example/x'], url: 'https://b.a.example/x', opens: true },
  { prefixes: ['https://*.a.example/'], url: 'https://a.example/', opens: false },
  { prefixes: ['https://a.example'], url: 'https://a.example/foo', opens: true },
  { prefixes: ['*'], url: 'https://elsewhere.example/', opens: true },
  { prefixes: [], url: 'https://elsewhere.example/', opens: false },
  { prefixes: [], url: 'https://drive.google.com/drive', opens: true },
  { prefixes: undefined, url: 'https://elsewhere.example/', opens: true },
];

test.each(links)('with $prefixes an answer that opens $url: $opens', async ({ prefixes, url, opens }) => {
  const emulator = await startProject(
    `function go() { return CardService.newActionResponseBuilder().setOpenLink(CardService.newOpenLink().setUrl('${url}')).build(); }`,
    { addOns: { common: { ...(prefixes !== undefined && { openLinkUrlPrefixes: prefixes }) }, drive: {} } },
  );
  const { reply } = await emulator.action('1', { functionName: 'go', parameters: {}, formInputs: {}, selectedIds: [] });
  const message = `URL: '${url}' does not match any of the prefixes whitelisted for use in the add-on.`;
  expect(reply).toMatchObject(opens ? { type: 'render' } : { type: 'fault', message });
});

const zones = [
  { zone: 'GMT+1', format: 'EEE, d MMM yyyy HH:mm:ss z', is: 'Thu, 1 Jan 1970 01:00:00 GMT+01:00' },
  { zone: 'GMT-05:30', format: 'yyyy-MM-dd HH:mm Z', is: '1969-12-31 18:30 -0530' },
  { zone: 'PST', format: 'HH:mm', is: '16:00' },
  { zone: 'UTC', format: 'w W F', is: '1 1 1' },
];

test.each(zones)('a date is written for $zone', async ({ zone, format, is }) => {
  const emulator = await startProject(
    'function run(zone, format) { return Utilities.formatDate(new Date(0), zone, format); }',
  );
  expect(resultOf(await emulator.run('1', 'run', [zone, format]))).toBe(is);
});

test('what published add-ons ask of Drive, of triggers and of answers', async () => {
  const emulator = await startProject(
    `function run() {
      var file = DriveApp.createFile('a "quoted" name.txt', 'text');
      var token = DriveApp.searchFiles('title contains "quoted" and trashed = false').getContinuationToken();
      var shortcut = DriveApp.getFileById(DriveApp.createShortcut(file.getId()).getId());
      ScriptApp.getProjectTriggers().forEach(function (trigger) { ScriptApp.deleteTrigger(trigger); });
      var made = ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(6).create();
      Drive.Permissions.create({ role: 'reader', type: 'anyone' }, file.getId());
      Drive.Permissions.update({ role: 'writer' }, file.getId(), 'anyoneWithLink');
      file.setTrashed(true);
      Drive.Files.emptyTrash();
      return [
        DriveApp.continueFileIterator(token).next().getName(),
        shortcut.getTargetId() === file.getId(),
        ScriptApp.getProjectTriggers().map(function (trigger) { return trigger.getHandlerFunction() + ' ' + trigger.getEventType(); }),
        made.getUniqueId() === ScriptApp.getProjectTriggers()[0].getUniqueId(),
        Drive.Files.list({ q: 'trashed = true' }).files.length,
      ];
    }
    function answer() {
      return AddOnsResponseService.newActionResponseBuilder()
        .setNotification(AddOnsResponseService.newNotification().setText('Done')).build();
    }`,
    {
      dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
      addOns: { drive: {} },
    },
  );
  const expected = ['a "quoted" name.txt', true, ['tick CLOCK'], true, 0];
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual(expected);
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual(expected);
  const { reply } = await emulator.action('1', {
    functionName: 'answer',
    parameters: {},
    formInputs: {},
    selectedIds: [],
  });
  expect(reply).toMatchObject({ type: 'render', notification: 'Done' });
});

test('a date is read and written in the zone of its project, and Date is the one that scripts know', async () => {
  const code = `function run() {
    return [
      new Date(2026, 0, 1).toISOString(), new Date('02/26/2026').getTime(), new Date('2026-07-01T12:00').getHours(),
      new Date(0).toString(), Intl.DateTimeFormat().resolvedOptions().timeZone,
      Date.name, Date.length, Date.prototype.constructor === Date, typeof Date(), new (class extends Date {})(7).getTime(),
    ];
  }`;
  const emulator = await startProject(code, { timeZone: 'Asia/Tokyo' });
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([
    '2025-12-31T15:00:00.000Z',
    Date.UTC(2026, 1, 25, 15),
    12,
    'Thu Jan 01 1970 09:00:00 GMT+0900 (Japan Standard Time)',
    'Asia/Tokyo',
    ...['Date', 7, true, 'string', 7],
  ]);
  emulator.load({ ...emulator.project, manifest: { timeZone: 'America/Los_Angeles' } });
  expect(resultOf(await emulator.run('1', 'run', []))).toContain(
    'Wed Dec 31 1969 16:00:00 GMT-0800 (Pacific Standard Time)',
  );
});

test('a page is made of whatever a blob can be had of', async () => {
  const emulator = await startProject(
    `function run() {
      var file = DriveApp.createFile('part.html', '<b><?= 1 + 1 ?></b>');
      var page = HtmlService.createTemplate(file).evaluate();
      return [page, file, file.getBlob()].map(function (source) { return HtmlService.createHtmlOutput(source).getContent(); });
    }`,
    { oauthScopes: ['https://www.googleapis.com/auth/drive'] },
  );
  const source = '<b><?= 1 + 1 ?></b>';
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual(['<b>2</b>', source, source]);
});

test('what was posted tells its text as a blob does, and shows no more fields for it', async () => {
  const emulator = await startProject(`function doPost(e) {
    return ContentService.createTextOutput(JSON.parse(e.postData.getDataAsString()).a + ' ' + Object.keys(e.postData));
  }`);
  const body = { type: 'application/json', text: '{"a":1}' };
  const { reply } = await emulator.webApp('1', { method: 'POST', query: '', body });
  expect(reply).toMatchObject({ text: '1 type,contents,length,name' });
});

/** What takes a whole page or script down at Google, and looks harmless. */
const refused = [
  ...['theme-color', 'description'].map((name) => ({
    code: `HtmlService.createHtmlOutput('').addMetaTag('${name}', 'x')`,
    says: 'Exception: The meta tag you specified is not allowed in this context.',
  })),
  ...['data:image/png;base64,AA==', 'https://a.example/icon.svg', 'https://drive.google.com/uc?id=1'].map((url) => ({
    code: `HtmlService.createHtmlOutput('').setFaviconUrl('${url}')`,
    says: 'Exception: The favicon icon image type is not supported.',
  })),
  ...['undefined', 'null', "''"].map((url) => ({
    code: `UrlFetchApp.fetch(${url})`,
    says: 'Exception: Attribute provided with no value: url',
  })),
  {
    code: `UrlFetchApp.fetch('https://a.example/', { headers: { Authorization: PropertiesService.getScriptProperties().getProperty('TOKEN') } })`,
    says: 'Exception: Attribute provided with invalid value: Header:null',
  },
  {
    code: `UrlFetchApp.fetchAll([{ url: 'https://a.example/', headers: { 'content-length': '1' } }])`,
    says: 'Exception: Attribute provided with invalid value: Header:content-length',
  },
  {
    code: `Utilities.formatDate('2026-01-01', 'GMT', 'yyyy')`,
    says: "Exception: The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
  },
  {
    code: `Utilities.computeHmacSha256Signature('a', null)`,
    says: "Exception: The parameters (String,null) don't match the method signature for Utilities.computeHmacSha256Signature.",
  },
  { code: `DriveApp.getFileById('')`, says: 'Exception: Invalid argument: id' },
];

test.each(refused)('$code is refused in Google’s words', async ({ code, says }) => {
  expect(resultOf(await (await startProject(`function run() { ${code}; }`)).run('1', 'run', []))).toBe(says);
});

test('the four meta tags that Google has, and icons by how their addresses end, are taken', async () => {
  const emulator = await startProject(`function doGet() {
    return HtmlService.createHtmlOutput('').addMetaTag('viewport', 'width=1').addMetaTag('mobile-web-app-capable', 'yes')
      .addMetaTag('apple-mobile-web-app-capable', 'yes').addMetaTag('google-site-verification', 'x')
      .setFaviconUrl('https://a.example/favicon.ico?v=2').setFaviconUrl('https://drive.google.com/uc?id=1#.png');
  }`);
  const { reply } = await emulator.webApp('1', { method: 'GET', query: '' });
  expect(reply).toMatchObject({ faviconUrl: 'https://drive.google.com/uc?id=1#.png', meta: { viewport: 'width=1' } });
});

test('a type among the headers goes before the usual one, and the one that is named before both', async () => {
  const seen: (string | undefined)[] = [];
  const { origin, stop } = await serving((request, response) => {
    seen.push(request.headers['content-type']);
    response.end();
  });
  const url = `${origin}/`;
  const emulator = await startProject(`function run(url) {
    [{ headers: { 'Content-Type': 'application/json' } }, { headers: { 'content-type': 'text/csv' } }, { headers: { 'Content-Type': 'text/csv' }, contentType: 'text/xml' }, {}]
      .forEach(function (options) { UrlFetchApp.fetch(url, Object.assign({ method: 'post', payload: '{}' }, options)); });
  }`);
  expect(resultOf(await emulator.run('1', 'run', [url]))).toBeNull();
  expect(seen).toEqual(['application/json', 'text/csv', 'text/xml', 'application/x-www-form-urlencoded']);
  stop();
});

test('words are found in names, descriptions and what files say', async () => {
  const emulator = await startProject(
    `function run() {
      DriveApp.createFile('plan.txt', 'water the Ferns');
      DriveApp.createFile('other.txt', 'nothing').setDescription('about ferns');
      DriveApp.createFile('ferns.bin', 'x', 'application/octet-stream');
      DriveApp.createFile('hidden.bin', 'ferns', 'application/octet-stream');
      var names = [];
      for (var files = DriveApp.searchFiles('fullText contains "ferns"'); files.hasNext();) names.push(files.next().getName());
      return names.sort();
    }`,
    { oauthScopes: ['https://www.googleapis.com/auth/drive'] },
  );
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual(['ferns.bin', 'other.txt', 'plan.txt']);
});
