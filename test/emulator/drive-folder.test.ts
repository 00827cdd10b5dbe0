// A folder of this machine as Drive: nobody's work is lost, whatever happens to the folder or to the emulator meanwhile.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/api';
import { account, root, startEmulator } from '../emulator';
import { projectOf, resultOf } from './project';

const code = `
function find_(name) { return Drive.Files.list({ q: "name = '" + name + "'" }).files[0].id; }
function read(name) { return DriveApp.getFileById(find_(name)).getBlob().getDataAsString(); }
function save(name, text) { Drive.Files.update({}, find_(name), Utilities.newBlob(text)); return 'saved'; }
function rename(name, to) { Drive.Files.update({ name: to }, find_(name)); return 'renamed'; }
function copy(name, to) { Drive.Files.copy({ name: to }, find_(name)); return 'copied'; }
function create(name, text) { Drive.Files.create({ name: name }, Utilities.newBlob(text)); return 'created'; }
function inFolder(name) { var folder = Drive.Files.create({ name: name, mimeType: 'application/vnd.google-apps.folder' });
  Drive.Files.create({ name: 'inside.bmml', parents: [folder.id] }, Utilities.newBlob('in')); return 'created'; }
`;
const manifest = {
  oauthScopes: ['https://www.googleapis.com/auth/drive', 'https://www.googleapis.com/auth/script.external_request'],
  dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
};

interface Started {
  readonly folder: string;
  readonly run: (name: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly text: (name: string) => string;
  readonly names: () => readonly string[];
  readonly emulator: Emulator;
}

async function start(isWritten = true): Promise<Started> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'drive-')), 'Mockups');
  mkdirSync(path.join(folder, 'deep'), { recursive: true });
  writeFileSync(path.join(folder, 'a.bmml'), 'first');
  writeFileSync(path.join(folder, 'deep/b.bmml'), 'below');
  const emulator = await startEmulator({
    folder: projectOf({ 'Code.gs': code }, manifest),
    accounts: [account('1', 'ana@example.com')],
    driveFolder: { folder, isGranted: true, isWritten },
  });
  return {
    folder,
    emulator,
    run: async (name, ...args) => resultOf(await emulator.run('1', name, args)),
    text: (name) => readFileSync(path.join(folder, name), 'utf8'),
    names: () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort(),
  };
}

describe('a folder that is written', () => {
  test('gets what is saved, renamed, copied, made, and put into new folders', async () => {
    const { run, text, names } = await start();
    expect(await run('save', 'a.bmml', 'second')).toBe('saved');
    expect(text('a.bmml')).toBe('second');
    await run('copy', 'a.bmml', 'copy.bmml');
    await run('rename', 'a.bmml', 'renamed.bmml');
    await run('create', 'new.bmml', 'made');
    await run('rename', 'b.bmml', 'c.bmml');
    await run('inFolder', 'fresh');
    expect(names()).toEqual(
      ['copy.bmml', 'deep', 'deep/c.bmml', 'fresh', 'fresh/inside.bmml', 'new.bmml', 'renamed.bmml'].sort(),
    );
    expect([text('copy.bmml'), text('renamed.bmml'), text('new.bmml')]).toEqual(['second', 'second', 'made']);
  });

  test('keeps what another program wrote: the save is refused, the new content is read, and then saving goes well', async () => {
    const { run, text, folder } = await start();
    expect(await run('read', 'a.bmml')).toBe('first');
    writeFileSync(path.join(folder, 'a.bmml'), 'an hour of work');
    expect(await run('save', 'a.bmml', 'mine')).toContain('Another program has changed this file');
    expect(text('a.bmml')).toBe('an hour of work');
    expect(await run('read', 'a.bmml')).toBe('an hour of work');
    expect(await run('save', 'a.bmml', 'both')).toBe('saved');
    expect(text('a.bmml')).toBe('both');
  });

  test('says that a save failed, each time, until it is on the disk', async () => {
    const { run, text, folder } = await start();
    await run('read', 'a.bmml');
    renameSync(folder, `${folder}-away`);
    expect(await run('save', 'a.bmml', 'mine')).toContain('The folder of this machine');
    expect(await run('save', 'a.bmml', 'mine')).toContain('The folder of this machine');
    renameSync(`${folder}-away`, folder);
    expect(await run('read', 'a.bmml')).toBe('first');
    expect(await run('save', 'a.bmml', 'mine')).toBe('saved');
    expect(text('a.bmml')).toBe('mine');
  });

  test('knows no file any more that another program took away', async () => {
    const { run, folder, emulator } = await start();
    const [id = ''] = emulator.world.items('1').flatMap((item) => (item.name === 'a.bmml' ? [item.id] : []));
    renameSync(path.join(folder, 'a.bmml'), path.join(folder, '..', 'elsewhere'));
    expect(emulator.world.item(id)).toBeUndefined();
    expect(await run('create', 'a.bmml', 'again')).toBe('created');
  });

  test('never puts one file over another, nor a file outside', async () => {
    const { run, text, names, folder } = await start();
    await run('create', 'a.bmml', 'another');
    await run('create', '../../out.bmml', 'stays');
    await run('create', '.hidden', 'shows');
    await run('rename', 'b.bmml', 'a/b\u0007.bmml');
    expect(text('a.bmml')).toBe('first');
    expect(names()).toEqual(['__.._out.bmml', '_hidden', 'a (2).bmml', 'a.bmml', 'deep', 'deep/a_b_.bmml'].sort());
    expect(readdirSync(path.dirname(folder))).toEqual(['Mockups']);
  });

  test('keeps who may read a file', async () => {
    const { run, folder } = await start();
    const file = path.join(folder, 'a.bmml');
    chmodSync(file, 0o600);
    await run('read', 'a.bmml');
    expect(await run('save', 'a.bmml', 'second')).toBe('saved');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

test('a folder that is only shown is left as it is', async () => {
  const { run, text, names } = await start(false);
  expect(await run('save', 'a.bmml', 'second')).toBe('saved');
  expect(await run('read', 'a.bmml')).toBe('second');
  await run('create', 'new.bmml', 'made');
  await run('rename', 'b.bmml', 'c.bmml');
  expect([text('a.bmml'), ...names()]).toEqual(['first', 'a.bmml', 'deep', 'deep/b.bmml']);
});

test('files are read when they are opened, not at the start', async () => {
  const { folder, emulator } = await start();
  const [id = ''] = emulator.world.items('1').flatMap((item) => (item.name === 'a.bmml' ? [item.id] : []));
  expect(emulator.world.item(id)?.size).toBe(5);
  writeFileSync(path.join(folder, 'a.bmml'), 'longer than before');
  expect(emulator.world.item(id)).toMatchObject({ size: 18, version: 2 });
  expect(Buffer.from(emulator.world.content(id) ?? []).toString()).toBe('longer than before');
});

/** Saves, makes and renames in a process that is killed at its so many-th step on the folder; gives what it said till then. */
async function killedAt(step: number, folder: string, project: string): Promise<readonly string[]> {
  const program = `
    const fs = require('node:fs');
    const { syncBuiltinESMExports } = require('node:module');
    let steps = 0;
    const watch = (name) => {
      const real = fs[name];
      fs[name] = (...args) => {
        if (armed) { steps += 1; if (steps === ${step}) process.kill(process.pid, 'SIGKILL'); }
        return real(...args);
      };
    };
    let armed = false;
    for (const name of ['openSync', 'writeFileSync', 'fchmodSync', 'fsyncSync', 'closeSync', 'renameSync', 'linkSync', 'rmSync', 'mkdirSync']) watch(name);
    syncBuiltinESMExports();
    import(${JSON.stringify(path.join(root, 'lib/emulator/index.js'))}).then(async ({ createEmulator }) => {
      const account = { id: '1', email: 'a@example.com', aliases: [], name: 'A', status: 'active', isSignedIn: true, identity: 'shown', locale: 'en', timeZone: 'Etc/UTC' };
      const emulator = await createEmulator({ folder: ${JSON.stringify(project)}, accounts: [account], driveFolder: { folder: ${JSON.stringify(folder)}, isGranted: true, isWritten: true } });
      await emulator.run('1', 'read', ['a.bmml']);
      armed = true;
      for (const [name, ...args] of [['save', 'a.bmml', 'second'], ['create', 'new.bmml', 'made'], ['rename', 'a.bmml', 'b.bmml']]) {
        const { outcome } = await emulator.run('1', name, args);
        process.stdout.write(outcome.status + ' ');
      }
      await emulator.close();
      process.stdout.write('end');
    });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return said.split(' ').filter((word) => word !== '');
}

/** What may lie in the folder after so many changes were reported as done: those, or one more. */
const states: readonly Readonly<Record<string, string>>[] = [
  { 'a.bmml': 'first' },
  { 'a.bmml': 'second' },
  { 'a.bmml': 'second', 'new.bmml': 'made' },
  { 'b.bmml': 'second', 'new.bmml': 'made' },
];

test('killed at any step, every file is whole, what was reported is there, and nothing else is left after the next start', async () => {
  const project = projectOf({ 'Code.gs': code }, manifest);
  let isWhole = false;
  let step = 1;
  for (; !isWhole && step < 60; step += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), 'killed-'));
    writeFileSync(path.join(folder, 'a.bmml'), 'first');
    const said = await killedAt(step, folder, project);
    const done = said.filter((word) => word === 'completed').length;
    isWhole = said.includes('end');
    const emulator = await startEmulator({
      folder: project,
      accounts: [account('1', 'ana@example.com')],
      driveFolder: { folder, isGranted: true, isWritten: true },
    });
    await emulator.close();
    const found = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
    );
    expect([states[done], states[Math.min(done + 1, 3)]]).toContainEqual(found);
  }
  // It got to the end by itself, after more steps than there are changes.
  expect(isWhole && step > 12).toBe(true);
});
