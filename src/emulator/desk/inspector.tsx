// The inspector: what each execution did, call by call, what is stored, and what is to fail. Folded until it is wanted.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskState } from '../server/desk-state';
import { Run } from './execution';
import './inspector.css';
import { Icon } from '../../pages/ground/icon';
import { Google } from './google';
import { Outages } from './outages';
import { StripeTab } from './stripe';
import { Properties } from './properties';
import { Triggers } from './triggers';

type Tab = 'executions' | 'properties' | 'user-properties' | 'triggers' | 'outages' | 'google' | 'stripe';

export function Inspector({
  state: { executions, properties, userProperties, triggers, outages, accounts, conditions, consent, stripe },
  accountId,
}: {
  readonly state: DeskState;
  readonly accountId: string;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [tab, setTab] = useState<Tab>('executions');
  useEffect(() => {
    const openLinked = (): void => {
      if (!location.hash.startsWith('#execution-')) return;
      setOpen(true);
      setTab('executions');
      window.setTimeout(() => {
        const run = document.getElementById(location.hash.slice(1));
        if (run instanceof HTMLDetailsElement) run.open = true;
        run?.scrollIntoView();
      }, 50);
    };
    window.addEventListener('hashchange', openLinked);
    return () => {
      window.removeEventListener('hashchange', openLinked);
    };
  }, []);
  const [last] = executions;
  const emailOf = (wanted: string): string => accounts.find(({ id }) => id === wanted)?.email ?? '';
  const tabs: readonly (readonly [Tab, string])[] = [
    ['executions', `Executions (${executions.length})`],
    ['properties', `Script properties (${Object.keys(properties).length})`],
    ['user-properties', `User properties (${Object.keys(userProperties).length})`],
    ['triggers', `Triggers (${triggers.length})`],
    ['outages', `Outages (${outages.length})`],
    ['google', 'Google'],
    ...(stripe === undefined ? [] : [['stripe', `Stripe (${stripe.exchanges.length})`] as const]),
  ];
  return (
    <section class={isOpen ? 'surface inspector open' : 'surface inspector'} aria-label="Inspector">
      <button
        type="button"
        class="fold"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <span>
          Inspector{' '}
          {outages.length > 0 && (
            <span class="mark out">{outages.length === 1 ? '1 outage' : `${outages.length} outages`}</span>
          )}
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
            {tabs.map(([name, label]) => (
              <button
                key={name}
                type="button"
                class="button"
                aria-pressed={tab === name}
                onClick={() => {
                  setTab(name);
                }}
              >
                {label}
              </button>
            ))}
          </div>
          <div class="inspector-body">
            {tab === 'stripe' && stripe !== undefined ? (
              <StripeTab {...stripe} />
            ) : tab === 'outages' ? (
              <Outages now={outages} />
            ) : tab === 'triggers' ? (
              <Triggers triggers={triggers} emailOf={emailOf} />
            ) : tab === 'google' ? (
              <Google accountId={accountId} email={emailOf(accountId)} conditions={conditions} consent={consent} />
            ) : tab === 'executions' ? (
              executions.map((execution) => (
                <Run key={execution.id} execution={execution} email={emailOf(execution.accountId)} />
              ))
            ) : (
              <Properties
                key={tab + accountId}
                store={tab === 'properties' ? 'script' : 'user'}
                values={tab === 'properties' ? properties : userProperties}
                accountId={accountId}
              />
            )}
          </div>
        </>
      )}
    </section>
  );
}
