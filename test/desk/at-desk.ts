// The desk in a window of a browser, and what everybody does there first: be somebody, look at the card, open things.
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { StartedDesk } from '../start';
import { agreeIfAsked } from './agree';

/** A window with the desk in it. */
interface AtDesk {
  readonly page: Page;
  /** Where what is opened from the desk appears. */
  readonly context: BrowserContext;
}

interface Browser {
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

/** Opens the desk in a window of its own, as its first account: the card is there, and all is agreed to. */
export async function openDesk(browser: Browser, { url }: Pick<StartedDesk, 'url'>): Promise<AtDesk> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await cardOn(page).waitFor();
  await agreeIfAsked(page, 'ana');
  return { page, context };
}

/** The card at the side. */
export const cardOn = (page: Page): Locator => page.locator('.panel .card');

/** A file or folder of what is shown. */
export const fileOn = (page: Page, name: string): Locator =>
  page.getByRole('row', { name: new RegExp(`^${name}`) }).first();

/** Becomes another account of the sample organisation. @param name its address before the @ */
export async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page
    .getByRole('button', { name: new RegExp(`${name}@acme`) })
    .first()
    .click();
  await agreeIfAsked(page, name);
  await cardOn(page).getByText(`${name}@acme.example`).first().waitFor();
}

/** The tab that opens when something is done. */
export async function opened(context: BrowserContext, act: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([context.waitForEvent('page'), act()]);
  return tab;
}
