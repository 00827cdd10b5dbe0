// Starts the 30-day trial of the signed-in account: once for each account ever, however often it is asked for (D8).
import { type Decision, type Instant, startTrial as trialOf, trialDays, day } from '../../rules/index';
import { auditEntry } from '../check/bind';
import { readHoldings } from '../check/holdings';
import { forget } from '../check/memory';
import { commit } from '../records/commit';
import type { Outside } from '../ports';
import { readRecord } from '../records/read-record';
import { type Conflict, untilSettled } from '../records/until-settled';
import { type AccountRecord, type LicenseRecord, parseAccountRecord, recordKey } from '../records/records';
import { graceDays } from '../settings';

export type TrialOutcome =
  | { readonly outcome: 'started'; readonly until: Instant }
  /** It was running or over before; `decision` says which rule speaks against another. */
  | { readonly outcome: 'refused'; readonly decision: Decision }
  | { readonly outcome: 'unknown-account' }
  | { readonly outcome: 'unreachable'; readonly detail: string };

/** Starts the trial. Nothing is recorded unless it is said to have started. */
export const startTrial = (outside: Outside): TrialOutcome => untilSettled(() => startOnce(outside));

function startOnce(outside: Outside): TrialOutcome | Conflict {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const now = outside.now();
  // Reading first binds what may wait for this address: whoever has bought needs no trial.
  const held = readHoldings(account, outside);
  if (held.outcome === 'unreachable') return held;
  const trial = trialOf(held.holdings.licenses, account, { now, graceDays, reachable: true });
  if (trial.outcome === 'refused') return trial;

  const own = readRecord(outside.store, recordKey.account(account.id), parseAccountRecord);
  if (own.outcome === 'unreachable') return own;
  const record: AccountRecord = {
    formerEmails: [],
    ...own.record,
    schema: 1,
    id: account.id,
    email: account.email,
    holdings: [...(own.record?.holdings ?? []), trial.license],
  };
  const license: LicenseRecord = { schema: 1, license: trial.license };
  // The license's key holds the account's id, so that of two starts at once one meets the other, reads again, and is refused.
  const committed = commit(outside.store, [
    { key: recordKey.license(trial.license.id), expected: undefined, json: license },
    { key: recordKey.account(account.id), expected: own.version, json: record },
    auditEntry(account, now, {
      what: 'trial-started',
      licenseId: trial.license.id,
      rule: 'D8',
      before: null,
      after: trial.license,
    }),
  ]);
  if (committed.outcome !== 'committed') return committed;
  forget([account.id], outside);
  return { outcome: 'started', until: now + trialDays * day };
}
