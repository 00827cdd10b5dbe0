// What a check remembers for the next one. A cache may forget everything: it changes how fast an answer is, never which.
import * as v from 'valibot';
import { type Instant, isSameAddress } from '../../rules/index';
import type { FileOutcome } from './answer';
import type { Holdings } from './holdings';
import type { Identified, Outside } from '../ports';
import { type OrganisationRecord, driveLicenses, organisationRecord } from '../records/records';
import type { FileReference } from './check';

const minute = 60_000;

/** A copy of what the store said lives at most so long, and never past the instant at which an answer changes. */
const holdingsLifetime = 10 * minute;

/** Drive's permissions change without us, so what Drive said lives shorter. */
const fileLifetime = minute;

/** What the store said of an account, with the address that it was asked under and the version of its record. */
const heldAs = v.object({
  email: v.string(),
  version: v.nullable(v.string()),
  holdings: v.object({ licenses: driveLicenses, organisation: v.exactOptional(v.string()) }),
});

const driveFile = v.object({
  id: v.string(),
  name: v.string(),
  mimeType: v.string(),
  size: v.number(),
  isTrashed: v.boolean(),
  canEdit: v.boolean(),
  canComment: v.boolean(),
  resourceKey: v.exactOptional(v.string()),
});

/** The version that a change left: whatever was read before it and is kept after it is out of date. */
const lastChange = v.string();

const holdingsKey = (accountId: string): string => `holdings/${accountId}`;
const lastChangeKey = (accountId: string): string => `last-change/${accountId}`;
const organisationKey = (accountId: string): string => `organisation-of/${accountId}`;
const fileKey = (accountId: string, fileId: string): string => `file/${accountId}/${fileId}`;

/** What is remembered of an account, and of each file asked about, in their order. */
export interface Memory {
  readonly holdings: Holdings | undefined;
  readonly organisation: OrganisationRecord | undefined;
  readonly files: readonly (FileOutcome | undefined)[];
}

/** Looks everything up in one service call. */
export function recall(account: Identified, references: readonly FileReference[], { cache, now }: Outside): Memory {
  const [holdings, changed, organisation, ...files] = cache.get([
    holdingsKey(account.id),
    lastChangeKey(account.id),
    organisationKey(account.id),
    ...references.map(({ id }) => fileKey(account.id, id)),
  ]);
  const held = valid(heldAs, holdings, now());
  const change = valid(lastChange, changed, now());
  const isCurrent =
    held !== undefined &&
    (change === undefined || change === held.version) &&
    // An account under a new address is looked up again: that is how a rename is noticed.
    isSameAddress(held.email, account.email);
  return {
    holdings: isCurrent ? held.holdings : undefined,
    organisation: valid(organisationRecord, organisation, now()),
    files: files.map((stored) => {
      const file = valid(driveFile, stored, now());
      return file && { outcome: 'found', file };
    }),
  };
}

/** A remembered value that is still what it says and has not run out. */
function valid<Value>(schema: v.GenericSchema<unknown, Value>, stored: unknown, now: Instant): Value | undefined {
  const parsed = v.safeParse(v.object({ until: v.number(), value: schema }), stored);
  return parsed.success && parsed.output.until > now ? parsed.output.value : undefined;
}

/**
 * Keeps what was newly found out, in one service call; what was only recalled is left to run out.
 * @param changesAt the instant at which an answer changes next
 */
export function keep(
  account: Identified,
  found: {
    readonly holdings: (Holdings & { readonly version: string | undefined }) | undefined;
    readonly organisation: OrganisationRecord | undefined;
    readonly files: readonly FileOutcome[];
  },
  changesAt: Instant | undefined,
  { cache, now }: Outside,
): void {
  const until = now() + holdingsLifetime;
  const { version = null, ...holdings } = found.holdings ?? { version: undefined };
  const fresh = {
    ...(found.holdings !== undefined && {
      [holdingsKey(account.id)]: {
        until: Math.min(until, changesAt ?? Infinity),
        value: { email: account.email, version, holdings },
      },
    }),
    ...(found.organisation !== undefined && {
      [organisationKey(account.id)]: { until, value: found.organisation },
    }),
    ...Object.fromEntries(
      found.files.flatMap((seen) =>
        seen.outcome === 'found'
          ? [[fileKey(account.id, seen.file.id), { until: now() + fileLifetime, value: seen.file }]]
          : [],
      ),
    ),
  };
  if (Object.keys(fresh).length > 0) cache.put(fresh, holdingsLifetime / 1000);
}

/**
 * Makes what is remembered of changed accounts void, so that a change bites at once: also what a check that read before
 * the change keeps only after it.
 * @param changed the version that the change left of each account's record, by the account's id
 */
export function forget(changed: Readonly<Record<string, string>>, { cache, now }: Outside): void {
  const until = now() + 2 * holdingsLifetime;
  const marks = Object.entries(changed).map(([id, version]) => [lastChangeKey(id), { until, value: version }] as const);
  if (marks.length > 0) cache.put(Object.fromEntries(marks), (2 * holdingsLifetime) / 1000);
}
