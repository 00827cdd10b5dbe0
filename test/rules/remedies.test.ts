import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type DriveLicense,
  type DriveRemedyKind,
  type DriveRequest,
  type Facts,
  changeDrive,
  decideDrive,
  startTrial,
} from '../../src/rules/index';
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

/** What each way out makes of the world. */
const take: Readonly<Record<DriveRemedyKind, (world: World) => World>> = {
  subscribe: subscribed,
  // An administrator gives the account a seat of its own.
  'ask-administrator': subscribed,
  'switch-account': (world) => subscribed({ ...world, request: { ...world.request, account: me } }),
  'start-trial': (world) => {
    const trial = startTrial(world.licenses, accountOf(world), world.facts);
    return { ...world, licenses: [...world.licenses, ...(trial.outcome === 'changed' ? [trial.license] : [])] };
  },
  restart: (world) => ({
    ...world,
    licenses: world.licenses.map((license) => {
      const restarted = changeDrive(license, { action: 'restart' }, world.facts);
      return restarted.outcome === 'changed'
        ? { ...restarted.license, holders: license.holders.map((holder) => ({ ...holder, editsUntil: Infinity })) }
        : license;
    }),
  }),
  'get-edit-access': (world) => ({ ...world, request: { ...world.request, role: 'writer' } }),
  'show-identity': (world) => ({ ...world, request: { ...world.request, account: me } }),
  'try-again': (world) => ({ ...world, facts: { ...world.facts, reachable: true } }),
};

/** Takes the first way out that has not been taken, again and again; how many it took. */
function stepsToYes(world: World, taken: readonly DriveRemedyKind[] = []): number {
  const decision = decideDrive(world.licenses, world.request, world.facts);
  const next = decision.remedies.find(({ kind }) => !taken.includes(kind));
  return decision.effect === 'permit'
    ? taken.length
    : next === undefined
      ? Infinity
      : stepsToYes(take[next.kind](world), [...taken, next.kind]);
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
    expect(clause).toEqual(expect.objectContaining({ remedies: expect.arrayContaining([expect.anything()]) }));
  });
});
