// What must be true of the records after every single service call, whatever happened.
import { type DriveLicense, parseEmail } from '../../../src/rules/index';
import { keysUnder, recordAt } from '../../../src/stores/properties/layout';
import { type AuditRecord, parseAuditRecord } from '../../../src/subscriptions/records/deeds';
import {
  type AccountRecord,
  type AddressRecord,
  type LicenseRecord,
  parseAccountRecord,
  parseAddressRecord,
  parseConflictRecord,
  parseLicenseRecord,
  parseOrganisationRecord,
} from '../../../src/subscriptions/records/records';
import type { Parsed } from '../../../src/subscriptions/records/schema';
import { peopleOf, shareOf } from '../../../src/subscriptions/shares';
import type { SharedWorld } from './world';

/** All records, parsed. */
export interface Records {
  readonly accounts: ReadonlyMap<string, AccountRecord>;
  readonly addresses: ReadonlyMap<string, AddressRecord>;
  readonly licenses: ReadonlyMap<string, { readonly record: LicenseRecord; readonly text: string }>;
  readonly audit: readonly AuditRecord[];
}

/** Parses everything that is stored, once where the same is stored again and again. Throws what is damaged. */
export function recordsOf(world: SharedWorld): Records {
  const text = JSON.stringify([...world.properties]);
  const known = parsedBefore.get(text);
  if (known !== undefined) return known;
  const records = parsedRecords(world);
  if (parsedBefore.size >= mostKept) parsedBefore.clear();
  parsedBefore.set(text, records);
  return records;
}

const parsedBefore = new Map<string, Records>();
const mostKept = 500;

function parsedRecords(world: SharedWorld): Records {
  const accounts = new Map<string, AccountRecord>();
  const addresses = new Map<string, AddressRecord>();
  const licenses = new Map<string, { readonly record: LicenseRecord; readonly text: string }>();
  const audit: AuditRecord[] = [];
  const all = Object.fromEntries(world.properties);
  const get = (name: string): string | undefined => world.properties.get(name);
  for (const prefix of ['account/', 'address/', 'license/', 'audit/', 'conflict/', 'organisation/']) {
    for (const key of keysUnder(prefix, all)) {
      const json = recordAt(key, get);
      const rest = key.slice(prefix.length);
      const parsed = <Record>(parse: (value: unknown) => Parsed<Record>): Record => {
        const result = parse(json);
        if (result.outcome === 'damaged') throw new Error(`${key} is damaged at ${result.at}`);
        return result.record;
      };
      if (prefix === 'account/') accounts.set(rest, parsed(parseAccountRecord));
      if (prefix === 'address/') addresses.set(rest, parsed(parseAddressRecord));
      if (prefix === 'license/') licenses.set(rest, { record: parsed(parseLicenseRecord), text: textOf(json) });
      if (prefix === 'audit/') audit.push(parsed(parseAuditRecord));
      if (prefix === 'conflict/') parsed(parseConflictRecord);
      if (prefix === 'organisation/') parsed(parseOrganisationRecord);
    }
  }
  return { accounts, addresses, licenses, audit };
}

/**
 * What became of licenses between two looks and is not recorded, or is recorded and did not happen.
 * @param together how many changes of a license may have left as one; more than one may end where they began
 */
export function unrecorded(
  before: Records,
  after: Records,
  together: (licenseId: string) => number,
): readonly string[] {
  const deedsOf = (id: string, isCounted: (deed: AuditRecord) => boolean): number => {
    const count = ({ audit }: Records): number => audit.filter((one) => one.licenseId === id && isCounted(one)).length;
    return count(after) - count(before);
  };
  return [...after.licenses].flatMap(([id, { text }]) => {
    // Whoever makes the first use of a role is bound to it together with what they do.
    const others = deedsOf(id, ({ what }) => what !== 'bound');
    const deeds = others > 0 ? others : deedsOf(id, () => true);
    const changes = before.licenses.get(id)?.text === text ? 0 : 1;
    // A dispute is settled also where the license has nothing to move.
    const isSettled =
      changes === 0 && after.audit.some(({ licenseId, what }) => licenseId === id && what === 'conflict-moved');
    const areTogether = deeds > 1 && deeds <= together(id);
    return deeds === changes || isSettled || areTogether
      ? []
      : [`${id} changed ${changes} times, and ${deeds} deeds are recorded`];
  });
}

/** What is wrong with these records; nothing, when all is well. */
export function brokenInvariants({ accounts, addresses, licenses }: Records): readonly string[] {
  const broken: string[] = [];
  for (const [id, { record }] of licenses) {
    const { license } = record;
    broken.push(...heldTwice(license));
    for (const person of peopleOf(license)) {
      const address = parseEmail(person.email);
      const listed = address === undefined ? undefined : addresses.get(address);
      if (person.id === undefined) {
        if (listed?.licenseIds.includes(id) !== true) broken.push(`${id} waits for ${person.email}, who is not told`);
        if (listed?.accountId !== undefined) broken.push(`${id} waits for ${person.email}, who is ${listed.accountId}`);
        continue;
      }
      const held = accounts.get(person.id)?.holdings.find((one) => one.id === id);
      if (textOf(held) !== textOf(shareOf(license, person))) {
        broken.push(`${person.id} has another share of ${id} than the license says`);
      }
    }
  }
  for (const [id, account] of accounts) {
    for (const { id: licenseId } of account.holdings) {
      const license = licenses.get(licenseId)?.record.license;
      if (license === undefined || shareOf(license, { id, email: account.email ?? '' }) === undefined) {
        broken.push(`${id} holds ${licenseId}, which does not list it`);
      }
    }
  }
  for (const [email, { licenseIds }] of addresses) {
    for (const licenseId of licenseIds) {
      const license = licenses.get(licenseId)?.record.license;
      const isListed = license !== undefined && peopleOf(license).some((one) => parseEmail(one.email) === email);
      if (!isListed) broken.push(`${email} is told of ${licenseId}, which does not list it`);
    }
  }
  return broken;
}

function heldTwice({ id, holders, administrators, seats, seatsLoweredAt }: DriveLicense): readonly string[] {
  const broken: string[] = [];
  for (const list of [holders, administrators]) {
    const ids = list.flatMap((one) => one.id ?? []);
    const waiting = list.filter((one) => one.id === undefined).map(({ email }) => parseEmail(email));
    if (new Set(ids).size !== ids.length) broken.push(`${id} lists an account twice`);
    if (new Set(waiting).size !== waiting.length) broken.push(`${id} waits for an address twice`);
  }
  if (administrators.length > 2) broken.push(`${id} has ${administrators.length} administrators`);
  if (holders.length > seats && seatsLoweredAt === undefined) broken.push(`${id} has more holders than seats`);
  return broken;
}

/**
 * What an account holds by the records, as text to compare. `waiting`: something is bought for its address and not
 * bound yet, so that no answer may say that it holds nothing. `theirs`: its address is bound to somebody else.
 */
export function heldBy({ accounts, addresses, licenses }: Records, id: string, email: string): string {
  const own = accounts.get(id);
  const address = parseEmail(email);
  const listed = address === undefined ? undefined : addresses.get(address);
  if (own !== undefined && (parseEmail(own.email ?? '') === address || listed === undefined))
    return textOf(own.holdings);
  if (listed?.accountId === id || listed === undefined) return textOf(own?.holdings ?? []);
  if (listed.accountId === undefined) return 'waiting';
  if (own !== undefined) return textOf(own.holdings);
  const other = { id: listed.accountId, email };
  return textOf(
    listed.licenseIds.flatMap((one) => {
      const license = licenses.get(one)?.record.license;
      return (license && shareOf(license, other)) ?? [];
    }),
  );
}

/** A value as text that is the same for equal values, in whichever order their parts were written. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
