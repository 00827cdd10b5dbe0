// npm run test:mutation [-- --mutate src/rules/engine.ts]: changes the rules in small ways and expects some test to notice.
// Fails below 97 %, for a survivor that is not listed with its reason, and for a reason that nothing needs any more.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './installed.js';

/** Percent of all mutants that some test has to notice. */
const least = 97;

/**
 * A mutant that no test can notice, and why.
 * @typedef {{ file: string, line: string, from: string, to: string }} Mutant
 */

ensureInstalled();
process.chdir(root);
const { values } = parseArgs({
  options: { mutate: { type: 'string', multiple: true }, concurrency: { type: 'string', default: '1' } },
});
const { Stryker } = await import('@stryker-mutator/core');
const results = await new Stryker({
  configFile: 'src/build/mutation/stryker.config.js',
  concurrency: Number(values.concurrency),
  ...(values.mutate && { mutate: values.mutate }),
}).runMutationTest();

/** @param {readonly string[]} statuses */
const having = (...statuses) => results.filter(({ status }) => statuses.includes(status));
const survivors = having('Survived', 'NoCoverage').map(described);
const noticed = having('Killed', 'Timeout').length;
const percent = (100 * noticed) / (noticed + survivors.length);

/** @type {readonly { reason: string, mutants: readonly Mutant[] }[]} */
const listed = JSON.parse(readFileSync('src/build/mutation/survivors.json', 'utf8'));
const reasons = new Map(listed.flatMap(({ reason, mutants }) => mutants.map((mutant) => [keyOf(mutant), reason])));
const found = new Set(survivors.map(keyOf));
const tested = new Set(results.map((mutant) => keyOf(described(mutant))));

const unlisted = survivors.filter((mutant) => !reasons.has(keyOf(mutant)));
const outdated = listed
  .flatMap(({ mutants }) => mutants)
  .filter((mutant) => !found.has(keyOf(mutant)) && (values.mutate === undefined || tested.has(keyOf(mutant))));

for (const mutant of unlisted) console.error(`✗ survives without a reason: ${JSON.stringify(mutant)}`);
for (const mutant of outdated) console.error(`✗ listed, and survives no more: ${JSON.stringify(mutant)}`);
console.log(
  `${noticed} of ${noticed + survivors.length} mutants were noticed: ${percent.toFixed(2)} % (as asked: at least ${least} %); ` +
    `${survivors.length} survive, ${survivors.length - unlisted.length} of them with a reason in src/build/mutation/survivors.json`,
);
if (percent < least || unlisted.length > 0 || outdated.length > 0) process.exitCode = 1;

/**
 * A mutant by what it changes and not by where, so that it is found again when lines move.
 * @param {import('@stryker-mutator/api/core').MutantResult} mutant
 * @returns {Mutant}
 */
function described({ fileName, location: { start, end }, replacement = '' }) {
  const file = relative(fileName);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const line = lines[0]?.trim() ?? '';
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.column - 1) ?? '';
  lines[0] = lines[0]?.slice(start.column - 1) ?? '';
  return { file, line, from: plain(lines.join(' ')), to: plain(replacement) };
}

/** @param {string} fileName */
function relative(fileName) {
  return path.relative(root, path.resolve(fileName)).split(path.sep).join('/');
}

/** @param {string} code */
function plain(code) {
  return code.replace(/\s+/g, ' ').trim();
}

/** @param {Mutant} mutant */
function keyOf({ file, line, from, to }) {
  return [file, line, from, to].join('\n');
}
