// The audit entry of a change, as a write of the change's own commit.
import type { Identified, Write } from './ports';
import { type AuditRecord, storedAuditRecord } from './records/deeds';
import { recordKey } from './records/keys';

/** What is recorded of a deed. */
export interface Deed extends Pick<AuditRecord, 'what' | 'licenseId' | 'differences'> {
  /** The rules that permitted it. */
  readonly because: readonly string[];
  /** The organisation whose reviewers may read the entry. */
  readonly organisation?: string;
}

/** The writes of one entry. Its key is unique for a subject, an instant and a deed, so that it is written once. */
export function auditWrites(by: Identified, at: number, { because, organisation, ...deed }: Deed): readonly Write[] {
  const json = storedAuditRecord({ at, by: by.id, rule: because.join(' '), ...deed });
  const subject = deed.licenseId ?? by.id;
  const entry: Write = { key: recordKey.audit(subject, at, deed.what), expected: undefined, json };
  if (organisation === undefined) return [entry];
  const found = recordKey.auditOf(organisation, at, subject, deed.what);
  return [entry, { key: found, expected: undefined, json: { schema: 1, key: entry.key } }];
}
