import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type DriveChange,
  type DriveLicense,
  type DriveRemedyKind,
  type DriveRequest,
  type Facts,
  changeDrive,
  decideDrive,
  isBilled,
  isListed,
  isManagedBy,
  startTrial,
  withSeatsSettled,
} from '../../src/rules/index';
import { type Clause, type Dimensions, listOf } from '../../src/rules/engine';
import { driveRules } from '../../src/rules/products/google-drive/rules';
import { desktop } from '../../src/rules/products/desktop';
import { pluginRules } from '../../src/rules/products/plugin/rules';
import { driveLicenses, driveRequests, factsOf } from './arbitraries';

interface World {
  readonly licenses: readonly DriveLicense[];
  readonly request: DriveRequest;
  readonly facts: Facts;
}

/** Somebody whom no license of these worlds is for, whoever is signed in. */
const me = { id: 'me', email: 'me@acme.example' };
const accountOf = ({ request }: World) => ({ ...me, ...request.account });

/** A new subscription, as bought on the spot. */
const subscribed = (world: World): World => ({
  ...world,
  licenses: [
    ...world.licenses,
    {
      product: 'google-drive',
      id: 'bought',
      seats: 1,
      term: { kind: 'paid', billing: 'monthly', startedAt: world.facts.now },
      holders: [{ ...accountOf(world), boundAt: world.facts.now }],
      administrators: [],
    },
  ],
});

/** The licenses, each as a change that its asker may make leaves it. Who asks is one of those who may, never everybody. */
const changed = (world: World, wanted: DriveChange, askers: (license: DriveLicense) => readonly Account[]): World => ({
  ...world,
  licenses: world.licenses.map((license) => {
    const [by] = askers(license);
    if (by !== undefined && isBilled(license)) return paidAgain(license, world.facts, wanted);
    const result = by === undefined ? undefined : changeDrive(license, { ...wanted, by }, world.facts);
    return result?.outcome === 'changed' ? result.license : license;
  }),
});

/** What is bought on the billing page: it goes on, with as many seats as are wanted. */
const paidAgain = (license: DriveLicense, { now }: Facts, wanted: DriveChange): DriveLicense =>
  withSeatsSettled({
    ...license,
    seats: 'seats' in wanted ? wanted.seats : license.seats,
    term: { kind: 'paid', billing: 'monthly', startedAt: now, paidUntil: now + 30 * 86_400_000 },
  });

/** The account itself, where it may change a license. */
const myself =
  (world: World) =>
  (license: DriveLicense): readonly Account[] =>
    [world.request.account ?? me].filter((account) => isManagedBy(license, account));

/** Whoever else may change a license that this account has a seat of. */
const others =
  (world: World) =>
  (license: DriveLicense): readonly Account[] =>
    isListed(license.holders, world.request.account ?? me)
      ? [...license.administrators, ...license.holders].filter((one) => isManagedBy(license, one))
      : [];

/** What those do who are asked: they restart what has stopped, and make room in what is full. */
function asked(world: World): World {
  const restarted = changed(world, { action: 'restart' }, others(world));
  const larger = changed(restarted, { action: 'upgrade', seats: 9 }, others(world));
  // Under an address that moved on, they give the account a seat of its own.
  return decideDrive(larger.licenses, larger.request, larger.facts).because.includes('drive/reused-address-waits')
    ? subscribed(larger)
    : larger;
}

/** What each way out makes of the world, taken by whoever was told of it. */
const take: Readonly<Record<DriveRemedyKind, (world: World) => World>> = {
  subscribe: subscribed,
  'ask-administrator': asked,
  'switch-account': (world) => subscribed({ ...world, request: { ...world.request, account: me } }),
  'start-trial': (world) => {
    const trial = startTrial(world.licenses, accountOf(world), world.facts);
    return { ...world, licenses: [...world.licenses, ...(trial.outcome === 'changed' ? [trial.license] : [])] };
  },
  restart: (world) => changed(world, { action: 'restart' }, myself(world)),
  upgrade: (world) => changed(world, { action: 'upgrade', seats: 9 }, myself(world)),
  'get-edit-access': (world) => ({ ...world, request: { ...world.request, role: 'writer' } }),
  'show-identity': (world) => ({ ...world, request: { ...world.request, account: me } }),
  'manage-billing': (world) => changed(world, { action: 'restart' }, myself(world)),
  // Asked again, billing tells that it was renewed.
  'try-again': (world) => ({
    ...world,
    facts: { ...world.facts, reachable: true },
    licenses: world.licenses.map((license) =>
      isBilled(license) ? paidAgain(license, world.facts, { action: 'restart' }) : license,
    ),
  }),
};

/** Takes the first way out that has not been taken, again and again; how many it took. One that whoever was told can't take is none. */
function stepsToYes(world: World, taken: readonly DriveRemedyKind[] = []): number {
  const decision = decideDrive(world.licenses, world.request, world.facts);
  if (decision.effect === 'permit') return taken.length;
  const next = decision.remedies.find(({ kind }) => !taken.includes(kind));
  const after = next && take[next.kind](world);
  return next === undefined || after === undefined || JSON.stringify(after) === JSON.stringify(world)
    ? Infinity
    : stepsToYes(after, [...taken, next.kind]);
}

describe('a refusal', () => {
  test('names ways out that, taken one after the other, end in a yes', () => {
    fc.assert(
      fc.property(driveLicenses, driveRequests, factsOf, (licenses, request, facts) => {
        expect(stepsToYes({ licenses, request, facts })).toBeLessThanOrEqual(5);
      }),
      { numRuns: 800 },
    );
  });

  const forbidding = [...driveRules, ...desktop.rules, ...pluginRules].flatMap((rule) =>
    ['access' in rule ? (rule.access as object) : {}, 'change' in rule ? (rule.change as object) : {}].flatMap(
      (clause) => ('forbids' in clause ? [{ id: rule.id, clause }] : []),
    ),
  );

  test.each(forbidding)('by $id says what would help', ({ clause }) => {
    expect(listOf((clause as Clause<Dimensions>).remedies).length).toBeGreaterThan(0);
  });
});
