// The table of seats: sorted by its headings, walked through by keys, as long as need be.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { FlagMark, State } from './parts';
import { columns, type Line, type Row, type View } from './rows';
import './table.css';
import { useVirtual } from './use-virtual';
import type { Words } from './words';

interface TableProps {
  readonly lines: readonly Line[];
  readonly view: View;
  readonly onView: (change: Partial<View>) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (keys: readonly string[], isSelected: boolean) => void;
  /** The row whose person is shown. */
  readonly openKey: string | undefined;
  readonly onOpen: (row: Row) => void;
  readonly words: Words;
}

/** Below this width a row takes two lines. */
const narrow = '(max-width: 760px)';

export function Table({ lines, view, onView, selected, onSelect, openKey, onOpen, words }: TableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useMedia(narrow);
  const { items, height, scrollTo } = useVirtual(scroller, lines.length, isNarrow ? 78 : 44);
  const [current, setCurrent] = useState(0);
  const moved = useRef(false);
  const at = Math.min(current, Math.max(0, lines.length - 1));
  const rowKeys = useMemo(() => lines.flatMap((line) => (line.kind === 'row' ? [line.row.key] : [])), [lines]);
  const chosen = useMemo(() => rowKeys.filter((key) => selected.has(key)).length, [rowKeys, selected]);

  // The line that keys have moved to takes the focus as soon as it is drawn, before another key can come.
  useLayoutEffect(() => {
    if (!moved.current) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-at="${at}"]`);
    if (!line) return;
    line.focus({ preventScroll: true });
    moved.current = false;
  });

  const moveTo = (to: number): void => {
    const next = Math.max(0, Math.min(lines.length - 1, to));
    moved.current = true;
    setCurrent(next);
    scrollTo(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: lines.length - 1,
    };
    const to = steps[event.key];
    const line = lines[at];
    if (to !== undefined) moveTo(to);
    else if (line?.kind === 'row' && event.key === ' ') onSelect([line.row.key], !selected.has(line.row.key));
    else if (line?.kind === 'row' && event.key === 'Enter') onOpen(line.row);
    else return;
    event.preventDefault();
  };

  return (
    <div
      class="table"
      role="grid"
      aria-label={words('table.label')}
      aria-rowcount={lines.length + 1}
      aria-multiselectable
    >
      <div role="rowgroup" class="head">
        <div role="row" aria-rowindex={1} class="row">
          <div role="columnheader" class="pick">
            <input
              type="checkbox"
              aria-label={words('table.select-all')}
              checked={chosen > 0 && chosen === rowKeys.length}
              indeterminate={chosen > 0 && chosen < rowKeys.length}
              onChange={(event) => {
                onSelect(rowKeys, event.currentTarget.checked);
              }}
            />
          </div>
          {columns.map((column) => (
            <div
              key={column}
              role="columnheader"
              class={column}
              aria-sort={view.column !== column ? 'none' : view.isDescending ? 'descending' : 'ascending'}
            >
              <button
                type="button"
                onClick={() => {
                  onView({ column, isDescending: view.column === column && !view.isDescending });
                }}
              >
                {words(`column.${column}`)}
                <span class="way" aria-hidden="true">
                  {view.column !== column ? '' : view.isDescending ? '▾' : '▴'}
                </span>
              </button>
            </div>
          ))}
          <div role="columnheader" class="flags">
            {words('column.flags')}
          </div>
        </div>
      </div>
      <div role="rowgroup" class="body" ref={scroller} onKeyDown={onKeyDown}>
        <div role="presentation" class="sizer" style={{ height: `${height}px` }}>
          {items.map(({ index, start, size }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const place = { transform: `translateY(${start}px)`, height: `${size}px` };
            const common = {
              role: 'row',
              'data-at': index,
              'aria-rowindex': index + 2,
              tabIndex: index === at ? 0 : -1,
              onFocus: () => {
                setCurrent(index);
              },
              style: place,
            } as const;
            return line.kind === 'group' ? (
              <div key={line.key} {...common} class="row group">
                <div role="gridcell" aria-colspan={8}>
                  {line.label} <span class="count">{words.number(line.count)}</span>
                </div>
              </div>
            ) : (
              <div
                key={line.row.key}
                {...common}
                class={line.row.key === openKey ? 'row open' : 'row'}
                aria-selected={selected.has(line.row.key)}
                onClick={() => {
                  setCurrent(index);
                  onOpen(line.row);
                }}
              >
                <Cells row={line.row} isSelected={selected.has(line.row.key)} onSelect={onSelect} words={words} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({
  row,
  isSelected,
  onSelect,
  words,
}: {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly onSelect: TableProps['onSelect'];
  readonly words: Words;
}) {
  const { account, state, until, seats, taken, licenseId, flags } = row;
  return (
    <>
      <div role="gridcell" class="pick">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={words('table.select', { email: account?.email ?? licenseId })}
          checked={isSelected}
          onClick={(event) => {
            event.stopPropagation();
          }}
          onChange={(event) => {
            onSelect([row.key], event.currentTarget.checked);
          }}
        />
      </div>
      <div role="gridcell" class="account" title={account?.email}>
        {account?.email ?? <em>{words('table.nobody')}</em>}
      </div>
      <div role="gridcell" class="state">
        <State state={state} words={words} />
      </div>
      <div role="gridcell" class="until">
        {until !== undefined && words.day(until)}
      </div>
      <div role="gridcell" class="bound">
        {account?.boundAt !== undefined && words.day(account.boundAt)}
      </div>
      <div role="gridcell" class="opened">
        {account?.lastOpenedAt !== undefined && words.day(account.lastOpenedAt)}
      </div>
      <div role="gridcell" class="plan" title={licenseId}>
        {licenseId} <span class="quiet">{words('table.seats', { taken, seats })}</span>
      </div>
      <div role="gridcell" class="flags">
        {flags.map((flag) => (
          <FlagMark key={flag} flag={flag} words={words} />
        ))}
      </div>
    </>
  );
}

function useMedia(query: string): boolean {
  const [isMatching, setMatching] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = (): void => {
      setMatching(media.matches);
    };
    media.addEventListener('change', follow);
    return () => {
      media.removeEventListener('change', follow);
    };
  }, [query]);
  return isMatching;
}
