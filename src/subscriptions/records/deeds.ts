// What was done to whom, and what it changed: one typed list, and the small form in which it is stored.
import * as v from 'valibot';
import type { Instant } from '../../rules/index';
import { directoryStatus, holder, instant, seats, term, text } from './parts';
import { type Parsed, upgrading } from './schema';

/** Deeds that are recorded for good. */
export const auditedDeeds = [
  'bound',
  'renamed',
  'trial-started',
  'assign',
  'release',
  'transfer',
  'upgrade',
  'downgrade',
  'cancel',
  'restart',
  'change-billing',
  'add-administrator',
  'remove-administrator',
  'note',
  'import',
  'conflict-moved',
  'conflict-kept',
  'organisation',
  'purchase',
  'payment-failed',
  'payment-recovered',
  'refunded',
  'attached',
  'directory',
  'export',
] as const;

export type AuditedDeed = (typeof auditedDeeds)[number];

/** What can be taken away as a file: `records` is everything as it is stored. */
export const exportedViews = ['seats', 'audit', 'renewals', 'records'] as const;

/** One thing that a deed changed. What was not there before, or is no longer, is absent. */
export const difference = v.variant('of', [
  v.object({
    of: v.picklist(['holder', 'administrator']),
    email: text,
    before: v.exactOptional(holder),
    after: v.exactOptional(holder),
  }),
  /** Of a license that came with them: who, or how many where they are too many to be named. */
  v.object({ of: v.literal('holders'), after: v.union([v.array(text), seats]) }),
  v.object({ of: v.literal('seats'), before: v.exactOptional(seats), after: seats }),
  v.object({ of: v.literal('term'), before: term, after: term }),
  v.object({ of: v.literal('note'), before: v.exactOptional(text), after: v.exactOptional(text) }),
  v.object({ of: v.literal('trial'), startedAt: instant }),
  /** What the organisation's directory says of somebody with a seat; undefined: there and well. */
  v.object({
    of: v.literal('directory'),
    email: text,
    before: v.exactOptional(directoryStatus),
    after: v.exactOptional(directoryStatus),
  }),
  /** An account came under another address. */
  v.object({ of: v.literal('address'), before: text, after: text }),
  /** An address was bound to an account. */
  v.object({ of: v.literal('binding'), email: text, after: text }),
  /** Whose an address in dispute is: the account that it was, and the one that it is from now on. */
  v.object({ of: v.literal('account'), before: text, after: text }),
  /** Those of an organisation, by address and id in one text. */
  v.object({ of: v.literal('reviewers'), before: v.exactOptional(v.string()), after: v.string() }),
  /** What somebody took away as a file. */
  v.object({ of: v.literal('file'), after: v.object({ view: v.picklist(exportedViews), rows: seats }) }),
  /** How many licenses of other products an organisation has. */
  v.object({ of: v.literal('licenses'), before: v.exactOptional(seats), after: seats }),
]);

export type Difference = v.InferOutput<typeof difference>;

/** One entry of the audit log. Written once, never changed. */
export interface AuditRecord {
  readonly at: Instant;
  /** Account id of whoever did it, or `billing`: what was heard of a purchase. */
  readonly by: string;
  readonly what: AuditedDeed;
  readonly licenseId?: string;
  /** The rules that permitted it, joined by spaces. */
  readonly rule: string;
  readonly differences: readonly Difference[];
}

/** An entry as it is stored: two states of whatever it is about, with nothing in them but what differs. */
export interface StoredAuditRecord extends Omit<AuditRecord, 'differences'> {
  readonly schema: 1;
  readonly before: unknown;
  readonly after: unknown;
}

const storedRecord = v.object({
  schema: v.literal(1),
  at: instant,
  by: text,
  what: v.picklist(auditedDeeds),
  licenseId: v.exactOptional(text),
  rule: v.string(),
  before: v.unknown(),
  after: v.unknown(),
});

const parseStored: (json: unknown) => Parsed<StoredAuditRecord> = upgrading(storedRecord);

/** Reads an entry, of whichever version. What an early one told in a form of its own is left out. */
export function parseAuditRecord(json: unknown): Parsed<AuditRecord> {
  const parsed = parseStored(json);
  if (parsed.outcome !== 'parsed') return parsed;
  const { schema: _, before, after, ...record } = parsed.record;
  return { outcome: 'parsed', record: { ...record, differences: differencesOf(record.what, before, after) } };
}

/** The entry as it is stored. */
export const storedAuditRecord = ({ differences, ...record }: AuditRecord): StoredAuditRecord => ({
  schema: 1,
  ...record,
  ...statesOf(differences),
});

type States = Pick<StoredAuditRecord, 'before' | 'after'>;

function statesOf(differences: readonly Difference[]): States {
  const [only] = differences;
  if (only?.of === 'address' || only?.of === 'account') return { before: only.before, after: only.after };
  if (only?.of === 'binding') return { before: only.email, after: only.after };
  if (only?.of === 'trial') return { before: null, after: only.startedAt };
  const state = (side: 'before' | 'after'): unknown =>
    Object.fromEntries(
      differences.flatMap((one) => {
        const value = (one as { readonly [Side in typeof side]?: unknown })[side];
        return value === undefined ? [] : [['email' in one ? `${one.of} ${one.email}` : one.of, value]];
      }),
    );
  return { before: state('before'), after: state('after') };
}

/** Deeds whose entry is one difference, told by two values alone. */
const alone: Readonly<Partial<Record<AuditedDeed, (before: unknown, after: unknown) => object>>> = {
  bound: (email, after) => ({ of: 'binding', email, after }),
  renamed: (before, after) => ({ of: 'address', before, after }),
  'conflict-moved': (before, after) => ({ of: 'account', before, after }),
  'conflict-kept': (before, after) => ({ of: 'account', before, after }),
  'trial-started': (_, startedAt) => ({ of: 'trial', startedAt }),
};

function differencesOf(what: AuditedDeed, before: unknown, after: unknown): readonly Difference[] {
  const told = alone[what];
  if (told !== undefined) return understood(told(before, after));
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [, of, email] = /^(\S+)(?: (.+))?$/.exec(key) ?? [];
    return understood({
      of,
      ...(email !== undefined && { email }),
      ...(was.has(key) && { before: was.get(key) }),
      ...(is.has(key) && { after: is.get(key) }),
    });
  });
}

const fieldsOf = (state: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof state === 'object' && state !== null ? Object.entries(state) : []);

function understood(told: unknown): readonly Difference[] {
  const parsed = v.safeParse(difference, told);
  return parsed.success ? [parsed.output] : [];
}
