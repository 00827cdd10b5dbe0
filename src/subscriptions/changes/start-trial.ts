// Starts the 30-day trial of the signed-in account: once for each account ever, however often it is asked for (D8).
import { type Decision, type Instant, day, parseEmail, startTrial as trialOf, trialDays } from '../../rules/index';
import { auditWrites } from '../audit';
import { readHoldings } from '../check/holdings';
import { announce } from '../check/memory';
import type { Conflict, Identified, Outside, Unreachable, Write } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { type AccountRecord, type AddressRecord, type LicenseRecord, parseAddressRecord } from '../records/records';
import { withShare } from '../shares';
import { untilSettled } from '../until-settled';

export type TrialOutcome =
  | { readonly outcome: 'started'; readonly until: Instant }
  /** It was running or over before; `decision` says which rule speaks against another. */
  | { readonly outcome: 'refused'; readonly decision: Decision }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Starts the trial. Nothing is recorded unless it is said to have started. */
export const startTrial = (outside: Outside): TrialOutcome => untilSettled(() => startOnce(outside), outside);

function startOnce(outside: Outside): TrialOutcome | Conflict {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  // A trial begins with a second: nobody counts less, and it takes less room for ever.
  const now = Math.floor(outside.now() / 1000) * 1000;
  // Reading first binds what may wait for this address: whoever has bought needs no trial.
  const own = readHoldings(account, outside);
  if (own.outcome === 'unreachable') return own;
  const trial = trialOf(own.holdings.licenses, account, { now });
  if (trial.outcome === 'refused') return trial;
  const claimed = own.record === undefined ? claimAddress(account, outside) : [];
  if ('outcome' in claimed) return claimed;

  const record: AccountRecord = {
    formerEmails: [],
    ...own.record,
    schema: 1,
    id: account.id,
    email: account.email,
    holdings: withShare(own.record?.holdings ?? [], trial.license, account),
  };
  const license: LicenseRecord = { schema: 1, license: trial.license };
  if (!announce([account], outside)) return { outcome: 'unreachable', detail: 'the change could not be announced' };
  // The license's key holds the account's id, so that of two starts at once one meets the other, reads again, and is refused.
  const committed = outside.store.commit(
    [
      { key: recordKey.account(account.id), expected: own.version, json: record },
      { key: recordKey.license(trial.license.id), expected: undefined, json: license },
      ...claimed,
      ...auditWrites(account, now, {
        what: 'trial-started',
        licenseId: trial.license.id,
        because: trial.because,
        differences: [{ of: 'trial', startedAt: now }],
      }),
    ],
    'trial',
  );
  return committed.outcome === 'committed' ? { outcome: 'started', until: now + trialDays * day } : committed;
}

/**
 * Whoever has a record has an address in the store too, so that what is bought for it later finds the account. An
 * address that is bound to somebody else stays theirs (D6).
 */
function claimAddress(account: Identified, { store }: Outside): readonly Write[] | Unreachable {
  const email = parseEmail(account.email);
  if (email === undefined) return [];
  const address = readRecord(store, recordKey.address(email), parseAddressRecord);
  if (address.outcome === 'unreachable') return address;
  if (address.record !== undefined) return [];
  const json: AddressRecord = { schema: 2, email: account.email, accountId: account.id, licenseIds: [] };
  return [{ key: recordKey.address(email), expected: undefined, json }];
}
