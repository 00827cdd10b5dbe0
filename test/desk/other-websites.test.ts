// Another website that is open in the developer's browser gets nothing of the desk, and pushes out nothing that is open there.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectOf } from '../emulator/project';
import { serving } from '../serving';
import { browserOfSuite } from '../pages/suite';
import { type StartedDesk, startOther } from '../start';

const code = (more = ''): string => `
function doGet() { return HtmlService.createHtmlOutput('<p id="said">here</p><button onclick="google.script.run.withSuccessHandler(function (said) { document.getElementById(\\'said\\').textContent = said; }).withFailureHandler(function (error) { document.getElementById(\\'said\\').textContent = error.message; }).save()">Save</button>')${more}; }
function doPost() { return doGet(); }
function save() { return 'saved'; }`;

const browser = browserOfSuite();
let closed: StartedDesk;
let framed: StartedDesk;
beforeAll(async () => {
  closed = await startOther(projectOf({ 'Code.gs': code() }));
  framed = await startOther(
    projectOf({ 'Code.gs': code('.setXFrameOptionsMode(HtmlService.XFrameOptionsMode.ALLOWALL)') }),
  );
});
afterAll(() => {
  for (const desk of [closed, framed]) desk.stop();
});

interface Answer {
  readonly status: number;
  readonly policy: string;
}

const ask = (address: string, method: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request(address, { method, headers }, (response) => {
      response.resume();
      const policy = String(response.headers['content-security-policy'] ?? '');
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, policy });
      });
    });
    asking.once('error', reject);
    asking.end();
  });

const elsewhere = 'https://elsewhere.example';
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' };
const inFrame = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' };

const requests: readonly (readonly [string, string, string, Readonly<Record<string, string>>, number])[] = [
  ['a program that is no browser', 'GET', 'exec', {}, 200],
  ['an address that somebody typed', 'GET', 'exec', { ...navigation, 'sec-fetch-site': 'none' }, 200],
  ['a link that somebody followed from another website', 'GET', 'exec', { ...navigation, referer: elsewhere }, 200],
  ['a frame of another website', 'GET', 'exec', { ...inFrame, referer: elsewhere }, 403],
  ['a frame of another website that hides itself', 'GET', 'exec', inFrame, 403],
  ['a frame of another server of this machine', 'GET', 'exec', { ...inFrame, 'sec-fetch-site': 'same-site' }, 403],
  [
    'a picture on another website',
    'GET',
    'exec',
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image', 'sec-fetch-site': 'cross-site' },
    403,
  ],
  ['a script of another website', 'GET', 'exec', { origin: elsewhere }, 403],
  ['a form of another website', 'POST', 'exec', { ...navigation, origin: elsewhere }, 403],
  ['a form of nowhere', 'POST', 'exec', { ...navigation, origin: 'null' }, 403],
  ['a listener of another website', 'GET', 'api/changes', { origin: elsewhere }, 403],
  [
    'a script of another website for the desk',
    'GET',
    '',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    403,
  ],
  ['a name in capitals', 'GET', 'exec', { host: 'LOCALHOST:1' }, 200],
  ['an address of version 6', 'GET', 'exec', { host: '[::1]:1' }, 200],
  ['a name that somebody pointed here', 'GET', 'exec', { host: 'elsewhere.example' }, 403],
  ['a name that only begins so', 'GET', 'exec', { host: 'localhost.elsewhere.example' }, 403],
];

test.each(requests)('%s: %s /%s', async (_, method, place, headers, status) => {
  expect((await ask(closed.url + place, method, headers)).status).toBe(status);
});

describe('a frame', () => {
  test('of another website may hold an app that allows all, and no other', async () => {
    expect(await ask(`${framed.url}exec`, 'GET', inFrame)).toEqual({ status: 200, policy: '' });
    expect((await ask(`${closed.url}exec`, 'GET', {})).policy).toContain('frame-ancestors http://127.0.0.1:');
  });
  test('never holds the desk', async () => {
    expect((await ask(closed.url, 'GET', {})).policy).toContain("frame-ancestors 'none'");
  });
});

test('a website full of frames takes no page away from whoever has it open', async () => {
  const frames = [closed, framed].map(({ url }) => `<iframe src="${url}exec"></iframe>`.repeat(130));
  const website = await serving((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`${frames.join('')}<h1>full</h1>`);
  });
  try {
    const pages = await Promise.all(
      [closed, framed].map(async ({ url }) => {
        const page = await browser.newPage();
        await page.goto(`${url}exec`);
        await page.frameLocator('iframe').getByText('here').waitFor();
        return page;
      }),
    );
    const other = await browser.newPage();
    await other.goto(`http://localhost:${website.port}/`, { waitUntil: 'load' });
    for (const page of pages) {
      await page.frameLocator('iframe').getByRole('button', { name: 'Save' }).click();
      await page.frameLocator('iframe').getByText('saved').waitFor();
    }
  } finally {
    website.stop();
  }
});
