// The stand-in for Stripe: what is to go wrong with it, how it is set, and each request that it was asked.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Warning } from '../../pages/ground/notices';
import type { StripeDelivery, StripeSettings } from '../api';
import type { DeskStripe } from '../server/desk-state';
import { askExchange, tell } from './server';

const deliveries: Readonly<Record<StripeDelivery, { readonly label: string; readonly meaning: string }>> = {
  late: { label: 'Deliver events late', meaning: 'An event is told an hour after it happened.' },
  twice: { label: 'Deliver events twice', meaning: 'Each is told two times over.' },
  reversed: { label: 'Deliver events in reverse', meaning: 'What happened first is told last.' },
  lost: { label: 'Lose events', meaning: 'What happens now is never told.' },
};

const afterRetries: Readonly<Record<StripeSettings['afterRetries'], string>> = {
  cancel: 'is cancelled',
  unpaid: 'is unpaid',
  past_due: 'stays past due',
  pause: 'is paused',
};

const billingModes: Readonly<Record<StripeSettings['billingMode'], string>> = {
  flexible: 'flexible, cancelled by cancel_at',
  classic: 'classic, cancelled by a flag',
};

const clock = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export function StripeTab({ isDown, deliveries: on, settings, exchanges }: DeskStripe): JSX.Element {
  const [fault, setFault] = useState('');
  const follow = (told: Promise<unknown>): void => {
    told
      .then(() => {
        setFault('');
      })
      .catch((error: unknown) => {
        setFault(error instanceof Error ? error.message : String(error));
      });
  };
  const toggle = (
    id: string,
    { label, meaning }: { readonly label: string; readonly meaning: string },
    isOn: boolean,
    act: (isOn: boolean) => Promise<unknown>,
  ): JSX.Element => (
    <label key={id}>
      <input
        type="checkbox"
        class="switch"
        role="switch"
        aria-label={label}
        aria-describedby={`stripe-${id}`}
        checked={isOn}
        onChange={({ currentTarget: { checked } }) => {
          follow(act(checked));
        }}
      />
      <span>
        {label}
        <span class="quiet" id={`stripe-${id}`}>
          {meaning}
        </span>
      </span>
    </label>
  );
  return (
    <>
      {fault !== '' && <Warning text={fault} />}
      <fieldset class="outages">
        <legend>The stand-in for Stripe</legend>
        <p class="quiet">It knows no money. Renewals, retries and endings come with this desk’s clock.</p>
        {toggle(
          'down',
          { label: 'Stripe is down', meaning: 'Every request is answered 503, and its pages don’t open.' },
          isDown,
          tell.stripeDown,
        )}
        {(Object.keys(deliveries) as StripeDelivery[]).map((one) =>
          toggle(one, deliveries[one], on.includes(one), (isOn) => tell.stripeDelivery(one, isOn)),
        )}
        <label>
          <span>After the last try a subscription</span>
          <select
            value={settings.afterRetries}
            onChange={({ currentTarget: { value } }) => {
              follow(tell.stripeSettings({ afterRetries: value as StripeSettings['afterRetries'] }));
            }}
          >
            {Object.entries(afterRetries).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>New subscriptions are</span>
          <select
            value={settings.billingMode}
            onChange={({ currentTarget: { value } }) => {
              follow(tell.stripeSettings({ billingMode: value as StripeSettings['billingMode'] }));
            }}
          >
            {Object.entries(billingModes).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <h3>Requests</h3>
      {exchanges.length === 0 && <p class="quiet">The script has asked Stripe nothing yet.</p>}
      {exchanges.map((exchange) => (
        <Exchange key={exchange.id} exchange={exchange} />
      ))}
    </>
  );
}

/** One request, opened: what was sent, and what was answered. */
function Exchange({ exchange }: { readonly exchange: DeskStripe['exchanges'][number] }): JSX.Element {
  const { id, at, method, target, body, idempotencyKey, status } = exchange;
  const [answer, setAnswer] = useState('');
  const isAsked = useRef(false);
  return (
    <details
      class={status < 400 ? 'run' : 'run failed'}
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open || isAsked.current) return;
        isAsked.current = true;
        askExchange(id)
          .then((whole) => {
            setAnswer(whole.answer);
          })
          .catch((error: unknown) => {
            setAnswer(error instanceof Error ? error.message : String(error));
          });
      }}
    >
      <summary>
        <b>{method}</b> {decodeURIComponent(target)} · {status} <span class="quiet">{clock.format(at)}</span>
      </summary>
      <div class="in-and-out">
        <div>
          <h4>Sent</h4>
          <pre tabIndex={0}>
            {body === ''
              ? 'no form'
              : [...new URLSearchParams(body)].map(([name, value]) => `${name} = ${value}`).join('\n')}
            {idempotencyKey !== undefined && `\n\nIdempotency-Key: ${idempotencyKey}`}
          </pre>
        </div>
        <div>
          <h4>Answered</h4>
          <pre tabIndex={0}>{answer}</pre>
        </div>
      </div>
    </details>
  );
}
