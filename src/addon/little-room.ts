// That there is little room in the store, for those who run the product: nobody else can do anything about it.
import { narrownessOf } from '../stores/properties/room';
import { isVendor } from '../subscriptions/authority';
import type { Outside } from '../subscriptions/ports';

/** How full a store is that has little room left. */
export interface LittleRoom {
  /** Of the room for records. */
  readonly percent: number;
  /** Whether something has to be done now. */
  readonly isNearlyFull: boolean;
}

/** Undefined where there is room, for everybody else, and where it can't be found out just now. */
export function littleRoom(outside: Outside): LittleRoom | undefined {
  const account = outside.identity();
  const vendor = account && isVendor(account, outside);
  if (vendor?.outcome !== 'known' || !vendor.isVendor) return undefined;
  const full = outside.store.fullness?.();
  if (full?.outcome !== 'measured') return undefined;
  const share = narrownessOf(full.used);
  if (share === undefined) return undefined;
  return { percent: Math.floor((100 * full.used) / full.room), isNearlyFull: share > 0.9 };
}
