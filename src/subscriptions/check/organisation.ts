// What an account may see of its organisation's licenses of the other products.
import type { Holdings } from './facts';
import type { Outside } from '../ports';
import { readRecord } from '../records/read';
import { type OrganisationRecord, parseOrganisationRecord } from '../records/records';
import { recordKey } from '../records/keys';

/** The organisation of whoever holds these; null when nothing is stored of it, undefined when it can't be read just now. */
export function readOrganisation(
  { organisation }: Holdings,
  { store, log }: Outside,
): OrganisationRecord | null | undefined {
  if (organisation === undefined) return undefined;
  const result = readRecord(store, recordKey.organisation(organisation), parseOrganisationRecord);
  if (result.outcome === 'read') return result.record ?? null;
  log.warn('organisation-unreachable', { organisation, detail: result.detail });
  return undefined;
}
