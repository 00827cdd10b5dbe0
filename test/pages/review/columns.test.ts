// What the table of seats tells of each, in a real browser, with the built bundle behind the page.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { mostViews } from '../../../src/contract/limits';
import type { SeatRow } from '../../../src/contract/review';
import { violations } from '../../axe';
import { type SampleWorld, startSampleWorld } from '../../sample-world';
import { windowsOfSuite } from '../suite';
import { contentOf } from '../windows';
import { pagesOf, reviewIn, seat } from './harness';

let world: SampleWorld;
const open = reviewIn(windowsOfSuite());

beforeEach(async () => {
  world = await startSampleWorld();
});

/** Waits until something is so that no page shows. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

const cellsOf = (page: Page, column: string): Promise<readonly string[]> =>
  page.getByRole('grid', { name: 'Subscriptions' }).locator(`.body .row .${column}`).allInnerTexts();

/** The headings that are seen, in the order of the columns. */
const headings = async (page: Page): Promise<readonly (string | null)[]> => {
  const all = await page.getByRole('grid', { name: 'Subscriptions' }).getByRole('columnheader').all();
  const names = await Promise.all(all.map((one) => one.getAttribute('class')));
  return names.filter((name) => name !== 'pick');
};

describe('the payment of a license', () => {
  const paidUntil = Date.UTC(2027, 0, 3);
  const told: readonly { readonly given: Partial<SeatRow>; readonly says: string; readonly csv: string }[] = [
    { given: { paidUntil }, says: 'Paid to Jan 3, 2027', csv: '2027-01-03T00:00:00.000Z,' },
    { given: { paidUntil, payment: 'due' }, says: 'Failed, tried again', csv: '2027-01-03T00:00:00.000Z,due' },
    { given: { paidUntil, payment: 'unpaid' }, says: 'Failed, given up', csv: '2027-01-03T00:00:00.000Z,unpaid' },
    { given: { paidUntil, payment: 'paused' }, says: 'Paused', csv: '2027-01-03T00:00:00.000Z,paused' },
    { given: { paidUntil, payment: 'refunded' }, says: 'Given back', csv: '2027-01-03T00:00:00.000Z,refunded' },
    // Billed by other means, or not at all: nothing is told, and nothing is said.
    { given: {}, says: '', csv: ',' },
  ];

  test('is said in plain words, sorted with trouble first, and goes into files', async () => {
    const { page } = await open(world, 'ana', {
      answers: { reviewPage: pagesOf(told.length, 20, (number) => seat(number, told[number]?.given)) },
      options: { viewport: { width: 1500, height: 800 } },
    });
    await page.getByText('6 rows of 6').waitFor();
    expect(await cellsOf(page, 'payment')).toEqual(told.map(({ says }) => says));
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const [heading = '', ...lines] = (await contentOf(file)).toString().trim().split('\r\n');
    const at = heading.split(',').indexOf('paid_until');
    expect(heading.split(',')[at + 1]).toBe('payment');
    expect(
      lines.map((line) =>
        line
          .split(',')
          .slice(at, at + 2)
          .join(','),
      ),
    ).toEqual(told.map(({ csv }) => csv));
    await page.getByRole('button', { name: 'Payment', exact: true }).click();
    expect(await cellsOf(page, 'payment')).toEqual([
      'Failed, tried again',
      'Failed, given up',
      'Paused',
      'Given back',
      'Paid to Jan 3, 2027',
      '',
    ]);
  });
});

describe('without a choice', () => {
  const sizes: readonly (readonly [width: number, lines: number, shown: readonly string[]])[] = [
    [1500, 1, ['account', 'state', 'until', 'bound', 'opened', 'plan', 'flags']],
    [1180, 1, ['account', 'state', 'until', 'opened', 'plan', 'flags']],
    [900, 2, ['account', 'state', 'until', 'opened', 'plan', 'flags']],
    [390, 3, ['account', 'state', 'until', 'opened']],
  ];

  test.each(sizes)(
    '%d pixels show on %d lines until when, and who opened nothing lately',
    async (width, lines, shown) => {
      const { page } = await open(world, 'ana', { options: { viewport: { width, height: 800 } } });
      await page.getByText('38 rows of 38').waitFor();
      expect(await headings(page)).toEqual(shown);
      const row = page.getByRole('row', { name: /gia@.*plan-design/ });
      const cells = row.getByRole('gridcell');
      const places = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect()));
      const middles = new Set(places.slice(1).map(({ top, height }) => Math.round((top + height / 2) / 10)));
      expect(middles.size).toBe(lines);
      // Nothing is cut off at a side, and no cell lies over another.
      const { right } = await row.evaluate((element) => element.getBoundingClientRect());
      expect(places.filter((place) => place.right > right + 1)).toEqual([]);
      expect(await row.innerText()).toMatch(/May 1, 2027|Nov 17, 2026/);
    },
  );

  test('what is opened is in sight, beside the person and by an address', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    const row = page.getByRole('row', { name: /hugo@/ });
    const isInSight = async (): Promise<boolean> =>
      row.evaluate((element) => {
        const [own, body] = [element, element.closest('.body')].map((one) => one?.getBoundingClientRect());
        return own !== undefined && body !== undefined && own.top >= body.top - 1 && own.bottom <= body.bottom + 1;
      });
    await row.click();
    await page.getByRole('complementary').getByRole('heading', { name: 'hugo@acme.example' }).waitFor();
    expect(await isInSight()).toBe(true);
    await page.reload();
    await page.getByRole('complementary').getByRole('heading', { name: 'hugo@acme.example' }).waitFor();
    await row.waitFor();
    expect(await isInSight()).toBe(true);
  });

  test('nothing is told of payments where nobody pays by card, unless somebody asks for it', async () => {
    const { page } = await open(world, 'ana', { options: { viewport: { width: 1500, height: 800 } } });
    await page.getByText('38 rows of 38').waitFor();
    expect(await headings(page)).not.toContain('payment');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Payment' }).check();
    expect(await headings(page)).toContain('payment');
  });
});

describe('what the account keeps', () => {
  const mine = () => world.emulator.world.userProperties(world.idOf('ana'));

  test('is which columns are shown and in which order, whenever it opens the review', async () => {
    const wide = { options: { viewport: { width: 1000, height: 700 } } } as const;
    const { page, calls } = await open(world, 'ana', wide);
    await page.getByText('38 rows of 38').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Until' }).uncheck();
    await page.getByRole('button', { name: 'Move License further to the left' }).focus();
    for (let at = 4; at > 1; at -= 1) await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    const chosen = ['account', 'plan', 'state', 'bound', 'opened', 'flags'];
    expect(await headings(page)).toEqual(chosen);
    // All that were chosen are there, however little room there is.
    expect(await page.locator('.head .bound').isVisible()).toBe(true);
    await until(() => mine()['review-columns'] === JSON.stringify(chosen));
    expect(calls.filter(({ name }) => name === 'keepColumns')).toHaveLength(4);

    const { page: later } = await open(world, 'ana', wide);
    await later.getByText('38 rows of 38').waitFor();
    expect(await headings(later)).toEqual(chosen);
    await later.getByRole('button', { name: 'Columns' }).click();
    await later.getByRole('button', { name: 'As they come' }).click();
    // As many as there is room for.
    expect(await headings(later)).toEqual(['account', 'state', 'until', 'opened', 'plan', 'flags']);
    const { page: others } = await open(world, 'vera', wide);
    await others.getByText(/rows of/).waitFor();
    expect((await headings(others))[1]).toBe('state');
  });

  test('is a view by its name, gone back to and forgotten', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    await page.getByRole('button', { name: /^Over the plan/ }).click();
    await page.getByText('2 rows of 38').waitFor();
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByLabel('Name of this view').fill('Too many');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Too many', exact: true }).waitFor();
    await until(() => mine()['review-view/Too many']?.includes('flag=over-plan') === true);

    const { page: later } = await open(world, 'ana');
    await later.getByText('38 rows of 38').waitFor();
    await later.getByRole('button', { name: 'My views' }).click();
    await later.getByRole('button', { name: 'Too many', exact: true }).click();
    await later.getByText('2 rows of 38').waitFor();
    await later.getByRole('button', { name: 'My views' }).click();
    expect(await violations(later)).toEqual([]);
    await later.getByRole('button', { name: 'Forget Too many' }).click();
    await until(() => mine()['review-view/Too many'] === undefined);
  });

  test('is no more than there may be, also where another tab kept some meanwhile, which is said', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    for (let at = 0; at < mostViews; at += 1) {
      await world.emulator.pageCall(world.idOf('ana'), 'keepView', [{ name: `View ${at}`, address: 'view=audit' }]);
    }
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByLabel('Name of this view').fill('One more');
    await page.keyboard.press('Enter');
    await page.getByText(`You keep ${mostViews} views already: forget one first.`).first().waitFor();
    // What the other tab kept is there to be forgotten, and what was not kept is not shown as if it were.
    expect(await page.getByRole('button', { name: 'One more', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Forget View 7' }).click();
    await page.getByLabel('Name of this view').fill('One more');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'One more', exact: true }).waitFor();
    await until(() => mine()['review-view/One more'] !== undefined);
    expect(mine()['review-view/View 7']).toBeUndefined();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('holds while the page is open where it could not be kept, which is said', async () => {
    let isDown = true;
    const { page } = await open(world, 'ana', {
      answers: { keepColumns: () => (isDown ? 'lost' : undefined) },
    });
    await page.getByText('38 rows of 38').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Until' }).uncheck();
    await page.getByText('The connection broke off').waitFor();
    expect(await headings(page)).not.toContain('until');
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The connection broke off').waitFor({ state: 'detached' });
    expect(mine()['review-columns']).not.toContain('until');
  });
});
