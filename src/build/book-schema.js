// The JSON Schema of a license book, for editors of books, from the schema that reads them.
import { toJsonSchema } from '@valibot/to-json-schema';
import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.js';

/** @param {string} outfile */
export async function buildBookSchema(outfile) {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'warning',
    entryPoints: [path.join(root, 'src/admin/book/schema.ts')],
  });
  const [bundle] = outputFiles;
  /** @type {typeof import('../admin/book/schema')} */
  const { bookSchema } = await import(`data:text/javascript,${encodeURIComponent(bundle?.text ?? '')}`);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'License book',
    description: 'What an organisation has bought and who is who. Instants are ISO 8601 in UTC.',
    // What no JSON Schema says is left to the reader: which days there are, which addresses.
    ...toJsonSchema(bookSchema, { target: 'draft-2020-12', typeMode: 'input', errorMode: 'ignore' }),
  };
  mkdirSync(path.dirname(outfile), { recursive: true });
  writeFileSync(outfile, `${JSON.stringify(schema, undefined, 2)}\n`);
}
