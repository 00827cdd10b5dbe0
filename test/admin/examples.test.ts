// Every example of the guide and of the command's help runs as it is printed, on the sample world that the desk serves.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleOf } from '../../src/contract/license-files';
import { root } from '../emulator';
import { type StartedDesk, startDesk } from '../start';
import { admin, jsonLines } from './command';

let desk: StartedDesk;

beforeAll(async () => {
  desk = await startDesk('--script-api', '0');
});
afterAll(() => {
  desk.stop();
});

/** The license books of the examples as one: help speaks of a book.json. */
function wholeBook(): object {
  const folder = path.join(root, 'src/admin/examples');
  const books = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Readonly<Record<string, unknown>>);
  const all = (field: string): readonly unknown[] =>
    books.flatMap((book) => (book[field] as readonly unknown[] | undefined) ?? []);
  const groups = new Map(all('groups').map((group) => [(group as { readonly name: string }).name, group]));
  return { licenses: all('licenses'), instances: all('instances'), groups: [...groups.values()] };
}

/** A folder with what the examples name: the checkout, files to read, and the programs of a user's PATH. */
function workplace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
  mkdirSync(path.join(folder, 'bin'));
  const program = (name: string, line: string): void => {
    const file = path.join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/sh\n${line}\n`);
    chmodSync(file, 0o755);
  };
  program('mockups-admin', `exec "${process.execPath}" "${path.join(root, 'lib/admin/main.js')}" "$@"`);
  program('npx', 'exec "$@"');
  program('jq', 'exec cat');
  for (const name of ['src', 'lib']) symlinkSync(path.join(root, name), path.join(folder, name));
  const files = {
    'book.json': JSON.stringify(wholeBook()),
    'requests.jsonl': '{"product":"desktop","action":"create","account":"ana@acme.example","machine":"regular"}\n',
    'bought.csv': readFileSync(path.join(root, 'src/admin/examples/bought.csv'), 'utf8'),
    'seats.csv': 'account\nulla@acme.example\nnora@acme.example\n',
    'moves.csv': 'account,to\nmona@acme.example,pia@acme.example\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  mkdirSync(path.join(folder, '.config/fish/completions'), { recursive: true });
  return folder;
}

/** What needs Google's own page, another store, or a shell that is not everywhere. */
const notHere = /\b(login|migrate|completion zsh)\b/;

/** Every line of the document's blocks for a shell. */
const shellLinesOf = (document: string): readonly string[] =>
  [...document.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'));

const examplesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(npx mockups-admin|mockups-admin|printf|source) ./.test(line) && !notHere.test(line));

/** As whom the examples are run: who runs the product. */
const vera = (): { readonly MOCKUPS_ADMIN_CONFIG: string } => ({
  MOCKUPS_ADMIN_CONFIG: path.join(desk.signIns, 'vera'),
});

/** The purchase of nobody that the sample world has, in the place of the one that help names. */
async function withPurchase(lines: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await admin(['purchases', 'list', '--unmatched', '--json'], vera());
  const [purchase] = jsonLines(stdout).map(({ id }) => String(id));
  expect(purchase).toMatch(/^sub_/);
  return lines.map((line) => line.replace('sub_1PxA2b3C', purchase ?? ''));
}

/** Runs lines one after the other in one place. @returns those that failed, with what they said */
async function failing(lines: readonly string[], cwd = workplace()): Promise<readonly string[]> {
  const env = {
    PATH: `${path.join(cwd, 'bin')}:${String(process.env['PATH'])}`,
    HOME: cwd,
    ...vera(),
  };
  const failed: string[] = [];
  for (const line of lines) {
    await new Promise<void>((resolve) => {
      execFile('bash', ['-o', 'pipefail', '-c', line], { cwd, env }, (error, _, stderr) => {
        if (error !== null) failed.push(`${line}: ${String(error.code)} ${stderr}`);
        resolve();
      });
    });
  }
  return failed;
}

/** The examples that help of a command has, and after them those of the commands below it. */
async function examplesOf(command: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await admin([...command, '--help'], {});
  const listed = command.length === 0 ? stdout : (/^Commands:\n(?: .*\n)+/m.exec(stdout)?.[0] ?? '');
  const names = [...listed.matchAll(/^ {2}([a-z][a-z-]*) [ [<]/gm)].map(([, name = '']) => name);
  const below = names.filter((name) => name !== 'help').map((name) => examplesOf([...command, name]));
  return [...examplesIn(stdout), ...(await Promise.all(below)).flat()];
}

test('those of the guide and of the help', async () => {
  const document = readFileSync(path.join(root, 'src/admin/GUIDE.md'), 'utf8');
  const guide = examplesIn(document);
  // Nothing that the guide prints is passed over but how the desk is started, as it was here, and what is not here.
  expect(shellLinesOf(document).filter((line) => !guide.includes(line))).toEqual([
    expect.stringMatching(/^npm start -- --script-api /),
    expect.stringMatching(/^export MOCKUPS_ADMIN_CONFIG=\.cache\/sample\/vera /),
    expect.stringMatching(/^npx mockups-admin login /),
  ]);
  const helps = await examplesOf([]);
  expect(helps.filter((line) => /purchases (sync|list|attach|show) ./.test(line)).length).toBeGreaterThan(5);
  expect(guide.length).toBeGreaterThan(8);
  expect(helps.length).toBeGreaterThan(30);
  // Each from its beginning; the guide first, since it changes nothing.
  const cwd = workplace();
  expect(await failing(guide, cwd)).toEqual([]);
  // The sample came out of its own line, over the file that lay there, and can be taken in.
  const sample = readFileSync(path.join(cwd, 'bought.csv'), 'utf8');
  expect(sample.replace(/^\ufeff/, '')).toBe(sampleOf('import'));
  expect(await failing(['npx mockups-admin import bought.csv'], cwd)).toEqual([]);
  expect(await failing(await withPurchase(helps))).toEqual([]);
});
