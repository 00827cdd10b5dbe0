// Going through Google's question on a desk, where the suite is run with everybody asked.
import type { Page } from 'playwright-core';
import { google } from '../sample-world';

const agreed = new Set<string>();

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
