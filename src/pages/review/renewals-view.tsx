// What renews and ends when, as a chart and as a list that leads to each license; where subscriptions stand, and their use.
import { useMemo } from 'preact/hooks';
import { Chart } from './chart';
import { happenings, monthsAhead, states, uses } from './figures';
import { renewalsOf } from '../../contract/renewals';
import type { OrganisationRecord } from '../../contract/review';
import { Empty } from '../ground/notices';
import { RenewalsList } from './renewals-list';
import type { Row } from './rows';
import type { NoteExport } from './server';
import type { Words } from './words';

interface RenewalsViewProps {
  readonly rows: readonly Row[];
  readonly organisation: OrganisationRecord | undefined;
  readonly now: number;
  /** The first instant of the month that is looked at; undefined for all that lies ahead. */
  readonly month: number | undefined;
  readonly note: NoteExport;
  readonly onMonth: (month: number | undefined) => void;
  readonly onLicense: (license: string, isDrive: boolean) => void;
  readonly words: Words;
}

export function RenewalsView({ rows, organisation, now, month, note, onMonth, onLicense, words }: RenewalsViewProps) {
  const { renewals, months, byState, byUse } = useMemo(() => {
    const ahead = renewalsOf(rows, organisation, now);
    return { renewals: ahead, months: monthsAhead(ahead, now), byState: states(rows), byUse: uses(rows, now) };
  }, [rows, organisation, now]);
  if (rows.length === 0 && renewals.length === 0) {
    return (
      <Empty icon="calendar" title={words('renewals.empty.title')}>
        <p>{words('renewals.empty.text')}</p>
      </Empty>
    );
  }
  const total = (what: (typeof happenings)[number]): number =>
    months.reduce((sum, { counts }) => sum + counts[what], 0);
  const monthly = renewals.filter(({ what, billing }) => what === 'renews' && billing === 'monthly').length;
  const picked = months.findIndex((one) => one.month === month);
  return (
    <div class="charts">
      <Chart
        title={words('renewals.title')}
        summary={words('renewals.summary', {
          renews: total('renews'),
          ends: total('ends'),
          trials: total('trial-ends'),
          maintenance: total('maintenance-ends'),
        })}
        labels={months.map((one) => words.month(one.month))}
        series={happenings.map((what) => ({
          name: words(`happening.${what}`),
          className: what,
          values: months.map(({ counts }) => counts[what]),
        }))}
        picking={{
          picked: picked === -1 ? undefined : picked,
          onPick: (at) => {
            onMonth(at === picked ? undefined : months[at]?.month);
          },
        }}
        words={words}
      />
      <RenewalsList
        renewals={renewals}
        month={month}
        note={note}
        now={now}
        monthly={monthly}
        onAll={() => {
          onMonth(undefined);
        }}
        onLicense={onLicense}
        words={words}
      />
      <Chart
        title={words('states.title')}
        summary={byState.map(({ state, count }) => `${words(`state.${state}`)}: ${words.number(count)}`).join('; ')}
        labels={byState.map(({ state }) => words(`state.${state}`))}
        series={[{ name: words('states.count'), className: 'plain', values: byState.map(({ count }) => count) }]}
        isHorizontal
        words={words}
      />
      <Chart
        title={words('use.title')}
        summary={byUse.map(({ span, count }) => `${words(`use.${span}`)}: ${words.number(count)}`).join('; ')}
        labels={byUse.map(({ span }) => words(`use.${span}`))}
        series={[{ name: words('use.count'), className: 'plain', values: byUse.map(({ count }) => count) }]}
        isHorizontal
        words={words}
      />
    </div>
  );
}
