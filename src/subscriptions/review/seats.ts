// One row for each seat of a license, as administrators read them.
import {
  type Account,
  type Billing,
  type DriveLicense,
  type Instant,
  type Payment,
  type Standing,
  countSeats,
  day,
  driveStanding,
  isListed,
  persons,
} from '../../rules/index';
import type { DirectoryStatus } from '../records/parts';
import { type AccountRecord, type LicenseRecord, type PurchaseNotice, directoryStatusOf } from '../records/records';
import { leniency } from '../settings';

/** What administrators should look at. */
export type Flag =
  | DirectoryStatus
  | 'renamed'
  | 'reused-address'
  | 'duplicate'
  | 'unused'
  | 'moved-often'
  | 'over-plan'
  | 'waiting'
  | 'paid-twice'
  | PurchaseNotice;

/** A seat that somebody holds, or a license that nobody holds. */
export interface SeatRow {
  readonly licenseId: string;
  /** The version of the license, to be named when it is changed. */
  readonly version: string;
  readonly organisation?: string;
  readonly note?: string;
  readonly seats: number;
  readonly taken: number;
  readonly administrators: readonly string[];
  /** Undefined: no seat of the license is taken. */
  readonly account?: {
    readonly id?: string;
    readonly email: string;
    readonly formerEmails: readonly string[];
    readonly boundAt?: Instant;
    /** To within a week; undefined when no mockup was ever opened. */
    readonly lastOpenedAt?: Instant;
    readonly editsUntil?: Instant;
  };
  readonly state: Standing['state'];
  readonly billing?: Billing;
  readonly until?: Instant;
  readonly next?: Standing['next'];
  /** Until when it is paid for, as billing tells it; undefined where nothing is told: a trial, or what is billed otherwise. */
  readonly paidUntil?: Instant;
  /** What went otherwise than it should with the payment; never without `paidUntil`. */
  readonly payment?: Payment;
  readonly flags: readonly Flag[];
}

/** Days without opening a mockup after which a seat counts as unused. */
const unusedDays = 90;

/**
 * The rows of one license.
 * @param accountOf the record of a bound account, where it is stored
 * @param isDisputed whether an address was met under another account, and nobody has decided yet
 */
export function seatRows(
  { record, version }: { readonly record: LicenseRecord; readonly version: string },
  accountOf: (id: string) => AccountRecord | undefined,
  isDisputed: (email: string) => boolean,
  now: Instant,
): readonly SeatRow[] {
  const { license, organisation, note } = record;
  const people = persons(license.holders);
  const { paidUntil, payment } = license.term;
  const base = {
    licenseId: license.id,
    version,
    ...(organisation !== undefined && { organisation }),
    ...(note !== undefined && { note }),
    seats: license.seats,
    taken: countSeats(license, {}).taken,
    administrators: license.administrators.map(({ email }) => email),
    ...(paidUntil !== undefined && { paidUntil }),
    ...(payment !== undefined && { payment }),
  };
  const { notice } = record.purchase ?? {};
  const ofLicense: readonly Flag[] = [
    ...(isMovedOften(record, now) ? (['moved-often'] as const) : []),
    ...(license.isPaidTwice === true ? (['paid-twice'] as const) : []),
    ...(notice === undefined ? [] : [notice]),
  ];
  if (people.length === 0) return [{ ...base, ...termOf(license, undefined, now), flags: ofLicense }];
  return people.map((holder): SeatRow => {
    const own = holder.id === undefined ? undefined : accountOf(holder.id);
    const held = own?.holdings ?? [];
    const lastSeenAt = own?.lastOpenedAt ?? holder.boundAt;
    const flags: readonly (Flag | false)[] = [
      directoryStatusOf(own) ?? false,
      holder.id === undefined && 'waiting',
      (own?.formerEmails.length ?? 0) > 0 && 'renamed',
      isDisputed(holder.email) && 'reused-address',
      // Of many thousand rows, nearly all are of somebody with one license.
      held.length > 1 && duplicatesOf(held, holder, now).includes(license.id) && 'duplicate',
      lastSeenAt !== undefined && now - lastSeenAt > unusedDays * day && 'unused',
      holder.editsUntil !== undefined && 'over-plan',
    ];
    return {
      ...base,
      account: {
        ...(holder.id !== undefined && { id: holder.id }),
        email: own?.email ?? holder.email,
        formerEmails: own?.formerEmails ?? [],
        ...(holder.boundAt !== undefined && { boundAt: holder.boundAt }),
        ...(own?.lastOpenedAt !== undefined && { lastOpenedAt: own.lastOpenedAt }),
        ...(holder.editsUntil !== undefined && { editsUntil: holder.editsUntil }),
      },
      ...termOf(license, holder, now),
      flags: [...flags.filter((flag) => flag !== false), ...ofLicense],
    };
  });
}

const duplicatesOf = (held: readonly DriveLicense[], holder: Account, now: Instant): readonly string[] =>
  driveStanding(held, holder, { now, ...leniency, reachable: true }).duplicates;

/**
 * Where this one license stands, for its holder or, where nobody holds it, for the license itself. Whoever else is on it
 * says nothing of that, and is left out: on a plan of hundreds each would be looked at for each.
 */
function termOf(
  license: DriveLicense,
  holder: Account | undefined,
  now: Instant,
): Pick<SeatRow, 'state' | 'billing' | 'until' | 'next'> {
  const account = holder ?? { id: 'nobody', email: 'nobody' };
  const { state, billing, until, next } = driveStanding([{ ...license, holders: [account] }], account, {
    now,
    ...leniency,
    reachable: true,
  });
  return {
    state,
    ...(billing !== undefined && { billing }),
    ...(until !== undefined && { until }),
    ...(next !== undefined && { next }),
  };
}

/** More moves in 30 days than there are seats: then at least one seat moved twice (D4). */
const isMovedOften = ({ license, movedAt = [] }: LicenseRecord, now: Instant): boolean =>
  movedAt.filter((at) => at > now - 30 * day).length > Math.max(1, license.seats);

/** Whether somebody is listed for the license, as holder or as administrator. */
export const isListedFor = ({ license }: LicenseRecord, account: Account): boolean =>
  isListed([...license.holders, ...license.administrators], account);
