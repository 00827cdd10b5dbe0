// The table of seats with everything around it: seats at a glance, filters, what is selected, files to take away.
import { useMemo, useState } from 'preact/hooks';
import { changesToCsv } from '../../contract/exports';
import { seatColumns } from '../../contract/kept';
import { mostViews } from '../../contract/limits';
import { seatTotals } from '../../contract/totals';
import { saveRowsAsCsv, saveRowsAsJson } from './export';
import { ColumnsMenu, ViewsMenu } from './kept-menus';
import { Filters } from './filters';
import { Empty, Progress, Warning } from '../ground/notices';
import { ExportButtons, FailureNote } from './parts';
import { flagCounts, linesOf, nothingSought, type Row, shownRows, type View } from './rows';
import { SeatsBar } from './seats-bar';
import { Table } from './table';
import type { Place } from './place';
import type { NoteExport } from './server';
import type { KeptHere } from './use-kept';
import type { Rows } from './use-rows';
import { printWhole } from './use-virtual';
import type { Words } from './words';

interface SubscriptionsViewProps {
  readonly loaded: Rows;
  /** Those that occur in it. */
  readonly organisations: readonly string[];
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
  readonly kept: KeptHere;
  /** Where the reader is: kept by a name, it is come back to. */
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly onView: (change: Partial<View>) => void;
  readonly openKey: string | undefined;
  readonly note: NoteExport;
  readonly onOpen: (row: Row) => void;
  /** Takes a text of changes to where many are made at once. */
  readonly onBulk: (text: string) => void;
  readonly words: Words;
}

export function SubscriptionsView({
  loaded,
  organisations,
  now,
  kept,
  place,
  onPlace,
  onView,
  openKey,
  note,
  onOpen,
  onBulk,
  words,
}: SubscriptionsViewProps) {
  const { view } = place;
  const { rows, isLoading, failure } = loaded;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => shownRows(rows, view, now), [rows, view, now]);
  const lines = useMemo(
    () =>
      linesOf(shown, view.grouping, folded, (row) =>
        view.grouping === 'plan'
          ? row.licenseId
          : view.grouping === 'state'
            ? words(`state.${row.state}`)
            : (row.organisation ?? words('group.no-organisation')),
      ),
    [shown, view.grouping, folded],
  );
  const counts = useMemo(() => flagCounts(rows), [rows]);
  const totals = useMemo(() => seatTotals(rows), [rows]);
  // Where nobody pays by card there is nothing to tell of payments.
  const usual = useMemo(() => {
    const isPaidHere = rows.some(({ paidUntil }) => paidUntil !== undefined);
    return seatColumns.filter((column) => column !== 'payment' || isPaidHere);
  }, [rows]);
  const chosen = useMemo(() => rows.filter(({ key }) => selected.has(key)), [rows, selected]);
  const hidden = useMemo(() => chosen.length - shown.filter(({ key }) => selected.has(key)).length, [chosen, shown]);

  const select = (keys: readonly string[], isSelected: boolean): void => {
    const next = new Set(selected);
    for (const key of keys) {
      if (isSelected) next.add(key);
      else next.delete(key);
    }
    setSelected(next);
  };
  if (!isLoading && failure === undefined && rows.length === 0) {
    return (
      <Empty icon="people" title={words('empty.title')}>
        <p>{words('empty.text')}</p>
        <p>{words('empty.how')}</p>
      </Empty>
    );
  }
  const taken = chosen.length > 0 ? chosen : shown;
  return (
    <div class="subscriptions view">
      <SeatsBar totals={totals} words={words} />
      {isLoading && <Progress text={words('loading.rows', { count: rows.length })} />}
      {kept.failure && <FailureNote failure={kept.failure} words={words} again={kept.again} />}
      {kept.isFull && <Warning text={words('views.too-many', { most: mostViews })} />}
      {failure && <FailureNote failure={failure} words={words} again={loaded.goOn} />}
      <Filters view={view} onView={onView} counts={counts} organisations={organisations} words={words} />
      <div class="line tools">
        <p class="quiet" role="status">
          {words('table.shown', { shown: shown.length, all: rows.length })}
          {chosen.length > 0 && ` · ${words('table.selected', { count: chosen.length, hidden })}`}
        </p>
        <span class="space" />
        {chosen.length > 0 && (
          <>
            <button
              type="button"
              class="button"
              onClick={() => {
                onBulk(releasesOf(chosen));
              }}
            >
              {words('table.release')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                setSelected(new Set());
              }}
            >
              {words('table.clear')}
            </button>
          </>
        )}
        <ViewsMenu kept={kept} place={place} onPlace={onPlace} words={words} />
        <ColumnsMenu columns={kept.columns} usual={usual} onColumns={kept.keepColumns} words={words} />
        <button type="button" class="button" onClick={printWhole}>
          {words('print')}
        </button>
        <ExportButtons
          isDisabled={isLoading || taken.length === 0}
          title={words(isLoading ? 'export.wait' : chosen.length > 0 ? 'export.selected' : 'export.shown', {
            count: taken.length,
          })}
          onCsv={() => {
            saveRowsAsCsv(taken);
            note('seats', taken);
          }}
          onJson={() => {
            saveRowsAsJson(taken);
            note('seats', taken);
          }}
          words={words}
        />
      </div>
      {shown.length === 0 && !isLoading ? (
        <Empty icon="search" title={words('table.none.title')}>
          <button
            type="button"
            class="button"
            onClick={() => {
              onView(nothingSought);
            }}
          >
            {words('table.none.show-all')}
          </button>
        </Empty>
      ) : (
        <Table
          lines={lines}
          columns={kept.columns ?? usual}
          areChosen={kept.columns !== undefined}
          view={view}
          onView={onView}
          selected={selected}
          onSelect={select}
          onFold={(key) => {
            setFolded(new Set(folded.has(key) ? [...folded].filter((one) => one !== key) : [...folded, key]));
          }}
          openKey={openKey}
          onOpen={onOpen}
          words={words}
        />
      )}
    </div>
  );
}

/** Releases of these seats, as a file of changes would ask for them. */
const releasesOf = (rows: readonly Row[]): string =>
  changesToCsv(
    rows.flatMap(({ account, licenseId }) =>
      account === undefined ? [] : [{ licenseId, wanted: { action: 'release', account: { email: account.email } } }],
    ),
  );
