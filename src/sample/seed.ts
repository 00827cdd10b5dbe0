// The sample people's records, as the product itself would have stored them.
import { type DriveLicense, parseEmail } from '../rules/index';
import { createScriptPropertiesStore } from '../stores/script-properties';
import type { Write } from '../subscriptions/ports';
import {
  type AccountRecord,
  type AddressRecord,
  type LicenseRecord,
  recordKey,
} from '../subscriptions/records/records';
import { organisationKey, sampleOrganisation } from './organisation';
import type { Person } from './people';

/** Script properties that hold these people's subscriptions. */
export function seedProperties(people: readonly Person[]): Readonly<Record<string, string>> {
  const properties: Record<string, string> = {};
  const store = createScriptPropertiesStore(
    () => ({
      getProperty: (key) => properties[key] ?? null,
      setProperties: (added) => Object.assign(properties, added),
    }),
    () => ({ tryLock: () => true, releaseLock: () => undefined }),
  );
  const written = store.commit([
    { key: recordKey.organisation(organisationKey), expected: undefined, json: sampleOrganisation },
    ...people.flatMap(recordsOf),
  ]);
  if (written.outcome !== 'committed') throw new Error(`The sample world could not be stored: ${written.outcome}`);
  return properties;
}

/** What is stored of one person: licenses, the address they were bought for, and the account once it is bound. */
function recordsOf(person: Person): readonly Write[] {
  const { account } = person;
  const owner = person.boundTo ?? (person.isBound ? account.id : undefined);
  const boundAs = person.boundAs ?? account.email;
  const licenses = person.licenses.map((license) => boundLicense(license, boundAs, owner));
  const own = licenses.filter(({ holders }) => holders.some(({ id }) => id !== undefined && id === owner));
  const write = (key: string, json: LicenseRecord | AddressRecord | AccountRecord): Write => ({
    key,
    expected: undefined,
    json,
  });
  const email = parseEmail(boundAs);
  const isKnown = owner !== undefined && (licenses.length > 0 || person.licenses.length > 0);
  return [
    ...licenses.map((license) => write(recordKey.license(license.id), { schema: 1, license })),
    ...(email === undefined || licenses.length === 0
      ? []
      : [
          write(recordKey.address(email), {
            schema: 1,
            email: boundAs,
            ...(owner !== undefined && { accountId: owner }),
            licenses: licenses.filter(({ holders }) => holders.some((holder) => holder.email === boundAs)),
          }),
        ]),
    ...(isKnown
      ? [
          write(recordKey.account(owner), {
            schema: 1,
            id: owner,
            email: boundAs,
            formerEmails: [],
            holdings: own.length > 0 ? own : licenses.map((license) => ({ ...license, holders: [] })),
            organisation: organisationKey,
          }),
        ]
      : []),
  ];
}

/** The license with its holder bound to the account that has it. */
const boundLicense = (license: DriveLicense, boundAs: string, owner: string | undefined): DriveLicense => ({
  ...license,
  holders: license.holders.map((holder) => {
    if (holder.id !== undefined) return holder;
    const named = { ...holder, email: boundAs };
    return owner === undefined ? named : { ...named, id: owner, boundAt: license.term.startedAt };
  }),
});
