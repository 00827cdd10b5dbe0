// What only those who run the product may ask of the server: every record, and moving records to another engine.
import { type OperatorServer, operatorRequests } from '../../contract/operate';
import type { NoAnswer } from '../../contract/review';
import { moveRecords as move } from '../../stores/move';
import { orUnreachable } from '../../stores/or-unreachable';
import { isVendor } from '../../subscriptions/authority';
import type { Outside } from '../../subscriptions/ports';
import type { PayingOutside } from '../../subscriptions/purchases/port';
import { attachPurchase as attach } from '../../subscriptions/purchases/attach';
import { showPurchase as show } from '../../subscriptions/purchases/show';
import { syncPurchases as sync } from '../../subscriptions/purchases/sync';
import { rehearsing } from '../../subscriptions/rehearsal';
import { exportRecords as exportPage } from '../../subscriptions/review/export';
import { createMoveOutside } from '../move-outside';
import { scopesFor } from '../google/consent';
import { answeringFor } from './answering';
import { paying } from './billing';
import { noAnswer, unanswered } from './review';

const answering = answeringFor<OperatorServer>(operatorRequests, scopesFor.account);

/** Why there is no answer, with what only those who run the product can mend. */
function forOperators(result: Parameters<typeof noAnswer>[0]): NoAnswer {
  const none = noAnswer(result);
  return none.outcome === 'unreachable' && 'damaged' in result ? { ...none, damaged: result.damaged } : none;
}

/** One page of records. */
export const exportRecords = answering('exportRecords', unanswered, (asked, outside) => {
  const result = exportPage(asked, outside);
  return result.outcome === 'page' ? result : forOperators(result);
});

/** Where nothing is to be kept, what would be is found out. */
function acting(isRehearsal: boolean, outside: Outside): PayingOutside {
  const all = paying(isRehearsal ? rehearsing(outside) : outside);
  return isRehearsal ? { ...all, billing: { ...all.billing, readdress: () => ({ outcome: 'readdressed' }) } } : all;
}

const operated = <Outcome extends { readonly outcome: string }>(result: Outcome) =>
  result.outcome === 'unreachable' || result.outcome === 'not-there' || result.outcome === 'unknown-account'
    ? forOperators(result as never)
    : (result as Exclude<Outcome, { readonly outcome: 'unreachable' | 'not-there' | 'unknown-account' }>);

export const syncPurchases = answering('syncPurchases', unanswered, ({ isRehearsal, ...asked }, outside) =>
  operated(sync(asked, acting(isRehearsal, outside))),
);

export const attachPurchase = answering('attachPurchase', unanswered, ({ purchase, email, isRehearsal }, outside) =>
  operated(attach(purchase, email, acting(isRehearsal, outside))),
);

export const showPurchase = answering('showPurchase', unanswered, ({ purchase }, outside) =>
  operated(show(purchase, paying(outside))),
);

/** Why an account may not run the product; undefined where it may. */
function refusalOf(outside: Outside): NoAnswer | undefined {
  const account = outside.identity();
  if (account === undefined) return noAnswer({ outcome: 'unknown-account' });
  const vendor = isVendor(account, outside);
  if (vendor.outcome === 'unreachable') return noAnswer(vendor);
  return vendor.isVendor ? undefined : noAnswer({ outcome: 'not-there' });
}

/** How full the store is. */
export const storeFullness = answering('storeFullness', unanswered, (_, outside) => {
  const refusal = refusalOf(outside);
  if (refusal !== undefined) return refusal;
  const full = outside.store.fullness?.();
  if (full === undefined) return { outcome: 'endless' };
  return full.outcome === 'unreachable' ? forOperators(full) : full;
});

/** One step of moving all records to another engine. */
export const moveRecords = answering('moveRecords', unanswered, (asked, outside) => {
  const refusal = refusalOf(outside);
  if (refusal !== undefined) return refusal;
  const result = orUnreachable(() => move(asked, createMoveOutside(outside.now)));
  return result.outcome === 'unreachable' ? forOperators(result) : result;
});
