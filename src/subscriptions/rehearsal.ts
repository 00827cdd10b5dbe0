// The same outside in which nothing is kept: what is done there shows what would be done.
import type { Outside } from './ports';
import { createOverlay } from './records/overlay';

/**
 * An outside that reads what there is and takes every change down for itself alone. Whatever a use case answers in it, it
 * would answer in the real one, one change after another: that is the preview of each.
 */
export const rehearsing = (outside: Outside, store = outside.store.rehearsal?.()): Outside => ({
  ...outside,
  store: store ?? createOverlay(outside.store).store,
  bindOperator: (_: string, accountId: string) => ({ outcome: 'bound', accountId }),
  cache: { get: outside.cache.get, put: () => true },
  log: { warn: () => undefined },
});
