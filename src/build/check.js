// Types and lint of every file, from the same compiled programs: each file is checked once, in the project that it
// belongs to, and linted with the types found there. Ends with 1 when there is anything to mend.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
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

/** A group as the compiler has it. @param {readonly ReturnType<typeof parsed>[]} group */
function compile(group) {
  const fileNames = group.flatMap((project) => project.fileNames);
  const errors = group.flatMap((project) => project.errors);
  const options = group[0]?.options ?? {};
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile } = host;
  host.getSourceFile = (name, how, onError) => {
    const key = JSON.stringify([name, how, options.jsx, options.allowJs]);
    if (!read.has(key)) read.set(key, getSourceFile(name, how, onError));
    return read.get(key);
  };
  return { fileNames, errors, program: ts.createProgram(fileNames, options, host) };
}

/** What the compiler has to say of a project's own files. @param {ReturnType<typeof compile>} project */
function faultsOf({ fileNames, errors, program }) {
  return [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...fileNames.flatMap((name) => {
      const file = program.getSourceFile(name);
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    }),
  ];
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

const strays = new Set(['src', 'test'].flatMap(codeIn));
const told = [];
for (const group of grouped(['src', 'test'].flatMap(projectsIn).map(parsed))) {
  const project = compile(group);
  const faults = faultsOf(project);
  if (faults.length > 0) told.push(ts.formatDiagnosticsWithColorAndContext(faults, names));
  const eslint = linterOf(project.program);
  const formatter = await eslint.loadFormatter('stylish');
  told.push(await formatter.format(await eslint.lintFiles(project.fileNames)));
  for (const name of project.fileNames) strays.delete(path.normalize(name));
}
for (const name of strays) told.push(`${path.relative(root, name)} belongs to no tsconfig.json: nothing checks it.`);
const faults = told.filter((text) => text !== '');
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}
