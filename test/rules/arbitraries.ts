// Random worlds of a few accounts and subscriptions, close to the boundaries at which answers change.
import fc from 'fast-check';
import type { Account, DriveLicense, DriveRequest, Facts, Holder, Term } from '../../src/rules/index';
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
