// What Script Properties have room for, and what goes first when it gets narrow: whoever has paid is served to the end.
import type { Instant } from '../../rules/index';
import { day, parseEmail, trialDays } from '../../rules/index';
import type { Fullness, Purpose } from '../../subscriptions/ports';
import type { LicenseRecord } from '../../subscriptions/records/records';
import { type Get, deleted, isOwnProperty, monthNoteName, recordAt } from './layout';
import { bytesOf, isFields, packedInstant } from './values';

/** Google's limits: 9 KB a value, 500 KB in all. https://developers.google.com/apps-script/guides/services/quotas */
export const largestValue = 9 * 1024;
const largestStore = 500 * 1024;

/** Left free, for the settings that stand beside the records and for what is counted a little differently at Google. */
const reserve = 20 * 1024;

/** What records may take in all: 100 %. */
export const roomForRecords = largestStore - reserve;

/** What those who have paid may use of the reserve: their bindings, releases, renames and cancellations. */
const forPaid = 8 * 1024;

/** Up to which share of the room something is written. Trials stop long before anything that was paid for. */
const shares: Readonly<Record<Exclude<Purpose, 'paid'>, number>> = { note: 0.8, trial: 0.9, new: 0.97 };

/** From this share on, what ended long ago is tidied away. */
export const narrow = 0.8;

/** From this share on, whoever runs the product has to do something now. */
const nearlyFull = 0.95;

/** The share of the room above which it is, of those that whoever runs the product is told of; undefined below all of them. */
export const narrownessOf = (used: number): number | undefined =>
  [nearlyFull, narrow].find((share) => used > roomForRecords * share);

/** As long as a forecast says anything. */
const farthest = 3650;

/**
 * Whole days until what is free and promised to nobody is used up, as fast as since the month's first change; undefined
 * where less than a day says how fast that is.
 */
export function daysLeft(
  { used, promised, room, month }: Pick<Fullness, 'used' | 'promised' | 'room' | 'month'>,
  now: number,
): number | undefined {
  const days = month === undefined ? 0 : (now - month.at) / day;
  if (month === undefined || days < 1) return undefined;
  const grown = Math.max(used - month.used, 0);
  return Math.min(farthest, Math.max(0, Math.floor(((room - used - promised) * days) / grown)));
}

/** What is noted of a store with little room: the day, and from which share on it is. The same note is no news. */
export function narrowNote({ used }: Usage, now: Instant): string | undefined {
  const above = narrownessOf(used);
  if (above === undefined) return undefined;
  return JSON.stringify({ day: dayOf(now), above: `${above * 100} %` });
}

/** What is noted with the first change of a month: since when, and how much was used before it. Undefined where it is noted. */
export function monthNote({ used }: Usage, noted: string | undefined, now: Instant): string | undefined {
  const month = monthOf(noted);
  const isThisMonth = month !== undefined && dayOf(month.at).slice(0, 7) === dayOf(now).slice(0, 7);
  return isThisMonth ? undefined : JSON.stringify({ at: now, used });
}

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/** What was noted, where it can be read. */
function monthOf(noted: string | undefined): Fullness['month'] {
  try {
    const value: unknown = JSON.parse(noted ?? 'null');
    if (!isFields(value)) return undefined;
    const { at, used } = value;
    return typeof at === 'number' && Math.abs(at) < 8.64e15 && typeof used === 'number' ? { at, used } : undefined;
  } catch {
    return undefined;
  }
}

/** How full it is, by what is kept. @param freed bytes that were tidied away */
export function fullnessOf(all: Readonly<Record<string, string>>, freed: number): Fullness {
  const kinds = new Map<string, { properties: number; bytes: number }>();
  for (const [name, text] of Object.entries(all)) {
    const kind = isOwnProperty(name) && name.includes('/') ? name.slice(0, name.indexOf('/')) : 'settings';
    const known = kinds.get(kind) ?? { properties: 0, bytes: 0 };
    kinds.set(kind, { properties: known.properties + 1, bytes: known.bytes + bytesOf(name) + bytesOf(text) });
  }
  const month = monthOf(all[monthNoteName]);
  return {
    outcome: 'measured',
    ...usageOf(all),
    room: roomForRecords,
    forNew: limitOf('new'),
    tidied: freed,
    kinds: [...kinds].map(([kind, counted]) => ({ kind, ...counted })).sort((one, other) => other.bytes - one.bytes),
    ...(month !== undefined && { month }),
  };
}

export const limitOf = (purpose: Purpose): number =>
  purpose === 'paid' ? roomForRecords + forPaid : Math.floor(roomForRecords * shares[purpose]);

/** What a seat takes once somebody is bound to it: account, address, place on the license, and an entry of the history. */
const seatBytes = { waiting: 380, free: 480 } as const;

/** The bytes that people who have paid, and are not bound yet, will need: nobody else may have them. */
export function promisedBy(record: LicenseRecord | undefined): number {
  if (record === undefined || record.license.term.kind === 'trial') return 0;
  const { holders, seats, id } = record.license;
  const waiting = holders.filter((holder) => holder.id === undefined);
  const free = Math.max(0, seats - holders.length);
  const ofEach = id.length + (record.organisation?.length ?? 0);
  return (
    waiting.reduce((sum, { email }) => sum + seatBytes.waiting + bytesOf(email) + ofEach, 0) +
    free * (seatBytes.free + ofEach)
  );
}

/** How full it is. Bytes, with keys. */
export interface Usage {
  readonly used: number;
  /** For seats that were sold and nobody is bound to. */
  readonly promised: number;
}

/** Counts everything. */
export function usageOf(all: Readonly<Record<string, string>>): Usage {
  const get: Get = (name) => (Object.prototype.hasOwnProperty.call(all, name) ? all[name] : undefined);
  let [used, promised] = [0, 0];
  for (const [name, text] of Object.entries(all)) {
    used += bytesOf(name) + bytesOf(text);
    // A license that lies in an account's property is one that is bound.
    if (name.startsWith('license/') && !text.startsWith('"')) promised += promisedBy(licenseIn(name, get));
  }
  return { used, promised };
}

/** A damaged license promises nothing: that it is damaged is told by whoever reads it. */
export function licenseIn(name: string, get: Get): LicenseRecord | undefined {
  try {
    const json = recordAt(name, get);
    return isFields(json) && isFields(json['license']) && Array.isArray(json['license']['holders'])
      ? (json as unknown as LicenseRecord)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Trials are forgotten but for their date this long after they ended: nobody looks for them any more. */
const forgottenAfter = 30 * day;

/** How much one commit tidies: a little with each is enough. */
const mostTidied = 40;

/**
 * What ended long ago, made small: of an account that had a trial and nothing else its beginning stays, for it is one
 * trial an account ever (D8); its address goes. Deleted records go too.
 */
export function tidied(
  all: Readonly<Record<string, string>>,
  touched: ReadonlyMap<string, string | undefined>,
  now: Instant,
): ReadonlyMap<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  for (const [name, text] of Object.entries(all)) {
    if (changes.size >= mostTidied) break;
    if (touched.has(name)) continue;
    if (text === deleted) changes.set(name, undefined);
    if (!name.startsWith('account/')) continue;
    const mark = markOf(text, now);
    if (mark === undefined) continue;
    const address = `address/${mark.email}`;
    const isOwn = all[address] === JSON.stringify(name.slice('account/'.length)) && !touched.has(address);
    changes.set(name, String(mark.trial));
    if (isOwn) changes.set(address, undefined);
  }
  return changes;
}

/** The beginning of a trial that ended long ago, where there is nothing else of the account to keep. */
function markOf(text: string, now: Instant): { readonly trial: number; readonly email: string } | undefined {
  if (!text.includes('"trial":')) return undefined;
  let account: unknown;
  try {
    account = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isFields(account) || !Object.keys(account).every((name) => ['email', 'trial', 'opened'].includes(name)))
    return undefined;
  const { trial, email } = account;
  if (typeof trial !== 'number' || typeof email !== 'string') return undefined;
  const startedAt = trial < 1e11 ? trial * 1000 : trial;
  const isOver = startedAt + trialDays * day + forgottenAfter < now;
  return isOver ? { trial: packedInstant(startedAt), email: parseEmail(email) ?? email } : undefined;
}
