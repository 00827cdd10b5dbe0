// The list that administrators asked for: who holds what, one page of licenses at a time.
import { type Instant, isSameAddress } from '../../rules/index';
import { authorityOver } from '../authority';
import type { Outside, Store, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { pageUnder } from '../records/pages';
import { parsedAt, readRecords } from '../records/read';
import {
  type ConflictRecord,
  type LicenseRecord,
  type OrganisationRecord,
  parseAccountRecord,
  parseConflictRecord,
  parseLicenseRecord,
  parseOrganisationRecord,
} from '../records/records';
import { type Scope, isAllowed, scopesOf } from './scopes';
import { type SeatRow, isListedFor, seatRows } from './seats';

/** A page of a scope, or its first one. */
export interface ReviewRequest {
  readonly scope: Scope;
  /** `next` of the page before. */
  readonly after?: string;
}

/** A dispute with what is known of the two accounts. */
export interface Dispute extends ConflictRecord {
  readonly bound?: Party;
  readonly seen?: Party;
}

/** An account as it is now: its address may have become another one, which settles many disputes. */
export interface Party {
  readonly email: string;
  readonly lastOpenedAt?: Instant;
}

export type ReviewOutcome =
  | {
      readonly outcome: 'page';
      readonly rows: readonly SeatRow[];
      /** Addresses of these rows that were met under another account, and nobody has decided yet. */
      readonly conflicts: readonly Dispute[];
      /** What the organisation holds of the other products; on the first page of an organisation only. */
      readonly organisation?: OrganisationRecord;
      /** Given to the next request; undefined on the last page. */
      readonly next?: string;
    }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** One page of what the signed-in account may review. A license that can't be read makes its page unreachable. */
export function review({ scope, after }: ReviewRequest, outside: Outside): ReviewOutcome {
  const known = scopesOf(outside);
  if (known.outcome !== 'known') return known;
  if (!isAllowed(known.scopes, scope)) return { outcome: 'not-there' };
  const { store } = outside;
  const page = licensesOf(scope, after, known.administered, store);
  if (page.outcome !== 'listed') return page;
  const conflicts = openConflicts(store);
  if ('outcome' in conflicts) return conflicts;
  const rows = rowsOf(
    scope.kind === 'administered' ? page.licenses.map(withoutNote) : page.licenses,
    conflicts,
    outside,
  );
  if (rows.outcome === 'unreachable') return rows;
  const organisation =
    scope.kind === 'organisation' && after === undefined ? organisationOf(scope.organisation, store) : undefined;
  if (organisation?.outcome === 'unreachable') return organisation;

  const disputes = disputesOf(
    conflicts.filter(
      ({ email }) => scope.kind === 'everything' || page.licenses.some(({ record }) => isListedFor(record, { email })),
    ),
    store,
  );
  if (disputes.outcome === 'unreachable') return disputes;
  return {
    outcome: 'page',
    rows: rows.rows,
    conflicts: disputes.disputes,
    ...(organisation?.record !== undefined && { organisation: organisation.record }),
    ...(page.next !== undefined && { next: page.next }),
  };
}

/** These licenses as they are now with their rows, of those among them that the signed-in account may review. */
export function readReviewed(
  licenseIds: readonly string[],
  outside: Outside,
):
  | { readonly outcome: 'read'; readonly licenses: readonly StoredLicense[]; readonly rows: readonly SeatRow[] }
  | Unreachable {
  const by = outside.identity();
  if (by === undefined) return { outcome: 'read', licenses: [], rows: [] };
  const read = readLicenses(licenseIds, outside.store);
  if (read.outcome === 'unreachable') return read;
  const licenses: StoredLicense[] = [];
  for (const stored of read.licenses) {
    const known = authorityOver(stored.record, by, outside);
    if (known.outcome === 'unreachable') return known;
    const isAdministrator = stored.record.license.administrators.some(({ id }) => id === by.id);
    if (known.authority === 'in-charge') licenses.push(stored);
    else if (isAdministrator) licenses.push(withoutNote(stored));
  }
  const conflicts = openConflicts(outside.store);
  if ('outcome' in conflicts) return conflicts;
  const rows = rowsOf(licenses, conflicts, outside);
  return rows.outcome === 'unreachable' ? rows : { ...rows, licenses };
}

/** A license with the version that a change of it names. */
export interface StoredLicense {
  readonly record: LicenseRecord;
  readonly version: string;
}

/** Notes are for those in charge: whoever only administers a plan is not told that there is one. */
function withoutNote({ record: { note: _, ...record }, version }: StoredLicense): StoredLicense {
  return { record, version };
}

function rowsOf(
  licenses: readonly StoredLicense[],
  conflicts: readonly ConflictRecord[],
  { store, now }: Outside,
): { readonly outcome: 'read'; readonly rows: readonly SeatRow[] } | Unreachable {
  const ids = [...new Set(licenses.flatMap(({ record }) => record.license.holders.flatMap(({ id }) => id ?? [])))];
  const accounts = readRecords(store, ids.map(recordKey.account), parseAccountRecord);
  if (accounts.outcome === 'unreachable') return accounts;
  const byId = new Map(ids.map((id, at) => [id, accounts.records[at]?.record] as const));
  const isDisputed = (email: string): boolean => conflicts.some((one) => isSameAddress(one.email, email));
  return {
    outcome: 'read',
    rows: licenses.flatMap((license) => seatRows(license, (id) => byId.get(id), isDisputed, now())),
  };
}

interface LicensePage {
  readonly outcome: 'listed';
  readonly licenses: readonly StoredLicense[];
  readonly next?: string;
}

function licensesOf(
  scope: Scope,
  after: string | undefined,
  administered: readonly string[],
  store: Store,
): LicensePage | Unreachable | { readonly outcome: 'not-there' } {
  switch (scope.kind) {
    case 'everything': {
      const listed = pageUnder(store, 'license/', after);
      if (listed.outcome !== 'listed') return listed;
      const licenses: StoredLicense[] = [];
      for (const entry of listed.entries) {
        const parsed = parsedAt(entry.key, entry, parseLicenseRecord);
        if (parsed.outcome === 'unreachable') return parsed;
        if (parsed.record !== undefined) licenses.push({ record: parsed.record, version: entry.version });
      }
      return { outcome: 'listed', licenses, ...(listed.next !== undefined && { next: listed.next }) };
    }
    case 'organisation': {
      const prefix = recordKey.inOrganisation(scope.organisation, '');
      const listed = pageUnder(store, prefix, after);
      if (listed.outcome !== 'listed') return listed;
      const read = readLicenses(
        listed.entries.map(({ key }) => key.slice(prefix.length)),
        store,
      );
      return read.outcome === 'unreachable' || listed.next === undefined ? read : { ...read, next: listed.next };
    }
    case 'administered':
      return readLicenses(administered, store);
  }
}

function readLicenses(ids: readonly string[], store: Store): LicensePage | Unreachable {
  const read = readRecords(store, ids.map(recordKey.license), parseLicenseRecord);
  if (read.outcome === 'unreachable') return read;
  return {
    outcome: 'listed',
    licenses: read.records.flatMap(({ record, version }) =>
      record === undefined || version === undefined ? [] : [{ record, version }],
    ),
  };
}

/** Disputes are few: whoever runs the product wants none. */
function openConflicts(store: Store): readonly ConflictRecord[] | Unreachable {
  const listed = store.list('conflict/');
  if (listed.outcome === 'unreachable') return listed;
  const conflicts: ConflictRecord[] = [];
  for (const entry of listed.entries) {
    const parsed = parsedAt(entry.key, entry, parseConflictRecord);
    if (parsed.outcome === 'unreachable') return parsed;
    if (parsed.record !== undefined && parsed.record.keptAt === undefined) conflicts.push(parsed.record);
  }
  return conflicts;
}

function disputesOf(
  conflicts: readonly ConflictRecord[],
  store: Store,
): { readonly outcome: 'read'; readonly disputes: readonly Dispute[] } | Unreachable {
  const ids = conflicts.flatMap(({ boundTo, seenAs }) => [boundTo, seenAs]);
  const read = readRecords(store, ids.map(recordKey.account), parseAccountRecord);
  if (read.outcome === 'unreachable') return read;
  const partyAt = (at: number): Party | undefined => {
    const record = read.records[at]?.record;
    const { email, lastOpenedAt } = record ?? {};
    if (email === undefined) return undefined;
    return { email, ...(lastOpenedAt !== undefined && { lastOpenedAt }) };
  };
  return {
    outcome: 'read',
    disputes: conflicts.map((conflict, at): Dispute => {
      const [bound, seen] = [partyAt(2 * at), partyAt(2 * at + 1)];
      return { ...conflict, ...(bound && { bound }), ...(seen && { seen }) };
    }),
  };
}

function organisationOf(
  id: string,
  store: Store,
): { readonly outcome: 'read'; readonly record: OrganisationRecord | undefined } | Unreachable {
  const read = readRecords(store, [recordKey.organisation(id)], parseOrganisationRecord);
  return read.outcome === 'unreachable' ? read : { outcome: 'read', record: read.records[0]?.record };
}
