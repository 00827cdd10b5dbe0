// What the module's own functions take, whatever the product: what is no argument is refused by name.
import { describe, expect, test } from '@jest/globals';
import {
  type Facts,
  type License,
  type ProductId,
  type Request,
  change,
  countLicensesNeeded,
  countSeats,
  decide,
  describe as told,
  standing,
} from '../../src/rules/index';
import { ana, ben, drive, facts, now } from './world';

const desk: License<'desktop'> = { product: 'desktop', id: 'desk', users: 2, assigned: [ana] };
const asked: Request = { product: 'desktop', action: 'edit', account: ana };

const refusal = (message: string) => expect.objectContaining({ name: 'InvalidArgument', message });

describe('facts that are none', () => {
  const hours = 'a number of hours';
  const days = 'a number of days';
  const instant = 'an instant in epoch milliseconds';

  test.each([
    [{ now: NaN }, `now is NaN, not one of: ${instant}`],
    [{ now: Infinity }, `now is Infinity, not one of: ${instant}`],
    [{ now: '2026' as unknown as number }, `now is "2026", not one of: ${instant}`],
    [{ graceDays: NaN }, `graceDays is NaN, not one of: ${days}`],
    [{ graceDays: -1 }, `graceDays is -1, not one of: ${days}`],
    [{ pastDueDays: -1 }, `pastDueDays is -1, not one of: ${days}`],
    [{ renewalHours: NaN }, `renewalHours is NaN, not one of: ${hours}`],
  ] as readonly (readonly [Partial<Facts>, string])[])('are refused: %j', (wrong, message) => {
    const given = facts(wrong);
    expect(() => decide([desk], asked, given)).toThrow(refusal(message));
    expect(() => standing([desk], ana, given, 'desktop')).toThrow(refusal(message));
    expect(() => change(desk, { action: 'assign', account: ben }, given)).toThrow(refusal(message));
  });

  test('are no days and no hours at all', () => {
    expect(decide([desk], asked, { now, reachable: true, graceDays: 0, pastDueDays: 0, renewalHours: 0 }).effect).toBe(
      'permit',
    );
  });
});

test('what is no product is refused', () => {
  const paper = 'paper' as ProductId;
  const message = 'product is "paper", not one of: google-drive, desktop, confluence, jira';
  const license = { ...desk, product: paper } as License;
  for (const call of [
    () => decide([], { ...asked, product: paper } as Request, facts()),
    () => countSeats(license, {}),
    () => standing([], ana, facts(), paper),
    () => change<ProductId>(license, { action: 'assign', account: ben }, facts()),
    () => told(paper),
    () => told(license),
  ])
    expect(call).toThrow(refusal(message));
});

test('what is no change of a license is refused by name', () => {
  const renewed = { action: 'renew' } as never;
  expect(() => change(desk, renewed, facts())).toThrow(
    expect.objectContaining({
      name: 'InvalidArgument',
      message: expect.stringContaining('action is "renew", not one of: assign, release, transfer, upgrade, float'),
    }),
  );
});

test('what is no role is refused by name, also where no role stands in the way', () => {
  const create = { product: 'google-drive', action: 'create', account: ana, role: 'fileOrganizer' } as never;
  const message = 'role is "fileOrganizer", not one of: owner, writer, commenter, reader, none';
  expect(() => decide([drive()], create, facts())).toThrow(refusal(message));
});

test('licenses of other products say nothing', () => {
  expect(decide([drive(), desk], asked, facts()).effect).toBe('permit');
  expect(decide([drive()], asked, facts()).because).toEqual(['desktop/needs-a-license']);
  expect(standing([drive(), desk], ana, facts(), 'desktop')).toEqual(standing([desk], ana, facts(), 'desktop'));
});

test('how users are counted is told of a license, or of any of a product', () => {
  expect(told(desk)).toEqual(told('desktop'));
  expect(told({ product: 'google-drive', seats: 2 })).toEqual(told('google-drive'));
  expect(told('google-drive')).toContain('drive/plan-lists-its-accounts');
  expect(told({ product: 'google-drive', seats: 1 })).not.toContain('drive/plan-lists-its-accounts');
});

test('each instance needs a license, however often and in whatever spelling it is named', () => {
  expect(countLicensesNeeded([])).toBe(0);
  expect(countLicensesNeeded(['wiki', ' WIKI ', 'tracker'])).toBe(2);
});
