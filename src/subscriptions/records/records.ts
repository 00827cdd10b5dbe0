// The stored records: their shapes and parsers. Whatever comes out of a store passes through here.
import * as v from 'valibot';
import type { DesktopLicense, DriveLicense, Holder, Instant, PluginLicense } from '../../rules/index';
import { type DirectoryStatus, account, directoryStatus, holder, instant, seats, term, text } from './parts';
import { type Parsed, upgrading } from './schema';

/** A Google account that has held a subscription or a trial, or administers one. */
export interface AccountRecord {
  readonly schema: 1;
  readonly id: string;
  /** As Google spells it now. Undefined where it has shown none yet, or none for so long that it was forgotten. */
  readonly email?: string;
  /** Addresses it had before, newest last (D6: a rename keeps the old address in the history). */
  readonly formerEmails: readonly string[];
  /** The licenses that it holds or administers, each with this account's own entries only. */
  readonly holdings: readonly DriveLicense[];
  /** The organisation whose licenses of other products it may see. */
  readonly organisation?: string;
  /** When a mockup was last opened, to within a week. */
  readonly lastOpenedAt?: Instant;
  /** It was seen to run the product. A mark to ask again by, and never the answer. */
  readonly runsProduct?: true;
  /** What an administrator's directory said of it, unless it was there and well. */
  readonly directory?: { readonly status: DirectoryStatus; readonly notedAt: Instant };
}

/** What its directory said of an account, until it opened a mockup: it is there again then. */
export const directoryStatusOf = (record: AccountRecord | undefined): DirectoryStatus | undefined =>
  (record?.lastOpenedAt ?? 0) > (record?.directory?.notedAt ?? 0) ? undefined : record?.directory?.status;

/** An address that something was bought for, or that was named as a reviewer's. */
export interface AddressRecord {
  readonly schema: 2;
  /** As typed by the buyer. */
  readonly email: string;
  /** The account that the address was bound to at its first check; changed only by whoever settles a conflict. */
  readonly accountId?: string;
  /** Licenses that list this address, bound to its account or still waiting for it. */
  readonly licenseIds: readonly string[];
  /** The organisation that the address was named for. */
  readonly organisation?: string;
}

/** The truth about one license: a subscription, or a plan of several seats. */
export interface LicenseRecord {
  readonly schema: 1;
  readonly license: DriveLicense;
  /** Whose reviewers may see and change it. */
  readonly organisation?: string;
  /** What an administrator wrote about it. */
  readonly note?: string;
  /** When seats of it were given to somebody else lately, newest last (D4: too often is floating use). */
  readonly movedAt?: readonly Instant[];
  /** Seats taken back within a day, as they were, newest last: whoever is given theirs back has the same again. */
  readonly released?: readonly (Holder & { readonly releasedAt: Instant })[];
  /** Where it is paid for; absent where that is no matter of this product. */
  readonly purchase?: PurchaseReference;
}

/** A license's purchase at billing, and what administrators should know of it. */
export interface PurchaseReference {
  /** Who pays, by the name that billing has for them. */
  readonly customer: string;
  readonly id: string;
  /** Another purchase of the same license that is paid too: one of them is to be given back. */
  readonly also?: string;
  /** Something was given back, or the payer's bank disputes a charge; it goes on as it is. */
  readonly notice?: PurchaseNotice;
}

export const purchaseNotices = ['partly-refunded', 'disputed'] as const;

export type PurchaseNotice = (typeof purchaseNotices)[number];

/** How far the news of billing were followed. */
export interface BillingCursorRecord {
  readonly schema: 1;
  /** The last event that was followed; empty where there was none yet. */
  readonly event: string;
  readonly at: Instant;
  /** When every purchase was looked at last. */
  readonly allAt: Instant;
  /** How far the look at every purchase has come that is under way. */
  readonly place?: string;
  /** Purchases that could not be written yet. */
  readonly missed?: readonly string[];
}

/** An organisation: who reviews, and what it holds of the other products, for display. */
export interface OrganisationRecord {
  readonly schema: 2;
  readonly name: string;
  /** May see and change every license of the organisation. */
  readonly reviewers: readonly { readonly id?: string; readonly email: string }[];
  readonly licenses: readonly (DesktopLicense | PluginLicense)[];
}

/** An address met under an account that it is not bound to (D6): an administrator decides. */
export interface ConflictRecord {
  readonly schema: 1;
  readonly email: string;
  readonly boundTo: string;
  readonly seenAs: string;
  readonly at: Instant;
  /** Set once it was decided that the address stays with the account it is bound to. */
  readonly keptAt?: Instant;
}

/** A license of Google Drive as stored. */
const driveLicense = v.object({
  product: v.literal('google-drive'),
  id: text,
  seats,
  term,
  holders: v.array(holder),
  administrators: v.array(account),
  isManagedByOthers: v.exactOptional(v.boolean()),
  seatsLoweredAt: v.exactOptional(instant),
  isPaidTwice: v.exactOptional(v.boolean()),
});

/** An account's share; of a plan that it does not administer, others do, where an older one does not say so. */
const share = v.pipe(
  driveLicense,
  v.transform((held) =>
    held.seats > 1 && held.administrators.length === 0 ? { isManagedByOthers: true, ...held } : held,
  ),
);

/** An account's shares of licenses of Google Drive as stored. */
export const driveLicenses = v.array(share);

const accountRecord = v.object({
  schema: v.literal(1),
  id: text,
  email: v.exactOptional(text),
  formerEmails: v.array(text),
  holdings: driveLicenses,
  organisation: v.exactOptional(text),
  lastOpenedAt: v.exactOptional(instant),
  runsProduct: v.exactOptional(v.literal(true)),
  directory: v.exactOptional(v.object({ status: directoryStatus, notedAt: instant })),
});

const addressRecord = v.object({
  schema: v.literal(2),
  email: text,
  accountId: v.exactOptional(text),
  licenseIds: v.array(text),
  organisation: v.exactOptional(text),
});

/** Until schema 2 an address held copies of its licenses, which were never looked at but for their ids. */
const addressRecord1 = v.object({
  ...addressRecord.entries,
  schema: v.literal(1),
  licenseIds: v.optional(v.never()),
  licenses: v.array(v.object({ id: text })),
});

const licenseRecord = v.object({
  schema: v.literal(1),
  license: driveLicense,
  organisation: v.exactOptional(text),
  note: v.exactOptional(text),
  movedAt: v.exactOptional(v.array(instant)),
  released: v.exactOptional(v.array(v.object({ ...holder.entries, releasedAt: instant }))),
  purchase: v.exactOptional(
    v.object({
      customer: text,
      id: text,
      also: v.exactOptional(text),
      notice: v.exactOptional(v.picklist(purchaseNotices)),
    }),
  ),
});

const billingCursorRecord = v.object({
  schema: v.literal(1),
  event: v.string(),
  at: instant,
  allAt: instant,
  place: v.exactOptional(text),
  missed: v.exactOptional(v.array(text)),
});

const licensesOfOtherProducts = v.array(
  v.variant('product', [
    v.object({
      product: v.literal('desktop'),
      id: text,
      users: seats,
      assigned: v.array(account),
      registrations: v.exactOptional(v.array(v.object({ account: account, machine: text }))),
      version: v.exactOptional(seats),
      trialStartedAt: v.exactOptional(instant),
    }),
    v.object({
      product: v.picklist(['confluence', 'jira']),
      id: text,
      editors: v.union([seats, v.literal('unlimited')]),
      boughtFrom: v.picklist(['vendor', 'marketplace']),
      instance: text,
      staging: v.array(text),
      assigned: v.array(account),
      editorsGroup: v.exactOptional(text),
      hosting: v.exactOptional(v.picklist(['server', 'cloud'])),
      generation: v.exactOptional(v.picklist(['mockups-2', 'wireframes'])),
      maintenance: v.exactOptional(v.object({ start: instant, end: instant })),
      trialStartedAt: v.exactOptional(instant),
      unsubscribedAt: v.exactOptional(instant),
    }),
  ]),
);

/** The shape of an organisation's record, for copies of it that are kept elsewhere. */
export const organisationRecord = v.object({
  schema: v.literal(2),
  name: text,
  reviewers: v.array(account),
  licenses: licensesOfOtherProducts,
});

/** Schema 1 knew no reviewers. */
const organisationRecord1 = v.object({ schema: v.literal(1), name: text, licenses: licensesOfOtherProducts });

const conflictRecord = v.object({
  schema: v.literal(1),
  email: text,
  boundTo: text,
  seenAs: text,
  at: instant,
  keptAt: v.exactOptional(instant),
});

export const parseAccountRecord: (json: unknown) => Parsed<AccountRecord> = upgrading(accountRecord);

export const parseAddressRecord: (json: unknown) => Parsed<AddressRecord> = upgrading(addressRecord, {
  from: addressRecord1,
  upgrade: ({ licenses, licenseIds, ...rest }) => ({
    ...rest,
    schema: 2,
    licenseIds: licenses.map(({ id }) => id),
  }),
});

export const parseLicenseRecord: (json: unknown) => Parsed<LicenseRecord> = upgrading(licenseRecord);

export const parseOrganisationRecord: (json: unknown) => Parsed<OrganisationRecord> = upgrading(organisationRecord, {
  from: organisationRecord1,
  upgrade: (old) => ({ ...old, schema: 2, reviewers: [] }),
});

export const parseBillingCursor: (json: unknown) => Parsed<BillingCursorRecord> = upgrading(billingCursorRecord);

export const parseConflictRecord: (json: unknown) => Parsed<ConflictRecord> = upgrading(conflictRecord);
