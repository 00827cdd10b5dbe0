// How Google is met where it is not the same for everybody: what the emulator does by each condition.
import { expect, test } from '@jest/globals';
import { driveState } from '../../src/emulator/server/drive-opens';
import { servedPage } from '../../src/emulator/served-page';
import { type Conditions, parseConditions } from '../../src/emulator/conditions';
import { account } from '../emulator';
import { resultOf, startProject } from './project';

const scripts = [
  { what: 'comments', source: 'a(); // one\n/* two */b();', cut: 'a(); \nb();', everywhere: 'a(); \nb();' },
  { what: 'strings', source: `a('http://x', "/*");`, cut: `a('http://x', "/*");`, everywhere: `a('http:` },
  {
    what: 'regular expressions',
    source: 'a = /[/]\\/\\//.test(b);',
    cut: 'a = /[/]\\/\\//.test(b);',
    everywhere: 'a = /[/]\\/\\',
  },
  { what: 'divisions', source: 'a = b / c / d;', cut: 'a = b / c / d;', everywhere: 'a = b / c / d;' },
  {
    what: 'template literals, which it does not know',
    source: 'a(`http://x`);',
    cut: 'a(`http:',
    everywhere: 'a(`http:',
  },
] as const;

test.each(scripts)('a page loses what is taken for comments: $what', ({ source, cut, everywhere }) => {
  const page = (script: string): string => `<p>http://x</p><script>${script}</script>`;
  expect(servedPage(page(source), { comments: 'cut' })).toBe(page(cut));
  expect(servedPage(page(source), { comments: 'cut-everywhere' })).toBe(page(everywhere));
});

test('what a page says of itself in meta is left out', () => {
  expect(servedPage('<meta charset="utf-8"><p>x</p>', { comments: 'cut' })).toBe('<p>x</p>');
});

test('conditions are named one by one, and what is none is said', () => {
  expect(parseConditions('ownAddress=dev,consent=asked')).toEqual({ ownAddress: 'dev', consent: 'asked' });
  expect(() => parseConditions('ownAddress=mars')).toThrow('ownAddress=exec|domain|dev|stale|none');
});

const prefix = 'https://www.googleapis.com/auth/';
const asking = { oauthScopes: [`${prefix}drive.file`, `${prefix}script.external_request`] };
const code = `function get(url) { return UrlFetchApp.fetch(url).getContentText(); }
function need() { ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['${prefix}drive.file']); return 'went on'; }
function all() { ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL); return 'went on'; }
function info() {
  var info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  return [info.getAuthorizationStatus(), info.getAuthorizationUrl() !== null, info.getAuthorizedScopes()];
}
function url() { return ScriptApp.getService().getUrl(); }
function answer(asked) { return { there: 1, asked: 'left' in asked ? asked.left : 'nothing', not: undefined }; }`;

test('what was not agreed to is refused in Google’s words, and asked about', async () => {
  const emulator = await startProject(code, asking, { conditions: { consent: 'asked' } });
  expect(resultOf(await emulator.run('1', 'need', []))).toBe('Authorization is required to perform that action.');
  emulator.world.setConsent('1', [`${prefix}drive.file`]);
  expect(resultOf(await emulator.run('1', 'need', []))).toBe('went on');
  expect(resultOf(await emulator.run('1', 'all', []))).toContain('Authorization is required');
  expect(resultOf(await emulator.run('1', 'info', []))).toEqual(['REQUIRED', true, [`${prefix}drive.file`]]);
  expect(resultOf(await emulator.run('1', 'get', ['https://example.com/']))).toContain(
    `Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: ${prefix}script.external_request`,
  );
  emulator.world.setConsent('1', undefined);
  expect(resultOf(await emulator.run('1', 'info', []))).toEqual(['NOT_REQUIRED', false, asking.oauthScopes]);
});

test('grants of an app that is being tested end after seven days', async () => {
  const emulator = await startProject(code, asking, { conditions: { publishing: 'testing' } });
  emulator.world.setNow(emulator.world.now() + 6.9 * 24 * 60 * 60 * 1000);
  expect(resultOf(await emulator.run('1', 'all', []))).toBe('went on');
  emulator.world.setNow(emulator.world.now() + 0.2 * 24 * 60 * 60 * 1000);
  expect(resultOf(await emulator.run('1', 'all', []))).toContain('Authorization is required');
});

test('what may be done in a day is more with Google Workspace than without', async () => {
  const spend =
    'function spend(n) { for (var i = 0; i < n; i += 1) PropertiesService.getScriptProperties().getKeys(); }';
  const emulator = await startProject(
    spend,
    {},
    { accounts: [account('1', 'ana@gmail.com'), account('2', 'ben@example.com')] },
  );
  const tooOften = 'Service invoked too many times for one day: properties.';
  expect(resultOf(await emulator.run('1', 'spend', [50_001]))).toContain(tooOften);
  expect(resultOf(await emulator.run('2', 'spend', [50_001]))).not.toEqual(expect.stringContaining(tooOften));
});

const asked: readonly { readonly how: Conditions['driveState']; readonly open: object; readonly create: object }[] = [
  { how: 'whole', open: { resourceKeys: {}, userId: '1' }, create: { userId: '1' } },
  { how: 'empty-keys', open: { resourceKeys: { a: '' }, userId: '1' }, create: { folderResourceKey: '', userId: '1' } },
  { how: 'nulls', open: { resourceKeys: null, userId: '1' }, create: { folderResourceKey: null, userId: '1' } },
  { how: 'no-user', open: { resourceKeys: {} }, create: {} },
  { how: 'bare', open: { resourceKeys: { a: '' } }, create: { folderResourceKey: '' } },
];

test.each(asked)('Drive asks in the form that is $how', ({ how, open, create }) => {
  const world = { item: () => undefined };
  const sent = (choice: Parameters<typeof driveState>[2]): unknown =>
    JSON.parse(JSON.stringify(driveState(world, how, choice, '1')));
  expect(sent({ action: 'open', ids: ['a'] })).toEqual({ action: 'open', ids: ['a'], ...open });
  expect(sent({ action: 'create', folderId: 'f' })).toEqual({ action: 'create', folderId: 'f', ...create });
});

const typed = `function save(contentType, blobType) {
  var id = Drive.Files.create({ name: 'a', mimeType: 'text/plain' }, Utilities.newBlob('one')).id;
  var payload = blobType ? Utilities.newBlob('two', blobType) : 'two';
  UrlFetchApp.fetch('https://www.googleapis.com/upload/drive/v2/files/' + id + '?uploadType=media', Object.assign(
    { method: 'put', payload: payload, headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } },
    contentType ? { contentType: contentType } : {}));
  return Drive.Files.get(id, { fields: 'mimeType' }).mimeType;
}`;
const uploads = [
  { what: 'the type that is named', args: ['text/csv', ''], blobType: 'kept', becomes: 'text/csv' },
  {
    what: 'the type of forms where none is',
    args: ['', ''],
    blobType: 'kept',
    becomes: 'application/x-www-form-urlencoded',
  },
  { what: 'the type of a blob', args: ['', 'text/css'], blobType: 'kept', becomes: 'text/css' },
  {
    what: 'not even that where Google loses it',
    args: ['', 'text/css'],
    blobType: 'lost',
    becomes: 'application/x-www-form-urlencoded',
  },
] as const;

test.each(uploads)('an upload to Drive’s version 2 gives the file $what', async ({ args, blobType, becomes }) => {
  const manifest = {
    ...asking,
    dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
  };
  const emulator = await startProject(typed, manifest, { conditions: { blobType } });
  expect(resultOf(await emulator.run('1', 'save', args))).toBe(becomes);
});

test('getUrl() says what people report of it', async () => {
  const webAppUrl = 'https://script.google.com/macros/s/AKfycb1/exec';
  const emulator = await startProject(code, {}, { webAppUrl });
  const said = async (how: 'domain' | 'dev' | 'stale' | 'none'): Promise<unknown> => {
    emulator.world.setCondition('ownAddress', how);
    return resultOf(await emulator.run('1', 'url', []));
  };
  expect(await said('domain')).toBe('https://script.google.com/a/macros/example.com/s/AKfycb1/exec');
  expect(await said('dev')).toBe('https://script.google.com/macros/s/AKfycb1/dev');
  expect(await said('stale')).toBe('https://script.google.com/macros/s/AKfycbx-taken-down/exec');
  expect(await said('none')).toBe(null);
});

test('properties that are undefined arrive as null, both ways', async () => {
  const emulator = await startProject(code, {}, { conditions: { undefinedProperties: 'null' } });
  expect(resultOf(await emulator.pageCall('1', 'answer', [{ left: undefined }]))).toEqual({
    there: 1,
    asked: null,
    not: null,
  });
});

test('a frame option that the enum does not have ends the page', async () => {
  const page = "return HtmlService.createHtmlOutput('x').setXFrameOptionsMode(HtmlService.XFrameOptionsMode.DENY);";
  const emulator = await startProject(`function frame() { ${page} }`);
  expect(resultOf(await emulator.run('1', 'frame', []))).toBe('Exception: Argument cannot be null: mode');
});

test('an administrator’s own list of addresses, and Apps Script turned off', async () => {
  const emulator = await startProject(code);
  emulator.world.setOutage('url-fetch', true);
  expect(resultOf(await emulator.run('1', 'get', ['https://example.com/']))).toContain(
    'are not permitted by your admin',
  );
  emulator.world.setOutage('apps-script', true);
  expect(resultOf(await emulator.run('1', 'url', []))).toContain('turned off');
  // What people have installed goes on in its host.
  const universal = await emulator.universalAction('1', 'url');
  expect(JSON.stringify(universal.execution.outcome)).not.toContain('turned off');
});
