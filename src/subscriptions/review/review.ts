// The list that administrators asked for: who holds what, one page of licenses at a time.
import { type Instant, isSameAddress } from '../../rules/index';
import { authorityOf } from '../authority';
import type { ListRequest, Listed, Outside, Store, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { inOneLook } from '../one-look';
import { allUnder, isPageOf } from '../records/pages';
import { parsedAt, readRecord, readRecords } from '../records/read';
import {
  type AccountRecord,
  type ConflictRecord,
  type LicenseRecord,
  type OrganisationRecord,
  parseAccountRecord,
  parseConflictRecord,
  parseLicenseRecord,
  parseOrganisationRecord,
} from '../records/records';
import { type Scope, mayReview } from './scopes';
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

/**
 * Licenses of a first page, which is waited for, and of a later one: 6,000 are 6 MB of JSON from the store, and as much
 * again of those who hold them, where UrlFetch takes 50.
 */
export const pageSizes = { first: 300, later: 6000 } as const;

/** Seats of one page, unless a single license has more: plans of many seats make it end sooner. */
const mostSeats = 6000;

/** The listings of a scope's first page, to be asked for ahead. */
export const firstListings = (scope: Scope): readonly ListRequest[] => {
  const listing = listingOf(scope, undefined);
  return typeof listing === 'object' ? [listing, conflictListing] : [conflictListing];
};

/** One page of what the signed-in account may review. A license that can't be read makes its page unreachable. */
export function review({ scope, after }: ReviewRequest, given: Outside): ReviewOutcome {
  const outside = inOneLook(given);
  // Whoever may not review is told of no answer.
  const ahead = listingOf(scope, after);
  if (typeof ahead === 'object') outside.foresee(ahead);
  const known = mayReview(scope, outside);
  if (known.outcome !== 'known') return known;
  const { store } = outside;
  if (ahead === 'not-there') return { outcome: 'not-there' };
  // Disputes are asked for once, with the first page, and at the same time.
  const remembered = after === undefined ? undefined : recallConflicts(outside);
  if (remembered === undefined) outside.foresee(conflictListing);
  const page =
    ahead === undefined ? readLicenses(known.administered, store) : licensesIn(ahead, store.list(...ahead), store);
  if (page.outcome !== 'listed') return page;
  const conflicts = remembered ?? openConflicts(store);
  if ('outcome' in conflicts) return conflicts;
  if (page.next !== undefined && remembered === undefined) keepConflicts(conflicts, outside);
  const isTold = ({ email }: ConflictRecord): boolean =>
    scope.kind === 'everything'
      ? after === undefined
      : page.licenses.some(({ record }) => isListedFor(record, { email }));
  const told = conflicts.filter(isTold);
  const accounts = accountsOf(page.licenses, told, store);
  if (accounts.outcome === 'unreachable') return accounts;
  const organisation =
    scope.kind === 'organisation' && after === undefined
      ? readRecord(store, recordKey.organisation(scope.organisation), parseOrganisationRecord)
      : undefined;
  if (organisation?.outcome === 'unreachable') return organisation;
  return {
    outcome: 'page',
    rows: rowsOf(
      scope.kind === 'administered' ? page.licenses.map(withoutNote) : page.licenses,
      accounts.byId,
      conflicts,
      outside.now(),
    ),
    conflicts: told.map((conflict) => disputeOf(conflict, accounts.byId)),
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
  const authority = authorityOf(by, outside);
  for (const stored of read.licenses) {
    const known = authority(stored.record);
    if (known.outcome === 'unreachable') return known;
    const isAdministrator = stored.record.license.administrators.some(({ id }) => id === by.id);
    if (known.authority === 'in-charge') licenses.push(stored);
    else if (isAdministrator) licenses.push(withoutNote(stored));
  }
  const conflicts = openConflicts(outside.store);
  if ('outcome' in conflicts) return conflicts;
  const accounts = accountsOf(licenses, [], outside.store);
  if (accounts.outcome === 'unreachable') return accounts;
  return { outcome: 'read', licenses, rows: rowsOf(licenses, accounts.byId, conflicts, outside.now()) };
}

/** A license with the version that a change of it names. */
interface StoredLicense {
  readonly record: LicenseRecord;
  readonly version: string;
}

/** Notes are for those in charge: whoever only administers a plan is not told that there is one. */
function withoutNote({ record: { note: _, ...record }, version }: StoredLicense): StoredLicense {
  return { record, version };
}

type Accounts = ReadonlyMap<string, AccountRecord | undefined>;

/** The records of all who hold these licenses, and of the parties of these disputes. */
function accountsOf(
  licenses: readonly StoredLicense[],
  disputes: readonly ConflictRecord[],
  store: Store,
): { readonly outcome: 'read'; readonly byId: Accounts } | Unreachable {
  const holders = licenses.flatMap(({ record }) => record.license.holders.flatMap(({ id }) => id ?? []));
  const ids = [...new Set([...holders, ...disputes.flatMap(({ boundTo, seenAs }) => [boundTo, seenAs])])];
  const read = readRecords(store, ids.map(recordKey.account), parseAccountRecord);
  if (read.outcome === 'unreachable') return read;
  return { outcome: 'read', byId: new Map(ids.map((id, at) => [id, read.records[at]?.record] as const)) };
}

function rowsOf(
  licenses: readonly StoredLicense[],
  accounts: Accounts,
  conflicts: readonly ConflictRecord[],
  now: Instant,
): readonly SeatRow[] {
  const isDisputed = (email: string): boolean => conflicts.some((one) => isSameAddress(one.email, email));
  return licenses.flatMap((license) => seatRows(license, (id) => accounts.get(id), isDisputed, now));
}

interface LicensePage {
  readonly outcome: 'listed';
  readonly licenses: readonly StoredLicense[];
  readonly next?: string;
}

/** The listing of a scope; undefined where its licenses are known without one. */
function listingOf(scope: Scope, after: string | undefined): ListRequest | 'not-there' | undefined {
  if (scope.kind === 'administered') return undefined;
  const prefix = scope.kind === 'everything' ? 'license/' : recordKey.inOrganisation(scope.organisation, '');
  const size = after === undefined ? pageSizes.first : pageSizes.later;
  return isPageOf(prefix, after) ? [prefix, after, size] : 'not-there';
}

/** The licenses of a page that was listed: themselves, or as those of an organisation. */
function licensesIn([prefix]: ListRequest, listed: Listed | Unreachable, store: Store): LicensePage | Unreachable {
  if (listed.outcome !== 'listed') return listed;
  const keysOfLicenses = listed.entries.map(({ key }) => recordKey.license(key.slice(prefix.length)));
  const read = prefix === 'license/' ? undefined : readRecords(store, keysOfLicenses, parseLicenseRecord);
  if (read?.outcome === 'unreachable') return read;
  const licenses: StoredLicense[] = [];
  let [seats, last] = [0, ''];
  for (const [at, entry] of listed.entries.entries()) {
    const one = read === undefined ? parsedAt(entry.key, entry, parseLicenseRecord) : read.records[at];
    if (one?.outcome === 'unreachable') return one;
    if (one?.record === undefined || one.version === undefined) continue;
    seats += one.record.license.holders.length;
    if (seats > mostSeats && licenses.length > 0) return { outcome: 'listed', licenses, next: last };
    last = entry.key;
    licenses.push({ record: one.record, version: one.version });
  }
  return { outcome: 'listed', licenses, ...(listed.next !== undefined && { next: listed.next }) };
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

const conflictListing: [prefix: string] = ['conflict/'];

/** All disputes that nobody has decided yet. */
function openConflicts(store: Store): readonly ConflictRecord[] | Unreachable {
  const entries = allUnder(store, ...conflictListing);
  if ('outcome' in entries) return entries;
  const conflicts: ConflictRecord[] = [];
  for (const entry of entries) {
    const parsed = parsedAt(entry.key, entry, parseConflictRecord);
    if (parsed.outcome === 'unreachable') return parsed;
    if (parsed.record !== undefined && parsed.record.keptAt === undefined) conflicts.push(parsed.record);
  }
  return conflicts;
}

/** The same for everybody, from page to page; a first page asks anew. */
const conflictsKey = 'open-conflicts';
const conflictsSeconds = 120;

function keepConflicts(conflicts: readonly ConflictRecord[], { cache }: Outside): void {
  cache.put({ [conflictsKey]: conflicts }, conflictsSeconds);
}

function recallConflicts({ cache }: Outside): readonly ConflictRecord[] | undefined {
  const [known] = cache.get([conflictsKey]);
  if (!Array.isArray(known)) return undefined;
  const conflicts = known.map(parseConflictRecord).flatMap((one) => (one.outcome === 'parsed' ? [one.record] : []));
  return conflicts.length === known.length ? conflicts : undefined;
}

function disputeOf(conflict: ConflictRecord, accounts: Accounts): Dispute {
  const partyOf = (id: string): Party | undefined => {
    const { email, lastOpenedAt } = accounts.get(id) ?? {};
    return email === undefined ? undefined : { email, ...(lastOpenedAt !== undefined && { lastOpenedAt }) };
  };
  const [bound, seen] = [partyOf(conflict.boundTo), partyOf(conflict.seenAs)];
  return { ...conflict, ...(bound && { bound }), ...(seen && { seen }) };
}
