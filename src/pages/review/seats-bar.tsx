// Seats bought, taken, free and over, at a glance: one bar, and the same in numbers.
import type { SeatTotals } from '../../contract/totals';
import './seats-bar.css';
import type { Words } from './words';

export function SeatsBar({ totals, words }: { readonly totals: Omit<SeatTotals, 'licenses'>; readonly words: Words }) {
  const { bought, taken, free, over } = totals;
  const whole = Math.max(1, taken + free);
  const share = (seats: number): string => `${(seats / whole) * 100}%`;
  const said = words('seats.summary', { bought, taken, free, over });
  return (
    <div class="seats">
      <div class="seats-bar" role="img" aria-label={said}>
        <span class="taken" style={{ width: share(taken - over) }} />
        <span class="over" style={{ width: share(over) }} />
        <span class="free" style={{ width: share(free) }} />
      </div>
      <dl aria-hidden="true">
        {(
          [
            ['bought', bought],
            ['taken', taken],
            ['free', free],
            ['over', over],
          ] as const
        ).map(([what, count]) => (
          <div key={what} class={what === 'over' && over > 0 ? 'over is-over' : what}>
            <dd>{words.number(count)}</dd>
            <dt>{words(`seats.label.${what}`)}</dt>
          </div>
        ))}
      </dl>
    </div>
  );
}
