// An organisation of thousands of people, whose directory has moved on since they got their seats.
import { type Instant, day } from '../../src/rules/index';
import type { Member, User } from './directory';
import type { Seat } from './seats';

const id = (number: number): string => `2${String(number).padStart(20, '0')}`;
const address = (number: number): string => `person-${String(number).padStart(5, '0')}@acme.example`;

/** Everything about it. */
export interface Organisation {
  readonly users: readonly User[];
  readonly groups: Readonly<Record<string, readonly Member[]>>;
  readonly plans: Readonly<Record<string, readonly Seat[]>>;
  /** What reconcile should find, by the address of the seat: the finding, and whether only force releases it. */
  readonly expected: Readonly<Record<string, readonly [finding: string, needsForce?: true]>>;
}

/**
 * @param now when the seats are looked at
 * @param people how many there are
 * @param left how many have left besides, long without a mockup opened
 */
export function organisationAt(now: Instant, people: number, left = 0): Organisation {
  const quiet = now - 90 * day;
  const users = new Map<number, User>(
    Array.from({ length: people }, (_, at) => [at, { id: id(at), primaryEmail: address(at) }]),
  );
  const change = (number: number, given: Partial<User>): void => {
    users.set(number, { id: id(number), primaryEmail: address(number), ...given });
  };
  const bound = (number: number, given: Partial<Seat> = {}): Seat => {
    return { email: address(number), id: id(number), boundAt: quiet, lastOpenedAt: quiet, ...given };
  };
  const expected: Record<string, readonly [string, true?]> = {};
  const seats: Seat[] = [];
  const seat = (one: Seat, finding?: string, needsForce?: true): void => {
    seats.push(one);
    if (finding !== undefined) expected[one.email] = needsForce === true ? [finding, true] : [finding];
  };

  change(1, { isDeleted: true });
  seat(bound(1), 'deleted');
  change(2, { suspended: true });
  seat(bound(2), 'suspended');
  change(3, { archived: true, suspended: true });
  seat(bound(3), 'archived');
  change(4, { suspended: true });
  seat(bound(4, { lastOpenedAt: now - 29 * day }), 'suspended', true);
  // Noted to within a week: what is noted as 36 days old may have been 29.
  change(5, { suspended: true });
  seat(bound(5, { lastOpenedAt: now - 36 * day }), 'suspended', true);
  change(6, { isDeleted: true });
  seat(bound(6, { boundAt: now - 3 * day, lastOpenedAt: now - 3 * day }), 'deleted', true);
  change(7, { primaryEmail: 'married@acme.example', aliases: [address(7)] });
  seat(bound(7), 'renamed');
  change(8, { primaryEmail: 'given@acme.example', aliases: ['further@acme.example'] });
  seat({ email: 'further@acme.example' }, 'alias');
  seat({ email: 'typo@acme.example' }, 'gone');
  seat({ email: 'freelance@elsewhere.example' }, 'outside');
  // The account is long forgotten, and somebody new has the address.
  users.set(people, { id: id(people), primaryEmail: 'reused@acme.example' });
  seat({ email: 'reused@acme.example', id: id(90_001), boundAt: quiet, lastOpenedAt: quiet }, 'reassigned');
  seat({ email: 'forgotten@acme.example', id: id(90_002), boundAt: quiet, lastOpenedAt: quiet }, 'gone');
  users.set(people + 1, { id: id(90_003), primaryEmail: 'board@acme.example', isForbidden: true });
  seat({ email: 'board@acme.example', id: id(90_003), boundAt: quiet, lastOpenedAt: quiet }, 'unverified');
  seat({ email: address(9).toUpperCase() });
  seat(bound(10));
  seat(bound(11));
  for (let number = 100; number < 100 + left; number += 1) {
    change(number, { suspended: true });
    seat(bound(number), 'suspended');
  }

  const plans: Record<string, Seat[]> = {};
  seats.forEach((one, at) => {
    (plans[`plan-${Math.floor(at / 35)}`] ??= []).push(one);
  });
  const member = (number: number): Member => ({ id: id(number), type: 'USER' });
  return {
    users: [...users.values()],
    groups: {
      'designers@acme.example': [{ id: 'group-a', type: 'GROUP' }, ...range(1, 9).map(member)],
      // In a circle, and in each other.
      'group-a': [{ id: 'group-b', type: 'GROUP' }, ...range(10, 10).map(member)],
      'group-b': [{ id: 'group-a', type: 'GROUP' }, { id: 'group-b', type: 'GROUP' }, ...range(5000, 5249).map(member)],
      'everybody@acme.example': [{ id: 'customer', type: 'CUSTOMER' }],
      'closed@acme.example': [{ id: 'group-nobody-may-read', type: 'GROUP' }, member(10)],
    },
    plans,
    expected,
  };
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
