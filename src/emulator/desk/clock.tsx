// The world's clock, and ways to move it.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Moment } from '../server/desk-state';
import { Icon } from '../../pages/ground/icon';
import { Menu } from '../../pages/ground/menu';
import { tell } from './server';

const hour = 60 * 60 * 1000;
const steps = [
  ['+1 hour', hour],
  ['+1 day', 24 * hour],
  ['+7 days', 7 * 24 * hour],
  ['+30 days', 30 * 24 * hour],
] as const;

const shown = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export function ClockMenu({
  now,
  moments,
}: {
  readonly now: number;
  readonly moments: readonly Moment[];
}): JSX.Element {
  // The server's clock runs on between two answers of it.
  const [received, setReceived] = useState({ now, at: Date.now() });
  const [, tick] = useState(0);
  useEffect(() => {
    setReceived({ now, at: Date.now() });
  }, [now]);
  useEffect(() => {
    const timer = window.setInterval(() => {
      tick((count) => count + 1);
    }, 10_000);
    return () => {
      window.clearInterval(timer);
    };
  }, []);
  const current = received.now + Date.now() - received.at;
  const isMoved = Math.abs(current - Date.now()) > 60_000;
  const move = (instant: number): void => {
    void tell.clock(instant);
  };
  return (
    <Menu
      label={`Clock: ${shown.format(current)}`}
      className="clock-menu"
      button={
        <>
          <Icon name="clock" />
          <span class={isMoved ? 'moved' : ''}>{shown.format(current)}</span>
        </>
      }
    >
      {() => (
        <>
          <p class="menu-note">Everything here, the add-on included, lives by this clock.</p>
          <div class="buttons">
            {steps.map(([label, by]) => (
              <button
                key={label}
                type="button"
                class="button"
                onClick={() => {
                  move(current + by);
                }}
              >
                {label}
              </button>
            ))}
          </div>
          {moments.length > 0 && (
            <ul>
              {moments.map(({ label, at }) => (
                <li key={label}>
                  <button
                    type="button"
                    class="item"
                    onClick={() => {
                      move(at);
                    }}
                  >
                    <span>{label}</span>
                    <span class="quiet">{shown.format(at)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <button
            type="button"
            class="button wide"
            onClick={() => {
              move(Date.now());
            }}
          >
            Back to real time
          </button>
        </>
      )}
    </Menu>
  );
}
