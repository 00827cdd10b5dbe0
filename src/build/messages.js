// Messages of the bundle and the pages are compiled when these are built, so that the parser of their patterns is not in them.
import { parse as parseProgram } from 'acorn';
import { transform } from 'esbuild';
import { parse } from '@formatjs/icu-messageformat-parser';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What the formatter is built with in place of the parser. */
const withoutParser = createRequire(createRequire(import.meta.url).resolve('intl-messageformat')).resolve(
  '@formatjs/icu-messageformat-parser/no-parser.js',
);

/**
 * Compiles the catalogues in `messages/`: what is exported there under a name that ends with `English`.
 * @type {import('esbuild').Plugin}
 */
export const compiledMessages = {
  name: 'messages',
  setup(build) {
    build.onResolve({ filter: /^@formatjs\/icu-messageformat-parser$/ }, () => ({ path: withoutParser }));
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
 * A message without signs of the pattern language is its text; any other what the formatter makes of it.
 * @param {string} pattern
 */
export const compileMessage = (pattern) =>
  /[{}']/.test(pattern) ? parse(pattern, { ignoreTag: true, captureLocation: false }) : pattern;
