// Messages of the bundle and the pages are compiled when these are built, so that neither the parser of their patterns nor
// the library that fills them in is there.
import { parse as parseProgram } from 'acorn';
import { transform } from 'esbuild';
import { TYPE, parse } from '@formatjs/icu-messageformat-parser';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Compiles the catalogues in `messages/`: what is exported there under a name that ends with `English`.
 * @type {import('esbuild').Plugin}
 */
export const compiledMessages = {
  name: 'messages',
  setup(build) {
    build.onResolve({ filter: /^\.\/pattern$/ }, ({ importer }) =>
      /[\\/]messages[\\/]format\.ts$/.test(importer) ? { path: join(dirname(importer), 'compiled.ts') } : undefined,
    );
    build.onLoad({ filter: /[\\/]messages[\\/][\w-]+\.en\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts' });
      return { contents: compileCatalogues(code, path), loader: 'js' };
    });
  },
};

/**
 * @param {string} code of a module
 * @param {string} name of its file
 */
export function compileCatalogues(code, name) {
  const { body } = parseProgram(code, { ecmaVersion: 'latest', sourceType: 'module' });
  let written = '';
  let at = 0;
  for (const pattern of body.flatMap(patternsOf)) {
    if (pattern.type !== 'Literal' || typeof pattern.value !== 'string')
      throw new Error(`${name}: a message is a plain text, and this is not: ${code.slice(pattern.start, pattern.end)}`);
    written += code.slice(at, pattern.start) + JSON.stringify(compileMessage(pattern.value));
    at = pattern.end;
  }
  return written + code.slice(at);
}

/** The values of the catalogues that a statement declares. @param {import('acorn').Statement | import('acorn').ModuleDeclaration} statement */
function patternsOf(statement) {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declared?.type !== 'VariableDeclaration') return [];
  return declared.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && id.name.endsWith('English') && init?.type === 'ObjectExpression'
      ? // What is spread is a catalogue of its own.
        init.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []))
      : [],
  );
}

/**
 * A message without signs of the pattern language is its text; any other the parts that src/messages/compiled.ts fills in.
 * @param {string} pattern
 * @returns {string | import('../messages/compiled').Compiled}
 */
export const compileMessage = (pattern) =>
  /[{}']/.test(pattern) ? partsOf(parse(pattern, { ignoreTag: true, captureLocation: false }), pattern) : pattern;

/**
 * @param {import('@formatjs/icu-messageformat-parser').MessageFormatElement[]} elements
 * @param {string} pattern
 * @returns {import('../messages/compiled').Compiled}
 */
const partsOf = (elements, pattern) =>
  elements.map((element) => {
    const { type } = element;
    if (type === TYPE.literal) return element.value;
    if (type === TYPE.pound) return 0;
    if (type === TYPE.argument) return [element.value];
    if (type === TYPE.number && !element.style) return [element.value, 'number'];
    if (type === TYPE.date && element.style === 'medium') return [element.value, 'date'];
    const isCardinal = type === TYPE.plural && element.offset === 0 && element.pluralType === 'cardinal';
    if (!isCardinal && type !== TYPE.select) throw new Error(`A form that no message has had yet: ${pattern}`);
    const choices = Object.entries(element.options).map(([name, { value }]) => [name, partsOf(value, pattern)]);
    return [element.value, isCardinal ? 'plural' : 'select', Object.fromEntries(choices)];
  });
