// Keys of records. Everything that decides about an account lies under that account's key, so that a check reads one record.
import type { Email } from '../../rules/index';

/**
 * `license/` holds the truth about a license; accounts hold copies of their own share, written in the same commit.
 * `in-organisation/` only lists which licenses belong together, and could be made again from them.
 */
export const recordKey = {
  account: (id: string) => `account/${id}`,
  address: (email: Email) => `address/${email}`,
  license: (id: string) => `license/${id}`,
  organisation: (id: string) => `organisation/${id}`,
  inOrganisation: (organisation: string, licenseId: string) => `in-organisation/${organisation}/${licenseId}`,
  conflict: (email: Email, accountId: string) => `conflict/${email}/${accountId}`,
  /** Entries about one subject lie together, in the order of their instants. */
  audit: (subject: string, instant: number, what: string) =>
    `audit/${subject}/${new Date(instant).toISOString()}/${what}`,
  /** The same entry, found by the organisation it belongs to; holds nothing but the entry's key. */
  auditOf: (organisation: string, instant: number, subject: string, what: string) =>
    `audit-of/${organisation}/${new Date(instant).toISOString()}/${subject}/${what}`,
  /** How far the news of billing were followed. */
  billing: () => 'billing/cursor',
} as const;

/** What an id of a license or an organisation may look like: ids are parts of keys. */
export const idForm = /^[\w.:@-]{1,100}$/;

/** What an id may look like that is given anew: not as a way out of a folder, nor as engines name their own things. */
export const newIdForm = /^(?!\.{1,2}$|__)[\w.:@-]{1,100}$/;

/** What every record's key begins with; together all there is. */
export const recordPrefixes = [
  'account/',
  'address/',
  'license/',
  'organisation/',
  'in-organisation/',
  'conflict/',
  'audit/',
  'audit-of/',
  'billing/',
] as const;

/** Whether a record may lie at this key. */
export const isRecordKey = (key: string): boolean => recordPrefixes.some((prefix) => key.startsWith(prefix));
