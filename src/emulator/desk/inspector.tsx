// The inspector: what each execution did, call by call, and what is stored. Folded until it is wanted.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Execution } from '../api';
import type { DeskState } from '../server/desk-state';
import './inspector.css';
import { Icon } from '../../pages/ground/icon';

export function Inspector({
  executions,
  properties,
  accounts,
}: {
  readonly executions: readonly Execution[];
  readonly properties: Readonly<Record<string, string>>;
  readonly accounts: DeskState['accounts'];
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [tab, setTab] = useState<'executions' | 'properties'>('executions');
  useEffect(() => {
    const openLinked = (): void => {
      if (!location.hash.startsWith('#execution-')) return;
      setOpen(true);
      setTab('executions');
      window.setTimeout(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), 50);
    };
    window.addEventListener('hashchange', openLinked);
    return () => {
      window.removeEventListener('hashchange', openLinked);
    };
  }, []);
  const [last] = executions;
  const stored = Object.entries(properties);
  return (
    <section class={isOpen ? 'inspector open' : 'inspector'} aria-label="Inspector">
      <button
        type="button"
        class="fold"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <span>
          Inspector
          {last !== undefined && (
            <span class="quiet">
              {' '}
              {last.functionName} · {last.calls.length} calls · {Math.round(last.milliseconds)} ms
              {last.outcome.status === 'completed' ? '' : ` · ${last.outcome.status}`}
            </span>
          )}
        </span>
        <Icon name="chevron" />
      </button>
      {isOpen && (
        <>
          <div class="buttons tabs">
            {(['executions', 'properties'] as const).map((name) => (
              <button
                key={name}
                type="button"
                class="button"
                aria-pressed={tab === name}
                onClick={() => {
                  setTab(name);
                }}
              >
                {name === 'executions' ? `Executions (${executions.length})` : `Script properties (${stored.length})`}
              </button>
            ))}
          </div>
          <div class="inspector-body">
            {tab === 'executions' ? (
              executions.map((execution) => (
                <Run
                  key={execution.id}
                  execution={execution}
                  email={accounts.find(({ id }) => id === execution.accountId)?.email ?? ''}
                />
              ))
            ) : (
              <dl>
                {stored.map(([key, value]) => (
                  <div key={key}>
                    <dt>{key}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function Run({ execution, email }: { readonly execution: Execution; readonly email: string }): JSX.Element {
  const { id, functionName, kind, milliseconds, outcome, calls, log } = execution;
  return (
    <details id={`execution-${id}`} class={outcome.status === 'completed' ? 'run' : 'run failed'}>
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
        </pre>
      ))}
    </details>
  );
}
