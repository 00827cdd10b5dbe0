// Code that gets out of its context, as node:vm lets it, finds itself in a process that may do next to nothing.
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { account, createEmulator } from '../emulator';
import { projectOf, resultOf, startProject } from './project';

const folder = mkdtempSync(path.join(tmpdir(), 'contained-'));
const secret = path.join(folder, 'secret.txt');
writeFileSync(secret, 'not for scripts');

/** Every way is tried with Node's own `process` in hand. */
const ways: readonly { readonly what: string; readonly code: string; readonly says?: string }[] = [
  { what: 'read a file of the developer’s', code: `need('fs').readFileSync(${JSON.stringify(secret)}, 'utf8')` },
  { what: 'list a folder', code: `need('fs').readdirSync('/')` },
  { what: 'write a file', code: `need('fs').writeFileSync(${JSON.stringify(path.join(folder, 'new.txt'))}, 'x')` },
  { what: 'start a process', code: `need('child_process').spawnSync(node.execPath, ['-v']).pid` },
  {
    what: 'start a thread, which could free itself',
    code: `new (need('worker_threads').Worker)('', { eval: true, execArgv: [] })`,
  },
  { what: 'send a signal', code: `node.kill(node.ppid, 0)`, says: 'TypeError' },
  {
    what: 'load machine code',
    code: `node.dlopen({ exports: {} }, ${JSON.stringify(path.join(folder, 'x.node'))})`,
    says: 'ERR_DLOPEN_DISABLED',
  },
  { what: 'reach what is inside Node', code: `node.binding('fs')` },
  { what: 'open a debugger', code: `new (need('inspector').Session)().connect()` },
];

test.each(ways)('it can’t $what', async ({ code, says = 'ERR_ACCESS_DENIED' }) => {
  const emulator = await startProject(`function run() {
    var node = this.constructor.constructor('return process')();
    var need = node.getBuiltinModule || node.mainModule.require.bind(node.mainModule);
    try { return { did: ${code} }; } catch (error) { return String(error.code || error.name); }
  }`);
  expect(resultOf(await emulator.run('1', 'run', []))).toBe(says);
  expect(readdirSync(folder)).toEqual(['secret.txt']);
});

test('it sees nothing of the environment but the zone of its project', async () => {
  const emulator = await startProject(
    `function run() { return Object.keys(this.constructor.constructor('return process')().env); }`,
  );
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual(['TZ']);
});

test('what it says on the channel to the emulator harms nobody but itself', async () => {
  const emulator = await startProject(`function noise() {
    var node = this.constructor.constructor('return process')();
    var need = node.getBuiltinModule || node.mainModule.require.bind(node.mainModule);
    need('fs').writeSync(3, need('buffer').Buffer.alloc(100, 255));
    return 'said';
  }
  function run() { return 'well'; }`);
  expect(resultOf(await emulator.run('1', 'noise', []))).toContain('ended by itself');
  expect(resultOf(await emulator.run('1', 'run', []))).toBe('well');
});

test('a process that dies is replaced', async () => {
  const emulator = await startProject(`function run(dies) {
    if (dies) this.constructor.constructor('return process')().abort();
    return 'well';
  }`);
  expect(resultOf(await emulator.run('1', 'run', [true]))).toContain('ended by itself');
  expect(resultOf(await emulator.run('1', 'run', [false]))).toBe('well');
});

test('a process goes on to the next emulator of the same files, without anything of the one before, and to no other', async () => {
  const code = `var seen = [];
  function run(what) {
    seen.push(what);
    var said = HtmlService.createHtmlOutputFromFile('page').getContent();
    return { seen: seen, said: said, pid: this.constructor.constructor('return process')().pid };
  }`;
  const runIn = async (files: Readonly<Record<string, string>>, what: string): Promise<unknown> => {
    const emulator = await createEmulator({
      folder: projectOf(files),
      accounts: [account('1', 'ana@example.com')],
    });
    const result = resultOf(await emulator.run('1', 'run', [what]));
    await emulator.close();
    return result;
  };
  const first = (await runIn({ 'Code.gs': code, 'page.html': 'one' }, 'first')) as { readonly pid: number };
  expect(await runIn({ 'Code.gs': code, 'page.html': 'one' }, 'second')).toEqual({ ...first, seen: ['second'] });
  for (const others of [
    { 'Code.gs': code, 'page.html': 'two' },
    { 'Code.gs': `${code} // another`, 'page.html': 'one' },
  ]) {
    const other = (await runIn(others, 'third')) as { readonly said: string; readonly pid: number };
    expect(other.said).toBe(others['page.html']);
    expect(other.pid).not.toBe(first.pid);
  }
});
