// Derives the JSON Schema of a license book from the schema that reads it.
/** The parts of a valibot schema that the book uses. */
interface Part {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly wrapped?: Part;
  readonly item?: Part;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly Part[];
  readonly requirement?: unknown;
}

/** One step of a pipe as JSON Schema; what JSON Schema can't say is left to the reader. */
const steps: Readonly<Record<string, (requirement: unknown) => object>> = {
  non_empty: () => ({ minLength: 1 }),
  regex: (requirement) => ({ pattern: (requirement as RegExp).source }),
  safe_integer: () => ({ type: 'integer' }),
  min_value: (requirement) => ({ minimum: requirement }),
  max_length: (requirement) => ({ maxItems: requirement }),
};

const shapes: Readonly<Record<string, (part: Part) => object>> = {
  string: () => ({ type: 'string' }),
  number: () => ({ type: 'number' }),
  boolean: () => ({ type: 'boolean' }),
  literal: ({ literal }) => ({ const: literal }),
  picklist: ({ options }) => ({ enum: options }),
  array: ({ item }) => ({ type: 'array', items: toJsonSchema(item as Part) }),
  optional: ({ wrapped }) => toJsonSchema(wrapped as Part),
  union: ({ options = [] }) => ({ anyOf: options.map((option) => toJsonSchema(option as Part)) }),
  variant: ({ options = [] }) => ({ anyOf: options.map((option) => toJsonSchema(option as Part)) }),
  strict_object: ({ entries = {} }) => ({
    type: 'object',
    additionalProperties: false,
    required: Object.keys(entries).filter((name) => entries[name]?.type !== 'optional'),
    properties: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, toJsonSchema(entry)])),
  }),
};

/** A schema as JSON Schema, draft 2020-12. */
export function toJsonSchema(part: Part): object {
  const refined = (part.pipe ?? []).map(({ type, requirement }) => steps[type]?.(requirement) ?? {});
  return Object.assign({}, shapes[part.type]?.(part), ...refined) as object;
}

/** The file that editors of books are pointed to by `$schema`. */
export const licenseBookSchema = (book: unknown): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'License book',
  description: 'What an organisation has bought and who is who. Instants are ISO 8601 in UTC.',
  ...toJsonSchema(book as Part),
});
