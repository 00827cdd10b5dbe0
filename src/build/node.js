// lib/: what runs in Node. The emulator, the admin command, and the rules module for other projects.
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './installed.js';
import { buildBookSchema, buildOutputSchema } from './book-schema.js';
import { buildManifestShape } from './manifest-shape.js';
import { noteLibraries } from './notices.js';
import { buildReference } from './reference.js';

const source = (/** @type {string} */ file) => path.join(root, 'src', file);

const forNode = /** @type {const} */ ({
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});

/** Some of the packages are CommonJS and ask for what Node itself has. */
const withRequire = {
  banner: {
    js: "import { createRequire as requireHere } from 'node:module';const require = requireHere(import.meta.url);",
  },
};

/** What a module knows of itself by `import.meta`, for one that is none. */
const whereItLies = {
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'importMetaUrl' },
};

/** Builds lib/ afresh. */
export async function buildNode(folder = path.join(root, 'lib')) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'emulator'), { recursive: true });
  const out = (/** @type {string} */ file) => path.join(folder, file);
  const programs = /** @type {[string, string][]} */ ([
    ['admin/library.ts', 'rules/library.js'],
    ['emulator/main.ts', 'emulator/main.js'],
    ['emulator/index.ts', 'emulator/index.js'],
    // For test runners that load CommonJS.
    ['emulator/index.ts', 'emulator/index.cjs'],
    ['emulator/script-api/server.ts', 'emulator/script-api.js'],
    // Processes are started often, and begin sooner as CommonJS; this one may read no other file.
    ['emulator/runtime/worker.ts', 'emulator/worker.cjs'],
    ['sample/main.ts', 'sample/main.js'],
    ['deploy/main.ts', 'deploy/deploy.js'],
    ['deploy/setup/main.ts', 'deploy/setup.js'],
    ['deploy/probe/main.ts', 'deploy/probe.js'],
  ]).filter(([from]) => existsSync(source(from)));
  await Promise.all([
    ...programs.map(([from, to]) =>
      // What is published brings what it needs.
      build({
        ...forNode,
        format: to.endsWith('.cjs') ? 'cjs' : 'esm',
        ...(/^(?:admin|emulator)\//.test(from) && { packages: 'bundle', plugins: [noteLibraries] }),
        ...(/^emulator\/(?:main|index)\.ts$/.test(from) && withRequire),
        entryPoints: [source(from)],
        outfile: out(to),
        ...(to.endsWith('/index.cjs') && whereItLies),
      }),
    ),
    buildCommand(out('admin')),
    buildBookSchema(out('admin/license-book.schema.json')),
    buildOutputSchema(out('admin/output.schema.json')),
    buildGuest(out('emulator/guest.js')),
    buildReference(out('emulator/reference.json')),
    buildManifestShape(out('emulator/manifest-shape.json')),
    buildDesk(out('emulator/desk')),
    declareRules(out('rules')),
    declareEmulator(out('emulator')),
  ]);
}

/**
 * The command, with the packages it needs: it is started often, and few files are read sooner than a thousand. What only
 * some of its commands need lies in files of its own.
 * @param {string} outdir
 */
async function buildCommand(outdir) {
  await build({
    ...forNode,
    ...withRequire,
    packages: 'bundle',
    plugins: [noteLibraries],
    splitting: true,
    minify: true,
    entryPoints: [source('admin/main.ts')],
    outdir,
  });
}

/**
 * The types of the rules module with its words and books, for projects that import it.
 * @param {string} outDir
 */
async function declareRules(outDir) {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const project = source('rules/tsconfig.json');
  const options = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    // Nothing is ever written beside the sources, whatever they import.
    '--rootDir',
    source('rules'),
    '--outDir',
    outDir,
  ];
  await promisify(execFile)(process.execPath, [tsc, '-p', project, ...options]);
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileDeclaration(readFileSync(source('admin/library.ts'), 'utf8'), {
    compilerOptions: { strict: true },
  });
  writeFileSync(path.join(outDir, 'library.d.ts'), outputText.replaceAll('../rules/index', './index'));
  for (const file of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.d.ts')) nameFiles(path.join(outDir, file));
  }
}

/**
 * The types of the emulator, for tests of other projects: those of its interface, and what starts it.
 * @param {string} outDir
 */
async function declareEmulator(outDir) {
  const { default: ts } = await import('typescript');
  mkdirSync(path.join(outDir, 'api'), { recursive: true });
  const parts = readdirSync(source('emulator/api')).map((file) => `api/${path.basename(file, '.ts')}`);
  for (const name of ['api', 'conditions', ...parts]) {
    const text = readFileSync(source(`emulator/${name}.ts`), 'utf8');
    const { outputText } = ts.transpileDeclaration(text, { compilerOptions: { strict: true } });
    // The same for whoever loads CommonJS.
    for (const kind of ['', 'c'])
      writeFileSync(
        path.join(outDir, `${name}.d.${kind}ts`),
        outputText.replaceAll(/(from ["']\.\.?\/[\w/]+)(?=["'])/g, `$1.${kind}js`),
      );
  }
  const index = `export type * from './api.js';
import type { CreateEmulator, CreateStripe, StartStripe } from './api.js';
/** Starts an emulator for a project's folder. Rejects with one clear line where the folder is none. */
export declare const createEmulator: CreateEmulator;
/** Starts the stand-in for Stripe on loopback. */
export declare const startStripe: StartStripe;
/** The stand-in for Stripe in this process alone. */
export declare const createStripe: CreateStripe;
`;
  writeFileSync(path.join(outDir, 'index.d.ts'), index);
  writeFileSync(path.join(outDir, 'index.d.cts'), index.replaceAll('./api.js', './api.cjs'));
}

/**
 * Spells out the file that each import of a declaration file means, as projects expect that resolve modules like Node.
 * @param {string} file
 */
function nameFiles(file) {
  const spelledOut = (/** @type {string} */ to) =>
    existsSync(path.join(path.dirname(file), `${to}.d.ts`)) ? `${to}.js` : `${to}/index.js`;
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      /(\bfrom |\bimport\()(["'])(\.[^"']*)\2/g,
      (_, before, quote, to) => before + quote + spelledOut(to) + quote,
    ),
  );
}

/**
 * The emulator's services as one script, run inside each execution's bare context before the add-on's own files.
 * @param {string} outfile
 */
async function buildGuest(outfile) {
  const entry = source('emulator/guest/index.ts');
  if (!existsSync(entry)) return;
  await build({ bundle: true, target: 'es2022', format: 'iife', logLevel: 'warning', entryPoints: [entry], outfile });
}

/** The desk's page: script and style beside the HTML. @param {string} outdir */
async function buildDesk(outdir) {
  const entry = source('emulator/desk/main.tsx');
  if (!existsSync(entry)) return;
  await build({
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [noteLibraries],
    logLevel: 'warning',
    external: ['/material-symbols.woff2'],
    entryPoints: [entry],
    outdir,
  });
  const font = 'files/material-symbols-outlined-latin-400-normal.woff2';
  cpSync(
    path.join(root, 'node_modules/@fontsource/material-symbols-outlined', font),
    path.join(outdir, 'material-symbols.woff2'),
  );
}
