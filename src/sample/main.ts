// npm start: the add-on on a desk of this machine, with a sample world or with the reader's own folder.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { type Conditions, folderType } from '../emulator/api';
import { parseConditions } from '../emulator/conditions';
import { createEmulator } from '../emulator/index';
import { startDesk } from '../emulator/server/desk-server';
import { PortTaken } from '../emulator/server/http';
import { serveCommand } from './command';
import { deployedAt } from './deployed';
import { addSampleFiles } from './files';
import { sampleMoments } from './moments';
import { latePayer, samplePeople } from './people';
import { boughtBefore, buyBefore, sampleKey, sampleProducts } from './purchases';
import { seedProperties } from './seed';

const root = fileURLToPath(new URL('../..', import.meta.url));

function toConditions(text: string): Partial<Conditions> {
  try {
    return parseConditions(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

const program = new Command('npm start --')
  .description('Mockups for Google Drive on a desk of this machine. PORT chooses the port (4321 if not set).')
  .option('--drive <folder>', 'show this folder of mockups instead of the samples')
  .option('--write', 'let the add-on change the files of that folder in place')
  .option('--google <conditions>', 'how Google is met: least-kind, or single conditions as consent=asked', toConditions)
  .option('--script-api <port>', 'also answer the command mockups-admin, at this port, and sign it in', toPort)
  .addHelpText(
    'after',
    `
Examples:
  npm start                                    the sample world
  npm start -- --drive ~/mockups               your own mockups, read only
  npm start -- --drive ~/mockups --write       … and changed in place
  npm start -- --google least-kind             everybody is asked for consent, and whatever Google may do otherwise it does
  npm start -- --script-api 4323               the sample world for mockups-admin too
  PORT=8080 npm start                          another port`,
  )
  .parse();
const { drive, write, google, scriptApi } = program.opts<{
  drive?: string;
  write?: boolean;
  google?: Partial<Conditions>;
  scriptApi?: number;
}>();
const folder = drive === undefined ? undefined : path.resolve(process.env['INIT_CWD'] ?? '.', drive);
if (folder !== undefined && !(existsSync(folder) && statSync(folder).isDirectory())) {
  program.error(`There is no folder ${folder}. Name one that holds mockups: npm start -- --drive FOLDER`);
}
if (write === true && folder === undefined)
  program.error('--write goes with --drive FOLDER: it says which files may be changed.');
const port = Number(process.env['PORT'] ?? 4321);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  program.error(`PORT is ${process.env['PORT'] ?? ''}; it must be a number from 0 to 65535.`);
}

const late = latePayer();
const people = [...samplePeople(Date.now()), late];
try {
  const desk = await startDesk({
    port,
    title: 'Mockups for Google Drive',
    integration: {
      name: 'Mockups',
      extensions: ['.bmml', '.bmpr'],
      mimeTypes: ['application/vnd.balsamiq.bmml+xml', 'application/vnd.balsamiq.bmpr'],
      creates: 'Mockup',
    },
    moments: () => sampleMoments(people),
    notes: Object.fromEntries(people.map(({ account, shows }) => [account.id, shows])),
    createEmulator: async (webAppUrl) => {
      const emulator = await createEmulator({
        folder: path.join(root, 'dist'),
        webAppUrl,
        accounts: people.map(({ account }) => account),
        stripe: { products: sampleProducts },
        // What renewed since then has renewed, or failed to.
        now: Date.now() - boughtBefore,
        ...(google !== undefined && { conditions: google }),
        ...(folder !== undefined && { driveFolder: { folder, isGranted: true, isWritten: write === true } }),
      });
      emulator.load(deployedAt(emulator.project, webAppUrl));
      emulator.world.setScriptProperties({ ...seedProperties(people, Date.now()), STRIPE_KEY: sampleKey });
      // Everybody has used the add-on before and agreed to it then, but whoever was never met: Google asks them first, with nothing ticked.
      for (const { account, isBound } of people) if (!isBound) emulator.world.setConsent(account.id, []);
      await buyBefore(emulator, late.account, people);
      if (folder === undefined) addSampleFiles(emulator.world, path.join(root, 'src/sample/mockups'));
      else {
        const files = emulator.world
          .items(people[0]?.account.id ?? '')
          .filter(({ mimeType }) => mimeType !== folderType);
        console.log(`${files.length} files of ${folder}, ${write === true ? 'changed in place' : 'read only'}.`);
      }
      return emulator;
    },
  });
  if (scriptApi !== undefined) {
    // Not with what is built, and another place for whoever runs two desks at once.
    const folder = path.resolve(process.env['SIGN_INS'] ?? path.join(root, '.cache/sample'));
    const signedIn = await serveCommand(desk.emulator, people, { port: scriptApi, folder });
    console.log('In another terminal, the command is signed in to this world after one of these:');
    for (const { email, folder: own } of signedIn) {
      console.log(`  export MOCKUPS_ADMIN_CONFIG=${path.relative(process.env['INIT_CWD'] ?? '.', own)}    as ${email}`);
    }
  }
  console.log(`The desk is at ${desk.url}  (Ctrl+C ends it)`);
} catch (error) {
  const next =
    error instanceof PortTaken
      ? ` Choose another: ${error.port === scriptApi ? `npm start -- --script-api ${error.port + 1}` : `PORT=${error.port + 1} npm start`}`
      : '';
  console.error(error instanceof Error ? error.message + next : error);
  process.exitCode = 1;
}
