// Generated books of all four products, as they are bought: `count`, the review's page, the cards and `explain` say of each
// license the same figure as the rules.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OtherLicense } from '../../src/pages/review/planned';
import { addonEnglish } from '../../src/messages/addon.en';
import { createFormatter } from '../../src/messages/format';
import { licenseEnglish } from '../../src/messages/license.en';
import { seatWords } from '../../src/messages/seat-words';
import { type License, countSeats, day, withSeatsSettled } from '../../src/rules/index';
import { organisationKey } from '../../src/sample/organisation';
import { admin, jsonLines } from '../admin/command';
import { account, root } from '../emulator';
import { noon, startSampleWorld } from '../sample-world';

const format = createFormatter(licenseEnglish, 'en-US');
const cardFormat = createFormatter(addonEnglish, 'en-US');

const colleagues = [1, 2, 3, 4].map((number) => account(`colleague-${number}`, `colleague${number}@acme.example`));
const emails = colleagues.map(({ email }) => ({ email }));
/** Some of them, one of them perhaps twice and spelled otherwise. */
const listed = fc
  .tuple(fc.subarray(emails, { minLength: 1 }), fc.boolean())
  .map(([some, isTwice]) => (isTwice ? [...some, { email: some[0]?.email.toUpperCase() ?? '' }] : some));

interface Generated {
  readonly holders: readonly { readonly email: string }[];
  readonly seats: number;
  readonly others: readonly OtherLicense[];
}

const plugin = (product: 'confluence' | 'jira') =>
  fc.record({
    product: fc.constant(product),
    id: fc.constant(`${product}-licensed`),
    editors: fc.constantFrom(1, 2, 5, 'unlimited' as const),
    boughtFrom: fc.constantFrom('vendor' as const, 'marketplace' as const),
    instance: fc.constant(`${product}.acme.example`),
    staging: fc.constant([]),
    assigned: listed,
  });

const generated: fc.Arbitrary<Generated> = fc.record({
  holders: fc.subarray(emails, { minLength: 2 }),
  seats: fc.constantFrom(2, 2, 3, 6),
  others: fc.tuple(
    fc.record({
      product: fc.constant('desktop' as const),
      id: fc.constant('desktop-licensed'),
      users: fc.constantFrom(1, 2, 5),
      assigned: listed,
    }),
    plugin('confluence'),
    plugin('jira'),
  ),
});

mkdirSync(path.join(root, '.cache'), { recursive: true });
const books = mkdtempSync(path.join(root, '.cache/books-'));

/** A month after the plan was made as small as it is: whoever came last does not edit any more. */
const now = noon + 40 * day;
const iso = (instant: number): string => new Date(instant).toISOString();

const paid = { kind: 'paid', billing: 'monthly' } as const;

/** How many of these people edit by a license, as the count of it says. */
function editors(license: License): number {
  const { taken, over } = countSeats(license, {});
  if (license.product === 'google-drive' || license.product === 'desktop') return taken - over;
  // By these every user of the host edits; and a plugin over its limit complains, and lets its editors edit.
  return license.boughtFrom === 'marketplace' || license.editors === 'unlimited' ? emails.length : taken;
}

test.each(fc.sample(generated, { seed: 2026, numRuns: 4 }).map((book, at) => ({ at, ...book })))(
  'count, page, cards and explain say the same figures of book $at',
  async ({ at, holders, seats, others }) => {
    const id = 'plan-licensed';
    const written = { product: 'google-drive' as const, id, seats, holders, administrators: emails.slice(0, 1) };
    const plan = withSeatsSettled({ ...written, term: { ...paid, startedAt: noon }, seatsLoweredAt: noon });
    const licenses: readonly License[] = [plan, ...others];
    const { bought, taken } = countSeats(plan, {});

    const file = path.join(books, `${at}.json`);
    const term = { ...paid, startedAt: iso(noon) };
    writeFileSync(file, JSON.stringify({ licenses: [{ ...written, term, seatsLoweredAt: iso(noon) }, ...others] }));
    const { emulator, idOf } = await startSampleWorld();
    const call = async (who: string, name: string, request: unknown): Promise<unknown> => {
      const { outcome } = await emulator.pageCall(idOf(who), name, [request]);
      if (outcome.status !== 'completed') throw new Error(outcome.error.message);
      return outcome.result;
    };
    for (const one of colleagues) emulator.world.addAccount(one);
    const organisation = { name: 'Acme', reviewers: [{ email: 'ana@acme.example' }], licenses: others };
    await call('vera', 'putOrganisation', { id: organisationKey, organisation });
    const people = { holders: holders.map(({ email }) => email), administrators: [emails[0]?.email] };
    const row = { licenseId: id, organisation: organisationKey, seats: 7, billing: 'monthly', startedAt: noon };
    await call('vera', 'importLicenses', { rows: [{ ...row, ...people }] });
    await call('vera', 'changeLicenses', { changes: [{ licenseId: id, wanted: { action: 'downgrade', seats } }] });
    emulator.world.setNow(now);

    const counted = await admin(['count', '--book', file, '--json'], {});
    expect(jsonLines(counted.stdout)).toEqual(
      licenses.map((license) => {
        const { people: _, ...figures } = countSeats(license, {});
        return expect.objectContaining({ license: license.id, ...figures });
      }),
    );

    const scope = { kind: 'organisation', organisation: organisationKey };
    const page = (await call('ana', 'reviewPage', { scope })) as {
      readonly rows: readonly { readonly licenseId: string }[];
      readonly organisation: { readonly licenses: readonly OtherLicense[] };
    };
    const rows = page.rows.filter(({ licenseId }) => licenseId === id);
    expect(rows).toEqual(Array.from({ length: taken }, () => expect.objectContaining({ seats: bought, taken })));
    expect(page.organisation.licenses.map((license) => countSeats(license, {}))).toEqual(
      others.map((license) => countSeats(license, {})),
    );

    for (const license of others) {
      const parameters = { license: license.id };
      const action = { functionName: 'onShowLicense', parameters, formInputs: {}, selectedIds: [] };
      const card = JSON.stringify((await emulator.action(idOf('ana'), action)).reply);
      expect(card).toContain(seatWords(license, countSeats(license, {}), format));
    }
    const homes: string[] = [];
    for (const one of colleagues) homes.push(JSON.stringify((await emulator.homepage(one.id)).reply));
    expect(homes.filter((card) => card.includes(addonEnglish['home.may.all']))).toHaveLength(editors(plan));
    expect(homes[0]).toContain(cardFormat('home.administers', { seats }));

    const requests = licenses.flatMap((license) =>
      emails.map(({ email }) => ({
        product: license.product,
        action: 'edit',
        account: email,
        ...('instance' in license && { at: license.instance }),
      })),
    );
    const input = requests.map((request) => JSON.stringify(request)).join('\n');
    const explained = await admin(['explain', '--book', file, '--json', '--now', iso(now)], {}, input);
    const permitted = jsonLines(explained.stdout)
      .filter(({ effect }) => effect === 'permit')
      .map(({ request }) => (request as { readonly product: string }).product);
    for (const license of licenses)
      expect(permitted.filter((product) => product === license.product)).toHaveLength(editors(license));
  },
);
