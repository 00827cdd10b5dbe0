// What renews and ends in the next twelve months, where subscriptions stand, and how they are used.
import { useMemo } from 'preact/hooks';
import { Chart } from './chart';
import { happenings, renewals, states, uses } from './figures';
import { Empty } from '../ground/notices';
import type { Row } from './rows';
import type { Words } from './words';

export function RenewalsView({
  rows,
  now,
  words,
}: {
  readonly rows: readonly Row[];
  readonly now: number;
  readonly words: Words;
}) {
  const { months, byState, byUse } = useMemo(
    () => ({ months: renewals(rows, now), byState: states(rows), byUse: uses(rows, now) }),
    [rows, now],
  );
  if (rows.length === 0) {
    return (
      <Empty icon="calendar" title={words('renewals.empty.title')}>
        <p>{words('renewals.empty.text')}</p>
      </Empty>
    );
  }
  const total = (what: (typeof happenings)[number]): number =>
    months.reduce((sum, { counts }) => sum + counts[what], 0);
  return (
    <div class="charts">
      <Chart
        title={words('renewals.title')}
        summary={words('renewals.summary', {
          renews: total('renews'),
          ends: total('ends'),
          trials: total('trial-ends'),
        })}
        labels={months.map(({ month }) => words.month(month))}
        series={happenings.map((what) => ({
          name: words(`happening.${what}`),
          className: what,
          values: months.map(({ counts }) => counts[what]),
        }))}
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
