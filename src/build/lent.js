// Parts of a page that are fetched when somebody needs them: scripts that use the page's own modules instead of carrying
// them along. What a page lends is one list in its `lend.ts`.
import { parse } from 'acorn';
import { build, transform } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './installed.js';

/**
 * The names that a page lends, by module.
 * @param {string} file
 * @returns {Promise<ReadonlyMap<string, readonly string[]>>}
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
  return new Map(list.properties.map((property) => [nameOf(property), namesIn(property)]));
}

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
 * @returns {import('esbuild').Plugin}
 */
const borrowed = (lent) => ({
  name: 'borrowed',
  setup(plugins) {
    plugins.onResolve({ filter: /./ }, async ({ path: name, importer, resolveDir, kind, pluginData }) => {
      if (kind === 'entry-point' || pluginData === 'asked') return undefined;
      if (lent.has(name)) return { path: name, namespace: 'lent' };
      if (!name.startsWith('.')) return undefined;
      const found = path.relative(path.join(root, 'src'), path.resolve(resolveDir, name));
      const key = found.split(path.sep).join('/');
      return lent.has(key) && importer !== '' ? { path: key, namespace: 'lent' } : undefined;
    });
    plugins.onLoad({ filter: /./, namespace: 'lent' }, ({ path: key }) => ({
      contents: (lent.get(key) ?? [])
        .map((name) => `export const ${name} = lent_[${JSON.stringify(key)}].${name};`)
        .join('\n'),
      loader: 'js',
    }));
  },
});

/**
 * One part as a text: its style in the first line, then a program that takes what is lent in the global `lent_` and leaves
 * its exports in the global `part_`.
 * @param {string} entry
 * @param {readonly string[]} lending the `lend.ts` of the page, and of the part that fetches this one
 * @param {Readonly<Record<string, readonly string[]>>} given what is handed over besides, by module
 * @param {import('esbuild').BuildOptions} options as the page itself is built with
 * @param {(script: string) => Promise<string>} smaller makes a script of fewer letters
 */
export async function buildPart(entry, lending, given, options, smaller) {
  const { plugins = [] } = options;
  const lists = await Promise.all(lending.map(lentBy));
  const lent = new Map([...lists.flatMap((list) => [...list]), ...Object.entries(given)]);
  const result = await build({
    ...options,
    plugins: [borrowed(lent), ...plugins],
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
