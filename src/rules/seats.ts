// How the seats of a license are counted, in every product.
import { type Account, parseEmail } from './account';

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
  const isSeen = createSeen();
  const people = listed.map((person): CountedPerson<Id | 'license/counts-once'> =>
    person.isCounted && isSeen(person.account)
      ? { ...person, isCounted: false, because: ['license/counts-once'] }
      : person,
  );
  const taken = people.filter(({ isCounted }) => isCounted).length;
  return bought === 'unlimited'
    ? { bought, taken, free: 'unlimited', over: 0, people }
    : { bought, taken, free: Math.max(0, bought - taken), over: Math.max(0, taken - bought), people };
}

/** Remembers accounts; says whether one was met before, by the same test as `isSameAccount`, without comparing all pairs. */
export function createSeen(): (account: Account) => boolean {
  const ids = new Set<string>();
  const anyAddress = new Set<string>();
  const unboundAddress = new Set<string>();
  return ({ id, email }) => {
    const address = parseEmail(email);
    if (id !== undefined && ids.has(id)) return true;
    if (address !== undefined && (id === undefined ? anyAddress : unboundAddress).has(address)) return true;
    if (id !== undefined) ids.add(id);
    if (address !== undefined) anyAddress.add(address);
    if (address !== undefined && id === undefined) unboundAddress.add(address);
    return false;
  };
}
