// Figures of the emulator: start to the first card, executions and service calls a second, sixteen at once, memory.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { CreateEmulator, Emulator } from '../../emulator/api';
import { accountOf } from '../../emulator/world/accounts';

const code = `
function onHomepage() {
  return CardService.newCardBuilder()
    .addSection(CardService.newCardSection().addWidget(CardService.newTextParagraph().setText('Hello')))
    .build();
}
function nothing() {}
function calls(count) {
  var cache = CacheService.getScriptCache();
  for (var i = 0; i < count; i++) cache.get('key');
}
function wait() { Utilities.sleep(200); }`;

const account = accountOf('1', 'ana@example.com');

const say = (what: string, value: number, unit: string): void => {
  console.log(`${what}: ${value.toFixed(value < 10 ? 1 : 0)} ${unit}`);
};

/** Milliseconds that something takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const manifest = JSON.stringify({
  addOns: {
    common: {
      name: 'Bench',
      logoUrl: 'https://www.example.com/logo.png',
      homepageTrigger: { runFunction: 'onHomepage' },
    },
    drive: {},
  },
});

/** A project with these scripts. */
function projectOf(scripts: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  writeFileSync(path.join(folder, 'appsscript.json'), manifest);
  for (const [at, script] of scripts.entries()) writeFileSync(path.join(folder, `Code${at}.gs`), script);
  return folder;
}

// The built emulator, as people start it: its threads lie beside it.
const built = pathToFileURL(path.resolve('lib/emulator/index.js')).href;
const { createEmulator } = (await import(built)) as { readonly createEmulator: CreateEmulator };

/** From nothing to the homepage's card. */
async function started(what: string, folder: string): Promise<Emulator> {
  const began = performance.now();
  const emulator = await createEmulator({ folder, accounts: [account] });
  await emulator.homepage('1');
  say(what, performance.now() - began, 'ms');
  return emulator;
}

/** From the command to the address of the desk, a process of its own included. */
async function commanded(folder: string): Promise<void> {
  const began = performance.now();
  const child = spawn(process.execPath, ['lib/emulator/main.js', folder, '--port', '0'], { stdio: 'pipe' });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('The desk is at')) resolve();
    });
    child.once('exit', () => {
      reject(new Error('The command ended before its desk was there.'));
    });
  });
  say('from the command to the desk', performance.now() - began, 'ms');
  child.removeAllListeners('exit').kill();
}

await commanded(projectOf([code]));
const emulator = await started('start to first card', projectOf([code]));
const functions = (file: number): string =>
  Array.from({ length: 60 }, (_, at) => `function of${file}_${at}(a) {\n  return a + ${at}; // a line\n}`).join('\n');
const many = Array.from({ length: 150 }, (_, file) => functions(file));
await (await started('the same with 9000 functions in 151 files', projectOf([code, ...many]))).close();

const runs = 1000;
const oneByOne = await timed(async () => {
  for (let at = 0; at < runs; at += 1) await emulator.run('1', 'nothing', []);
});
say('executions one after the other', (runs / oneByOne) * 1000, '/s');
say(`memory after ${runs} executions`, process.memoryUsage().rss / 2 ** 20, 'MB');

/** A line there and back between two processes, with nothing around it: no service call can be quicker than that. */
function bareChannel(): { readonly exchange: () => Promise<void>; readonly end: () => void } {
  const echo = `const fs = require('node:fs'), room = Buffer.alloc(64);
    for (let had; (had = fs.readSync(3, room)) > 0;) fs.writeSync(3, room, 0, had);`;
  const child = spawn(process.execPath, ['--eval', echo], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  const channel = child.stdio[3] as Duplex;
  const line = Buffer.from('a line as long as what is asked of a cache and answered');
  const exchange = (): Promise<void> =>
    new Promise((resolve) => {
      channel.once('data', () => {
        resolve();
      });
      channel.write(line);
    });
  return { exchange, end: () => child.kill() };
}

// In turns, so that what else the machine does falls on both.
const { exchange, end } = bareChannel();
const rounds: { readonly calls: number; readonly bare: number }[] = [];
const count = 1000;
for (let round = 0; round < 20; round += 1) {
  const calls = await timed(() => emulator.run('1', 'calls', [count]));
  const bare = await timed(async () => {
    for (let at = 0; at < count; at += 1) await exchange();
  });
  rounds.push({ calls, bare });
}
end();
const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
say('service calls', (count / median(rounds.map(({ calls }) => calls))) * 1000, '/s');
say(
  'a service call takes',
  median(rounds.map(({ calls, bare }) => calls / bare)),
  'times a line there and back between processes',
);

const atOnce = 16;
const together = await timed(() => Promise.all(Array.from({ length: atOnce }, () => emulator.run('1', 'wait', []))));
say(`${atOnce} executions at once that each wait 200 ms`, together, 'ms');
await emulator.close();
