// Changes a license as somebody asks for it: assign, release, transfer, upgrade, downgrade, cancel, restart, administrators.
import {
  type Account,
  type Decision,
  type DriveChange,
  type DriveLicense,
  type Facts,
  type Instant,
  type RemedyKind,
  type RuleId,
  changeDrive,
  day,
  inverseOf,
  isAlready,
  isSameAccount,
  parseEmail,
  plansAdministeredBy,
} from '../../rules/index';
import { auditWrites } from '../audit';
import { authorityOver } from '../authority';
import type { Conflict, Identified, Outside, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord, readRecords } from '../records/read';
import { type LicenseRecord, parseAccountRecord, parseAddressRecord, parseLicenseRecord } from '../records/records';
import { leniency } from '../settings';
import { untilSettled } from '../until-settled';
import { commitLicenses } from '../write-license';
import { licenseDifferences } from './differences';

type WithoutAsker<Change> = Change extends DriveChange ? Omit<Change, 'by'> : never;

/** What may be wanted of a license by those who administer it. Binding happens at checks alone, and nothing floats. */
export type WantedChange =
  | Exclude<WithoutAsker<DriveChange>, { readonly action: 'bind' } | { readonly action: 'cancel' | 'float' }>
  | { readonly action: 'cancel' }
  | { readonly action: 'note'; readonly note: string };

/** A change asked for. */
export interface LicenseChange {
  readonly licenseId: string;
  readonly wanted: WantedChange;
  /** The version of the license that the asker saw: nothing is changed that they did not see. */
  readonly seenVersion?: string;
}

/** What became of it. */
export type LicenseChangeOutcome =
  | {
      readonly outcome: 'changed';
      readonly before: LicenseRecord;
      readonly after: LicenseRecord;
      /** The version after the change. */
      readonly version: string;
      readonly because: readonly RuleId[];
      /** Nothing takes it back, or the rules would refuse what does. */
      readonly isLasting: boolean;
    }
  /** It is so already. Asking again changes nothing. */
  | { readonly outcome: 'unchanged'; readonly after: LicenseRecord; readonly version: string }
  | { readonly outcome: 'refused'; readonly decision: Decision<RuleId, RemedyKind> }
  /** Somebody else has changed it since it was seen: look again. */
  | { readonly outcome: 'stale'; readonly after: LicenseRecord; readonly version: string }
  /** There is no such license, or none that this account may know of. */
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Carries a change out, whole and once, for the signed-in account. */
export const changeLicense = (change: LicenseChange, outside: Outside): LicenseChangeOutcome =>
  untilSettled(() => changeOnce(change, outside), outside);

type Prepared = Extract<LicenseChangeOutcome, { readonly outcome: 'changed' }>;

function changeOnce(
  { licenseId, wanted, seenVersion }: LicenseChange,
  outside: Outside,
): LicenseChangeOutcome | Conflict {
  const by = outside.identity();
  if (by === undefined) return { outcome: 'unknown-account' };
  const read = readRecord(outside.store, recordKey.license(licenseId), parseLicenseRecord);
  if (read.outcome === 'unreachable') return read;
  const { record: before, version } = read;
  if (before === undefined || version === undefined) return { outcome: 'not-there' };
  const authority = authorityOver(before, by, outside);
  if (authority.outcome === 'unreachable') return authority;
  if (authority.authority === 'none') return { outcome: 'not-there' };

  const named = withKnownAccounts(wanted, before.license, outside);
  if (named.outcome === 'unreachable') return named;
  const changed = decided(before, named.wanted, authority.authority === 'in-charge' ? 'in-charge' : by, outside);
  // Whoever may not change it is told no more than that: what is so already is nothing for them to know.
  if (changed.outcome === 'refused' && changed.decision.because.some((rule) => notTheirs.includes(rule)))
    return changed;
  if (seenVersion !== undefined && seenVersion !== version) {
    // Asked again after it was done: what was wanted is there, though the version is another.
    return { outcome: isDone(before, named.wanted, outside.now()) ? 'unchanged' : 'stale', after: before, version };
  }
  // Who has none is without it, however often it is taken from them; so it is of a seat that was handed over, or stays.
  if (canBeRepeated.includes(wanted.action) && isDone(before, named.wanted, outside.now()))
    return { outcome: 'unchanged', after: before, version };
  if (changed.outcome !== 'decided') return changed;
  const { after, because, isLasting } = changed;
  if (JSON.stringify([after.license, after.note]) === JSON.stringify([before.license, before.note]))
    return { outcome: 'unchanged', after: before, version };
  return commitChange({ outcome: 'changed', before, after, version, because, isLasting }, by, named.wanted, outside);
}

/** What is no mistake to ask for once more: the same list of people may be gone through again. */
const canBeRepeated: readonly WantedChange['action'][] = ['release', 'remove-administrator', 'transfer'];

/** Rules that refuse the asker, whatever was asked. */
const notTheirs: readonly RuleId[] = ['drive/administrators-decide', 'drive/who-left-starts-anew'];

/** The record as it will be, or why it stays. */
function decided(
  before: LicenseRecord,
  wanted: WantedChange,
  by: Account | 'in-charge',
  outside: Outside,
):
  | ({ readonly outcome: 'decided' } & Pick<Prepared, 'after' | 'because' | 'isLasting'>)
  | { readonly outcome: 'refused'; readonly decision: Decision<RuleId, RemedyKind> }
  | { readonly outcome: 'not-there' }
  | Unreachable {
  const now = outside.now();
  if (wanted.action === 'note') {
    // A note is for those in charge; holders are not told that there is one.
    if (by !== 'in-charge') return { outcome: 'not-there' };
    const { note, ...rest } = before;
    return {
      outcome: 'decided',
      after: wanted.note === '' ? rest : { ...rest, note: wanted.note },
      because: [],
      isLasting: false,
    };
  }
  const others = wanted.action === 'add-administrator' ? licensesOf(wanted.account, outside) : { licenses: [] };
  if ('outcome' in others) return others;
  const facts = { now, ...leniency, reachable: true };
  const administers =
    wanted.action === 'add-administrator' ? plansAdministeredBy(others.licenses, wanted.account, facts) : [];
  const { movedAt: earlier = [], released: lately = [], ...rest } = before;
  const taken = lately.filter(({ releasedAt }) => releasedAt > now - day);
  const asBefore = (account: Account): Account => taken.find((one) => isSameAccount(one, account)) ?? account;
  const given =
    wanted.action === 'assign'
      ? { ...wanted, account: asBefore(wanted.account) }
      : wanted.action === 'transfer'
        ? { ...wanted, to: asBefore(wanted.to) }
        : wanted;
  const result = changeDrive(before.license, { ...given, by }, { ...facts, administers });
  if (result.outcome === 'refused') return result;
  const { license } = result;
  const isMove = wanted.action === 'release' || wanted.action === 'transfer';
  const movedAt = [...earlier.filter((at) => at > now - 30 * day), ...(isMove ? [now] : [])];
  const isSeated = (one: Account): boolean => license.holders.some((holder) => isSameAccount(holder, one));
  const released = [
    ...taken.filter((one) => !isSeated(one)),
    ...before.license.holders.filter((one) => !isSeated(one)).map((one) => ({ ...one, releasedAt: now })),
  ].slice(-mostReleased);
  return {
    outcome: 'decided',
    after: {
      ...rest,
      license,
      ...(movedAt.length > 0 && { movedAt }),
      ...(released.length > 0 && { released }),
    },
    because: result.because,
    isLasting: !canBeTakenBack(before.license, license, { ...wanted, by }, facts),
  };
}

/** How many of those who lost their seat are remembered as they were: a record has little room. */
const mostReleased = 30;

/** Whether the rules allow what takes a change back. Of an administrator named again, they look at more than the license. */
function canBeTakenBack(before: DriveLicense, after: DriveLicense, wanted: DriveChange, facts: Facts): boolean {
  const inverse = inverseOf(wanted, before.term.startedAt === after.term.startedAt);
  if (inverse === undefined) return false;
  return (
    inverse.action === 'add-administrator' ||
    changeDrive(after, { ...inverse, by: wanted.by }, facts).outcome === 'changed'
  );
}

/** Commits the license, the shares of everybody it touches and the audit entry, all or nothing. */
function commitChange(
  prepared: Prepared,
  by: Identified,
  wanted: WantedChange,
  outside: Outside,
): LicenseChangeOutcome | Conflict {
  const { before, after, version, because } = prepared;
  const committed = commitLicenses(
    [{ before, version, after }],
    auditWrites(by, outside.now(), {
      what: wanted.action,
      licenseId: after.license.id,
      because,
      differences: licenseDifferences(before, after),
      ...(after.organisation !== undefined && { organisation: after.organisation }),
    }),
    outside,
  );
  return committed.outcome === 'committed' ? { ...prepared, version: committed.versions[0] ?? version } : committed;
}

/** Whether a license is as a change would leave it. */
const isDone = ({ license, note = '' }: LicenseRecord, wanted: WantedChange, now: Instant): boolean =>
  wanted.action === 'note' ? note === wanted.note : isAlready(license, wanted, { now, ...leniency, reachable: true });

/** The change with the accounts it names as the store knows them: an address that is bound stands for its account. */
function withKnownAccounts(
  wanted: WantedChange,
  license: DriveLicense,
  outside: Outside,
): { readonly outcome: 'named'; readonly wanted: WantedChange } | Unreachable {
  const named = (change: WantedChange) => ({ outcome: 'named', wanted: change }) as const;
  switch (wanted.action) {
    case 'assign':
    case 'release':
    case 'add-administrator':
    case 'remove-administrator': {
      const account = knownAccount(wanted.account, license, outside);
      return account.outcome === 'unreachable' ? account : named({ ...wanted, account: account.account });
    }
    case 'transfer': {
      const from = knownAccount(wanted.from, license, outside);
      if (from.outcome === 'unreachable') return from;
      const to = knownAccount(wanted.to, license, outside);
      return to.outcome === 'unreachable' ? to : named({ ...wanted, from: from.account, to: to.account });
    }
    case 'upgrade':
    case 'downgrade':
    case 'cancel':
    case 'restart':
    case 'change-billing':
    case 'note':
      return named(wanted);
  }
}

/**
 * The account as listed on the license, or as its address is bound. People name accounts by their addresses: an id
 * counts only where it is listed.
 */
export function knownAccount(
  account: Account,
  { holders, administrators }: Pick<DriveLicense, 'holders' | 'administrators'>,
  { store }: Outside,
): { readonly outcome: 'known'; readonly account: Account } | Unreachable {
  const listed = [...holders, ...administrators].find((one) => isSameAccount(one, account));
  if (listed?.id !== undefined) return { outcome: 'known', account: { id: listed.id, email: listed.email } };
  const email = parseEmail(account.email);
  if (email === undefined) return { outcome: 'known', account: { email: account.email } };
  const address = readRecord(store, recordKey.address(email), parseAddressRecord);
  if (address.outcome === 'unreachable') return address;
  const id = address.record?.accountId;
  return { outcome: 'known', account: { ...(id !== undefined && { id }), email: account.email } };
}

/** What lists this account as an administrator: what it holds, or what waits for its address. */
function licensesOf(
  account: Account,
  { store }: Outside,
): { readonly licenses: readonly DriveLicense[] } | Unreachable {
  if (account.id !== undefined) {
    const own = readRecord(store, recordKey.account(account.id), parseAccountRecord);
    return own.outcome === 'unreachable' ? own : { licenses: own.record?.holdings ?? [] };
  }
  const email = parseEmail(account.email);
  if (email === undefined) return { licenses: [] };
  const address = readRecord(store, recordKey.address(email), parseAddressRecord);
  if (address.outcome === 'unreachable') return address;
  const ids = address.record?.licenseIds ?? [];
  const read = readRecords(store, ids.map(recordKey.license), parseLicenseRecord);
  if (read.outcome === 'unreachable') return read;
  return { licenses: read.records.flatMap(({ record }) => (record === undefined ? [] : [record.license])) };
}
