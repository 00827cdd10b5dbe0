// Drive as scripts meet it: the advanced service, its REST interface, and DriveApp over one world of files.
import { expect, test } from '@jest/globals';
import { type DriveRole, type Emulator, anyoneWithLink } from '../../src/emulator/api';
import { resultOf, startProject } from './project';

const scope = (...names: readonly string[]): object => ({
  oauthScopes: [...names, 'script.external_request'].map((name) => `https://www.googleapis.com/auth/${name}`),
  dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
});

const perFile = scope('drive.file');

/** A text file that the first account owns and let the add-on read. */
function addFile(
  { world }: Emulator,
  id: string,
  given: { readonly roles?: Readonly<Record<string, DriveRole>>; readonly resourceKey?: string } = {},
): void {
  world.addItem({
    id,
    name: `${id}.txt`,
    mimeType: 'text/plain',
    parentId: undefined,
    roles: given.roles ?? { '1': 'owner' },
    isTrashed: false,
    resourceKey: given.resourceKey,
    content: Buffer.from('one'),
  });
  for (const { id: accountId } of world.accounts()) world.setGranted(id, accountId, true);
}

const rest = `
function send(method, address, options) {
  var request = { method: method, muteHttpExceptions: true, headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } };
  for (var key in options || {}) if (key !== 'headers') request[key] = options[key];
  for (var name in (options || {}).headers || {}) request.headers[name] = options.headers[name];
  var response = UrlFetchApp.fetch('https://www.googleapis.com/' + address, request);
  return [response.getResponseCode(), response.getContentText(), response.getHeaders()];
}`;

test('a new content is a new revision; a new name is a new version and no revision', async () => {
  const emulator = await startProject(
    `function run() {
      var fields = { fields: 'name,version,headRevisionId,md5Checksum,modifiedTime,size' };
      var first = Drive.Files.get('file', fields);
      Utilities.sleep(2);
      var second = Drive.Files.update({}, 'file', Utilities.newBlob('two!'), fields);
      var third = Drive.Files.update({ name: 'new.txt' }, 'file', null, fields);
      var again = Drive.Files.update({}, 'file', Utilities.newBlob('two!'), fields);
      var list = Drive.Revisions.list('file', { fields: 'revisions(id,md5Checksum,size)' }).revisions;
      return { states: [first, second, third, again], list: list, old: Drive.Revisions.get('file', list[0].id, { alt: 'media' }) };
    }`,
    perFile,
  );
  addFile(emulator, 'file');
  const { states, list, old } = resultOf(await emulator.run('1', 'run', [])) as {
    readonly states: readonly Readonly<Record<string, string>>[];
    readonly list: readonly Readonly<Record<string, string>>[];
    readonly old: string;
  };
  const [first, second, third, again] = states;
  expect(first).toMatchObject({ name: 'file.txt', size: '3', md5Checksum: 'f97c5d29941bfb1b2fdab0874906ab82' });
  expect(second).toMatchObject({ size: '4', md5Checksum: list[1]?.['md5Checksum'] });
  expect(second?.['modifiedTime']).not.toBe(first?.['modifiedTime']);
  expect(states.map(({ version }) => Number(version))).toEqual(
    [...states.map(({ version }) => Number(version))].sort((one, other) => one - other),
  );
  expect(new Set(states.map(({ version }) => version)).size).toBe(4);
  expect(third).toMatchObject({ name: 'new.txt', headRevisionId: second?.['headRevisionId'] });
  expect(list.map(({ id }) => id)).toEqual([first, second, again].map((state) => state?.['headRevisionId']));
  expect(new Set(list.map(({ id }) => id)).size).toBe(3);
  expect(old).toBe('one');
});

test('a request that names no fields is answered with four of them', async () => {
  const emulator = await startProject(
    `function run() { return [Drive.Files.get('file'), Object.keys(Drive.Files.list()), Drive.Files.get('file', { fields: 'capabilities/canEdit,owners(emailAddress)' })]; }`,
    perFile,
  );
  addFile(emulator, 'file');
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([
    { kind: 'drive#file', id: 'file', name: 'file.txt', mimeType: 'text/plain' },
    ['kind', 'incompleteSearch', 'files'],
    { capabilities: { canEdit: true }, owners: [{ emailAddress: 'ana@example.com' }] },
  ]);
});

const writes = [
  {
    what: 'media',
    code: `send('patch', 'upload/drive/v3/files/file?uploadType=media', { contentType: 'text/plain', payload: 'written' })`,
  },
  {
    what: 'several parts',
    code: `send('patch', 'upload/drive/v3/files/file?uploadType=multipart&fields=name', {
      contentType: 'multipart/related; boundary=xx',
      payload: '--xx\\r\\nContent-Type: application/json\\r\\n\\r\\n{"name":"file.txt"}\\r\\n--xx\\r\\nContent-Type: text/plain\\r\\n\\r\\nwritten\\r\\n--xx--'
    })`,
  },
  {
    what: 'an announced upload',
    code: `(function () {
      var location = send('patch', 'upload/drive/v3/files/file?uploadType=resumable')[2].Location;
      return send('put', location.slice('https://www.googleapis.com/'.length), { payload: 'written' });
    })()`,
  },
];

test.each(writes)('REST writes $what', async ({ code }) => {
  const emulator = await startProject(`${rest} function run() { return ${code}[0]; }`, perFile);
  addFile(emulator, 'file');
  const before = emulator.world.item('file')?.headRevisionId;
  expect(resultOf(await emulator.run('1', 'run', []))).toBe(200);
  expect(Buffer.from(emulator.world.content('file') ?? []).toString()).toBe('written');
  expect(emulator.world.item('file')?.headRevisionId).not.toBe(before);
});

test('REST creates, copies, shares, searches, reads a range and deletes', async () => {
  const emulator = await startProject(
    `${rest} function run() {
      var made = JSON.parse(send('post', 'drive/v3/files', { contentType: 'application/json', payload: JSON.stringify({ name: "it's", mimeType: 'text/plain', appProperties: { a: 'b' } }) })[1]);
      send('patch', 'upload/drive/v3/files/' + made.id + '?uploadType=media', { payload: '0123456789' });
      var copied = JSON.parse(send('post', 'drive/v3/files/' + made.id + '/copy')[1]);
      send('post', 'drive/v3/files/' + made.id + '/permissions', { contentType: 'application/json', payload: JSON.stringify({ role: 'reader', type: 'user', emailAddress: 'ben@example.com' }) });
      var found = JSON.parse(send('get', 'drive/v3/files?q=' + encodeURIComponent("(name = 'it\\\\'s' or name contains 'nothing') and not trashed = true and appProperties has { key='a' and value='b' } and 'root' in parents"))[1]).files;
      return [
        found.map(function (file) { return file.name; }),
        copied.name,
        send('get', 'drive/v3/files/' + made.id + '?alt=media', { headers: { Range: 'bytes=2-4' } }).slice(0, 2),
        send('delete', 'drive/v3/files/' + made.id)[0],
        send('get', 'drive/v3/files/' + made.id)[0],
        send('get', 'drive/v3/files?q=nonsense')[0]
      ];
    }`,
    perFile,
  );
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([["it's"], "Copy of it's", [206, '234'], 204, 404, 400]);
});

test('who may only read is told so, and nothing is written', async () => {
  const emulator = await startProject(
    `${rest} function run() {
      var answers = [send('patch', 'upload/drive/v3/files/file?uploadType=media', { payload: 'x' })];
      try { Drive.Files.update({ name: 'x' }, 'file'); } catch (error) { answers.push(String(error)); }
      return [answers[0][0], JSON.parse(answers[0][1]).error.errors[0].reason, answers[1]];
    }`,
    perFile,
  );
  addFile(emulator, 'file', { roles: { '1': 'owner', '2': 'reader' } });
  expect(resultOf(await emulator.run('2', 'run', []))).toEqual([
    403,
    'insufficientFilePermissions',
    'Exception: API call to drive.files.update failed with error: The user does not have sufficient permissions for this file.',
  ]);
  expect(emulator.world.item('file')?.version).toBe(1);
});

test('who has nothing but the link needs the resource key; who was given a role needs none', async () => {
  const emulator = await startProject(
    `${rest} function run() {
      var keys = { 'X-Goog-Drive-Resource-Keys': 'other/1,file/key' };
      return [
        send('get', 'drive/v3/files/file')[0],
        send('get', 'drive/v3/files/file', { headers: { 'X-Goog-Drive-Resource-Keys': 'file/wrong' } })[0],
        send('get', 'drive/v3/files/file?alt=media', { headers: keys }).slice(0, 2),
        Drive.Files.list().files.length
      ];
    } function withKey() { return Drive.Files.get('file', {}, { 'X-Goog-Drive-Resource-Keys': 'file/key' }).resourceKey; }`,
    perFile,
  );
  addFile(emulator, 'file', { roles: { '1': 'owner', [anyoneWithLink]: 'reader' }, resourceKey: 'key' });
  expect(resultOf(await emulator.run('2', 'run', []))).toEqual([404, 404, [200, 'one'], 0]);
  expect(resultOf(await emulator.run('2', 'withKey', []))).toBe('key');
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([200, 200, [200, 'one'], 1]);
});

const grants = [
  { scopes: 'drive.file', sees: 'File not found: file.' },
  { scopes: 'drive.readonly', sees: 'file.txt' },
  { scopes: 'calendar', sees: 'Request had insufficient authentication scopes.' },
];

test.each(grants)('with $scopes a file that nobody granted: $sees', async ({ scopes, sees }) => {
  const emulator = await startProject(
    `function run() { try { return Drive.Files.get('file').name; } catch (error) { return String(error); } }`,
    scope(scopes),
  );
  addFile(emulator, 'file');
  emulator.world.setGranted('file', '1', false);
  expect(resultOf(await emulator.run('1', 'run', []))).toContain(sees);
});

const driveApp = `function run() {
  var folder = DriveApp.createFolder("Ana's");
  var file = folder.createFile('notes.txt', 'hello', 'text/plain');
  file.setName('renamed.txt').setDescription('about');
  var copy = file.makeCopy('copy.txt');
  var names = [];
  for (var files = folder.getFiles(); files.hasNext(); ) names.push(files.next().getName());
  file.addViewer('ben@example.com');
  copy.setTrashed(true);
  return [
    names.sort(),
    DriveApp.getFileById(file.getId()).getBlob().getDataAsString(),
    file.getParents().next().getName(),
    file.getOwner().getEmail(),
    DriveApp.searchFiles("name contains 'renamed'").next().getDescription(),
    DriveApp.getFoldersByName("Ana's").hasNext(),
    DriveApp.getRootFolder().getFoldersByName("Ana's").hasNext()
  ];
}`;

test('DriveApp works where the manifest asks for all of Drive', async () => {
  const emulator = await startProject(driveApp, scope('drive'));
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([
    ['copy.txt', 'renamed.txt'],
    'hello',
    "Ana's",
    'ana@example.com',
    'about',
    true,
    true,
  ]);
});

test('DriveApp refuses every method where only the per-file scope is granted', async () => {
  expect(resultOf(await (await startProject(driveApp, perFile)).run('1', 'run', []))).toContain(
    'Specified permissions are not sufficient to call DriveApp.createFolder. Required permissions:',
  );
});
