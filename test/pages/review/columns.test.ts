// What the table of seats tells of each, in a real browser, with the built bundle behind the page.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
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

describe('what the account keeps', () => {
  const headings = async (page: Page): Promise<readonly (string | null)[]> => {
    const all = await page.getByRole('grid', { name: 'Subscriptions' }).getByRole('columnheader').all();
    const names = await Promise.all(all.map((one) => one.getAttribute('class')));
    return names.filter((name) => name !== 'pick');
  };
  const mine = () => world.emulator.world.userProperties(world.idOf('ana'));

  test('is which columns are shown and in which order, whenever it opens the review', async () => {
    const wide = { options: { viewport: { width: 1000, height: 700 } } } as const;
    const { page, calls } = await open(world, 'ana', wide);
    await page.getByText('38 rows of 38').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Until' }).uncheck();
    await page.getByRole('button', { name: 'Move License further to the left' }).focus();
    for (let at = 5; at > 1; at -= 1) await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    const chosen = ['account', 'plan', 'state', 'payment', 'bound', 'opened', 'flags'];
    expect(await headings(page)).toEqual(chosen);
    // All that were chosen are there, however little room there is.
    expect(await page.locator('.head .bound').isVisible()).toBe(true);
    await until(() => mine()['review-columns'] === JSON.stringify(chosen));
    expect(calls.filter(({ name }) => name === 'keepColumns')).toHaveLength(5);

    const { page: later } = await open(world, 'ana', wide);
    await later.getByText('38 rows of 38').waitFor();
    expect(await headings(later)).toEqual(chosen);
    await later.getByRole('button', { name: 'Columns' }).click();
    await later.getByRole('button', { name: 'As they come' }).click();
    // As many as there is room for.
    expect(await headings(later)).toEqual(['account', 'state', 'until', 'plan', 'flags']);
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
