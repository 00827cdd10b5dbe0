// What is looked for is found however it was typed.
import { expect, test } from '@jest/globals';
import type { SeatRow } from '../../src/contract/review';
import { naturally, seatText, sought } from '../../src/contract/sought';

const row: SeatRow = {
  licenseId: 'Plan-10',
  organisation: 'acme',
  seats: 5,
  taken: 1,
  state: 'active',
  flags: [],
  administrators: ['Fay@acme.example'],
  note: 'Prüfung für Søren, Łódź, Straße',
  account: { id: '100000000000000000007', email: 'Zoë@acme.example', formerEmails: ['zoe.before@acme.example'] },
} as unknown as SeatRow;

test.each<readonly [search: string, isFound: boolean]>([
  ['', true],
  ['  ', true],
  ['zoe@', true],
  ['ZOE\u0308@', true],
  ['before', true],
  ['plan-10', true],
  ['ACME', true],
  ['fay@', true],
  ['000000007', true],
  ['prufung soren lodz strasse', true],
  ['soren prüfung', true],
  ['plan-1 zoe', true],
  ['plan-1 ben', false],
  ['active', false],
])('“%s” is found: %s', (search, isFound) => {
  expect(sought(search)(seatText(row))).toBe(isFound);
});

test('numbers in names sort by what they count', () => {
  const names = ['plan-10', 'Plan-3', 'élan-1', 'plan-2'];
  const sorted = [...names].sort((one, other) => (naturally(one) < naturally(other) ? -1 : 1));
  expect(sorted).toEqual(['élan-1', 'plan-2', 'Plan-3', 'plan-10']);
});
