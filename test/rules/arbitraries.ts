// Random worlds of a few accounts and subscriptions, close to the boundaries at which answers change.
import fc from 'fast-check';
import type {
  Account,
  DesktopChange,
  DesktopLicense,
  DriveChange,
  DriveLicense,
  DriveRequest,
  Facts,
  Holder,
  PluginChange,
  PluginLicense,
  PluginRequest,
  Term,
} from '../../src/rules/index';
import { at } from './world';

const day = 86_400_000;
const start = at('2024-01-31');

/** Ends of months, leap days, and any other moment within about three years. */
export const instants: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(start, at('2024-02-29'), at('2024-03-31'), at('2025-02-28'), at('2024-12-31T23:59:59.999Z')),
  fc.integer({ min: 0, max: 1100 }).map((days) => start + days * day),
  fc.integer({ min: start, max: start + 1100 * day }),
);

const emails = [
  'ana@acme.example',
  ' Ana@ACME.example',
  'b.e.n@gmail.com',
  'ben+x@googlemail.com',
  'cleo@acme.example',
];

export const accounts: fc.Arbitrary<Account> = fc.record(
  { id: fc.constantFrom('1', '2', '3'), email: fc.constantFrom(...emails) },
  { requiredKeys: ['email'] },
);

const holders: fc.Arbitrary<Holder> = fc
  .record(
    { id: fc.constantFrom('1', '2', '3'), email: fc.constantFrom(...emails), boundAt: instants, editsUntil: instants },
    { requiredKeys: ['email'] },
  )
  .map((holder): Holder => holder);

const terms: fc.Arbitrary<Term> = fc.oneof(
  instants.map((startedAt): Term => ({ kind: 'trial', startedAt })),
  fc
    .tuple(
      fc.constantFrom('monthly' as const, 'yearly' as const),
      instants,
      fc.option(fc.integer({ min: 0, max: 500 })),
    )
    .map(([billing, startedAt, days]): Term => ({
      kind: 'paid',
      billing,
      startedAt,
      ...(days !== null && { cancelledAt: startedAt + days * day }),
    })),
  fc
    .tuple(
      fc.constantFrom('monthly' as const, 'yearly' as const),
      instants,
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom(
        ...[undefined, undefined, ...(['due', 'unpaid', 'paused', 'refunded', 'processing', 'failed'] as const)],
      ),
      fc.boolean(),
    )
    .map(([billing, startedAt, days, payment, isCancelled]): Term => ({
      kind: 'paid',
      billing,
      startedAt,
      paidUntil: startedAt + days * day,
      ...(payment && { payment }),
      ...(isCancelled && { cancelledAt: startedAt }),
    })),
);

/** Subscriptions with different ids. */
export const driveLicenses: fc.Arbitrary<readonly DriveLicense[]> = fc
  .array(fc.tuple(terms, fc.array(holders, { maxLength: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 4 })
  .map((parts) =>
    parts.map(([term, held, seats], index) => ({
      product: 'google-drive' as const,
      id: `license-${index}`,
      seats,
      term,
      holders: held,
      administrators: [],
    })),
  );

export const driveRequests: fc.Arbitrary<DriveRequest> = fc.record(
  {
    product: fc.constant('google-drive' as const),
    action: fc.constantFrom('view' as const, 'comment' as const, 'edit' as const, 'create' as const),
    account: accounts,
    role: fc.constantFrom(
      'owner' as const,
      'writer' as const,
      'commenter' as const,
      'reader' as const,
      'none' as const,
    ),
  },
  { requiredKeys: ['product', 'action'] },
);

export const factsOf: fc.Arbitrary<Facts> = fc.record({
  now: instants,
  graceDays: fc.constantFrom(0, 0, 3),
  reachable: fc.constantFrom(true, true, true, false),
});

const someAccounts = fc.array(accounts, { maxLength: 3 });
const numbersOfSeats = fc.constantFrom(-1, 0, 1, 2, 3, 4, 2.5);
const identified = accounts.map((account) => ({ ...account, id: account.id ?? '3' }));

/** Changes to a subscription, asked by anybody or nobody in particular. */
export const driveChanges: fc.Arbitrary<DriveChange> = fc
  .tuple(
    fc.oneof(
      fc.record({ action: fc.constant('bind' as const), account: identified }),
      fc.record({
        action: fc.constantFrom(
          'assign' as const,
          'release' as const,
          'add-administrator' as const,
          'remove-administrator' as const,
        ),
        account: accounts,
      }),
      fc.record({ action: fc.constant('transfer' as const), from: accounts, to: accounts }),
      fc.record({ action: fc.constantFrom('upgrade' as const, 'downgrade' as const), seats: numbersOfSeats }),
      fc.record({ action: fc.constantFrom('cancel' as const, 'float' as const, 'restart' as const) }),
      fc.record({
        action: fc.constantFrom('change-billing' as const, 'restart' as const),
        billing: fc.constantFrom('monthly' as const, 'yearly' as const),
      }),
    ),
    fc.oneof(fc.constant(null), accounts, fc.constant('in-charge' as const)),
  )
  .map(([wanted, by]) => ({ ...wanted, ...(by !== null && { by }) }));

/** A subscription with its administrators. */
export const drivePlans: fc.Arbitrary<DriveLicense> = fc
  .tuple(
    driveLicenses.filter(({ length }) => length > 0),
    fc.array(accounts, { maxLength: 2 }),
  )
  .map(([[first], administrators]) => ({ ...(first as DriveLicense), administrators }));

export const desktopLicenses: fc.Arbitrary<DesktopLicense> = fc.record(
  {
    product: fc.constant('desktop' as const),
    id: fc.constant('desktop'),
    users: fc.integer({ min: 1, max: 3 }),
    assigned: someAccounts,
    registrations: fc.array(fc.record({ account: accounts, machine: fc.constantFrom('a', 'b') }), { maxLength: 2 }),
  },
  { requiredKeys: ['product', 'id', 'users', 'assigned'] },
);

export const desktopChanges: fc.Arbitrary<DesktopChange> = fc.oneof(
  fc.record({ action: fc.constantFrom('assign' as const, 'release' as const), account: accounts }),
  fc.record({ action: fc.constant('transfer' as const), from: accounts, to: accounts }),
  fc.record({ action: fc.constantFrom('upgrade' as const, 'downgrade' as const), seats: numbersOfSeats }),
  fc.record({
    action: fc.constantFrom('register' as const, 'unregister' as const),
    account: accounts,
    machine: fc.constantFrom('a', 'b'),
  }),
  fc.record({ action: fc.constant('float' as const) }),
);

const instances = ['wiki', ' WIKI', 'staging', 'elsewhere'] as const;

/** Licenses of both plugins, for one instance, its staging or another one. */
export const pluginLicenses: fc.Arbitrary<readonly PluginLicense[]> = fc
  .array(
    fc.record(
      {
        product: fc.constantFrom('confluence' as const, 'jira' as const),
        editors: fc.constantFrom(1, 2, 3, 'unlimited' as const),
        boughtFrom: fc.constantFrom('vendor' as const, 'marketplace' as const),
        instance: fc.constantFrom('wiki', 'wiki', 'elsewhere'),
        staging: fc.constantFrom([], ['staging']),
        assigned: someAccounts,
        editorsGroup: fc.constantFrom('editors', 'nobody'),
        hosting: fc.constantFrom('server' as const, 'server' as const, 'cloud' as const),
        generation: fc.constantFrom('mockups-2' as const, 'wireframes' as const),
        maintenance: instants.map((end) => ({ start: start - day, end })),
        trialStartedAt: instants,
        unsubscribedAt: instants,
      },
      { requiredKeys: ['product', 'editors', 'boughtFrom', 'instance', 'staging', 'assigned'] },
    ),
    { minLength: 1, maxLength: 3 },
  )
  // Most were bought and are kept: of tried and given up ones there is little to say.
  .chain((written) =>
    fc.tuple(...written.map(() => fc.nat(2))).map((kinds) =>
      written.map(({ trialStartedAt, unsubscribedAt, ...license }, at): PluginLicense => ({
        ...license,
        id: `plugin-${at}`,
        ...(kinds[at] === 1 && trialStartedAt !== undefined && { trialStartedAt }),
        ...(kinds[at] === 2 && unsubscribedAt !== undefined && { unsubscribedAt }),
      })),
    ),
  );

export const pluginRequests: fc.Arbitrary<PluginRequest> = fc.record(
  {
    product: fc.constantFrom('confluence' as const, 'jira' as const),
    action: fc.constantFrom(
      'view' as const,
      'edit' as const,
      'create' as const,
      'register' as const,
      'update' as const,
    ),
    account: accounts,
    at: fc.constantFrom(...instances),
  },
  { requiredKeys: ['product', 'action', 'at'] },
);

export const pluginChanges: fc.Arbitrary<PluginChange> = fc.oneof(
  fc.record({ action: fc.constantFrom('assign' as const, 'release' as const), account: accounts }),
  fc.record({ action: fc.constant('transfer' as const), from: accounts, to: accounts }),
  fc.record({
    action: fc.constantFrom('upgrade' as const, 'downgrade' as const),
    seats: fc.oneof(numbersOfSeats, fc.constant('unlimited' as const)),
  }),
  fc.record({
    action: fc.constantFrom('add-staging' as const, 'add-instance' as const),
    instance: fc.constantFrom(...instances),
  }),
  fc.record({ action: fc.constantFrom('renew' as const, 'cancel' as const, 'float' as const) }),
);

/** Facts with hosts whose users are some enabled, some not, and groups inside each other, in circles too. */
export const pluginFacts: fc.Arbitrary<Facts> = fc
  .tuple(
    factsOf,
    fc.uniqueArray(
      fc.record({
        email: fc.constantFrom('ana@acme.example', 'ben@gmail.com', 'cleo@acme.example'),
        isDisabled: fc.boolean(),
      }),
      {
        selector: ({ email }) => email,
      },
    ),
    fc.option(fc.constantFrom(1, 2, 3, 'unlimited' as const)),
    fc.subarray(['editors', 'designers', 'writers']),
    fc.array(someAccounts, { minLength: 3, maxLength: 3 }),
    fc.array(fc.subarray(['editors', 'designers', 'writers', 'gone']), { minLength: 3, maxLength: 3 }),
  )
  .map(([facts, users, userTier, names, members, inner]) => ({
    ...facts,
    hosts: [{ name: 'Wiki ', users, ...(userTier !== null && { userTier }) }],
    groups: names.map((name, at) => ({ name, members: members[at] ?? [], groups: inner[at] ?? [] })),
  }));
