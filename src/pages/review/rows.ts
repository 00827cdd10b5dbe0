// Seats as the table shows them: searched, filtered, sorted, grouped and summed. Pure, and quick with 100,000 of them.
import { day, payments } from '../../rules/index';
import type { Flag, SeatRow } from '../../contract/review';
import { seatColumns } from '../../contract/kept';
import { naturally, seatText, sought } from '../../contract/sought';
import { grouped } from './grouped';

/** A seat with what makes it quick to find. */
export interface Row extends SeatRow {
  /** Unique among all rows. */
  readonly key: string;
  /** Everything that a search looks at, without case and accents. */
  readonly text: string;
}

/** Columns that rows are sorted by: of flags there are several in each. */
export const columns = seatColumns.filter((column) => column !== 'flags');
type Column = (typeof columns)[number];
export const groupings = ['none', 'plan', 'state', 'organisation'] as const;
type Grouping = (typeof groupings)[number];

/** What a table is sorted by. */
export interface Sorting<Name extends string> {
  readonly column: Name;
  readonly isDescending: boolean;
}

/** What the table is asked to show. */
export interface View extends Sorting<Column> {
  readonly search: string;
  /** With any of these; empty: whichever. */
  readonly flags: readonly Flag[];
  readonly state: SeatRow['state'] | undefined;
  /** An id, or a part of one where there is none of it; empty: every license. */
  readonly license: string;
  readonly organisation: string | undefined;
  /** Held by somebody who opened no mockup for more days than this. */
  readonly unusedDays: number | undefined;
  /** Last opened from this day on, and to the end of this one: ISO 8601, UTC; empty: whenever. */
  readonly openedFrom: string;
  readonly openedTo: string;
  readonly grouping: Grouping;
}

/** A view that leaves nothing out. */
export const nothingSought = {
  search: '',
  flags: [],
  state: undefined,
  license: '',
  organisation: undefined,
  unusedDays: undefined,
  openedFrom: '',
  openedTo: '',
} as const satisfies Partial<View>;

/** A line of the table. */
export type Line =
  | { readonly kind: 'row'; readonly row: Row }
  | {
      readonly kind: 'group';
      readonly label: string;
      readonly key: string;
      readonly isFolded: boolean;
      /** Its rows, also where they are folded away. */
      readonly rowKeys: readonly string[];
    };

export const everyFlag: readonly Flag[] = [
  'suspended',
  'archived',
  'deleted',
  'reused-address',
  'over-plan',
  'paid-twice',
  'disputed',
  'partly-refunded',
  'duplicate',
  'renamed',
  'waiting',
  'unused',
  'moved-often',
];

export const everyState = [
  'active',
  'past-due',
  'trial',
  'cancelled',
  'over-plan',
  'unconfirmed',
  'unpaid',
  'refunded',
  'ended',
  'trial-ended',
  'none',
] as const;

export const toRow = (row: SeatRow): Row => ({
  ...row,
  key: `${row.licenseId}\n${row.account?.id ?? row.account?.email ?? ''}`,
  text: seatText(row),
});

/** The row that a key names; whoever had no account yet when it was written is found by the address. */
export const rowOf = (rows: readonly Row[], wanted: string | undefined): Row | undefined =>
  wanted === undefined
    ? undefined
    : rows.find(({ key, licenseId, account }) => key === wanted || `${licenseId}\n${account?.email ?? ''}` === wanted);

/** The rows with these licenses as they are now: what is gone from a license goes, what is new stands in its place. */
export function withLicenses(
  rows: readonly Row[],
  licenseIds: readonly string[],
  fresh: readonly Row[],
): readonly Row[] {
  const ids = new Set(licenseIds);
  const first = rows.findIndex(({ licenseId }) => ids.has(licenseId));
  const others = (part: readonly Row[]): readonly Row[] => part.filter(({ licenseId }) => !ids.has(licenseId));
  const at = first === -1 ? rows.length : first;
  return [...others(rows.slice(0, at)), ...fresh, ...others(rows.slice(at))];
}

/** The rows that are looked for, in the order asked for. @param now epoch milliseconds */
export function shownRows(rows: readonly Row[], view: View, now: number): readonly Row[] {
  const { search, flags, state, license, organisation, unusedDays, column, isDescending } = view;
  const isSought = sought(search);
  const isOfLicense = licenseFilter(rows, license);
  const [from, to] = [Date.parse(view.openedFrom), Date.parse(view.openedTo) + day];
  const usedSince = unusedDays === undefined ? undefined : now - unusedDays * day;
  const isOpenedThen = (at: number | undefined): boolean =>
    (Number.isNaN(from) && Number.isNaN(to)) || (at !== undefined && !(at < from) && !(at >= to));
  const found = rows.filter(
    (row) =>
      (flags.length === 0 || flags.some((flag) => row.flags.includes(flag))) &&
      (state === undefined || row.state === state) &&
      (organisation === undefined || row.organisation === organisation) &&
      isOfLicense(row.licenseId) &&
      (usedSince === undefined || (row.account?.lastOpenedAt ?? row.account?.boundAt ?? Infinity) < usedSince) &&
      isOpenedThen(row.account?.lastOpenedAt) &&
      isSought(row.text),
  );
  return inOrder(found, (row) => valueOf(row, column), isDescending);
}

/** Whoever names a license means that one, and not those that begin alike. */
function licenseFilter(rows: readonly Row[], license: string): (id: string) => boolean {
  const wanted = license.trim();
  if (wanted === '') return () => true;
  if (rows.some(({ licenseId }) => licenseId === wanted)) return (id) => id === wanted;
  const isSought = sought(wanted);
  return (id) => isSought(id.toLowerCase());
}

/** Sorted by a value of each. Those without one come last, whichever way it is sorted. */
export function inOrder<Item>(
  items: readonly Item[],
  of: (item: Item) => string | number | undefined,
  isDescending: boolean,
): readonly Item[] {
  const valued = items.map((item) => ({ item, value: of(item) }));
  const way = isDescending ? -1 : 1;
  valued.sort(({ value: one }, { value: other }) => {
    if (one === other) return 0;
    if (one === undefined) return 1;
    if (other === undefined) return -1;
    return one < other ? -way : way;
  });
  return valued.map(({ item }) => item);
}

function valueOf(
  { account, state, until, paidUntil, payment, licenseId }: Row,
  column: Column,
): string | number | undefined {
  switch (column) {
    case 'account':
      return account && naturally(account.email);
    case 'state':
      return everyState.findIndex((one) => one === state);
    case 'until':
      return until;
    case 'payment':
      // What is in trouble comes before whatever is paid for.
      return payment === undefined ? paidUntil : payments.indexOf(payment) - payments.length;
    case 'bound':
      return account?.boundAt;
    case 'opened':
      // Whoever never opened one did so longer ago than anybody.
      return account && (account.lastOpenedAt ?? 0);
    case 'plan':
      return naturally(licenseId);
  }
}

/** Lines of the table: the rows, under a heading for each group where they are grouped; of those folded, the heading alone. */
export function linesOf(
  rows: readonly Row[],
  grouping: Grouping,
  folded: ReadonlySet<string>,
  labelOf: (row: Row) => string,
): readonly Line[] {
  if (grouping === 'none') return rows.map((row) => ({ kind: 'row', row }));
  return [...grouped(rows, labelOf)].flatMap(([label, members]): readonly Line[] => {
    const [key, isFolded] = [`group\n${label}`, folded.has(`group\n${label}`)];
    const heading = { kind: 'group', label, key, isFolded, rowKeys: members.map((row) => row.key) } as const;
    return isFolded ? [heading] : [heading, ...members.map((row) => ({ kind: 'row', row }) as const)];
  });
}

/** How many rows carry each flag. */
export function flagCounts(rows: readonly Row[]): ReadonlyMap<Flag, number> {
  const counts = new Map<Flag, number>();
  for (const { flags } of rows) for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
  return counts;
}
