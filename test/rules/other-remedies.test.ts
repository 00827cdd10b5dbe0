import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type DesktopLicense,
  type Facts,
  type License,
  type PluginLicense,
  type RemedyKind,
  type Request,
  change,
  decide,
} from '../../src/rules/index';
import { decidingLicense } from '../../src/rules/products/plugin/license';
import {
  accounts,
  desktopLicenses,
  factsOf,
  instants,
  pluginFacts,
  pluginLicenses,
  pluginRequests,
} from './arbitraries';

interface World<Asked extends Request> {
  readonly licenses: readonly License[];
  readonly request: Asked;
  readonly facts: Facts;
}

type Ways<Asked extends Request> = Readonly<Partial<Record<RemedyKind, (world: World<Asked>) => World<Asked>>>>;

/** Takes the first way out that has not been taken, again and again; how many it took. */
function stepsToYes<Asked extends Request>(
  world: World<Asked>,
  ways: Ways<Asked>,
  taken: readonly RemedyKind[] = [],
): number {
  const { effect, remedies } = decide(world.licenses, world.request, world.facts);
  if (effect === 'permit') return taken.length;
  const next = remedies.find(({ kind }) => !taken.includes(kind))?.kind;
  const way = next === undefined ? undefined : ways[next];
  return way === undefined || next === undefined ? Infinity : stepsToYes(way(world), ways, [...taken, next]);
}

const me = { id: 'me', email: 'me@acme.example' };
const accountOf = ({ request }: World<Request>): Account => request.account ?? me;

/** One license for another. */
const replaced = <Asked extends Request>(world: World<Asked>, old: License, license: License): World<Asked> => ({
  ...world,
  licenses: world.licenses.map((one) => (one === old ? license : one)),
});

type PluginWorld = World<Request<'confluence' | 'jira'>>;

/** Changes the license that decides, as far as the change is permitted; a full one is made larger first. */
function changed(world: PluginWorld, wanted: Parameters<typeof change<'confluence'>>[1]): PluginWorld {
  const { request, facts } = world;
  const own = world.licenses.filter((one): one is PluginLicense => one.product === request.product);
  const license = decidingLicense(own, request.at, facts.now) as License<'confluence'> | undefined;
  if (license === undefined) throw new Error('There is nothing to change.');
  const result = change<'confluence'>(license, wanted, facts);
  if (result.outcome === 'changed') return replaced(world, license, result.license);
  expect(result.decision.remedies.map(({ kind }) => kind)).toContain('upgrade');
  return changed(changed(world, { action: 'upgrade', seats: 99 }), wanted);
}

const bought = (world: PluginWorld): PluginWorld => ({
  ...world,
  licenses: [
    ...world.licenses,
    {
      product: world.request.product,
      id: 'bought',
      editors: 99,
      boughtFrom: 'vendor',
      instance: world.request.at,
      staging: [],
      assigned: [accountOf(world)],
    },
  ],
});

const readAgain = <Asked extends Request>(world: World<Asked>): World<Asked> => ({
  ...world,
  facts: { ...world.facts, reachable: true },
});

const pluginWays: Ways<Request<'confluence' | 'jira'>> = {
  'buy-license': bought,
  'start-trial': (world) => {
    const { licenses } = bought(world);
    return {
      ...world,
      licenses: licenses.map((one) => (one.id === 'bought' ? { ...one, trialStartedAt: world.facts.now } : one)),
    };
  },
  assign: (world) => changed(world, { action: 'assign', account: accountOf(world) }),
  upgrade: (world) => changed(world, { action: 'upgrade', seats: 99 }),
  'show-identity': (world) => ({ ...world, request: { ...world.request, account: me } }),
  'try-again': readAgain,
  'match-tier': (world) => ({
    ...world,
    licenses: world.licenses.map((one) =>
      'boughtFrom' in one ? { ...one, editors: world.facts.hosts?.[0]?.userTier ?? one.editors } : one,
    ),
  }),
  'enable-account': (world) => ({
    ...world,
    facts: {
      ...world.facts,
      hosts: (world.facts.hosts ?? []).map((host) => ({
        ...host,
        users: host.users.map((user) => ({ ...user, isDisabled: false })),
      })),
    },
  }),
  // Renewals follow each other without a gap, so that whoever comes late buys several.
  'renew-maintenance': (world) => {
    let renewed = world;
    while (decide(renewed.licenses, renewed.request, renewed.facts).effect === 'forbid') {
      renewed = changed(renewed, { action: 'renew' });
    }
    return renewed;
  },
};

type DesktopWorld = World<Request<'desktop'>>;

const desktopOf = ({ licenses }: DesktopWorld): DesktopLicense => licenses[0] as DesktopLicense;

const desktopBought = (world: DesktopWorld, more: Partial<DesktopLicense> = {}): DesktopWorld => ({
  ...world,
  licenses: [{ product: 'desktop', id: 'bought', users: 1, assigned: [accountOf(world)], ...more }],
});

function desktopUpgraded(world: DesktopWorld): DesktopWorld {
  const result = change<'desktop'>(desktopOf(world), { action: 'upgrade', seats: 99 }, world.facts);
  return result.outcome === 'changed' ? replaced(world, desktopOf(world), result.license) : world;
}

const desktopWays: Ways<Request<'desktop'>> = {
  'start-trial': (world) => desktopBought(world, { trialStartedAt: world.facts.now }),
  'buy-license': desktopBought,
  'buy-next-version': (world) => desktopBought(world, { version: world.request.version ?? 3 }),
  'use-regular-machine': (world) => ({ ...world, request: { ...world.request, machine: 'regular' } }),
  'show-identity': (world) => ({ ...world, request: { ...world.request, account: me } }),
  'try-again': readAgain,
  upgrade: desktopUpgraded,
  assign: (world) => {
    const roomy = desktopUpgraded(world);
    const result = change<'desktop'>(desktopOf(roomy), { action: 'assign', account: accountOf(world) }, world.facts);
    return result.outcome === 'changed' ? replaced(roomy, desktopOf(roomy), result.license) : world;
  },
};

const desktopRequests: fc.Arbitrary<Request<'desktop'>> = fc.record(
  {
    product: fc.constant('desktop' as const),
    action: fc.constantFrom('edit' as const, 'create' as const, 'install' as const, 'update' as const),
    account: accounts,
    machine: fc.constantFrom('regular' as const, 'occasional' as const),
    version: fc.constantFrom(3, 4, 5),
  },
  { requiredKeys: ['product', 'action'] },
);

describe('a refusal', () => {
  test('by Confluence or JIRA names ways out that, taken one after the other, end in a yes', () => {
    fc.assert(
      fc.property(pluginLicenses, pluginRequests, pluginFacts, (licenses, request, facts) => {
        const world = { licenses: licenses as readonly License[], request, facts };
        expect(stepsToYes<Request<'confluence' | 'jira'>>(world, pluginWays)).toBeLessThanOrEqual(4);
      }),
      { numRuns: 600 },
    );
  });

  test('by Desktop does so too', () => {
    const tried = fc.option(instants);
    const worlds = fc
      .tuple(fc.option(desktopLicenses), tried, desktopRequests, factsOf)
      .map(([license, trialStartedAt, request, facts]) => ({
        licenses: license === null ? [] : [{ ...license, ...(trialStartedAt !== null && { trialStartedAt }) }],
        request,
        facts,
      }));
    fc.assert(
      fc.property(worlds, (world) => {
        expect(stepsToYes(world, desktopWays)).toBeLessThanOrEqual(4);
      }),
      { numRuns: 600 },
    );
  });
});
