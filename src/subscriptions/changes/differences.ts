// What a change made different in a license.
import type { Holder } from '../../rules/index';
import type { Difference } from '../records/deeds';
import type { LicenseRecord } from '../records/records';

/** What differs between two states of a license, for the audit: a plan's whole list would drown one change of it. */
export function licenseDifferences(before: LicenseRecord, after: LicenseRecord): readonly Difference[] {
  const [was, is] = [before.license, after.license];
  return [
    ...(was.seats === is.seats ? [] : [{ of: 'seats', before: was.seats, after: is.seats } as const]),
    ...(isSame(was.term, is.term) ? [] : [{ of: 'term', before: was.term, after: is.term } as const]),
    ...(before.note === after.note
      ? []
      : [
          {
            of: 'note',
            ...(before.note !== undefined && { before: before.note }),
            ...(after.note !== undefined && { after: after.note }),
          } as const,
        ]),
    ...listed('holder', was.holders, is.holders),
    ...listed('administrator', was.administrators, is.administrators),
  ];
}

/** Who came to a list, left it, or is on it otherwise than before. */
function listed(
  of: 'holder' | 'administrator',
  before: readonly Holder[],
  after: readonly Holder[],
): readonly Difference[] {
  const [was, is] = [before, after].map((list) => new Map(list.map((one) => [one.email, one] as const)));
  return [...new Set([...before, ...after].map(({ email }) => email))].flatMap((email): readonly Difference[] => {
    const [one, other] = [was?.get(email), is?.get(email)];
    return isSame(one, other)
      ? []
      : [{ of, email, ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }) }];
  });
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
