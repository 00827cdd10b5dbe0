// Writes to Drive that must happen once, or only while a file is as it was read.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { account, startEmulator } from '../emulator';

const code = `
function call(how, address, headers, payload) {
  var response = UrlFetchApp.fetch('https://www.googleapis.com/' + address, {
    method: how,
    payload: payload,
    muteHttpExceptions: true,
    headers: Object.assign({ Authorization: 'Bearer ' + ScriptApp.getOAuthToken() }, headers),
  });
  return { code: response.getResponseCode(), body: JSON.parse(response.getContentText()) };
}
function conditional() {
  var file = Drive.Files.create({ name: 'a.txt' }, Utilities.newBlob('one'));
  var v2 = 'drive/v2/files/' + file.id;
  var seen = call('get', v2 + '?fields=etag,title,headRevisionId,md5Checksum', {}).body;
  var first = call('put', 'upload/' + v2 + '?uploadType=media', { 'If-Match': seen.etag }, 'two');
  var second = call('put', 'upload/' + v2 + '?uploadType=media', { 'If-Match': seen.etag }, 'three');
  var renamed = call('patch', v2, { 'If-Match': first.body.etag }, JSON.stringify({ title: 'b.txt' }));
  return {
    seen: [seen.title, seen.md5Checksum],
    codes: [first.code, second.code, renamed.code],
    why: second.body.error.errors[0].reason,
    isNewRevision: first.body.headRevisionId !== seen.headRevisionId && renamed.body.headRevisionId === first.body.headRevisionId,
    now: Drive.Files.get(file.id, { fields: 'name,size' }),
  };
}
function once() {
  var id = Drive.Files.generateIds({ count: 1 }).ids[0];
  Drive.Files.create({ id: id, name: 'a.txt' }, Utilities.newBlob('one'));
  try {
    Drive.Files.create({ id: id, name: 'a.txt' }, Utilities.newBlob('two'));
  } catch (error) {
    return [Drive.Files.get(id, { fields: 'size' }).size, error.message];
  }
}
`;

async function run(name: string): Promise<unknown> {
  const folder = mkdtempSync(path.join(tmpdir(), 'writes-'));
  writeFileSync(path.join(folder, 'Code.gs'), code);
  const manifest = {
    oauthScopes: [
      'https://www.googleapis.com/auth/drive.file',
      'https://www.googleapis.com/auth/script.external_request',
    ],
    dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
  };
  writeFileSync(path.join(folder, 'appsscript.json'), JSON.stringify(manifest));
  const emulator = await startEmulator({ folder, accounts: [account('1', 'ana@example.com')] });
  const { outcome } = await emulator.run('1', name, []);
  return outcome.status === 'completed' ? outcome.result : outcome;
}

test('a write that names the version it was made from is refused once that is no longer the newest', async () => {
  expect(await run('conditional')).toEqual({
    seen: ['a.txt', 'f97c5d29941bfb1b2fdab0874906ab82'],
    codes: [200, 412, 200],
    why: 'conditionNotMet',
    isNewRevision: true,
    now: { name: 'b.txt', size: '3' },
  });
});

test('an id that Drive gave beforehand makes one file, however often it is asked for', async () => {
  expect(await run('once')).toEqual(['3', expect.stringContaining('A file already exists with the provided ID.')]);
});
