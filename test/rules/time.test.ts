import { describe, expect, test } from '@jest/globals';
import { billingPeriodAt, lastOf, parseEmail } from '../../src/rules/index';
import { at } from './world';

describe('a billing period', () => {
  test.each([
    ['runs from the 31st to the end of February', '2026-01-31', 'monthly', '2026-02-15', '2026-01-31', '2026-02-28'],
    ['runs on to the 31st of March', '2026-01-31', 'monthly', '2026-02-28', '2026-02-28', '2026-03-31'],
    ['knows the leap day', '2024-01-31', 'monthly', '2024-02-29', '2024-02-29', '2024-03-31'],
    [
      'of a year begun on a leap day ends on 28 February',
      '2024-02-29',
      'yearly',
      '2024-06-01',
      '2024-02-29',
      '2025-02-28',
    ],
    ['of a year comes back to the leap day', '2024-02-29', 'yearly', '2028-02-29', '2028-02-29', '2029-02-28'],
    ['crosses the turn of the year', '2025-12-15', 'monthly', '2026-01-14', '2025-12-15', '2026-01-15'],
  ] as const)('%s', (_, startedAt, billing, instant, start, end) => {
    expect(billingPeriodAt(at(startedAt), billing, at(instant))).toEqual({ start: at(start), end: at(end) });
  });

  test('holds its first instant and not its last', () => {
    const boundary = at('2026-02-28T10:20:30.400Z');
    const startedAt = at('2026-01-31T10:20:30.400Z');
    expect(billingPeriodAt(startedAt, 'monthly', boundary - 1)).toEqual({ start: startedAt, end: boundary });
    expect(billingPeriodAt(startedAt, 'monthly', boundary)).toEqual({
      start: boundary,
      end: at('2026-03-31T10:20:30.400Z'),
    });
  });
});

test('the last instant before a midnight lies on the day before it, and that before any other hour on the same day', () => {
  const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  expect(dayOf(lastOf(at('2026-03-01T00:00:00Z')))).toBe('2026-02-28');
  expect(dayOf(lastOf(at('2026-03-01T00:00:00.001Z')))).toBe('2026-03-01');
});

describe('the compared form of an address', () => {
  test.each([
    [' Ana@ACME.example ', 'ana@acme.example'],
    ['a.na+x@acme.example', 'a.na+x@acme.example'],
    ['A.na+x@gmail.com', 'ana@gmail.com'],
    ['ana@googlemail.com', 'ana@gmail.com'],
    ['ana', undefined],
    ['ana@acme', undefined],
    ['ana@b@acme.example', undefined],
    ['+x@gmail.com', undefined],
    ['', undefined],
  ])('of %j is %j', (text, email) => {
    expect(parseEmail(text)).toBe(email);
  });
});
