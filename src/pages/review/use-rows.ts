// Loads what may be reviewed, page after page: the table is used while the rest is on its way.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Dispute, OrganisationRecord, Scope, SeatRow } from '../../contract/review';
import { type Row, toRow, withLicenses } from './rows';
import type { Failure, ServerCalls } from './server';

interface Loaded {
  readonly rows: readonly Row[];
  readonly conflicts: readonly Dispute[];
  readonly organisation: OrganisationRecord | undefined;
  readonly isLoading: boolean;
  /** Why the rest did not come; what came before stays. */
  readonly failure: Failure | undefined;
  /** How many pages it came in. */
  readonly pages: number;
}

export interface Rows extends Loaded {
  /** Asks for what did not come, from where it broke off. */
  readonly goOn: () => void;
  /** Asks for everything again. */
  readonly reload: () => void;
  /** Looks again without taking away what is shown; where that fails, it stays as it was. */
  readonly refresh: () => Promise<void>;
  /** When all of this was last seen to be so, epoch milliseconds; undefined before. */
  readonly seenAt: number | undefined;
  /** Puts these licenses in as they are after a change. */
  readonly replace: (licenseIds: readonly string[], rows: readonly SeatRow[]) => void;
  /** Takes a dispute away that has been settled. */
  readonly settle: (conflict: Dispute) => void;
}

const nothing: Loaded = {
  rows: [],
  conflicts: [],
  organisation: undefined,
  isLoading: true,
  failure: undefined,
  pages: 0,
};

/** Rows that came are shown together, so often at the most: drawing 100,000 rows page by page would only slow them. */
const flushMilliseconds = 300;

export function useRows(scope: Scope, server: ServerCalls): Rows {
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const [attempt, setAttempt] = useState(0);
  const [seenAt, setSeenAt] = useState<number>();
  const cursor = useRef<string | undefined>(undefined);
  /** Counts what was put in or begun anew: a look that began before knows less. */
  const turn = useRef(0);
  const isLooking = useRef(false);
  const name = JSON.stringify(scope);

  useEffect(() => {
    cursor.current = undefined;
    setLoaded(nothing);
  }, [name]);

  useEffect(() => {
    // What comes for another scope, or after everything was asked for again, is nothing to show.
    let isWanted = true;
    let waiting: Row[] = [];
    let flushedAt = 0;
    const flush = (more: Partial<Loaded>): void => {
      const rows = waiting;
      waiting = [];
      flushedAt = performance.now();
      setLoaded((before) => ({
        ...before,
        ...more,
        rows: rows.length === 0 ? before.rows : [...before.rows, ...rows],
      }));
    };
    const load = async (): Promise<void> => {
      for await (const { after, page } of pagesFrom(cursor.current, scope, server)) {
        if (!isWanted) return;
        if (page.outcome !== 'page') {
          flush({ isLoading: false, failure: page });
          return;
        }
        for (const row of page.rows) waiting.push(toRow(row));
        setLoaded((before) => ({ ...before, pages: before.pages + 1 }));
        if (after === undefined) flush({ organisation: page.organisation });
        if (page.conflicts.length > 0) {
          setLoaded((before) => ({ ...before, conflicts: withConflicts(before.conflicts, page.conflicts) }));
        }
        if (page.next === undefined) {
          flush({ isLoading: false, failure: undefined });
          setSeenAt(Date.now());
          return;
        }
        cursor.current = page.next;
        if (performance.now() - flushedAt > flushMilliseconds) flush({});
      }
    };
    turn.current += 1;
    setLoaded((before) => ({ ...before, isLoading: true, failure: undefined }));
    void load();
    return () => {
      isWanted = false;
    };
  }, [name, attempt]);

  const goOn = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  const reload = useCallback(() => {
    cursor.current = undefined;
    setLoaded(nothing);
    setAttempt((count) => count + 1);
  }, []);
  const refresh = useCallback(async (): Promise<void> => {
    if (isLooking.current) return;
    isLooking.current = true;
    const began = turn.current;
    const fresh = await everything(scope, server);
    isLooking.current = false;
    if (fresh === undefined || began !== turn.current) return;
    setLoaded((before) => (before.isLoading ? before : { ...before, ...fresh, failure: undefined }));
    setSeenAt(Date.now());
  }, [name]);
  const replace = useCallback((licenseIds: readonly string[], fresh: readonly SeatRow[]) => {
    turn.current += 1;
    setLoaded((before) => ({ ...before, rows: withLicenses(before.rows, licenseIds, fresh.map(toRow)) }));
  }, []);
  const settle = useCallback((conflict: Dispute) => {
    turn.current += 1;
    setLoaded((before) => ({ ...before, conflicts: before.conflicts.filter((one) => keyOf(one) !== keyOf(conflict)) }));
  }, []);
  const { isLoading, failure, pages } = loaded;
  useAgain(isLoading || failure !== undefined ? undefined : pages, refresh);
  return { ...loaded, goOn, reload, refresh, seenAt, replace, settle };
}

/** Page after page, up to one that did not come: while one is looked at, the next is on its way. */
async function* pagesFrom(start: string | undefined, scope: Scope, server: ServerCalls) {
  const ask = (after: string | undefined) => server.reviewPage({ scope, ...(after !== undefined && { after }) });
  let after = start;
  let asked = ask(after);
  for (;;) {
    const page = await asked;
    const next = page.outcome === 'page' ? page.next : undefined;
    if (next !== undefined) asked = ask(next);
    yield { after, page };
    if (next === undefined) return;
    after = next;
  }
}

/** All that may be reviewed, at once; undefined where not all of it came. */
async function everything(
  scope: Scope,
  server: ServerCalls,
): Promise<Pick<Loaded, 'rows' | 'conflicts' | 'organisation' | 'pages'> | undefined> {
  const rows: Row[] = [];
  let conflicts: readonly Dispute[] = [];
  let organisation: OrganisationRecord | undefined;
  let pages = 0;
  for await (const { after, page } of pagesFrom(undefined, scope, server)) {
    if (page.outcome !== 'page') return undefined;
    for (const row of page.rows) rows.push(toRow(row));
    conflicts = withConflicts(conflicts, page.conflicts);
    if (after === undefined) ({ organisation } = page);
    pages += 1;
  }
  return { rows, conflicts, organisation, pages };
}

const minute = 60_000;

/** As many pages as are looked at again whenever the reader comes back. */
const fewPages = 3;

/**
 * Looks again when the reader returns to the page, and while it is seen: so seldom that it is one page a minute at most.
 * @param pages undefined while there is nothing to look at again
 */
function useAgain(pages: number | undefined, refresh: () => Promise<void>): void {
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    if (pages === undefined) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') void latest.current();
    };
    const returned = pages <= fewPages ? look : () => undefined;
    document.addEventListener('visibilitychange', returned);
    const timer = setInterval(look, Math.max(1, pages) * minute);
    return () => {
      document.removeEventListener('visibilitychange', returned);
      clearInterval(timer);
    };
  }, [pages]);
}

const keyOf = ({ email, seenAs }: Dispute): string => `${email}\n${seenAs}`;

/** Each dispute once, on however many pages it came. */
const withConflicts = (before: readonly Dispute[], more: readonly Dispute[]): readonly Dispute[] => [
  ...new Map([...before, ...more].map((one) => [keyOf(one), one])).values(),
];
