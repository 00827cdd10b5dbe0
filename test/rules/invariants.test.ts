// What is true of every license and of every answer, whatever product it is: answers hang on people and places alone.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type License,
  type Request,
  type RuleId,
  change,
  countSeats,
  decide,
  standing,
  withSeatsSettled,
} from '../../src/rules/index';
import {
  accounts,
  desktopLicenses,
  driveLicenses,
  driveRequests,
  factsOf,
  pluginFacts,
  pluginLicenses,
  pluginRequests,
} from './arbitraries';

const runs = { numRuns: 400 };

/** Licenses of one product, each under an id of its own, settled as they are when they are written. */
const anyLicenses: fc.Arbitrary<readonly License[]> = fc
  .oneof(
    driveLicenses.map((licenses): readonly License[] => licenses.map(withSeatsSettled)),
    fc.array(desktopLicenses, { maxLength: 3 }),
    pluginLicenses,
  )
  .map((licenses: readonly License[]) => licenses.map((license, at): License => ({ ...license, id: `id-${at}` })));

const facts = fc.tuple(factsOf, pluginFacts).map(([moment, directory]) => ({ ...directory, ...moment }));

const requestOf = (license: License, account: Account, action: 'edit' | 'create'): Request => {
  const { product } = license;
  return product === 'google-drive' || product === 'desktop'
    ? { product, action, account }
    : { product, action, account, at: license.instance };
};

const listOf = (license: License): readonly Account[] =>
  license.product === 'google-drive' ? license.holders : license.assigned;

const withList = (license: License, list: readonly Account[]): License =>
  license.product === 'google-drive' ? withSeatsSettled({ ...license, holders: list }) : { ...license, assigned: list };

test('an id decides nothing: under other ids every answer is the same, and names the same license', () => {
  fc.assert(
    fc.property(anyLicenses, accounts, facts, (licenses, account, known) => {
      // The last is the first now, by its id and in its order among them.
      const renamed = licenses.map((license, at): License => ({ ...license, id: `id-${licenses.length - 1 - at}` }));
      for (const license of licenses) {
        const request = requestOf(license, account, 'create');
        expect(decide(renamed, request, known)).toEqual(decide(licenses, request, known));
        const [was, is] = [licenses, renamed].map((some) => standing(some, account, known, license.product));
        expect({ ...is, licenseId: '', duplicates: [], administers: [] }).toEqual({
          ...was,
          licenseId: '',
          duplicates: [],
          administers: [],
        });
      }
    }),
    runs,
  );
});

test('an entry that is there twice changes no count and no answer', () => {
  fc.assert(
    fc.property(anyLicenses, fc.nat(), fc.boolean(), accounts, facts, (licenses, place, isBare, account, known) => {
      const [license] = licenses;
      if (license === undefined) return;
      const list = listOf(license);
      const entry = list[place % Math.max(1, list.length)];
      if (entry === undefined) return;
      const twice = withList(license, [...list, isBare && entry.id === undefined ? { email: entry.email } : entry]);
      const { people: _, ...counted } = countSeats(twice, known);
      expect(countSeats(license, known)).toMatchObject(counted);
      for (const one of [...list, account]) {
        const request = requestOf(license, one, 'edit');
        expect(decide([twice], request, known)).toEqual(decide([license], request, known));
      }
    }),
    runs,
  );
});

/** What tells somebody that there is no seat for them. */
const noSeat: readonly RuleId[] = [
  'drive/over-the-plan-latest-lose-first',
  'drive/over-the-plan-refuses-new',
  'drive/no-subscription-views-only',
  'desktop/valid-for-the-users-on-the-invoice',
  'desktop/belongs-to-people',
  'plugin/editors-edit-everybody-views',
  'confluence/over-the-limit-stops-editing',
  'license/permission-counts',
];

describe('whoever counts for a license that has seats for all', () => {
  const spacious = anyLicenses
    .map(([license]) => license)
    .filter((license): license is License => license !== undefined);

  test('is never refused for lack of a seat, neither what they want to do nor the seat itself', () => {
    fc.assert(
      fc.property(spacious, facts, (license, known) => {
        const { over, people } = countSeats(license, known);
        if (over > 0) return;
        for (const { account } of people.filter(({ isCounted }) => isCounted)) {
          const { because } = decide([license], requestOf(license, account, 'edit'), known);
          const again = change(license, { action: 'assign', account } as never, known);
          const refusals: readonly RuleId[] = again.outcome === 'refused' ? again.decision.because : [];
          const isEditing = decide([license], requestOf(license, account, 'edit'), known).effect === 'permit';
          expect((isEditing ? [] : because).filter((rule) => noSeat.includes(rule))).toEqual([]);
          if (listOf(license).includes(account)) expect(refusals.filter((rule) => noSeat.includes(rule))).toEqual([]);
        }
      }),
      runs,
    );
  });
});

test('a request is answered, or is no request by name: never something in between', () => {
  fc.assert(
    fc.property(
      fc.oneof(driveRequests, pluginRequests),
      fc.constantFrom('product', 'action', 'role'),
      facts,
      (request, field, known) => {
        const wrong = { ...request, [field]: 'fileOrganizer' } as unknown as Request;
        const isAsked = field !== 'role' || request.product === 'google-drive';
        const answer = (): string => decide([], wrong, known).effect;
        if (isAsked) expect(answer).toThrow(expect.objectContaining({ name: 'InvalidArgument' }));
        else expect(answer()).toMatch(/permit|forbid/);
      },
    ),
    { numRuns: 100 },
  );
});
