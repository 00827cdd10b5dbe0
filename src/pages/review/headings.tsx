// The headings of a table. Those that it can be sorted by are pressed for it, once more for the other way.
import type { ComponentChildren } from 'preact';
import type { Area } from './cells';
import type { Sorting } from './rows';

/** The same with the way to another. */
export interface Sorted<Column extends string> extends Sorting<Column> {
  /** The columns that it can be sorted by. */
  readonly by: readonly Column[];
  readonly onSort: (sorting: Sorting<Column>) => void;
}

interface HeadingsProps<Column extends string, Sortable extends Column> {
  readonly columns: readonly Column[];
  readonly titleOf: (column: Column) => string;
  /** Undefined where the order means something. */
  readonly sorted?: Sorted<Sortable> | undefined;
  readonly areaOf?: (column: Column) => Area;
  /** What stands before the first column. */
  readonly children?: ComponentChildren;
}

export const Headings = <Column extends string, Sortable extends Column>({
  columns,
  titleOf,
  sorted,
  areaOf,
  children,
}: HeadingsProps<Column, Sortable>) => (
  <div role="rowgroup" class="head">
    <div role="row" class="row" aria-rowindex={1}>
      {children}
      {columns.map((column) => {
        const by = sorted?.by.find((one) => one === column);
        const way = sorted?.column !== column ? 'none' : sorted.isDescending ? 'descending' : 'ascending';
        return (
          <div
            key={column}
            role="columnheader"
            class={column}
            style={areaOf?.(column)}
            aria-sort={by === undefined ? undefined : way}
          >
            {by === undefined ? (
              titleOf(column)
            ) : (
              <button
                type="button"
                onClick={() => {
                  sorted?.onSort({ column: by, isDescending: way === 'ascending' });
                }}
              >
                {titleOf(column)}
                <span class="way" aria-hidden="true">
                  {{ none: '', ascending: '▴', descending: '▾' }[way]}
                </span>
              </button>
            )}
          </div>
        );
      })}
    </div>
  </div>
);
