// The seats of a subscription: who takes one.
import { isSameAccount } from '../../account';
import { type SeatCount, countNamed } from '../../seats';
import type { DriveLicense } from './license';

/** Whoever is listed may create and edit, so takes a seat from then on (S3, S9); administering takes none (D1). */
export const countDriveSeats = ({ seats, holders, administrators }: DriveLicense): SeatCount<DriveCountRuleId> =>
  countNamed<DriveCountRuleId>(seats, [
    ...holders.map((account) => ({
      account,
      isCounted: true,
      because: ['license/permission-counts', 'drive/tied-to-one-account'] as const,
    })),
    ...administrators
      .filter((administrator) => !holders.some((holder) => isSameAccount(holder, administrator)))
      .map((account) => ({ account, isCounted: false, because: ['drive/administrators-take-no-seat'] as const })),
  ]);

export type DriveCountRuleId =
  | 'license/permission-counts'
  | 'license/counts-once'
  | 'drive/tied-to-one-account'
  | 'drive/administrators-take-no-seat';
