// What the table of seats tells of each, in a real browser, with the built bundle behind the page.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { SeatRow } from '../../../src/contract/review';
import { type SampleWorld, startSampleWorld } from '../../sample-world';
import { windowsOfSuite } from '../suite';
import { contentOf } from '../windows';
import { pagesOf, reviewIn, seat } from './harness';

let world: SampleWorld;
const open = reviewIn(windowsOfSuite());

beforeEach(async () => {
  world = await startSampleWorld();
});

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
