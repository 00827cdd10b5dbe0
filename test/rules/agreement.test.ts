import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DriveLicense, type DriveRequest, type Facts, decide, driveStanding } from '../../src/rules/index';
import { driveLicenses, driveRequests, factsOf } from './arbitraries';
import { naive } from './naive';
import { ana, at, ben, drive, now, trial } from './world';

const actions = ['view', 'comment', 'edit', 'create'] as const;
const roles = [undefined, 'owner', 'writer', 'commenter', 'reader', 'none'] as const;

const paid = { kind: 'paid', billing: 'monthly', startedAt: at('2026-01-31') } as const;

/** A subscription in each state that it can have, and none. */
const holdings: Readonly<Record<string, readonly DriveLicense[]>> = {
  none: [],
  'not started': [drive({ term: { ...paid, startedAt: now + 1 } })],
  trial: [trial()],
  'trial ended': [trial({ term: { kind: 'trial', startedAt: at('2026-01-01') } })],
  active: [drive()],
  cancelled: [drive({ term: { ...paid, cancelledAt: at('2026-03-01') } })],
  ended: [drive({ term: { ...paid, cancelledAt: at('2026-02-01') } })],
  'over the plan': [drive({ holders: [{ ...ana, editsUntil: now }] })],
  'over the plan later': [drive({ holders: [{ ...ana, editsUntil: now + 1 }] })],
  'of somebody else': [drive({ holders: [ben] })],
  'bought for the address': [drive({ holders: [{ email: ana.email }] })],
  'reused address': [drive({ holders: [{ id: 'other', email: ana.email }] })],
  renamed: [drive({ holders: [{ id: ana.id, email: 'before@acme.example' }] })],
};

const ask = (action: DriveRequest['action'], role: DriveRequest['role'], isKnown: boolean): DriveRequest => ({
  product: 'google-drive',
  action,
  ...(isKnown && { account: ana }),
  ...(role !== undefined && { role }),
});

const both = (licenses: readonly DriveLicense[], request: DriveRequest, facts: Facts) => {
  const { effect, because } = decide(licenses, request, facts);
  return { ours: { effect, because: new Set<string>(because) }, theirs: naive(licenses, request, facts) };
};

describe('two makings of the policy agree', () => {
  const pairs = Object.keys(holdings).flatMap((one) => Object.keys(holdings).map((other) => [one, other] as const));

  test.each(pairs)('on every request with %s and %s', (one, other) => {
    const licenses = [
      ...(holdings[one] ?? []),
      ...(holdings[other] ?? []).map((license) => ({ ...license, id: `${license.id}-2` })),
    ];
    const answers = actions.flatMap((action) =>
      roles.flatMap((role) =>
        [true, false].flatMap((isKnown) =>
          [true, false].map((reachable) =>
            both(licenses, ask(action, role, isKnown), { now, graceDays: 0, reachable }),
          ),
        ),
      ),
    );
    expect(answers.map(({ ours }) => ours)).toEqual(answers.map(({ theirs }) => theirs));
  });

  test('on random worlds', () => {
    fc.assert(
      fc.property(driveLicenses, driveRequests, factsOf, (licenses, request, facts) => {
        const { ours, theirs } = both(licenses, request, facts);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 1200 },
    );
  });
});

describe('a decision', () => {
  test('depends on the order of the licenses in nothing', () => {
    fc.assert(
      fc.property(driveLicenses, driveRequests, factsOf, (licenses, request, facts) => {
        expect(decide([...licenses].reverse(), request, facts)).toEqual(decide(licenses, request, facts));
      }),
      { numRuns: 500 },
    );
  });

  test('never changes before the instant that the standing names', () => {
    fc.assert(
      fc.property(
        driveLicenses,
        driveRequests,
        factsOf,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (licenses, request, facts, part) => {
          const { changesAt = facts.now + 1000 * 86_400_000 } = driveStanding(licenses, request.account, facts);
          const later = facts.now + Math.floor((changesAt - 1 - facts.now) * part);
          expect(decide(licenses, request, { ...facts, now: later })).toEqual(decide(licenses, request, facts));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is never turned into a yes by an obstacle', () => {
    fc.assert(
      fc.property(driveLicenses, driveRequests, factsOf, (licenses, request, facts) => {
        const { product, action, role } = request;
        const hidden: DriveRequest = { product, action, ...(role !== undefined && { role }) };
        const withObstacles = [
          decide(licenses, hidden, facts),
          decide(licenses, { ...request, role: 'none' }, facts),
          decide(licenses, { ...request, role: 'reader' }, facts),
          decide(licenses, request, { ...facts, reachable: false }),
          decide(licenses.slice(1), request, facts),
        ];
        // Without a role nothing is known of the file; with one it may only be less.
        const without = decide(licenses, request, facts).effect;
        const isObstacle = [true, true, request.role !== 'none' && request.role !== 'commenter', true, true];
        const turned = withObstacles.filter(({ effect }, index) => isObstacle[index] === true && effect === 'permit');
        expect(without === 'permit' ? [] : turned).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
