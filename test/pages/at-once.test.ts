// What people press at once is taken: keys in the task that shows something, and in the first one of the page.
import { describe, expect, test } from '@jest/globals';
import type { Opening } from '../../src/contract/open';
import { pressAtOnce } from '../at-once';
import { bmml, control } from '../mockup/fixtures';
import { startSampleWorld } from '../sample-world';
import {
  accessOf,
  type Answers,
  choose,
  content,
  drawing,
  engine,
  file,
  openingOf,
  openWith,
  sample,
  text,
  title,
} from './open/harness';
import { reviewIn } from './review/harness';
import { windowsOfSuite } from './suite';
import { calls } from './windows';

const windows = windowsOfSuite();

describe('on the open page', () => {
  const open = openWith(windows);
  const answers: Answers = { readMockup: { 1: content('Sign in.bmml', sample('Sign in.bmml')) } };
  const notes = '[data-type=StickyNote]';

  test('the drawing takes keys when it appears', async () => {
    const page = await open(openingOf(file('1', 'Sign in.bmml'), file('2', 'b.bmml')), {
      readMockup: { 2: content('b.bmml', text(bmml(control('Label')))) },
    });
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    const met = await pressAtOnce(page, '.sheet svg', '+', () => page.keyboard.press('PageDown'));
    expect(met.focus).toBe('Drawing of b. Arrow keys move it.');
    await page.getByRole('button', { name: /125%/ }).waitFor();
  });

  test('keys work as soon as the page is there, without a click', async () => {
    const page = await open(openingOf(file('1', 'Sign in.bmml')), answers);
    await drawing(page).waitFor();
    await page.keyboard.press('m');
    expect(await page.locator(notes).count()).toBe(0);
  });

  test('a question has the focus, and keys of the page are off, when it appears', async () => {
    const page = await open(openingOf(file('1', 'Sign in.bmml')), answers);
    const met = await pressAtOnce(page, 'dialog', 'm', () => choose(page, 'Rename…'));
    expect(met).toEqual({ focus: 'Name', isModal: true });
    expect(await page.locator(notes).count()).toBe(1);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press('m');
    expect(await page.locator(notes).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('More');
  });

  test('a menu closes by the Escape that comes with it, and is walked through by arrows', async () => {
    const page = await open(openingOf(file('1', 'Sign in.bmml')), answers);
    await drawing(page).waitFor();
    await pressAtOnce(page, '.menu-list', 'Escape', () => page.getByLabel('More').click());
    expect(await page.locator('.menu-list').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Make a copy…');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Rename' }).waitFor();
  });

  test('a new mockup is named by what is typed first', async () => {
    const creating: Opening = {
      kind: 'create',
      folderId: undefined,
      newId: 'new1',
      state: {},
      access: accessOf(),
      pageUrl: 'https://script.example/exec',
      locale: 'en',
    };
    const page = await open(creating, {
      createMockup: { ok: true, file: file('1', 'Plan.bmpr') },
      readAsset: engine(),
      ...answers,
    });
    await page.keyboard.type('Plan');
    await page.keyboard.press('Enter');
    await page.locator('.board').waitFor();
    expect(await calls(page)).toContainEqual(['createMockup', expect.objectContaining({ name: 'Plan' })]);
    expect(await title(page)).toBe('Sign in');
  });
});

describe('on the review', () => {
  const open = reviewIn(windows);
  const person = async (name: string) => {
    const { page } = await open(await startSampleWorld(), 'ana');
    await page.getByRole('searchbox').fill(`${name}@`);
    await page.getByText(/^\d rows? of 38/).waitFor();
    const row = page
      .getByRole('grid')
      .getByRole('row', { name: `${name}@` })
      .first();
    return { page, row, drawer: page.getByRole('complementary') };
  };

  test('a person is closed by the Escape that comes with them, and the row has the focus again', async () => {
    const { page, row, drawer } = await person('cem');
    await row.focus();
    const met = await pressAtOnce(page, '.drawer', 'Escape', () => page.keyboard.press('Enter'));
    expect(met.focus).toContain('cem@acme.example');
    expect(await drawer.count()).toBe(0);
    expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a change has its field focused, and is called off by the Escape that comes with it', async () => {
    const { page, row, drawer } = await person('cem');
    await row.click();
    const met = await pressAtOnce(page, '.change', 'Escape', () =>
      drawer.getByRole('button', { name: 'Add a person' }).click(),
    );
    expect(met.focus).toBe('Their Google address');
    expect(await drawer.getByRole('form').count()).toBe(0);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  test('keys go on working when the button that had the focus is gone', async () => {
    const { page, row, drawer } = await person('tara');
    await row.click();
    await drawer.getByRole('button', { name: 'Remove tara@acme.example as administrator' }).click();
    await drawer.getByText('This is not possible').waitFor();
    await page.keyboard.press('Escape');
    await drawer.getByRole('heading', { name: 'What can be done' }).waitFor();

    await drawer.getByRole('button', { name: 'Write a note' }).click();
    await page.keyboard.type('Later');
    await drawer.getByRole('button', { name: 'See what it does' }).click();
    await drawer.getByRole('button', { name: 'Save' }).waitFor();
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: 'Undo' }).click();
    await drawer.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });
});
