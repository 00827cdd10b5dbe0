// Another add-on and a web app, written as Apps Script authors do, on the desk of their own command.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../axe';
import { root } from '../emulator';
import { projectOf } from '../emulator/project';
import { browserOfSuite } from '../pages/suite';
import { type StartedDesk, startOther } from '../start';

const code = `
function onHomepage() {
  var ask = CardService.newAction().setFunctionName('suggest');
  var choose = CardService.newAction().setFunctionName('choose').setParameters({ from: 'grid' });
  return CardService.newCardBuilder()
    .addSection(CardService.newCardSection()
      .addWidget(CardService.newTextInput().setFieldName('fruit').setTitle('Fruit').setSuggestionsAction(ask))
      .addWidget(CardService.newGrid().setNumColumns(2).setOnClickAction(choose)
        .addItem(CardService.newGridItem().setIdentifier('first').setTitle('One'))
        .addItem(CardService.newGridItem().setIdentifier('second').setTitle('Two'))))
    .build();
}
function suggest(e) {
  var typed = e.formInput.fruit;
  var words = ['apple', 'apricot', 'banana'].filter(function (word) { return word.indexOf(typed) === 0; });
  return CardService.newSuggestionsResponseBuilder().setSuggestions(CardService.newSuggestions().addSuggestions(words)).build();
}
function choose(e) {
  return CardService.newActionResponseBuilder()
    .setNotification(CardService.newNotification().setText(e.parameters.from + ': ' + e.parameters.grid_item_identifier))
    .build();
}`;

const browser = browserOfSuite();
let page: Page;
const desks: StartedDesk[] = [];

/** The address of the desk that runs this folder. */
async function desk(folder: string): Promise<string> {
  const started = await startOther(folder);
  desks.push(started);
  return started.url;
}

const click = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const said = (text: string): Promise<void> => page.locator('.toast', { hasText: text }).waitFor();

afterAll(() => {
  for (const one of desks) one.stop();
});

test('suggests what its function answers for what is typed, and tells which item of a grid was clicked', async () => {
  const manifest = { addOns: { common: { homepageTrigger: { runFunction: 'onHomepage' } }, drive: {} } };
  page = await browser.newPage();
  await page.goto(await desk(projectOf({ 'Code.gs': code }, manifest)));
  await page.getByLabel('Fruit').pressSequentially('ap');
  await page.locator('datalist option[value="apricot"]').waitFor({ state: 'attached' });
  expect(await page.locator('datalist option').count()).toBe(2);
  await click('Two');
  await said('grid: second');
});

test('scopes, names and values are seen whole on the desk, however narrow their columns are', async () => {
  const scopes = ['drive.addons.metadata.readonly', 'script.external_request', 'userinfo.email', 'drive.file'];
  const manifest = {
    oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`),
    addOns: { common: { homepageTrigger: { runFunction: 'onHomepage' } }, drive: {} },
  };
  const keeping = `function onHomepage() {
    PropertiesService.getScriptProperties().setProperty('account/' + '1'.repeat(40), JSON.stringify({ text: 'word '.repeat(40) }));
    return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle('Kept')).build();
  }`;
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(await desk(projectOf({ 'Code.gs': keeping }, manifest)));
  await page.getByRole('heading', { name: 'Kept' }).waitFor();
  await page.getByRole('button', { name: /^Inspector/ }).click();
  /** What is wider or higher than the room that it has. */
  const cut = (selector: string): Promise<readonly string[]> =>
    page
      .locator(selector)
      .evaluateAll((all) =>
        (all as unknown as readonly Record<'scrollWidth' | 'clientWidth' | 'scrollHeight' | 'clientHeight', number>[])
          .filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1)
          .map(String),
      );
  for (const width of [1200, 900]) {
    await page.setViewportSize({ width, height: 900 });
    await click('Google');
    await page.getByText('drive.addons.metadata.readonly').waitFor();
    expect(await cut('.outages > label')).toEqual([]);
    await click('Script properties (1)');
    await page.getByRole('button', { name: 'Delete account/' }).waitFor();
    expect(await cut('.properties :is(th, textarea)')).toEqual([]);
  }
});

describe('errands', () => {
  let url = '';
  beforeAll(async () => {
    url = await desk(path.join(root, 'test/emulator/addons/errands'));
  });
  const open = async (colorScheme: 'light' | 'dark' = 'light', width = 1200): Promise<void> => {
    page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    await page.goto(url);
    await page.getByRole('heading', { name: 'Errands', level: 2 }).waitFor();
  };

  test('never says that there is no card before the add-on was asked for one', async () => {
    page = await browser.newPage();
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const text = document.querySelector('.instead')?.textContent;
        if (typeof text === 'string') seen.push(text);
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(url);
    await page.getByText('It is', { exact: false }).waitFor();
    expect(await page.evaluate(() => (window as unknown as { seen: readonly string[] }).seen)).toEqual([]);
  });

  test('draws every kind of widget, and its menus, chips and folds work', async () => {
    await open();
    await page.getByText('It is', { exact: false }).waitFor();
    await click('More');
    expect(await page.getByRole('button', { name: 'Not now' }).isDisabled()).toBe(true);
    await click('Tell me');
    await said('From the menu');
    await click('Today');
    await said('From the chip');
    expect(await page.getByText('Unfolded').isVisible()).toBe(false);
    await click('All of it');
    await page.getByText('Unfolded').waitFor();
    await click('Next slide');
    await click('Less of it');
    expect(await page.getByText('Unfolded').isVisible()).toBe(false);
  });

  test.each([
    { colorScheme: 'light', width: 1200 },
    { colorScheme: 'dark', width: 420 },
  ] as const)('nothing stands in anybody’s way: $colorScheme, $width wide', async ({ colorScheme, width }) => {
    await open(colorScheme, width);
    await click('All of it');
    await click('More');
    expect(await violations(page)).toEqual([]);
    await click('Add');
    await click('Keep');
    await page.getByText('This is needed.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('sends a form once what it needs is there, as it should be; empty fields do not arrive', async () => {
    await open();
    await click('Add');
    await click('Keep');
    await page.getByText('This is needed.').waitFor();
    await page.getByLabel('What').fill('milk');
    await page.getByLabel('Minutes').fill('soon');
    await click('Keep');
    await page.getByText('Enter a whole number.').waitFor();
    await page.getByLabel('Minutes').fill('');
    await click('Keep');
    await said('milk, true, milk, 2024-03-05');
  });

  test('a replaced card keeps what was typed where its action asks for that', async () => {
    await open();
    await click('Add');
    await page.getByLabel('What').fill('bread');
    await click('Check');
    await page.getByText('Error:').waitFor();
    expect(await page.getByLabel('What').inputValue()).toBe('bread');
  });

  test('a card for a selected file peeks from below, and asks for the file', async () => {
    await open();
    await page.getByText('Notes.txt').click();
    await page.getByRole('button', { name: 'Notes.txt Errands of this file' }).click();
    await click('Authorize');
    await page.getByRole('dialog').getByText('Notes.txt').waitFor();
    await click('Allow');
    await page.getByRole('button', { name: 'Notes.txt Errands of this file' }).click();
    await page.getByText('Owned by somebody').waitFor();
  });

  test('shows the host’s way to authorize, in a window of its own, and looks again when that is closed', async () => {
    await open();
    await click('Sign in');
    await page.getByRole('heading', { name: 'Authorization required' }).waitFor();
    await page.getByText('Errands Online').waitFor();
    const opening = page.waitForEvent('popup');
    await click('Authorize access');
    const popup = await opening;
    await popup.close();
    await page.getByText('It is', { exact: false }).waitFor();
  });

  test('its own menu shows its cards', async () => {
    await open();
    await click('Add-on menu');
    await click('About');
    await page.locator('.card', { hasText: 'Sign in' }).waitFor();
  });
});

const webApp = {
  'Code.gs': `function doGet(e) {
  if (e.parameter.format === 'json') {
    return ContentService.createTextOutput('{"a":1}').setMimeType(ContentService.MimeType.JSON).downloadAsFile('a.json');
  }
  var template = HtmlService.createTemplateFromFile('Index');
  template.name = e.parameter.name || 'you';
  return template.evaluate().setTitle('Letters');
}
function include(filename) { return HtmlService.createHtmlOutputFromFile(filename).getContent(); }
function keep(form) {
  var file = DriveApp.createFile(form.letter);
  return form.to + ': ' + file.getName() + ', ' + file.getMimeType() + ', ' + file.getBlob().getDataAsString();
}
function refuse() { throw new Error('Not today'); }`,
  'Index.html': `<!DOCTYPE html><html><head><base target="_top"><?!= include('Style') ?></head><body>
<p>Hello, <?= name ?></p><p class="hidden">Nobody sees this</p>
<form id="form"><input name="to" aria-label="To"><input type="file" name="letter" aria-label="Letter">
<input type="button" value="Send" onclick="google.script.run.withSuccessHandler(show).withUserObject('!').keep(this.parentNode)"></form>
<button onclick="google.script.run.withFailureHandler(function (error) { show(error.message, '?'); }).refuse()">Try</button>
<output id="answer"></output>
<script>function show(text, mark) { document.getElementById('answer').textContent = text + mark; }</script></body></html>`,
  'Style.html': '<style>.hidden { display: none }</style>',
};

test('a web app is found from the desk; its page takes files, successes and failures', async () => {
  page = await browser.newPage();
  const url = await desk(projectOf(webApp));
  await page.goto(url);
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Open its web app' }).click();
  const app = await opening;
  const frame = app.frameLocator('iframe');
  await frame.getByText('Hello, you').waitFor();
  expect(await frame.getByText('Nobody sees this').isVisible()).toBe(false);
  await frame.getByLabel('To').fill('Ana');
  await frame
    .getByLabel('Letter')
    .setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Ana') });
  await frame.getByRole('button', { name: 'Send' }).click();
  await frame.getByText('Ana: letter.txt, text/plain, Dear Ana!').waitFor();
  await frame.getByRole('button', { name: 'Try' }).click();
  await frame.getByText('Not today?').waitFor();

  // What is no page is never served where the app's address is: the reader is sent on, to another origin.
  const sentOn = await fetch(`${url}exec?format=json`, { redirect: 'manual' });
  expect(sentOn.status).toBe(302);
  const echo = sentOn.headers.get('location') ?? '';
  expect(new URL(echo).origin).not.toBe(new URL(url).origin);
  const text = await fetch(echo);
  expect([text.headers.get('content-type'), text.headers.get('access-control-allow-origin')]).toEqual([
    'application/json; charset=utf-8',
    '*',
  ]);
  expect(text.headers.get('content-disposition')).toContain('a.json');
  expect(await text.json()).toEqual({ a: 1 });
});
