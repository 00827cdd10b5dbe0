// Every record as it is stored, for those who run the product: to keep elsewhere, or to look into.
import { isVendor } from '../authority';
import type { Outside, Unreachable } from '../ports';
import { isRecordKey } from '../records/keys';
import { recordPage } from '../records/pages';

export interface ExportRequest {
  /** The `next` of the page before. */
  readonly after?: string;
}

export type ExportOutcome =
  | {
      readonly outcome: 'page';
      readonly records: readonly { readonly key: string; readonly json: unknown }[];
      readonly next?: string;
    }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** One page of records, history included. What is damaged in its content is exported as it is. */
export function exportRecords({ after }: ExportRequest, outside: Outside): ExportOutcome {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const vendor = isVendor(account, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  if (!vendor.isVendor) return { outcome: 'not-there' };
  if (after !== undefined && !isRecordKey(after)) return { outcome: 'not-there' };
  const page = recordPage(outside.store, after);
  if (page.outcome === 'unreachable') return page;
  const { entries, next } = page;
  return {
    outcome: 'page',
    records: entries.map(({ key, json }) => ({ key, json })),
    ...(next !== undefined && { next }),
  };
}
