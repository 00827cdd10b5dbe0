// What people press at once is taken: on the desk, in cards, and on pages that it opens in their frames.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { pressAtOnce } from '../at-once';
import { browserOfSuite } from '../pages/suite';
import { type StartedDesk, startDesk } from '../start';
import { cardOn, fileOn, openDesk, opened } from './at-desk';

const browser = browserOfSuite();
let desk: StartedDesk;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => {
  desk.stop();
});
beforeEach(async () => {
  ({ page, context } = await openDesk(browser, desk));
});

const focused = (): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

test('a menu closes by the Escape that comes with it, and its button has the focus again', async () => {
  const button = page.getByRole('button', { name: /^Clock:/ });
  await pressAtOnce(page, '.menu-list', 'Escape', () => button.click());
  expect(await page.locator('.menu-list').count()).toBe(0);
  expect(await focused()).toMatch(/^Clock:/);
});

test('a question has the focus when it appears, and takes Enter and Escape', async () => {
  await page.getByRole('row', { name: /^Not yet allowed/ }).click();
  const allow = cardOn(page).getByRole('button', { name: 'Allow' });
  const met = await pressAtOnce(page, 'dialog', 'Shift', () => allow.click());
  expect(met).toEqual({ focus: 'Allow', isModal: true });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await allow.click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await cardOn(page).getByText('You can edit this mockup.').waitFor();
});

describe('in the frame of a page', () => {
  test('keys turn the mockups over without a click into it', async () => {
    const tab = await opened(context, () => fileOn(page, 'Book club').dblclick());
    const frame = tab.frameLocator('iframe');
    await frame.locator('.sheet svg').waitFor();
    await tab.keyboard.press('PageDown');
    await frame.getByRole('heading', { name: 'One book' }).waitFor();
    await tab.keyboard.press('+');
    await frame.getByRole('button', { name: /125%|Now 1[0-9][0-9]%/ }).waitFor();
  });
});
