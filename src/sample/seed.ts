// The sample people's records, as the product itself would have stored them.
import { type Account, type DriveLicense, type Instant, parseEmail } from '../rules/index';
import { createScriptPropertiesStore } from '../stores/script-properties';
import type { Write } from '../subscriptions/ports';
import { recordKey } from '../subscriptions/records/keys';
import type { AccountRecord, AddressRecord, LicenseRecord } from '../subscriptions/records/records';
import { shareOf } from '../subscriptions/shares';
import { colleagueRecords } from './colleagues';
import { organisationKey, sampleOrganisation } from './organisation';
import { type Person, vendorAddress } from './people';

/** Everything that is stored in the sample world. */
export const seedRecords = (people: readonly Person[], now: Instant): readonly Write[] => [
  { key: recordKey.organisation(organisationKey), expected: undefined, json: sampleOrganisation },
  ...people.flatMap(recordsOf),
  ...colleagueRecords(now),
];

/** Script properties that hold these people's subscriptions. Those who run the product are named too. */
export function seedProperties(people: readonly Person[], now: Instant): Readonly<Record<string, string>> {
  const properties: Record<string, string> = { VENDOR_ADMINISTRATORS: vendorAddress };
  const store = createScriptPropertiesStore(
    () => ({
      getProperty: (key) => properties[key] ?? null,
      getProperties: () => properties,
      setProperties: (added) => Object.assign(properties, added),
      deleteProperty: (key) => Reflect.deleteProperty(properties, key),
    }),
    () => ({ tryLock: () => true, releaseLock: () => undefined }),
  );
  const written = store.commit(seedRecords(people, now));
  if (written.outcome !== 'committed') throw new Error(`The sample world could not be stored: ${written.outcome}`);
  return properties;
}

/** What is stored of one person: licenses, the address they were bought for, and the account once it is bound. */
function recordsOf(person: Person): readonly Write[] {
  const owner = person.boundTo ?? (person.isBound ? person.account.id : undefined);
  const email = person.boundAs ?? person.account.email;
  const address = parseEmail(email);
  if (person.licenses.length === 0 || address === undefined) return [];
  const licenses = person.licenses.map((license) => boundLicense(license, email, owner));
  const write = (key: string, json: LicenseRecord | AddressRecord | AccountRecord | { readonly schema: 1 }): Write => ({
    key,
    expected: undefined,
    json,
  });
  return [
    ...licenses.flatMap((license) => [
      write(recordKey.license(license.id), { schema: 1, license, organisation: organisationKey }),
      write(recordKey.inOrganisation(organisationKey, license.id), { schema: 1 }),
    ]),
    write(recordKey.address(address), {
      schema: 2,
      email,
      ...(owner !== undefined && { accountId: owner }),
      licenseIds: licenses.map(({ id }) => id),
    }),
    ...(owner === undefined
      ? []
      : [
          write(recordKey.account(owner), {
            schema: 1,
            id: owner,
            email,
            formerEmails: [],
            holdings: licenses.flatMap((license) => shareOf(license, { id: owner, email }) ?? []),
            organisation: organisationKey,
            lastOpenedAt: person.lastOpenedAt,
          }),
        ]),
  ];
}

/** The license with everybody of this address bound to the account that has it. */
const boundLicense = (license: DriveLicense, email: string, owner: string | undefined): DriveLicense => {
  const tied = <One extends Account>(one: One): One =>
    one.id === undefined ? { ...one, email, ...(owner !== undefined && { id: owner }) } : one;
  return {
    ...license,
    holders: license.holders.map((holder) =>
      holder.id === undefined && owner !== undefined
        ? { ...tied(holder), boundAt: license.term.startedAt }
        : tied(holder),
    ),
    administrators: license.administrators.map(tied),
  };
};
