// Figures of the bundle: its size, what is in it by module, and what loading it costs a fresh context, up to the first decision.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script, createContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { largestBundle } from '../../deploy/checks/limits';
import type { CreateEmulator, Execution } from '../../emulator/api';
import { accountOf } from '../../emulator/world/accounts';

/** What loading and deciding may cost at the most, beside an empty script. */
const [mostLoading, mostTimes] = [7, 10];

const root = process.cwd();

interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      { readonly bytes: number; readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }
    >
  >;
}

/** A package, or a room of src. */
const moduleOf = (file: string): string =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? /^src\/([^/]+)/.exec(file)?.[1]?.concat('/') ?? 'esbuild';

const median = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;

// Built afresh, by the same function as always, into a folder of its own.
const { buildAddon } = (await import(path.join(root, 'src/build/addon.js'))) as {
  readonly buildAddon: (folder: string) => Promise<{ readonly folder: string; readonly metafile: Metafile }>;
};
const { folder, metafile } = await buildAddon(path.join(root, '.cache/bench/dist'));
const code = readFileSync(path.join(folder, 'Code.js'));

console.log(
  `bundle: ${(code.byteLength / 1024).toFixed(1)} KB of ${largestBundle / 1024} KB, ${(gzipSync(code).byteLength / 1024).toFixed(1)} KB gzipped`,
);
function tellModules(outputs: readonly string[]): void {
  const sums = new Map<string, number>();
  for (const output of outputs) {
    for (const [file, { bytesInOutput }] of Object.entries(metafile.outputs[output]?.inputs ?? {})) {
      sums.set(moduleOf(file), (sums.get(moduleOf(file)) ?? 0) + bytesInOutput);
    }
  }
  for (const [name, bytes] of [...sums].sort(([, one], [, other]) => other - one)) {
    console.log(`  ${(bytes / 1024).toFixed(1).padStart(6)} KB  ${name}`);
  }
}
tellModules(['script.js', 'shared.js']);
const more = readFileSync(path.join(folder, 'server-more.html'));
console.log(`beside it, read when it is asked for: ${(more.byteLength / 1024).toFixed(1)} KB`);
tellModules(['part.js']);

// An execution as Apps Script makes it: a new context, the scripts' top-level code, then one function.
const rounds = 60;
const timed = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};
const compile = timed(() => new Script(code.toString('utf8'), { filename: 'Code.js' }));
const bundle = new Script(code.toString('utf8'), { filename: 'Code.js' });
const nothing = new Script('0');
const inContext =
  (script: Script): (() => void) =>
  () => {
    script.runInContext(createContext({}));
  };
for (let at = 0; at < 10; at += 1)
  [nothing, bundle].forEach((script) => {
    inContext(script)();
  });
// The quickest of each: what else the machine does only adds to it, and more so to what takes longer.
const quickest = (script: Script): number =>
  Math.min(...Array.from({ length: rounds }, () => timed(inContext(script))));
const [empty, loaded] = [quickest(nothing), quickest(bundle)];
console.log(`compiled once: ${compile.toFixed(1)} ms`);
console.log(
  `an empty context: ${empty.toFixed(2)} ms; with the bundle loaded: ${loaded.toFixed(2)} ms, ${(loaded / empty).toFixed(1)} times of ${mostLoading}`,
);

// The same with the emulator around it: a function that does nothing, and the add-on's first card, which decides.
const built = path.join(root, 'lib/emulator/index.js');
const { createEmulator } = (await import(built)) as { readonly createEmulator: CreateEmulator };
const account = accountOf('1', 'ana@example.com');
const emulator = await createEmulator({ folder, accounts: [account] });
const bare = emulator.at(
  { manifest: {}, files: { scripts: [{ name: 'Code.gs', source: 'function nothing() {}' }], html: {} } },
  emulator.place,
);
const milliseconds = async (run: () => Promise<Execution>): Promise<number> => {
  const times: number[] = [];
  for (let at = 0; at < rounds; at += 1) {
    const execution = await run();
    if (execution.outcome.status !== 'completed') throw new Error(execution.outcome.error.message);
    times.push(execution.milliseconds);
  }
  return median(times.slice(10));
};
const first = await milliseconds(() => bare.run('1', 'nothing', []));
const decided = await milliseconds(async () => (await emulator.homepage('1')).execution);
await emulator.close();
const times = decided / first;
console.log(
  `in the emulator, an empty script: ${first.toFixed(1)} ms; loaded and first decision drawn: ${decided.toFixed(1)} ms, ${times.toFixed(1)} times of ${mostTimes}`,
);
if (code.byteLength > largestBundle || times > mostTimes || loaded / empty > mostLoading) {
  console.log('✗ more than is allowed');
  process.exitCode = 1;
}
