// On each path somebody has withheld something: they are asked for it, agree at Google, and are where they wanted to be.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { browserOfSuite } from '../pages/suite';
import { type StartedDesk, startDesk } from '../start';
import { cardOn, fileOn, openDesk, opened as openedIn } from './at-desk';

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
  await page.getByRole('button', { name: /^Inspector/ }).click();
  await page.getByRole('button', { name: 'Google', exact: true }).click();
});

const card = (): Locator => cardOn(page);
const file = (name: string): Locator => fileOn(page, name);
const opened = (act: () => Promise<void>): Promise<Page> => openedIn(context, act);

const email = 'See your primary Google Account email address';
const request = 'Connect to an external service';
const driveFile = 'See, edit, create, and delete only the specific Google Drive files you use with this app';

/** Takes back what was agreed to; it stands so once the desk says so. */
async function withhold(scope: string): Promise<void> {
  await page.bringToFront();
  const agreed = page.getByRole('group', { name: /^What ana@acme/ });
  await agreed.getByRole('switch', { name: scope }).click();
  await agreed.getByRole('switch', { name: scope, checked: false }).waitFor();
}

/** Ticks all that Google asks for, which is the one thing that is missing, and comes back. */
async function agree(link: Locator, from: Page): Promise<void> {
  const asked = await opened(() => link.click());
  await asked.getByLabel('Select all').waitFor();
  expect(await asked.getByRole('checkbox').count()).toBe(2);
  await asked.getByLabel('Select all').check();
  await Promise.all([asked.waitForEvent('close'), asked.getByRole('button', { name: 'Continue' }).click()]);
  // A browser without a window calls every page visible: that it is seen again is said here.
  await from.bringToFront();
  const body = from === page ? from.locator('body') : from.frameLocator('iframe').locator('body');
  await body.evaluate((shown) => shown.ownerDocument.dispatchEvent(new Event('visibilitychange')));
}

const inCard = (): Promise<void> => agree(card().getByRole('button', { name: 'Authorize access' }), page);
const inPage = (tab: Page): Promise<void> =>
  agree(tab.frameLocator('iframe').getByRole('link', { name: 'Allow at Google' }), tab);

const drawn = (frame: FrameLocator): Promise<void> => frame.locator('svg text', { hasText: /\S/ }).first().waitFor();

interface Path {
  readonly what: string;
  readonly scope: string;
  readonly go: () => Promise<unknown>;
}

const paths: readonly Path[] = [
  {
    what: 'a selected file',
    scope: driveFile,
    go: async () => {
      await file('Sign in').click();
      await inCard();
      await card().getByText('You can edit this mockup.').waitFor();
    },
  },
  {
    what: 'a drawing that is opened',
    scope: driveFile,
    go: async () => {
      const tab = await opened(() => file('Sign in').dblclick());
      await inPage(tab);
      await drawn(tab.frameLocator('iframe'));
    },
  },
  {
    what: 'a drawing that is only looked at, by somebody unknown',
    scope: email,
    go: async () => {
      const tab = await opened(() => file('Sign in').dblclick());
      const frame = tab.frameLocator('iframe');
      await drawn(frame);
      expect(await frame.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
      await inPage(tab);
      await frame.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    },
  },
  {
    what: 'a new mockup',
    scope: email,
    go: async () => {
      await page.getByRole('button', { name: 'New', exact: true }).click();
      const tab = await opened(() => page.getByRole('button', { name: 'Mockup', exact: true }).click());
      await inPage(tab);
      const frame = tab.frameLocator('iframe');
      await frame.getByRole('button', { name: 'Create mockup' }).click();
      await frame.getByRole('application').waitFor();
    },
  },
  {
    what: 'the billing page',
    scope: email,
    go: async () => {
      const tab = await context.newPage();
      await tab.goto(`${desk.url}exec?page=billing`);
      await inPage(tab);
      await tab.frameLocator('iframe').getByText('ana@acme.example').first().waitFor();
    },
  },
  {
    what: 'the review',
    scope: email,
    go: async () => {
      const tab = await context.newPage();
      await tab.goto(`${desk.url}exec?page=review`);
      await inPage(tab);
      await tab.frameLocator('iframe').getByRole('row').nth(2).waitFor();
    },
  },
];

describe('whoever has withheld something is asked for it, and then goes on', () => {
  test.each(paths)('$what', async ({ scope, go }) => {
    await withhold(scope);
    await go();
  });

  test('a drawing that is being edited: what was done meanwhile is saved', async () => {
    const tab = await opened(() => file('Sign in').dblclick());
    const frame = tab.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Edit', exact: true }).click();
    await frame.locator('.board').waitFor();
    await withhold(request);
    await tab.bringToFront();
    await frame.locator('.board').press('/');
    await frame.getByRole('combobox', { name: 'Name of a control' }).fill('button');
    await tab.keyboard.press('Enter');
    await frame.locator('.typing').fill('Agreed to');
    await tab.keyboard.press('Enter');
    await inPage(tab);
    await frame
      .locator('.status')
      .getByText(/^Saved in Drive/)
      .waitFor();
    await tab.reload();
    await frame.locator('.sheet text', { hasText: 'Agreed to' }).waitFor();
  });
});

test('a newcomer is asked first, with nothing ticked, and is then at home', async () => {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page
    .getByRole('button', { name: /jo@acme/ })
    .first()
    .click();
  const asked = await opened(() => card().getByRole('button', { name: 'Authorize access' }).click());
  await asked.getByText('jo@acme.example').waitFor();
  expect(await asked.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await asked.getByLabel('Select all').check();
  await Promise.all([asked.waitForEvent('close'), asked.getByRole('button', { name: 'Continue' }).click()]);
  await card().getByText('Active · monthly').waitFor();
});
