// The cells of a seat, one for each column that is shown.
import type { ComponentChildren } from 'preact';
import type { SeatColumn } from '../../contract/kept';
import { untilNamed } from '../../contract/named-days';
import { FlagMark, State } from './parts';
import type { Row } from './rows';
import type { Words } from './words';

interface PickProps {
  readonly label: string;
  readonly isSelected: boolean;
  /** @param isRange all from the one before to this */
  readonly onPick: (isRange: boolean, isSelected: boolean) => void;
}

export const Pick = ({ label, isSelected, onPick }: PickProps) => (
  <input
    type="checkbox"
    tabIndex={-1}
    aria-label={label}
    checked={isSelected}
    onClick={(event) => {
      event.stopPropagation();
      onPick(event.shiftKey, event.currentTarget.checked);
    }}
  />
);

/** Where a cell stands, if a row has several lines. */
export type Area = { readonly gridArea: string } | undefined;

interface CellsProps {
  readonly row: Row;
  readonly columns: readonly SeatColumn[];
  readonly areaOf: (column: SeatColumn | 'pick') => Area;
  readonly isSelected: boolean;
  readonly onPick: PickProps['onPick'];
  readonly words: Words;
}

export const Cells = ({ row, columns, areaOf, isSelected, onPick, words }: CellsProps) => (
  <>
    <div role="gridcell" class="pick" style={areaOf('pick')}>
      <Pick
        label={words('table.select', { email: row.account?.email ?? row.licenseId })}
        isSelected={isSelected}
        onPick={onPick}
      />
    </div>
    {columns.map((column) => {
      const { text, title, mark = '' } = cellOf(column, row, words);
      return (
        <div key={column} role="gridcell" class={`${column} ${mark}`} style={areaOf(column)} title={title}>
          {text}
        </div>
      );
    })}
  </>
);

interface Cell {
  readonly text: ComponentChildren;
  readonly title?: string | undefined;
  /** A class beside the column's. */
  readonly mark?: string;
}

function cellOf(column: SeatColumn, row: Row, words: Words): Cell {
  const { account, state, paidUntil, payment, seats, taken, licenseId, flags } = row;
  const day = (at: number | undefined): Cell => ({ text: at !== undefined && words.day(at) });
  switch (column) {
    case 'account':
      return { text: account?.email ?? <em>{words('table.nobody')}</em>, title: account?.email };
    case 'state':
      return { text: <State state={state} words={words} /> };
    case 'until':
      return day(untilNamed(row));
    case 'payment': {
      if (paidUntil === undefined) return { text: '' };
      const paid = words('payment.paid', { day: words.day(paidUntil) });
      return payment === undefined
        ? { text: paid, title: paid }
        : { text: words(`payment.${payment}`), title: paid, mark: 'failed' };
    }
    case 'bound':
      return day(account?.boundAt);
    case 'opened':
      return day(account?.lastOpenedAt);
    case 'plan':
      return {
        text: (
          <>
            {licenseId}{' '}
            <span class="quiet">
              {words('table.seats', { taken: words.number(taken), seats: words.number(seats) })}
            </span>
          </>
        ),
        title: licenseId,
      };
    case 'flags':
      return { text: flags.map((flag) => <FlagMark key={flag} flag={flag} words={words} />) };
  }
}

/** How narrow a column may be, in pixels, and its share of what is left. */
const widths: Readonly<Record<SeatColumn, readonly [least: number, share: number]>> = {
  account: [182, 1.4],
  state: [134, 0],
  until: [110, 0],
  payment: [148, 0],
  bound: [110, 0],
  opened: [110, 0],
  plan: [176, 1.1],
  flags: [124, 1],
};

/** What the table shows of each seat, and on how many lines. */
interface Layout {
  readonly columns: readonly SeatColumn[];
  readonly lines: 1 | 2 | 3;
  /** Where the columns stand if it is one line. */
  readonly style: Readonly<Record<string, string>>;
}

/** Columns that give way where there is no room for all, the first one first. */
const givingWay: readonly SeatColumn[] = ['bound', 'payment'];

/** As narrow as a phone, pixels. */
const phone = 480;

/**
 * Fits columns into a table so many pixels wide: what has no line of its own takes two or three.
 * @param areChosen they are all there then, and what has no room is scrolled to
 */
export function layoutOf(columns: readonly SeatColumn[], areChosen: boolean, width = Infinity): Layout {
  const fitting = areChosen ? columns : givingWay.reduce((left, one) => without(one, left, width), columns);
  const isOneLine = areChosen ? width >= phone : leastOf(fitting) <= width;
  const style = {
    '--columns': ['40px', ...fitting.map((column) => placeOf(widths[column]))].join(' '),
    ...(areChosen && { '--least': `${leastOf(fitting)}px` }),
  };
  return { columns: fitting, lines: isOneLine ? 1 : width >= phone ? 2 : 3, style };
}

const leastOf = (columns: readonly SeatColumn[]): number =>
  columns.reduce((sum, column) => sum + widths[column][0], 40);

const without = (one: SeatColumn, columns: readonly SeatColumn[], width: number): readonly SeatColumn[] =>
  leastOf(columns) > width ? columns.filter((column) => column !== one) : columns;

const placeOf = ([least, share]: readonly [number, number]): string =>
  share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`;
