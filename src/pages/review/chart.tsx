// A chart with the same figures in a table behind it.
import './chart.css';
import type { Words } from './words';

interface ChartProps {
  readonly title: string;
  /** What the chart shows, in a sentence, for those who don't see it. */
  readonly summary: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly className: string; readonly values: readonly number[] }[];
  readonly isHorizontal?: boolean;
  /** Of a chart whose columns lead to what they count: which one is looked at, and how another is. */
  readonly picking?: { readonly picked: number | undefined; readonly onPick: (at: number) => void };
  readonly words: Words;
}

export function Chart({ title, summary, labels, series, isHorizontal = false, picking, words }: ChartProps) {
  const sums = labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const most = Math.max(1, ...sums);

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
      <div class={isHorizontal ? 'bars lying' : 'bars'} role={picking ? 'group' : 'img'} aria-label={summary}>
        {labels.map((label, at) => {
          const bar = (
            <>
              <span class="stack">
                {series.map(({ name, className, values }) => (
                  <span key={name} class={className} style={{ '--share': (values[at] ?? 0) / most }} />
                ))}
                <span class="sum">{words.number(sums[at] ?? 0)}</span>
              </span>{' '}
              <span class="label">{label}</span>
            </>
          );
          return picking === undefined ? (
            <div key={label}>{bar}</div>
          ) : (
            <button
              key={label}
              type="button"
              aria-pressed={picking.picked === at}
              onClick={() => {
                picking.onPick(at);
              }}
            >
              {bar}
            </button>
          );
        })}
      </div>
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
