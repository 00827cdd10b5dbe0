// What a check remembers for the next one. A cache may forget everything: it changes how fast an answer is, never which.
import * as v from 'valibot';
import { type Instant, isSameAddress } from '../rules/index';
import type { FileOutcome } from './answer';
import type { Holdings } from './holdings';
import type { Identified, Outside } from './ports';
import { type OrganisationRecord, driveLicenses, parseOrganisationRecord } from './records';
import type { FileReference } from './check';

const minute = 60_000;

/** A copy of what the store said lives at most so long, and never past the instant at which an answer changes. */
const holdingsLifetime = 10 * minute;

/** Drive's permissions change without us, so what Drive said lives shorter. */
const fileLifetime = minute;

const rememberedHoldings = v.object({
  email: v.string(),
  until: v.number(),
  holdings: v.object({ licenses: driveLicenses, organisation: v.exactOptional(v.string()) }),
});

const rememberedFile = v.object({
  until: v.number(),
  file: v.object({
    id: v.string(),
    name: v.string(),
    mimeType: v.string(),
    size: v.number(),
    isTrashed: v.boolean(),
    canEdit: v.boolean(),
    canComment: v.boolean(),
    resourceKey: v.exactOptional(v.string()),
  }),
});

const remembered = v.object({ until: v.number(), value: v.unknown() });

const holdingsKey = (accountId: string): string => `holdings/${accountId}`;
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
  const [holdings, organisation, ...files] = cache.get([
    holdingsKey(account.id),
    organisationKey(account.id),
    ...references.map(({ id }) => fileKey(account.id, id)),
  ]);
  const known = v.safeParse(rememberedHoldings, holdings);
  return {
    // An account under a new address is looked up again: that is how a rename is noticed.
    holdings:
      known.success && known.output.until > now() && isSameAddress(known.output.email, account.email)
        ? known.output.holdings
        : undefined,
    organisation: rememberedOrganisation(organisation, now()),
    files: files.map((file) => {
      const seen = v.safeParse(rememberedFile, file);
      return seen.success && seen.output.until > now() ? { outcome: 'found', file: seen.output.file } : undefined;
    }),
  };
}

function rememberedOrganisation(stored: unknown, now: Instant): OrganisationRecord | undefined {
  const known = v.safeParse(remembered, stored);
  if (!known.success || known.output.until <= now) return undefined;
  const parsed = parseOrganisationRecord(known.output.value);
  return parsed.outcome === 'parsed' ? parsed.record : undefined;
}

/**
 * Keeps what was newly found out, in one service call; what was only recalled is left to run out.
 * @param changesAt the instant at which an answer changes next
 */
export function keep(
  account: Identified,
  found: {
    readonly holdings: Holdings | undefined;
    readonly organisation: OrganisationRecord | undefined;
    readonly files: readonly FileOutcome[];
  },
  changesAt: Instant | undefined,
  { cache, now }: Outside,
): void {
  const holdingsUntil = Math.min(now() + holdingsLifetime, changesAt ?? Infinity);
  const fresh = {
    ...(found.holdings !== undefined && {
      [holdingsKey(account.id)]: { email: account.email, until: holdingsUntil, holdings: found.holdings },
    }),
    ...(found.organisation !== undefined && {
      [organisationKey(account.id)]: { until: now() + holdingsLifetime, value: found.organisation },
    }),
    ...Object.fromEntries(
      found.files.flatMap((seen) =>
        seen.outcome === 'found'
          ? [[fileKey(account.id, seen.file.id), { until: now() + fileLifetime, file: seen.file }]]
          : [],
      ),
    ),
  };
  if (Object.keys(fresh).length > 0) cache.put(fresh, holdingsLifetime / 1000);
}

/** Drops what is remembered of these accounts, so that a change bites at once. */
export function forget(accountIds: readonly string[], { cache }: Outside): void {
  cache.drop(accountIds.map(holdingsKey));
}
