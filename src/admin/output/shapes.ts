// What each command prints with --json, line by line: made from the forms that answers are parsed with, held by the tests,
// and published as a JSON Schema beside the command.
import * as v from 'valibot';
import { instantNames } from '../../contract/exports';
import { operatorAnswers } from '../../contract/operator-answers';
import { change, entry, importedRow, person, scope, seatRow } from '../../contract/review-answers';
import { remedies, rules } from '../../contract/vocabulary';
import { findingWords } from '../../messages/admin.en';
import { engineKinds } from '../../stores/engine';
import { organisationSchema } from '../book/schema';

const text = v.string();
const count = v.number();
const instant = v.pipe(v.string(), v.isoTimestamp());

/** What a schema is made of, of whichever kind it is. */
interface Parts {
  readonly type: string;
  readonly key?: v.GenericSchema<string, string>;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly options?: readonly v.GenericSchema[];
  readonly wrapped?: v.GenericSchema;
  readonly value?: v.GenericSchema;
}

/** The form of what is parsed, as it is printed: with its instants as text, by the same names as where they are written. */
function written(schema: v.GenericSchema, name = ''): v.GenericSchema {
  const { type, key, entries = {}, item, options = [], wrapped, value } = schema as Parts & v.GenericSchema;
  if (type === 'number' && instantNames.includes(name)) return instant;
  if (type === 'object') {
    return v.object(Object.fromEntries(Object.entries(entries).map(([field, of]) => [field, written(of, field)])));
  }
  // What tells the options of a variant apart stays in each of them.
  if (type === 'variant' || type === 'union') return v.union(options.map((option) => written(option)));
  if (item !== undefined) return v.array(written(item));
  if (wrapped !== undefined) {
    return type === 'exact_optional' ? v.exactOptional(written(wrapped, name)) : v.optional(written(wrapped, name));
  }
  return value === undefined || key === undefined ? schema : v.record(key, written(value));
}

const product = v.picklist(['google-drive', 'desktop', 'confluence', 'jira']);
const billing = v.picklist(['monthly', 'yearly']);
const bought = v.union([count, v.literal('unlimited')]);
const because = v.array(v.picklist(rules));
const wayOut = v.array(v.looseObject({ kind: v.picklist(remedies) }));

const row = written(v.omit(seatRow, ['version']));
const auditEntry = written(v.object({ ...entry.entries, byEmail: v.exactOptional(text) }));

const unread = v.object({
  outcome: v.literal('refused'),
  faults: v.array(
    v.object({
      code: text,
      line: count,
      column: v.exactOptional(text),
      value: v.exactOptional(text),
      most: v.exactOptional(count),
    }),
  ),
});

const changeLine = v.intersect([
  v.object({ line: v.exactOptional(count), account: text, dryRun: v.boolean() }),
  v.union([written(change), unread]),
]);

const counted = v.object({
  bought,
  taken: count,
  free: v.union([count, v.picklist(['unlimited', 'unknown'])]),
  over: count,
  people: v.array(v.looseObject({ account: v.looseObject({ email: text }), isCounted: v.boolean(), because })),
  notLookedUp: v.array(text),
});

/** The form of a line of each command that has `--json`. */
export const shapes: Readonly<Record<string, v.GenericSchema>> = {
  login: v.union([
    v.object({
      signedIn: v.literal(true),
      email: v.exactOptional(text),
      scopes: v.array(scope),
      script: text,
      directory: v.boolean(),
      file: text,
    }),
    v.object({ signedIn: v.literal(false), file: text }),
  ]),
  review: row,
  person: v.intersect([
    written(v.omit(person, ['outcome', 'people', 'rows', 'entries'])),
    v.object({ rows: v.array(row), entries: v.array(auditEntry) }),
  ]),
  renewals: v.object({
    at: instant,
    what: v.picklist(['renews', 'ends', 'trial-ends', 'maintenance-ends']),
    license: text,
    product,
    seats: bought,
    taken: count,
    billing: v.exactOptional(billing),
    organisation: v.exactOptional(text),
    administrators: v.array(text),
  }),
  audit: auditEntry,
  export: v.union([row, v.object({ key: text, json: v.unknown() })]),
  bind: changeLine,
  release: changeLine,
  transfer: changeLine,
  import: v.intersect([
    v.object({ line: count, license: text, dryRun: v.boolean() }),
    v.union([written(importedRow), unread]),
  ]),
  reconcile: v.object({
    finding: v.picklist(Object.keys(findingWords)),
    proposal: v.picklist(['release', 'follow-up', 'none']),
    needsForce: v.exactOptional(v.literal(true)),
    seat: v.exactOptional(row),
    directory: v.exactOptional(v.object({ id: text, email: text, state: text })),
    result: v.exactOptional(text),
  }),
  remind: v.object({ to: text, kind: text, subject: text, text, about: v.array(text), dryRun: v.boolean() }),
  organisation: v.union([
    v.object({
      organisation: text,
      name: text,
      reviewers: count,
      licenses: count,
      dryRun: v.boolean(),
      outcome: v.picklist(['stored', 'unchanged']),
      added: v.array(text),
      removed: v.array(text),
    }),
    v.object({
      name: text,
      reviewers: v.array(v.union([text, v.object({ id: text, email: text })])),
      licenses: organisationSchema.entries.licenses,
    }),
  ]),
  store: v.union([
    v.object({
      store: v.literal('script-properties'),
      percent: count,
      used: count,
      promised: count,
      room: count,
      daysLeft: v.nullable(count),
      kinds: v.array(v.object({ kind: text, properties: count, bytes: count })),
    }),
    v.object({ store: v.literal('firestore') }),
  ]),
  migrate: v.intersect([v.object({ to: v.picklist(engineKinds) }), written(operatorAnswers.moveRecords)]),
  'purchases sync': written(operatorAnswers.syncPurchases),
  'purchases list': v.object({ id: text, customer: text, seats: count, billing, state: text }),
  'purchases attach': written(operatorAnswers.attachPurchase),
  'purchases show': written(operatorAnswers.showPurchase),
  explain: v.object({
    request: v.looseObject({ product, action: text }),
    effect: v.picklist(['permit', 'forbid']),
    because,
    remedies: wayOut,
  }),
  count: v.object({ license: text, product, ...counted.entries }),
  'what-if': v.object({
    license: text,
    wanted: v.looseObject({ action: text }),
    outcome: v.picklist(['changed', 'refused']),
    because,
    remedies: wayOut,
    after: v.exactOptional(v.looseObject({ product, id: text })),
    seats: v.object({ before: counted, after: counted }),
  }),
  policy: v.looseObject({ source: text, says: text }),
};
