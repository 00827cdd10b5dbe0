// Changes of many licenses, as they are asked for together.
import { type Account, type Email, isSameAccount, parseEmail } from '../../rules/index';
import { type Look, inPortion } from '../portion';
import type { Outside } from '../ports';
import { recordKey } from '../records/keys';
import { parseAddressRecord, parseLicenseRecord } from '../records/records';
import { type LicenseChange, type LicenseChangeOutcome, type WantedChange, changeLicense } from './change-license';

/**
 * Carries changes out, one after the other, with as few requests as there can be. What a change names as seen before all
 * of them counts as what the one before it left.
 */
export const changeLicenses = (changes: readonly LicenseChange[], outside: Outside): readonly LicenseChangeOutcome[] =>
  inPortion<LicenseChange, LicenseChangeOutcome>(
    changes,
    {
      keys: [licenseAndAddresses, peopleBehind],
      act: (change, on, before) => {
        const left = before.flatMap((one, at) =>
          one.outcome === 'changed' && changes[at]?.licenseId === change.licenseId ? [one.version] : [],
        );
        const seenVersion = left[left.length - 1] ?? change.seenVersion;
        return changeLicense({ ...change, ...(seenVersion !== undefined && { seenVersion }) }, on);
      },
      withVersions: (outcome, versionOf) =>
        outcome.outcome === 'changed' ? { ...outcome, version: versionOf(outcome.version) } : outcome,
    },
    outside,
  );

/** Those whom a change names. */
function namedIn(wanted: WantedChange): readonly Account[] {
  switch (wanted.action) {
    case 'assign':
    case 'release':
    case 'add-administrator':
    case 'remove-administrator':
      return [wanted.account];
    case 'transfer':
      return [wanted.from, wanted.to];
    case 'upgrade':
    case 'downgrade':
    case 'cancel':
    case 'restart':
    case 'change-billing':
    case 'note':
      return [];
  }
}

const emailsIn = (wanted: WantedChange): readonly Email[] =>
  namedIn(wanted).flatMap(({ email }) => parseEmail(email) ?? []);

const licenseAndAddresses = ({ licenseId, wanted }: LicenseChange): readonly string[] => [
  recordKey.license(licenseId),
  ...emailsIn(wanted).map(recordKey.address),
];

/** The accounts whose share a change touches as a rule, and the organisation that says who may change it. */
function peopleBehind({ licenseId, wanted }: LicenseChange, look: Look): readonly string[] {
  const parsed = parseLicenseRecord(look(recordKey.license(licenseId)));
  if (parsed.outcome !== 'parsed') return [];
  const { license, organisation } = parsed.record;
  const named = namedIn(wanted);
  const listed = [...license.holders, ...license.administrators].filter(
    (one) => named.length === 0 || named.some((other) => isSameAccount(one, other)),
  );
  const ids = [
    ...(wanted.action === 'note' ? [] : listed.flatMap(({ id }) => id ?? [])),
    ...emailsIn(wanted).flatMap((email) => {
      const address = parseAddressRecord(look(recordKey.address(email)));
      return address.outcome === 'parsed' ? (address.record.accountId ?? []) : [];
    }),
  ];
  return [...(organisation === undefined ? [] : [recordKey.organisation(organisation)]), ...ids.map(recordKey.account)];
}
