import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type DriveChange,
  type DriveLicense,
  type Facts,
  changeDrive,
  countSeats,
  driveStanding,
  isSameAccount,
} from '../../src/rules/index';
import { ana, at, ben, cleo, dan, drive, eve, fay, plan } from './world';

/** What the model knows: the seats that must be taken, in the simplest form. */
interface Model {
  seats: number;
  readonly holders: Set<string>;
}

interface Real {
  license: DriveLicense;
  now: number;
}

const everybody = [ana, ben, cleo, dan, eve, fay];
const anybody = fc.constantFrom(...everybody);
const factsOf = ({ now }: Real): Facts => ({ now, graceDays: 0, reachable: true });

/** Applies a change and checks what is true of every change; gives back whether it was made. */
function apply(real: Real, wanted: DriveChange): boolean {
  const before = JSON.stringify(real.license);
  const result = changeDrive(real.license, wanted, factsOf(real));
  expect(JSON.stringify(real.license)).toBe(before);
  const reasons = result.outcome === 'changed' ? result.because : result.decision.because;
  expect(reasons.length).toBeGreaterThan(0);
  expect(result.outcome === 'changed' ? 1 : result.decision.remedies.length).toBeGreaterThan(0);
  real.license = result.outcome === 'changed' ? result.license : real.license;
  return result.outcome === 'changed';
}

/** What is true of every license at every moment. */
function checkLicense({ license, now }: Real, model: Model): void {
  const { bought, taken, free, over, people } = countSeats(license, {});
  expect({ bought, taken }).toEqual({ bought: model.seats, taken: model.holders.size });
  expect(over > 0 ? free : Number(free) + taken).toBe(over > 0 ? 0 : bought);
  expect(over).toBe(Math.max(0, taken - Number(bought)));
  const counted = people.filter(({ isCounted }) => isCounted).map(({ account }) => account);
  expect(counted.filter((one, index) => counted.findIndex((other) => isSameAccount(one, other)) !== index)).toEqual([]);
  expect(license.administrators.length).toBeLessThanOrEqual(2);
  expect(license.holders.filter(({ editsUntil }) => editsUntil !== undefined).length).toBe(over);
  expect(JSON.parse(JSON.stringify(license))).toEqual(license);
  for (const account of everybody) {
    const { changesAt = Infinity } = driveStanding([license], account, factsOf({ license, now }));
    expect(changesAt).toBeGreaterThan(now);
  }
}

type Command = fc.Command<Model, Real>;

const command = (name: string, effect: (model: Model, real: Real) => void): Command => ({
  check: () => true,
  run: (model, real) => {
    effect(model, real);
    checkLicense(real, model);
  },
  toString: () => name,
});

const about =
  (name: string, effect: (account: Account & { readonly id: string }, model: Model, real: Real) => void) =>
  (account: Account & { readonly id: string }): Command =>
    command(`${name} ${account.email}`, (model, real) => {
      effect(account, model, real);
    });

const assign = about('assign', (account, model, real) => {
  const hasRoom = model.holders.has(account.id) || model.holders.size < model.seats;
  expect(apply(real, { action: 'assign', account })).toBe(hasRoom);
  if (hasRoom) model.holders.add(account.id);
});

const release = about('release', (account, model, real) => {
  expect(apply(real, { action: 'release', account, by: 'in-charge' })).toBe(model.holders.has(account.id));
  model.holders.delete(account.id);
});

/** To a number of seats beside a limit: one less, as many, one more than are taken. */
const resize = (step: number): Command =>
  command(`to ${step} beside the accounts`, (model, real) => {
    const seats = Math.max(1, model.holders.size + step);
    const action = seats > model.seats ? 'upgrade' : 'downgrade';
    model.seats = apply(real, { action, seats }) ? seats : model.seats;
  });

/** To the next boundary of any account, a millisecond before it, or a millisecond after it. */
const wait = (step: number): Command =>
  command(`wait to the boundary ${step}`, (_, real) => {
    const ahead = everybody.flatMap((account) => driveStanding([real.license], account, factsOf(real)).changesAt ?? []);
    real.now = Math.max(real.now, ahead.length === 0 ? real.now : Math.min(...ahead) + step);
  });

const change = (wanted: DriveChange): Command =>
  command(JSON.stringify(wanted), (_, real) => {
    apply(real, wanted);
  });

const commands = fc.commands(
  [
    anybody.map(assign),
    anybody.map(release),
    fc.constantFrom(-2, -1, 0, 1, 2).map(resize),
    fc.constantFrom(-1, 0, 1).map(wait),
    fc.constantFrom<DriveChange>({ action: 'cancel' }, { action: 'restart' }, { action: 'float' }).map(change),
    fc
      .constantFrom('monthly' as const, 'yearly' as const)
      .map((billing) => change({ action: 'change-billing', billing })),
    anybody.map((account) => change({ action: 'add-administrator', account })),
    anybody.map((account) => change({ action: 'remove-administrator', account })),
  ],
  { size: 'medium' },
);

describe('a subscription', () => {
  test('keeps its promises through any course of changes and waiting', () => {
    fc.assert(
      fc.property(commands, fc.constantFrom(at('2024-01-31'), at('2024-02-29')), (course, startedAt) => {
        fc.modelRun(
          () => ({
            model: { seats: 3, holders: new Set([ana.id, ben.id, cleo.id]) },
            real: { now: startedAt, license: plan({ term: { kind: 'paid', billing: 'monthly', startedAt } }) },
          }),
          course,
        );
      }),
      { numRuns: 25 },
    );
  });

  test.each<[string, DriveLicense, DriveChange, DriveChange]>([
    [
      'assigning and releasing',
      plan({ seats: 4 }),
      { action: 'assign', account: dan },
      { action: 'release', account: dan },
    ],
    ['cancelling and restarting', plan(), { action: 'cancel' }, { action: 'restart' }],
    [
      'adding and removing an administrator',
      plan(),
      { action: 'add-administrator', account: eve },
      { action: 'remove-administrator', account: eve },
    ],
    [
      'transferring there and back',
      plan({ seats: 3, holders: [{ ...ana, boundAt: at('2026-03-10T12:00:00Z') }] }),
      { action: 'transfer', from: ana, to: dan },
      { action: 'transfer', from: dan, to: ana },
    ],
    ['binding twice', drive(), { action: 'bind', account: ana }, { action: 'bind', account: ana }],
  ])('is as before after %s', (_, license, wanted, undo) => {
    const real: Real = { license, now: at('2026-03-10T12:00:00Z') };
    expect([apply(real, wanted), apply(real, undo)]).toEqual([true, true]);
    expect(real.license).toEqual(license);
  });
});
