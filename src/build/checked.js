// What the check found free of faults before, so that only what could have changed since is looked at again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './installed.js';

const remembered = path.join(root, '.cache/checked.json');

/** What every answer depends on, besides the files themselves: packages, settings, and how it is checked. */
const tools = ['package-lock.json', 'package.json', 'tsconfig.json'].concat(
  ['check.js', 'checked.js', 'directions.js', 'eslint.config.js', 'exports.js'].map((name) => `src/build/${name}`),
);

/** @param {readonly string[]} parts */
const hashOf = (parts) => createHash('sha256').update(JSON.stringify(parts)).digest('base64');

/**
 * Reads each file once; projects share most of them.
 * @returns {(file: string) => { text: string, hash: string }}
 */
export function createReader() {
  /** @type {Map<string, { text: string, hash: string }>} */
  const files = new Map();
  return (file) => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const said = { text, hash: hashOf([text]) };
    files.set(file, said);
    return said;
  };
}

/** Whether a file's declarations reach files that don't import it. @param {string} file @param {string} text */
const reachesAll = (file, text) =>
  file.endsWith('.d.ts') || !/^(?:import|export)\b/m.test(text) || text.includes('declare global');

/** Imports that stand in comments, where JavaScript has its types. */
const commented = /\bimport\(['"]([^'"]+)['"]\)/g;

/**
 * A fingerprint for each file of projects that are compiled alike, made of the file and of all that it imports,
 * directly or not. Two that are equal have the same faults: what a file is told of others, it is told by imports, or by
 * declarations that reach every file.
 * @param {readonly string[]} fileNames
 * @param {ts.CompilerOptions} options
 * @param {ReturnType<typeof createReader>} read
 * @returns {{ fingerprints: ReadonlyMap<string, string>, global: readonly string[] }} `global`: the files that reach every file
 */
export function fingerprintsOf(fileNames, options, read) {
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  /** @type {Map<string, readonly string[]>} */
  const imports = new Map();
  /** @param {string} file */
  const importsOf = (file) => {
    const known = imports.get(file);
    if (known !== undefined) return known;
    const { text } = read(file);
    const { importedFiles, referencedFiles } = ts.preProcessFile(text, true, true);
    const names = importedFiles.map(({ fileName }) => fileName);
    const found = [...names, ...[...text.matchAll(commented)].map(([, name = '']) => name)].flatMap((fileName) => {
      const { resolvedModule } = ts.resolveModuleName(fileName, file, options, ts.sys, cache);
      // What packages say is told by the lock file.
      return resolvedModule === undefined || resolvedModule.isExternalLibraryImport
        ? []
        : [resolvedModule.resolvedFileName];
    });
    const all = [...found, ...referencedFiles.map(({ fileName }) => path.resolve(path.dirname(file), fileName))];
    imports.set(file, all);
    return all;
  };
  /** @param {string} file */
  const reachedFrom = (file) => {
    const reached = new Set([file]);
    // A set that grows while it is walked is walked to its end.
    for (const each of reached) for (const next of importsOf(each)) reached.add(next);
    return [...reached].sort();
  };
  const global = fileNames.filter((file) => reachesAll(file, read(file).text));
  const settings = JSON.stringify(Object.entries({ ...options, configFilePath: undefined }).sort());
  const common = [
    process.version,
    settings,
    ...[...tools.map((name) => path.join(root, name)), ...global].flatMap((name) => [name, read(name).hash]),
  ];
  const everywhere = hashOf(common);
  /** @param {string} file */
  const fingerprint = (file) => hashOf([everywhere, ...reachedFrom(file).flatMap((name) => [name, read(name).hash])]);
  return { fingerprints: new Map(fileNames.map((file) => [file, fingerprint(file)])), global };
}

/** One fingerprint of all these files. @param {readonly string[]} fileNames @param {ReturnType<typeof createReader>} read */
export const fingerprintOfAll = (fileNames, read) =>
  hashOf([
    process.version,
    ...[...tools.map((name) => path.join(root, name)), ...fileNames].flatMap((name) => [name, read(name).hash]),
  ]);

/** The fingerprints of what was free of faults the last time. @returns {ReadonlySet<string>} */
export function readChecked() {
  try {
    return new Set(JSON.parse(readFileSync(remembered, 'utf8')));
  } catch {
    // None yet, or damaged: everything is looked at.
    return new Set();
  }
}

/** Remembers them instead of those before. @param {Iterable<string>} fingerprints */
export function writeChecked(fingerprints) {
  mkdirSync(path.dirname(remembered), { recursive: true });
  writeFileSync(remembered, JSON.stringify([...fingerprints]));
}
