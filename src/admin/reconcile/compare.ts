// What the directory says of everybody who holds a seat. Decides nothing by itself: it proposes, and says what it rests on.
import type { SeatRow } from '../../contract/review';
import { type Email, day, parseEmail } from '../../rules/index';
import type { findingWords } from '../../messages/admin.en';
import type { DirectoryPerson } from '../google/directory';

/** What was found out. */
export type FindingKind = keyof typeof findingWords;

/** One seat that is not as the directory would have it, or one member of a group without a seat. */
export interface Finding {
  readonly kind: FindingKind;
  /** `none`: it comes right by itself. */
  readonly proposal: 'release' | 'follow-up' | 'none';
  /** Released only by force: a mockup was opened lately, or may have been. */
  readonly isHeld: boolean;
  /** Undefined for whoever holds no seat. */
  readonly row?: SeatRow;
  /** Whom the directory knows under this account or address. */
  readonly person?: DirectoryPerson;
}

/** Everybody of the organisation, found by id and by address. */
interface People {
  readonly all: readonly DirectoryPerson[];
  readonly byId: (id: string) => DirectoryPerson | undefined;
  /** By the address that they sign in with. */
  readonly byAddress: (email: string) => DirectoryPerson | undefined;
  /** By any further address. */
  readonly byAlias: (email: string) => DirectoryPerson | undefined;
  /** Whether addresses of this domain are the organisation's own. */
  readonly isOwnDomain: (email: string) => boolean;
}

export function indexPeople(all: readonly DirectoryPerson[]): People {
  const ids = new Map(all.map((person) => [person.id, person]));
  const addresses = new Map<Email, DirectoryPerson>();
  const aliases = new Map<Email, DirectoryPerson>();
  const domains = new Set<string>();
  for (const person of all) {
    keepLiving(addresses, person.email, person);
    for (const alias of person.aliases) keepLiving(aliases, alias, person);
    for (const address of [person.email, ...person.aliases]) domains.add(domainOf(address));
  }
  const find = (index: ReadonlyMap<Email, DirectoryPerson>, text: string): DirectoryPerson | undefined => {
    const email = parseEmail(text);
    return email === undefined ? undefined : index.get(email);
  };
  return {
    all,
    byId: (id) => ids.get(id),
    byAddress: (email) => find(addresses, email),
    byAlias: (email) => find(aliases, email),
    isOwnDomain: (email) => domains.has(domainOf(email)),
  };
}

/** An address that went from somebody deleted to somebody else is the living one's. */
function keepLiving(index: Map<Email, DirectoryPerson>, text: string, person: DirectoryPerson): void {
  const email = parseEmail(text);
  if (email !== undefined && (person.state !== 'deleted' || !index.has(email))) index.set(email, person);
}

const domainOf = (email: string): string => (parseEmail(email) ?? '').replace(/^.*@/, '');

/** Seats whose account the lists of the directory do not hold: each is looked up by itself before anything is said of it. */
export const unlisted = (rows: readonly SeatRow[], people: People): readonly string[] => [
  ...new Set(
    rows.flatMap(({ account }) => {
      if (account === undefined) return [];
      if (account.id !== undefined) return people.byId(account.id) === undefined ? [account.id] : [];
      return people.byAddress(account.email) === undefined && people.byAlias(account.email) === undefined
        ? [account.email]
        : [];
    }),
  ),
];

/** What the comparison rests on. */
interface Compared {
  readonly people: People;
  /** Accounts that were looked up by themselves, by id or address. */
  readonly lookedUp: ReadonlyMap<string, DirectoryPerson | 'none' | 'unknown'>;
  /** Ids of those whom seats are for; undefined where that was not asked, or is not known for certain. */
  readonly members: ReadonlySet<string> | undefined;
  /** The server's clock. */
  readonly now: number;
}

/** The findings: first what may be released, last what comes right by itself. */
export function compare(rows: readonly SeatRow[], compared: Compared): readonly Finding[] {
  const { people, members, now } = compared;
  const found = rows.flatMap((row): readonly Finding[] => {
    const { account } = row;
    if (account === undefined) return [];
    const seen = findingOf(account, compared);
    if (seen === undefined) return [];
    const proposal = proposalFor(seen.kind);
    return [{ ...seen, proposal, isHeld: proposal === 'release' && mayBeActive(account, now), row }];
  });
  if (members === undefined) return inOrder(found);
  const seated = new Set(
    rows.flatMap(({ account }) =>
      account === undefined
        ? []
        : [account.id ?? (people.byAddress(account.email) ?? people.byAlias(account.email))?.id],
    ),
  );
  const without = people.all
    .filter(({ id, state }) => state === 'active' && members.has(id) && !seated.has(id))
    .map((person): Finding => ({ kind: 'no-seat', proposal: 'follow-up', isHeld: false, person }));
  return inOrder([...found, ...without]);
}

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((one, other) => rank(one) - rank(other));

const rank = ({ proposal, isHeld }: Finding): number =>
  proposal === 'release' ? (isHeld ? 1 : 0) : proposal === 'follow-up' ? 2 : 3;

function proposalFor(kind: FindingKind): Finding['proposal'] {
  switch (kind) {
    case 'deleted':
    case 'archived':
    case 'suspended':
    case 'gone':
    case 'left-group':
      return 'release';
    case 'renamed':
      return 'none';
    case 'alias':
    case 'reassigned':
    case 'outside':
    case 'unverified':
    case 'no-seat':
      return 'follow-up';
  }
}

type Holder = NonNullable<SeatRow['account']>;
type Seen = Pick<Finding, 'kind' | 'person'> | undefined;

function findingOf(account: Holder, compared: Compared): Seen {
  const { people, lookedUp } = compared;
  const alone = lookedUp.get(account.id ?? account.email);
  const known = typeof alone === 'object' ? alone : undefined;
  if (account.id === undefined) {
    const person = people.byAddress(account.email) ?? (isPrimary(known, account.email) ? known : undefined);
    if (person !== undefined) return findingOfPerson(person, compared);
    const further = people.byAlias(account.email) ?? known;
    return further === undefined ? absent(account, alone, people) : { kind: 'alias', person: further };
  }
  const person = people.byId(account.id) ?? known;
  if (person !== undefined) {
    const isRenamed = parseEmail(person.email) !== parseEmail(account.email);
    return findingOfPerson(person, compared) ?? (isRenamed ? { kind: 'renamed', person } : undefined);
  }
  const successor = people.byAddress(account.email) ?? people.byAlias(account.email);
  return successor === undefined ? absent(account, alone, people) : { kind: 'reassigned', person: successor };
}

const isPrimary = (person: DirectoryPerson | undefined, email: string): boolean =>
  person !== undefined && parseEmail(person.email) === parseEmail(email);

function findingOfPerson(person: DirectoryPerson, { members }: Compared): Seen {
  if (person.state !== 'active') return { kind: person.state, person };
  return members === undefined || members.has(person.id) ? undefined : { kind: 'left-group', person };
}

/** Nobody the directory lists. Only where it was said that there is nobody, and the address is ours, is somebody gone. */
function absent({ email }: Holder, alone: DirectoryPerson | 'none' | 'unknown' | undefined, people: People): Seen {
  if (!people.isOwnDomain(email)) return { kind: 'outside' };
  return { kind: alone === 'none' ? 'gone' : 'unverified' };
}

/** Days without a mockup opened after which a seat may be released; an opening is noted to within a week and some hours. */
const quietDays = 30 + 8;

/** An account is bound when a mockup is first met with it. */
const mayBeActive = ({ lastOpenedAt = 0, boundAt = 0 }: Holder, now: number): boolean =>
  now - Math.max(lastOpenedAt, boundAt) < quietDays * day;
