// Licenses and accounts as properties hold them: what is as usual is left out, and a subscription of one account lies in
// that account's own property, so that a check still reads one.
import type { Account, DriveLicense, Holder } from '../../rules/index';
import type { AccountRecord, LicenseRecord } from '../../subscriptions/records/records';
import {
  type Fields,
  baseOf,
  bytesOf,
  canonical,
  extrasOf,
  holderOf,
  instantOf,
  isFields,
  packedBase,
  packedExtras,
  packedHolder,
  packedInstant,
} from './values';

/** Stands where an address was, once it was forgotten. */
const forgotten = 'forgotten';

/** The trial of an account as it begins: its beginning says all of it. */
const trialOf = (id: string, email: string, startedAt: number): DriveLicense => ({
  product: 'google-drive',
  id: `trial-${id}`,
  seats: 1,
  term: { kind: 'trial', startedAt },
  holders: [{ id, email, boundAt: startedAt }],
  administrators: [],
});

/** An account with the licenses that lie in its property. */
export interface Unpacked {
  readonly account: AccountRecord;
  readonly licenses: ReadonlyMap<string, LicenseRecord>;
  /** Licenses of an organisation that its list leaves out. */
  readonly unlisted: ReadonlySet<string>;
  readonly trialStartedAt: number | undefined;
}

/**
 * `{"email", "was", "organisation", "opened", "runs", "directory", "trial", "licenses"}`; a number alone is the beginning of a
 * trial that ended long ago, and all that is left of its account.
 * @throws where it is none
 */
export function unpackedAccount(id: string, packed: unknown): Unpacked {
  if (typeof packed === 'number') return unpackedAccount(id, { trial: packed });
  if (!isFields(packed)) throw new Error('an account is no object');
  const { email, was, organisation, opened, runs, directory, trial, licenses = [] } = packed;
  if (!Array.isArray(licenses)) throw new Error('licenses are no list');
  const own = typeof email === 'string' ? email : forgotten;
  const there = new Map<string, LicenseRecord>();
  const unlisted = new Set<string>();
  const trialStartedAt = trial === undefined ? undefined : instantOf(trial);
  const holdings: DriveLicense[] = trialStartedAt === undefined ? [] : [trialOf(id, own, trialStartedAt)];
  if (holdings[0] !== undefined) there.set(holdings[0].id, { schema: 1, license: holdings[0] });
  for (const one of licenses as readonly unknown[]) {
    if (!isFields(one)) throw new Error('a license is no object');
    const license = shareOf(id, own, one);
    holdings.push(license);
    if (one['share'] === true) continue;
    const its = 'organisation' in one ? one['organisation'] : organisation;
    if (one['listed'] === false) unlisted.add(license.id);
    there.set(license.id, {
      schema: 1,
      license,
      ...(typeof its === 'string' && { organisation: its }),
      ...extrasOf(one),
    });
  }
  return {
    account: {
      schema: 1,
      id,
      ...(typeof email === 'string' && { email }),
      formerEmails: Array.isArray(was) ? was.map(String) : [],
      holdings,
      ...(typeof organisation === 'string' && { organisation }),
      ...(opened !== undefined && { lastOpenedAt: instantOf(opened) }),
      ...(runs === true && { runsProduct: true }),
      ...(Array.isArray(directory) && {
        directory: { status: directory[0] as 'suspended', notedAt: instantOf(directory[1]) },
      }),
    },
    licenses: there,
    unlisted,
    trialStartedAt,
  };
}

/** An account's own entries of a license: `bound` where it holds a seat, `admin` where it administers. */
function shareOf(id: string, email: string, packed: Fields): DriveLicense {
  const { bound, until, as, admin, others } = packed;
  const name = typeof as === 'string' ? as : email;
  const holder: Holder = {
    id,
    email: name,
    ...(typeof bound === 'number' && { boundAt: instantOf(bound) }),
    ...(until !== undefined && { editsUntil: instantOf(until) }),
  };
  return {
    ...baseOf(String(packed['id']), packed),
    holders: bound === undefined ? [] : [holder],
    administrators: admin === undefined ? [] : [{ id, email: typeof admin === 'string' ? admin : name }],
    ...(typeof others === 'boolean' && { isManagedByOthers: others }),
  };
}

/** Whether everything of a license is one account's. */
const isOf = ({ holders, administrators }: DriveLicense, id: string): boolean =>
  holders.length === 1 && [...holders, ...administrators].every((one) => one.id === id) && administrators.length < 2;

/**
 * Packs an account with those of its licenses that are its alone.
 * @param licenseOf the record of a license as it will be, where it may lie here
 * @returns undefined where that would lose something
 */
export function packedAccount(
  account: AccountRecord,
  licenseOf: (id: string) => LicenseRecord | undefined,
  isListed: (id: string, organisation: string) => boolean,
): { readonly packed: Fields; readonly licenses: readonly string[] } | undefined {
  const { id, email, formerEmails, organisation, lastOpenedAt, runsProduct, directory, holdings } = account;
  const own = email ?? forgotten;
  const [first] = holdings;
  const began = first?.term.kind === 'trial' && first.id === `trial-${id}` ? first.term.startedAt : undefined;
  const isTrial =
    began !== undefined &&
    canonical(licenseOf(`trial-${id}`)) === canonical({ schema: 1, license: trialOf(id, own, began) });
  const rest = isTrial ? holdings.slice(1) : holdings;
  const here: string[] = [];
  const licenses = rest.map((held): Fields => {
    const record = licenseOf(held.id);
    const isHere = record !== undefined && isOf(record.license, id) && canonical(record.license) === canonical(held);
    if (isHere) here.push(held.id);
    const its = record?.organisation;
    return {
      id: held.id,
      ...packedBase(held),
      ...packedShare(held, own),
      ...(isHere ? packedExtras(record) : { share: true }),
      ...(isHere && its !== organisation && { organisation: its ?? null }),
      ...(isHere && its !== undefined && !isListed(held.id, its) && { listed: false }),
    };
  });
  const packed: Fields = {
    ...(email !== undefined && { email }),
    ...(formerEmails.length > 0 && { was: formerEmails }),
    ...(organisation !== undefined && { organisation }),
    ...(lastOpenedAt !== undefined && { opened: packedInstant(lastOpenedAt) }),
    ...(runsProduct === true && { runs: true }),
    ...(directory !== undefined && { directory: [directory.status, packedInstant(directory.notedAt)] }),
    ...(isTrial && { trial: packedInstant(began) }),
    ...(licenses.length > 0 && { licenses }),
  };
  const back = unpackedAccount(id, packed);
  const isSame =
    canonical(back.account) === canonical(account) &&
    here.every((one) => canonical(back.licenses.get(one)) === canonical(licenseOf(one)));
  return isSame ? { packed, licenses: isTrial ? [`trial-${id}`, ...here] : here } : undefined;
}

function packedShare(
  { holders: [holder], administrators: [administrator], isManagedByOthers }: DriveLicense,
  own: string,
): Fields {
  const name = holder?.email ?? administrator?.email ?? own;
  return {
    ...(holder !== undefined && { bound: holder.boundAt === undefined ? true : packedInstant(holder.boundAt) }),
    ...(holder?.editsUntil !== undefined && { until: packedInstant(holder.editsUntil) }),
    ...(name !== own && { as: name }),
    ...(administrator !== undefined && { admin: administrator.email === name ? true : administrator.email }),
    ...(isManagedByOthers !== undefined && { others: isManagedByOthers }),
  };
}

/** Bytes that a page of holders may take once all of them are bound; Google's limit is 9 KB. */
const pageBytes = 7_500;

/** A license of its own: the first page with everything but the holders that are on further ones. */
export function packedLicense(
  record: LicenseRecord,
  isListed: boolean,
): { readonly pages: readonly [Fields, ...(readonly unknown[])[]] } | undefined {
  const { license, organisation } = record;
  const pages: unknown[][] = [[]];
  let bytes = 1_500 + bytesOf(JSON.stringify(packedExtras({ released: record.released ?? [] })));
  for (const holder of license.holders) {
    // Room for the id and the instants that a binding brings, so that it moves nobody to another page.
    const its = bytesOf(holder.email) + 60;
    if (bytes + its > pageBytes) {
      pages.push([]);
      bytes = 0;
    }
    pages[pages.length - 1]?.push(packedHolder(holder));
    bytes += its;
  }
  const [first = [], ...more] = pages;
  const head: Fields = {
    ...packedBase(license),
    ...(organisation !== undefined && { organisation }),
    ...(organisation !== undefined && !isListed && { listed: false }),
    ...packedExtras(record),
    holders: first,
    ...(license.administrators.length > 0 && { admins: license.administrators.map(packedHolder) }),
    ...(more.length > 0 && { pages: more.length }),
  };
  const back = unpackedLicense(license.id, head, more);
  return canonical(back) === canonical(record) ? { pages: [head, ...more] } : undefined;
}

/** And back. @throws where it is none */
export function unpackedLicense(id: string, head: Fields, more: readonly (readonly unknown[])[]): LicenseRecord {
  const { organisation, holders, admins = [] } = head;
  if (!Array.isArray(holders) || !Array.isArray(admins)) throw new Error('a license lists nobody');
  return {
    schema: 1,
    license: {
      ...baseOf(id, head),
      holders: [holders, ...more].flatMap((page) => (page as readonly unknown[]).map(holderOf)),
      administrators: admins.map((one): Account => holderOf(one)),
    },
    ...(typeof organisation === 'string' && { organisation }),
    ...extrasOf(head),
  };
}
