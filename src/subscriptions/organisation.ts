// What an account may see of its organisation's licenses of the other products.
import type { DesktopLicense, PluginLicense } from '../rules/index';
import type { Answer } from './answer';
import type { Outside } from './ports';
import { readRecord } from './read-record';
import { parseOrganisationRecord, recordKey } from './records';

/** An organisation's licenses of the other products, for display. */
export interface Organisation {
  readonly name: string;
  readonly licenses: readonly (DesktopLicense | PluginLicense)[];
}

/** The organisation of the account in this answer; undefined when it has none, or it can't be read just now. */
export function readOrganisation({ holdings }: Answer, { store, log }: Outside): Organisation | undefined {
  if (holdings.organisation === undefined) return undefined;
  const result = readRecord(store, recordKey.organisation(holdings.organisation), parseOrganisationRecord);
  if (result.outcome === 'read') return result.record;
  log.warn('organisation-unreachable', { organisation: holdings.organisation, detail: result.detail });
  return undefined;
}
