// Where the time of npm test goes: each phase, and the ten slowest files of tests.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What npm test leaves behind. */
interface Times {
  readonly phases: readonly { readonly name: string; readonly seconds: number }[];
  readonly files: readonly { readonly name: string; readonly startTime: number; readonly endTime: number }[];
}

const project = process.cwd();
const started = Date.now();
const { status } = spawnSync(process.execPath, [path.join(project, 'src/build/test.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
const whole = (Date.now() - started) / 1000;
const { phases, files } = JSON.parse(readFileSync(path.join(project, '.cache/test.json'), 'utf8')) as Times;

const line = (seconds: number, name: string): string => `${seconds.toFixed(1).padStart(7)} s  ${name}`;
const slowest = files
  .map(({ name, startTime, endTime }) => ({
    name: path.relative(project, name),
    seconds: (endTime - startTime) / 1000,
  }))
  .sort((a, b) => b.seconds - a.seconds)
  .slice(0, 10);
console.log(['', line(whole, 'npm test, all of it'), ''].join('\n'));
for (const { name, seconds } of phases) console.log(line(seconds, name));
console.log('');
for (const { name, seconds } of slowest) console.log(line(seconds, name));
process.exitCode = status ?? 1;
