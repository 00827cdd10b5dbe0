// What an account may see of its organisation's licenses of the other products.
import type { Holdings } from './holdings';
import type { Outside } from '../ports';
import { readRecord } from '../records/read';
import { type OrganisationRecord, parseOrganisationRecord } from '../records/records';
import { recordKey } from '../records/keys';

/** The organisation of whoever holds these; undefined when there is none, or it can't be read just now. */
export function readOrganisation({ organisation }: Holdings, { store, log }: Outside): OrganisationRecord | undefined {
  if (organisation === undefined) return undefined;
  const result = readRecord(store, recordKey.organisation(organisation), parseOrganisationRecord);
  if (result.outcome === 'read') return result.record;
  log.warn('organisation-unreachable', { organisation, detail: result.detail });
  return undefined;
}
