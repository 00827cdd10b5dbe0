// A file of changes or of licenses on its way: checked line by line, then carried out, and gone on with after a break.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CsvFile, CsvLine } from '../../contract/csv';
import { most } from '../../contract/limits';
import { type PortionRoom, inPortions, isTooMuch } from '../../contract/portions';
import type { ChangeAnswer, ImportRow, ImportRowAnswer, LicenseChange, SeatRow } from '../../contract/review';
import { grouped } from './grouped';
import type { Failure, ServerCalls } from './server';
import { inverseOf } from './wanted';

export type BulkAnswer = ChangeAnswer | ImportRowAnswer;

/** Where a line stands. */
export interface BulkState {
  readonly line: CsvLine<LicenseChange | ImportRow>;
  /** What it would do. */
  readonly preview: BulkAnswer | undefined;
  /** What became of it. */
  readonly result: BulkAnswer | undefined;
}

type Phase = 'empty' | 'checking' | 'checked' | 'applying' | 'interrupted' | 'done';

export interface Bulk {
  /** The file as it is typed, pasted or chosen. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Whether it is of licenses bought rather than of changes. */
  readonly isImport: boolean;
  readonly setImport: (isImport: boolean) => void;
  readonly phase: Phase;
  readonly lines: readonly BulkState[];
  readonly failure: Failure | undefined;
  readonly done: number;
  readonly check: (file: CsvFile<LicenseChange | ImportRow>) => void;
  /** Another file, unless one is just being carried out. */
  readonly begin: (text: string) => void;
  readonly apply: () => void;
  readonly stop: () => void;
  readonly clear: () => void;
  /** The changes that take back what was done, the last one first, as far as there are any. */
  readonly inverse: () => readonly LicenseChange[];
}

export const isAccepted = ({ preview }: BulkState): boolean =>
  preview?.outcome === 'changed' || preview?.outcome === 'imported';

export const isSettled = ({ result }: BulkState): boolean =>
  result !== undefined && result.outcome !== 'unreachable' && result.outcome !== 'fault';

/** Carries out what a file asks for. `onRows` is told of every license that was changed. */
export function useBulk(
  server: ServerCalls,
  rows: readonly SeatRow[],
  onRows: (licenseIds: readonly string[], rows: readonly SeatRow[]) => void,
): Bulk {
  const [phase, setPhase] = useState<Phase>('empty');
  const [lines, setLines] = useState<readonly BulkState[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState(0);
  const [text, setText] = useState('');
  const [isImport, setImport] = useState(false);
  const isStopped = useRef(false);
  const before = useRef<ReadonlyMap<string, SeatRow>>(new Map());
  /** Versions of licenses as of the newest answer: each change names what was seen last. */
  const versions = useRef(new Map<string, string>());
  const kept = useRef<BulkState[]>([]);
  /** What the portions of an import take of the store. */
  const rooms = useRef<PortionRoom[]>([]);

  const put = (what: 'preview' | 'result', part: readonly number[], answers: readonly BulkAnswer[]): void => {
    part.forEach((at, place) => {
      const state = kept.current[at];
      const answer = answers[place];
      if (state && answer) kept.current[at] = { ...state, [what]: answer };
    });
    setDone((before) => before + part.length);
    setLines([...kept.current]);
  };
  const asked = (part: readonly number[]): readonly (LicenseChange | ImportRow)[] =>
    part.flatMap((at) => kept.current[at]?.line.asked ?? []);

  const send = async (part: readonly number[], isWritten: boolean): Promise<readonly BulkAnswer[] | Failure> => {
    if (isImport) {
      const request = { rows: asked(part).filter(isImportRow) };
      if (!isWritten) {
        const preview = await server.previewImport(request);
        if (preview.outcome !== 'done') return preview;
        if (preview.room !== undefined) rooms.current.push(preview.room);
        const isFull = preview.rows.some((row) => row.outcome === 'unreachable' && row.isFull === true);
        return isFull || isTooMuch(rooms.current) ? { outcome: 'no-room' } : preview.rows;
      }
      const answer = await server.importLicenses(request);
      return answer.outcome === 'done' ? answer.rows : answer;
    }
    const changes = asked(part)
      .filter(isChange)
      .map((change): LicenseChange => {
        const seenVersion = versions.current.get(change.licenseId) ?? before.current.get(change.licenseId)?.version;
        return { ...change, ...(seenVersion !== undefined && { seenVersion }) };
      });
    const answer = await (isWritten ? server.changeLicenses({ changes }) : server.previewChanges({ changes }));
    if (answer.outcome !== 'done') return answer;
    const { changes: answers, rows: seen = [] } = answer;
    for (const { licenseId, version } of seen) versions.current.set(licenseId, version);
    if (isWritten || answers.some(({ outcome }) => outcome === 'stale'))
      onRows([...new Set(seen.map(({ licenseId }) => licenseId))], seen);
    return answers;
  };

  /** Asks about these lines. Resolves with whether all were answered. */
  const round = (items: readonly number[], isWritten: boolean): Promise<boolean> =>
    inPortions(items, isWritten ? most.written : most.previewed, async (part) => {
      if (isStopped.current) return 'stop';
      const answers = await send(part, isWritten);
      if ('outcome' in answers) {
        setFailure(answers);
        return 'stop';
      }
      put(isWritten ? 'result' : 'preview', part, answers);
      return 'done';
    });

  const check: Bulk['check'] = ({ faults, lines: given }) => {
    isStopped.current = false;
    versions.current = new Map();
    before.current = new Map(rows.map((row) => [row.licenseId, row]));
    // What is wrong with all of a file is told where it is, as a line of its own.
    const told = faults.map((fault) => ({ line: fault.line, said: '', asked: undefined, faults: [fault] }));
    rooms.current = [];
    kept.current = [...told, ...given].map((line) => ({ line, preview: undefined, result: undefined }));
    setLines(kept.current);
    setDone(0);
    setFailure(undefined);
    setPhase('checking');
    const every = inOrderOfLicenses(kept.current);
    const isStale = (at: number): boolean => kept.current[at]?.preview?.outcome === 'stale';
    void round(every, false)
      // What somebody else has changed since the rows were read is known by now, and is asked about as it is.
      .then((isWhole) => (isWhole && every.some(isStale) ? round(every.filter(isStale), false) : isWhole))
      .then((isWhole) => {
        setPhase(isWhole ? 'checked' : 'empty');
      });
  };

  const apply = (): void => {
    isStopped.current = false;
    setFailure(undefined);
    setPhase('applying');
    const open = inOrderOfLicenses(kept.current).filter((at) => {
      const state = kept.current[at];
      return state !== undefined && isAccepted(state) && !isSettled(state);
    });
    setDone(kept.current.filter((state) => isAccepted(state) && isSettled(state)).length);
    const isStale = (at: number): boolean => kept.current[at]?.result?.outcome === 'stale';
    void round(open, true)
      // After a break the page may know older versions than its own changes made: those are asked once more.
      .then((isWhole) => (isWhole && open.some(isStale) ? round(open.filter(isStale), true) : isWhole))
      .then((isWhole) => {
        setPhase(isWhole ? 'done' : 'interrupted');
      });
  };

  const clear = (): void => {
    isStopped.current = true;
    kept.current = [];
    setLines([]);
    setFailure(undefined);
    setPhase('empty');
  };
  useLeaveQuestion(phase === 'applying' || (text !== '' && phase !== 'done'));

  return {
    text,
    setText,
    isImport,
    setImport,
    begin: (given) => {
      if (phase === 'applying') return;
      clear();
      setImport(false);
      setText(given);
    },
    phase,
    lines,
    failure,
    done,
    check,
    apply,
    stop: () => {
      isStopped.current = true;
    },
    clear,
    inverse: () =>
      [...kept.current].reverse().flatMap(({ line: { asked: wish }, result }): readonly LicenseChange[] => {
        if (wish === undefined || !isChange(wish) || result?.outcome !== 'changed') return [];
        const row = before.current.get(wish.licenseId);
        const wanted = row && inverseOf(wish.wanted, row, result.effects);
        return wanted === undefined ? [] : [{ licenseId: wish.licenseId, wanted }];
      }),
  };
}

/** Has the browser ask before it leaves the page, where something would be lost. */
function useLeaveQuestion(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isNeeded]);
}

const isChange = (asked: LicenseChange | ImportRow): asked is LicenseChange => 'wanted' in asked;
const isImportRow = (asked: LicenseChange | ImportRow): asked is ImportRow => 'startedAt' in asked;

/** Places of the lines that ask for something, those of one license together: each then sees what the one before it did. */
function inOrderOfLicenses(lines: readonly BulkState[]): readonly number[] {
  const places = lines.flatMap(({ line: { asked } }, at) => (asked === undefined ? [] : [{ at, of: asked.licenseId }]));
  return [...grouped(places, ({ of }) => of).values()].flat().map(({ at }) => at);
}
