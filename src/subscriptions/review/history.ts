// What was done, when, by whom and by which rule: of one license, or of a whole organisation.
import { authorityOver, isReviewer, isVendor } from '../authority';
import type { Outside, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { pageUnder } from '../records/pages';
import { parsedAt, readRecord, readRecords } from '../records/read';
import { type AuditRecord, type Difference, parseAuditRecord } from '../records/deeds';
import { parseAccountRecord, parseLicenseRecord } from '../records/records';
import * as v from 'valibot';

/** Whose history, and from which page on. */
export interface HistoryRequest {
  readonly of:
    | { readonly kind: 'license'; readonly licenseId: string }
    | { readonly kind: 'organisation'; readonly organisation: string }
    /** What the account did itself, and its renames. For those who run the product. */
    | { readonly kind: 'account'; readonly accountId: string }
    /** Every entry there is, subject by subject. For those who run the product. */
    | { readonly kind: 'everything' };
  readonly after?: string;
}

export type HistoryOutcome =
  | {
      readonly outcome: 'page';
      readonly entries: readonly AuditRecord[];
      /** The addresses of those who did it, and of accounts in dispute, by their ids, as far as they are known. */
      readonly people: Readonly<Record<string, string>>;
      readonly next?: string;
    }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

const pointer = v.object({ key: v.string() });

/** One page of entries, oldest first. */
export function history({ of, after }: HistoryRequest, outside: Outside): HistoryOutcome {
  const allowed = mayRead(of, outside);
  if (allowed.outcome !== 'allowed') return allowed;
  const { store } = outside;
  const listed = pageUnder(store, prefixOf(of), after);
  if (listed.outcome !== 'listed') return listed;
  const next = listed.next === undefined ? {} : { next: listed.next };
  if (of.kind === 'organisation') {
    const keys = listed.entries.flatMap(({ json }) => {
      const found = v.safeParse(pointer, json);
      return found.success ? [found.output.key] : [];
    });
    const read = readRecords(store, keys, parseAuditRecord);
    if (read.outcome === 'unreachable') return read;
    return withPeople(
      read.records.flatMap(({ record }) => record ?? []),
      next,
      outside,
    );
  }
  const entries: AuditRecord[] = [];
  for (const entry of listed.entries) {
    const parsed = parsedAt(entry.key, entry, parseAuditRecord);
    if (parsed.outcome === 'unreachable') return parsed;
    if (parsed.record !== undefined) entries.push(parsed.record);
  }
  return withPeople(
    entries.filter(({ what }) => allowed.readsNotes || what !== 'note'),
    next,
    outside,
  );
}

/** The page with the addresses of those who did what is on it, or whom it was decided about. */
function withPeople(
  entries: readonly AuditRecord[],
  next: { readonly next?: string },
  { store }: Outside,
): HistoryOutcome {
  const ids = [...new Set(entries.flatMap(({ by, differences }) => [by, ...differences.flatMap(disputing)]))];
  const read = readRecords(store, ids.map(recordKey.account), parseAccountRecord);
  if (read.outcome === 'unreachable') return read;
  const people = Object.fromEntries(
    read.records.flatMap(({ record }) => (record?.email === undefined ? [] : [[record.id, record.email]])),
  );
  return { outcome: 'page', entries, people, ...next };
}

const disputing = (one: Difference): readonly string[] => (one.of === 'account' ? [one.before, one.after] : []);

function prefixOf(of: HistoryRequest['of']): string {
  switch (of.kind) {
    case 'license':
      return `audit/${of.licenseId}/`;
    case 'account':
      return `audit/${of.accountId}/`;
    case 'organisation':
      return `audit-of/${of.organisation}/`;
    case 'everything':
      return 'audit/';
  }
}

/**
 * A license's history names everybody on it: it is for those in charge and its administrators. Notes are for those in
 * charge alone.
 */
function mayRead(
  of: HistoryRequest['of'],
  outside: Outside,
): { readonly outcome: 'allowed'; readonly readsNotes: boolean } | Exclude<HistoryOutcome, { outcome: 'page' }> {
  const by = outside.identity();
  if (by === undefined) return { outcome: 'unknown-account' };
  const vendor = isVendor(by, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  if (vendor.isVendor) return { outcome: 'allowed', readsNotes: true };
  switch (of.kind) {
    case 'account':
    case 'everything':
      return { outcome: 'not-there' };
    case 'organisation': {
      const known = isReviewer(of.organisation, by, outside);
      if (known.outcome === 'unreachable') return known;
      return known.isReviewer ? { outcome: 'allowed', readsNotes: true } : { outcome: 'not-there' };
    }
    case 'license': {
      const read = readRecord(outside.store, recordKey.license(of.licenseId), parseLicenseRecord);
      if (read.outcome === 'unreachable') return read;
      if (read.record === undefined) return { outcome: 'not-there' };
      const known = authorityOver(read.record, by, outside);
      if (known.outcome === 'unreachable') return known;
      const isAdministrator = read.record.license.administrators.some(({ id }) => id === by.id);
      const readsNotes = known.authority === 'in-charge';
      return readsNotes || isAdministrator ? { outcome: 'allowed', readsNotes } : { outcome: 'not-there' };
    }
  }
}
