import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type Facts,
  type License,
  type PluginChange,
  type PluginLicense,
  change,
  countSeats,
  decide,
  standing,
} from '../../src/rules/index';
import { ana, at, ben, cleo, confluence, dan, eve, jira } from './world';

/** What the model knows: who is named, who is in the group, who is disabled, by address. */
interface Model {
  editors: number;
  readonly assigned: Set<string>;
  readonly group: Set<string>;
  readonly disabled: Set<string>;
  maintainedUntil: number;
}

interface Real {
  license: PluginLicense;
  now: number;
}

const everybody = [ana, ben, cleo, dan, eve];
const editorsIn = ({ assigned, group, disabled }: Model): readonly string[] =>
  [...new Set([...assigned, ...group])].filter((email) => !disabled.has(email));

const factsOf = ({ license, now }: Real, { group, disabled }: Model): Facts => ({
  now,
  graceDays: 0,
  reachable: true,
  hosts: [
    { name: license.instance, users: everybody.map((user) => ({ ...user, isDisabled: disabled.has(user.email) })) },
  ],
  // The people are in a group inside the group, which holds the outer one in turn.
  groups: [
    { name: 'editors', members: [], groups: ['inner'] },
    { name: 'inner', members: everybody.filter(({ email }) => group.has(email)), groups: ['editors'] },
  ],
});

function apply(real: Real, model: Model, wanted: PluginChange): boolean {
  const before = JSON.stringify(real.license);
  const result = change<'jira'>(real.license as License<'jira'>, wanted, factsOf(real, model));
  expect(JSON.stringify(real.license)).toBe(before);
  if (result.outcome === 'refused') expect(result.decision.remedies.length).toBeGreaterThan(0);
  real.license = result.outcome === 'changed' ? result.license : real.license;
  return result.outcome === 'changed';
}

/** What is true at every moment: of the seats, and of what each person may do. */
function checkAll(real: Real, model: Model): void {
  const facts = factsOf(real, model);
  const editing = editorsIn(model);
  const { bought, taken, free, over } = countSeats(real.license, facts);
  expect({ bought, taken, free, over }).toEqual({
    bought: model.editors,
    taken: editing.length,
    free: Math.max(0, model.editors - editing.length),
    over: Math.max(0, editing.length - model.editors),
  });
  const { product, instance: place, generation } = real.license;
  const licenses = [real.license as License];
  const may = (action: 'edit' | 'update', account: Account): boolean =>
    decide(licenses, { product, action, account, at: place }, facts).effect === 'permit';
  // JIRA complains and lets people edit on.
  const isStopped = over > 0 && product === 'confluence' && generation === 'wireframes';
  expect(everybody.filter((account) => may('edit', account)).map(({ email }) => email)).toEqual(
    everybody.map(({ email }) => email).filter((email) => !isStopped && editing.includes(email)),
  );
  expect(may('update', ana)).toBe(real.now < model.maintainedUntil);
  expect(standing(licenses, ana, facts, product).changesAt ?? Infinity).toBeGreaterThan(real.now);
}

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
    const isTaken = model.assigned.has(account.email) || editorsIn(model).length < model.editors;
    expect(apply(real, model, { action: 'assign', account })).toBe(isTaken);
    if (isTaken) model.assigned.add(account.email);
  });

const release = (account: Account): Command =>
  command(`release ${account.email}`, (model, real) => {
    expect(apply(real, model, { action: 'release', account })).toBe(model.assigned.delete(account.email));
  });

/** What an administrator of the host does, without asking the license. */
const toggle = (list: 'group' | 'disabled', { email }: Account): Command =>
  command(`${list} ${email}`, (model) => {
    if (!model[list].delete(email)) model[list].add(email);
  });

/** To a number of editors beside those there are: one less, as many, one more. */
const resize = (step: number): Command =>
  command(`to ${step} beside the editors`, (model, real) => {
    const seats = editorsIn(model).length + step;
    const isMore = seats > model.editors;
    expect(apply(real, model, { action: 'upgrade', seats })).toBe(isMore);
    expect(apply(real, model, { action: 'downgrade', seats })).toBe(false);
    if (!isMore) return;
    model.editors = seats;
    model.maintainedUntil = real.license.maintenance?.end ?? NaN;
    expect(model.maintainedUntil).toBeGreaterThan(real.now);
  });

const renew = command('renew', (model, real) => {
  expect(apply(real, model, { action: 'renew' })).toBe(true);
  expect(real.license.maintenance?.end).toBeGreaterThan(model.maintainedUntil + 364 * 86_400_000);
  model.maintainedUntil = real.license.maintenance?.end ?? NaN;
});

/** To the end of maintenance, a millisecond before it, or a millisecond after it. */
const wait = (step: number): Command =>
  command(`wait to the boundary ${step}`, (model, real) => {
    const editor = everybody.find(({ email }) => model.assigned.has(email)) ?? ana;
    const licenses = [real.license as License];
    const next = standing(licenses, editor, factsOf(real, model), real.license.product).changesAt;
    real.now = Math.max(real.now, (next ?? real.now) + step);
  });

const anybody = fc.constantFrom(...everybody);
const commands = fc.commands(
  [
    anybody.map(assign),
    anybody.map(release),
    anybody.map((account) => toggle('group', account)),
    anybody.map((account) => toggle('disabled', account)),
    fc.constantFrom(-1, 0, 1).map(resize),
    fc.constantFrom(-1, 0, 1).map(wait),
    fc.constant(renew),
  ],
  { size: 'medium' },
);

describe('a license of Confluence or JIRA', () => {
  test('keeps its promises through any course of changes, of the directory and of time', () => {
    const start = at('2024-02-29');
    const maintenance = { start, end: at('2025-02-28') };
    const licenses = fc.constantFrom<PluginLicense>(
      confluence({ editorsGroup: 'editors', generation: 'mockups-2', maintenance }),
      confluence({ editorsGroup: 'editors', generation: 'wireframes', maintenance }),
      jira({ editorsGroup: 'editors', maintenance }),
    );
    fc.assert(
      fc.property(commands, licenses, (course, license) => {
        fc.modelRun(
          () => ({
            model: {
              editors: 2,
              assigned: new Set([ana.email, ben.email]),
              group: new Set<string>(),
              disabled: new Set<string>(),
              maintainedUntil: maintenance.end,
            },
            real: { now: start, license },
          }),
          course,
        );
      }),
      { numRuns: 30 },
    );
  });
});
