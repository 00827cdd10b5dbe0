// Marks the accounts that run the product, in the one record that a check reads: whoever has a subscription of their own is
// asked about the role by that mark, and nobody else's check asks for it.
import type { Source } from './check/holdings';
import { announce } from './check/memory';
import type { Identified, Outside } from './ports';
import { recordKey } from './records/keys';
import type { AccountRecord } from './records/records';

/**
 * Marks this account as one that runs the product, or takes the mark away, where it is otherwise. That it could not be
 * written changes nothing for the person: the next look tries again.
 */
export function noteOperator(account: Identified, { record, version }: Source, runs: boolean, outside: Outside): void {
  if (record === undefined || (record.runsProduct === true) === runs) return;
  const { runsProduct: _, ...rest } = record;
  const json: AccountRecord = { ...rest, ...(runs && { runsProduct: true }) };
  if (!announce([account], outside)) return;
  // As long as there is any room: how little there is is what they are to be told.
  const noted = outside.store.commit([{ key: recordKey.account(account.id), expected: version, json }], 'paid');
  if (noted.outcome === 'unreachable') {
    outside.log.warn('operator-not-noted', { account: account.id, why: noted.detail });
  }
}
