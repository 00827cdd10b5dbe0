// What the command prints is text: whoever names a plan must not move somebody's cursor.
import { expect, jest, test } from '@jest/globals';
import { sayJson } from '../../src/admin/output/say-json';
import { withoutCommands } from '../../src/admin/output/printable';
import { seatColumnsOf } from '../../src/admin/server/seat-listing';
import { seat } from '../pages/review/harness';

test.each([
  ['plain words, with a tab\tand a second\nline', 'plain words, with a tab\tand a second\nline'],
  ['\u001b[32mgreen\u001b[0m', '\u001b[32mgreen\u001b[0m'],
  ['\u001b]0;title\u0007', '\ufffd]0;title\ufffd'],
  ['\u001b[2Jgone', '\ufffd[2Jgone'],
  ['\u009b2J and \u202eback', '\ufffd2J and \ufffdback'],
  ['over\rwritten', 'over\ufffdwritten'],
])('%j is printed as %j', (text, printed) => {
  expect(withoutCommands(text)).toBe(printed);
});

test('JSON says the same with such letters escaped', () => {
  const written: string[] = [];
  const output = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const value = { name: '\u009b2J\u202e\u2066é', lines: 'a\u001b]0;b\nc' };
  sayJson(value);
  output.mockRestore();
  expect(written).toEqual(['{"name":"\\u009b2J\\u202e\\u2066é","lines":"a\\u001b]0;b\\nc"}\n']);
  expect(JSON.parse(written.join(''))).toEqual(value);
});

test.each([
  ['that runs renews', { next: { at: Date.UTC(2027, 0, 3), what: 'renews' } }, 'renews 2027-01-03'],
  ['that has not begun begins', { state: 'none', next: undefined, until: Date.UTC(2099, 0, 1) }, 'begins 2099-01-01'],
  ['that is over ended', { state: 'ended', next: undefined, until: Date.UTC(2026, 0, 4) }, 'ended 2026-01-03'],
] as const)('a seat of a license %s on its day', (_, { next, ...given }, words) => {
  const { next: __, ...row } = seat(1, given);
  const until = seatColumnsOf([]).find(({ title }) => title === 'Until');
  expect(until?.of({ ...row, ...(next && { next }) })).toBe(words);
});

test('seats have a column of payments where somebody pays by card, and only there', () => {
  const paidUntil = Date.UTC(2027, 0, 3);
  const rows = [seat(1, { paidUntil }), seat(2, { paidUntil, payment: 'due' }), seat(3)];
  const payments = seatColumnsOf(rows).find(({ title }) => title === 'Payment');
  expect(rows.map((row) => payments?.of(row))).toEqual(['Paid to 2027-01-03', 'Failed, tried again', '']);
  expect(seatColumnsOf([seat(3)]).map(({ title }) => title)).not.toContain('Payment');
});
