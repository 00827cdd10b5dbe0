import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type DesktopChange,
  type DesktopLicense,
  type Facts,
  change,
  countSeats,
  decide,
  standing,
} from '../../src/rules/index';
import { ana, at, ben, cleo, dan, desktop, eve } from './world';

/** What the model knows: who is assigned, in their order, and the machines of each, by address. */
interface Model {
  users: number;
  assigned: readonly string[];
  readonly machines: Set<string>;
  readonly trialEndsAt: number | undefined;
}

interface Real {
  license: DesktopLicense;
  now: number;
}

const everybody = [ana, ben, cleo, dan, eve];
const names = ['laptop', 'tower'] as const;
const day = 86_400_000;
const factsOf = ({ now }: Real): Facts => ({ now, graceDays: 0, reachable: true });
const machine = (email: string, name: string): string => `${name} of ${email}`;
const hasMachines = ({ machines }: Model, email: string): boolean =>
  names.some((name) => machines.has(machine(email, name)));

/** Makes a change and expects it to be made or refused; a refusal leaves everything and says what would help. */
function apply(real: Real, wanted: DesktopChange, isMade: boolean): void {
  const before = JSON.stringify(real.license);
  const result = change<'desktop'>(real.license, wanted, factsOf(real));
  expect(JSON.stringify(real.license)).toBe(before);
  expect(result.outcome).toBe(isMade ? 'changed' : 'refused');
  if (result.outcome === 'refused') expect(result.decision.remedies.length).toBeGreaterThan(0);
  real.license = result.outcome === 'changed' ? result.license : real.license;
}

/** What is true at every moment: of the seats, the machines, and of what each person may do. */
function checkAll(real: Real, model: Model): void {
  const taken = model.assigned.length;
  const { people: _, notLookedUp, ...seats } = countSeats(real.license, {});
  expect(seats).toEqual({
    bought: model.users,
    taken,
    free: Math.max(0, model.users - taken),
    over: Math.max(0, taken - model.users),
  });
  expect(notLookedUp).toEqual([]);
  expect(new Set(real.license.registrations?.map((one) => machine(one.account.email, one.machine)))).toEqual(
    model.machines,
  );
  const isTried = model.trialEndsAt !== undefined;
  const runs = isTried && real.now < model.trialEndsAt;
  const may = (account: Account): boolean =>
    decide([real.license], { product: 'desktop', action: 'edit', account }, factsOf(real)).effect === 'permit';
  expect(everybody.filter(may).map(({ email }) => email)).toEqual(
    everybody
      .map(({ email }) => email)
      .filter((email) =>
        isTried ? runs && model.assigned.includes(email) : model.assigned.slice(0, model.users).includes(email),
      ),
  );
  const { changesAt } = standing([real.license], ana, factsOf(real), 'desktop');
  expect(changesAt).toBe(runs ? model.trialEndsAt : undefined);
}

/** Whether it was a trial, and whether that is over: nothing grows then, or moves. */
const isTrial = ({ trialEndsAt }: Model): boolean => trialEndsAt !== undefined;
const isOver = ({ trialEndsAt = Infinity }: Model, { now }: Real): boolean => now >= trialEndsAt;

type Command = fc.Command<Model, Real>;

const command = (name: string, effect: (model: Model, real: Real) => void): Command => ({
  check: () => true,
  run: (model, real) => {
    effect(model, real);
    checkAll(real, model);
  },
  toString: () => name,
});

const assign = (account: Account): Command =>
  command(`assign ${account.email}`, (model, real) => {
    const isListed = model.assigned.includes(account.email);
    const isMade = !isOver(model, real) && (isListed || model.assigned.length < model.users);
    apply(real, { action: 'assign', account }, isMade);
    if (isMade && !isListed) model.assigned = [...model.assigned, account.email];
  });

const release = (account: Account): Command =>
  command(`release ${account.email}`, (model, real) => {
    const isMade = model.assigned.includes(account.email) && !hasMachines(model, account.email);
    apply(real, { action: 'release', account }, isMade);
    if (isMade) model.assigned = model.assigned.filter((email) => email !== account.email);
  });

const transfer = ([from, to]: readonly [Account, Account]): Command =>
  command(`transfer ${from.email} to ${to.email}`, (model, real) => {
    const others = model.assigned.filter((email) => email !== from.email);
    const isMade =
      model.assigned.includes(from.email) &&
      !hasMachines(model, from.email) &&
      !others.includes(to.email) &&
      others.length < model.users &&
      !isOver(model, real);
    apply(real, { action: 'transfer', from, to }, isMade);
    if (isMade) model.assigned = [...others, to.email];
  });

const register = ([account, name]: readonly [Account, string]): Command =>
  command(`register ${machine(account.email, name)}`, (model, real) => {
    const isMade = model.assigned.includes(account.email) && !isOver(model, real);
    apply(real, { action: 'register', account, machine: name }, isMade);
    if (isMade) model.machines.add(machine(account.email, name));
  });

const unregister = ([account, name]: readonly [Account, string]): Command =>
  command(`unregister ${machine(account.email, name)}`, (model, real) => {
    apply(real, { action: 'unregister', account, machine: name }, true);
    model.machines.delete(machine(account.email, name));
  });

/** To a number of users beside those who are assigned: one less, as many, one more. */
const resize = (step: number): Command =>
  command(`to ${step} beside the users`, (model, real) => {
    const seats = model.assigned.length + step;
    const isMore = seats > model.users && !isTrial(model);
    apply(real, { action: 'upgrade', seats }, isMore);
    apply(real, { action: 'downgrade', seats }, false);
    model.users = isMore ? seats : model.users;
  });

/** To the end of the trial, a millisecond before it, or a millisecond after it. */
const wait = (step: number): Command =>
  command(`wait to the boundary ${step}`, (_, real) => {
    const { changesAt } = standing([real.license], ana, factsOf(real), 'desktop');
    real.now = Math.max(real.now, (changesAt ?? real.now) + step);
  });

const anybody = fc.constantFrom(...everybody);
const anyMachine = fc.tuple(anybody, fc.constantFrom(...names));
const commands = fc.commands(
  [
    anybody.map(assign),
    anybody.map(release),
    fc.tuple(anybody, anybody).map(transfer),
    anyMachine.map(register),
    anyMachine.map(unregister),
    fc.constantFrom(-1, 0, 1).map(resize),
    fc.constantFrom(-1, 0, 1).map(wait),
    fc.constant(
      command('float', (_, real) => {
        apply(real, { action: 'float' }, false);
      }),
    ),
  ],
  { size: 'medium' },
);

describe('a license of Desktop', () => {
  test('keeps its promises through any course of changes, of machines and of time', () => {
    const start = at('2024-02-29');
    fc.assert(
      // Three are assigned where two were bought: over the invoice from the beginning.
      fc.property(
        commands,
        fc.constantFrom([ana], [ana, ben], [ana, ben, cleo]),
        fc.boolean(),
        (course, people, isTried) => {
          fc.modelRun(
            () => ({
              model: {
                users: 2,
                assigned: people.map(({ email }) => email),
                machines: new Set<string>(),
                trialEndsAt: isTried ? start + 30 * day : undefined,
              },
              real: { now: start, license: desktop({ assigned: people, ...(isTried && { trialStartedAt: start }) }) },
            }),
            course,
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
