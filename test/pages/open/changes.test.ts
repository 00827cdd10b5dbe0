// What people change from the page: names, copies, new mockups, and what they are told meanwhile.
import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Access, Opening } from '../../../src/contract/open';
import { readBmml } from '../../../src/mockup/bmml';
import { loneMockup } from '../../../src/mockup/control';
import { describeMockup } from '../../../src/mockup/describe';
import { templateOf } from '../../../src/mockup/templates';
import { openDatabase } from '../../mockup/database';
import { bmml, control, sceneOf } from '../../mockup/fixtures';
import { sceneIn } from '../edit/person';
import {
  accessOf,
  answer,
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
} from './harness';
import { windowsOfSuite } from '../suite';
import { calls, contentOf } from '../windows';

const show = openWith(windowsOfSuite());

const project = (options: BrowserContextOptions = {}): Promise<Page> =>
  show(
    openingOf(file('1', 'Book club.bmpr')),
    { readMockup: { 1: content('Book club.bmpr', sample('Book club.bmpr')) }, readAsset: engine() },
    options,
  );

describe('changing a mockup', () => {
  const bmmlFile = (answers: Answers = {}, access: Partial<Access> = {}) =>
    show(openingOf(file('1', 'Sign in.bmml', access)), {
      ...answers,
      readMockup: {
        1: content('Sign in.bmml', sample('Sign in.bmml')),
        2: content('Copy.bmml', sample('Settings.bmml')),
      },
    });
  const renamed = (name: string): Answers => ({ changeMockup: { ok: true, file: file('1', name), revision: 'r1' } });
  const dialog = (page: Page) => page.getByRole('dialog');

  it('renames it by keyboard, and back again', async () => {
    const page = await bmmlFile(renamed('Log in.bmml'));
    await choose(page, 'Rename…');
    expect(await dialog(page).getByLabel('Name').inputValue()).toBe('Sign in');
    await page.keyboard.type('Log in');
    await page.keyboard.press('Enter');
    await page.getByText('The name is now Log in.').waitFor();
    expect(await title(page)).toBe('Log in');
    expect(await page.title()).toBe('Log in');
    answer(page, renamed('Sign in.bmml'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The name is now Sign in.').waitFor();
    expect(await title(page)).toBe('Sign in');
    expect((await calls(page)).slice(1)).toEqual([
      ['changeMockup', { id: '1', action: 'rename', from: 'Sign in.bmml', name: 'Log in' }],
      ['changeMockup', { id: '1', action: 'rename', from: 'Log in.bmml', name: 'Sign in.bmml' }],
    ]);
  });

  it('says why it could not, and what the account may do now', async () => {
    const bar = { tone: 'warning', text: 'You can view this mockup.', actions: [] } as const;
    const access = accessOf({ canEdit: false, canCreate: false, bar });
    const page = await bmmlFile({ changeMockup: { ok: false, title: 'Nothing was changed', text: 'Ended.', access } });
    await choose(page, 'Rename…');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Nothing was changed').waitFor();
    await page.getByText('You can view this mockup.').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'More');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
    expect(await page.getByRole('button', { name: 'Rename…' }).count()).toBe(0);
  });

  it('is offered to nobody who may not', async () => {
    const page = await bmmlFile({}, { canEdit: false, canCreate: false });
    await drawing(page).waitFor();
    await page.getByLabel('More').click();
    expect(await page.locator('.menu-list button').allInnerTexts()).toEqual(
      expect.not.arrayContaining(['Rename…', 'Make a copy…']),
    );
  });

  it('makes one copy however often it is tried, and opens it', async () => {
    const page = await bmmlFile({ reserveId: { ok: true, id: '2' }, changeMockup: 'Network' });
    await choose(page, 'Make a copy…');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('alert').waitFor();
    answer(page, { changeMockup: { ok: true, file: file('2', 'Copy.bmml'), revision: undefined } });
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Open the copy' }).click();
    await page.waitForFunction(() => document.title === 'Copy');
    const names = (await calls(page)).map(([name]) => name);
    expect(names).toEqual(['readMockup', 'reserveId', 'changeMockup', 'changeMockup', 'readMockup']);
  });

  it('saves a name inside a project in its content, and reads that again', async () => {
    const page = await show(openingOf(file('1', 'Book club.bmpr')), {
      readMockup: { 1: content('Book club.bmpr', sample('Book club.bmpr')) },
      readAsset: engine(),
      changeMockup: { ok: true, file: file('1', 'Book club.bmpr'), revision: 'r2' },
    });
    await choose(page, 'Rename…');
    await page.keyboard.type('Bookshelf');
    await page.keyboard.press('Enter');
    await page.getByText('The name is now Bookshelf.').waitFor();
    expect(await title(page)).toBe('Bookshelf');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The name is now Shelf.').waitFor();
    const saves = (await calls(page)).flatMap(([name, request]) =>
      name === 'changeMockup' ? [request as { action: string; revision: string }] : [],
    );
    expect(saves.map(({ action, revision }) => [action, revision])).toEqual([
      ['save', 'r1'],
      ['save', 'r2'],
    ]);
  });

  it('hands a refused person what could not be saved, and shows what is newer', async () => {
    const page = await show(openingOf(file('1', 'Book club.bmpr')), {
      readMockup: { 1: content('Book club.bmpr', sample('Book club.bmpr')) },
      readAsset: engine(),
      changeMockup: { ok: false, title: 'Nothing was changed', text: 'Kim was first.', isConflict: true },
    });
    await choose(page, 'Rename…');
    await page.keyboard.type('Mine');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Kim was first.').waitFor();
    const download = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Download your version' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('Book club.bmpr');
    const database = await openDatabase(await contentOf(saved));
    expect(JSON.stringify(database.exec('SELECT ATTRIBUTES FROM RESOURCES'))).toContain('Mine');
    await dialog(page).getByRole('button', { name: 'Show the newest version' }).click();
    await drawing(page).waitFor();
    expect(await title(page)).toBe('Shelf');
    expect((await calls(page)).filter(([name]) => name === 'readMockup')).toHaveLength(2);
  });

  it('copies a link to the mockup of a project that is shown, which opens there', async () => {
    const page = await project({ permissions: ['clipboard-read', 'clipboard-write'] });
    await drawing(page).waitFor();
    await page.keyboard.press('PageDown');
    await choose(page, 'Copy link');
    await page.getByText('Link to One book copied.').waitFor();
    const url = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const state = JSON.parse(url.searchParams.get('state') ?? '') as { ids: string[]; mockup: string };
    expect([url.origin, url.pathname, state.ids]).toEqual(['https://script.example', '/exec', ['1']]);
    const linked = await show(
      { ...openingOf(file('1', 'Book club.bmpr')), mockup: state.mockup },
      { readMockup: { 1: content('Book club.bmpr', sample('Book club.bmpr')) }, readAsset: engine() },
    );
    await drawing(linked).waitFor();
    await linked.waitForFunction(() => document.title === 'One book');
  });
});

it('a link that may not be copied is shown, to be copied by hand', async () => {
  const page = await project();
  await drawing(page).waitFor();
  await page.evaluate(() => {
    navigator.clipboard.writeText = () =>
      Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
  });
  await choose(page, 'Copy link');
  await page.getByText('https://script.example/exec?state=').waitFor();
});

describe('the bar changes while the page is open', () => {
  const bar = (words: string) => ({ tone: 'info', text: words, actions: [] }) as const;
  const readMockup = { 1: content('a.bmml', text(bmml(control('Label')))) };

  it('at the instant at which the answer changes', async () => {
    const page = await show(openingOf(file('1', 'a.bmml', { bar: bar('1 day left.'), changesIn: 1 })), {
      readMockup,
      checkAgain: accessOf({ bar: bar('It has ended.'), canEdit: false }),
    });
    await page.getByText('It has ended.').waitFor();
    expect((await calls(page)).filter(([name]) => name === 'checkAgain')).toEqual([['checkAgain', { id: '1' }]]);
  });

  it('when the page is seen again, and asks for nothing in between', async () => {
    const page = await show(openingOf(file('1', 'a.bmml', { bar: bar('No subscription.') })), {
      readMockup,
      checkAgain: accessOf({ bar: bar('Trial running.') }),
    });
    await drawing(page).waitFor();
    expect((await calls(page)).map(([name]) => name)).toEqual(['readMockup']);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('Trial running.').waitFor();
    expect((await calls(page)).map(([name]) => name)).toEqual(['readMockup', 'checkAgain']);
  });

  it('keeps what it says when the server can’t be asked', async () => {
    const page = await show(openingOf(file('1', 'a.bmml', { bar: bar('Trial running.') })), { readMockup });
    await drawing(page).waitFor();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForFunction(() => (window as unknown as { calls: unknown[] }).calls.length === 2);
    expect(await page.getByRole('complementary').innerText()).toBe('Trial running.');
  });
});

describe('New in Drive', () => {
  const opening: Extract<Opening, { kind: 'create' }> = {
    kind: 'create',
    folderId: 'f',
    newId: undefined,
    state: { action: 'create', folderId: 'f', userId: '7' },
    access: accessOf(),
    pageUrl: 'https://script.example/exec',
    locale: 'en',
  };
  const answers: Answers = {
    reserveId: { ok: true, id: 'new1' },
    createMockup: { ok: true, file: file('1', 'Plan.bmpr') },
    readAsset: engine(),
    readMockup: { 1: content('Plan.bmml', text('<mockup version="1.0"><controls/></mockup>')) },
  };

  it('makes a mockup from a template chosen by keyboard, and shows it', async () => {
    const page = await show(opening, answers);
    await page.getByLabel('Name').fill('Plan');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'Web page' }).isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    // Editing is what comes next.
    await page.locator('.board').waitFor();
    const made = (await calls(page)).filter(([name]) => name !== 'readAsset').slice(0, 2);
    const asked = { name: 'Plan', newId: 'new1', startsTrial: false, folderId: 'f' };
    expect(made).toEqual([
      ['reserveId', null],
      ['createMockup', { ...asked, base64: expect.any(String) }],
    ]);
    // A project with this one drawing, as the original's editors write it.
    const { base64 } = made[1]?.[1] as { base64: string };
    const scene = await sceneIn(Buffer.from(base64, 'base64'));
    expect(scene).toMatchObject({ format: 'bmpr', name: 'Plan', skin: 'sketch', linkColor: '#085394' });
    const template = sceneOf(readBmml(templateOf('browser'))).mockups[0];
    expect(scene.mockups).toMatchObject([
      { name: 'Plan', branch: 'Master', bounds: template?.bounds, thumbnail: expect.stringMatching('^data:image/png') },
    ]);
    expect(describeMockup(scene.mockups[0] ?? loneMockup([]))).toEqual(describeMockup(template ?? loneMockup([])));
  });

  it('shows each template as it will look, chosen by mouse as well', async () => {
    const page = await show(opening, answers);
    expect(await page.locator('.template img').count()).toBe(3);
    await page.getByText('Dialog', { exact: true }).click();
    expect(await page.getByRole('radio', { name: 'Dialog' }).isChecked()).toBe(true);
  });

  it('keeps the new file’s id in its address before anything is made, and uses it again when reloaded', async () => {
    const page = await show(opening, { ...answers, createMockup: 'Network' });
    await page.getByRole('button', { name: 'Create mockup' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(() => (window as unknown as { addresses: unknown[] }).addresses)).toEqual([
      { action: 'create', folderId: 'f', userId: '7', newId: 'new1' },
    ]);
    await page.getByRole('button', { name: 'Create mockup' }).click();
    await page.waitForFunction(
      () =>
        (window as unknown as { calls: unknown[][] }).calls.filter(([name]) => name === 'createMockup').length === 2,
    );
    const names = (await calls(page)).map(([name]) => name).filter((name) => name !== 'readAsset');
    expect(names).toEqual(['reserveId', 'createMockup', 'createMockup']);

    const again = await show({ ...opening, newId: 'new1' }, answers);
    await again.getByRole('button', { name: 'Create mockup' }).click();
    await again.locator('.board').waitFor();
    expect((await calls(again))[1]).toEqual(['createMockup', expect.objectContaining({ newId: 'new1' })]);
  });

  it('starts the trial only with the person’s agreement, said on the button', async () => {
    const access = accessOf({ canCreate: false, canEdit: false, canStartTrial: true });
    const page = await show({ ...opening, access }, answers);
    await page.getByText('Creating starts the 30-day trial').waitFor();
    await page.getByRole('button', { name: 'Start trial and create' }).click();
    await page.locator('.board').waitFor();
    expect(await calls(page)).toContainEqual(['createMockup', expect.objectContaining({ startsTrial: true })]);
  });

  it('says when it can’t', async () => {
    const page = await show({ ...opening, access: accessOf({ canCreate: false }) });
    expect(await page.locator('.empty').innerText()).toContain('can’t create mockups');
  });
});
