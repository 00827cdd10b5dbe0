// `expand[]`: ids replaced by the objects that they name, and lists that are told to those alone who ask for them.
// https://docs.stripe.com/expand
import { type Kind, type Ledger, kindOf } from './ledger';
import { newestFirst } from './routes/listing';
import { linesOf } from './routes/checkout';
import { invalid } from './refusal';
import { deletedCustomerOf } from './shapes/customers';
import { type Invoice, listOf } from './shapes/objects';

const deepest = 4;

type Json = Record<string, unknown>;

/** What is left out of an object unless it is asked for. */
function included(ledger: Ledger, of: Json, name: string): object | undefined {
  const id = String(of['id']);
  if (of['object'] === 'checkout.session' && name === 'line_items') return linesOf(ledger, id);
  if (of['object'] === 'invoice' && name === 'payments') return paymentsOf(ledger, id);
  if (of['object'] === 'customer' && name === 'subscriptions') {
    const own = newestFirst(ledger.all('subscription')).filter(({ customer }) => customer === id);
    return listOf([...own], `/v1/customers/${id}/subscriptions`);
  }
  if (of['object'] === 'charge' && name === 'refunds') {
    const own = newestFirst(ledger.all('refund')).filter(({ charge }) => charge === id);
    return listOf([...own], `/v1/charges/${id}/refunds`);
  }
  return undefined;
}

const paymentsOf = (ledger: Ledger, invoice: Invoice['id']): object =>
  listOf(
    [...newestFirst(ledger.all('invoice_payment'))].filter((one) => one.invoice === invoice),
    `/v1/invoice_payments?invoice=${invoice}`,
  );

/**
 * A copy of an answer with these paths expanded.
 * @param mayRead refuses where a key may not read what would be shown
 */
export function expanded(
  ledger: Ledger,
  answer: object,
  paths: readonly string[],
  mayRead: (kind: Kind) => void,
): object {
  const copy = structuredClone(answer) as Json;
  for (const path of paths) {
    const names = path.split('.');
    if (names.length > deepest)
      throw invalid(`You cannot expand more than ${deepest} levels of a property. Property: ${path}`, 'expand');
    expandAt(ledger, copy, names, path, mayRead);
  }
  return copy;
}

function expandAt(
  ledger: Ledger,
  at: Json,
  [name = '', ...rest]: readonly string[],
  path: string,
  mayRead: (kind: Kind) => void,
): void {
  const value = at[name] ?? included(ledger, at, name);
  if (value === undefined && !(name in at)) throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  if (typeof value === 'string') {
    const kind = kindOf(value);
    const kept = kind === undefined ? undefined : ledger.find(kind, value);
    const object = ledger.deleted.has(value) ? deletedCustomerOf(value) : kept;
    if (kind === undefined || object === undefined)
      throw invalid(`This property cannot be expanded (${path}).`, 'expand');
    mayRead(kind);
    at[name] = structuredClone(object);
  } else if (value !== undefined) at[name] = at[name] ?? structuredClone(value);
  const next = at[name];
  if (rest.length === 0 || next === null || next === undefined) return;
  for (const one of Array.isArray(next) ? (next as Json[]) : [next as Json]) expandAt(ledger, one, rest, path, mayRead);
}
