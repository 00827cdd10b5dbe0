// The table of seats: sorted by its headings, walked through by keys, as long as need be.
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from '../ground/icon';
import type { SeatColumn } from '../../contract/kept';
import { type Area, Cells, Pick, layoutOf } from './cells';
import { Headings } from './headings';
import { type Line, type Row, type View, columns as sortedBy } from './rows';
import './table.css';
import { useVirtual, useWidth } from './use-virtual';
import type { Words } from './words';

interface TableProps {
  readonly lines: readonly Line[];
  readonly columns: readonly SeatColumn[];
  /** Whether somebody chose them: otherwise there are as many as there is room for. */
  readonly areChosen: boolean;
  readonly view: View;
  readonly onView: (change: Partial<View>) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (keys: readonly string[], isSelected: boolean) => void;
  /** Folds a group away, or out again. */
  readonly onFold: (key: string) => void;
  /** The row whose person is shown. */
  readonly openKey: string | undefined;
  readonly onOpen: (row: Row) => void;
  readonly words: Words;
}

export function Table({
  lines,
  columns,
  areChosen,
  view,
  onView,
  selected,
  onSelect,
  onFold,
  openKey,
  onOpen,
  words,
}: TableProps) {
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { columns: shown, lines: folds, style } = layoutOf(columns, areChosen, useWidth(root));
  const areaOf = (column: string): Area => (folds === 1 ? undefined : { gridArea: column });
  const { items, height, scrollTo } = useVirtual(scroller, lines.length, lineHeights[folds]);
  const [current, setCurrent] = useState(0);
  const moved = useRef(false);
  const at = Math.min(current, Math.max(0, lines.length - 1));
  /** Where a range begins that is selected with Shift. */
  const anchor = useRef(0);
  const rowKeys = useMemo(() => [...new Set(lines.flatMap(keysOf))], [lines]);
  const picked = useMemo(() => rowKeys.filter((key) => selected.has(key)).length, [rowKeys, selected]);

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
  const pick = (index: number, isRange: boolean, isSelected: boolean): void => {
    const from = isRange ? anchor.current : index;
    if (!isRange) anchor.current = index;
    onSelect(lines.slice(Math.min(from, index), Math.max(from, index) + 1).flatMap(keysOf), isSelected);
  };
  const isChosen = (line: Line): boolean => keysOf(line).every((key) => selected.has(key));
  // What is opened stays in sight where the table becomes smaller beside it.
  useLayoutEffect(() => {
    const opened = lines.findIndex((line) => line.kind === 'row' && line.row.key === openKey);
    if (opened !== -1) scrollTo(opened);
  }, [openKey, folds]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const line = lines[at];
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return;
      onSelect(rowKeys, true);
      event.preventDefault();
      return;
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: lines.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      const next = Math.max(0, Math.min(lines.length - 1, to));
      if (event.shiftKey) {
        if (line !== undefined && !isChosen(line)) pick(at, false, true);
        pick(next, true, true);
      }
      moveTo(next);
    } else if (line !== undefined && event.key === ' ') pick(at, event.shiftKey, event.shiftKey || !isChosen(line));
    else if (line?.kind === 'row' && event.key === 'Enter') onOpen(line.row);
    else if (
      line?.kind === 'group' &&
      (event.key === 'Enter' || event.key === (line.isFolded ? 'ArrowRight' : 'ArrowLeft'))
    )
      onFold(line.key);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={root}
      class={`table lines-${folds} ${areChosen ? 'chosen' : ''}`}
      style={style}
      role="grid"
      aria-label={words('table.label')}
      aria-rowcount={lines.length + 1}
      aria-multiselectable
    >
      <Headings
        columns={shown}
        titleOf={(column) => words(`column.${column}`)}
        sorted={{ column: view.column, isDescending: view.isDescending, by: sortedBy, onSort: onView }}
        areaOf={areaOf}
      >
        <div role="columnheader" class="pick" style={areaOf('pick')}>
          <input
            type="checkbox"
            aria-label={words('table.select-all')}
            checked={picked > 0 && picked === rowKeys.length}
            indeterminate={picked > 0 && picked < rowKeys.length}
            onChange={(event) => {
              onSelect(rowKeys, event.currentTarget.checked);
            }}
          />
        </div>
      </Headings>
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
                <div role="gridcell" aria-colspan={shown.length + 1} class="line">
                  <Pick
                    label={words('table.select-group', { name: line.label })}
                    isSelected={isChosen(line)}
                    onPick={(isRange, isSelected) => {
                      pick(index, isRange, isSelected);
                    }}
                  />
                  <button
                    type="button"
                    class="line"
                    tabIndex={-1}
                    aria-expanded={!line.isFolded}
                    onClick={() => {
                      onFold(line.key);
                    }}
                  >
                    <Icon name={line.isFolded ? 'right' : 'chevron'} />
                    {line.label} <span class="count">{words.number(line.rowKeys.length)}</span>
                  </button>
                </div>
              </div>
            ) : (
              <div
                key={line.row.key}
                {...common}
                class={line.row.key === openKey ? 'row open' : 'row'}
                aria-selected={selected.has(line.row.key)}
                onClick={(event) => {
                  setCurrent(index);
                  if (event.shiftKey) pick(index, true, true);
                  else if (event.ctrlKey || event.metaKey) pick(index, false, !isChosen(line));
                  else onOpen(line.row);
                }}
              >
                <Cells
                  row={line.row}
                  columns={shown}
                  areaOf={areaOf}
                  isSelected={selected.has(line.row.key)}
                  onPick={(isRange, isSelected) => {
                    pick(index, isRange, isSelected);
                  }}
                  words={words}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Pixels, by how many lines a seat takes. */
const lineHeights = { 1: 44, 2: 62, 3: 88 } as const;

/** The rows of a line, also of a group that is folded. */
const keysOf = (line: Line): readonly string[] => (line.kind === 'row' ? [line.row.key] : line.rowKeys);
