import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type Change,
  type DesktopChange,
  type DesktopLicense,
  type DriveChange,
  type DriveLicense,
  type Facts,
  type License,
  type PluginChange,
  type PluginLicense,
  type ProductId,
  type RemedyKind,
  change,
  isSameAddress,
} from '../../src/rules/index';
import {
  desktopChanges,
  desktopLicenses,
  driveChanges,
  drivePlans,
  factsOf,
  pluginChanges,
  pluginFacts,
  pluginLicenses,
} from './arbitraries';

/** A license and what somebody wants to change about it. */
interface Wish<Wished, Wanted> {
  readonly license: Wished;
  readonly wanted: Wanted;
  readonly facts: Facts;
}

type Ways<One> = Readonly<Partial<Record<RemedyKind, (wish: One) => One>>>;

/** Takes the first way out that has not been taken, again and again, until the change is made: the whole way. */
function wayToYes<Id extends ProductId>(
  wish: Wish<License<Id>, Change<Id>>,
  ways: Ways<Wish<License<Id>, Change<Id>>>,
  taken: readonly RemedyKind[] = [],
): readonly (RemedyKind | 'no way out')[] {
  const result = change(wish.license, wish.wanted as never, wish.facts);
  if (result.outcome === 'changed') return taken;
  const next = result.decision.remedies.find(({ kind }) => !taken.includes(kind))?.kind;
  const way = next === undefined ? undefined : ways[next];
  return way === undefined || next === undefined
    ? [...taken, 'no way out']
    : wayToYes(way(wish), ways, [...taken, next]);
}

/** The license after a change that has to be permitted. */
function made<Id extends ProductId>(license: License<Id>, wanted: Change<Id>, facts: Facts): License<Id> {
  const result = change(license, wanted as never, facts);
  if (result.outcome === 'refused')
    throw new Error(`${wanted.action} is no way out: ${result.decision.because.join()}`);
  return result.license;
}

/** Somebody whom none of these licenses is for, and another one. */
const me = { id: 'me', email: 'me@acme.example' };
const you = { id: 'you', email: 'you@acme.example' };

/** The same about somebody whose address is one. */
const corrected = <Wanted extends object>(wanted: Wanted): Wanted => ({
  ...wanted,
  ...('account' in wanted && { account: you }),
  ...('to' in wanted && { to: you }),
});

type DriveWish = Wish<DriveLicense, DriveChange>;

const paidFor = ({ wanted, license, facts }: DriveWish, account: Account): DriveWish => ({
  license: {
    ...license,
    id: 'bought',
    seats: license.seats,
    term: { kind: 'paid', billing: 'monthly', startedAt: facts.now },
    holders: [{ ...account, boundAt: facts.now }],
    administrators: [account],
  },
  wanted,
  facts,
});

/** What is done about it on the billing page is done as to what is paid for here. */
function unbilled({ term, ...license }: DriveLicense): DriveLicense {
  if (term.kind === 'trial') return { ...license, term };
  const { paidUntil: _, payment: __, ...rest } = term;
  return { ...license, term: rest };
}

/** The same wish about somebody whom it can be about. */
function named({ license, wanted, facts }: DriveWish): DriveWish {
  if (wanted.action === 'remove-administrator') {
    const some =
      license.administrators.length > 0
        ? license
        : made<'google-drive'>(license, { action: 'add-administrator', account: you }, { ...facts, administers: [] });
    return { license: some, wanted: { ...wanted, account: some.administrators[0] ?? you }, facts };
  }
  const some =
    license.holders.length > 0 ? license : made<'google-drive'>(license, { action: 'assign', account: you }, facts);
  const [holder = you] = some.holders;
  const about: DriveChange =
    wanted.action === 'transfer'
      ? { action: 'transfer', from: holder, to: me }
      : { action: 'release', account: holder };
  return { license: some, wanted: about, facts };
}

/** Whoever can't have these of the subscription that there is has them of one of their own. */
const subscribesAnew: readonly DriveChange['action'][] = ['restart', 'release', 'remove-administrator'];

const driveWays: Ways<DriveWish> = {
  'name-a-user': named,
  // An account that does not administer is asked for by one that does.
  'ask-administrator': ({ license, wanted, facts }) => {
    const { by: _, ...asked } = wanted;
    if (asked.action !== 'bind') return { license, wanted: asked, facts };
    const others = license.holders.filter((holder) => !isSameAddress(holder.email, asked.account.email));
    const holders = others.slice(0, license.seats - 1);
    return {
      license: made<'google-drive'>({ ...license, holders }, { ...asked, action: 'assign' }, facts),
      wanted: asked,
      facts,
    };
  },
  release: ({ license, wanted, facts }) => {
    const account = 'account' in wanted ? wanted.account : me;
    const holders = license.holders.filter(({ email }) => !isSameAddress(email, account.email));
    return { license: { ...license, holders: holders.slice(0, license.seats - 1) }, wanted, facts };
  },
  // What is no plan yet, or has stopped, is bought first.
  upgrade: (wish) => {
    const { facts } = wish;
    const license = unbilled(wish.license);
    const { term, seats } = license;
    const isActive = term.kind === 'paid' && term.cancelledAt === undefined && term.startedAt <= facts.now;
    const active: DriveLicense = isActive
      ? license
      : { ...license, term: { kind: 'paid', billing: 'monthly', startedAt: facts.now } };
    return { ...wish, license: made<'google-drive'>(active, { action: 'upgrade', seats: seats + 9 }, facts) };
  },
  assign: ({ license, facts }) => ({ license, wanted: { action: 'assign', account: me }, facts }),
  'state-seats': (wish) => ({
    ...wish,
    wanted:
      wish.wanted.action === 'downgrade'
        ? { ...wish.wanted, seats: wish.license.seats - 1 }
        : { action: 'upgrade', seats: wish.license.seats + 1 },
  }),
  subscribe: (wish) => {
    const { wanted } = wish;
    // Who subscribes has what was wished for.
    const asker = typeof wanted.by === 'object' ? wanted.by : me;
    const seated = wanted.action === 'transfer' ? wanted.to : wanted.action === 'assign' ? wanted.account : undefined;
    const whom = seated ?? (subscribesAnew.includes(wanted.action) ? asker : undefined);
    if (whom !== undefined) return { ...paidFor(wish, whom), wanted: { action: 'assign', account: whom } };
    return paidFor(wish, wanted.action === 'bind' ? wanted.account : asker);
  },
  'wait-for-start': (wish) => ({ ...wish, facts: { ...wish.facts, now: wish.license.term.startedAt } }),
  'manage-billing': (wish) => ({ ...wish, license: unbilled(wish.license) }),
  restart: (wish) => ({
    ...wish,
    license: made<'google-drive'>(unbilled(wish.license), { action: 'restart' }, wish.facts),
  }),
  cancel: (wish) => {
    const { license, wanted, facts } = wish;
    // Who wants no seat any more wants to cancel, and who moves a seat pays for it no more.
    if (wanted.action === 'downgrade') return { ...wish, wanted: { action: 'cancel' } };
    if (wanted.action === 'transfer' || wanted.action === 'release') return wish;
    return { ...wish, license: made<'google-drive'>(unbilled(license), { action: 'cancel' }, facts) };
  },
  'add-administrator': (wish) => ({
    ...wish,
    license: made<'google-drive'>(
      wish.license,
      { action: 'add-administrator', account: me },
      { ...wish.facts, administers: [] },
    ),
  }),
  'remove-administrator': (wish) => ({
    ...wish,
    license: made<'google-drive'>(
      wish.license,
      { action: 'remove-administrator', account: wish.license.administrators[0] ?? me },
      wish.facts,
    ),
  }),
  'leave-other-plan': (wish) => ({ ...wish, facts: { ...wish.facts, administers: [] } }),
  'correct-address': (wish) => ({ ...wish, wanted: corrected(wish.wanted) }),
};

type DesktopWish = Wish<DesktopLicense, DesktopChange>;

const desktopWays: Ways<DesktopWish> = {
  'name-a-user': ({ license, wanted, facts }) => {
    const some = license.assigned.length > 0 ? license : { ...license, assigned: [you] };
    const [user = you] = some.assigned;
    return {
      license: some,
      wanted: wanted.action === 'transfer' ? { ...wanted, from: user, to: me } : { action: 'release', account: user },
      facts,
    };
  },
  upgrade: (wish) => ({
    ...wish,
    license: made<'desktop'>(wish.license, { action: 'upgrade', seats: wish.license.users + 9 }, wish.facts),
  }),
  assign: (wish) => {
    const { license, wanted, facts } = wish;
    if (wanted.action !== 'register') return { license, wanted: { action: 'assign', account: me }, facts };
    const roomy = made<'desktop'>(license, { action: 'upgrade', seats: license.users + 9 }, facts);
    return { ...wish, license: made<'desktop'>(roomy, { action: 'assign', account: wanted.account }, facts) };
  },
  'state-seats': (wish) => ({ ...wish, wanted: { action: 'upgrade', seats: wish.license.users + 1 } }),
  unregister: (wish) => {
    const { license, facts } = wish;
    const registrations = license.registrations ?? [];
    return {
      ...wish,
      license: registrations.reduce(
        (left, registration) => made<'desktop'>(left, { action: 'unregister', ...registration }, facts),
        license,
      ),
    };
  },
  'correct-address': (wish) => ({ ...wish, wanted: corrected(wish.wanted) }),
  'buy-license': ({ license: { trialStartedAt: _, ...license }, facts }) => ({
    license: { ...license, id: 'smaller', users: 1, assigned: [] },
    wanted: { action: 'assign', account: me },
    facts,
  }),
};

/** What is known once the directory was read. */
const lookedUp = ({ editorsGroup, instance }: PluginLicense, facts: Facts): Facts => ({
  ...facts,
  hosts: [{ name: instance, users: [] }],
  groups: editorsGroup === undefined ? [] : [{ name: editorsGroup, members: [], groups: [] }],
});

type PluginWish = Wish<PluginLicense<'confluence'>, PluginChange>;

const pluginWays: Ways<PluginWish> = {
  'name-a-user': ({ license, wanted, facts }) => {
    const some = license.assigned.length > 0 ? license : { ...license, assigned: [you] };
    const [editor = you] = some.assigned;
    return {
      license: some,
      wanted:
        wanted.action === 'transfer' ? { ...wanted, from: editor, to: me } : { action: 'release', account: editor },
      facts,
    };
  },
  upgrade: (wish) => ({
    ...wish,
    license:
      wish.license.editors === 'unlimited'
        ? wish.license
        : made<'confluence'>(wish.license, { action: 'upgrade', seats: 99 }, wish.facts),
  }),
  assign: ({ license, facts }) => ({ license, wanted: { action: 'assign', account: me }, facts }),
  release: ({ license, facts }) => {
    const [editor = you] = license.assigned;
    return {
      license: { ...license, assigned: [editor, ...license.assigned.slice(1)] },
      wanted: { action: 'release', account: editor },
      facts,
    };
  },
  'state-seats': (wish) => ({ ...wish, wanted: { action: 'upgrade', seats: Number(wish.license.editors) + 1 } }),
  'buy-license': ({ license: { trialStartedAt: _, unsubscribedAt: __, ...license }, wanted, facts }) =>
    wanted.action === 'add-instance'
      ? { license: { ...license, id: 'further', instance: wanted.instance }, wanted, facts }
      : {
          license: { ...license, id: 'smaller', editors: 99, assigned: [] },
          wanted: { action: 'assign', account: me },
          facts,
        },
  'correct-address': (wish) => ({ ...wish, wanted: corrected(wish.wanted) }),
  'read-directory': (wish) => ({ ...wish, facts: lookedUp(wish.license, wish.facts) }),
};

const administered = fc.array(fc.constantFrom('license-0', 'another-plan'), { maxLength: 1 });

describe('a refused change names ways out that, taken one after the other, end in a change', () => {
  test('of a subscription', () => {
    fc.assert(
      fc.property(drivePlans, driveChanges, factsOf, administered, (license, wanted, moment, administers) => {
        const wish = { license, wanted, facts: { ...moment, administers } };
        expect(wayToYes<'google-drive'>(wish, driveWays)).not.toContain('no way out');
      }),
      { numRuns: 1000 },
    );
  });

  test('of a license of Desktop', () => {
    fc.assert(
      fc.property(desktopLicenses, desktopChanges, factsOf, (license, wanted, facts) => {
        expect(wayToYes<'desktop'>({ license, wanted, facts }, desktopWays)).not.toContain('no way out');
      }),
      { numRuns: 400 },
    );
  });

  test('of a license of Confluence or JIRA', () => {
    fc.assert(
      fc.property(pluginLicenses, pluginChanges, pluginFacts, ([license], wanted, facts) => {
        const wish = { license: license as PluginLicense<'confluence'>, wanted, facts };
        expect(wayToYes<'confluence'>(wish, pluginWays)).not.toContain('no way out');
      }),
      { numRuns: 400 },
    );
  });
});
