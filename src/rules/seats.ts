// The seats of a license, in every product: who is listed, who of them counts, whether there is room, how the list changes.
import { type Account, comparedAddress, isSameAccount, parseEmail } from './account';

/** Somebody listed for a license. */
export interface CountedPerson<Id extends string = string> {
  readonly account: Account;
  readonly isCounted: boolean;
  /** The rules that say so. */
  readonly because: readonly Id[];
}

/** What a count needs and was not given: the license's group of editors, or all users of its host. */
export type NotLookedUp = 'group' | 'users';

/** Seats of one license, and everybody listed for it. Derived from the lists each time, never kept beside them. */
export interface SeatCount<Id extends string = string> {
  readonly bought: number | 'unlimited';
  /** At least so many, where something was not looked up. */
  readonly taken: number;
  /** `unknown`: some seats may be free, and what was not looked up decides. */
  readonly free: number | 'unlimited' | 'unknown';
  readonly over: number;
  readonly people: readonly CountedPerson<Id>[];
  readonly notLookedUp: readonly NotLookedUp[];
}

/** People of whom these rules say whether they count. */
export const listedBy = <Id extends string>(
  people: readonly Account[],
  isCounted: boolean,
  ...because: readonly Id[]
): readonly CountedPerson<Id>[] => people.map((account) => ({ account, isCounted, because }));

/** Counts named users against what was bought: each person once, however often they are listed (D9). */
export function countNamed<Id extends string>(
  bought: number | 'unlimited',
  listed: readonly CountedPerson<Id>[],
  notLookedUp: readonly NotLookedUp[] = [],
): SeatCount<Id | 'license/counts-once'> {
  const counted = listed.filter(({ isCounted }) => isCounted);
  const personOf = personOfEach(counted, ({ account }) => account);
  const taken = new Set(personOf.values()).size;
  const left = bought === 'unlimited' ? bought : Math.max(0, bought - taken);
  return {
    bought,
    taken,
    free: notLookedUp.length > 0 && Number(left) > 0 ? 'unknown' : left,
    over: bought === 'unlimited' ? 0 : Math.max(0, taken - bought),
    people: listed.map((person) =>
      (personOf.get(person) ?? person) === person
        ? person
        : { ...person, isCounted: false, because: ['license/counts-once'] },
    ),
    notLookedUp,
  };
}

/**
 * The entry that stands for the person of each entry of a list. Entries with an id come first, wherever they are listed:
 * an address alone is then the same person as any of them that has it, and the count is the same in every order.
 */
function personOfEach<Entry extends object>(
  list: readonly Entry[],
  accountOf: (entry: Entry) => Account,
): ReadonlyMap<Entry, Entry> {
  const known = new Map<string, Entry>();
  const personOf = new Map<Entry, Entry>();
  for (const hasId of [true, false]) {
    for (const entry of list) {
      const { id, email } = accountOf(entry);
      if ((id !== undefined) !== hasId) continue;
      const address = `at ${comparedAddress(email)}`;
      const key = id === undefined ? address : `id ${id}`;
      const person = known.get(key) ?? entry;
      known.set(key, person);
      if (!known.has(address)) known.set(address, person);
      personOf.set(entry, person);
    }
  }
  return personOf;
}

/** The entry of a list that stands for the person of each of its entries. */
export const personOf = <Person extends Account>(list: readonly Person[]): ReadonlyMap<Person, Person> =>
  personOfEach(list, (entry) => entry);

/** Everybody of a list, each person once, in the order in which they are first met. */
export function persons<Person extends Account>(list: readonly Person[]): readonly Person[] {
  if (list.length < 2) return list;
  const standsFor = personOf(list);
  return [...new Set(list.map((entry) => standsFor.get(entry) ?? entry))];
}

/** Whether somebody is listed. */
export const isListed = (list: readonly Account[], account: Account): boolean =>
  list.some((one) => isSameAccount(one, account));

/** The entry of an account: spelled as it is, else under its id, else under its address. */
export function entryOf<Person extends Account>(list: readonly Person[], account: Account): Person | undefined {
  let other: Person | undefined;
  for (const one of list) {
    if (one.id === account.id && one.email === account.email) return one;
    if (one.id === account.id && account.id !== undefined) other ??= one;
  }
  return other ?? list.find((one) => isSameAccount(one, account));
}

/** The list without a person, however often they are in it. Whoever names a spare entry takes away that one alone. */
export function without<Person extends Account>(list: readonly Person[], account: Account): readonly Person[] {
  const entry = entryOf(list, account);
  const standsFor = personOf(list);
  return list.filter((one) => one !== entry && standsFor.get(one) !== entry);
}

/** The list with an account tied to its place: every entry of it becomes one, under the id and the address of now (D5, D6). */
export function tiedTo<Person extends Account>(
  list: readonly Person[],
  account: Account & { readonly id: string },
  tie: (entry: Person) => Person = (entry) => entry,
): readonly Person[] {
  const own = entryOf(list, account);
  return list.flatMap((one) =>
    one === own ? [{ ...tie(own), ...account }] : isSameAccount(one, account) ? [] : [one],
  );
}

/** A change of who holds a seat. */
export type SeatChange =
  | { readonly action: 'assign' | 'release'; readonly account: Account }
  | { readonly action: 'transfer'; readonly from: Account; readonly to: Account };

/** Who holds a seat after a permitted change. */
export function seated<Person extends Account>(
  list: readonly Person[],
  change: SeatChange,
  seatFor: (account: Account) => Person,
): readonly Person[] {
  switch (change.action) {
    case 'assign':
      return isListed(list, change.account) ? list : [...list, seatFor(change.account)];
    case 'release':
      return without(list, change.account);
    case 'transfer':
      return [...without(list, change.from), seatFor(change.to)];
  }
}

/** The people and the number of seats that any change may name. */
interface Named {
  readonly action: string;
  readonly account?: Account;
  readonly from?: Account;
  readonly to?: Account;
  readonly seats?: number | 'unlimited';
}

/** What matters about the seats when something is changed, in every product. `count`: with these people on the list. */
export function seatSituation<Person extends Account>(
  list: readonly Person[],
  { account, from = account, to, seats }: Named,
  count: (list: readonly Person[]) => Pick<SeatCount, 'bought' | 'free'>,
) {
  // Only who gives a seat to somebody makes room for them.
  const others = from && to ? without(list, from) : list;
  const { bought, free } = count(others);
  const receiving = to ?? account;
  return {
    person: from !== undefined && isListed(list, from) ? 'listed' : 'not-listed',
    receiver: to === undefined ? 'not-meant' : isListed(others, to) ? 'listed' : 'not-listed',
    room: free === 'unknown' ? free : free === 0 ? 'full' : 'free',
    size: seats === undefined ? 'not-meant' : sizeOf(bought, seats),
    address: receiving === undefined || parseEmail(receiving.email) !== undefined ? 'usable' : 'unusable',
  } as const;
}

/** How a wanted number of seats compares with the present one; `endless`: there is no end to the present one. */
function sizeOf(
  present: number | 'unlimited',
  wanted: number | 'unlimited',
): 'more' | 'same' | 'fewer' | 'none' | 'endless' {
  if (present === 'unlimited') return 'endless';
  if (wanted === 'unlimited') return 'more';
  if (!Number.isSafeInteger(wanted) || wanted < 1) return 'none';
  if (wanted > present) return 'more';
  return wanted === present ? 'same' : 'fewer';
}
