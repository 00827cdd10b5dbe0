// Notes that an account opens mockups, for administrators who look for seats that nobody uses.
import { day } from '../../rules/index';
import type { Identified, Outside } from '../ports';
import { recordKey } from '../records/keys';
import type { AccountRecord } from '../records/records';
import type { Source } from './holdings';

/** Noted once in so long: it costs a write, and nobody asks for more than weeks. */
const apart = 7 * day;

/**
 * Notes the opening of a mockup now, where the last one noted is a week old. That it could not be noted changes
 * nothing for the person.
 */
export function noteOpened(account: Identified, { record, version }: Source, { store, now, log }: Outside): void {
  const at = now();
  // A last opening in the future comes of a clock that was put back.
  if (record === undefined || Math.abs(at - (record.lastOpenedAt ?? 0)) < apart) return;
  const opened: AccountRecord = { ...record, lastOpenedAt: at };
  const noted = store.commit([{ key: recordKey.account(account.id), expected: version, json: opened }], 'note');
  if (noted.outcome === 'unreachable') log.warn('opening-not-noted', { account: account.id, why: noted.detail });
}
