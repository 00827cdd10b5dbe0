// Colleagues of the sample people who never sign in here: what an administrator of a company finds in the review.
import {
  type Account,
  type DriveLicense,
  type Holder,
  type Instant,
  type Term,
  day,
  parseEmail,
  withSeatsSettled,
} from '../rules/index';
import { auditWrites } from '../subscriptions/audit';
import type { Write } from '../subscriptions/ports';
import type { AuditedDeed, Difference } from '../subscriptions/records/deeds';
import { recordKey } from '../subscriptions/records/keys';
import type { AccountRecord, AddressRecord, ConflictRecord, LicenseRecord } from '../subscriptions/records/records';
import { peopleOf, shareOf } from '../subscriptions/shares';
import { organisationKey } from './organisation';

/** A colleague's account. */
interface Colleague extends Account {
  readonly id: string;
  readonly formerEmails: readonly string[];
  readonly lastOpenedAt: Instant | undefined;
}

const designers = 'abel bea cem dina eli fritz gia hugo ines jan kaia leo mona nils olga piet rita sami'.split(' ');
const studio = 'tara ugo vito wanda xenia'.split(' ');
const singles = 'yara zeno arlo bibi'.split(' ');

/** Records of plans and subscriptions of colleagues, with a little of everything that a reviewer should look at. */
export function colleagueRecords(now: Instant): readonly Write[] {
  const ago = (days: number): Instant => now - days * day;
  const everybody = [...designers, ...studio, ...singles].map((name, at): Colleague => ({
    id: `1${String(200 + at).padStart(20, '0')}`,
    email: address(name),
    formerEmails: name === 'kaia' || name === 'wanda' ? [`${name}.before@acme.example`] : [],
    lastOpenedAt: name === 'olga' ? undefined : ago([1, 3, 12, 26, 55, 140][at % 6] ?? 1),
  }));
  const named = (names: readonly string[]): readonly Colleague[] =>
    everybody.filter(({ email }) => names.some((name) => email === address(name)));
  const yearly = (days: number): Term & { readonly kind: 'paid' } => ({
    kind: 'paid',
    billing: 'yearly',
    startedAt: ago(days),
  });
  const monthly = (days: number): Term & { readonly kind: 'paid' } => ({
    kind: 'paid',
    billing: 'monthly',
    startedAt: ago(days),
  });
  const licenses: readonly LicenseRecord[] = [
    record(license('plan-design', 20, yearly(210), named(designers), [address('abel'), address('bea')]), {
      note: 'Renewed every autumn with the budget of Design.',
    }),
    // Lowered from five seats to three a month ago: the two who came last edit until the renewal.
    record(
      withSeatsSettled({
        ...license('plan-studio', 3, monthly(34), named(studio), [address('tara')]),
        seatsLoweredAt: ago(20),
      }),
      { movedAt: [ago(25), ago(18), ago(11), ago(3)] },
    ),
    record(license('sub-yara', 1, yearly(330), named(['yara']), [address('yara')])),
    record(license('sub-zeno', 1, { ...yearly(190), cancelledAt: ago(30) }, named(['zeno']), [address('zeno')])),
    record(license('sub-arlo', 1, monthly(62), named(['arlo']), [address('arlo')])),
    // Has a seat of the plan as well.
    record(license('sub-gia', 1, yearly(95), named(['gia']), [address('gia')])),
    record(license('sub-bibi', 1, { ...monthly(200), cancelledAt: ago(80) }, named(['bibi']), [address('bibi')])),
  ];
  const accounts = everybody.map(({ id, email, formerEmails, lastOpenedAt }): AccountRecord => ({
    schema: 1,
    id,
    email,
    formerEmails,
    holdings: licenses.flatMap((one) => shareOf(one.license, { id, email }) ?? []),
    organisation: organisationKey,
    ...(lastOpenedAt !== undefined && { lastOpenedAt }),
  }));
  return [
    ...licenses.flatMap((one) => [
      put(recordKey.license(one.license.id), one),
      put(recordKey.inOrganisation(organisationKey, one.license.id), { schema: 1 }),
    ]),
    ...accounts.map((one) => put(recordKey.account(one.id), one)),
    ...accounts.flatMap(({ id, email, holdings }) => addressWrite(email ?? '', id, holdings)),
    ...dispute(named(['arlo'])[0], ago(2)),
    ...past(licenses, ago),
  ];
}

const address = (name: string): string => `${name}@acme.example`;

const put = (key: string, json: object): Write => ({ key, expected: undefined, json });

const record = (given: DriveLicense, more: Partial<Pick<LicenseRecord, 'note' | 'movedAt'>> = {}): LicenseRecord => ({
  schema: 1,
  license: given,
  organisation: organisationKey,
  ...more,
});

function license(
  id: string,
  seats: number,
  term: Term,
  people: readonly Colleague[],
  administrators: readonly string[],
): DriveLicense {
  const holders = people.map(({ id: accountId, email }, at): Holder => {
    return { id: accountId, email, boundAt: term.startedAt + at * day };
  });
  return {
    product: 'google-drive',
    id,
    seats,
    term,
    holders,
    administrators: people
      .filter(({ email }) => administrators.includes(email))
      .map(({ id: accountId, email }) => ({ id: accountId, email })),
  };
}

function addressWrite(email: string, accountId: string, holdings: readonly DriveLicense[]): readonly Write[] {
  const parsed = parseEmail(email);
  if (parsed === undefined) return [];
  const json: AddressRecord = { schema: 2, email, accountId, licenseIds: holdings.map(({ id }) => id) };
  return [put(recordKey.address(parsed), json)];
}

/** Somebody new came under the address of somebody who holds a subscription. */
function dispute(bound: Colleague | undefined, at: Instant): readonly Write[] {
  const email = bound && parseEmail(bound.email);
  if (bound === undefined || email === undefined) return [];
  const seenAs = `1${String(299).padStart(20, '0')}`;
  const json: ConflictRecord = { schema: 1, email: bound.email, boundTo: bound.id, seenAs, at };
  return [put(recordKey.conflict(email, seenAs), json)];
}

/** A little of what was done in the past months. */
function past(licenses: readonly LicenseRecord[], ago: (days: number) => Instant): readonly Write[] {
  const deed = (
    licenseId: string,
    days: number,
    what: AuditedDeed,
    rule: string,
    ...differences: readonly Difference[]
  ): readonly Write[] => {
    const [by] = licenses
      .filter((one) => one.license.id === licenseId)
      .flatMap((one) => one.license.administrators.concat(peopleOf(one.license)));
    return by?.id === undefined
      ? []
      : auditWrites({ id: by.id, email: by.email }, ago(days), {
          what,
          licenseId,
          because: [rule],
          differences,
          organisation: organisationKey,
        });
  };
  return [
    ...deed('plan-studio', 20, 'downgrade', 'drive/plan-changes-at-any-time', { of: 'seats', before: 5, after: 3 }),
    ...deed('plan-studio', 11, 'assign', 'drive/plan-lists-its-accounts', {
      of: 'holder',
      email: 'xenia@acme.example',
      after: { email: 'xenia@acme.example' },
    }),
    ...deed('plan-design', 40, 'release', 'drive/plan-lists-its-accounts', {
      of: 'holder',
      email: 'theo@acme.example',
      before: { email: 'theo@acme.example' },
    }),
    ...deed('plan-design', 39, 'note', '', { of: 'note', after: 'Renewed every autumn with the budget of Design.' }),
    ...deed('sub-zeno', 30, 'cancel', 'drive/cancelling-keeps-paid-time', {
      of: 'term',
      before: { kind: 'paid', billing: 'yearly', startedAt: ago(190) },
      after: { kind: 'paid', billing: 'yearly', startedAt: ago(190), cancelledAt: ago(30) },
    }),
  ];
}
