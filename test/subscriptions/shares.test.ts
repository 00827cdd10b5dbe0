// What an account is told of a license that others share.
import { expect, test } from '@jest/globals';
import { type DriveLicense, driveStanding } from '../../src/rules/index';
import { parseAccountRecord } from '../../src/subscriptions/records/records';
import { shareOf } from '../../src/subscriptions/shares';

const [ana, ben] = ['ana', 'ben'].map((name) => ({ id: name, email: `${name}@acme.example` })) as [
  { id: string; email: string },
  { id: string; email: string },
];
const startedAt = Date.UTC(2026, 0, 31);
const facts = { now: Date.UTC(2026, 2, 10), reachable: true };
const ended = { kind: 'paid', billing: 'monthly', startedAt, cancelledAt: startedAt + 1 } as const;
const plan = (special: Partial<DriveLicense> = {}): DriveLicense => ({
  product: 'google-drive',
  id: 'plan',
  seats: 2,
  term: { kind: 'paid', billing: 'monthly', startedAt },
  holders: [ana, ben],
  administrators: [],
  ...special,
});

const stored = (share: DriveLicense | undefined): DriveLicense | undefined => {
  const parsed = parseAccountRecord({ schema: 1, id: 'x', email: ana.email, formerEmails: [], holdings: [share] });
  return parsed.outcome === 'parsed' ? parsed.record.holdings[0] : undefined;
};

test.each([
  ['its first holder, where nobody administers', plan(), ana, ['plan']],
  ['nobody else, where nobody administers', plan(), ben, []],
  ['its administrator', plan({ administrators: [ben] }), ben, ['plan']],
  ['no other holder of what is administered', plan({ administrators: [ben] }), ana, []],
  ['its one holder', plan({ seats: 1, holders: [ana] }), ana, ['plan']],
] as const)('a share says as the license does who manages it: %s', (_, license, account, administers) => {
  const share = stored(shareOf(license, account));
  expect(driveStanding([license], account, facts).administers).toEqual(administers);
  expect(driveStanding(share === undefined ? [] : [share], account, facts).administers).toEqual(administers);
});

test('a share from before that was told is taken for one that others manage: nobody is sent to restart what is not theirs', () => {
  const { isManagedByOthers: _, ...old } = shareOf(plan({ term: ended, administrators: [ben] }), ana) ?? plan();
  expect(stored(old)).toEqual({ ...old, isManagedByOthers: true });
});
