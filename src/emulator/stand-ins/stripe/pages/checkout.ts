// The till: what is sold, and what it is paid with.
import { periodAt } from '../periods';
import type { Ledger } from '../ledger';
import { type Card, cards } from '../payments';
import type { Session } from '../shapes/objects';
import { type Markup, all, every, html, money, noteOf, nothing, onDay, pageOf, quantityField } from './layout';

/** Those that somebody chooses from: other ways of paying belong to another kind of button. */
export const cardChoices = (checked: Card): Markup =>
  all(
    (Object.keys(cards) as Card[]).map((card) => {
      const { label, last4, meaning } = cards[card];
      return html`<label class="choice"
        ><input type="radio" name="card" value="${card}" ${{ markup: card === checked ? ' checked' : '' }} />
        <span>${label}<small>${meaning}</small></span
        ><code>•••• ${last4}</code></label
      >`;
    }),
  );

const day = 24 * 60 * 60;

/** What is charged now, and what later. */
function summary(ledger: Ledger, session: Session): Markup {
  const plan = ledger.plans.get(session.id);
  const lines = plan?.lines ?? [];
  const [first] = lines;
  const currency = session.currency ?? 'usd';
  const total = lines.reduce((sum, { amount_total: one }) => sum + one, 0);
  const { trialEnd, trialDays } = plan?.subscription ?? { trialEnd: null, trialDays: null };
  const trial = trialEnd ?? (trialDays === null ? null : ledger.time + trialDays * day);
  const often = first === undefined ? '' : every(first.price);
  const rows = lines.map(
    ({ description, quantity, price, amount_total: amount }) =>
      html`<dt>
          ${description ?? price.id}<br /><span class="soft"
            >${money(price.unit_amount ?? 0, currency)} × ${quantity}</span
          >
        </dt>
        <dd>${money(amount, currency)}</dd>`,
  );
  const next =
    first === undefined || often === ''
      ? nothing
      : html`<p class="soft">
          ${
            trial === null
              ? `Then ${money(total, currency)} every ${often}, next on ${onDay(periodAt(ledger.time, first.price, ledger.time).end)}, until cancelled.`
              : `Free until ${onDay(trial)}, then ${money(total, currency)} every ${often} until cancelled.`
          }
        </p>`;
  return html`<section class="summary" aria-label="What you buy">
    <div class="column">
      <h1>${session.mode === 'subscription' ? 'Subscribe' : 'Pay'}</h1>
      <p class="total">
        ${money(trial === null ? total : 0, currency)}${often === '' || trial !== null ? nothing : html` <span class="soft">every ${often}</span>`}
      </p>
      <dl>
        ${all(rows)}
        <dt class="line"><strong>Due today</strong></dt>
        <dd class="line"><strong>${money(trial === null ? total : 0, currency)}</strong></dd>
      </dl>
      <p></p>
      ${next} ${session.cancel_url === null ? nothing : html`<p><a href="${session.cancel_url}">← Back</a></p>`}
    </div>
  </section>`;
}

/** @param fault why the last try did not succeed @param entered what was chosen then */
export function checkoutPage(
  ledger: Ledger,
  session: Session,
  fault: string | undefined,
  entered: { readonly card: Card; readonly email: string },
): string {
  const email = session.customer_email ?? session.customer_details?.email ?? undefined;
  const known = session.customer === null ? undefined : ledger.get('customer', session.customer).email;
  const fixed = email ?? known ?? undefined;
  const adjustable = ledger.plans.get(session.id)?.lines.find((line) => line.adjustable_quantity !== null);
  const quantity =
    adjustable === undefined
      ? nothing
      : quantityField({
          minimum: adjustable.adjustable_quantity?.minimum ?? 0,
          maximum: adjustable.adjustable_quantity?.maximum ?? 99,
          value: adjustable.quantity,
        });
  return pageOf(
    'Pay – stand-in for Stripe',
    'till',
    html`${summary(ledger, session)}
      <section aria-label="Payment">
        <div class="column">
          ${noteOf(fault)}
          <form method="post">
            <label class="field"
              ><span>Email</span>${
                fixed === undefined
                  ? html`<input name="email" type="email" autocomplete="email" required value="${entered.email}" />`
                  : html`<input type="email" readonly value="${fixed}" />`
              }</label
            >
            ${quantity}
            <fieldset>
              <legend>Pay with</legend>
              ${cardChoices(entered.card)}
            </fieldset>
            <button class="primary wide">${session.mode === 'subscription' ? 'Subscribe' : 'Pay'}</button>
          </form>
        </div>
      </section>`,
  );
}

/** The question of a bank. */
export const confirmPage = (session: Session, entered: { readonly email: string; readonly quantity: string }): string =>
  pageOf(
    'Confirm – stand-in for Stripe',
    'one',
    html`<section class="card">
      <h1>Your bank asks whether it is you</h1>
      <p>
        ${money(session.amount_total ?? 0, session.currency ?? 'usd')} with the card •••• ${cards.confirmation.last4}.
      </p>
      <form method="post">
        <input type="hidden" name="card" value="confirmation" /><input
          type="hidden"
          name="email"
          value="${entered.email}"
        />
        <input type="hidden" name="quantity" value="${entered.quantity}" />
        <p class="buttons">
          <button class="primary" name="confirm" value="yes">Yes, it’s me</button
          ><button name="confirm" value="no">No</button>
        </p>
      </form>
    </section>`,
  );

/** A page of one sentence, and a way on where there is one. */
export const sentencePage = (
  title: string,
  sentence: string,
  link?: { readonly href: string; readonly text: string },
): string =>
  pageOf(
    title,
    'one',
    html`<section class="card">
      <h1>${title}</h1>
      <p>${sentence}</p>
      ${link === undefined ? nothing : html`<p><a href="${link.href}">${link.text}</a></p>`}
    </section>`,
  );
