// How the seats of a license are counted, in every product.
import { type Account, type Email, parseEmail } from './account';

/** Somebody listed for a license. */
export interface CountedPerson<Id extends string = string> {
  readonly account: Account;
  readonly isCounted: boolean;
  /** The rules that say so. */
  readonly because: readonly Id[];
}

/** Seats of one license, and everybody listed for it. Derived from the lists each time, never kept beside them. */
export interface SeatCount<Id extends string = string> {
  readonly bought: number | 'unlimited';
  readonly taken: number;
  readonly free: number | 'unlimited';
  readonly over: number;
  readonly people: readonly CountedPerson<Id>[];
}

/** Counts named users against what was bought: each person once, however often they are listed (D9). */
export function countNamed<Id extends string>(
  bought: number | 'unlimited',
  listed: readonly CountedPerson<Id>[],
): SeatCount<Id | 'license/counts-once'> {
  const first = firstMentions(listed.filter(({ isCounted }) => isCounted));
  const people = listed.map((person): CountedPerson<Id | 'license/counts-once'> =>
    person.isCounted && !first.has(person) ? { ...person, isCounted: false, because: ['license/counts-once'] } : person,
  );
  const taken = people.filter(({ isCounted }) => isCounted).length;
  return bought === 'unlimited'
    ? { bought, taken, free: 'unlimited', over: 0, people }
    : { bought, taken, free: Math.max(0, bought - taken), over: Math.max(0, taken - bought), people };
}

/**
 * Which of these mention somebody for the first time. Accounts with an id come first, wherever they are listed: an
 * address alone is then the same person as any of them that has it, and the count is the same in every order.
 */
function firstMentions<Person extends CountedPerson>(people: readonly Person[]): ReadonlySet<Person> {
  const ids = new Set<string>();
  const addresses = new Set<Email | undefined>();
  const first = new Set<Person>();
  for (const person of people) {
    const { id, email } = person.account;
    if (id === undefined) continue;
    addresses.add(parseEmail(email));
    if (ids.size < ids.add(id).size) first.add(person);
  }
  for (const person of people) {
    const { id, email } = person.account;
    if (id !== undefined) continue;
    const address = parseEmail(email);
    if (address === undefined || addresses.size < addresses.add(address).size) first.add(person);
  }
  return first;
}
