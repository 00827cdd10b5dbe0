// What the page and the command count in all is the same, over stores filled at random with what the product itself takes in:
// plans with seats free and over, what is cancelled, what has ended. The page in a real browser, the command as it was built.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import type { Changes, ImportRow, ImportRowAnswer, LicenseChange, Scope } from '../../../src/contract/review';
import { day } from '../../../src/rules/index';
import { admin, deploy, type Environment, jsonLines, signedInAs } from '../../admin/command';
import { noon, type SampleWorld, startSampleWorld } from '../../sample-world';
import { startScriptApi } from '../../script-api';
import { windowsOfSuite } from '../suite';
import { reviewIn } from './harness';

const open = reviewIn(windowsOfSuite());

/** A license to be taken in, and whether its seats are lowered below those who have one. */
const bought = fc
  .record({
    seats: fc.integer({ min: 1, max: 6 }),
    taken: fc.nat(6),
    organisation: fc.constantFrom('acme', 'acme', 'elsewhere'),
    billing: fc.constantFrom('monthly', 'yearly'),
    age: fc.integer({ min: 2, max: 700 }),
    cancelledAfter: fc.option(fc.nat(600), { nil: undefined }),
    isLowered: fc.boolean(),
  })
  .map(({ taken, age, cancelledAfter, ...rest }) => ({
    ...rest,
    taken: Math.min(taken, rest.seats),
    startedAt: noon - age * day,
    ...(cancelledAfter !== undefined && { cancelledAt: noon - (age - Math.min(cancelledAfter, age - 1)) * day }),
  }));

/** The same stores in every run; each has a plan over its seats, and one with seats free. */
const stores = fc
  .sample(fc.array(bought, { minLength: 12, maxLength: 20 }), { seed: 13, numRuns: 3 })
  .map((licenses) => {
    const plan = { seats: 3, organisation: 'acme', billing: 'yearly', startedAt: noon - 100 * day } as const;
    return [...licenses, { ...plan, taken: 3, isLowered: true }, { ...plan, taken: 1, isLowered: false }];
  });

async function call<Answer>(world: SampleWorld, name: string, request: object): Promise<Answer> {
  const { outcome } = await world.emulator.pageCall(world.idOf('vera'), name, [request]);
  if (outcome.status !== 'completed') throw new Error(outcome.error.message);
  return outcome.result as Answer;
}

/** The sample world with these licenses in it as well. */
async function worldWith(licenses: (typeof stores)[number]): Promise<SampleWorld> {
  const world = await startSampleWorld();
  const rows = licenses.map(({ taken, isLowered: _, ...license }, at): ImportRow => ({
    ...license,
    licenseId: `more-${at}`,
    holders: Array.from({ length: taken }, (_none, one) => `holder${at}-${one}@acme.example`),
    administrators: ['fay@acme.example'],
  }));
  const imported = await call<{ readonly rows: readonly ImportRowAnswer[] }>(world, 'importLicenses', { rows });
  expect(imported.rows.map(({ outcome }) => outcome)).toEqual(rows.map(() => 'imported'));
  const changes = licenses.flatMap(({ taken, isLowered }, at): readonly LicenseChange[] =>
    isLowered && taken > 1 ? [{ licenseId: `more-${at}`, wanted: { action: 'downgrade', seats: taken - 1 } }] : [],
  );
  await call<Changes>(world, 'changeLicenses', { changes });
  return world;
}

const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d[\d,]*/g)].map(([number]) => Number(number.replace(/,/g, '')));

/** Bought, taken, free, over where any is, and rows. */
async function byPage(page: Page): Promise<readonly number[]> {
  await page.locator('button:enabled', { hasText: 'CSV' }).waitFor();
  const seats = await page.getByRole('img', { name: /seats? bought/ }).getAttribute('aria-label');
  const [shown = '', all = ''] = (await page.getByText(/^\d+ rows? of \d+$/).innerText()).split(' of ');
  expect(numbersIn(shown)).toEqual(numbersIn(all));
  return [...numbersIn(seats ?? ''), ...numbersIn(all)];
}

async function byCommand(scope: string, env: Environment): Promise<readonly number[]> {
  const [people, programs] = await Promise.all([
    admin(['review', scope], env),
    admin(['review', scope, '--json'], env),
  ]);
  const [, seats = '', more = ''] = /^(.*seats?) of .* in force: (.*)$/m.exec(people.stdout + people.stderr) ?? [];
  return [...numbersIn(seats), ...numbersIn(more), jsonLines(programs.stdout).length];
}

const looks: readonly { readonly who: string; readonly scope: Scope; readonly option: string }[] = [
  { who: 'vera', scope: { kind: 'everything' }, option: '--everything' },
  { who: 'fay', scope: { kind: 'organisation', organisation: 'acme' }, option: '--organisation=acme' },
  { who: 'fay', scope: { kind: 'administered' }, option: '--administered' },
];

test.each(stores.map((licenses, at) => ({ at, licenses })))(
  'store $at',
  async ({ licenses }) => {
    const world = await worldWith(licenses);
    const api = await startScriptApi({ emulator: world.emulator });
    await deploy(api, world.emulator.world.defaultAccountId());
    for (const { who, scope, option } of looks) {
      const { page } = await open(world, who);
      const scopes = page.getByLabel('Showing');
      await page.getByRole('img', { name: /seats? bought/ }).waitFor();
      if ((await scopes.count()) > 0) await scopes.selectOption(JSON.stringify(scope));
      const told = await byCommand(option, signedInAs(api, world.idOf(who)));
      expect([option, await byPage(page)]).toEqual([option, told]);
      // Nothing is the same for being nothing.
      expect(told).toHaveLength(5);
      expect(told.every((number) => number > 0)).toBe(true);
    }
    await api.close();
  },
  240_000,
);
