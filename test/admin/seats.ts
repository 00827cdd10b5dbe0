// Plans with their holders' records, written into the emulator's Script Properties as the product itself would.
import type { World } from '../../src/emulator/api';
import { type DriveLicense, type Holder, type Instant, parseEmail } from '../../src/rules/index';
import { createScriptPropertiesStore } from '../../src/stores/script-properties';
import type { Write } from '../../src/subscriptions/ports';
import { recordKey } from '../../src/subscriptions/records/keys';
import type { AccountRecord, AddressRecord, LicenseRecord } from '../../src/subscriptions/records/records';
import { shareOf } from '../../src/subscriptions/shares';
import { freeLock } from '../stores/properties';

/** A seat to be stored. Without an id it waits for its address. */
export interface Seat {
  readonly email: string;
  readonly id?: string;
  readonly boundAt?: Instant;
  readonly lastOpenedAt?: Instant;
}

/** Stores plans of an organisation; each takes up 40 seats at the most, since a property holds 9 KB. */
export function storePlans(
  world: World,
  organisation: string,
  plans: Readonly<Record<string, readonly Seat[]>>,
  startedAt: Instant,
): void {
  const properties = { ...world.scriptProperties() };
  const store = createScriptPropertiesStore(
    () => ({
      getProperty: (key) => properties[key] ?? null,
      getProperties: () => properties,
      setProperties: (added) => Object.assign(properties, added),
      deleteProperty: (key) => Reflect.deleteProperty(properties, key),
    }),
    () => freeLock,
  );
  const written = store.commit(
    Object.entries(plans).flatMap(([id, seats]) => recordsOf(id, seats, organisation, startedAt)),
  );
  if (written.outcome !== 'committed') throw new Error(`The plans could not be stored: ${JSON.stringify(written)}`);
  world.setScriptProperties(properties);
}

function recordsOf(id: string, seats: readonly Seat[], organisation: string, startedAt: Instant): readonly Write[] {
  const license: DriveLicense = {
    product: 'google-drive',
    id,
    seats: seats.length,
    term: { kind: 'paid', billing: 'yearly', startedAt },
    holders: seats.map(({ email, id: own, boundAt = startedAt }): Holder => ({
      ...(own !== undefined && { id: own, boundAt }),
      email,
    })),
    administrators: [],
  };
  const write = (key: string, json: LicenseRecord | AccountRecord | AddressRecord | { readonly schema: 1 }): Write => ({
    key,
    expected: undefined,
    json,
  });
  return [
    write(recordKey.license(id), { schema: 1, license, organisation }),
    write(recordKey.inOrganisation(organisation, id), { schema: 1 }),
    ...seats.flatMap(({ email, id: own, lastOpenedAt }) => {
      const address = parseEmail(email);
      if (address === undefined) throw new Error(`${email} is no address`);
      const share = own === undefined ? undefined : shareOf(license, { id: own, email });
      return [
        write(recordKey.address(address), {
          schema: 2,
          email,
          ...(own !== undefined && { accountId: own }),
          licenseIds: [id],
        }),
        ...(own === undefined || share === undefined
          ? []
          : [
              write(recordKey.account(own), {
                schema: 1,
                id: own,
                email,
                formerEmails: [],
                holdings: [share],
                organisation,
                ...(lastOpenedAt !== undefined && { lastOpenedAt }),
              }),
            ]),
      ];
    }),
  ];
}
