// The stored records: their keys, shapes and parsers. Whatever comes out of a store passes through here.
import * as v from 'valibot';
import type { DesktopLicense, DriveLicense, Email, PluginLicense } from '../../rules/index';

/**
 * Keys of records. Everything that decides about an account lies under that account's key, so that a check reads one
 * record; `license/` holds the truth about a license, and an account's holdings are its copy, written in one commit.
 */
export const recordKey = {
  account: (id: string) => `account/${id}`,
  address: (email: Email) => `address/${email}`,
  license: (id: string) => `license/${id}`,
  organisation: (id: string) => `organisation/${id}`,
  conflict: (email: Email, accountId: string) => `conflict/${email}/${accountId}`,
  audit: (subject: string, instant: number, what: string) =>
    `audit/${subject}/${new Date(instant).toISOString()}/${what}`,
} as const;

/** A Google account that has held a subscription or a trial. */
export interface AccountRecord {
  readonly schema: 1;
  readonly id: string;
  /** As Google spells it now. */
  readonly email: string;
  /** Addresses it had before, newest last (D6: a rename keeps the old address in the history). */
  readonly formerEmails: readonly string[];
  /** Its licenses, each with this account's own holder entry only. Ended ones stay: they tell what happened. */
  readonly holdings: readonly DriveLicense[];
  /** The organisation whose licenses of other products it may see. */
  readonly organisation?: string;
}

/** An address that subscriptions were bought for. */
export interface AddressRecord {
  readonly schema: 1;
  /** As typed by the buyer. */
  readonly email: string;
  /** The account that the address was bound to at its first check; never overwritten without an administrator. */
  readonly accountId?: string;
  readonly licenses: readonly DriveLicense[];
}

/** The truth about one license. */
export interface LicenseRecord {
  readonly schema: 1;
  readonly license: DriveLicense;
}

/** What an organisation holds of the other products, for display. */
export interface OrganisationRecord {
  readonly schema: 1;
  readonly name: string;
  readonly licenses: readonly (DesktopLicense | PluginLicense)[];
}

/** An address met under an account that it is not bound to (D6): an administrator decides. */
export interface ConflictRecord {
  readonly schema: 1;
  readonly email: string;
  readonly boundTo: string;
  readonly seenAs: string;
  readonly at: number;
}

/** What was done to whom, and by which rule. Written once, never changed. */
export interface AuditRecord {
  readonly schema: 1;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Account id of whoever did it. */
  readonly by: string;
  readonly what: 'bound' | 'renamed' | 'trial-started';
  readonly licenseId?: string;
  readonly rule: string;
  readonly before: unknown;
  readonly after: unknown;
}

const instant = v.pipe(v.number(), v.safeInteger());
const text = v.pipe(v.string(), v.nonEmpty());
const account = { id: v.exactOptional(text), email: text };

const term = v.variant('kind', [
  v.object({ kind: v.literal('trial'), startedAt: instant }),
  v.object({
    kind: v.literal('paid'),
    billing: v.picklist(['monthly', 'yearly']),
    startedAt: instant,
    cancelledAt: v.exactOptional(instant),
  }),
]);

const driveLicense = v.object({
  product: v.literal('google-drive'),
  id: text,
  seats: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  term,
  holders: v.array(v.object({ ...account, boundAt: v.exactOptional(instant), editsUntil: v.exactOptional(instant) })),
  administrators: v.array(v.object(account)),
  seatsLoweredAt: v.exactOptional(instant),
});

/** Licenses of Google Drive as stored. */
export const driveLicenses = v.array(driveLicense);

const accountRecord = v.object({
  schema: v.literal(1),
  id: text,
  email: text,
  formerEmails: v.array(text),
  holdings: driveLicenses,
  organisation: v.exactOptional(text),
});

const addressRecord = v.object({
  schema: v.literal(1),
  email: text,
  accountId: v.exactOptional(text),
  licenses: driveLicenses,
});

const licenseRecord = v.object({ schema: v.literal(1), license: driveLicense });

const seats = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The shape of an organisation's record, for copies of it that are kept elsewhere. */
export const organisationRecord = v.object({
  schema: v.literal(1),
  name: text,
  licenses: v.array(
    v.variant('product', [
      v.object({ product: v.literal('desktop'), id: text, users: seats, assigned: v.array(v.object(account)) }),
      v.object({
        product: v.picklist(['confluence', 'jira']),
        id: text,
        editors: v.union([seats, v.literal('unlimited')]),
        boughtFrom: v.picklist(['vendor', 'marketplace']),
        instance: text,
        staging: v.array(text),
        assigned: v.array(v.object(account)),
      }),
    ]),
  ),
});

/** A parsed record, or why it can't be used. A damaged record is never the same as no record. */
export type Parsed<Record> =
  { readonly outcome: 'parsed'; readonly record: Record } | { readonly outcome: 'damaged'; readonly at: string };

const parse =
  <Record>(schema: v.GenericSchema<unknown, Record>) =>
  (json: unknown): Parsed<Record> => {
    const result = v.safeParse(schema, json);
    return result.success
      ? { outcome: 'parsed', record: result.output }
      : { outcome: 'damaged', at: v.getDotPath(result.issues[0]) ?? '(whole value)' };
  };

export const parseAccountRecord: (json: unknown) => Parsed<AccountRecord> = parse(accountRecord);
export const parseAddressRecord: (json: unknown) => Parsed<AddressRecord> = parse(addressRecord);
export const parseLicenseRecord: (json: unknown) => Parsed<LicenseRecord> = parse(licenseRecord);
export const parseOrganisationRecord: (json: unknown) => Parsed<OrganisationRecord> = parse(organisationRecord);
