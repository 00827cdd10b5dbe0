// What purchases make of licenses: the state fetched last is so, in whatever order and however often states were fetched.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Billed, type DriveLicense, driveStanding, folded, isListed, termStateAt } from '../../src/rules/index';
import { drivePlans, instants } from './arbitraries';
import { ana, at, ben, cleo, drive, facts, fay, now, plan } from './world';

const day = 86_400_000;

const billed = (changed: Partial<Billed> = {}): Billed => ({
  state: 'active',
  seats: 1,
  billing: 'monthly',
  startedAt: at('2026-03-01'),
  period: { start: at('2026-03-01'), end: at('2026-04-01') },
  isPaid: true,
  ...changed,
});

const anyBilled: fc.Arbitrary<Billed> = fc
  .record({
    state: fc.constantFrom(
      ...(['waiting', 'processing', 'failed', 'active', 'due', 'unpaid', 'paused', 'ended'] as const),
    ),
    seats: fc.integer({ min: 1, max: 4 }),
    billing: fc.constantFrom('monthly', 'yearly'),
    startedAt: instants,
    since: fc.integer({ min: -30, max: 400 }),
    lasts: fc.constantFrom(28, 31, 365),
    isPaid: fc.boolean(),
    cancelledAfter: fc.option(fc.integer({ min: 0, max: 60 })),
    refundedAfter: fc.option(fc.integer({ min: 0, max: 60 })),
  })
  .map(({ since, lasts, cancelledAfter, refundedAfter, ...rest }): Billed => {
    const start = rest.startedAt + since * day;
    const cancelled = cancelledAfter === null ? undefined : start + cancelledAfter * day;
    return {
      ...rest,
      state: rest.state,
      billing: rest.billing,
      period: { start, end: start + lasts * day },
      ...(cancelled !== undefined && { cancelled: { at: cancelled, endsAt: cancelled + 10 * day } }),
      ...(refundedAfter !== null && { refundedAt: start + refundedAfter * day }),
    };
  });

/** What is not a matter of who came last in a plan that is over its seats. */
const known = ({ holders, seatsLoweredAt: _, administrators, ...rest }: DriveLicense) => ({
  ...rest,
  holders: holders.map(({ editsUntil: __, ...holder }) => holder),
  administrators,
});

test('in any order and repetition, what was fetched last is so', () => {
  fc.assert(
    fc.property(drivePlans, fc.array(anyBilled, { maxLength: 5 }), anyBilled, (license, before, last) => {
      fc.pre(last.state !== 'waiting');
      const through = [...before, last, last].reduce(folded, license);
      const [got, expected] = [through, folded(license, last)].map(known);
      // A single one that was a plan for a while is its holder's to administer since.
      const wasPlan = license.administrators.length === 0 && through.administrators.length > 0;
      expect(wasPlan ? { ...got, administrators: expected?.administrators } : got).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

test('who holds seats, and who administers, is nothing that billing says', () => {
  fc.assert(
    fc.property(drivePlans, anyBilled, (license, one) => {
      const { holders, administrators } = known(folded(license, one));
      expect(holders).toEqual(known(license).holders);
      if (license.seats > 1 || license.administrators.length > 0)
        expect(administrators).toEqual(license.administrators);
      expect(administrators.every((who) => isListed([...license.holders, ...license.administrators], who))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('nobody edits by it past what was paid, days of grace and renewal hours', () => {
  fc.assert(
    fc.property(anyBilled, instants, (one, moment) => {
      const { term } = folded(drive(), one);
      const state = termStateAt(term, moment);
      const isEditing = state === 'active' || state === 'past-due' || state === 'cancelled';
      const paid = one.isPaid && ['active', 'ended'].includes(one.state) ? one.period.end : one.period.start;
      const last = Math.max(one.startedAt, paid) + (one.state === 'due' ? 14 : 3) * day;
      if (one.state !== 'waiting' && isEditing) expect(moment).toBeLessThan(last);
      if (one.state !== 'waiting')
        expect(state).not.toBe(['active', 'processing'].includes(one.state) ? 'unpaid' : 'unconfirmed');
    }),
    { numRuns: 2000 },
  );
});

const row = (says: string, changed: Partial<Billed>, term: object): readonly [string, Billed, object] => [
  says,
  billed(changed),
  term,
];
const { start, end } = billed().period;
const plain = { kind: 'paid', billing: 'monthly', startedAt: start };

describe('a purchase', () => {
  test.each([
    row('that is paid runs to the end of its period', {}, { ...plain, paidUntil: end }),
    row(
      'whose charge failed was paid up to its period',
      { state: 'due', isPaid: false },
      { ...plain, paidUntil: start, payment: 'due' },
    ),
    row(
      'whose charge failed in a later period was paid up to that one',
      { state: 'due', isPaid: false, startedAt: start - 28 * day },
      { ...plain, startedAt: start - 28 * day, paidUntil: start, payment: 'due' },
    ),
    row(
      'that is paused and cancelled tells both',
      { state: 'paused', isPaid: false, cancelled: { at: now, endsAt: end } },
      { ...plain, cancelledAt: now, paidUntil: start, payment: 'paused' },
    ),
    row(
      'that is tried no more is unpaid',
      { state: 'unpaid', isPaid: false },
      { ...plain, paidUntil: start, payment: 'unpaid' },
    ),
    row(
      'whose first payment is on its way was paid for no moment',
      { state: 'processing', isPaid: false },
      { ...plain, paidUntil: start, payment: 'processing' },
    ),
    row(
      'whose first payment never came was paid for no moment',
      { state: 'failed', isPaid: false },
      { ...plain, paidUntil: start, payment: 'failed' },
    ),
    row(
      'that waits for its first charge begins then',
      { startedAt: end },
      { ...plain, startedAt: end, paidUntil: end },
    ),
    row(
      'that is cancelled keeps what was paid',
      { cancelled: { at: now, endsAt: end } },
      { ...plain, cancelledAt: now, paidUntil: end },
    ),
    row(
      'that is to end in a later period is renewed before',
      { cancelled: { at: now, endsAt: end + 40 * day } },
      { ...plain, paidUntil: end },
    ),
    row(
      'that ended at once ended then',
      { state: 'ended', cancelled: { at: now, endsAt: now } },
      { ...plain, cancelledAt: now, paidUntil: now },
    ),
    row(
      'that ended unpaid ended with what was paid before',
      { state: 'ended', isPaid: false, cancelled: { at: now, endsAt: now } },
      { ...plain, cancelledAt: now, paidUntil: start },
    ),
    row(
      'that ended and was given back ended with that',
      { state: 'ended', cancelled: { at: now, endsAt: now }, refundedAt: now - day },
      { ...plain, cancelledAt: now, paidUntil: now - day, payment: 'refunded' },
    ),
    row(
      'that ended before its first charge never began',
      { state: 'ended', startedAt: end, cancelled: { at: now, endsAt: now } },
      { ...plain, startedAt: now, cancelledAt: now, paidUntil: now },
    ),
    row('that was given back and goes on is no less paid', { refundedAt: now }, { ...plain, paidUntil: end }),
  ])('%s', (_, one, term) => {
    expect(folded(drive(), one).term).toEqual(term);
  });

  test('that is not paid yet changes nothing', () => {
    const license = drive();
    expect(folded(license, billed({ state: 'waiting', isPaid: false }))).toBe(license);
  });

  test('of fewer seats lets those who came last edit to its renewal', () => {
    const fewer = folded(plan(), billed({ seats: 2 }));
    expect(fewer.holders.map(({ editsUntil }) => editsUntil)).toEqual([undefined, undefined, end]);
    expect(folded(fewer, billed({ seats: 2, period: { start: end, end: at('2026-05-01') } })).holders).toEqual(
      fewer.holders,
    );
    expect(folded(fewer, billed({ seats: 3 })).holders.every(({ editsUntil }) => editsUntil === undefined)).toBe(true);
  });

  test('keeps since when there are fewer seats than holders, until there are not', () => {
    const later = { start: end, end: at('2026-05-01') };
    const one = folded(plan(), billed({ seats: 1 }));
    const lowered = folded(plan(), billed({ seats: 2, period: later }));
    expect([one, lowered].map(({ seatsLoweredAt }) => seatsLoweredAt)).toEqual([start, end]);
    const [same, more] = [1, 2].map((seats) => folded(one, billed({ seats, period: later })));
    expect([same?.seatsLoweredAt, more?.seatsLoweredAt]).toEqual([start, start]);
    expect(folded(one, billed({ seats: 3, period: later })).seatsLoweredAt).toBeUndefined();
  });

  test('that becomes a plan is its holder’s to administer, also once it is cancelled', () => {
    expect(folded(drive(), billed()).administrators).toEqual([]);
    const larger = folded(drive(), billed({ seats: 3 }));
    expect(larger.administrators).toEqual([ana]);
    const stopped = folded(larger, billed({ seats: 3, cancelled: { at: now, endsAt: end } }));
    expect(driveStanding([stopped], ana, facts()).administers).toEqual(['subscription']);
    expect(folded(plan({ administrators: [fay] }), billed({ seats: 5 })).administrators).toEqual([fay]);
  });

  test.each([ben, cleo])('gives nobody a seat who had none', (account) => {
    expect(isListed(folded(drive(), billed({ seats: 9 })).holders, account)).toBe(false);
  });
});
