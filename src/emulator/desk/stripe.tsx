// The stand-in for Stripe: what is to go wrong with it, how it is set, and each request that it was asked.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { StripeDelivery, StripeSettings } from '../api';
import type { DeskStripe } from '../server/desk-state';
import { askExchange, tell } from './server';
import { Choice, Switch, useTelling } from './switches';

const deliveries: Readonly<Record<StripeDelivery, { readonly label: string; readonly meaning: string }>> = {
  late: { label: 'Deliver events late', meaning: 'An event is told an hour after it happened.' },
  twice: { label: 'Deliver events twice', meaning: 'Each is told two times over.' },
  reversed: { label: 'Deliver events in reverse', meaning: 'What happened first is told last.' },
  lost: { label: 'Lose events', meaning: 'What happens now is never told.' },
};

const afterRetries: readonly (readonly [StripeSettings['afterRetries'], string])[] = [
  ['cancel', 'is cancelled'],
  ['unpaid', 'is unpaid'],
  ['past_due', 'stays past due'],
  ['pause', 'is paused'],
];

const billingModes: readonly (readonly [StripeSettings['billingMode'], string])[] = [
  ['flexible', 'flexible, cancelled by cancel_at'],
  ['classic', 'classic, cancelled by a flag'],
];

const clock = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export function StripeTab({ isDown, deliveries: on, settings, exchanges }: DeskStripe): JSX.Element {
  const { follow, warning } = useTelling();
  return (
    <>
      {warning}
      <fieldset class="outages">
        <legend>The stand-in for Stripe</legend>
        <p class="quiet">It knows no money. Renewals, retries and endings come with this desk’s clock.</p>
        <Switch
          id="stripe-down"
          label="Stripe is down"
          meaning="Every request is answered 503, and its pages don’t open."
          isOn={isDown}
          follow={follow}
          tell={tell.stripeDown}
        />
        {(Object.keys(deliveries) as StripeDelivery[]).map((one) => (
          <Switch
            key={one}
            id={`stripe-${one}`}
            {...deliveries[one]}
            isOn={on.includes(one)}
            follow={follow}
            tell={(isOn) => tell.stripeDelivery(one, isOn)}
          />
        ))}
        <Choice
          label="After the last try a subscription"
          value={settings.afterRetries}
          choices={afterRetries}
          onChoose={(chosen) => {
            follow(tell.stripeSettings({ afterRetries: chosen }));
          }}
        />
        <Choice
          label="New subscriptions are"
          value={settings.billingMode}
          choices={billingModes}
          onChoose={(chosen) => {
            follow(tell.stripeSettings({ billingMode: chosen }));
          }}
        />
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
