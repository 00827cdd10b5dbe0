// Changes to a subscription: the whole new state, or a refusal with its rules. The given license is never touched.
import { type Account, isSameAccount, isSameAddress } from '../../account';
import type { Decision } from '../../decision';
import type { Facts } from '../../facts';
import type { DriveLicense } from './license';
import { countDriveSeats } from './seats';

/** What may be changed about a subscription of Google Drive. */
export type DriveChange = {
  /** Ties the seat that was bought for this account's address to the account itself, at its first check (D5). */
  readonly action: 'bind';
  readonly account: Account & { readonly id: string };
};

/** A changed license, or why it stays as it is. */
export type ChangeOutcome<License> =
  | { readonly outcome: 'changed'; readonly license: License; readonly because: readonly string[] }
  | { readonly outcome: 'refused'; readonly decision: Decision };

/** Carries out a change on a copy. */
export function changeDrive(
  license: DriveLicense,
  { account }: DriveChange,
  { now }: Facts,
): ChangeOutcome<DriveLicense> {
  if (license.holders.some((holder) => holder.id === account.id)) {
    return { outcome: 'changed', license, because: ['drive/tied-to-one-account'] };
  }
  const waiting = license.holders.find(
    (holder) => holder.id === undefined && isSameAddress(holder.email, account.email),
  );
  if (waiting === undefined) {
    const reused = license.holders.some((holder) => isSameAddress(holder.email, account.email));
    return refused(reused ? 'drive/reused-address-waits' : 'drive/no-subscription-views-only', reused);
  }
  if (countDriveSeats(license).free === 0) return refused('drive/over-the-plan-refuses-new', true);
  const bound = { ...waiting, id: account.id, email: account.email, boundAt: now };
  return {
    outcome: 'changed',
    license: {
      ...license,
      holders: license.holders.map((holder) => (holder === waiting ? bound : holder)),
      administrators: license.administrators.map((one) =>
        isSameAccount(one, account) ? { ...one, id: account.id } : one,
      ),
    },
    because: ['drive/tied-to-one-account'],
  };
}

const refused = (
  rule: string,
  needsAdministrator: boolean,
): { readonly outcome: 'refused'; readonly decision: Decision } => ({
  outcome: 'refused',
  decision: {
    effect: 'forbid',
    because: [rule],
    remedies: [{ kind: needsAdministrator ? 'ask-administrator' : 'subscribe' }],
  },
});

/** The trial of an account that has had none: once for each Google account ever (D8). */
export function startTrial(
  licenses: readonly DriveLicense[],
  account: Account & { readonly id: string },
  { now }: Facts,
): ChangeOutcome<DriveLicense> {
  const had = licenses.some(
    ({ term, holders }) => term.kind === 'trial' && holders.some((holder) => isSameAccount(holder, account)),
  );
  if (had) return refused('drive/one-trial-an-account', false);
  return {
    outcome: 'changed',
    because: ['drive/trial-is-fully-functional'],
    license: {
      product: 'google-drive',
      id: `trial-${account.id}`,
      seats: 1,
      term: { kind: 'trial', startedAt: now },
      holders: [{ id: account.id, email: account.email, boundAt: now }],
      administrators: [],
    },
  };
}
