// The seats of a subscription: who takes one.
import { type SeatCount, countNamed } from '../../seats';
import type { DriveLicense } from './license';

/** An account takes a seat once it is bound; one that was bought for and never came takes none yet (D1). */
export const countDriveSeats = (license: DriveLicense): SeatCount =>
  countNamed(
    license.seats,
    license.holders.map((holder) => ({
      account: holder,
      isCounted: holder.id !== undefined,
      because: holder.id === undefined ? 'drive/counts-once-bound' : 'drive/tied-to-one-account',
    })),
  );
