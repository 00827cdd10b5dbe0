// What was done, when, by whom and by which rule: of one license, or of a whole organisation.
import { authorityOver, isReviewer, isVendor } from '../authority';
import type { Outside, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { parsedAt, readRecord, readRecords } from '../records/read';
import { type AuditRecord, parseAuditRecord, parseLicenseRecord } from '../records/records';
import * as v from 'valibot';

/** Whose history, and from which page on. */
export interface HistoryRequest {
  readonly of:
    | { readonly kind: 'license'; readonly licenseId: string }
    | { readonly kind: 'organisation'; readonly organisation: string }
    /** What the account did itself, and its renames. For those who run the product. */
    | { readonly kind: 'account'; readonly accountId: string };
  readonly after?: string;
}

export type HistoryOutcome =
  | { readonly outcome: 'page'; readonly entries: readonly AuditRecord[]; readonly next?: string }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

const pointer = v.object({ key: v.string() });

/** One page of entries, oldest first. */
export function history({ of, after }: HistoryRequest, outside: Outside): HistoryOutcome {
  const allowed = mayRead(of, outside);
  if (allowed !== true) return allowed;
  const { store } = outside;
  const listed = store.list(prefixOf(of), after);
  if (listed.outcome === 'unreachable') return listed;
  const next = listed.next === undefined ? {} : { next: listed.next };
  if (of.kind === 'organisation') {
    const keys = listed.entries.flatMap(({ json }) => {
      const found = v.safeParse(pointer, json);
      return found.success ? [found.output.key] : [];
    });
    const read = readRecords(store, keys, parseAuditRecord);
    if (read.outcome === 'unreachable') return read;
    return { outcome: 'page', entries: read.records.flatMap(({ record }) => record ?? []), ...next };
  }
  const entries: AuditRecord[] = [];
  for (const entry of listed.entries) {
    const parsed = parsedAt(entry.key, entry, parseAuditRecord);
    if (parsed.outcome === 'unreachable') return parsed;
    if (parsed.record !== undefined) entries.push(parsed.record);
  }
  return { outcome: 'page', entries, ...next };
}

function prefixOf(of: HistoryRequest['of']): string {
  switch (of.kind) {
    case 'license':
      return `audit/${of.licenseId}/`;
    case 'account':
      return `audit/${of.accountId}/`;
    case 'organisation':
      return `audit-of/${of.organisation}/`;
  }
}

/** A license's history names everybody on it: it is for those in charge and its administrators. */
function mayRead(of: HistoryRequest['of'], outside: Outside): true | Exclude<HistoryOutcome, { outcome: 'page' }> {
  const by = outside.identity();
  if (by === undefined) return { outcome: 'unknown-account' };
  if (isVendor(by, outside)) return true;
  switch (of.kind) {
    case 'account':
      return { outcome: 'not-there' };
    case 'organisation': {
      const known = isReviewer(of.organisation, by, outside);
      if (known.outcome === 'unreachable') return known;
      return known.isReviewer ? true : { outcome: 'not-there' };
    }
    case 'license': {
      const read = readRecord(outside.store, recordKey.license(of.licenseId), parseLicenseRecord);
      if (read.outcome === 'unreachable') return read;
      if (read.record === undefined) return { outcome: 'not-there' };
      const known = authorityOver(read.record, by, outside);
      if (known.outcome === 'unreachable') return known;
      const isAdministrator = read.record.license.administrators.some(({ id }) => id === by.id);
      return known.authority === 'in-charge' || isAdministrator ? true : { outcome: 'not-there' };
    }
  }
}
