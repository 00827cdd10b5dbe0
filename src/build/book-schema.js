// JSON Schemas from the schemas that read and hold things: of a license book for its editors, of what the command prints
// with --json for programs.
import { toJsonSchema } from '@valibot/to-json-schema';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loaded } from './loaded.js';

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** What no JSON Schema says is left to the reader: which days there are, which addresses. */
const inDraft = /** @type {const} */ ({ target: 'draft-2020-12', typeMode: 'input', errorMode: 'ignore' });

/** @param {string} outfile */
export async function buildBookSchema(outfile) {
  /** @type {typeof import('../admin/book/schema')} */
  const { bookSchema } = await loaded('admin/book/schema.ts');
  write(outfile, {
    $schema: draft,
    title: 'License book',
    description: 'What an organisation has bought and who is who. Instants are ISO 8601 in UTC.',
    ...toJsonSchema(bookSchema, inDraft),
  });
}

/** @param {string} outfile */
export async function buildOutputSchema(outfile) {
  /** @type {typeof import('../admin/output/shapes')} */
  const { shapes } = await loaded('admin/output/shapes.ts');
  write(outfile, {
    $schema: draft,
    title: 'What mockups-admin prints with --json',
    description:
      'Under the name of each command the object that each of its lines is. Instants are ISO 8601 in UTC; what is not known is absent. Further fields may come.',
    $defs: Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => [name, { ...toJsonSchema(shape, inDraft), $schema: undefined }]),
    ),
  });
}

/**
 * @param {string} outfile
 * @param {object} schema
 */
function write(outfile, schema) {
  mkdirSync(path.dirname(outfile), { recursive: true });
  writeFileSync(outfile, `${JSON.stringify(schema, undefined, 2)}\n`);
}
