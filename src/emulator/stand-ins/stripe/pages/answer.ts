// Which page an address shows, and what a press on it does.
import type { Ledger } from '../ledger';
import { type Card, cards } from '../payments';
import { Refusal } from '../refusal';
import { idOf } from '../shapes/objects';
import {
  afterPaying,
  cancelInPortal,
  keepInPortal,
  openSession,
  payAtTill,
  payInvoice,
  updateInPortal,
  useCard,
} from '../till';
import { checkoutPage, confirmPage, sentencePage } from './checkout';
import { money } from './layout';
import { portalPage } from './portal';

/** A page, or where the browser goes next. */
type PageAnswer = { readonly status: number; readonly html: string } | { readonly next: string };

const cardIn = (form: URLSearchParams): Card =>
  (Object.keys(cards) as Card[]).find((card) => card === form.get('card')) ?? 'good';

const shown = (html: string): PageAnswer => ({ status: 200, html });

/** @param form what was entered; undefined where the page is only looked at */
export function answerPage(
  ledger: Ledger,
  pathname: string,
  query: URLSearchParams,
  form: URLSearchParams | undefined,
): PageAnswer | undefined {
  const [, kind, id = ''] = /^\/(c\/pay|p\/session|i\/standin)\/([\w-]+)$/.exec(pathname) ?? [];
  try {
    if (kind === 'c/pay') return till(ledger, id, form);
    if (kind === 'p/session') return portal(ledger, id.replace(/^test_/, ''), pathname, query, form);
    if (kind === 'i/standin') return invoice(ledger, id, form);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, html: sentencePage('That didn’t work', error.message) };
  }
  return undefined;
}

function till(ledger: Ledger, id: string, form: URLSearchParams | undefined): PageAnswer {
  const session = ledger.get('checkout.session', id);
  if (session.status === 'complete') return { next: afterPaying(session) };
  openSession(ledger, id);
  const email = form?.get('email') ?? '';
  const quantity = form?.get('quantity') ?? '';
  if (form === undefined) return shown(checkoutPage(ledger, session, undefined, { card: 'good', email }));
  const card = cardIn(form);
  if (form.get('confirm') === 'no')
    return shown(checkoutPage(ledger, session, 'You did not confirm. Nothing was charged.', { card, email }));
  try {
    const outcome = payAtTill(ledger, id, {
      card,
      email,
      quantity: quantity === '' ? undefined : Number(quantity),
      isConfirmed: form.get('confirm') === 'yes',
    });
    return outcome === 'confirm'
      ? shown(confirmPage(session, { email, quantity }))
      : { next: afterPaying(ledger.get('checkout.session', id)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return shown(checkoutPage(ledger, session, error.message, { card, email }));
  }
}

const done: Readonly<Record<string, string>> = {
  update: 'Your subscription was updated.',
  cancel: 'Your subscription was cancelled.',
  keep: 'Your subscription goes on.',
  card: 'The card was changed.',
  pay: 'The invoice is paid.',
};

function portal(
  ledger: Ledger,
  id: string,
  pathname: string,
  query: URLSearchParams,
  form: URLSearchParams | undefined,
): PageAnswer {
  const session = ledger.get('billing_portal.session', id);
  const configuration = ledger.get('billing_portal.configuration', idOf(session.configuration));
  if (form === undefined)
    return shown(portalPage(ledger, session, configuration, { done: done[query.get('done') ?? ''] }));
  const act = form.get('act') ?? '';
  try {
    if (act === 'pay') {
      const invoiceId = form.get('invoice') ?? '';
      if (ledger.get('invoice', invoiceId).customer === session.customer) payInvoice(ledger, invoiceId);
    } else {
      const subscriptionId = form.get('subscription') ?? '';
      // One customer's session changes nobody else's subscription.
      if (ledger.get('subscription', subscriptionId).customer === session.customer) {
        const quantity = form.get('quantity');
        if (act === 'update')
          updateInPortal(ledger, configuration, subscriptionId, {
            price: form.get('price') ?? undefined,
            quantity: quantity === null ? undefined : Number(quantity),
          });
        if (act === 'cancel') cancelInPortal(ledger, configuration, subscriptionId);
        if (act === 'keep') keepInPortal(ledger, subscriptionId);
        if (act === 'card') useCard(ledger, subscriptionId, cardIn(form));
      }
    }
    // Looked at anew, so that reloading does nothing twice.
    return { next: `${pathname}?done=${encodeURIComponent(act)}` };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return shown(portalPage(ledger, session, configuration, { fault: error.message }));
  }
}

function invoice(ledger: Ledger, id: string, form: URLSearchParams | undefined): PageAnswer {
  if (form !== undefined) payInvoice(ledger, id);
  const { number, total, currency, status } = ledger.get('invoice', id);
  return shown(sentencePage(`Invoice ${number ?? ''}`, `${money(total, currency)}: ${String(status)}.`));
}
