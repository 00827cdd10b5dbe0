// The whole desk: who looks, what is selected, and where everything goes.
import { type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskState } from '../server/desk-state';
import { AccountMenu } from './accounts';
import { ClockMenu } from './clock';
import { Files } from './files';
import { Warning } from '../../pages/ground/notices';
import { Inspector } from './inspector';
import { Panel } from './panel';
import { askState, firstAccountId, onChange } from './server';

/** Changes often come several at a time; the desk asks once for all of them. */
const settleMilliseconds = 60;

export function Desk(): JSX.Element {
  const [accountId, setAccountId] = useState(firstAccountId);
  const [state, setState] = useState<DeskState>();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [fault, setFault] = useState('');
  const asked = useRef(0);

  const refresh = (): void => {
    const turn = (asked.current += 1);
    askState(accountId)
      .then((next) => {
        if (turn !== asked.current) return;
        setState(next);
        setFault('');
      })
      .catch((error: unknown) => {
        setFault(error instanceof Error ? error.message : String(error));
      });
  };
  useEffect(() => {
    refresh();
    let timer: number | undefined;
    const stop = onChange(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(refresh, settleMilliseconds);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [accountId]);

  if (state === undefined) {
    return (
      <p class="starting" role="status">
        {fault === '' ? 'Starting …' : fault}
      </p>
    );
  }
  const account = state.accounts.find(({ id }) => id === accountId);
  return (
    <div class="desk">
      <header class="bar">
        <h1 class="brand">
          <span class="brand-mark" aria-hidden="true" />
          <span class="cut">{state.title}</span>
        </h1>
        <ClockMenu now={state.now} moments={state.moments} />
        <AccountMenu
          accounts={state.accounts}
          accountId={accountId}
          defaultAccountId={state.defaultAccountId}
          onSwitch={(id) => {
            setSelected([]);
            setAccountId(id);
          }}
        />
      </header>
      {fault !== '' && (
        <div class="fault-line">
          <Warning text={fault} />
        </div>
      )}
      <Files
        items={state.items}
        accountId={accountId}
        accounts={state.accounts}
        integration={state.integration}
        selected={selected}
        onSelect={setSelected}
      />
      <Panel
        key={accountId}
        accountId={accountId}
        accountName={account?.name ?? ''}
        selected={selected}
        now={state.now}
        items={state.items}
        addOn={state.addOn}
        webAppUrl={state.webAppUrl}
        place={state.place}
        loads={state.loads}
        outages={state.outages}
        agreed={state.consent.filter(({ isAgreed }) => isAgreed).length}
        universalActions={state.universalActions}
      />
      <Inspector state={state} accountId={accountId} />
    </div>
  );
}
