// Web apps and sign-ins as published projects have them, in a real browser.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { root } from '../emulator';
import { serving } from '../serving';
import { projectOf } from '../emulator/project';
import { browserOfSuite } from '../pages/suite';
import { type StartedDesk, startOther } from '../start';

const browser = browserOfSuite();
let page: Page;
const desks: StartedDesk[] = [];

async function open(folder: string, ...args: readonly string[]): Promise<string> {
  const desk = await startOther(folder, ...args);
  desks.push(desk);
  return desk.url;
}

afterEach(() => {
  for (const desk of desks.splice(0)) desk.stop();
});

const singlePage = {
  'Code.gs': `function doGet(e) { var t = HtmlService.createTemplateFromFile('Index'); t.view = e.pathInfo || 'home'; return t.evaluate(); }
function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }`,
  'Index.html': `<!DOCTYPE html><html><body><h1><?= view; ?></h1><button id="go">Go on</button><p id="where"></p><p id="back"></p><?!= include('Script'); ?></body></html>`,
  'Script.html': `<script>
  function show(l) { document.getElementById('where').textContent = 'at ' + l.hash + ' ' + JSON.stringify(l.parameters); }
  google.script.url.getLocation(show);
  google.script.history.setChangeHandler(function (e) { document.getElementById('back').textContent = 'back to ' + JSON.stringify(e.state) + ' ' + e.location.hash; });
  document.getElementById('go').onclick = function () { google.script.history.push({ at: 1 }, { p: ['2', '3'] }, 'two'); google.script.url.getLocation(show); };
</script>`,
};

test('a page of one file finds its place by the fragment, and hears of Back and Forward', async () => {
  const url = await open(projectOf(singlePage));
  page = await browser.newPage();
  await page.goto(`${url}exec/contacts?p=1#/contacts/7`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'contacts' }).waitFor();
  await frame.getByText('at /contacts/7 {"p":["1"]}').waitFor();
  await frame.getByRole('button', { name: 'Go on' }).click();
  await frame.getByText('at two {"p":["2","3"]}').waitFor();
  expect(page.url()).toBe(`${url}exec/contacts?p=2&p=3#two`);
  await page.goBack();
  await frame.getByText('back to null /contacts/7').waitFor();
  await page.goForward();
  await frame.getByText('back to {"at":1} two').waitFor();
});

test('the address of the newest code answers as the other does, with the path behind it', async () => {
  const url = await open(
    projectOf({
      'Code.gs': `function doGet(e) { return ContentService.createTextOutput(e.pathInfo + ' ' + e.parameter.a); }`,
    }),
  );
  page = await browser.newPage();
  await page.goto(`${url}dev/a/b%20c?a=1`);
  await page.getByText('a/b c 1').waitFor();
});

/** As add-ons sign in: a state token in the address, a code that comes back with it, and the code for a token. */
const signIn = (provider: string): string => `
var redirectUri = 'https://script.google.com/macros/d/' + ScriptApp.getScriptId() + '/usercallback';
function store() { return PropertiesService.getUserProperties(); }
function onHomepage() {
  var token = store().getProperty('token');
  if (!token) signIn();
  return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle('Signed in: ' + token)).build();
}
function signIn() {
  var state = ScriptApp.newStateToken().withMethod('authCallback').withArgument('serviceName', 'Stand-in').withTimeout(3600).createToken();
  CardService.newAuthorizationException()
    .setAuthorizationUrl('${provider}/authorize?response_type=code&redirect_uri=' + encodeURIComponent(redirectUri) + '&state=' + encodeURIComponent(state))
    .setResourceDisplayName('Stand-in').throwException();
}
function authCallback(request) {
  var answer = UrlFetchApp.fetch('${provider}/token', { method: 'post', payload: { code: request.parameter.code, redirect_uri: redirectUri } });
  store().setProperty('token', JSON.parse(answer.getContentText()).access_token);
  return HtmlService.createHtmlOutput(request.parameter.serviceName + ': you may close this tab.');
}`;

test('a sign-in elsewhere comes back by its state token, and the card is there when the window closes', async () => {
  const agreed = new Map<string, string>();
  const { origin, stop } = await serving((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      agreed.set('code-1', back.href);
      back.search = new URLSearchParams({ code: 'code-1', state: url.searchParams.get('state') ?? '' }).toString();
      response.writeHead(302, { Location: back.href }).end();
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const isRight = agreed.get(form.get('code') ?? '') === form.get('redirect_uri');
      response.writeHead(isRight ? 200 : 400).end(JSON.stringify({ access_token: 'opened' }));
    });
  });
  const manifest = { addOns: { common: { homepageTrigger: { runFunction: 'onHomepage' } }, drive: {} } };
  const url = await open(projectOf({ 'Code.gs': signIn(origin) }, manifest));
  page = await browser.newPage();
  await page.goto(url);
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Authorize access' }).click();
  const popup = await opening;
  await popup.frameLocator('iframe').getByText('Stand-in: you may close this tab.').waitFor();
  await popup.close();
  await page.getByRole('heading', { name: 'Signed in: opened' }).waitFor();
  stop();
});

test('a link that the manifest does not list stays closed, and says why; a card that is pushed begins at its top', async () => {
  const folder = projectOf(
    {
      'Code.gs': `function onHomepage() {
        var long = CardService.newCardSection();
        for (var i = 0; i < 60; i++) long.addWidget(CardService.newTextParagraph().setText('Line ' + i));
        var next = CardService.newAction().setFunctionName('ways.next');
        long.addWidget(CardService.newTextButton().setText('Next').setMaterialIcon(CardService.newMaterialIcon().setName('search')).setOnClickAction(next));
        long.addWidget(CardService.newTextButton().setText('Elsewhere').setOpenLink(CardService.newOpenLink().setUrl('https://elsewhere.example/')));
        return CardService.newCardBuilder().addSection(long).build();
      }
      var ways = { next: function () {
        var long = CardService.newCardSection().setHeader('At the top');
        for (var i = 0; i < 60; i++) long.addWidget(CardService.newTextParagraph().setText('Other line ' + i));
        return CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().pushCard(CardService.newCardBuilder().addSection(long).build())).build();
      } };`,
    },
    {
      addOns: {
        common: { homepageTrigger: { runFunction: 'onHomepage' }, openLinkUrlPrefixes: ['https://listed.example/'] },
        drive: {},
      },
    },
  );
  page = await browser.newPage();
  await page.goto(await open(folder));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('At the top').waitFor();
  await expect(page.getByText('At the top').isVisible()).resolves.toBe(true);
  expect(
    await page.locator('.panel-body').evaluate((body) => (body as unknown as { scrollTop: number }).scrollTop),
  ).toBe(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await page.getByText("URL: 'https://elsewhere.example/' does not match any of the prefixes whitelisted").waitFor();
});

const cases = path.join(root, '../shared/cases/add-ons');
const kept = existsSync(cases) ? test : test.skip;

kept('beside the checkout: a link that is not listed, and a page with a history', async () => {
  page = await browser.newPage();
  await page.goto(await open(path.join(cases, '04-open-link-not-listed')));
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await page.getByText("URL: 'https://elsewhere.example/' does not match any of the prefixes whitelisted").waitFor();

  const url = await open(path.join(cases, '07-page-history'));
  await page.goto(`${url}exec?p=1#first`);
  const frame = page.frameLocator('iframe');
  await frame.getByText('hash=first p=1').waitFor();
  await frame.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL(`${url}exec?p=2#two`);
  await page.goBack();
  await frame.getByText('state=null hash=first').waitFor();
  await page.goForward();
  await frame.getByText('state={"at":1} hash=two').waitFor();
  await page.reload();
  await frame.getByText('hash=two p=2').waitFor();
});

test('triggers are listed on the desk, fire when its clock passes them, and at once by hand', async () => {
  const code = `function onHomepage() {
    if (ScriptApp.getProjectTriggers().length === 0) ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(6).create();
    var ticks = PropertiesService.getScriptProperties().getProperty('ticks');
    return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle('Ticks: ' + ticks)).build();
  }
  function tick(e) {
    var store = PropertiesService.getScriptProperties();
    store.setProperty('ticks', String(Number(store.getProperty('ticks') || 0) + (e.triggerUid ? 1 : 100)));
  }`;
  const manifest = { addOns: { common: { homepageTrigger: { runFunction: 'onHomepage' } }, drive: {} } };
  page = await browser.newPage();
  await page.goto(await open(projectOf({ 'Code.gs': code }, manifest)));
  await page.getByRole('heading', { name: 'Ticks: null' }).waitFor();
  await page.getByRole('button', { name: /^Inspector/ }).click();
  await page.getByRole('button', { name: 'Triggers (1)' }).click();
  await page.getByRole('row', { name: /tick.*every day at 6:00/ }).waitFor();
  await page.getByRole('button', { name: 'Fire tick now' }).click();
  await page.getByRole('button', { name: 'Script properties (1)' }).click();
  await page.getByLabel('Value of ticks').and(page.getByText('1')).waitFor();
  await page.getByRole('button', { name: /^Clock/ }).click();
  await page.getByRole('button', { name: '+7 days' }).click();
  await page.getByLabel('Value of ticks').and(page.getByText('2')).waitFor();
});

test('a page’s calls in chains: promises around them, faults, user objects, forms with files, what can’t be sent', async () => {
  const files = {
    'Code.gs': `function doGet() { return HtmlService.createHtmlOutputFromFile('Page'); }
      function add(a, b) { return a + b; }
      function fail(text) { throw new Error(text); }
      function rows() { return [{ at: null, n: 1.5, list: [true], text: 'ä' }]; }
      function none() {}
      function hidden_() { return 1; }
      function save(form) { return form.name + ': ' + form.file.getName() + ' ' + form.file.getDataAsString() + ' ' + [].concat(form.pick).join('+'); }
      function today() { return { dates: [new Date(0)] }; }`,
    'Page.html': `<!DOCTYPE html><html><body><form id="form"><input name="name" value="Ana"><input type="file" name="file"><input type="checkbox" name="pick" value="a" checked><input type="checkbox" name="pick" value="b" checked></form><button id="send">Send</button><pre id="said"></pre>
<script>
  const said = (line) => { document.getElementById('said').textContent += line + '\\n'; };
  const server = new Proxy({}, { get: (_, name) => (...args) => new Promise((resolve, reject) => google.script.run.withSuccessHandler(resolve).withFailureHandler(reject)[name](...args)) });
  (async () => {
    said('sum ' + (await server.add(1, await server.add(2, 3))));
    said('all ' + (await Promise.all([server.add(1, 1), server.rows(), server.none()]).then(JSON.stringify)));
    await server.fail('not today').catch((error) => said('fault ' + error.message + ' ' + (error instanceof Error)));
    said('hidden ' + typeof google.script.run.hidden_);
    google.script.run.withUserObject({ id: 7 }).withSuccessHandler((sum, user) => { said('user ' + sum + ' ' + user.id); google.script.run.withUserObject('x').withFailureHandler((error, user) => said('failed ' + error.message + ' ' + user)).fail('again'); }).add(2, 2);
    await server.today().then((answer) => said('date ' + JSON.stringify(answer)), (error) => said('date refused'));
    try { google.script.run.add(new Date(), () => 1); said('taken'); } catch (error) { said('refused ' + error.name); }
  })();
  document.getElementById('send').onclick = () => google.script.run.withSuccessHandler(said).withFailureHandler((error) => said(error.message)).save(document.getElementById('form'));
</script></body></html>`,
  };
  const url = await open(projectOf(files));
  page = await browser.newPage();
  await page.goto(`${url}exec`);
  const frame = page.frameLocator('iframe');
  await frame.getByText('sum 6').waitFor();
  await frame.getByText('failed again x').waitFor();
  await frame.getByText('refused TypeError').waitFor();
  const said = await frame.locator('#said').textContent();
  expect(said).toContain('all [2,[{"at":null,"n":1.5,"list":[true],"text":"ä"}],null]');
  expect(said).toContain('fault not today true');
  expect(said).toContain('hidden undefined');
  expect(said).toContain('user 4 7');
  expect(said).toContain('date null');
  await frame
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await frame.getByRole('button', { name: 'Send' }).click();
  await frame.getByText('Ana: a.txt hello a+b').waitFor();
});

test('a page asks Drive with the token that its script gave it, and sends pieces to the address that it was given', async () => {
  const files = {
    'Code.gs': `function doGet() { return HtmlService.createHtmlOutputFromFile('Page'); }
      function token() { return ScriptApp.getOAuthToken(); }`,
    'Page.html': `<!DOCTYPE html><html><body><button id="send">Send</button><pre id="said"></pre><script>
  const said = (line) => { document.getElementById('said').textContent += line + '\\n'; };
  document.getElementById('send').onclick = () => google.script.run.withSuccessHandler(async (token) => {
    const ask = (url, given = {}) => fetch(url, { ...given, headers: { Authorization: 'Bearer ' + token, ...given.headers } });
    const begun = await ask('https://www.googleapis.com/upload/drive/v3/files?uploadType=resumable', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: 'pieces.bin' }),
    });
    const put = (range, body) => fetch(begun.headers.get('location'), { method: 'PUT', headers: { 'Content-Range': range }, body });
    const bytes = Uint8Array.from({ length: 300 }, (_, at) => at);
    const first = await put('bytes 0-255/300', bytes.slice(0, 256));
    said(first.status + ' ' + first.headers.get('range'));
    said('asked ' + (await put('bytes */300')).status);
    const made = await (await put('bytes 256-299/300', bytes.slice(256))).json();
    const media = await (await ask('https://www.googleapis.com/drive/v3/files/' + made.id + '?alt=media')).arrayBuffer();
    said(made.name + ' ' + new Uint8Array(media).join() .endsWith('41,42,43') + ' ' + media.byteLength);
    said('without a token ' + (await fetch('https://www.googleapis.com/drive/v3/files')).status);
    said((await (await ask('https://www.googleapis.com/drive/v3/files?fields=files(name)')).json()).files.map((one) => one.name).join());
  }).token();
</script></body></html>`,
  };
  const url = await open(projectOf(files, { oauthScopes: ['https://www.googleapis.com/auth/drive.file'] }));
  page = await browser.newPage();
  await page.goto(`${url}exec`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Send' }).click();
  await frame.getByText('without a token 401').waitFor();
  await frame
    .getByText(/^308 bytes=0-255\nasked 308\npieces\.bin true 300\nwithout a token 401\npieces\.bin\n$/)
    .waitFor();
});
