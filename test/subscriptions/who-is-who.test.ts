// Who is who (D5, D6): random courses of renames, reused addresses, bindings and role changes, beside a model that knows
// nothing but accounts, addresses and who came first.
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type Account, parseEmail } from '../../src/rules/index';
import { importLicenses } from '../../src/subscriptions/changes/import';
import { putOrganisation } from '../../src/subscriptions/changes/put-organisation';
import { resolveConflict } from '../../src/subscriptions/changes/resolve-conflict';
import { check } from '../../src/subscriptions/check/check';
import type { Outside } from '../../src/subscriptions/ports';
import { recordKey } from '../../src/subscriptions/records/keys';
import type { AccountRecord } from '../../src/subscriptions/records/records';
import { scopesOf } from '../../src/subscriptions/review/scopes';
import { createMemoryStore } from '../stores/memory-store';

const ids = ['1', '2', '3', '4'] as const;
/** Spellings of five mailboxes: two of one at Gmail. */
const addresses = [
  'ora@acme.example',
  'Bo@acme.example',
  'c.y@gmail.com',
  'cy+x@googlemail.com',
  'di@acme.example',
] as const;
const vendorAddresses = ['vera@vendor.example', 'ora@acme.example'] as const;
const now = Date.UTC(2026, 5, 15);

type Step =
  | { readonly what: 'rename'; readonly id: string; readonly to: string }
  | { readonly what: 'check' | 'review'; readonly id: string }
  | { readonly what: 'buy'; readonly to: string }
  | { readonly what: 'name'; readonly reviewers: readonly string[] }
  | { readonly what: 'give'; readonly email: string; readonly id: string }
  | {
      readonly what: 'settle';
      readonly by: string;
      readonly email: string;
      readonly seenAs: string;
      readonly move: boolean;
    };

const one = <const Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const id = one(...ids);
const address = one(...addresses);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: one('rename'), id, to: address }),
  fc.record({ what: one('check', 'review'), id }),
  fc.record({ what: one('check', 'review'), id }),
  fc.record({ what: one('buy'), to: address }),
  fc.record({ what: one('name'), reviewers: fc.uniqueArray(address, { selector: (email) => parseEmail(email) }) }),
  fc.record({ what: one('give'), email: address, id }),
  fc.record({ what: one('settle'), by: one(...ids, 'vera'), email: address, seenAs: id, move: fc.boolean() }),
);

/** A role that an address was named for. */
interface Role {
  readonly address: string | undefined;
  id: string | undefined;
}

/** What D5 and D6 say, in the plainest way. */
function createModel() {
  const owners = new Map<string | undefined, string>();
  /** Accounts that there is a record of, and addresses that something was bought for, or that were named. */
  const [knownIds, knownAddresses] = [new Set<string>(), new Set<string | undefined>()];
  const seats: Role[] = [];
  let reviewers: Role[] = [];
  const vendors: Role[] = vendorAddresses.map((email) => ({ address: parseEmail(email), id: undefined }));
  const conflicts = new Set<string>();
  /** The account shows itself: what waits for its address becomes its own, unless the address is somebody else's. */
  const shown = (account: Account & { readonly id: string }): void => {
    const mailbox = parseEmail(account.email);
    const owner = owners.get(mailbox);
    if (owner !== undefined && owner !== account.id) {
      conflicts.add(`${mailbox} ${account.id}`);
      return;
    }
    if (!knownIds.has(account.id) && !knownAddresses.has(mailbox)) return;
    owners.set(mailbox, account.id);
    knownIds.add(account.id);
    for (const role of [...seats, ...reviewers]) if (role.address === mailbox) role.id ??= account.id;
  };
  return {
    shown,
    bought: (email: string) => {
      const mailbox = parseEmail(email);
      knownAddresses.add(mailbox);
      const owner = owners.get(mailbox);
      seats.push({ address: mailbox, id: owner });
    },
    named: (given: readonly Account[]) => {
      const before = reviewers;
      reviewers = given.map((account): Role => {
        const mailbox = parseEmail(account.email);
        const kept = before.find((role) => role.address === mailbox)?.id;
        return { address: mailbox, id: account.id ?? kept ?? owners.get(mailbox) };
      });
      for (const role of reviewers) {
        if (role.id === undefined) knownAddresses.add(role.address);
        if (role.id !== undefined) knownIds.add(role.id);
      }
    },
    usesVendor: (account: Account & { readonly id: string }): boolean => {
      const mailbox = parseEmail(account.email);
      if (vendors.some((role) => role.id === account.id)) return true;
      const named = vendors.find((role) => role.address === mailbox && role.id === undefined);
      if (named === undefined) return false;
      named.id = owners.get(mailbox) ?? account.id;
      return named.id === account.id;
    },
    settles: (by: string, email: string, seenAs: string, isMove: boolean): void => {
      const mailbox = parseEmail(email);
      const owner = owners.get(mailbox);
      if (!conflicts.has(`${mailbox} ${seenAs}`) || owner === undefined || owner === seenAs) return;
      if (by === owner || by === seenAs || !isMove) return;
      for (const role of reviewers) if (role.address === mailbox) role.id ??= owner;
      conflicts.delete(`${mailbox} ${seenAs}`);
      owners.set(mailbox, seenAs);
      knownIds.add(seenAs);
      for (const seat of seats) if (seat.address === mailbox && seat.id === owner) seat.id = seenAs;
    },
    edits: (accountId: string): boolean => seats.some((seat) => seat.id === accountId),
    reviews: (accountId: string): boolean => reviewers.some((role) => role.id === accountId),
  };
}

/** The product on the plainest store. */
function createProduct() {
  const store = createMemoryStore();
  const operators = new Map<string, string>();
  // Two deeds of one instant would be one entry.
  let clock = now;
  const outsideOf = (account: Account & { readonly id: string }): Outside => ({
    now: () => (clock += 1000),
    identity: () => account,
    store,
    cache: { get: (keys) => keys.map(() => undefined), put: () => true },
    drive: { file: () => ({ outcome: 'not-found' }) },
    operators: () => ({
      outcome: 'read',
      vendorAdministrators: vendorAddresses.map((email) => {
        const bound = operators.get(email);
        return { email, ...(bound !== undefined && { id: bound }) };
      }),
    }),
    bindOperator: (email, accountId) => {
      if (!operators.has(email)) operators.set(email, accountId);
      return { outcome: 'bound', accountId: operators.get(email) ?? accountId };
    },
    log: { warn: () => undefined },
    pause: () => undefined,
  });
  /** Whether the account's record is marked as an operator's; undefined where there is no record. */
  const markOf = (accountId: string): boolean | undefined => {
    const read = store.read([recordKey.account(accountId)]);
    const json = read.outcome === 'read' ? read.values[0]?.json : undefined;
    return json === undefined ? undefined : (json as AccountRecord).runsProduct === true;
  };
  return { outsideOf, markOf };
}

test('roles and seats go by the account that was there first, whatever becomes of addresses', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 24 }), (steps) => {
      const { outsideOf, markOf } = createProduct();
      const model = createModel();
      const emails = new Map<string, string>(ids.map((each, at) => [each, addresses[at] ?? '']));
      const accountOf = (each: string) =>
        each === 'vera' ? { id: 'vera', email: 'vera@vendor.example' } : { id: each, email: emails.get(each) ?? '' };
      const vera = outsideOf(accountOf('vera'));
      let licenses = 0;
      const wrong: string[] = [];
      /** The vendor's every act is a use of the role. */
      const asVera = (): boolean => model.usesVendor(accountOf('vera'));
      for (const taken of steps) {
        const said = JSON.stringify(taken);
        switch (taken.what) {
          case 'rename':
            emails.set(taken.id, taken.to);
            break;
          case 'check': {
            const account = accountOf(taken.id);
            model.shown(account);
            const { create } = check({}, outsideOf(account)).account;
            if ((create.effect === 'permit') !== model.edits(taken.id)) wrong.push(`${said}: ${create.effect}`);
            break;
          }
          case 'review': {
            const account = accountOf(taken.id);
            model.shown(account);
            const scopes = scopesOf(outsideOf(account));
            const kinds = scopes.outcome === 'known' ? scopes.scopes.map(({ kind }): string => kind) : [scopes.outcome];
            const isReviewer = model.reviews(taken.id);
            const isVendor = model.usesVendor(account);
            if (kinds.includes('organisation') !== isReviewer || kinds.includes('everything') !== isVendor) {
              wrong.push(`${said}: ${kinds.join()} where reviewer ${isReviewer}, vendor ${isVendor}`);
            }
            if ((markOf(taken.id) ?? isVendor) !== isVendor) wrong.push(`${said}: not marked as ${isVendor}`);
            break;
          }
          case 'buy': {
            asVera();
            model.bought(taken.to);
            licenses += 1;
            const row = {
              licenseId: `s${licenses}`,
              organisation: 'acme',
              seats: 1,
              holders: [taken.to],
              administrators: [],
            };
            importLicenses([{ ...row, billing: 'yearly', startedAt: now - 1 }], vera);
            break;
          }
          case 'name':
          case 'give': {
            asVera();
            const reviewers =
              taken.what === 'give'
                ? [{ email: taken.email, id: taken.id }]
                : taken.reviewers.map((email) => ({ email }));
            model.named(reviewers);
            putOrganisation('acme', { name: 'Acme', reviewers, licenses: [] }, vera);
            break;
          }
          case 'settle': {
            const { by, email, seenAs, move } = taken;
            // Only whoever runs the product settles here, so that the model needs no notion of being in charge.
            if (!model.usesVendor(accountOf(by))) break;
            model.settles(by, email, seenAs, move);
            resolveConflict({ email, seenAs, decision: move ? 'move' : 'keep' }, outsideOf(accountOf(by)));
            break;
          }
        }
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 400, seed: 7 },
  );
});
