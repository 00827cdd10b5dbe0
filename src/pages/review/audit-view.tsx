// Everything that was done: by whom, when, by which rule. Filtered, and taken away whole.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AuditRecord, HistoryRequest, Scope } from '../../contract/review';
import { day } from '../../rules/index';
import { deedDetails, deedRules, whoDid } from './deeds';
import { folded, naturally, sought } from '../../contract/sought';
import { type Entry, named } from '../../contract/exports';
import { saveEntriesAsCsv, saveEntriesAsJson } from './export';
import { LogTable } from './log-table';
import { Empty, Progress } from '../ground/notices';
import { Choice, DayField, ExportButtons, FailureNote } from './parts';
import { type LogView, firstLog, logColumns } from './place';
import { inOrder } from './rows';
import type { Failure, NoteExport, ServerCalls } from './server';
import type { Words } from './words';

interface AuditViewProps {
  /** How often the reader asked for everything anew. */
  readonly lookedAgain: number;
  readonly scope: Scope;
  /** The licenses of a scope that has no log of its own. */
  readonly licenseIds: readonly string[];
  readonly view: LogView;
  readonly onView: (change: Partial<LogView>) => void;
  readonly note: NoteExport;
  readonly server: ServerCalls;
  readonly words: Words;
}

interface Log {
  readonly entries: readonly AuditRecord[];
  readonly people: Readonly<Record<string, string>>;
  readonly isLoading: boolean;
  readonly failure: Failure | undefined;
}

const columns = ['when', 'deed', 'license', 'details', 'by'] as const;

export function AuditView({ lookedAgain, scope, licenseIds, view, onView, note, server, words }: AuditViewProps) {
  const [attempt, setAttempt] = useState(0);
  const log = useLog(scope, licenseIds, attempt + lookedAgain, server);
  const { search, since, until, deed, column, isDescending } = view;
  const told = useMemo(
    () =>
      inOrder(log.entries, ({ at }) => at, true).map((entry) => {
        const by = whoDid(entry, log.people, words);
        const details = deedDetails(entry, log.people, words).join(' · ');
        const { licenseId = '', rule, what } = entry;
        const text = folded([by, licenseId, words(`deed.${what}`), rule, ...deedRules(entry), details].join('\n'));
        return { entry, by, details, text };
      }),
    [log.entries, log.people],
  );
  const lines = useMemo(() => {
    const isSought = sought(search);
    const [from, to] = [Date.parse(since), Date.parse(until) + day];
    const found = told.filter(
      ({ entry: { what, at }, text }) =>
        (deed === undefined || what === deed) && !(at < from) && !(at >= to) && isSought(text),
    );
    return inOrder(
      found,
      ({ entry: { at, what, licenseId }, by }) =>
        ({
          when: at,
          deed: words(`deed.${what}`),
          license: licenseId && naturally(licenseId),
          by: naturally(by),
        })[column],
      isDescending,
    );
  }, [told, search, deed, since, until, column, isDescending]);
  const deeds = useMemo(
    () =>
      [...new Set(log.entries.map(({ what }) => what))]
        .map((value) => ({ value, label: words(`deed.${value}`) }))
        .sort((one, other) => (one.label < other.label ? -1 : 1)),
    [log.entries],
  );
  const exported = (): readonly Entry[] =>
    named(
      lines.map(({ entry }) => entry),
      log.people,
    );
  const headings = {
    when: words('audit.when'),
    deed: words('audit.deed'),
    license: words('audit.license'),
    details: words('audit.details'),
    by: words('audit.by'),
  };

  return (
    <div class="audit view">
      <div class="line log-filters">
        <input
          type="search"
          placeholder={words('audit.search')}
          aria-label={words('audit.search')}
          value={search}
          onInput={(event) => {
            onView({ search: event.currentTarget.value });
          }}
        />
        <Choice
          label={words('audit.deed')}
          value={deed ?? 'all'}
          options={[{ value: 'all' as const, label: words('filter.all') }, ...deeds]}
          onChange={(chosen) => {
            onView({ deed: chosen === 'all' ? undefined : chosen });
          }}
        />
        <DayField
          label={words('audit.since')}
          value={since}
          onChange={(from) => {
            onView({ since: from });
          }}
        />
        <DayField
          label={words('audit.until')}
          value={until}
          onChange={(to) => {
            onView({ until: to });
          }}
        />
        <span class="space" />
        <ExportButtons
          isDisabled={log.isLoading || lines.length === 0}
          title={words(log.isLoading ? 'export.wait' : 'export.shown', { count: lines.length })}
          onCsv={() => {
            saveEntriesAsCsv(exported());
            note('audit', lines);
          }}
          onJson={() => {
            saveEntriesAsJson(exported());
            note('audit', lines);
          }}
          words={words}
        />
      </div>
      {log.isLoading && <Progress text={words('audit.loading', { count: log.entries.length })} />}
      {log.failure && (
        <FailureNote
          failure={log.failure}
          words={words}
          again={() => {
            setAttempt(attempt + 1);
          }}
        />
      )}
      {!log.isLoading && log.failure === undefined && log.entries.length === 0 ? (
        <Empty icon="list" title={words('audit.empty.title')}>
          <p>{words('audit.empty.text')}</p>
        </Empty>
      ) : lines.length === 0 && !log.isLoading ? (
        <Empty icon="search" title={words('table.none.title')}>
          <button
            type="button"
            class="button"
            onClick={() => {
              onView({ ...firstLog, column, isDescending });
            }}
          >
            {words('table.none.show-all')}
          </button>
        </Empty>
      ) : (
        <LogTable
          label={words('audit.label')}
          columns={columns}
          headings={headings}
          sorted={{ column, isDescending, by: logColumns, onSort: onView }}
          count={lines.length}
          lineHeight={56}
          folding={{ below: 780, lineHeight: 96 }}
          cellsOf={(index) => {
            const line = lines[index];
            if (line === undefined) return undefined;
            const { entry, by, details } = line;
            return {
              when: { content: words.moment(entry.at) },
              deed: { content: words(`deed.${entry.what}`) },
              license: { content: entry.licenseId, ...(entry.licenseId !== undefined && { title: entry.licenseId }) },
              details: { content: details, title: details },
              by: { content: by, title: by },
            };
          }}
        />
      )}
    </div>
  );
}

/** What came is shown so often at the most: drawing a long log page by page would only slow it. */
const showMilliseconds = 300;

/** Loads the whole log of a scope, page after page. */
function useLog(scope: Scope, licenseIds: readonly string[], attempt: number, server: ServerCalls): Log {
  const [log, setLog] = useState<Log>({ entries: [], people: {}, isLoading: true, failure: undefined });
  const sources = JSON.stringify(sourcesOf(scope, licenseIds));
  useEffect(() => {
    let isWanted = true;
    setLog({ entries: [], people: {}, isLoading: true, failure: undefined });
    const load = async (): Promise<void> => {
      const entries: AuditRecord[] = [];
      const people: Record<string, string> = {};
      let shownAt = 0;
      const show = (more: Pick<Log, 'isLoading' | 'failure'>): void => {
        shownAt = performance.now();
        setLog({ entries: [...entries], people: { ...people }, ...more });
      };
      for (const of of sourcesOf(scope, licenseIds)) {
        let after: string | undefined;
        do {
          const page = await server.reviewHistory({ of, ...(after !== undefined && { after }) });
          if (!isWanted) return;
          if (page.outcome !== 'page') {
            show({ isLoading: false, failure: page });
            return;
          }
          entries.push(...page.entries);
          Object.assign(people, page.people);
          if (performance.now() - shownAt > showMilliseconds) show({ isLoading: true, failure: undefined });
          after = page.next;
        } while (after !== undefined);
      }
      show({ isLoading: false, failure: undefined });
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [sources, attempt]);
  return log;
}

function sourcesOf(scope: Scope, licenseIds: readonly string[]): readonly HistoryRequest['of'][] {
  switch (scope.kind) {
    case 'everything':
    case 'organisation':
      return [scope];
    case 'administered':
      return licenseIds.map((licenseId) => ({ kind: 'license', licenseId }));
  }
}
