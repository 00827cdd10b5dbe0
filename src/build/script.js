// Code.js, which Apps Script reads whole for every click, and beside it, as a text, what few clicks need: the modules that are
// named here. The script has a function for each of theirs, which reads the text first. What both use is in the script alone.
import { parse } from 'acorn';
import { build, transform } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './installed.js';

const addon = path.join(root, 'src/addon');

/** What the review, paying, and those who run the product ask for. Others may call functions of these, and use nothing else. */
const seldom = ['review', 'billing', 'operate'].map((name) => path.join(addon, `pages-server/${name}.ts`));

/**
 * The functions that a module exports. What is none is left out, so that the build ends where others use it: of a value that
 * is not read yet there is nothing.
 * @param {string} file
 */
async function functionsOf(file) {
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts' });
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  return body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
    if (declared?.type === 'FunctionDeclaration') return [declared.id.name];
    if (declared?.type !== 'VariableDeclaration') return [];
    return declared.declarations.flatMap(({ id, init }) => {
      const isAnswering =
        init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'answering';
      return id.type === 'Identifier' && (isAnswering || init?.type === 'ArrowFunctionExpression') ? [id.name] : [];
    });
  });
}

/**
 * Has only the part itself find those modules.
 * @type {import('esbuild').Plugin}
 */
const parted = {
  name: 'parted',
  setup(plugins) {
    const filter = new RegExp(`/(?:${seldom.map((file) => path.basename(file, '.ts')).join('|')})$`);
    plugins.onResolve({ filter: /^part$/ }, ({ path: name }) => ({ path: name, namespace: 'part' }));
    plugins.onLoad({ filter: /./, namespace: 'part' }, () => ({
      contents: seldom.map((file) => `export * from ${JSON.stringify(file)};`).join('\n'),
      resolveDir: addon,
    }));
    plugins.onResolve({ filter }, ({ path: name, importer, resolveDir }) => {
      const file = `${path.resolve(resolveDir, name)}.ts`;
      return seldom.includes(file) && !seldom.includes(importer)
        ? { path: file, namespace: 'seldom', sideEffects: false }
        : undefined;
    });
    plugins.onLoad({ filter: /./, namespace: 'seldom' }, async ({ path: file }) => ({
      contents: (await functionsOf(file))
        .map((name) => `export const ${name} = (...asked) => seldom().${name}(...asked);`)
        .concat('import { seldom } from "./seldom";')
        .join('\n'),
      resolveDir: addon,
    }));
  },
};

/** The files of this name as modules. @param {Readonly<Record<string, string>>} files @returns {import('esbuild').Plugin} */
const told = (files) => ({
  name: 'told',
  setup(plugins) {
    plugins.onResolve({ filter: /./ }, ({ path: name }) => ({ path: name, namespace: 'told' }));
    plugins.onLoad({ filter: /./, namespace: 'told' }, ({ path: name }) => ({ contents: files[name] ?? '' }));
  },
});

/**
 * A module as esbuild writes it: what it imports stands first, and what it exports last. Of each name what it is called here,
 * and what there.
 * @param {string} module
 */
function readModule(module) {
  const { body } = parse(module, { ecmaVersion: 'latest', sourceType: 'module' });
  const imports = body.filter((statement) => statement.type === 'ImportDeclaration');
  const last = body.find((statement) => statement.type === 'ExportNamedDeclaration');
  const named = (/** @type {import('acorn').Identifier | import('acorn').Literal} */ name) =>
    name.type === 'Identifier' ? name.name : String(name.value);
  return {
    imported: imports.flatMap(({ specifiers }) =>
      specifiers.map((one) => ({
        here: one.local.name,
        there: one.type === 'ImportSpecifier' ? named(one.imported) : '*',
      })),
    ),
    code: module.slice(imports.at(-1)?.end ?? 0, last?.start),
    exported: (last?.specifiers ?? []).map((one) => ({ here: named(one.local), there: named(one.exported) })),
  };
}

/** An object of names, or the pattern that takes them out of it. @param {ReturnType<typeof readModule>['exported']} names */
const objectOf = (names) => `{${names.map(({ here, there }) => `${there}:${here}`).join(',')}}`;

/**
 * Builds both: the script, which defines the functions that the entry exports and keeps everything else in the name `addon_`;
 * and the part, a program that takes what the script has lent it in the name `lent_`, and leaves what it has in `part_`.
 * @param {import('esbuild').BuildOptions} options
 * @param {(script: string) => Promise<string>} smaller makes a script of fewer letters
 */
export async function buildScript({ plugins = [], ...options }, smaller) {
  const { outputFiles, metafile } = await build({
    ...options,
    plugins: [parted, ...plugins],
    entryPoints: { script: path.join(addon, 'main.ts'), part: 'part' },
    splitting: true,
    chunkNames: 'shared',
    format: 'esm',
    outdir: '.',
    metafile: true,
    write: false,
  });
  const files = Object.fromEntries(outputFiles.map((file) => [`./${path.basename(file.path)}`, file.text]));
  const { imported, code, exported } = readModule(files['./part.js'] ?? '');
  const whole = await build({
    ...options,
    plugins: [told(files)],
    stdin: { contents: `export*from"./script.js";export{${imported.map(({ there }) => there)}}from"./shared.js"` },
    format: 'esm',
    write: false,
  });
  const script = readModule(whole.outputFiles[0]?.text ?? '');
  const functions = readModule(files['./script.js'] ?? '')
    .exported.map(({ there }) => there)
    .sort();
  // Functions are written out as they are: getters, as esbuild would make them, are made anew for every click.
  // Each is called with one thing at most: an event, or what a page asks.
  const called = functions.map((name) => `function ${name}(a){return addon_.${name}(a)}`);
  return {
    functions,
    metafile,
    script: await smaller(
      `var addon_=(()=>{${script.code}return${objectOf(script.exported)}})();\n${called.join('\n')}`,
    ),
    part: await smaller(`var part_=(()=>{const${objectOf(imported)}=lent_;${code}return${objectOf(exported)}})();`),
  };
}
