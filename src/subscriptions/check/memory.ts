// What a check remembers for the next one. A cache may forget everything: it changes how fast an answer is, never which.
import * as v from 'valibot';
import { type Account, type Instant, isSameAddress, parseEmail } from '../../rules/index';
import type { FileOutcome, Holdings } from './facts';
import type { FileReference, Identified, Operators, Outside } from '../ports';
import { type OrganisationRecord, driveLicenses, organisationRecord } from '../records/records';

const minute = 60_000;

/** A copy of what the store said lives at most so long, and never past the instant at which an answer changes. */
const holdingsLifetime = 10 * minute;

/** Drive's permissions change without us, so what Drive said lives shorter. */
const fileLifetime = minute;

/** A change takes at most six minutes, and so does a check that read before it and keeps what it read after it. */
const changeLifetime = 2 * 6 * minute + holdingsLifetime;

/** What the store said of an account, with the address that it was asked under. */
const heldAs = v.object({
  email: v.string(),
  holdings: v.object({
    licenses: driveLicenses,
    organisation: v.exactOptional(v.string()),
    runsProduct: v.exactOptional(v.literal(true)),
  }),
});

const people = v.array(v.object({ id: v.exactOptional(v.string()), email: v.string() }));

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

const holdingsKey = (accountId: string): string => `holdings/${accountId}`;
const changeKey = (idOrAddress: string): string => `change/${idOrAddress}`;
const organisationKey = (accountId: string): string => `organisation-of/${accountId}`;
/** The same for all accounts. */
const operatorsKey = 'operators';
const fileKey = (accountId: string, fileId: string): string => `file/${accountId}/${fileId}`;

/** What is remembered of an account, and of each file asked about, in their order. */
interface Memory {
  readonly holdings: Holdings | undefined;
  /** Null where nothing is stored of it. */
  readonly organisation: OrganisationRecord | null | undefined;
  /** Those who run the product. */
  readonly operators: Operators['vendorAdministrators'] | undefined;
  readonly files: readonly (FileOutcome | undefined)[];
}

/** Looks everything up in one service call. */
export function recall(account: Identified, references: readonly FileReference[], { cache, now }: Outside): Memory {
  const [holdings, changed, changedByAddress, organisation, operators, ...files] = cache.get([
    holdingsKey(account.id),
    changeKey(account.id),
    changeKey(addressOf(account)),
    organisationKey(account.id),
    operatorsKey,
    ...references.map(({ id }) => fileKey(account.id, id)),
  ]);
  const held = valid(heldAs, holdings, now());
  const isCurrent =
    held !== undefined &&
    changed === undefined &&
    changedByAddress === undefined &&
    // An account under a new address is looked up again: that is how a rename is noticed.
    isSameAddress(held.email, account.email);
  return {
    holdings: isCurrent ? held.holdings : undefined,
    organisation: valid(v.nullable(organisationRecord), organisation, now()),
    operators: valid(people, operators, now()),
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
    readonly holdings: Holdings | undefined;
    readonly organisation: OrganisationRecord | null | undefined;
    readonly operators: Operators['vendorAdministrators'] | undefined;
    readonly files: readonly FileOutcome[];
  },
  changesAt: Instant | undefined,
  { cache, now }: Outside,
): void {
  const until = now() + holdingsLifetime;
  const fresh = {
    ...(found.holdings !== undefined && {
      [holdingsKey(account.id)]: {
        until: Math.min(until, changesAt ?? Infinity),
        value: { email: account.email, holdings: found.holdings },
      },
    }),
    ...(found.organisation !== undefined && {
      [organisationKey(account.id)]: { until, value: found.organisation },
    }),
    ...(found.operators !== undefined && { [operatorsKey]: { until, value: found.operators } }),
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
 * Announces a change of what these accounts hold, before it is written: from then on the store is asked for them, until
 * nothing that was read before the change can be remembered any more. Whoever shows the address of one of them is asked
 * for too: the account may not be known yet, or dispute the address.
 * @returns whether it could be announced. Where not, nothing may be changed: somebody might be answered as before.
 */
export function announce(accounts: readonly Account[], { cache }: Outside): boolean {
  const marks = accounts
    .flatMap((account) => [addressOf(account), ...(account.id === undefined ? [] : [account.id])])
    .map((one) => [changeKey(one), true] as const);
  return marks.length === 0 || cache.put(Object.fromEntries(marks), changeLifetime / 1000);
}

const addressOf = ({ email }: Account): string => parseEmail(email) ?? email;
