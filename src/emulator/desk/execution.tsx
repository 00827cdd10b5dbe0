// One execution, opened: what it was called with, what it did, and what came of it; to be copied, and played again.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Execution } from '../api';
import type { ExecutionSummary } from '../server/desk-state';
import { askExecution, askReplay } from './server';

/** What a function was given and gave is JSON already. */
const textOf = (value: unknown): string => JSON.stringify(value, null, 2);

/** What a test starts from: the function, the account, its arguments, and what it answered. */
const fixtureOf = ({ functionName, kind, args, outcome }: Execution, account: string): string =>
  textOf({
    functionName,
    kind,
    account,
    args,
    ...(outcome.status === 'completed' ? { result: outcome.result } : { error: outcome.error.message }),
  });

export function Run({
  execution,
  email,
}: {
  readonly execution: ExecutionSummary;
  readonly email: string;
}): JSX.Element {
  const { id, functionName, kind, milliseconds, outcome, calls, log } = execution;
  const [whole, setWhole] = useState<Execution>();
  const [said, setSaid] = useState('');
  const isAsked = useRef(false);
  const attempt = (work: () => Promise<string>): void => {
    work()
      .then(setSaid)
      .catch((error: unknown) => {
        setSaid(error instanceof Error ? error.message : String(error));
      });
  };
  return (
    <details
      id={`execution-${id}`}
      class={outcome.status === 'completed' ? 'run' : 'run failed'}
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open || isAsked.current) return;
        isAsked.current = true;
        attempt(async () => {
          setWhole(await askExecution(id));
          return '';
        });
      }}
    >
      <summary>
        <b>{functionName}</b> <span class="quiet">{kind}</span> {email} · {calls.length} calls ·{' '}
        {Math.round(milliseconds)} ms{outcome.status === 'completed' ? '' : ` · ${outcome.status}`}
      </summary>
      {outcome.status !== 'completed' && <pre class="error">{outcome.error.stack ?? outcome.error.message}</pre>}
      {calls.length > 0 && (
        <ol>
          {calls.map((call, at) => (
            <li key={at}>
              <code>{call.name}</code>{' '}
              <span class="quiet">
                {call.argumentBytes} B → {call.resultBytes} B · {call.milliseconds.toFixed(1)} ms
              </span>
              {call.error !== undefined && <span class="error"> {call.error}</span>}
            </li>
          ))}
        </ol>
      )}
      {log.map((line, at) => (
        <pre key={at} class={`log ${line.level}`}>
          {line.text}
          {line.where !== undefined && <span class="quiet"> {line.where}</span>}
        </pre>
      ))}
      {whole !== undefined && (
        <>
          <div class="buttons">
            <button
              type="button"
              class="button"
              onClick={() => {
                attempt(async () => {
                  await navigator.clipboard.writeText(fixtureOf(whole, email));
                  return 'Copied.';
                });
              }}
            >
              Copy as fixture
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                attempt(async () => {
                  const again = await askReplay(id);
                  return again.outcome.status === 'completed'
                    ? 'Played again; it is the first in the list.'
                    : `Played again, and it failed: ${again.outcome.error.message}`;
                });
              }}
            >
              Play again
            </button>
          </div>
          <p class="quiet" role="status">
            {said}
          </p>
          <div class="in-and-out">
            <section>
              <h4>{whole.args.length === 1 ? 'Event object' : 'Arguments'}</h4>
              <pre>{textOf(whole.args.length === 1 ? whole.args[0] : whole.args)}</pre>
            </section>
            {whole.outcome.status === 'completed' && (
              <section>
                <h4>Answer</h4>
                <pre>{textOf(whole.outcome.result)}</pre>
              </section>
            )}
          </div>
        </>
      )}
    </details>
  );
}
