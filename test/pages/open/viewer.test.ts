import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Opening } from '../../../src/contract/open';
import { violations } from '../../axe';
import { bmml, control, fixturesFolder } from '../../mockup/fixtures';
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
} from './harness';
import { windowsOfSuite } from '../suite';
import { calls, contentOf, lost } from '../windows';

const show = openWith(windowsOfSuite());

const showFile = (
  name: string,
  bytes: Uint8Array,
  options: BrowserContextOptions = {},
  answers: Answers = {},
): Promise<Page> => show(openingOf(file('1', name)), { ...answers, readMockup: { 1: content(name, bytes) } }, options);

const project = (options: BrowserContextOptions = {}): Promise<Page> =>
  showFile('Book club.bmpr', sample('Book club.bmpr'), options, { readAsset: engine() });

const widthOf = async (page: Page): Promise<number> => Number(await drawing(page).getAttribute('width'));

describe('one mockup', () => {
  it('is named at once, and drawn when it is here', async () => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    expect(await title(page)).toContain('Sign in');
    await drawing(page).waitFor();
    expect(await title(page)).toBe('Sign in');
    expect(await drawing(page).getAttribute('aria-label')).toMatch(/^Sign in: a mockup with \d+ controls$/);
  });

  it('has words that can be selected', async () => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(page).waitFor();
    await page.locator('.sheet text', { hasText: 'Forgot your' }).dblclick({ position: { x: 10, y: 6 } });
    expect(await page.evaluate(() => String(getSelection()).trim())).toBe('Forgot');
  });

  it('is lettered in its own font', async () => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(page).waitFor();
    await page.waitForFunction(() => document.fonts.check("13px 'Balsamiq Sans'"));
  });

  it('zooms by buttons, keys and the wheel, and fits again', async () => {
    const page = await showFile('Boat house dashboard.bmml', sample('Boat house dashboard.bmml'));
    await drawing(page).waitFor();
    const fit = await widthOf(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    expect(await widthOf(page)).toBeCloseTo(fit * 1.25, 0);
    await page.keyboard.press('-');
    expect(await widthOf(page)).toBeCloseTo(fit, 0);
    await page.keyboard.press('1');
    expect(await page.getByRole('button', { name: /100%/ }).innerText()).toBe('100%');
    await drawing(page).hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.waitForFunction(
      (before) => Number(document.querySelector('.sheet svg')?.getAttribute('width')) > before,
      fit * 1.05,
    );
    await page.keyboard.press('0');
    expect(await widthOf(page)).toBeCloseTo(fit, 0);
  });

  it('keeps the point under the pointer where it is while zooming', async () => {
    const page = await showFile('Boat house dashboard.bmml', sample('Boat house dashboard.bmml'));
    await drawing(page).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    const word = page.locator('.sheet text', { hasText: 'Kingfisher' }).first();
    await word.hover();
    const before = await word.boundingBox();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await page.waitForFunction(([text, width]) => text.getBoundingClientRect().width > width, [
      await word.elementHandle(),
      before?.width ?? 0,
    ] as const);
    const after = await word.boundingBox();
    expect(
      Math.abs((after?.x ?? 0) + (after?.width ?? 0) / 2 - (before?.x ?? 0) - (before?.width ?? 0) / 2),
    ).toBeLessThan(8);
  });

  it('is dragged about', async () => {
    const page = await showFile('Boat house dashboard.bmml', sample('Boat house dashboard.bmml'));
    await drawing(page).waitFor();
    for (const key of ['1', '+', '+', '+']) await page.keyboard.press(key);
    const scroll = () => page.evaluate(() => document.querySelector('.stage')?.scrollLeft ?? 0);
    const before = await scroll();
    await page.mouse.move(600, 780);
    await page.mouse.down();
    await page.mouse.move(500, 700, { steps: 4 });
    await page.mouse.up();
    expect(await scroll()).toBe(before + 100);
  });

  it('shows and hides markup', async () => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(page).waitFor();
    expect(await page.locator('[data-type=StickyNote]').count()).toBe(1);
    await page.getByRole('switch', { name: 'Markup' }).click();
    expect(await page.locator('[data-type=StickyNote]').count()).toBe(0);
    await page.keyboard.press('m');
    expect(await page.locator('[data-type=StickyNote]').count()).toBe(1);
  });

  it('is read aloud in order', async () => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(page).waitFor();
    const items = await page.getByRole('region', { name: 'What is on Sign in' }).getByRole('listitem').allInnerTexts();
    expect(items).toEqual(expect.arrayContaining(['Text field: ana@tidewater.example', 'Link: Forgot your password?']));
    expect(items.findIndex((item) => item.startsWith('Label: Email'))).toBeLessThan(
      items.findIndex((item) => item.startsWith('Button')),
    );
  });

  it.each([
    ['Download as SVG', 'Sign in.svg', '<svg'],
    ['Download as PNG', 'Sign in.png', '\x89PNG'],
  ])('is taken away: %s', async (label, name, start) => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(page).waitFor();
    await page.getByLabel('More').click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: label }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe(name);
    expect((await contentOf(saved)).toString('latin1').slice(0, start.length)).toBe(start);
  });

  it('says so where its frame may not fill the screen', async () => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(page).waitFor();
    await page.evaluate(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('Disallowed by permissions policy'));
    });
    await page.keyboard.press('f');
    await page.getByText('The browser doesn’t let this page fill the screen.').waitFor();
  });

  it('prints nothing but the drawing', async () => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.toolbar').isVisible()).toBe(false);
    expect(await drawing(page).isVisible()).toBe(true);
  });
});

describe('what the page does not carry', () => {
  const withIcon = text(bmml(control('Icon', { icon: 'anchor%7Clarge' })));

  it('draws an icon as soon as it is fetched', async () => {
    const icon = { 'solid:anchor': [576, 512, 'M0 0h512v512z'] } as const;
    const page = await showFile('Boat.bmml', withIcon, {}, { readIcons: icon });
    await page.locator('.sheet path[d="M0 0h512v512z"]').waitFor();
    const asked = await page.evaluate(() => (window as unknown as { icons: string[] }).icons);
    expect(asked).toContain('solid:anchor');
  });

  it('asks for no icon that it has, and for no letters that the file does not use', async () => {
    const page = await showFile('Plus.bmml', text(bmml(control('Icon', { icon: 'plus-solid%7Clarge' }))));
    await drawing(page).waitFor();
    expect(await page.evaluate(() => (window as unknown as { icons: string[] }).icons)).toEqual([]);
  });

  it('fetches the letters of an alphabet when a file has one of them', async () => {
    const cyrillic = readFileSync(path.join(__dirname, '../../../dist/letters-cyrillic.html'), 'utf8');
    const words = text(bmml(control('Label', { text: '%u041C%u0435%u043B%u043A%u0438%u0439' })));
    const page = await showFile('Words.bmml', words, {}, { readAsset: cyrillic });
    await drawing(page).waitFor();
    await page.waitForFunction(() => [...document.fonts].some(({ unicodeRange }) => /U\+400/i.test(unicodeRange)));
  });

  it('says that pictures lie beside a single mockup', async () => {
    const picture = text(bmml(control('Image', { src: './assets/harbour.png' })));
    const page = await showFile('Harbour.bmml', picture);
    await page.getByText('One picture lies beside this file in Drive').waitFor();
  });
});

describe('a project', () => {
  it('lists its mockups with pictures, alternates and notes', async () => {
    const page = await project();
    await drawing(page).waitFor();
    const list = page.getByRole('navigation', { name: 'Mockups' });
    expect(await list.getByRole('button').allInnerTexts()).toEqual(
      ['Shelf', 'One book', 'Meeting', 'Meeting\nAlternate: On the island', 'Parts\nSymbols'].map((name) =>
        expect.stringContaining(name.split('\n')[0] ?? ''),
      ),
    );
    expect(await list.getByText('Alternate: On the island').count()).toBe(1);
    expect(await list.getByText('Ask the library').count()).toBe(1);
    expect(await list.locator('img').count()).toBe(5);
  });

  it('is searched by names and words, in the list and on the drawing', async () => {
    const page = await project();
    await drawing(page).waitFor();
    const list = page.getByRole('navigation', { name: 'Mockups' });
    await list.getByRole('searchbox', { name: 'Search names and words' }).fill('  tin  DRUM ');
    await list.getByText('Found in').waitFor();
    expect(await list.getByRole('button').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Shelf'), expect.stringContaining('One book')]),
    );
    expect(await list.getByRole('button', { name: 'Parts' }).count()).toBe(0);
    await list.getByRole('button', { name: 'One book' }).click();
    await page.locator('.sheet .hit').first().waitFor();
    await list.getByRole('searchbox').fill('zebra crossing');
    await list.getByText('Nothing found').waitFor();
    expect(await page.locator('.sheet .hit').count()).toBe(0);
    await list.getByRole('searchbox').fill('');
    expect(await list.getByRole('button').count()).toBe(5);
  });

  it('shows its library of symbols as the last of its mockups', async () => {
    const page = await project();
    await drawing(page).waitFor();
    await page.getByRole('button', { name: 'Parts Symbols' }).click();
    expect(await title(page)).toBe('Parts');
    await drawing(page).waitFor();
  });

  it('closes its list when the window becomes narrow', async () => {
    const page = await project({ viewport: { width: 1200, height: 700 } });
    await drawing(page).waitFor();
    const list = page.getByRole('navigation', { name: 'Mockups' });
    await list.waitFor();
    await page.setViewportSize({ width: 390, height: 700 });
    await list.waitFor({ state: 'detached' });
  });

  it('goes on and back by buttons and keys', async () => {
    const page = await project();
    await drawing(page).waitFor();
    await page.keyboard.press('PageDown');
    expect(await title(page)).toBe('One book');
    await page.getByRole('button', { name: 'Next mockup' }).click();
    expect(await title(page)).toBe('Meeting');
    await page.keyboard.press('PageUp');
    expect(await title(page)).toBe('One book');
  });

  it('follows links between mockups, and back', async () => {
    const page = await project();
    await drawing(page).waitFor();
    await page.locator('.sheet [data-link]').last().click();
    expect(await title(page)).toBe('One book');
    await page.locator('.sheet [data-link="5"]').click();
    expect(await title(page)).toBe('Shelf');
  });

  it('is followed by keyboard, the link pointed out', async () => {
    const page = await project();
    await drawing(page).waitFor();
    const link = page.getByRole('button', { name: 'Go to One book' });
    await link.focus();
    await page.locator('.link.focused').waitFor();
    await page.keyboard.press('Enter');
    expect(await title(page)).toBe('One book');
  });

  it('fetches the database engine only now', async () => {
    const one = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(one).waitFor();
    const asked = async (page: Page) => (await calls(page)).map(([name]) => name);
    expect(await asked(one)).toEqual(['readMockup']);
    const two = await project();
    await drawing(two).waitFor();
    expect(await asked(two)).toEqual(['readMockup', 'readAsset']);
  });

  it('fetches file and engine side by side', async () => {
    const asked = new Set<string>();
    let together = (): void => undefined;
    const both = new Promise<void>((resolve) => (together = resolve));
    const serve = async (name: string, request: unknown): Promise<unknown> => {
      if (name !== 'readMockup' && request !== 'sqlite') return lost;
      asked.add(name);
      if (asked.size === 2) together();
      // Neither is answered before the other is asked for.
      await both;
      return name === 'readMockup' ? content('Book club.bmpr', sample('Book club.bmpr')) : engine();
    };
    const page = await show(openingOf(file('1', 'Book club.bmpr')), { serve });
    await drawing(page).waitFor();
  });
});

describe('several files', () => {
  const files = [file('1', 'Sign in.bmml'), file('2', 'Boat house dashboard.bmml')];
  const answers = {
    readMockup: {
      1: content('Sign in.bmml', sample('Sign in.bmml')),
      2: content('Boat house dashboard.bmml', sample('Boat house dashboard.bmml')),
    },
  };

  it('are fetched when they are looked at', async () => {
    const page = await show(openingOf(...files), answers);
    await drawing(page).waitFor();
    expect(await calls(page)).toHaveLength(1);
    await page.keyboard.press('PageDown');
    await drawing(page).waitFor();
    expect(await calls(page)).toHaveLength(2);
    expect(await title(page)).toBe('Boat house dashboard');
  });

  it('are searched by their words too, though nobody has looked at them, and what can’t be read is counted', async () => {
    const page = await show(openingOf(...files, file('3', 'Lost.bmml')), {
      readMockup: { ...answers.readMockup, 3: 'Network' },
    });
    await drawing(page).waitFor();
    const list = page.getByRole('navigation', { name: 'Mockups' });
    await list.getByRole('searchbox').fill('On the water');
    await list.getByText('Found in one mockup · one file by its name alone').waitFor();
    expect(await list.getByRole('button').allInnerTexts()).toEqual([expect.stringContaining('Boat house dashboard')]);
  });

  it('lead to each other', async () => {
    const page = await show(openingOf(...files), answers);
    await drawing(page).waitFor();
    await page.locator('.sheet [data-link]').first().click();
    expect(await title(page)).toBe('Boat house dashboard');
  });

  it('lend each other their symbols', async () => {
    const use = control('Component', { src: '.%2Fassets%2Fsymbols.bmml%23Head' });
    const head = `<control controlID="4" controlTypeID="__group__" x="0" y="0"><controlProperties><controlName>Head</controlName></controlProperties><groupChildrenDescriptors>${control('Label', { text: 'From%20elsewhere' })}</groupChildrenDescriptors></control>`;
    const page = await show(openingOf(file('1', 'Page.bmml'), file('2', '')), {
      readMockup: {
        1: content('Page.bmml', text(bmml(use))),
        2: content('symbols.bmml', text(bmml(head))),
      },
    });
    await page.locator('.sheet text', { hasText: 'From elsewhere' }).waitFor();
  });

  it('say so when a link leads to one that is not open', async () => {
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'));
    await drawing(page).waitFor();
    await page.locator('.sheet [data-link]').first().click();
    expect(await page.locator('.strip').innerText()).toContain('Boat house dashboard.bmml, which is not open here');
  });
});

describe('links out of the mockup', () => {
  it.each([
    ['https%3A//example.com/', 1, 'to https://example.com/'],
    ['mailto%3Aana@acme.com', 0, 'can’t be opened from here'],
  ])('%s', async (href, anchors, words) => {
    const page = await showFile('a.bmml', text(bmml(control('Button', { href, text: 'Go' }))));
    await drawing(page).waitFor();
    await page.locator('.sheet [data-link]').click();
    expect(await page.locator('.strip').innerText()).toContain(words);
    expect(await page.locator('.strip a').count()).toBe(anchors);
  });
});

describe('what can’t be shown says why', () => {
  it.each([
    ['an empty file', '', 'The file is empty'],
    ['prose', 'Dear Ana', 'plain text'],
    ['a document type', '<!DOCTYPE m><mockup/>', 'document type declaration'],
    ['a broken file', '<mockup><', 'damaged'],
    ['a mockup without controls', '<mockup version="1.0"><controls/></mockup>', 'Nothing has been drawn'],
  ])('%s', async (_, xml, words) => {
    const page = await showFile('a.bmml', text(xml));
    await page.locator('.empty :is(h1, h2)').waitFor();
    expect(await page.locator('.empty').innerText()).toContain(words);
  });

  it('a database that is none', async () => {
    const page = await showFile(
      'a.bmpr',
      text(`SQLite format 3\u0000${'x'.repeat(2000)}`),
      {},
      { readAsset: engine() },
    );
    await page.locator('.empty :is(h1, h2)').waitFor();
    expect(await page.locator('.empty').innerText()).toContain('damaged');
  });

  it('a damaged file shows what stands before the damage', async () => {
    const whole = Buffer.from(sample('Sign in.bmml')).toString();
    const page = await showFile('a.bmml', text(whole.slice(0, whole.length / 2)));
    await drawing(page).waitFor();
    expect(await page.locator('.strip').innerText()).toMatch(/damaged from line \d+ on/);
  });

  it('a refusal in the server’s words, with its reference', async () => {
    const refusal = { ok: false, title: 'Not yours', text: 'Ask the owner.', reference: 'ab12' } as const;
    const page = await show(openingOf(file('1', 'a.bmml')), { readMockup: { 1: refusal } });
    await page.locator('.empty :is(h1, h2)').waitFor();
    expect(await page.locator('.empty').innerText()).toMatch(/Not yours[^]*Ask the owner\.[^]*ab12/);
  });

  it('a connection that broke off, with another try', async () => {
    const page = await show(openingOf(file('1', 'a.bmml')), { readMockup: { 1: 'Network' } });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => (window as unknown as { calls: unknown[] }).calls.length === 2);
  });
});

describe('hostile files', () => {
  it('run nothing and fetch nothing', async () => {
    const evil = '%3C/text%3E%3Cimg%20src%3Dx%20onerror%3D%22window.broken%3Dtrue%22%3E';
    const page = await showFile(
      '<img src=x onerror="window.broken=true">.bmml',
      text(
        bmml(
          ['Label', 'Image', 'Icon', 'Button']
            .map((type) => control(type, { text: evil, src: 'https%3A//evil.example/x.png', icon: evil, color: evil }))
            .join(''),
        ),
      ),
    );
    await drawing(page).waitFor();
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    expect(await page.locator('.sheet img, .sheet script').count()).toBe(0);
  });

  it('nor do their names', async () => {
    const name = '</script><script>window.broken=true</script><!--<script>.bmml';
    const page = await showFile(name, text(bmml(control('Label'))));
    await drawing(page).waitFor();
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    expect(`${await title(page)}.bmml`).toBe(name);
  });
});

describe('the account', () => {
  const bar = {
    tone: 'warning',
    text: 'You can view this mockup.',
    reason: 'Viewing is free.',
    actions: [
      { label: 'Start trial', call: 'startTrial' },
      { label: 'Sign up', url: 'https://example.com/' },
      { label: 'Bad', url: 'javascript:alert(1)' },
    ],
  } as const;
  const opening = openingOf(file('1', 'a.bmml', { bar }));
  const readMockup = { 1: content('a.bmml', text(bmml(control('Label')))) };

  it('is told in the bar below, whose steps can be taken', async () => {
    const page = await show(opening, {
      readMockup,
      startTrial: accessOf({ bar: { tone: 'info', text: 'You can edit.', actions: [] } }),
    });
    const aside = page.getByRole('complementary', { name: 'Your subscription' });
    expect(await aside.innerText()).toContain('Viewing is free.');
    expect(await aside.getByRole('link').allInnerTexts()).toEqual(['Sign up']);
    await aside.getByRole('button', { name: 'Start trial' }).click();
    await page.getByText('You can edit.').waitFor();
  });

  it('folds away why it is so and how users are counted, and opens it by keys, with links that are addresses', async () => {
    const rules = [
      { text: 'Users are named.', url: 'https://example.com/named' },
      { text: 'Nothing floats.' },
      { text: 'Editing counts.', url: 'javascript:alert(1)' },
    ];
    const page = await show(openingOf(file('1', 'a.bmml', { bar: { ...bar, rules } })), { readMockup });
    const aside = page.getByRole('complementary', { name: 'Your subscription' });
    const summary = aside.getByText('Why, and how users are counted');
    expect(await aside.getByText('Users are named.').isVisible()).toBe(false);
    await summary.focus();
    await page.keyboard.press('Enter');
    await aside.getByText('Users are named.').waitFor();
    expect(await aside.getByRole('listitem').count()).toBe(3);
    const links = await aside.getByRole('listitem').getByRole('link').all();
    expect(await Promise.all(links.map((link) => link.getAttribute('href')))).toEqual(['https://example.com/named']);
    // The drawing is not covered, and nothing of the fold lies outside of the window.
    const [shown, drawn] = [await aside.boundingBox(), await drawing(page).boundingBox()];
    expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
    expect((drawn?.y ?? 0) + (drawn?.height ?? 0)).toBeLessThanOrEqual(shown?.y ?? 0);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await aside.getByText('Users are named.').waitFor({ state: 'hidden' });
  });

  it('is not changed when the server fails', async () => {
    const page = await show(opening, { readMockup, startTrial: 'Network' });
    await page.getByRole('button', { name: 'Start trial' }).click();
    await page.getByText('That didn’t work just now.').waitFor();
  });

  it('is asked for when Drive meant another', async () => {
    const page = await show({
      kind: 'wrong-account',
      signedInAs: 'ana@acme.com',
      continueUrl: 'https://script.example/?continue',
      switchUrl: 'https://script.example/?switch',
      locale: 'en',
    });
    expect(await page.getByRole('link', { name: 'Continue as ana@acme.com' }).getAttribute('href')).toBe(
      'https://script.example/?continue',
    );
    expect(await page.getByRole('link', { name: 'Open with the other account' }).getAttribute('href')).toBe(
      'https://accounts.google.com/AccountChooser?continue=https%3A%2F%2Fscript.example%2F%3Fswitch',
    );
  });
});

it('says what it is for when opened alone', async () => {
  const page = await show(undefined);
  expect(await page.locator('.empty').innerText()).toContain('Open a mockup from Drive');
});

describe('everybody can use it', () => {
  const bar = {
    tone: 'warning',
    text: 'You can view this mockup.',
    reason: 'Free.',
    actions: [{ label: 'Sign up', url: 'https://example.com/' }],
  } as const;
  const creating: Opening = {
    kind: 'create',
    folderId: undefined,
    newId: undefined,
    state: {},
    access: accessOf({ bar }),
    pageUrl: 'https://script.example/exec',
    locale: 'en',
  };
  const asked = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const refusal = { ok: false, title: 'No.', text: 'Because.' } as const;
    const page = await showFile('Sign in.bmml', sample('Sign in.bmml'), options, { changeMockup: refusal });
    await choose(page, 'Rename…');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('alert').waitFor();
    return page;
  };
  const views: readonly (readonly [string, () => Promise<Page>])[] = [
    [
      'a mockup',
      () =>
        show(openingOf(file('1', 'a.bmml', { bar })), {
          readMockup: { 1: content('a.bmml', readFileSync(path.join(fixturesFolder, 'inputs.bmml'))) },
        }),
    ],
    ['a project', () => project()],
    ['a project on a phone', () => project({ viewport: { width: 390, height: 800 } })],
    ['a project in the dark', () => project({ colorScheme: 'dark' })],
    ['a problem', () => show({ kind: 'problem', title: 'No', text: 'Because', reference: 'x', locale: 'en' })],
    ['a new mockup', () => show(creating)],
    ['a new mockup in the dark', () => show(creating, {}, { colorScheme: 'dark' })],
    ['a question', () => asked()],
    ['a question in the dark', () => asked({ colorScheme: 'dark' })],
    [
      'another account in the dark',
      () =>
        show(
          {
            kind: 'wrong-account',
            signedInAs: 'a@b.c',
            continueUrl: 'https://a.b/',
            switchUrl: 'https://a.b/',
            locale: 'en',
          },
          {},
          { colorScheme: 'dark' },
        ),
    ],
  ];

  it.each(views)(
    '%s has no barrier that axe knows',
    async (_, view) => {
      const page = await view();
      await page.locator('.sheet svg, :is(.empty, .new) :is(h1, h2)').first().waitFor();
      expect(await violations(page)).toEqual([]);
    },
    // More than all its steps together may take, so that the one that hangs is named.
    120_000,
  );

  it('fits a phone without scrolling sideways', async () => {
    const page = await project({ viewport: { width: 360, height: 700 } });
    await drawing(page).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('keeps still for those who ask for it', async () => {
    const page = await show(openingOf(file('1', 'a.bmml')), { readMockup: {} }, { reducedMotion: 'reduce' });
    const animations = await page.evaluate(() => document.getAnimations().length);
    expect(animations).toBe(0);
  });
});
