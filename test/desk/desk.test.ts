// A real browser uses the desk as people do: accounts, files, cards, drawings, the clock.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import type { DeskState } from '../../src/emulator/server/desk-state';
import { violations } from '../axe';
import { root } from '../emulator';
import { browserOfSuite } from '../pages/suite';
import { google } from '../sample-world';
import { agreeIfAsked, agreeOnPage } from './agree';
import { cardOn, fileOn, openDesk, opened as openedIn, switchTo } from './at-desk';
import { type StartedDesk, startDesk } from '../start';

const browser = browserOfSuite();
let desk: StartedDesk;
let context: BrowserContext;
let page: Page;

async function begin(): Promise<void> {
  ({ page, context } = await openDesk(browser, desk));
}

/** What a switch shows is what the desk says: it turns a moment after the click. */
async function turnOff(group: Locator, name: string): Promise<void> {
  await group.getByRole('switch', { name }).click();
  await group.getByRole('switch', { name, checked: false }).waitFor();
}

const card = (): Locator => cardOn(page);

async function select(file: string): Promise<void> {
  await fileOn(page, file).click();
  await card().getByRole('heading', { name: file, exact: false }).first().waitFor();
}

/** What opens when something is done, in its sandboxed frame. */
async function opened(act: () => Promise<void>): Promise<{ readonly tab: Page; readonly frame: FrameLocator }> {
  const tab = await openedIn(context, act);
  return { tab, frame: tab.frameLocator('iframe') };
}

/** The first drawing of the folder, opened and drawn. */
async function signInOpened(): ReturnType<typeof opened> {
  const shown = await opened(() => fileOn(page, 'Sign in').dblclick());
  await shown.frame.locator('svg text', { hasText: /\S/ }).first().waitFor();
  return shown;
}

/** Expects a page to open that names the libraries in what is open now. */
async function showsNotices(act: () => Promise<void>): Promise<void> {
  const { tab, frame } = await opened(act);
  await frame.getByText(/\bpreact \d/).waitFor();
  expect(new URL(tab.url()).searchParams.get('page')).toBe('notices');
}

describe('looking about, on one desk', () => {
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => {
    desk.stop();
  });
  beforeEach(begin);

  test('shows the homepage card of the default account, with the licenses of the other products', async () => {
    expect(await card().textContent()).toContain('ana@acme.example');
    expect(await card().textContent()).toContain('Active · yearly');
    expect(await card().textContent()).toContain('Mockups for Confluence');
    await card()
      .getByRole('button', { name: /Mockups for Confluence/ })
      .click();
    await card().getByText('Takes a seat').first().waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await card().getByText('Active · yearly').waitFor();
  });

  test('opens a drawing in a new tab, as the browser’s default account, with no bar for a subscriber', async () => {
    const { frame } = await signInOpened();
    expect(await frame.getByText('View only').count()).toBe(0);
  });

  test('the menu of a drawing and that of the review lead to the notices of others’ work', async () => {
    const { frame } = await signInOpened();
    await frame.getByLabel('More').click();
    await showsNotices(() => frame.getByRole('button', { name: 'Third-party notices' }).click());

    const review = await context.newPage();
    await review.goto(`${desk.url}exec?page=review`);
    await showsNotices(() => review.frameLocator('iframe').getByRole('link', { name: 'Third-party notices' }).click());
  });

  const others = [
    { file: 'Release notes.txt', says: 'isn’t a mockup' },
    { file: 'Designs', says: 'select a mockup in it' },
    { file: 'Shared for viewing', says: 'Drive lets you view this file, not edit it.' },
  ] as const;

  test.each(others)('$file gets a fitting card', async ({ file, says }) => {
    await page.getByRole('row', { name: new RegExp(`^${file}`) }).click();
    await card().getByText(says, { exact: false }).first().waitFor();
  });

  test('several files get one answer each', async () => {
    const rows = page.getByRole('row');
    await page
      .getByRole('row', { name: /^Sign in/ })
      .first()
      .click();
    await rows.last().click({ modifiers: ['Shift'] });
    await card()
      .getByText(/items selected/)
      .waitFor();
  });

  test('is used by keyboard alone: arrows select, Enter opens', async () => {
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('tr[aria-selected=true]').count()).toBe(1);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('navigation', { name: 'Folder' }).textContent()).toContain('Designs');
  });

  const damaged = [
    { file: 'Empty.bmml', says: 'empty' },
    { file: 'Not a mockup.bmml', says: 'can’t be shown' },
    { file: 'Cut off.bmml', says: 'Cut off' },
    { file: 'Entities.bmml', says: 'can’t be shown' },
  ] as const;

  test.each(damaged)('$file gets a page that says what is wrong', async ({ file, says }) => {
    await page.getByRole('row', { name: /^Files that are not quite right/ }).dblclick();
    const { frame } = await opened(() => page.getByRole('row', { name: new RegExp(`^${file}`) }).dblclick());
    await frame.getByText(says, { exact: false }).filter({ visible: true }).first().waitFor();
    expect(await frame.locator('svg text').count()).toBe(0);
  });

  const schemes = ['light', 'dark'] as const;

  test.each(schemes)('has no violation that axe finds, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Account:/ }).click();
    expect(await violations(page)).toEqual([]);
  });

  const corpus = path.join(root, '../shared/corpus/massfords__we99');
  const describeCorpus = existsSync(corpus) ? describe : describe.skip;

  describeCorpus('real mockups (../shared/corpus, skipped where it is not)', () => {
    test('any .bmml of a folder opens, checked against the account chosen', async () => {
      const own = await startDesk('--drive', corpus);
      const { page: tab, context: about } = await openDesk(browser, own);
      const count = bmmlCount(corpus);
      await tab.getByRole('searchbox').fill('.bmml');
      const rows = tab.getByRole('row', { name: /\.bmml/ });
      await rows.first().waitFor();
      expect(await rows.count()).toBe(count);
      // What the viewer makes of each of them is seen elsewhere: here it is the way to it.
      for (const at of [0, Math.floor(count / 3), Math.floor((count * 2) / 3), count - 1]) {
        await rows.nth(at).click();
        await cardOn(tab).getByText('You can edit this mockup.').waitFor();
        const drawing = await openedIn(about, () => rows.nth(at).dblclick());
        await drawing.frameLocator('iframe').locator('svg text', { hasText: /\S/ }).first().waitFor();
        await drawing.close();
      }
      own.stop();
    });
  });

  const bmmlCount = (folder: string): number =>
    readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.bmml')).length;
});

describe('changing something, each on a desk of its own', () => {
  beforeEach(async () => {
    desk = await startDesk();
    await begin();
  });
  afterEach(() => {
    desk.stop();
  });

  test('switches accounts, starts the trial, and sees it become view only when the clock passes its end', async () => {
    await switchTo(page, 'emil');
    await card().getByText('No subscription').waitFor();
    await select('Sign in.bmml');
    await card().getByText('You can view this mockup.').waitFor();
    await card().getByRole('button', { name: 'Start 30-day trial' }).click();
    await card().getByText('You can edit this mockup. 30 days of trial left.').waitFor();

    await page.getByRole('button', { name: /^Clock:/ }).click();
    await page.getByRole('button', { name: '+30 days' }).click();
    // An app that is still being tested has to be agreed to again after a week.
    await agreeIfAsked(page, 'emil, a month later');
    await card().getByText('You can view this mockup.').waitFor();
    await card()
      .getByText(/Your 30-day trial ended/)
      .waitFor();
  });

  test('says under the drawing that it is view only, and the way out', async () => {
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('button', { name: 'make default: dev@acme.example' }).click();
    await page.keyboard.press('Escape');
    await switchTo(page, 'dev');
    await select('Sign in.bmml');
    const { frame } = await opened(() => card().getByRole('button', { name: 'Open', exact: true }).click());
    await frame.locator('svg text', { hasText: /\S/ }).first().waitFor();
    await frame.getByText('You can view this mockup.').waitFor();
    await frame.getByText(/Your 30-day trial ended/).waitFor();
    await frame.getByRole('link', { name: 'Sign up' }).waitFor();
  });

  test('opens from the card for the account that reads the card, whichever is the default', async () => {
    await switchTo(page, 'ben');
    await select('Sign in.bmml');
    const { frame } = await opened(() => card().getByRole('button', { name: 'Open', exact: true }).click());
    await frame.locator('svg text', { hasText: /\S/ }).first().waitFor();
    await frame.getByText('You cancelled.').waitFor();
  });

  test('opened by Drive for another account than the default, says who is signed in, checks nobody, and can be switched', async () => {
    await switchTo(page, 'ben');
    await select('Sign in.bmml');
    const { tab, frame } = await opened(() => card().getByRole('button', { name: 'Open', exact: true }).click());
    const address = new URL(tab.url());
    address.searchParams.delete('authuser');
    await tab.goto(address.href);
    await frame.getByText('ana@acme.example').first().waitFor();
    expect(await frame.locator('svg text').count()).toBe(0);

    await frame.getByRole('link', { name: 'Open with the other account' }).click();
    await tab.getByRole('link', { name: /ben@acme/ }).click();
    await frame.locator('svg text', { hasText: /\S/ }).first().waitFor();
    await frame.getByText('You cancelled.').waitFor();
  });

  /** What the desk tells a page that has not been anywhere: an answer is gone with the page that is left. */
  async function stateIn(tab: Page): Promise<DeskState> {
    const [answer] = await Promise.all([tab.waitForResponse(/[/]api[/]state$/), tab.goto(desk.url)]);
    return (await answer.json()) as DeskState;
  }

  test('an address names its account as Google’s do, by address or number; by an id it is the default one', async () => {
    const tab = await context.newPage();
    const { accounts, defaultAccountId } = await stateIn(tab);
    const signedIn = accounts.filter(
      ({ isSignedIn, status, identity }) => isSignedIn && status === 'active' && identity === 'shown',
    );
    const usual = signedIn.find(({ id }) => id === defaultAccountId);
    const other = signedIn.find(({ id }) => id !== defaultAccountId);
    const at = accounts
      .filter(({ isSignedIn, status }) => isSignedIn && status === 'active')
      .findIndex(({ id }) => id === other?.id);
    const state = encodeURIComponent(JSON.stringify({ action: 'open', ids: ['some'], userId: '1' }));
    for (const [authuser, email] of [
      [other?.email, other?.email],
      [String(at), other?.email],
      [other?.id, usual?.email],
    ]) {
      await tab.goto(`${desk.url}exec?state=${state}&authuser=${encodeURIComponent(authuser ?? '')}`);
      await agreeOnPage(tab);
      await tab
        .frameLocator('iframe')
        .getByRole('link', { name: `Continue as ${email ?? ''}` })
        .waitFor();
    }
  });

  test('asks for each scope that was taken back where it is needed, none ticked, and goes on by itself', async () => {
    await page.getByRole('button', { name: /^Inspector/ }).click();
    await page.getByRole('button', { name: 'Google', exact: true }).click();
    expect(await violations(page)).toEqual([]);
    const agreed = page.getByRole('group', { name: /^What ana@acme/ });
    const known = agreed.getByRole('switch', { name: 'See your primary Google Account email address' });
    await turnOff(agreed, 'See your primary Google Account email address');
    await card().getByText('Authorization required').waitFor();
    const [consent] = await Promise.all([
      context.waitForEvent('page'),
      card().getByRole('button', { name: 'Authorize access' }).click(),
    ]);
    await consent.getByLabel('Select all').waitFor();
    expect(await violations(consent)).toEqual([]);
    const wanted = consent.getByRole('checkbox', { name: 'See your primary Google Account email address' });
    expect(await wanted.isChecked()).toBe(false);
    expect(await consent.getByRole('checkbox').count()).toBe(2);
    await wanted.check();
    await consent.getByRole('button', { name: 'Continue' }).click();
    await card().getByRole('heading', { name: 'ana@acme.example' }).waitFor();
    expect(await known.isChecked()).toBe(true);

    // On a page, the question is asked over what needs it, and that goes on.
    await turnOff(agreed, 'Connect to an external service');
    const { tab, frame } = await opened(() => fileOn(page, 'Sign in').dblclick());
    const link = frame.getByRole('dialog').getByRole('link', { name: 'Allow at Google' });
    const [asked] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await asked.getByLabel('Select all').check();
    await asked.getByRole('button', { name: 'Continue' }).click();
    // Google's page closes itself, and the one before it is seen again: a browser without a window is told so.
    await tab.bringToFront();
    await frame.locator('body').evaluate((body) => body.ownerDocument.dispatchEvent(new Event('visibilitychange')));
    await frame.locator('svg text', { hasText: /\S/ }).first().waitFor();

    // Drive offers the add-on to those alone who let it connect itself.
    await page.bringToFront();
    await turnOff(agreed, 'Connect itself to your Google Drive');
    await page.getByRole('button', { name: 'New', exact: true }).waitFor({ state: 'detached' });
  });

  test('asks for one file before it may be read, and then shows its card', async () => {
    await page.getByRole('row', { name: /^Not yet allowed/ }).click();
    await card().getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Allow' }).click();
    await card().getByText('You can edit this mockup.').waitFor();
  });

  test('a link to a file that the add-on was not let at leads to Google’s Picker, and by it to the drawing', async () => {
    const tab = await context.newPage();
    const { items } = await stateIn(tab);
    const id = items.find(({ name }) => name.startsWith('Not yet allowed'))?.id ?? '';
    const linked = encodeURIComponent(JSON.stringify({ action: 'open', ids: [id] }));
    await tab.goto(`${desk.url}exec?state=${linked}&authuser=ana%40acme.example`);
    const frame = tab.frameLocator('iframe');
    const pick = frame.getByRole('link', { name: 'Choose it at Google' });
    await pick.click();
    await tab.getByText('ana@acme.example').waitFor();
    expect(await violations(tab)).toEqual([]);
    // Whoever rather would not is where they were.
    await tab.getByRole('button', { name: 'Cancel' }).click();
    await pick.click();
    await tab.getByRole('checkbox', { name: /^Not yet allowed/ }).check();
    await tab.getByRole('button', { name: 'Select' }).click();
    await tab.waitForURL(/[?&]picked_file_ids=/);
    expect(new URL(tab.url()).searchParams.get('picked_file_ids')).toBe(id);
    // Where choosing gives nothing, the other way stands beside it as before.
    if (google === undefined) await frame.locator('svg text', { hasText: /\S/ }).first().waitFor();
    else await frame.getByText('“Open with”').waitFor();
  });

  test('creates a mockup from New, once, also when the page is loaded again', async () => {
    await page.getByRole('button', { name: 'New', exact: true }).click();
    const { tab, frame } = await opened(() => page.getByRole('button', { name: 'Mockup', exact: true }).click());
    await frame.getByRole('textbox').fill('Brand new');
    await frame.getByText('Web page').click();
    await frame.getByRole('button', { name: 'Create mockup' }).click();
    await frame.locator('svg text', { hasText: 'Page title' }).first().waitFor();
    // Editing is what comes next, in a project.
    await frame.getByRole('application').waitFor();
    await frame.getByRole('navigation', { name: 'Mockups' }).getByText('Brand new').waitFor();
    await page.getByRole('row', { name: /^Brand new\.bmpr/ }).waitFor();

    await tab.reload();
    await frame.locator('svg text', { hasText: 'Page title' }).first().waitFor();
    expect(await page.getByRole('row', { name: /^Brand new\.bmpr/ }).count()).toBe(1);
  });

  test('renames a drawing from its page, and the desk shows the new name', async () => {
    const { frame } = await signInOpened();
    await frame.getByLabel('More').click();
    await frame.getByRole('button', { name: 'Rename…' }).click();
    await frame.getByRole('dialog').getByLabel('Name').fill('Log in');
    await frame.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await frame.getByRole('heading', { name: 'Log in' }).waitFor();
    await page
      .getByRole('row', { name: /^Log in\.bmml/ })
      .first()
      .waitFor();
    await frame.getByRole('button', { name: 'Undo' }).click();
    await page
      .getByRole('row', { name: /^Sign in\.bmml/ })
      .first()
      .waitFor();
  });

  test('edits a drawing in its page: what was added is in Drive, and there when it is opened again', async () => {
    const { tab, frame } = await opened(() => fileOn(page, 'Sign in').dblclick());
    await frame.getByRole('button', { name: 'Edit', exact: true }).click();
    await frame.locator('.board').press('/');
    await frame.getByRole('combobox', { name: 'Name of a control' }).fill('help');
    await tab.keyboard.press('Enter');
    await frame.locator('.board').press('/');
    await frame.getByRole('combobox', { name: 'Name of a control' }).fill('button');
    await tab.keyboard.press('Enter');
    await frame.locator('.typing').fill('By another way');
    await tab.keyboard.press('Enter');
    await frame
      .locator('.status')
      .getByText(/^Saved in Drive/)
      .waitFor();
    await frame.getByRole('button', { name: 'Done' }).click();
    await frame.locator('.sheet text', { hasText: 'By another way' }).waitFor();
    await tab.reload();
    await frame.locator('.sheet text', { hasText: 'By another way' }).waitFor();
  });

  test('takes the store down and brings it back, and the card says what is known meanwhile', async () => {
    await select('Sign in.bmml');
    await card().getByText('You can edit this mockup.').waitFor();
    await page.getByRole('button', { name: /^Inspector/ }).click();
    await page.getByRole('button', { name: 'Outages (0)' }).click();
    const outages = page.getByRole('group', { name: 'Outages' });
    const store = outages.getByRole('switch', { name: 'PropertiesService doesn’t answer' });
    await store.focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Outages (1)' }).waitFor();
    await outages.getByRole('switch', { name: 'CacheService doesn’t answer' }).click();
    await page.getByRole('button', { name: 'Outages (2)' }).waitFor();
    await card().getByText('The subscription couldn’t be checked just now.', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: /^Inspector 2 outages/ }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);

    await store.focus();
    await page.keyboard.press('Space');
    await card().getByText('You can edit this mockup.').waitFor();
    expect(await store.isChecked()).toBe(false);

    await outages.getByRole('switch', { name: 'Drive doesn’t answer' }).click();
    await card().getByText('Drive couldn’t be asked just now', { exact: false }).waitFor();
  });

  test('lets a trial started elsewhere be used at once where a drawing is open', async () => {
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('button', { name: 'make default: emil@acme.example' }).click();
    await page.keyboard.press('Escape');
    await switchTo(page, 'emil');
    await select('Sign in.bmml');
    const { tab, frame } = await opened(() => card().getByRole('button', { name: 'Open', exact: true }).click());
    await frame.getByText('You can view this mockup.').waitFor();
    await page.bringToFront();
    await card().getByRole('button', { name: 'Start 30-day trial' }).click();
    await card().getByText('30 days of trial left.').waitFor();
    await tab.bringToFront();
    // A browser without a window calls every page visible: what it would say is said here.
    await frame.locator('body').evaluate((body) => body.ownerDocument.dispatchEvent(new Event('visibilitychange')));
    await frame.getByText('You can edit this mockup. 30 days of trial left.').waitFor();
  });
});
