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
}

export interface Rows extends Loaded {
  /** Asks for what did not come, from where it broke off. */
  readonly goOn: () => void;
  /** Asks for everything again. */
  readonly reload: () => void;
  /** Puts these licenses in as they are after a change. */
  readonly replace: (licenseIds: readonly string[], rows: readonly SeatRow[]) => void;
  /** Takes a dispute away that has been settled. */
  readonly settle: (conflict: Dispute) => void;
}

const nothing: Loaded = { rows: [], conflicts: [], organisation: undefined, isLoading: true, failure: undefined };

/** Rows that came are shown together, so often at the most: drawing 100,000 rows page by page would only slow them. */
const flushMilliseconds = 300;

export function useRows(scope: Scope, server: ServerCalls): Rows {
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const [attempt, setAttempt] = useState(0);
  const cursor = useRef<string | undefined>(undefined);
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
      for (;;) {
        const after = cursor.current;
        const page = await server.reviewPage({ scope, ...(after !== undefined && { after }) });
        if (!isWanted) return;
        if (page.outcome !== 'page') {
          flush({ isLoading: false, failure: page });
          return;
        }
        for (const row of page.rows) waiting.push(toRow(row));
        if (after === undefined) flush({ organisation: page.organisation });
        if (page.conflicts.length > 0) {
          setLoaded((before) => ({ ...before, conflicts: withConflicts(before.conflicts, page.conflicts) }));
        }
        if (page.next === undefined) {
          flush({ isLoading: false, failure: undefined });
          return;
        }
        cursor.current = page.next;
        if (performance.now() - flushedAt > flushMilliseconds) flush({});
      }
    };
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
  const replace = useCallback((licenseIds: readonly string[], fresh: readonly SeatRow[]) => {
    setLoaded((before) => ({ ...before, rows: withLicenses(before.rows, licenseIds, fresh.map(toRow)) }));
  }, []);
  const settle = useCallback((conflict: Dispute) => {
    setLoaded((before) => ({ ...before, conflicts: before.conflicts.filter((one) => keyOf(one) !== keyOf(conflict)) }));
  }, []);
  return { ...loaded, goOn, reload, replace, settle };
}

const keyOf = ({ email, seenAs }: Dispute): string => `${email}\n${seenAs}`;

/** Each dispute once, on however many pages it came. */
const withConflicts = (before: readonly Dispute[], more: readonly Dispute[]): readonly Dispute[] => [
  ...new Map([...before, ...more].map((one) => [keyOf(one), one])).values(),
];
