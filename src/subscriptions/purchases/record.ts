// Writes down what a purchase makes of its license. The state is fetched after the record was read, and committed only
// where nobody wrote meanwhile: whatever is heard late, twice or in another order ends in what is so.
import { type DriveLicense, folded, isInForce, termStateAt } from '../../rules/index';
import { auditWrites } from '../audit';
import { licenseDifferences } from '../changes/differences';
import { readHoldings } from '../check/holdings';
import type { Conflict, Identified, Outside, Purpose, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import type { AuditedDeed } from '../records/deeds';
import { readRecord } from '../records/read';
import { type LicenseRecord, type PurchaseReference, parseAccountRecord, parseLicenseRecord } from '../records/records';
import { untilSettled } from '../until-settled';
import { commitLicenses } from '../write-license';
import type { Bought, PayingOutside, Purchased } from './port';
import { readdress } from './readdress';

/** What became of it. */
type RecordOutcome =
  | {
      readonly outcome: 'recorded';
      readonly record: LicenseRecord;
      readonly isNews: boolean;
      /** It is not the one that the license goes by: somebody paid twice. */
      readonly isSecond: boolean;
    }
  /** Nothing is paid yet, or nothing ever came: nothing was written. */
  | { readonly outcome: 'waiting' | 'failed' }
  /** Bought elsewhere than on our page, and given to nobody yet. */
  | { readonly outcome: 'unmatched' }
  | { readonly outcome: 'not-found' }
  | Unreachable;

/** Who did what billing tells. */
const billing = { id: 'billing', email: '' };

/** The license of a purchase: as it was begun under, or one of its own where it was bought elsewhere. */
export const licenseOf = ({ id, bought }: Pick<Purchased, 'id' | 'bought'>, { digest }: PayingOutside): string =>
  bought?.license ?? `s-${digest(id)}`;

/** Fetches a purchase and writes down what it makes of its license. @param known its license, where that is known */
export function recordPurchase(purchaseId: string, outside: PayingOutside, known?: string): RecordOutcome {
  let licenseId = known;
  if (licenseId === undefined) {
    const first = outside.billing.purchase(purchaseId);
    if (first.outcome !== 'found') return first;
    licenseId = licenseOf(first.purchase, outside);
  }
  const key = recordKey.license(licenseId);
  return untilSettled((): RecordOutcome | Conflict => {
    const read = readRecord(outside.store, key, parseLicenseRecord);
    if (read.outcome === 'unreachable') return read;
    const fetched = outside.billing.purchase(purchaseId);
    if (fetched.outcome !== 'found') return fetched;
    const written = write(read, fetched.purchase, outside);
    if (written.outcome !== 'recorded') return written;
    readdress(fetched.purchase, outside);
    const { id, also } = written.record.purchase ?? {};
    // What was paid in vain until now is what is paid from now on: nothing else tells of it before it is renewed.
    return id === purchaseId && also !== undefined && !isLive(fetched.purchase)
      ? recordPurchase(also, outside, licenseId)
      : written;
  }, outside);
}

/** Whether it may be paid again. */
const isLive = ({ billed: { state } }: Purchased): boolean => state !== 'ended' && state !== 'failed';

interface AsRead {
  readonly record: LicenseRecord | undefined;
  readonly version: string | undefined;
}

function write(read: AsRead, purchase: Purchased, outside: PayingOutside): RecordOutcome | Conflict {
  const { record: before, version } = read;
  if (before !== undefined && before.purchase?.id !== purchase.id) return another(before, version, purchase, outside);
  if (before !== undefined) return rewrite(before, version, fold(before, purchase), outside, false);
  const { state } = purchase.billed;
  if (state === 'waiting' || state === 'failed') return { outcome: state };
  return purchase.bought === undefined ? { outcome: 'unmatched' } : begin(purchase, purchase.bought, outside, 'paid');
}

/** The first recording: for whoever bought, whatever address they typed where they paid. */
export function begin(
  purchase: Purchased,
  bought: Bought,
  outside: Outside,
  purpose: Purpose,
): RecordOutcome | Conflict {
  const own = readRecord(outside.store, recordKey.account(bought.account), parseAccountRecord);
  if (own.outcome === 'unreachable') return own;
  // The address is the one that it was begun under: by now the account may be called otherwise.
  const buyer = { id: bought.account, email: own.record?.email ?? bought.email };
  // Binds what may wait for this address: an account with a record is not looked for again.
  const held = readHoldings(buyer, outside);
  if (held.outcome === 'unreachable') return held;
  const after = fold({ schema: 1, license: boughtLicense(purchase, bought, buyer, outside.now()) }, purchase);
  return commit(undefined, undefined, after, 'purchase', outside, purpose);
}

/** A license as it was bought: a single one is its buyer's, a plan is theirs to administer (D1). */
function boughtLicense(
  { billed }: Purchased,
  { license, takesSeat }: Bought,
  buyer: Identified,
  now: number,
): DriveLicense {
  const isPlan = billed.seats > 1;
  return {
    product: 'google-drive',
    id: license,
    seats: billed.seats,
    term: { kind: 'paid', billing: billed.billing, startedAt: billed.startedAt },
    holders: isPlan && !takesSeat ? [] : [{ ...buyer, boundAt: now }],
    administrators: isPlan ? [buyer] : [],
  };
}

/** The record with what billing says of its purchase. */
export const fold = (record: LicenseRecord, { id, customer, billed, notice }: Purchased): LicenseRecord =>
  beside(
    {
      ...record,
      license: folded(record.license, billed),
      purchase: { customer, id, ...(notice !== undefined && { notice }) },
    },
    record.purchase?.id === id ? record.purchase.also : undefined,
  );

/** The record with this purchase, or none, beside the one that it goes by; every share of the license tells of it. */
function beside(record: LicenseRecord, other: string | undefined): LicenseRecord {
  const { isPaidTwice: _, ...license } = record.license;
  const { also: __, ...purchase } = record.purchase ?? {};
  return other === undefined
    ? { ...record, license, purchase: purchase as PurchaseReference }
    : {
        ...record,
        license: { ...license, isPaidTwice: true },
        purchase: { ...(purchase as PurchaseReference), also: other },
      };
}

/** A purchase of a license that goes by another one: after its end it takes its place; beside it, one is paid in vain. */
function another(
  before: LicenseRecord,
  version: string | undefined,
  purchase: Purchased,
  outside: PayingOutside,
): RecordOutcome | Conflict {
  const { state } = purchase.billed;
  if (!isLive(purchase) || state === 'waiting') {
    const isBeside = before.purchase?.also === purchase.id;
    if (!isBeside && (state === 'waiting' || state === 'failed')) return { outcome: state };
    return rewrite(before, version, isBeside ? beside(before, undefined) : before, outside, false);
  }
  const present = before.purchase && outside.billing.purchase(before.purchase.id);
  if (present?.outcome === 'unreachable') return present;
  const isPresentLive = present?.outcome === 'found' && isLive(present.purchase);
  // What was imported as well keeps what its import says, as long as it is in force.
  const isImported = before.purchase === undefined && isInForce(termStateAt(before.license.term, outside.now()));
  // Of three that are paid at once, the one beside the first tells it as well, until it is over itself.
  if (isPresentLive)
    return rewrite(before, version, beside(before, before.purchase?.also ?? purchase.id), outside, true);
  return isImported ? { outcome: 'unmatched' } : rewrite(before, version, fold(before, purchase), outside, false);
}

function rewrite(
  before: LicenseRecord,
  version: string | undefined,
  after: LicenseRecord,
  outside: Outside,
  isSecond: boolean,
): RecordOutcome | Conflict {
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) {
    return { outcome: 'recorded', record: before, isNews: false, isSecond };
  }
  const committed = commit(before, version, after, deedOf(before, after), outside, 'paid');
  return committed.outcome === 'recorded' ? { ...committed, isSecond } : committed;
}

/** Fields are compared, and not the order in which they were written. */
const sorted = ({ license: { term, ...license }, purchase, ...rest }: LicenseRecord): unknown =>
  [rest, license, term, purchase].map((part) =>
    Object.entries(part ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** Commits the license with the shares of everybody on it. A mere renewal is an invoice at billing, and none of our deeds. */
export function commit(
  before: LicenseRecord | undefined,
  version: string | undefined,
  after: LicenseRecord,
  what: AuditedDeed | undefined,
  outside: Outside,
  purpose: Purpose,
  by = billing,
): Extract<RecordOutcome, { readonly outcome: 'recorded' }> | Conflict | Unreachable {
  const { license, organisation } = after;
  const deeds =
    what === undefined
      ? []
      : auditWrites(by, outside.now(), {
          what,
          licenseId: license.id,
          because: ['drive/paid-for-in-billing'],
          differences:
            before === undefined
              ? [
                  { of: 'seats', after: license.seats },
                  { of: 'holders', after: license.holders.map(({ email }) => email) },
                ]
              : licenseDifferences(before, after),
          ...(organisation !== undefined && { organisation }),
        });
  const committed = commitLicenses([{ before, version, after }], deeds, outside, purpose);
  return committed.outcome === 'committed'
    ? { outcome: 'recorded', record: after, isNews: true, isSecond: false }
    : committed;
}

/** What is recorded of a change that billing told; undefined where it is no more than a renewal. */
function deedOf(
  { license: was, purchase: first }: LicenseRecord,
  { license: is, purchase }: LicenseRecord,
): AuditedDeed | undefined {
  if (first?.id !== purchase?.id) return 'purchase';
  const [old, now] = [was.term, is.term];
  if (old.kind === 'trial' || now.kind === 'trial') return 'purchase';
  if (old.payment !== now.payment) {
    if (now.payment === 'processing' || (old.payment === 'processing' && now.payment === undefined)) return 'purchase';
    if (now.payment === 'refunded') return 'refunded';
    if (now.payment !== undefined) return 'payment-failed';
    return now.cancelledAt === undefined ? 'payment-recovered' : 'cancel';
  }
  if (was.seats !== is.seats) return was.seats < is.seats ? 'upgrade' : 'downgrade';
  if (old.billing !== now.billing) return 'change-billing';
  if ((old.cancelledAt === undefined) !== (now.cancelledAt === undefined))
    return now.cancelledAt === undefined ? 'restart' : 'cancel';
  return undefined;
}
