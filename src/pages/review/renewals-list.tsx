// What renews and ends when, month by month, with the seats and the way to each license.
import { useMemo } from 'preact/hooks';
import { namedAt } from '../../contract/named-days';
import { type Renewal, monthOf } from '../../contract/renewals';
import { saveRenewalsAsCalendar, saveRenewalsAsCsv } from './export';
import { grouped } from './grouped';
import { LogTable } from './log-table';
import type { NoteExport } from './server';
import type { Words } from './words';

interface RenewalsListProps {
  readonly renewals: readonly Renewal[];
  /** The first instant of the month that is looked at; undefined for all of them. */
  readonly month: number | undefined;
  readonly now: number;
  /** How many are paid by the month, and so renew more often than they are listed. */
  readonly monthly: number;
  readonly note: NoteExport;
  readonly onAll: () => void;
  readonly onLicense: (license: string, isDrive: boolean) => void;
  readonly words: Words;
}

type ListLine = Renewal | { readonly month: number; readonly count: number; readonly seats: number };

const columns = ['when', 'what', 'license', 'product', 'seats', 'billing', 'administrators'] as const;

/** Pixels. */
const [lineHeight, headHeight] = [44, 38];

export function RenewalsList({ renewals, month, now, monthly, note, onAll, onLicense, words }: RenewalsListProps) {
  const shown = useMemo(
    () => (month === undefined ? renewals : renewals.filter((renewal) => monthOf(renewal) === month)),
    [renewals, month],
  );
  const lines = useMemo(() => underMonths(shown), [shown]);
  const title =
    month === undefined ? words('renewals.list') : words('renewals.of-month', { month: words.month(month) });
  const saving = { disabled: shown.length === 0, title: words('export.renewals', { count: shown.length }) };
  return (
    <section class="renewals-list" aria-label={title}>
      <div class="line">
        <h2>{title}</h2>
        {month !== undefined && (
          <button type="button" class="button" onClick={onAll}>
            {words('renewals.all')}
          </button>
        )}
        <span class="space" />
        <button
          type="button"
          class="button"
          {...saving}
          onClick={() => {
            saveRenewalsAsCsv(shown);
            note('renewals', shown);
          }}
        >
          {words('export.csv')}
        </button>
        <button
          type="button"
          class="button"
          {...saving}
          onClick={() => {
            saveRenewalsAsCalendar(
              shown,
              ({ what, license, seats }) => words(`renewal.${what}`, { license, seats }),
              now,
            );
            note('renewals', shown);
          }}
        >
          {words('export.calendar')}
        </button>
      </div>
      {monthly > 0 && <p class="quiet">{words('renewals.monthly', { count: monthly })}</p>}
      {shown.length === 0 ? (
        <p class="quiet" role="status">
          {words('renewals.none')}
        </p>
      ) : (
        <div class="held" style={{ height: `min(70vh, ${lines.length * lineHeight + headHeight}px)` }}>
          <LogTable
            className="renewals"
            label={title}
            columns={columns}
            headings={{
              when: words('renewals.when'),
              what: words('renewals.what'),
              license: words('column.plan'),
              product: words('renewals.product'),
              seats: words('renewals.seats'),
              billing: words('renewals.billing'),
              administrators: words('renewals.administrators'),
            }}
            count={lines.length}
            lineHeight={lineHeight}
            cellsOf={(index) => cellsOf(lines[index], onLicense, words)}
          />
        </div>
      )}
    </section>
  );
}

/** The lines with a heading over those of each month. */
function underMonths(renewals: readonly Renewal[]): readonly ListLine[] {
  return [...grouped(renewals, monthOf)].flatMap(([month, its]): readonly ListLine[] => [
    { month, count: its.length, seats: its.reduce((sum, { seats }) => sum + (seats === 'unlimited' ? 0 : seats), 0) },
    ...its,
  ]);
}

function cellsOf(line: ListLine | undefined, onLicense: RenewalsListProps['onLicense'], words: Words) {
  if (line === undefined) return undefined;
  if ('month' in line) {
    const { month, count, seats } = line;
    return { heading: words('renewals.month', { month: words.month(month), count, seats }) };
  }
  const { what, license, product, seats, taken, billing, administrators } = line;
  const people = administrators.join(', ');
  return {
    when: { content: words.day(namedAt(line)) },
    what: { content: <span class={`mark ${what}`}>{words(`happening.${what}`)}</span> },
    license: {
      title: license,
      content: (
        <button
          type="button"
          class="link"
          aria-label={words('renewals.show', { license })}
          onClick={() => {
            onLicense(license, product === 'google-drive');
          }}
        >
          {license}
        </button>
      ),
    },
    product: { content: words(`product.${product}`) },
    seats: {
      content: words('table.seats', {
        taken: words.number(taken),
        seats: seats === 'unlimited' ? words('seats.unlimited') : words.number(seats),
      }),
    },
    billing: { content: billing === undefined ? '' : words(`billing.${billing}`) },
    administrators: { content: people, title: people },
  };
}
