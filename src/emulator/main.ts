#!/usr/bin/env node
// mockups-emulator: any add-on or web app folder on a desk of this machine.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Account } from './api';
import { addStarterFiles } from './starter-files';
import { createEmulator } from './index';
import { doubtsOfManifest } from './manifest-check';
import { hasWebApp, startDesk } from './server/desk-server';
import { PortTaken } from './server/http';

const toPort = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
};

const toLibrary = (text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const [, symbol, folder] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (symbol === undefined || folder === undefined)
    throw new InvalidArgumentError('It is a symbol of the manifest, an equals sign, and a folder.');
  return { ...before, [symbol]: folder };
};

const collect = (email: string, before: readonly string[]): readonly string[] => [...before, email];

const program = new Command('mockups-emulator')
  .description(
    'Runs a folder with appsscript.json, scripts and HTML files on a desk that works enough like Google Drive.',
  )
  .argument('<folder>', 'the project, as clasp would push it')
  .option('--port <number>', 'where the desk answers', toPort, 4322)
  .option('--account <email>', 'a signed-in account; may be given several times, the first is the default', collect, [])
  .option(
    '--drive <folder>',
    'show this folder as the Drive of the accounts, read only; a few small files when not given',
  )
  .option(
    '--library <symbol=folder>',
    'run this folder as the library of this symbol; may be given several times',
    toLibrary,
    {},
  )
  .option('--write', 'let the project change the files of that folder in place')
  .option('--script-api <number>', 'answer the Apps Script API at this port, for clients of googleapis', toPort)
  .addHelpText(
    'after',
    `
Examples:
  mockups-emulator my-add-on
  mockups-emulator my-add-on --account ana@example.com --account ben@example.com
  mockups-emulator my-add-on --drive ~/Documents --port 8080
  mockups-emulator my-add-on --library OAuth2=../oauth2/src
  mockups-emulator my-add-on --script-api 4323`,
  )
  .parse();
const options = program.opts<{
  port: number;
  account: readonly string[];
  drive?: string;
  write?: boolean;
  library: Readonly<Record<string, string>>;
  scriptApi?: number;
}>();
const [folder = ''] = program.args;
const isFolder = (name: string): boolean => existsSync(name) && statSync(name).isDirectory();
if (options.drive !== undefined && !isFolder(options.drive)) program.error(`There is no folder ${options.drive}.`);
if (options.write === true && options.drive === undefined) program.error('--write goes with --drive FOLDER.');

const emails = options.account.length > 0 ? options.account : ['you@example.com'];
const accounts = emails.map((email, at): Account => ({
  id: `1${String(at + 1).padStart(20, '0')}`,
  email,
  aliases: [],
  name: email.split('@')[0] ?? email,
  status: 'active',
  isSignedIn: true,
  identity: 'shown',
  locale: 'en-US',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
}));

try {
  const desk = await startDesk({
    port: options.port,
    title: path.basename(path.resolve(folder)),
    createEmulator: async (webAppUrl) => {
      const { drive, library: libraries } = options;
      const driveFolder =
        drive === undefined
          ? {}
          : { driveFolder: { folder: drive, isGranted: false, isWritten: options.write === true } };
      const emulator = await createEmulator({ folder, webAppUrl, accounts, libraries, ...driveFolder });
      if (drive === undefined) addStarterFiles(emulator.world);
      return emulator;
    },
  });
  if (options.scriptApi !== undefined) {
    const { startScriptApi } = await import('./script-api/server');
    const { rootUrl, scriptId, signIn } = await startScriptApi({ emulator: desk.emulator, port: options.scriptApi });
    console.log(`The Apps Script API is at ${rootUrl}  (rootUrl of googleapis), the script is ${scriptId}`);
    for (const { id, email } of accounts) console.log(`  access token of ${email}: ${signIn(id).access_token}`);
  }
  if (hasWebApp(desk.emulator.project)) console.log(`The web app is at ${desk.emulator.place.webAppUrl}`);
  for (const doubt of doubtsOfManifest(desk.emulator.manifest)) console.warn(doubt);
  console.log(`The desk is at ${desk.url}  (Ctrl+C ends it)`);
} catch (error) {
  const next = error instanceof PortTaken ? ` Choose another: --port ${error.port + 1}` : '';
  console.error(error instanceof Error ? error.message + next : error);
  process.exitCode = 1;
}
process.on('SIGINT', () => process.exit(0));
