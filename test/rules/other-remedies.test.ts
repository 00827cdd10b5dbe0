import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type DesktopLicense,
  type Facts,
  type License,
  type PluginChange,
  type PluginLicense,
  type RemedyKind,
  type Request,
  change,
  decide,
} from '../../src/rules/index';
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

/** When what is only to come begins: a trial or the maintenance of one of the licenses. */
const starts = <Asked extends Request>(world: World<Asked>): World<Asked> => {
  const ahead = world.licenses.flatMap((license) => [
    ('trialStartedAt' in license && license.trialStartedAt) || 0,
    ('maintenance' in license && license.maintenance.start) || 0,
  ]);
  return { ...world, facts: { ...world.facts, now: Math.max(world.facts.now, ...ahead) } };
};

type PluginWorld = World<Request<'confluence' | 'jira'>>;

const isFor = ({ instance, staging }: PluginLicense, at: string): boolean =>
  [instance, ...staging].some((name) => name.trim().toLowerCase() === at.trim().toLowerCase());

/** Changes every license for the instance, as far as the change is permitted; a full one is made larger first. */
const changed = ({ licenses, request, facts }: PluginWorld, wanted: PluginChange): PluginWorld => ({
  request,
  facts,
  licenses: licenses.map((license): License => {
    if (license.product !== request.product || !isFor(license, request.at)) return license;
    const make = (one: License<'confluence'>, what: PluginChange): License<'confluence'> => {
      const result = change<'confluence'>(one, what, facts);
      return result.outcome === 'changed' ? result.license : one;
    };
    const own = license as License<'confluence'>;
    const once = make(own, wanted);
    return once === own ? make(make(own, { action: 'upgrade', seats: 99 }), wanted) : once;
  }),
});

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
  'wait-for-start': starts,
  'read-directory': (world) => ({
    ...world,
    facts: {
      ...world.facts,
      groups: ['editors', 'nobody'].map((name) => ({ name, members: [accountOf(world)], groups: [] })),
    },
  }),
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
        users: (host.users ?? []).map((user) => ({ ...user, isDisabled: false })),
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
  'wait-for-start': starts,
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
      { numRuns: 500 },
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
        expect(stepsToYes(world, desktopWays)).toBeLessThanOrEqual(6);
      }),
      { numRuns: 500 },
    );
  });
});
