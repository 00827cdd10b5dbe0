// A chart with the same figures in a table behind it.
import { BarChart } from 'chartist';
import { useEffect, useRef } from 'preact/hooks';
import './chart.css';
import type { Words } from './words';

interface ChartProps {
  readonly title: string;
  /** What the chart shows, in a sentence, for those who don't see it. */
  readonly summary: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly className: string; readonly values: readonly number[] }[];
  readonly isHorizontal?: boolean;
  readonly words: Words;
}

export function Chart({ title, summary, labels, series, isHorizontal = false, words }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify([labels, series, isHorizontal]);
  useEffect(() => {
    if (!place.current) return;
    const counts = { onlyInteger: true, ...(isHorizontal ? { offset: 24 } : { offset: 32 }) };
    const names = isHorizontal ? { offset: 120, showGrid: false } : { offset: 28, showGrid: false };
    const chart = new BarChart(
      place.current,
      {
        labels: [...labels],
        series: series.map(({ className, values }) => ({ className, data: [...values] })),
      },
      {
        stackBars: true,
        horizontalBars: isHorizontal,
        reverseData: isHorizontal,
        low: 0,
        // A chart of nothing still has a scale.
        ...(series.every(({ values }) => values.every((value) => value === 0)) && { high: 1 }),
        axisX: isHorizontal ? counts : names,
        axisY: isHorizontal ? names : counts,
        chartPadding: { top: 12, right: 16, bottom: 4, left: 4 },
      },
    );
    return () => {
      chart.detach();
    };
  }, [drawn]);

  return (
    <figure class="chart">
      <figcaption>
        <h2>{title}</h2>
        {series.length > 1 && (
          <ul class="legend" aria-hidden="true">
            {series.map(({ name, className }) => (
              <li key={name} class={className}>
                {name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      <div class={isHorizontal ? 'drawing horizontal' : 'drawing'} role="img" aria-label={summary} ref={place} />
      <details>
        <summary>{words('chart.table')}</summary>
        <table>
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <td />
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, at) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {series.map(({ name, values }) => (
                  <td key={name}>{words.number(values[at] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
