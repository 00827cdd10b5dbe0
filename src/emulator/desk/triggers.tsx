// Triggers of the clock that the script installed: when each fires next, and a way not to wait for it.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Warning } from '../../pages/ground/notices';
import type { ClockTrigger } from '../api';
import { tell } from './server';

const shown = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** @param props.emailOf of an account */
export function Triggers({
  triggers,
  emailOf,
}: {
  readonly triggers: readonly ClockTrigger[];
  readonly emailOf: (accountId: string) => string;
}): JSX.Element {
  const [fault, setFault] = useState('');
  if (triggers.length === 0)
    return (
      <p class="quiet">The script has installed no trigger of the clock: ScriptApp.newTrigger(…).timeBased() does.</p>
    );
  return (
    <div class="properties">
      <p class="quiet">They fire when this desk’s clock comes to their time, or passes it: each once.</p>
      {fault !== '' && <Warning text={fault} />}
      <table>
        <thead>
          <tr>
            <th scope="col">Function</th>
            <th scope="col">When</th>
            <th scope="col">Next</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {triggers.map(({ id, accountId, functionName, when, nextAt }) => (
            <tr key={id}>
              <th scope="row">
                {functionName} <span class="quiet">{emailOf(accountId)}</span>
              </th>
              <td>{when}</td>
              <td>{nextAt === undefined ? 'has fired' : shown.format(nextAt)}</td>
              <td>
                <button
                  type="button"
                  class="button"
                  aria-label={`Fire ${functionName} now`}
                  onClick={() => {
                    tell
                      .trigger(id)
                      .then(() => {
                        setFault('');
                      })
                      .catch((error: unknown) => {
                        setFault(error instanceof Error ? error.message : String(error));
                      });
                  }}
                >
                  Fire now
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
