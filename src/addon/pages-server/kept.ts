// How an account likes the review, in user properties: nobody else reads them, and no record of the product is among them.
// A property for each view, so that two tabs that keep one each keep both.
import * as v from 'valibot';
import { type Kept, chosenColumns, viewAddress, viewName } from '../../contract/kept';
import { mostViews } from '../../contract/limits';
import type { Outside, Unreachable } from '../../subscriptions/ports';
import { scopesOf } from '../../subscriptions/review/scopes';

const columnsKey = 'review-columns';
const viewPrefix = 'review-view/';

const mine = (): GoogleAppsScript.Properties.Properties => PropertiesService.getUserProperties();

/** What is kept, as far as it is understood: what another version kept may be none of this one's. */
function read(): Kept {
  const properties = mine().getProperties();
  const columns = v.safeParse(v.pipe(v.string(), v.parseJson(), chosenColumns), properties[columnsKey]);
  const views = Object.entries(properties).flatMap(([key, text]) => {
    const name = v.safeParse(viewName, key.startsWith(viewPrefix) ? key.slice(viewPrefix.length) : '');
    const address = v.safeParse(viewAddress, text);
    return name.success && address.success ? [{ name: name.output, address: address.output }] : [];
  });
  return {
    ...(columns.success && { columns: columns.output }),
    views: views.sort((one, other) => (one.name < other.name ? -1 : 1)).slice(0, mostViews),
  };
}

/** Without it the review is as it comes: no reason not to open it. */
export function keptFor({ log }: Outside): Kept {
  try {
    return read();
  } catch (error) {
    log.warn('kept-not-read', { detail: String(error) });
    return { views: [] };
  }
}

/** What becomes of something to keep. */
type Keeping =
  ({ readonly outcome: 'kept' } & Kept) | { readonly outcome: 'not-there' | 'unknown-account' } | Unreachable;

/** Keeps something, for whoever reviews anything at all. @param value undefined: no longer */
function keep(key: string, value: string | undefined, outside: Outside): Keeping {
  const known = scopesOf(outside);
  if (known.outcome !== 'known') return known;
  if (known.scopes.length === 0) return { outcome: 'not-there' };
  try {
    if (value === undefined) mine().deleteProperty(key);
    else mine().setProperty(key, value);
    return { outcome: 'kept', ...read() };
  } catch (error) {
    return { outcome: 'unreachable', detail: String(error) };
  }
}

/** @param columns undefined: as they come */
export const keepColumnsFor = (columns: Kept['columns'], outside: Outside): Keeping =>
  keep(columnsKey, columns && JSON.stringify(columns), outside);

/** @param address undefined forgets it */
export function keepViewFor(
  name: string,
  address: string | undefined,
  outside: Outside,
): Keeping | ({ readonly outcome: 'too-many' } & Kept) {
  const kept = keptFor(outside);
  const isMore = address !== undefined && !kept.views.some((view) => view.name === name);
  return isMore && kept.views.length >= mostViews
    ? { outcome: 'too-many', ...kept }
    : keep(viewPrefix + name, address, outside);
}
