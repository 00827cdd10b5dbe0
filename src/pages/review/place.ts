// Where a reader is: the view, what it is narrowed to, and whose person is open; as the page's address tells it.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { instantOf } from '../../contract/instants';
import { type PageAddress, followAddress } from '../../contract/page-address';
import type { AuditRecord, Scope } from '../../contract/review';
import { auditedDeeds, flags } from '../../contract/vocabulary';
import { columns, everyState, groupings, nothingSought, type Sorting, type View } from './rows';

export const everyView = ['subscriptions', 'other', 'renewals', 'conflicts', 'bulk', 'audit', 'policy'] as const;
export type ViewName = (typeof everyView)[number];

/** What the audit log is asked to show. */
export interface LogView extends Sorting<LogColumn> {
  readonly search: string;
  readonly deed: AuditRecord['what'] | undefined;
  /** From the one day on, and to the end of the other: ISO 8601, UTC; empty: whenever. */
  readonly since: string;
  readonly until: string;
}

/** Columns that the log is sorted by. */
export const logColumns = ['when', 'deed', 'license', 'by'] as const;
type LogColumn = (typeof logColumns)[number];

export interface Place {
  /** As JSON; undefined for the first that there is. */
  readonly scope: Scope | undefined;
  readonly name: ViewName;
  readonly view: View;
  readonly log: LogView;
  /** The first instant of the month whose renewals are looked at. */
  readonly month: number | undefined;
  /** The row whose person is shown. */
  readonly openKey: string | undefined;
}

/** Everything, by account. */
export const firstView: View = {
  ...nothingSought,
  column: 'account',
  isDescending: false,
  grouping: 'none',
};

/** Everything that was done, what was done last first. */
export const firstLog: LogView = {
  search: '',
  deed: undefined,
  since: '',
  until: '',
  column: 'when',
  isDescending: true,
};

const first: Place = {
  scope: undefined,
  name: 'subscriptions',
  view: firstView,
  log: firstLog,
  month: undefined,
  openKey: undefined,
};

/** A place as what stands after # in an address; what is as at the beginning is left out. */
export function hashOf({ scope, name, view, log, month, openKey }: Place): string {
  const { search, flags: marked, state, license, organisation, unusedDays, openedFrom, openedTo } = view;
  const given = (text: string): string | undefined => (text === '' ? undefined : text);
  const told: Readonly<Record<string, string | undefined>> = {
    scope: scope?.kind === 'organisation' ? `organisation:${scope.organisation}` : scope?.kind,
    view: name === first.name ? undefined : name,
    search: given(search),
    flag: given(marked.join(' ')),
    state,
    license: given(license),
    organisation,
    unused: unusedDays?.toString(),
    from: given(openedFrom),
    to: given(openedTo),
    sort: sortingOf(view, firstView),
    group: view.grouping === firstView.grouping ? undefined : view.grouping,
    log: given(log.search),
    done: log.deed,
    since: given(log.since),
    until: given(log.until),
    'log-sort': sortingOf(log, firstLog),
    month: month === undefined ? undefined : new Date(month).toISOString().slice(0, 7),
    seat: openKey?.replace('\n', ' '),
  };
  const parameters = Object.entries(told).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return new URLSearchParams(parameters).toString();
}

const sortingOf = ({ column, isDescending }: Sorting<string>, usual: Sorting<string>): string | undefined =>
  column === usual.column && isDescending === usual.isDescending ? undefined : `${isDescending ? '-' : ''}${column}`;

/** And back. What is none of this page's is left out. */
export function placeOf(hash: string): Place {
  const told = new URLSearchParams(hash.replace(/^#/, ''));
  const oneOf = <Name extends string>(names: readonly Name[], value: string | null): Name | undefined =>
    names.find((name) => name === value);
  const sortingIn = <Column extends string>(
    key: string,
    columns: readonly Column[],
    { column, isDescending }: Sorting<Column>,
  ): Sorting<Column> => {
    const [, back, asked] = /^(-?)(.*)$/.exec(told.get(key) ?? '') ?? [];
    const known = oneOf(columns, asked ?? null);
    return known === undefined ? { column, isDescending } : { column: known, isDescending: back === '-' };
  };
  return {
    scope: scopeOf(told.get('scope') ?? ''),
    name: oneOf(everyView, told.get('view')) ?? first.name,
    view: {
      search: told.get('search') ?? '',
      flags: flags.filter((flag) => told.get('flag')?.split(' ').includes(flag)),
      state: oneOf(everyState, told.get('state')),
      license: told.get('license') ?? '',
      organisation: told.get('organisation') ?? undefined,
      unusedDays: Number(told.get('unused') ?? undefined) || undefined,
      openedFrom: told.get('from') ?? '',
      openedTo: told.get('to') ?? '',
      ...sortingIn('sort', columns, firstView),
      grouping: oneOf(groupings, told.get('group')) ?? firstView.grouping,
    },
    log: {
      search: told.get('log') ?? '',
      deed: oneOf(auditedDeeds, told.get('done')),
      since: told.get('since') ?? '',
      until: told.get('until') ?? '',
      ...sortingIn('log-sort', logColumns, firstLog),
    },
    month: monthIn(told.get('month') ?? ''),
    openKey: told.get('seat')?.replace(' ', '\n'),
  };
}

const monthIn = (text: string): number | undefined => (/^\d{4}-\d\d$/.test(text) ? instantOf(`${text}-01`) : undefined);

function scopeOf(text: string): Scope | undefined {
  const [, organisation] = /^organisation:(.+)$/.exec(text) ?? [];
  if (organisation !== undefined) return { kind: 'organisation', organisation };
  return text === 'everything' || text === 'administered' ? { kind: text } : undefined;
}

/** The place in the page's address, and how to go to another. Back leads to the one before. */
export function usePlace(): readonly [Place, (change: Partial<Place>, how: 'push' | 'replace') => void] {
  const [place, setPlace] = useState(first);
  const address = useRef<PageAddress | undefined>(undefined);
  const latest = useRef(place);
  useEffect(() => {
    address.current = followAddress((hash) => {
      latest.current = placeOf(hash);
      setPlace(latest.current);
    });
  }, []);
  const go = useCallback((change: Partial<Place>, how: 'push' | 'replace') => {
    latest.current = { ...latest.current, ...change };
    setPlace(latest.current);
    address.current?.write(hashOf(latest.current), how);
  }, []);
  return [place, go];
}
