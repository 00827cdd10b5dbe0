// One person as administrators read them: everything they hold that the asker may see, what they may do, and their history.
import {
  type Account,
  type Decision,
  type DriveRuleId,
  decideDrive,
  isSameAccount,
  parseEmail,
} from '../../rules/index';
import type { Outside, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import type { AuditRecord, AuditedDeed, Difference } from '../records/deeds';
import { parseAccountRecord, parseAddressRecord } from '../records/records';
import { leniency } from '../settings';
import { history } from './history';
import { readReviewed } from './review';
import type { SeatRow } from './seats';

/** Somebody who holds a seat of a license, or administers it. */
export interface PersonRequest {
  readonly licenseId: string;
  readonly account: Account;
}

export type PersonOutcome =
  | {
      readonly outcome: 'person';
      readonly email: string;
      /** Undefined until the address was first met. */
      readonly accountId?: string;
      readonly formerEmails: readonly string[];
      readonly lastOpenedAt?: number;
      /** Their own rows of every license that the asker may see. */
      readonly rows: readonly SeatRow[];
      /** What they may do by those licenses, with a file that Drive lets them edit. */
      readonly answers: Readonly<Record<'view' | 'edit' | 'create', Decision<DriveRuleId>>>;
      /** Oldest first. */
      readonly entries: readonly AuditRecord[];
      readonly people: Readonly<Record<string, string>>;
    }
  | { readonly outcome: 'not-there' }
  | Unreachable;

/** Looks one person up, by a license that lists them and that the signed-in account may review. */
export function reviewPerson({ licenseId, account }: PersonRequest, outside: Outside): PersonOutcome {
  const named = readReviewed([licenseId], outside);
  if (named.outcome === 'unreachable') return named;
  const listed = named.licenses
    .flatMap(({ record }) => [...record.license.holders, ...record.license.administrators])
    .find((one) => isSameAccount(one, account));
  if (listed === undefined) return { outcome: 'not-there' };
  const own = readOwn(listed, outside);
  if (own.outcome === 'unreachable') return own;
  const reviewed = readReviewed([...new Set([licenseId, ...own.licenseIds])], outside);
  if (reviewed.outcome === 'unreachable') return reviewed;

  const licenses = reviewed.licenses.map(({ record }) => record.license);
  const facts = { now: outside.now(), ...leniency, reachable: true };
  const may = (action: 'view' | 'edit' | 'create'): Decision<DriveRuleId> =>
    decideDrive(licenses, { product: 'google-drive', action, account: listed }, facts);
  const entries: AuditRecord[] = [];
  const people: Record<string, string> = {};
  for (const { id, seats } of licenses) {
    const page = history({ of: { kind: 'license', licenseId: id } }, outside);
    if (page.outcome === 'unreachable') return page;
    if (page.outcome !== 'page') continue;
    // A plan's history names everybody; this one is about one of them.
    entries.push(...page.entries.filter((entry) => seats === 1 || concerns(entry, listed)));
    Object.assign(people, page.people);
  }
  return {
    outcome: 'person',
    email: own.email,
    ...(listed.id !== undefined && { accountId: listed.id }),
    formerEmails: own.formerEmails,
    ...(own.lastOpenedAt !== undefined && { lastOpenedAt: own.lastOpenedAt }),
    rows: reviewed.rows.filter((row) => row.account !== undefined && isSameAccount(row.account, listed)),
    answers: { view: may('view'), edit: may('edit'), create: may('create') },
    entries: entries.sort((one, other) => one.at - other.at),
    people,
  };
}

interface Own {
  readonly outcome: 'read';
  readonly email: string;
  readonly formerEmails: readonly string[];
  readonly lastOpenedAt?: number;
  readonly licenseIds: readonly string[];
}

/** What is stored of an account, or of an address that no account has shown yet. */
function readOwn(account: Account, { store }: Outside): Own | Unreachable {
  if (account.id === undefined) {
    const address = parseEmail(account.email);
    const read = address === undefined ? undefined : readRecord(store, recordKey.address(address), parseAddressRecord);
    if (read?.outcome === 'unreachable') return read;
    return { outcome: 'read', email: account.email, formerEmails: [], licenseIds: read?.record?.licenseIds ?? [] };
  }
  const read = readRecord(store, recordKey.account(account.id), parseAccountRecord);
  if (read.outcome === 'unreachable') return read;
  const { email = account.email, formerEmails = [], lastOpenedAt, holdings = [] } = read.record ?? {};
  return {
    outcome: 'read',
    email,
    formerEmails,
    ...(lastOpenedAt !== undefined && { lastOpenedAt }),
    licenseIds: holdings.map(({ id }) => id),
  };
}

/** Deeds that reach everybody on a license. */
const forEverybody: readonly AuditedDeed[] = ['upgrade', 'downgrade', 'cancel', 'restart', 'change-billing'];

/** Whether an entry tells of this person, by id or by address, or of all. */
const concerns = ({ what, differences }: AuditRecord, account: Account): boolean =>
  forEverybody.includes(what) || differences.some((one) => accountsIn(one).some((who) => isSameAccount(who, account)));

/** Whom a difference is about. */
function accountsIn(one: Difference): readonly Account[] {
  switch (one.of) {
    case 'holder':
    case 'administrator':
      return [one.before, one.after].flatMap((who) => who ?? []);
    case 'directory':
      return [{ email: one.email }];
    case 'holders':
      return typeof one.after === 'number' ? [] : one.after.map((email) => ({ email }));
    case 'binding':
      return [{ id: one.after, email: one.email }];
    case 'seats':
    case 'term':
    case 'note':
    case 'trial':
    case 'address':
    case 'account':
    case 'reviewers':
    case 'licenses':
    case 'file':
      return [];
  }
}
