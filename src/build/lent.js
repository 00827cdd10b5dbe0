// Parts of a page that are fetched when somebody needs them: scripts that use the page's own modules instead of carrying
// them along. What a page lends is one list in its `lend.ts`.
import { parse } from 'acorn';
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './installed.js';

/**
 * The names that a page lends, by module; and its list as a script that calls each by its short name.
 * @param {string} file
 * @returns {Promise<{ names: ReadonlyMap<string, readonly string[]>, script: string }>}
 */
async function lentBy(file) {
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts' });
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const list = body.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'VariableDeclaration'
      ? statement.declaration.declarations.flatMap(({ init }) => (init?.type === 'ObjectExpression' ? [init] : []))
      : [],
  )[0];
  if (list === undefined) throw new Error(`${file} has no list of what is lent.`);
  const names = new Map(list.properties.map((property) => [nameOf(property), namesIn(property)]));
  const entries = [...names].flatMap(([key, own]) => own.map((name) => [shortName(key, name), name]));
  if (new Set(entries.map(([short]) => short)).size < entries.length)
    throw new Error(`${file} lends two things under one short name.`);
  const flat = entries.map(([short, name]) => `${short}: ${name}`).join(', ');
  return { names, script: `${code.slice(0, list.start)}{ ${flat} }${code.slice(list.end)}` };
}

/**
 * What is lent goes by four letters: modules and names in full would be in the page for whoever never needs a part of it.
 * They depend on nothing but the name, so that a page that has been open since before a deployment still finds the same.
 * @param {string} key the module
 * @param {string} name
 */
const shortName = (key, name) =>
  [...createHash('sha256').update(`${key} ${name}`).digest().subarray(0, 4)]
    .map((byte) => letters[byte % letters.length])
    .join('');

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Lists of what is lent, with short names.
 * @type {import('esbuild').Plugin} */
export const lending = {
  name: 'lending',
  setup(plugins) {
    plugins.onLoad({ filter: /[\\/]lend\.ts$/ }, async ({ path: file }) => ({
      contents: (await lentBy(file)).script,
      loader: 'js',
    }));
  },
};

/** @param {import('acorn').Property | import('acorn').SpreadElement} property */
function nameOf(property) {
  if (property.type === 'Property' && property.key.type === 'Identifier') return property.key.name;
  if (property.type === 'Property' && property.key.type === 'Literal') return String(property.key.value);
  throw new Error('What is lent is named plainly.');
}

/** @param {import('acorn').Property | import('acorn').SpreadElement} property */
const namesIn = (property) =>
  property.type === 'Property' && property.value.type === 'ObjectExpression'
    ? property.value.properties.map(nameOf)
    : [];

/**
 * Resolves what is lent to the page's own; a name that is not lent ends the build.
 * @param {ReadonlyMap<string, readonly string[]>} lent
 * @param {ReadonlyMap<string, readonly string[]>} given
 * @returns {import('esbuild').Plugin}
 */
const borrowed = (lent, given) => ({
  name: 'borrowed',
  setup(plugins) {
    plugins.onResolve({ filter: /./ }, async ({ path: name, importer, resolveDir, kind, pluginData }) => {
      if (kind === 'entry-point' || pluginData === 'asked') return undefined;
      if (lent.has(name)) return { path: name, namespace: 'lent' };
      if (!name.startsWith('.')) return undefined;
      const found = path.relative(path.join(root, 'src'), path.resolve(resolveDir, name));
      const key = found.split(path.sep).join('/');
      return (lent.has(key) || given.has(key)) && importer !== '' ? { path: key, namespace: 'lent' } : undefined;
    });
    plugins.onLoad({ filter: /./, namespace: 'lent' }, ({ path: key }) => ({
      contents: [
        ...(lent.get(key) ?? []).map((name) => `export const ${name} = lent_.${shortName(key, name)};`),
        ...(given.get(key) ?? []).map((name) => `export const ${name} = lent_[${JSON.stringify(key)}].${name};`),
      ].join('\n'),
      loader: 'js',
    }));
  },
});

/**
 * One part as a text: its style in the first line, then a program that takes what is lent in the global `lent_` and leaves
 * its exports in the global `part_`.
 * @param {string} entry
 * @param {readonly string[]} lenders the `lend.ts` of the page, and of the part that fetches this one
 * @param {Readonly<Record<string, readonly string[]>>} given what is handed over besides, by module
 * @param {import('esbuild').BuildOptions} options as the page itself is built with
 * @param {(script: string) => Promise<string>} smaller makes a script of fewer letters
 */
export async function buildPart(entry, lenders, given, options, smaller) {
  const { plugins = [] } = options;
  const lists = await Promise.all(lenders.map(lentBy));
  const lent = new Map(lists.flatMap(({ names }) => [...names]));
  const result = await build({
    ...options,
    plugins: [borrowed(lent, new Map(Object.entries(given))), ...plugins],
    entryPoints: [entry],
    globalName: 'part_',
    write: false,
  });
  const text = (/** @type {string} */ ending) =>
    result.outputFiles?.find((file) => file.path.endsWith(ending))?.text.trimEnd() ?? '';
  const style = text('.css');
  if (style.includes('\n')) throw new Error('A style of several lines could not be told from its program.');
  return `${style}\n${await smaller(text('.js'))}`;
}
