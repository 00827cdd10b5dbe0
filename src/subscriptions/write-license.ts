// What changes of licenses write beside the licenses: the share of each account, and the addresses they are listed under.
import { type Account, type DriveLicense, type Email, isSameAccount, managersOf, parseEmail } from '../rules/index';
import { announce } from './check/memory';
import type { Conflict, Outside, Purpose, Store, Unreachable, Write } from './ports';
import { recordKey } from './records/keys';
import { readRecords } from './records/read';
import {
  type AccountRecord,
  type AddressRecord,
  type LicenseRecord,
  parseAccountRecord,
  parseAddressRecord,
} from './records/records';
import { peopleOf, sharesOf, withShare } from './shares';

/** A license as it was read (undefined: it is new) and as it is to be. */
export interface LicenseRewrite {
  readonly before: LicenseRecord | undefined;
  readonly version: string | undefined;
  readonly after: LicenseRecord;
}

/**
 * Writes licenses with the shares of everybody they touch in one commit, so that no reader ever sees one half changed,
 * after announcing it to whatever is remembered of them.
 * @param others what else belongs to the change, such as its audit entry
 * @returns the version of each license, in the rewrites' order
 */
export function commitLicenses(
  rewrites: readonly LicenseRewrite[],
  others: readonly Write[],
  outside: Outside,
  purpose: Purpose = 'paid',
): { readonly outcome: 'committed'; readonly versions: readonly string[] } | Conflict | Unreachable {
  const touched = touchedBy(rewrites);
  const accounts = accountWrites(rewrites, touched.filter(isBound), outside.store);
  if (accounts.outcome === 'unreachable') return accounts;
  const addresses = addressWrites(rewrites, outside.store);
  if (addresses.outcome !== 'ready') return addresses;
  if (!announce(touched, outside)) return unannounced;
  const committed = outside.store.commit(
    [
      ...rewrites.map(({ version, after }): Write => {
        return { key: recordKey.license(after.license.id), expected: version, json: after };
      }),
      ...accounts.writes,
      ...addresses.writes,
      ...rewrites.flatMap(organisationWrites),
      ...others,
    ],
    purpose,
  );
  return committed.outcome === 'committed'
    ? { outcome: 'committed', versions: committed.versions.slice(0, rewrites.length) }
    : committed;
}

/**
 * The writes of a binding for everybody but the account that is bound: on a plan that is over its seats, whose seat ends
 * first depends on who else is bound (D2).
 * @returns nothing to write in nearly every case
 */
export function writesForOthers(
  rewrites: readonly LicenseRewrite[],
  accountId: string,
  outside: Outside,
): { readonly outcome: 'ready'; readonly writes: readonly Write[] } | Unreachable {
  const others = touchedBy(rewrites)
    .filter(isBound)
    .filter(({ id }) => id !== accountId);
  if (others.length === 0) return { outcome: 'ready', writes: [] };
  if (!announce(others, outside)) return unannounced;
  return accountWrites(rewrites, others, outside.store);
}

const unannounced: Unreachable = { outcome: 'unreachable', detail: 'the change could not be announced' };

/** Everybody whose share of one of the licenses changes, each once; those without an id too, who may be known by now. */
function touchedBy(rewrites: readonly LicenseRewrite[]): readonly Account[] {
  const touched: Account[] = [];
  for (const { before, after } of rewrites) {
    const [was, is] = [before?.license, after.license];
    // Of a plan of hundreds, most are far from what changes.
    const names = was === undefined ? 'all' : changedNames(was, is);
    const [old, fresh] = [was && sharesOf(was), sharesOf(is)];
    for (const account of [...peopleOf(is), ...(was === undefined ? [] : peopleOf(was))]) {
      if (names !== 'all' && !namesOf(account).some((name) => names.has(name))) continue;
      if (JSON.stringify(old?.(account)) === JSON.stringify(fresh(account))) continue;
      if (!touched.some((one) => isSameAccount(one, account))) touched.push(account);
    }
  }
  return touched;
}

/** Ids and addresses of all entries that come or go, and of whoever manages the license; all where something else changes. */
function changedNames(was: DriveLicense, is: DriveLicense): ReadonlySet<string> | 'all' {
  const rest = ({ holders: _, ...others }: DriveLicense): string => JSON.stringify(others);
  if (rest(was) !== rest(is)) return 'all';
  const texts = ({ holders }: DriveLicense) => new Map(holders.map((one) => [JSON.stringify(one), one] as const));
  const [old, fresh] = [texts(was), texts(is)];
  const changed = [...[...old].filter(([text]) => !fresh.has(text)), ...[...fresh].filter(([text]) => !old.has(text))];
  return new Set([...changed.map(([, one]) => one), ...managersOf(was), ...managersOf(is)].flatMap(namesOf));
}

const namesOf = ({ id, email }: Account): readonly string[] => [
  `@${parseEmail(email) ?? email}`,
  ...(id === undefined ? [] : [id]),
];

type BoundAccount = Account & { readonly id: string };

const isBound = (account: Account): account is BoundAccount => account.id !== undefined;

/** The record of each of these accounts with its share as it will be. */
function accountWrites(
  rewrites: readonly LicenseRewrite[],
  accounts: readonly BoundAccount[],
  store: Store,
): { readonly outcome: 'ready'; readonly writes: readonly Write[] } | Unreachable {
  const read = readRecords(
    store,
    accounts.map(({ id }) => recordKey.account(id)),
    parseAccountRecord,
  );
  if (read.outcome === 'unreachable') return read;
  const licenses = rewrites.map(({ after: { license } }) => ({ license, shares: sharesOf(license) }));
  const writes = accounts.map((account, at): Write => {
    const own = read.records[at];
    const organisation = own?.record?.organisation ?? rewrites[0]?.after.organisation;
    const record: AccountRecord = {
      formerEmails: [],
      email: account.email,
      ...own?.record,
      schema: 1,
      id: account.id,
      holdings: licenses.reduce(
        (held, { license, shares }) => withShare(held, license, account, shares),
        own?.record?.holdings ?? [],
      ),
      ...(organisation !== undefined && { organisation }),
    };
    return { key: recordKey.account(account.id), expected: own?.version, json: record };
  });
  return { outcome: 'ready', writes };
}

/** The record of each address that comes to one of the licenses, leaves it, or is bound to somebody else with it. */
function addressWrites(
  rewrites: readonly LicenseRewrite[],
  store: Store,
): { readonly outcome: 'ready'; readonly writes: readonly Write[] } | Conflict | Unreachable {
  const changes = rewrites.map(({ before, after }) => ({
    licenseId: after.license.id,
    was: byAddress(before === undefined ? [] : peopleOf(before.license)),
    is: byAddress(peopleOf(after.license)),
  }));
  const emails = [...new Set(changes.flatMap(({ was, is }) => [...was.keys(), ...is.keys()]))].filter((email) =>
    changes.some(({ was, is }) => was.has(email) !== is.has(email) || was.get(email)?.id !== is.get(email)?.id),
  );
  const read = readRecords(store, emails.map(recordKey.address), parseAddressRecord);
  if (read.outcome === 'unreachable') return read;
  const personOf = (email: Email): Account | undefined =>
    changes.map(({ is }) => is.get(email)).find((one) => one !== undefined);
  // Bound since the change was decided: a license that waits for the address would wait for ever.
  const isBoundSince = emails.some((email, at) => {
    const person = personOf(email);
    return person !== undefined && person.id === undefined && read.records[at]?.record?.accountId !== undefined;
  });
  if (isBoundSince) return { outcome: 'conflict' };
  const writes = emails.flatMap((email, at): readonly Write[] => {
    const stored = read.records[at];
    const person = personOf(email);
    if (person === undefined && stored?.record === undefined) return [];
    const owner = stored?.record?.accountId;
    // Bound to somebody else who is not on these licenses: it stays theirs (D6), and the license is found by its account.
    const isOthers = owner !== undefined && person?.id !== undefined && owner !== person.id;
    if (isOthers && !changes.some(({ was }) => was.get(email)?.id === owner)) return [];
    const accountId = person?.id ?? stored?.record?.accountId;
    const json: AddressRecord = {
      email: person?.email ?? email,
      ...stored?.record,
      schema: 2,
      ...(accountId !== undefined && { accountId }),
      licenseIds: changes.reduce<readonly string[]>((ids, { licenseId, was, is }) => {
        if (!was.has(email) && !is.has(email)) return ids;
        const others = ids.filter((id) => id !== licenseId);
        return is.has(email) ? [...others, licenseId] : others;
      }, stored?.record?.licenseIds ?? []),
    };
    return [{ key: recordKey.address(email), expected: stored?.version, json }];
  });
  return { outcome: 'ready', writes };
}

const byAddress = (people: readonly Account[]): ReadonlyMap<Email, Account> =>
  new Map(
    people.flatMap((person) => {
      const email = parseEmail(person.email);
      return email === undefined ? [] : [[email, person] as const];
    }),
  );

/** Lists a new license among those of its organisation. */
const organisationWrites = ({ before, after: { license, organisation } }: LicenseRewrite): readonly Write[] =>
  before !== undefined || organisation === undefined
    ? []
    : [{ key: recordKey.inOrganisation(organisation, license.id), expected: undefined, json: { schema: 1 } }];
