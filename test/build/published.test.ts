// What is published is complete, and nothing else: packed, installed in an empty folder with no registry, and used there.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { policyLines } from '../../src/messages/policy.en';
import { remedySentences, ruleSentences } from '../../src/messages/rules.en';
import { root } from '../emulator';
import { checkingTypesOf } from '../strangers-types';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'published-'));
const installed = path.join(folder, 'node_modules/mockups-drive-subscriptions');
// What npm tells the programs that it starts, such as where it was started, is not for another folder.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
const shell = process.platform === 'win32';
const npm = async (cwd: string, ...args: readonly string[]): Promise<string> =>
  (await run('npm', args, { cwd, env, shell })).stdout;

beforeAll(async () => {
  const [packed] = JSON.parse(
    await npm(root, 'pack', '--json', '--ignore-scripts', `--pack-destination=${folder}`),
  ) as readonly { readonly filename: string }[];
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await npm(folder, 'install', '--offline', '--no-audit', '--no-fund', `./${packed?.filename ?? ''}`);
});

test('holds the programs, the rules, who may use them how, and no sources, tests or maps', () => {
  expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'lib', 'package.json']);
  expect(readdirSync(path.join(installed, 'lib')).sort()).toEqual(['NOTICES.txt', 'admin', 'emulator', 'rules']);
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.map$|(?<!\.d)\.tsx?$/.test(file))).toEqual([]);
});

test('needs no other package', () => {
  expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'mockups-drive-subscriptions',
  ]);
});

test('npx mockups-admin says how it is used', async () => {
  const { stdout } = await run('npx', ['mockups-admin', '--help'], { cwd: folder, env, shell });
  expect(stdout).toContain('Usage: mockups-admin');
});

test('npx mockups-emulator runs a folder until it is ended', async () => {
  const script = path.join(folder, 'script');
  mkdirSync(script);
  writeFileSync(
    path.join(script, 'appsscript.json'),
    JSON.stringify({ runtimeVersion: 'V8', webapp: { access: 'MYSELF', executeAs: 'USER_DEPLOYING' } }),
  );
  writeFileSync(path.join(script, 'Code.js'), `function doGet() { return HtmlService.createHtmlOutput('Hello'); }`);
  // A group of processes, as a terminal has it: what is ended there is npx with all that it has started.
  const started = spawn('npx', ['mockups-emulator', script, '--port', '0'], {
    cwd: folder,
    env,
    shell,
    detached: true,
  });
  const ended = once(started, 'close');
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /The desk is at (\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    started.once('close', () => {
      reject(new Error(output));
    });
  });
  const answer = await fetch(url);
  process.kill(-(started.pid ?? 0), 'SIGINT');
  await ended;
  expect(answer.status).toBe(200);
  await expect(fetch(url)).rejects.toThrow();
});

test('the rules can be imported, with their types', async () => {
  const text = `import { day } from 'mockups-drive-subscriptions/rules';\nexport const wrong: string = day;\n`;
  writeFileSync(path.join(folder, 'own.ts'), text);
  const told = await run(process.execPath, checkingTypesOf('own.ts'), { cwd: folder }).catch(
    (error: unknown) => error as { readonly stdout: string },
  );
  // That it is no text is all that is wrong with it: the module was found, and its types say something.
  expect(told.stdout.trim().split('\n')).toEqual([expect.stringMatching(/^own\.ts\(2,14\): error TS2322: /)]);
});

test('the rules say in words what they decide, of books too, and what is wrong is an error with a name', async () => {
  const text = `
import { InvalidArgument, InvalidBook, countSeats, decide, policyLine, readLicenseBook, remedySentence, ruleHelp, ruleSentence, ruleSteps } from 'mockups-drive-subscriptions/rules';
const written = { licenses: [{ product: 'desktop', id: 'desk', users: 1, assigned: [{ email: 'ana@acme.example' }] }] };
const book = readLicenseBook(JSON.stringify(written));
const account = book.accountOf('ben@acme.example');
const facts = book.factsFor(account, Date.UTC(2026, 2, 10));
const { because, remedies } = decide(book.licenses, { product: 'desktop', action: 'edit', account }, facts);
const [license] = book.licenses;
const nameOf = (call: () => unknown, kind: new (...given: never[]) => Error): string => {
  try {
    return String(call());
  } catch (error) {
    return error instanceof kind ? error.name : 'another';
  }
};
console.log(JSON.stringify([
  because.map(ruleSentence),
  remedies.map(({ kind }) => remedySentence(kind)),
  ruleSteps('desktop/unregistered-before-it-moves', 'desktop').length > 0,
  ruleHelp('license/grows-by-upgrade', 'desktop')?.startsWith('https://'),
  policyLine('S5'),
  license && countSeats(license, facts).free,
  nameOf(() => readLicenseBook('{}'), InvalidBook),
  nameOf(() => decide([], { product: 'desktop', action: 'fly' as 'edit' }, facts), InvalidArgument),
]));
`;
  writeFileSync(path.join(folder, 'words.ts'), text);
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom', 'words.ts'];
  await run(process.execPath, [tsc, ...options], { cwd: folder });
  const { stdout } = await run(process.execPath, ['words.js'], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual([
    [ruleSentences['desktop/belongs-to-people']],
    [remedySentences.assign],
    true,
    true,
    policyLines.S5,
    0,
    'InvalidBook',
    'InvalidArgument',
  ]);
});

test('carries the notices of the libraries that are built in', () => {
  const notices = readFileSync(path.join(installed, 'lib/NOTICES.txt'), 'utf8');
  const libraries = [
    'preact',
    'valibot',
    'commander',
    'googleapis',
    'date-fns',
    'intl-messageformat',
    'sql.js',
    'picocolors',
  ];
  const fonts = ['@fontsource/balsamiq-sans', '@fontsource/material-symbols-outlined'];
  expect([...libraries, ...fonts].filter((name) => !notices.includes(`\n${name} `))).toEqual([]);
  const words = ['Permission is hereby granted', 'SIL OPEN FONT LICENSE', 'Apache License', 'Redistribution and use'];
  expect(words.filter((text) => !notices.includes(text))).toEqual([]);
  expect(notices).not.toContain('playwright');
});
