// Small forms of what records hold, and back: still JSON that a person can read and mend in Project Settings.
import type { DriveLicense, Holder, Instant, Term } from '../../rules/index';
import type { LicenseRecord, PurchaseReference } from '../../subscriptions/records/records';

/** Plain JSON objects. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same text for equal values, in whichever order their fields were written. */
export const canonical = (value: unknown): string => JSON.stringify(ordered(value));

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, ordered(value[name])]),
  );
};

/** Whole seconds stand for instants that have no milliseconds. Instants that would be taken for seconds stay unpacked. */
export const packedInstant = (at: Instant): number => (at % 1000 === 0 ? at / 1000 : at);

/** Seconds until the year 5138; larger numbers are milliseconds. */
export const instantOf = (packed: unknown): Instant => {
  const number = Number(packed);
  return Math.abs(number) < 1e11 ? number * 1000 : number;
};

/** A term as `{"yearly": since}`, and `cancelled` where it was. */
function packedTerm(term: Term): Fields {
  if (term.kind === 'trial') return { trial: packedInstant(term.startedAt) };
  return {
    [term.billing]: packedInstant(term.startedAt),
    ...(term.cancelledAt !== undefined && { cancelled: packedInstant(term.cancelledAt) }),
    ...(term.paidUntil !== undefined && { paid: packedInstant(term.paidUntil) }),
    ...(term.payment !== undefined && { payment: term.payment }),
  };
}

/** The term among these fields. @throws where there is none */
function termOf(fields: Fields): Term {
  if ('trial' in fields) return { kind: 'trial', startedAt: instantOf(fields['trial']) };
  const billing = 'yearly' in fields ? 'yearly' : 'monthly';
  if (!(billing in fields)) throw new Error('neither trial nor yearly nor monthly');
  return {
    kind: 'paid',
    billing,
    startedAt: instantOf(fields[billing]),
    ...('cancelled' in fields && { cancelledAt: instantOf(fields['cancelled']) }),
    ...('paid' in fields && { paidUntil: instantOf(fields['paid']) }),
    ...('payment' in fields && { payment: fields['payment'] as 'due' }),
  };
}

/** What every license has besides its people. */
export const packedBase = ({ seats, term, seatsLoweredAt, isPaidTwice }: DriveLicense): Fields => ({
  ...packedTerm(term),
  ...(seats !== 1 && { seats }),
  ...(seatsLoweredAt !== undefined && { lowered: packedInstant(seatsLoweredAt) }),
  ...(isPaidTwice !== undefined && { twice: isPaidTwice }),
});

export const baseOf = (id: string, fields: Fields): Omit<DriveLicense, 'holders' | 'administrators'> => ({
  product: 'google-drive',
  id,
  seats: 'seats' in fields ? Number(fields['seats']) : 1,
  term: termOf(fields),
  ...('lowered' in fields && { seatsLoweredAt: instantOf(fields['lowered']) }),
  ...('twice' in fields && { isPaidTwice: fields['twice'] === true }),
});

/** A holder as `[address]`, `[address, id]`, `[address, id, bound at]` or with the end of editing behind it. */
export const packedHolder = ({ email, id, boundAt, editsUntil }: Holder): readonly unknown[] => {
  const all = [
    email,
    id ?? null,
    boundAt === undefined ? null : packedInstant(boundAt),
    editsUntil && packedInstant(editsUntil),
  ];
  while (all.length > 1 && (all[all.length - 1] ?? null) === null) all.pop();
  return all;
};

export const holderOf = (packed: unknown): Holder => {
  if (!Array.isArray(packed) || typeof packed[0] !== 'string') throw new Error('a holder is no list');
  const [email, id, boundAt, editsUntil] = packed as readonly unknown[];
  return {
    email: String(email),
    ...(typeof id === 'string' && { id }),
    ...(typeof boundAt === 'number' && { boundAt: instantOf(boundAt) }),
    ...(typeof editsUntil === 'number' && { editsUntil: instantOf(editsUntil) }),
  };
};

/** What a license's record has besides the license and its organisation. */
type Extras = Pick<LicenseRecord, 'note' | 'movedAt' | 'released' | 'purchase'>;

export const packedExtras = ({ note, movedAt, released, purchase }: Extras): Fields => ({
  ...(note !== undefined && { note }),
  ...(movedAt !== undefined && { moved: movedAt.map(packedInstant) }),
  ...(released !== undefined && {
    released: released.map((one) => [packedInstant(one.releasedAt), ...packedHolder(one)]),
  }),
  ...(purchase !== undefined && { bought: purchase }),
});

export const extrasOf = (fields: Fields): Extras => ({
  ...('note' in fields && { note: String(fields['note']) }),
  ...(Array.isArray(fields['moved']) && { movedAt: fields['moved'].map(instantOf) }),
  ...(Array.isArray(fields['released']) && {
    released: (fields['released'] as readonly (readonly unknown[])[]).map(([at, ...holder]) => ({
      ...holderOf(holder),
      releasedAt: instantOf(at),
    })),
  }),
  ...(isFields(fields['bought']) && { purchase: fields['bought'] as unknown as PurchaseReference }),
});

const termFields = ['kind', 'billing', 'startedAt', 'cancelledAt', 'paidUntil', 'payment'];

/** What an audit entry tells of a state: terms are long, and in most of them. */
export function packedState(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(packedState);
  if (!isFields(value)) return value;
  const isTerm =
    value['kind'] === 'paid' &&
    (value['billing'] === 'yearly' || value['billing'] === 'monthly') &&
    Object.keys(value).every((name) => termFields.includes(name));
  if (isTerm) return packedTerm(value as unknown as Term);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, packedState(part)]));
}

/** And back. */
export function stateOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stateOf);
  if (!isFields(value)) return value;
  const names = Object.keys(value);
  const isTerm = names.some((name) => name === 'yearly' || name === 'monthly');
  return isTerm ? termOf(value) : Object.fromEntries(names.map((name) => [name, stateOf(value[name])]));
}

/** What has to be said of a value by whoever knows the one before: what is gone is null. Undefined where that says too little. */
export function patchOf(before: unknown, after: unknown): unknown {
  if (!isFields(before) || !isFields(after)) return after;
  const patch: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (canonical(before[name]) !== canonical(after[name])) {
      patch[name] = name in after ? patchOf(before[name], after[name]) : null;
    }
  }
  return patch;
}

export function patched(before: unknown, patch: unknown): unknown {
  if (!isFields(before) || !isFields(patch)) return patch;
  const after: Record<string, unknown> = { ...before };
  for (const [name, part] of Object.entries(patch)) {
    if (part === null) Reflect.deleteProperty(after, name);
    else after[name] = name in before ? patched(before[name], part) : part;
  }
  return after;
}

/** A short text that differs where values differ: 64 bits, by two multiplications a character. */
export function fingerprint(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul((other << 13) | (other >>> 19), 0x5bd1e995) ^ code;
  }
  return [one, Math.imul(other ^ (other >>> 16), 0x85ebca6b)].map((part) => (part >>> 0).toString(36)).join('.');
}

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = text.length;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 0 : point < 0x800 ? 1 : 2;
  }
  return bytes;
}
