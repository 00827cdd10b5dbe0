// Reads records as they lie in Script Properties: small, and each as JSON that a person can read and mend.
import { parseEmail } from '../../rules/index';
import { isRecordKey } from '../../subscriptions/records/keys';
import type { LicenseRecord } from '../../subscriptions/records/records';
import { readingRecord } from '../or-unreachable';
import { type Entry, type Subject, entryOf, trialEntry } from './history';
import { type Unpacked, unpackedAccount, unpackedLicense } from './people';
import { type Fields, isFields } from './values';

/** A property by its name; undefined where there is none. */
export type Get = (name: string) => string | undefined;

/** What properties of ours begin with, besides the kinds of records. */
const ownPrefixes = ['history/', 'holders/'] as const;

/** When it was last told that there is little room. */
export const narrowNoteName = 'store-size';

/** What was used when the month's first change was made. */
export const monthNoteName = 'store-month';

/** Whether a property is one of the store's. */
export const isOwnProperty = (name: string): boolean =>
  name === narrowNoteName ||
  name === monthNoteName ||
  isRecordKey(name) ||
  ownPrefixes.some((prefix) => name.startsWith(prefix));

/** Stands for a record that was deleted, until its property can be taken away. */
export const deleted = 'null';

type Property =
  | { readonly form: 'absent' }
  /** The record as it is. */
  | { readonly form: 'whole'; readonly json: unknown }
  | { readonly form: 'packed'; readonly value: unknown };

const absent: Property = { form: 'absent' };

/** Reads a property. Before there were packed forms, each record lay in an envelope with its version. */
export function property(name: string, get: Get): Property {
  const text = get(name);
  if (text === undefined || text === '') return absent;
  const value: unknown = readingRecord(name, (): unknown => JSON.parse(text));
  if (value === null) return absent;
  if (!isFields(value)) return { form: 'packed', value };
  if ('schema' in value) return { form: 'whole', json: value };
  const names = Object.keys(value);
  if (!names.every((one) => one === 'json' || one === 'version') || names.length === 0)
    return { form: 'packed', value };
  return 'json' in value ? { form: 'whole', json: value['json'] } : absent;
}

/** A key as its kind, slash included, and the rest. */
export const split = (key: string): readonly [string, string] => {
  const slash = key.indexOf('/');
  return [key.slice(0, slash + 1), key.slice(slash + 1)];
};

/** An account in its packed form, with what lies in its property. */
export function accountAt(id: string, get: Get): Unpacked | undefined {
  const read = property(`account/${id}`, get);
  return read.form === 'packed' ? readingRecord(`account/${id}`, () => unpackedAccount(id, read.value)) : undefined;
}

interface StoredLicense {
  readonly record: LicenseRecord;
  readonly isListed: boolean;
}

/** A license in a packed form, wherever it lies. */
function licenseAt(id: string, get: Get): StoredLicense | undefined {
  const key = `license/${id}`;
  const read = property(key, get);
  const owner =
    read.form === 'packed' && typeof read.value === 'string'
      ? read.value
      : read.form === 'absent' && id.startsWith('trial-')
        ? id.slice('trial-'.length)
        : undefined;
  if (owner !== undefined) {
    const account = accountAt(owner, get);
    const record = account?.licenses.get(id);
    if (record === undefined && read.form === 'packed') return readingRecord(key, () => missing(owner));
    return record && { record, isListed: account?.unlisted.has(id) !== true };
  }
  if (read.form !== 'packed') return undefined;
  return readingRecord(key, () => {
    const head = read.value;
    if (!isFields(head)) throw new Error('a license is no object');
    const more = Array.from({ length: Number(head['pages'] ?? 0) }, (_, at): readonly unknown[] => {
      const page = property(`holders/${id}/${at + 2}`, get);
      if (page.form !== 'packed' || !Array.isArray(page.value)) throw new Error(`page ${at + 2} is missing`);
      return page.value as readonly unknown[];
    });
    return { record: unpackedLicense(id, head, more), isListed: head['listed'] !== false };
  });
}

const missing = (owner: string): never => {
  throw new Error(`${owner} does not hold it`);
};

/** The licenses that are listed under a bound address: those of its account that name it. */
const licensesUnder = (email: string, { account }: Unpacked): readonly string[] =>
  account.holdings.flatMap(({ id, term, holders, administrators }) =>
    term.kind === 'paid' && [...holders, ...administrators].some((one) => parseEmail(one.email) === email) ? [id] : [],
  );

/** An address as `"its account"`, or `{"account", "email", "licenses", "organisation"}` with what is not as usual. */
export function addressAt(email: string, get: Get): unknown {
  const read = property(`address/${email}`, get);
  if (read.form === 'absent') return undefined;
  if (read.form === 'whole') return read.json;
  const fields: Fields = isFields(read.value) ? read.value : { account: read.value };
  const { account: accountId, email: spelled, licenses, organisation } = fields;
  const account = typeof accountId === 'string' ? accountAt(accountId, get) : undefined;
  const known = account?.account.email;
  const spelling = known !== undefined && parseEmail(known) === email ? known : email;
  return {
    schema: 2,
    email: typeof spelled === 'string' ? spelled : spelling,
    ...(typeof accountId === 'string' && { accountId }),
    licenseIds: Array.isArray(licenses) ? licenses : account === undefined ? [] : licensesUnder(email, account),
    ...(typeof organisation === 'string' && { organisation }),
  };
}

/** What an entry of a history need not say. */
export const subjectAt = (id: string, get: Get): Subject => ({
  id,
  organisation: licenseAt(id, get)?.record.organisation,
});

/** The history of a subject in its packed form, oldest first. */
export function historyAt(id: string, get: Get): readonly Entry[] {
  const key = `history/${id}`;
  const packed: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const read = property(`${key}/${page}`, get);
    if (read.form !== 'packed' || !Array.isArray(read.value)) break;
    packed.push(...(read.value as readonly unknown[]));
  }
  const read = property(key, get);
  const trial = id.startsWith('trial-') ? accountAt(id.slice('trial-'.length), get)?.trialStartedAt : undefined;
  if (read.form === 'absent') return trial === undefined ? [] : [trialEntry(id.slice('trial-'.length), trial)];
  if (read.form !== 'packed' || !Array.isArray(read.value)) return [];
  packed.push(...(read.value as readonly unknown[]));
  const subject = subjectAt(id, get);
  return packed.map((one) => readingRecord(key, () => entryOf(one, subject)));
}

/** The key of an entry of the history. */
export const auditKeyOf = (subject: string, { record }: Entry): string =>
  `audit/${subject}/${new Date(record.at).toISOString()}/${record.what}`;

const pointerKeyOf = (subject: string, { record, organisation }: Entry): string =>
  `audit-of/${organisation ?? ''}/${new Date(record.at).toISOString()}/${subject}/${record.what}`;

/** The record at a key; undefined where there is none. @throws where it is damaged */
export function recordAt(key: string, get: Get): unknown {
  const [kind, rest] = split(key);
  const own = property(key, get);
  switch (kind) {
    case 'account/':
      return own.form === 'packed' ? accountAt(rest, get)?.account : wholeOf(own);
    case 'address/':
      return addressAt(rest, get);
    case 'license/':
      return own.form === 'whole' ? own.json : licenseAt(rest, get)?.record;
    case 'in-organisation/': {
      if (own.form === 'whole') return own.json;
      const [organisation, id] = split(rest);
      const stored = licenseAt(id, get);
      return stored?.isListed === true && `${stored.record.organisation ?? ''}/` === organisation
        ? { schema: 1 }
        : undefined;
    }
    case 'audit/': {
      if (own.form === 'whole') return own.json;
      const [subject] = split(rest);
      return historyAt(subject.slice(0, -1), get).find((one) => auditKeyOf(subject.slice(0, -1), one) === key)?.record;
    }
    case 'audit-of/': {
      if (own.form === 'whole') return own.json;
      const [, , subject = ''] = rest.split('/');
      const found = historyAt(subject, get).find((one) => pointerKeyOf(subject, one) === key);
      return found && { schema: 1, key: auditKeyOf(subject, found) };
    }
    default:
      return wholeOf(own);
  }
}

const wholeOf = (read: Property): unknown => (read.form === 'whole' ? read.json : undefined);

/** Keys of all records whose key begins so, in no order. */
export function keysUnder(prefix: string, all: Readonly<Record<string, string>>): readonly string[] {
  const get: Get = (name) => (Object.prototype.hasOwnProperty.call(all, name) ? all[name] : undefined);
  const [kind] = split(prefix);
  const names = Object.keys(all);
  const keys = new Set(names.filter((name) => name.startsWith(prefix)));
  const subjects = (): readonly string[] => [
    ...new Set(
      names.flatMap((name) => {
        if (name.startsWith('history/')) return [name.split('/')[1] ?? ''];
        return name.startsWith('account/') ? [`trial-${name.slice('account/'.length)}`] : [];
      }),
    ),
  ];
  if (kind === 'license/') {
    for (const name of names) {
      if (name.startsWith('account/')) keys.add(`license/trial-${name.slice('account/'.length)}`);
    }
  }
  if (kind === 'in-organisation/') {
    for (const name of names) {
      const id = name.startsWith('license/') ? name.slice('license/'.length) : undefined;
      const organisation = id === undefined ? undefined : licenseAt(id, get)?.record.organisation;
      if (id !== undefined && organisation !== undefined) keys.add(`in-organisation/${organisation}/${id}`);
    }
  }
  if (kind === 'audit/') {
    for (const id of subjects()) for (const entry of historyAt(id, get)) keys.add(auditKeyOf(id, entry));
  }
  if (kind === 'audit-of/') {
    for (const id of subjects()) {
      for (const entry of historyAt(id, get)) if (entry.organisation !== undefined) keys.add(pointerKeyOf(id, entry));
    }
  }
  return [...keys].filter((key) => key.startsWith(prefix) && recordAt(key, get) !== undefined);
}
