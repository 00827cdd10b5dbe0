// Types and lint of every file, from the same compiled programs: each file is checked once, in the project that it
// belongs to, and linted with the types found there, unless nothing of it changed since it was found free of faults
// (--afresh looks at everything). Ends with 1 when there is anything to mend.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { circlesIn } from './circles.js';
import { createReader, fingerprintOfAll, fingerprintsOf, readChecked, writeChecked } from './checked.js';
import { unusedExports } from './exports.js';
import { root } from './installed.js';

/** Every TypeScript project below `folder`. @param {string} folder @returns {string[]} */
const projectsIn = (folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((item) =>
    item.isDirectory()
      ? projectsIn(`${folder}/${item.name}`)
      : item.name === 'tsconfig.json'
        ? [`${folder}/${item.name}`]
        : [],
  );

/** Every file of code below `folder`. @param {string} folder */
const codeIn = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx|js)$/.test(name))
    .map((name) => path.join(root, folder, name));

/**
 * Files as the compiler read them, by name and by what its reading depends on. Most projects import the same ones.
 * @type {Map<string, ts.SourceFile | undefined>}
 */
const read = new Map();

/** What a tsconfig.json says. @param {string} config below the project's folder */
function parsed(config) {
  const file = path.join(root, config);
  const { config: json } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(json, ts.sys, path.dirname(file), undefined, file);
}

/**
 * Projects that are compiled alike as one, so that what they share is looked at once.
 * @param {readonly ReturnType<typeof parsed>[]} projects
 */
function grouped(projects) {
  /** @type {Map<string, ReturnType<typeof parsed>[]>} */
  const groups = new Map();
  for (const project of projects) {
    const key = JSON.stringify(Object.entries({ ...project.options, configFilePath: undefined }).sort());
    groups.set(key, [...(groups.get(key) ?? []), project]);
  }
  return [...groups.values()];
}

/**
 * Files as the compiler has them.
 * @param {readonly string[]} fileNames
 * @param {ts.CompilerOptions} options
 */
function compile(fileNames, options) {
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile } = host;
  host.getSourceFile = (name, how, onError) => {
    const key = JSON.stringify([name, how, options.jsx, options.allowJs]);
    if (!read.has(key)) read.set(key, getSourceFile(name, how, onError));
    return read.get(key);
  };
  return ts.createProgram(fileNames, options, host);
}

/** What the compiler has to say of a file. @param {ts.Program} program @param {string} name */
function faultsIn(program, name) {
  const file = program.getSourceFile(name);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
}

/** Lints with the types of a program. @param {ts.Program} program */
const linterOf = (program) =>
  new ESLint({
    cwd: root,
    overrideConfigFile: path.join(root, 'src/build/eslint.config.js'),
    overrideConfig: {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: false, programs: [program] } },
    },
  });

/** @type {ts.FormatDiagnosticsHost} */
const names = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' };

/** Everything that is to be mended, as text. @type {string[]} */
const told = [];
/** @param {readonly ts.Diagnostic[]} faults */
const tell = (faults) => {
  if (faults.length > 0) told.push(ts.formatDiagnosticsWithColorAndContext(faults, names));
};
const before = process.argv.includes('--afresh') ? new Set() : readChecked();
const reader = createReader();
/** @type {string[]} */
const clean = [];
const code = ['src', 'test'].flatMap(codeIn);
const strays = new Set(code);

for (const group of grouped(['src', 'test'].flatMap(projectsIn).map(parsed))) {
  const fileNames = group.flatMap((project) => project.fileNames);
  const options = group[0]?.options ?? {};
  for (const name of fileNames) strays.delete(path.normalize(name));
  tell(group.flatMap((project) => project.errors));
  const { fingerprints, global } = fingerprintsOf(fileNames, options, reader);
  const changed = fileNames.filter((name) => !before.has(fingerprints.get(name) ?? ''));
  const faulty = new Set();
  if (changed.length > 0) {
    const program = compile([...new Set([...changed, ...global])], options);
    const general = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
    tell(general);
    for (const name of changed) {
      const faults = faultsIn(program, name);
      if (general.length + faults.length > 0) faulty.add(path.normalize(name));
      tell(faults);
    }
    const eslint = linterOf(program);
    const formatter = await eslint.loadFormatter('stylish');
    const results = await eslint.lintFiles(changed);
    told.push(await formatter.format(results));
    for (const { filePath, messages } of results) if (messages.length > 0) faulty.add(filePath);
  }
  clean.push(
    ...fileNames.filter((name) => !faulty.has(path.normalize(name))).map((name) => fingerprints.get(name) ?? ''),
  );
}
for (const name of strays) told.push(`${path.relative(root, name)} belongs to no tsconfig.json: nothing checks it.`);

// Whether a name is used is said by every other file: all are looked at when any has changed.
const everything = fingerprintOfAll(code, reader);
const unused = before.has(everything)
  ? []
  : unusedExports(code, parsed('test/tsconfig.json').options, reader, (file) =>
      file.startsWith(path.join(root, 'test/')),
    );
for (const { file, name } of unused) told.push(`${path.relative(root, file)} exports ${name}, which nobody imports.`);
const circles = before.has(everything) ? [] : circlesIn(code, parsed('test/tsconfig.json').options, reader);
for (const files of circles)
  told.push(`In a circle, each imports the next: ${files.map((file) => path.relative(root, file)).join(', ')}`);
if (unused.length + circles.length === 0) clean.push(everything);
writeChecked(clean);
const faults = told.filter((text) => text !== '');
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}
