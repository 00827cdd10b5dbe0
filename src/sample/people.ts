// The people of the sample world: one account for each standing that a subscription can have.
import type { Account } from '../emulator/api';
import { accountOf } from '../emulator/world/accounts';
import { type DriveLicense, type Instant, type Term, day } from '../rules/index';

/** One sample account with what was bought for it. */
export interface Person {
  readonly account: Account;
  /** What the reader should see with it; the desk shows it beside the name. */
  readonly shows: string;
  readonly licenses: readonly DriveLicense[];
  /** The account that the address is bound to when that is not this one. */
  readonly boundTo?: string;
  /** The address that its subscription was bound under, when it has been renamed since. */
  readonly boundAs?: string;
  /** When a mockup was last opened. */
  readonly lastOpenedAt: Instant;
  /** False when the subscription waits for the first check to bind itself. */
  readonly isBound: boolean;
}

/** The sample people as they stand at this instant. The first is the browser's default account. */
export function samplePeople(now: Instant): readonly Person[] {
  const ago = (days: number): Instant => now - days * day;
  const people = [
    person(1, 'Ana Ricci', 'ana', 'Subscribed, yearly', { kind: 'paid', billing: 'yearly', startedAt: ago(267) }),
    person(2, 'Ben Okafor', 'ben', 'Cancelled, still paid', {
      kind: 'paid',
      billing: 'monthly',
      startedAt: ago(80),
      cancelledAt: ago(4),
    }),
    person(3, 'Carla Nunes', 'carla', 'Trial running', { kind: 'trial', startedAt: ago(18) }),
    person(4, 'Dev Malik', 'dev', 'Trial ended', { kind: 'trial', startedAt: ago(52) }),
    person(5, 'Emil Novak', 'emil', 'Never subscribed', undefined),
    administrator(6, 'Fay Lindqvist', 'fay', 'Administrator of a plan', ago(120)),
    {
      ...person(7, 'Gus Ferrari', 'gus', 'Renamed', { kind: 'paid', billing: 'yearly', startedAt: ago(100) }),
      boundAs: 'gustav@acme.example',
    },
    {
      ...person(8, 'Hana Sato', 'hana', 'Reused address', { kind: 'paid', billing: 'yearly', startedAt: ago(300) }),
      boundTo: accountId(98),
    },
    hidden(person(9, 'Ivy Chen', 'ivy', 'Identity hidden', undefined)),
    {
      ...person(10, 'Jo Meyer', 'jo', 'Bought today: Google asks first', {
        kind: 'paid',
        billing: 'monthly',
        startedAt: now,
      }),
      isBound: false,
    },
    vendor(11, 'Vera Stone', 'Runs the product'),
  ];
  return people.map((one) => ({ lastOpenedAt: ago(2), ...one }));
}

/** Somebody who has bought at Stripe, outside of the others' organisation, with a card that fails from the first renewal on. */
export const latePayer = (): Person => ({
  ...person(12, 'Pia Berg', 'pia', 'Payment failed', undefined),
  lastOpenedAt: 0,
});

/** The address of whoever runs the product. */
export const vendorAddress = 'vera@mockups-drive.example';

/** Account ids have 21 digits, as Google's have. */
const accountId = (number: number): string => `1${String(number).padStart(20, '0')}`;

const address = (local: string): string => `${local}@acme.example`;

type Listed = Omit<Person, 'lastOpenedAt'>;

function person(number: number, name: string, local: string, shows: string, term: Term | undefined): Listed {
  const account = accountOf(accountId(number), address(local), { name });
  const license = (paid: Term): DriveLicense => ({
    product: 'google-drive',
    id: `sub-${local}`,
    seats: 1,
    term: paid,
    holders: [{ email: account.email }],
    administrators: [{ email: account.email }],
  });
  return { account, shows, licenses: term === undefined ? [] : [license(term)], isBound: true };
}

const hidden = (shown: Listed): Listed => ({ ...shown, account: { ...shown.account, identity: 'hidden' } });

function vendor(number: number, name: string, shows: string): Listed {
  const base = person(number, name, 'vera', shows, undefined);
  return { ...base, account: { ...base.account, email: vendorAddress } };
}

/** Somebody who bought a plan for three colleagues and takes no seat by administering it (D1). */
function administrator(number: number, name: string, local: string, shows: string, startedAt: Instant): Listed {
  const base = person(number, name, local, shows, undefined);
  return {
    ...base,
    licenses: [
      {
        product: 'google-drive',
        id: `plan-${local}`,
        seats: 5,
        term: { kind: 'paid', billing: 'yearly', startedAt },
        holders: ['kim', 'lou', 'mia'].map((member, at) => ({
          id: accountId(20 + at),
          email: address(member),
          boundAt: startedAt,
        })),
        administrators: [{ id: base.account.id, email: base.account.email }],
      },
    ],
  };
}
