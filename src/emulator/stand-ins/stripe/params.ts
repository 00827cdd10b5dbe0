// Parameters as Stripe takes them: texts of a form, parsed strictly. What is unknown, missing or of another kind is refused in Stripe's words.
import * as v from 'valibot';
import { type Refusal, invalid } from './refusal';

export const text = v.pipe(v.string(), v.maxLength(5000));
export const integer = v.pipe(
  v.string(),
  v.regex(/^-?\d{1,15}$/, 'integer'),
  v.transform((written) => Number(written)),
);
export const flag = v.pipe(
  v.picklist(['true', 'false'], 'boolean'),
  v.transform((written) => written === 'true'),
);
/** https://docs.stripe.com/metadata */
export const metadata = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(500))),
  v.check((given) => Object.keys(given).length <= 50),
);
/** An instant, or its bounds. */
const range = v.union([
  integer,
  v.strictObject({
    gt: v.optional(integer),
    gte: v.optional(integer),
    lt: v.optional(integer),
    lte: v.optional(integer),
  }),
]);

export const expand = { expand: v.optional(v.array(text)) };
export const list = {
  ...expand,
  limit: v.optional(v.pipe(integer, v.minValue(1), v.maxValue(100)), '10'),
  starting_after: v.optional(text),
  ending_before: v.optional(text),
  created: v.optional(range),
};

export const address = v.partial(
  v.strictObject({ city: text, country: text, line1: text, line2: text, postal_code: text, state: text }),
);

/** Whether an instant lies within what was asked for. */
export function isWithin(instant: number, asked: v.InferOutput<typeof range> | undefined): boolean {
  if (asked === undefined) return true;
  if (typeof asked === 'number') return instant === asked;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = asked;
  return instant > gt && instant >= gte && instant < lt && instant <= lte;
}

/** Reads parameters, or refuses them as Stripe does. */
export function parsed<const Schema extends v.GenericSchema>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, given, { abortEarly: true });
  if (!result.success) throw refusalOf(result.issues[0]);
  return result.output;
}

function refusalOf(issue: v.BaseIssue<unknown>): Refusal {
  const [first, ...rest] = (issue.path ?? []).map(({ key }) => String(key));
  const name = first === undefined ? '' : first + rest.map((key) => `[${key}]`).join('');
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return invalid(`Received unknown parameter: ${name}`, name, 'parameter_unknown');
  if (issue.received === 'undefined') return invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
  const written = typeof issue.input === 'string' ? issue.input : name;
  if (issue.message === 'integer') return invalid(`Invalid integer: ${written}`, name, 'parameter_invalid_integer');
  if (issue.message === 'boolean') return invalid(`Invalid boolean: ${written}`, name);
  if (issue.type === 'picklist')
    return invalid(
      `Invalid ${name}: must be one of ${(issue.expected ?? '').replaceAll(/["()]/g, '').replaceAll(' | ', ', ')}`,
      name,
    );
  return invalid(`Invalid ${name}`, name);
}
