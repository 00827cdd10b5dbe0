// Going through Google's question on a desk, where the suite is run with everybody asked.
import type { Page } from 'playwright-core';
import { google } from '../sample-world';

const agreed = new Set<string>();

/** The same on the page of a web app, where it asks: of whoever was never asked, or whose consent has ended. */
export async function agreeOnPage(tab: Page): Promise<void> {
  if (google === undefined) return;
  const review = tab.getByRole('link', { name: 'Review permissions' });
  await review.or(tab.locator('iframe')).first().waitFor();
  if ((await review.count()) === 0) return;
  const address = tab.url();
  await review.click();
  await tab.getByLabel('Select all').check();
  await tab.getByRole('button', { name: 'Continue' }).click();
  await tab.getByLabel('Select all').waitFor({ state: 'detached' });
  await tab.goto(address);
}

/** Agrees to everything as people do, once for each account of a desk. @param who the account, and why it is asked once more */
export async function agreeIfAsked(page: Page, who: string): Promise<void> {
  if (google === undefined || agreed.has(`${page.url()} ${who}`)) return;
  agreed.add(`${page.url()} ${who}`);
  const card = page.locator('.panel .card');
  const button = card.getByRole('button', { name: 'Authorize access' });
  const [consent] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
  await consent.getByLabel('Select all').check();
  await consent.getByRole('button', { name: 'Continue' }).click();
  await button.waitFor({ state: 'detached' });
  await card.waitFor();
}
