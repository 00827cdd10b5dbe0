// The rules module: who may do what with which license, and by which sentence of the policy. Pure, for every product.
import type { Decision } from './decision';
import type { Facts } from './facts';
import { type DesktopLicense, countDesktopSeats } from './products/desktop';
import { type DriveRequest, type DriveRuleId, driveClauses } from './products/google-drive/clauses';
import type { DriveLicense } from './products/google-drive/license';
import { countDriveSeats } from './products/google-drive/seats';
import { gatherHoldings } from './products/google-drive/situation';
import { type PluginLicense, countPluginSeats } from './products/plugin';
import { decideBy } from './decision';
import type { SeatCount } from './seats';

export { type Account, type Email, isSameAccount, isSameAddress, parseEmail } from './account';
export type { Decision, Remedy, Source } from './decision';
export type { Facts } from './facts';
export { type ChangeOutcome, type DriveChange, changeDrive, startTrial } from './products/google-drive/change';
export { type DriveRequest, type DriveRole, type DriveRuleId, driveClauses } from './products/google-drive/clauses';
export type { DriveLicense, Holder, Term } from './products/google-drive/license';
export { type Standing, driveStanding } from './products/google-drive/standing';
export type { DesktopLicense } from './products/desktop';
export type { PluginLicense } from './products/plugin';
export type { SeatCount } from './seats';
export type { Billing, Instant, Period } from './time';

/** What was bought, of any product. */
export type License = DriveLicense | DesktopLicense | PluginLicense;
export type ProductId = License['product'];

/** Decides what an account may do in Google Drive. The order of the licenses does not matter. */
export const decideDrive = (
  licenses: readonly DriveLicense[],
  request: DriveRequest,
  facts: Facts,
): Decision<DriveRuleId> =>
  decideBy<ReturnType<typeof gatherHoldings> & { readonly request: DriveRequest }, DriveRuleId>(driveClauses, {
    ...gatherHoldings(licenses, request.account, facts),
    request,
  });

/** Counts the seats of a license: bought, taken, free, over, and for everybody listed whether they count. */
export function countSeats(license: License): SeatCount {
  switch (license.product) {
    case 'google-drive':
      return countDriveSeats(license);
    case 'desktop':
      return countDesktopSeats(license);
    case 'confluence':
    case 'jira':
      return countPluginSeats(license);
  }
}
