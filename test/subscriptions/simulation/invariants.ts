// What must be true of the records after every single service call, whatever happened.
import { type DriveLicense, parseEmail } from '../../../src/rules/index';
import {
  type AccountRecord,
  type AddressRecord,
  type AuditRecord,
  type LicenseRecord,
  parseAccountRecord,
  parseAddressRecord,
  parseAuditRecord,
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
  readonly licenses: ReadonlyMap<string, { readonly record: LicenseRecord; readonly version: number }>;
  readonly audit: readonly AuditRecord[];
}

interface Envelope {
  readonly version: number;
  readonly json?: object;
}

/** Parses everything that is stored. Throws what is damaged. */
export function recordsOf(world: SharedWorld): Records {
  const accounts = new Map<string, AccountRecord>();
  const addresses = new Map<string, AddressRecord>();
  const licenses = new Map<string, { readonly record: LicenseRecord; readonly version: number }>();
  const audit: AuditRecord[] = [];
  for (const [key, text] of world.properties) {
    const slash = key.indexOf('/');
    const rest = key.slice(slash + 1);
    if (slash < 0) continue;
    const { version, json } = envelopeOf(text);
    if (json === undefined) continue;
    const parsed = <Record>(parse: (value: unknown) => Parsed<Record>): Record => parsedOnce(key, json, parse);
    switch (key.slice(0, slash)) {
      case 'account':
        accounts.set(rest, parsed(parseAccountRecord));
        break;
      case 'address':
        addresses.set(rest, parsed(parseAddressRecord));
        break;
      case 'license':
        licenses.set(rest, { record: parsed(parseLicenseRecord), version });
        break;
      case 'audit':
        audit.push(parsed(parseAuditRecord));
        break;
      case 'conflict':
        parsed(parseConflictRecord);
        break;
      case 'organisation':
        parsed(parseOrganisationRecord);
        break;
      case 'in-organisation':
      case 'audit-of':
        break;
      default:
        throw new Error(`${key} is of no known kind`);
    }
  }
  return { accounts, addresses, licenses, audit };
}

const envelopes = new Map<string, Envelope>();
const parsedRecords = new WeakMap<object, unknown>();

/** The same text is met after every call of every schedule. */
function envelopeOf(text: string): Envelope {
  const known = envelopes.get(text);
  if (known !== undefined) return known;
  if (envelopes.size > 10_000) envelopes.clear();
  const envelope = JSON.parse(text) as Envelope;
  envelopes.set(text, envelope);
  return envelope;
}

function parsedOnce<Record>(key: string, json: object, parse: (value: unknown) => Parsed<Record>): Record {
  if (parsedRecords.has(json)) return parsedRecords.get(json) as Record;
  const result = parse(json);
  if (result.outcome === 'damaged') throw new Error(`${key} is damaged at ${result.at}`);
  parsedRecords.set(json, result.record);
  return result.record;
}

/** What is wrong with these records; nothing, when all is well. */
export function brokenInvariants({ accounts, addresses, licenses, audit }: Records): readonly string[] {
  const broken: string[] = [];
  for (const [id, { record, version }] of licenses) {
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
    const deeds = audit.filter(({ licenseId }) => licenseId === id).length;
    if (deeds !== version) broken.push(`${id} was written ${version} times, and ${deeds} deeds are recorded`);
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
