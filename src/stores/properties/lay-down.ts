// Lays records down in Script Properties. What is written one way is read back before it is stored, so that no form is small
// at the price of what it holds.
import { parseEmail } from '../../rules/index';
import type { AccountRecord, LicenseRecord } from '../../subscriptions/records/records';
import { type Entry, packedEntry, trialEntry } from './history';
import { type Get, accountAt, addressAt, auditKeyOf, historyAt, property, recordAt, split, subjectAt } from './layout';
import { packedAccount, packedLicense } from './people';
import { canonical, isFields } from './values';

/** A record as it is: its schema says so, or an envelope. */
const wholeText = (json: unknown): string => JSON.stringify(isFields(json) && 'schema' in json ? json : { json });

/** Properties as they are to be; undefined for what is to be there no longer. */
type Changes = ReadonlyMap<string, string | undefined>;

/**
 * Lays records down: the properties that change.
 * @param records by their keys; undefined deletes
 * @param before every property as it is
 */
export function laidDown(records: ReadonlyMap<string, unknown>, before: Get): Changes {
  const changes = new Map<string, string | undefined>();
  const get: Get = (name) => (changes.has(name) ? changes.get(name) : before(name));
  const after = (key: string): unknown => (records.has(key) ? records.get(key) : recordAt(key, before));
  const put = (name: string, text: string | undefined): void => {
    changes.set(name, text);
  };
  const idsOf = (kind: string): readonly string[] =>
    [...records.keys()].flatMap((key) => (key.startsWith(kind) ? [key.slice(kind.length)] : []));

  const accounts = new Set(idsOf('account/'));
  const licenses = new Set(idsOf('license/'));
  const addresses = new Set(idsOf('address/'));
  for (const rest of idsOf('in-organisation/')) licenses.add(split(rest)[1]);
  for (const id of licenses)
    for (const owner of ownersOf(id, [recordAt(`license/${id}`, before), after(`license/${id}`)])) accounts.add(owner);
  for (const id of accounts) {
    const was = accountAt(id, before);
    for (const one of was?.licenses.keys() ?? []) licenses.add(one);
    for (const email of emailsOf(was?.account)) {
      const read = property(`address/${email}`, before);
      if (read.form === 'packed' && read.value === id) addresses.add(email);
    }
  }
  const licenseAfter = (id: string): LicenseRecord | undefined =>
    licenses.has(id) ? (after(`license/${id}`) as LicenseRecord | undefined) : undefined;
  const isListed = (id: string, organisation: string): boolean =>
    after(`in-organisation/${organisation}/${id}`) !== undefined;
  // What was found by what changes has to be known before it does.
  const [addressesAfter, listed] = [
    new Map([...addresses].map((email) => [email, after(`address/${email}`)] as const)),
    new Map([...licenses].map((id) => [id, indexed(id, licenseAfter(id), isListed)] as const)),
  ];
  const subjects = new Set([...accounts].map((id) => `trial-${id}`));
  for (const kind of ['audit/', 'audit-of/'] as const) {
    for (const rest of idsOf(kind)) subjects.add((kind === 'audit/' ? rest.split('/')[0] : rest.split('/')[2]) ?? '');
  }
  const histories = new Map([...subjects].map((id) => [id, historyAfter(id, records, before)] as const));

  const placed = new Map<string, string>();
  for (const id of accounts) {
    const json = after(`account/${id}`);
    const packed = isAccount(json, id)
      ? packedAccount(json, licenseAfter, (one) => listed.get(one) !== false)
      : undefined;
    for (const one of packed?.licenses ?? []) placed.set(one, id);
    put(
      `account/${id}`,
      packed === undefined ? (json === undefined ? undefined : wholeText(json)) : JSON.stringify(packed.packed),
    );
  }
  for (const id of licenses) {
    const json = after(`license/${id}`);
    const owner = placed.get(id);
    const pages = pagesOf(id, before);
    if (owner !== undefined) put(`license/${id}`, id === `trial-${owner}` ? undefined : JSON.stringify(owner));
    else if (json === undefined) put(`license/${id}`, undefined);
    else {
      const packed = isLicense(json, id) ? packedLicense(json, listed.get(id) !== false) : undefined;
      put(`license/${id}`, packed === undefined ? wholeText(json) : JSON.stringify(packed.pages[0]));
      packed?.pages.slice(1).forEach((page, at) => {
        put(`holders/${id}/${at + 2}`, JSON.stringify(page));
        pages.delete(`holders/${id}/${at + 2}`);
      });
    }
    for (const name of pages) put(name, undefined);
  }
  for (const [email, json] of addressesAfter) put(`address/${email}`, addressText(email, json, get));
  for (const [id, entries] of histories) layHistory(id, entries, records, get, put);
  for (const [key, json] of records) {
    const [kind] = split(key);
    if (['account/', 'license/', 'address/'].includes(kind)) continue;
    if (canonical(recordAt(key, get)) === canonical(json)) continue;
    put(key, json === undefined ? undefined : wholeText(json));
  }
  for (const [key, json] of records) {
    if (canonical(recordAt(key, get)) !== canonical(json)) throw new Error(`${key} can't be laid down`);
  }
  for (const [name, text] of [...changes]) if ((before(name) ?? undefined) === text) changes.delete(name);
  return changes;
}

const isAccount = (json: unknown, id: string): json is AccountRecord =>
  isFields(json) &&
  json['schema'] === 1 &&
  json['id'] === id &&
  Array.isArray(json['holdings']) &&
  Array.isArray(json['formerEmails']);

const isLicense = (json: unknown, id: string): json is LicenseRecord =>
  isFields(json) &&
  json['schema'] === 1 &&
  isFields(json['license']) &&
  json['license']['id'] === id &&
  Array.isArray(json['license']['holders']);

const isAudit = (json: unknown): json is Entry['record'] =>
  isFields(json) &&
  json['schema'] === 1 &&
  Number.isSafeInteger(json['at']) &&
  typeof json['by'] === 'string' &&
  typeof json['what'] === 'string';

/** Accounts in whose property a license may lie. */
const ownersOf = (id: string, states: readonly unknown[]): readonly string[] =>
  states.flatMap((json) => {
    if (!isLicense(json, id)) return [];
    const [holder, ...more] = json.license.holders;
    return holder?.id === undefined || more.length > 0 ? [] : [holder.id];
  });

const emailsOf = (account: AccountRecord | undefined): ReadonlySet<string> =>
  new Set(
    [
      account?.email ?? '',
      ...(account?.formerEmails ?? []),
      ...(account?.holdings ?? []).flatMap(({ holders, administrators }) =>
        [...holders, ...administrators].map(({ email }) => email),
      ),
    ].flatMap((email) => parseEmail(email) ?? []),
  );

const indexed = (
  id: string,
  record: LicenseRecord | undefined,
  isListed: (id: string, organisation: string) => boolean,
): boolean => record?.organisation === undefined || isListed(id, record.organisation);

function pagesOf(id: string, get: Get): Set<string> {
  const names = new Set<string>();
  for (let at = 2; get(`holders/${id}/${at}`) !== undefined; at += 1) names.add(`holders/${id}/${at}`);
  return names;
}

/** The smallest text that is read back as this address. */
function addressText(email: string, json: unknown, get: Get): string | undefined {
  if (json === undefined) return undefined;
  const name = `address/${email}`;
  if (isFields(json) && json['schema'] === 2) {
    const { accountId: account, email: spelled, licenseIds: licenses, organisation } = json;
    for (const value of [
      account,
      { account, organisation },
      { licenses, organisation },
      { account, email: spelled, licenses, organisation },
    ]) {
      if (value === undefined) continue;
      const text = JSON.stringify(value);
      const read = addressAt(email, (other) => (other === name ? text : get(other)));
      if (canonical(read) === canonical(json)) return text;
    }
  }
  return wholeText(json);
}

/** The history of a subject as it will be; undefined where something of it can only be kept entry by entry. */
function historyAfter(id: string, records: ReadonlyMap<string, unknown>, before: Get): readonly Entry[] {
  const entries = new Map(historyAt(id, before).map((one) => [auditKeyOf(id, one), one] as const));
  for (const [key, json] of records) {
    if (!key.startsWith(`audit/${id}/`)) continue;
    const entry = isAudit(json) ? { record: json, organisation: undefined } : undefined;
    if (entry !== undefined && auditKeyOf(id, entry) === key) entries.set(key, entry);
    else entries.delete(key);
  }
  for (const [key, json] of records) {
    const [, organisation, at, subject, what] = key.split('/');
    const entry = key.startsWith('audit-of/') && subject === id ? entries.get(`audit/${id}/${at}/${what}`) : undefined;
    if (entry !== undefined) {
      entries.set(auditKeyOf(id, entry), { ...entry, organisation: json === undefined ? undefined : organisation });
    }
  }
  return [...entries.values()];
}

/** Bytes from which on the older half of a history goes to a page of its own. */
const historyBytes = 6_000;

function layHistory(
  id: string,
  entries: readonly Entry[],
  records: ReadonlyMap<string, unknown>,
  get: Get,
  put: (name: string, text: string | undefined) => void,
): void {
  const name = `history/${id}`;
  // Entries that are at a key of another subject's form, or that would lose something, stay as they are.
  const subject = subjectAt(id, get);
  const packed = entries.flatMap((one) => {
    const key = auditKeyOf(id, one);
    const it =
      records.has(key) && canonical(records.get(key)) !== canonical(one.record) ? undefined : packedEntry(one, subject);
    return it === undefined ? [] : [it];
  });
  const trial = id.startsWith('trial-') ? accountAt(id.slice('trial-'.length), get) : undefined;
  const implied =
    trial?.trialStartedAt === undefined
      ? []
      : [packedEntry(trialEntry(id.slice('trial-'.length), trial.trialStartedAt), subject)];
  if (canonical(packed) === canonical(implied)) {
    put(name, undefined);
    return;
  }
  let page = 1;
  while (get(`${name}/${page}`) !== undefined) page += 1;
  const paged = Array.from(
    { length: page - 1 },
    (_, at) => JSON.parse(get(`${name}/${at + 1}`) ?? '[]') as readonly unknown[],
  ).flat();
  // What is on a page stays there: history is never changed.
  const isKept = paged.every((one, at) => canonical(one) === canonical(packed[at]));
  let rest: readonly unknown[] = isKept ? packed.slice(paged.length) : packed;
  if (!isKept) for (let at = 1; at < page; at += 1) put(`${name}/${at}`, undefined);
  if (!isKept) page = 1;
  while (JSON.stringify(rest).length > historyBytes && rest.length > 1) {
    const half = Math.ceil(rest.length / 2);
    put(`${name}/${page}`, JSON.stringify(rest.slice(0, half)));
    rest = rest.slice(half);
    page += 1;
  }
  put(name, JSON.stringify(rest));
}
