// Everything outside, asked as if nothing were remembered: for decisions that something is written on.
import type { Outside } from '../../subscriptions/ports';

/** What is found out is still kept for later checks. */
export const afresh = (outside: Outside): Outside => ({
  ...outside,
  cache: { ...outside.cache, get: (keys) => keys.map(() => undefined) },
});
