// The portal: what a customer has bought, what can be changed about it, what it is paid with, and what was paid.
import { isOver, mainItem, nameOf } from '../invoicing';
import type { Ledger } from '../ledger';
import { cards } from '../payments';
import type { Configuration, Invoice, PortalSession, Subscription } from '../shapes/objects';
import { offeredPrices, offeredQuantities } from '../till';
import { cardChoices } from './checkout';
import { type Markup, all, every, html, money, noteOf, nothing, onDay, pageOf, quantityField } from './layout';

const states: Readonly<Record<string, readonly [words: string, look: string]>> = {
  active: ['Active', 'good'],
  trialing: ['Trial', 'good'],
  past_due: ['Payment failed', 'bad'],
  unpaid: ['Unpaid', 'bad'],
  paused: ['Paused', 'bad'],
  incomplete: ['Payment not complete', 'bad'],
  incomplete_expired: ['Ended', ''],
  canceled: ['Ended', ''],
};

const form = (act: string, subscription: Subscription, inside: Markup): Markup =>
  html`<form method="post">
    <input type="hidden" name="act" value="${act}" /><input
      type="hidden"
      name="subscription"
      value="${subscription.id}"
    />${inside}
  </form>`;

function methodWords(ledger: Ledger, subscription: Subscription): string {
  const method = ledger.find('payment_method', subscription.default_payment_method ?? '');
  const last4 = method?.card?.last4 ?? method?.us_bank_account?.last4;
  const label = Object.values(cards).find((card) => card.last4 === last4)?.label;
  return last4 === undefined || last4 === null
    ? 'no card'
    : `•••• ${last4}${label === undefined ? '' : ` (${label.toLowerCase()})`}`;
}

/** What happens next by itself. */
function outlook(subscription: Subscription): string {
  const { cancel_at: cancelAt, status, ended_at: endedAt } = subscription;
  const until = mainItem(subscription).current_period_end;
  if (endedAt !== null) return `Ended on ${onDay(endedAt)}.`;
  if (cancelAt !== null) return `Ends on ${onDay(cancelAt)}, and is not renewed.`;
  return status === 'trialing' ? `First charge on ${onDay(until)}.` : `Renews on ${onDay(until)}.`;
}

function subscriptionCard(ledger: Ledger, configuration: Configuration, subscription: Subscription): Markup {
  const item = mainItem(subscription);
  const [words, look] = states[subscription.status] ?? [subscription.status, ''];
  const prices = [
    item.price,
    ...offeredPrices(ledger, configuration, subscription).filter(({ id }) => id !== item.price.id),
  ];
  const bounds = offeredQuantities(configuration, subscription);
  const { subscription_cancel: cancel, payment_method_update: method } = configuration.features;
  const quantity = bounds === undefined ? nothing : quantityField({ ...bounds, value: item.quantity });
  const choices = all(
    prices.map(
      (price) =>
        html`<option value="${price.id}" ${{ markup: price.id === item.price.id ? ' selected' : '' }}>
          ${money(price.unit_amount ?? 0, price.currency)} every ${every(price)}
        </option>`,
    ),
  );
  const price =
    prices.length < 2
      ? nothing
      : html`<label class="field"
          ><span>Billed</span
          ><select name="price">
            ${choices}
          </select></label
        >`;
  const canChange = bounds !== undefined || prices.length > 1;
  const parts = isOver(subscription)
    ? []
    : [
        canChange
          ? form(
              'update',
              subscription,
              html`${quantity}${price}
                <p class="buttons"><button class="primary">Update</button></p>`,
            )
          : nothing,
        cancel.enabled && subscription.cancel_at === null
          ? form('cancel', subscription, html`<p class="buttons"><button>Cancel subscription</button></p>`)
          : nothing,
        subscription.cancel_at === null
          ? nothing
          : form('keep', subscription, html`<p class="buttons"><button class="primary">Don’t cancel</button></p>`),
        method.enabled
          ? html`<details>
              <summary>Paid with ${methodWords(ledger, subscription)}: change</summary>
              <p></p>
              ${form(
                'card',
                subscription,
                html`<fieldset>
                    <legend>Pay with</legend>
                    ${cardChoices('good')}
                  </fieldset>
                  <p class="buttons"><button class="primary">Use this one</button></p>`,
              )}
            </details>`
          : nothing,
      ];
  return html`<section class="card" aria-label="${nameOf(ledger, item.price)}">
    <header>
      <h2>${nameOf(ledger, item.price)}</h2>
      <span class="state ${look}">${words}</span>
    </header>
    <p>
      ${item.quantity} × ${money(item.price.unit_amount ?? 0, item.price.currency)} every ${every(item.price)}.
      ${outlook(subscription)}
    </p>
    ${all(parts)}
  </section>`;
}

const invoiceStates: Readonly<Record<string, string>> = {
  draft: 'Draft',
  open: 'Open',
  paid: 'Paid',
  uncollectible: 'Uncollectible',
  void: 'Void',
};

const invoiceRow = (invoice: Invoice): Markup =>
  html`<tr>
    <td>${onDay(invoice.created)}</td>
    <td>${invoice.number ?? ''}</td>
    <td>${money(invoice.total, invoice.currency)}</td>
    <td>${invoiceStates[invoice.status ?? ''] ?? ''}</td>
    <td>
      ${
        invoice.status === 'open'
          ? html`<form method="post">
              <input type="hidden" name="act" value="pay" /><input
                type="hidden"
                name="invoice"
                value="${invoice.id}"
              /><button>Pay<span class="unseen"> ${invoice.number ?? ''}</span></button>
            </form>`
          : nothing
      }
    </td>
  </tr>`;

export function portalPage(
  ledger: Ledger,
  session: PortalSession,
  configuration: Configuration,
  said: { readonly fault?: string | undefined; readonly done?: string | undefined },
): string {
  const own = ledger.all('subscription').filter(({ customer }) => customer === session.customer);
  // What runs first, what is over last.
  const sorted = [...own].sort(
    (one, other) => Number(isOver(one)) - Number(isOver(other)) || other.created - one.created,
  );
  const invoices = [...ledger.all('invoice')].filter(({ customer }) => customer === session.customer).reverse();
  const { email } = ledger.get('customer', session.customer);
  const history =
    configuration.features.invoice_history.enabled && invoices.length > 0
      ? html`<section class="card">
          <h2>Invoices</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">Number</th>
                <th scope="col">Amount</th>
                <th scope="col">State</th>
                <td><span class="unseen">What to do</span></td>
              </tr>
            </thead>
            <tbody>
              ${all(invoices.map(invoiceRow))}
            </tbody>
          </table>
        </section>`
      : nothing;
  return pageOf(
    'Billing – stand-in for Stripe',
    'one',
    html`${session.return_url === null ? nothing : html`<p><a href="${session.return_url}">← Return</a></p>`}
      <h1>${configuration.business_profile.headline ?? 'Manage your billing'}</h1>
      <p class="soft">${email ?? session.customer}</p>
      ${noteOf(said.fault, said.done)} ${all(sorted.map((one) => subscriptionCard(ledger, configuration, one)))}
      ${sorted.length === 0 ? html`<p class="card">Nothing was bought yet.</p>` : nothing} ${history}`,
  );
}
