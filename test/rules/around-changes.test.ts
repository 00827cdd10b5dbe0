// What stands around a change: whether it is done already, what takes it back, who administers what, what may be taken in.
import { describe, expect, test } from '@jest/globals';
import {
  type DriveChange,
  type DriveLicense,
  type Purchase,
  type Standing,
  type TermState,
  inverseOf,
  isAlready,
  isBilled,
  isInForce,
  plansAdministeredBy,
  purchaseFaultOf,
  remediesOf,
  tiedTo,
} from '../../src/rules/index';
import { ana, at, ben, cleo, dan, drive, facts, fay, now, plan, trial } from './world';

const monthly = (changed: object = {}): DriveLicense =>
  plan({ term: { kind: 'paid', billing: 'monthly', startedAt: at('2026-01-01'), ...changed } });
const cancelled = monthly({ cancelledAt: at('2026-03-05') });
const ended = monthly({ cancelledAt: at('2026-01-05') });
const future = monthly({ startedAt: at('2026-06-01') });

describe('whether a license is already as a change would leave it', () => {
  const rows: readonly (readonly [string, DriveLicense, DriveChange, boolean])[] = [
    ['a seat for who has one', plan(), { action: 'assign', account: ben }, true],
    ['a seat for who has none', plan(), { action: 'assign', account: dan }, false],
    ['no seat for who has none', plan(), { action: 'release', account: dan }, true],
    ['no seat for who has one', plan(), { action: 'release', account: ben }, false],
    ['a seat that moved', plan(), { action: 'transfer', from: dan, to: ben }, true],
    ['a seat to who has it', plan(), { action: 'transfer', from: ana, to: ana }, true],
    ['a seat that nobody has to themselves', plan(), { action: 'transfer', from: dan, to: dan }, false],
    ['a seat that has not moved', plan(), { action: 'transfer', from: ana, to: dan }, false],
    ['a seat to who has another', plan(), { action: 'transfer', from: ana, to: ben }, false],
    ['a seat of nobody to somebody new', plan(), { action: 'transfer', from: dan, to: fay }, false],
    [
      'a trial that is to begin, as it is',
      trial({ term: { kind: 'trial', startedAt: at('2026-06-01') } }),
      { action: 'restart' },
      false,
    ],
    ['as many seats, by upgrading', plan(), { action: 'upgrade', seats: 3 }, true],
    ['more seats', plan(), { action: 'upgrade', seats: 4 }, false],
    ['as many seats, by downgrading', plan(), { action: 'downgrade', seats: 3 }, true],
    ['fewer seats', plan(), { action: 'downgrade', seats: 2 }, false],
    ['cancelling what runs', plan(), { action: 'cancel' }, false],
    ['cancelling what is cancelled', cancelled, { action: 'cancel' }, true],
    ['cancelling what is over', ended, { action: 'cancel' }, true],
    ['cancelling a trial', trial(), { action: 'cancel' }, false],
    ['restarting what runs', monthly(), { action: 'restart' }, true],
    ['restarting what is to begin', future, { action: 'restart' }, true],
    ['restarting what is cancelled', cancelled, { action: 'restart' }, false],
    ['restarting what is over', ended, { action: 'restart' }, false],
    ['restarting what runs, billed otherwise', monthly(), { action: 'restart', billing: 'yearly' }, false],
    ['restarting what runs, billed so', monthly(), { action: 'restart', billing: 'monthly' }, true],
    ['restarting a trial', trial(), { action: 'restart' }, false],
    ['the billing that it has', monthly(), { action: 'change-billing', billing: 'monthly' }, true],
    ['another billing', monthly(), { action: 'change-billing', billing: 'yearly' }, false],
    ['the billing of a trial', trial(), { action: 'change-billing', billing: 'monthly' }, false],
    ['an administrator that is one', plan(), { action: 'add-administrator', account: fay }, true],
    ['an administrator that is none yet', plan(), { action: 'add-administrator', account: dan }, false],
    ['no administrator, who is none', plan(), { action: 'remove-administrator', account: dan }, true],
    ['no administrator, who is one', plan(), { action: 'remove-administrator', account: fay }, false],
    ['floating use', plan(), { action: 'float' }, false],
    ['an account that is bound', plan(), { action: 'bind', account: ben }, false],
  ];
  test.each(rows)('%s', (_, license, wanted, expected) => {
    expect(isAlready(license, wanted, facts())).toBe(expected);
  });
});

describe('what takes a change back', () => {
  const rows: readonly (readonly [DriveChange, boolean, DriveChange | undefined])[] = [
    [{ action: 'assign', account: ben }, true, { action: 'release', account: ben }],
    [{ action: 'release', account: ben }, true, { action: 'assign', account: ben }],
    [{ action: 'add-administrator', account: dan }, true, { action: 'remove-administrator', account: dan }],
    [{ action: 'remove-administrator', account: dan }, true, { action: 'add-administrator', account: dan }],
    [{ action: 'transfer', from: ana, to: dan }, true, { action: 'transfer', from: dan, to: ana }],
    [{ action: 'cancel' }, true, { action: 'restart' }],
    [{ action: 'restart' }, true, { action: 'cancel' }],
    [{ action: 'restart' }, false, undefined],
    [{ action: 'bind', account: ben }, true, undefined],
    [{ action: 'upgrade', seats: 4 }, true, undefined],
    [{ action: 'downgrade', seats: 2 }, true, undefined],
    [{ action: 'change-billing', billing: 'monthly' }, true, undefined],
    [{ action: 'float' }, true, undefined],
  ];
  test.each(rows)('%j, the period going on: %s', (wanted, isContinued, expected) => {
    expect(inverseOf(wanted, isContinued)).toEqual(expected);
  });
});

test('an account administers the plans in force that name it, and no others', () => {
  const licenses = [
    plan(),
    { ...ended, id: 'over' },
    { ...cancelled, id: 'running' },
    plan({ id: 'x', administrators: [ana] }),
  ];
  expect(plansAdministeredBy(licenses, fay, { now })).toEqual(['plan', 'running']);
});

describe('whether people may edit by a license that stands so', () => {
  const inForce: readonly Standing['state'][] = ['active', 'past-due', 'cancelled', 'trial', 'over-plan'];
  const not: readonly (Standing['state'] | TermState)[] = [
    ...(['unconfirmed', 'unpaid', 'refunded', 'ended', 'trial-ended', 'not-started'] as const),
    ...(['none', 'unknown', 'conflict'] as const),
  ];
  test.each(inForce)('%s: yes', (state) => {
    expect(isInForce(state)).toBe(true);
  });
  test.each(not)('%s: no', (state) => {
    expect(isInForce(state)).toBe(false);
  });
});

test('whoever is tied to an account keeps what else is known of them', () => {
  const listed = [
    { ...ben, boundAt: 3 },
    { email: 'Ana@acme.example', boundAt: 5 },
  ];
  expect(tiedTo(listed, { ...ana, id: '1' })).toEqual([listed[0], { ...ana, id: '1', boundAt: 5 }]);
});

test('billing tells what is paid for once it has said until when', () => {
  expect([drive(), trial(), monthly({ paidUntil: now })].map(isBilled)).toEqual([false, false, true]);
});

describe('what may be written down as bought', () => {
  const bought = (changed: Partial<Purchase> = {}): Purchase => ({
    seats: 2,
    startedAt: now,
    holders: [ana.email, ben.email],
    administrators: [fay.email, ben.email],
    ...changed,
  });
  const rows: readonly (readonly [string, Partial<Purchase>, ReturnType<typeof purchaseFaultOf>])[] = [
    ['two seats for two, with two administrators', {}, undefined],
    ['cancelled as it starts', { cancelledAt: now }, undefined],
    ['administrators alone', { holders: [] }, undefined],
    ['cancelled before', { cancelledAt: now - 1 }, { fault: 'cancelled-before-start' }],
    ['a holder without an address', { holders: ['ana'] }, { fault: 'not-an-address', detail: 'ana' }],
    ['an administrator without', { administrators: ['fay'] }, { fault: 'not-an-address', detail: 'fay' }],
    [
      'twice, spelled otherwise',
      { holders: ['a@x.example', 'A@x.example'] },
      { fault: 'listed-twice', detail: 'A@x.example' },
    ],
    [
      'an administrator twice',
      { administrators: [fay.email, fay.email] },
      { fault: 'listed-twice', detail: fay.email },
    ],
    ['a holder too many', { seats: 1 }, { fault: 'more-holders-than-seats', detail: '2' }],
    [
      'an administrator too many',
      { administrators: [fay.email, ben.email, cleo.email] },
      { fault: 'more-than-two-administrators' },
    ],
    ['nobody', { holders: [], administrators: [] }, { fault: 'nobody-listed' }],
  ];
  test.each(rows)('%s', (_, changed, expected) => {
    expect(purchaseFaultOf(bought(changed))).toEqual(expected);
  });
});

test('the ways out that a rule may name are those of its decisions and of its changes, each once', () => {
  expect(remediesOf.get('license/named-users')).toEqual(['name-a-user']);
  expect(remediesOf.get('drive/viewing-is-free')).toEqual([]);
  expect(remediesOf.get('license/no-floating')).toEqual(['upgrade', 'assign', 'buy-license']);
  expect(remediesOf.get('drive/reused-address-waits')).toEqual(['ask-administrator', 'release', 'subscribe']);
});
