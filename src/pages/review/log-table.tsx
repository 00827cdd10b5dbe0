// A long table that is only read: the audit log, the lines of a file.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Headings, type Sorted } from './headings';
import './table.css';
import { useVirtual, useWidth } from './use-virtual';

/** What stands in one cell; `title` is the whole of what may be cut off. */
interface LogCell {
  readonly content: ComponentChildren;
  readonly title?: string;
  readonly className?: string;
}

/** A heading over the lines below it. */
interface LogHeading {
  readonly heading: ComponentChildren;
}

interface LogTableProps<Column extends string, Sortable extends Column> {
  readonly label: string;
  readonly className?: string;
  readonly columns: readonly Column[];
  readonly headings: Readonly<Record<Column, string>>;
  /** Undefined where the order of the lines means something. */
  readonly sorted?: Sorted<Sortable>;
  readonly count: number;
  /** Pixels of one line. */
  readonly lineHeight: number;
  /** Where the table is narrower than so many pixels, a line takes several, and is so high. */
  readonly folding?: { readonly below: number; readonly lineHeight: number };
  readonly cellsOf: (index: number) => Readonly<Record<Column, LogCell>> | LogHeading | undefined;
}

export function LogTable<Column extends string, Sortable extends Column = never>({
  label,
  className = '',
  columns,
  headings,
  sorted,
  count,
  lineHeight,
  folding,
  cellsOf,
}: LogTableProps<Column, Sortable>) {
  const root = useRef<HTMLDivElement>(null);
  const folded = (useWidth(root) ?? Infinity) < (folding?.below ?? 0) ? folding : undefined;
  const scroller = useRef<HTMLDivElement>(null);
  const { items, height } = useVirtual(scroller, count, (folded ?? { lineHeight }).lineHeight);
  return (
    <div
      ref={root}
      class={`table log ${className} ${folded ? 'folded' : ''}`}
      role="table"
      aria-label={label}
      aria-rowcount={count + 1}
    >
      <Headings columns={columns} titleOf={(column) => headings[column]} sorted={sorted} />
      <div role="rowgroup" class="body" ref={scroller} tabIndex={0} aria-label={label}>
        <div role="presentation" class="sizer" style={{ height: `${height}px` }}>
          {items.map(({ index, start, size }) => {
            const cells = cellsOf(index);
            if (cells === undefined) return null;
            const place = { transform: `translateY(${start}px)`, height: `${size}px` };
            return 'heading' in cells ? (
              <div key={index} role="row" class="row group" aria-rowindex={index + 2} style={place}>
                <div role="cell" aria-colspan={columns.length}>
                  {cells.heading}
                </div>
              </div>
            ) : (
              <div key={index} role="row" class="row" aria-rowindex={index + 2} style={place}>
                {columns.map((column) => (
                  <div
                    key={column}
                    role="cell"
                    class={`${column} ${cells[column].className ?? ''}`}
                    title={cells[column].title}
                  >
                    {cells[column].content}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
