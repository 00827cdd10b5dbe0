#!/usr/bin/env node
// mockups-emulator: any add-on or web app folder on a desk of this machine.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { addStarterFiles } from './starter-files';
import { reloadOnSave, setProperties, terminal } from './developing';
import { createEmulator } from './index';
import type { Conditions } from './api';
import { parseConditions } from './conditions';
import { doubtsOfManifest } from './manifest-check';
import { printable } from './printable';
import { hasWebApp, startDesk } from './server/desk-server';
import { PortTaken } from './server/http';
import { accountAt } from './world/accounts';

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

const toHost = (text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const [, prefix, address] = /^(https?:\/\/[^=]+)=(https?:\/\/(?:127\.0\.0\.1|localhost)[:/].*)$/.exec(text) ?? [];
  if (prefix === undefined || address === undefined)
    throw new InvalidArgumentError(
      'It is the beginning of an address, an equals sign, and an address of this machine.',
    );
  return { ...before, [prefix]: address };
};

const toConditions = (text: string): Partial<Conditions> => {
  try {
    return parseConditions(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
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
  .option('--properties <file>', 'set script and user properties out of this JSON file')
  .option(
    '--host <prefix=address>',
    'a program of this machine that answers for addresses with this beginning; may be given several times',
    toHost,
    {},
  )
  .option(
    '--answers <folder>',
    'files that answer for other hosts: FOLDER/api.example.com/v1/users.json for https://api.example.com/v1/users',
  )
  .option('--google <conditions>', 'how Google is met: least-kind, or single conditions as consent=asked', toConditions)
  .option('--stripe', 'stand in for Stripe: its interface, its checkout and its portal, on the desk’s clock')
  .option('--network', 'let UrlFetchApp out to the hosts that nothing here answers for')
  .option('--inspect [port]', 'let a debugger find the scripts at this port (9229 when none is given)')
  .option('--no-watch', 'do not load the project again when a file of it is saved')
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
  mockups-emulator my-add-on --properties properties.json --answers test/answers
  mockups-emulator my-add-on --host https://api.example.com/=http://127.0.0.1:9000/ --network
  mockups-emulator my-add-on --stripe
  mockups-emulator my-add-on --google consent=asked,ownAddress=none
  mockups-emulator my-add-on --inspect
  mockups-emulator my-add-on --script-api 4323

While debugging, scripts are not held by Node's permission model: inspect only what you trust.`,
  )
  .parse();
const options = program.opts<{
  port: number;
  account: readonly string[];
  drive?: string;
  write?: boolean;
  library: Readonly<Record<string, string>>;
  scriptApi?: number;
  properties?: string;
  host: Readonly<Record<string, string>>;
  answers?: string;
  google?: Partial<Conditions>;
  stripe?: true;
  network?: boolean;
  inspect?: string | true;
  watch: boolean;
}>();
const [folder = ''] = program.args;
const isFolder = (name: string): boolean => existsSync(name) && statSync(name).isDirectory();
if (options.drive !== undefined && !isFolder(options.drive)) program.error(`There is no folder ${options.drive}.`);
if (options.answers !== undefined && !isFolder(options.answers))
  program.error(`There is no folder ${options.answers}.`);
const inspectPort =
  options.inspect === undefined ? undefined : toPort(options.inspect === true ? '9229' : options.inspect);
if (options.write === true && options.drive === undefined) program.error('--write goes with --drive FOLDER.');

const emails = options.account.length > 0 ? options.account : ['you@example.com'];
const accounts = emails.map(accountAt);

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
      const emulator = await createEmulator({
        folder,
        webAppUrl,
        accounts,
        libraries,
        hosts: options.host,
        allowsNetwork: options.network === true,
        ...(options.stripe === true && { stripe: {} }),
        ...(options.google !== undefined && { conditions: options.google }),
        ...(options.answers !== undefined && { answersFolder: options.answers }),
        ...(inspectPort !== undefined && { inspectPort }),
        ...terminal(folder, (id) => accounts.find((one) => one.id === id)?.email ?? ''),
        ...driveFolder,
      });
      if (options.properties !== undefined) setProperties(emulator.world, options.properties);
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
  if (inspectPort !== undefined) console.log(`A debugger finds the scripts at 127.0.0.1:${inspectPort}`);
  if (options.watch)
    reloadOnSave(desk.emulator, folder, (line) => {
      console.log(printable(line));
    });
  for (const doubt of doubtsOfManifest(desk.emulator.manifest)) console.warn(printable(doubt));
  console.log(`The desk is at ${desk.url}  (Ctrl+C ends it)`);
} catch (error) {
  const next = error instanceof PortTaken ? ` Choose another: --port ${error.port + 1}` : '';
  console.error(printable(error instanceof Error ? error.message + next : String(error)));
  process.exitCode = 1;
}
process.on('SIGINT', () => process.exit(0));
