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
  const isFirst = firstMentions(listed.map(({ account, isCounted }) => (isCounted ? account : undefined)));
  const people = listed.map((person, at): CountedPerson<Id | 'license/counts-once'> =>
    person.isCounted && isFirst[at] !== true
      ? { ...person, isCounted: false, because: ['license/counts-once'] }
      : person,
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
function firstMentions(accounts: readonly (Account | undefined)[]): readonly boolean[] {
  const ids = new Set<string>();
  const addresses = new Set<string>();
  const isFirst = accounts.map((account) => {
    if (account?.id === undefined) return false;
    const address = parseEmail(account.email);
    if (address !== undefined) addresses.add(address);
    return ids.size < ids.add(account.id).size;
  });
  return accounts.map((account, at) => {
    if (account === undefined || account.id !== undefined) return isFirst[at] === true;
    const address = parseEmail(account.email);
    return address === undefined || addresses.size < addresses.add(address).size;
  });
}
