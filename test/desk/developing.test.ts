// Writing an add-on beside its desk, in a real browser: saving, setting properties, looking at what came in and went out.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { projectOf } from '../emulator/project';
import { browserOfSuite } from '../pages/suite';
import { type StartedDesk, startOther } from '../start';

const browser = browserOfSuite();
let page: Page;
let desk: StartedDesk;

afterEach(() => {
  desk.stop();
});

const code = (title: string): string => `function onHomepage(e) {
  console.log('shown in ' + e.commonEventObject.hostApp);
  var key = PropertiesService.getScriptProperties().getProperty('API_KEY');
  if (key === 'wrong') throw new Error('Bad key');
  return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle('${title} ' + key)).build();
}`;
const manifest = { addOns: { common: { homepageTrigger: { runFunction: 'onHomepage' } }, drive: {} } };

test('a saved file is on the desk at once; properties are set there; events and answers are copied and played again', async () => {
  const folder = projectOf({ 'Code.gs': code('First'), 'properties.json': '{"API_KEY":"from a file"}' }, manifest);
  desk = await startOther(folder, '--properties', path.join(folder, 'properties.json'));
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(desk.url);
  await page.getByRole('heading', { name: 'First from a file' }).waitFor();
  writeFileSync(path.join(folder, 'Code.gs'), code('Second'));
  await page.getByRole('heading', { name: 'Second from a file' }).waitFor();

  await page.getByRole('button', { name: /^Inspector/ }).click();
  await page.getByRole('button', { name: /^Script properties/ }).click();
  await page.getByLabel('Value of API_KEY').fill('by hand');
  await page.getByLabel('Value of API_KEY').blur();
  await page.getByLabel('Name of a new property').fill('MORE');
  await page.getByLabel('Value of the new property').fill('7');
  await page.getByRole('button', { name: 'Set' }).click();
  await page.getByLabel('Value of MORE').waitFor();
  await page.getByRole('button', { name: 'Load again' }).click();
  await page.getByRole('heading', { name: 'Second by hand' }).waitFor();

  // The list is told of an execution a moment after the panel has its card.
  await page.getByRole('button', { name: 'Executions (3)' }).click();
  await page.locator('details.run summary').first().click();
  const first = page.locator('details.run[open]');
  await first.getByText('"hostApp": "DRIVE"').waitFor();
  await first.getByText('"title": "Second by hand"').waitFor();
  await first.getByRole('button', { name: 'Copy as fixture' }).click();
  await first.getByText('Copied.').waitFor();
  const fixture = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as object;
  expect(fixture).toMatchObject({
    functionName: 'onHomepage',
    account: 'you@example.com',
    args: [{ commonEventObject: { hostApp: 'DRIVE' } }],
    result: { header: { title: 'Second by hand' } },
  });
  await first.getByRole('button', { name: 'Play again' }).click();
  await page.getByText('Played again; it is the first in the list.').waitFor();
});

test('the terminal tells lines and errors with their places in the sources', async () => {
  const folder = projectOf({ 'Code.gs': code('First') }, manifest);
  desk = await startOther(folder);
  page = await browser.newPage();
  await page.goto(desk.url);
  await page.getByRole('heading', { name: 'First null' }).waitFor();
  await page.getByRole('button', { name: /^Inspector/ }).click();
  await page.getByRole('button', { name: /^Script properties/ }).click();
  await page.getByLabel('Name of a new property').fill('API_KEY');
  await page.getByLabel('Value of the new property').fill('wrong');
  await page.getByRole('button', { name: 'Set' }).click();
  await page.getByLabel('Value of API_KEY').waitFor();
  await page.getByRole('button', { name: 'Load again' }).click();
  await page.getByText('Error: Bad key').first().waitFor();
  // What a program writes comes through a pipe, a moment later than what its server answers.
  while (!/Bad key\n\s+at/.test(desk.said())) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(desk.said()).toMatch(/shown in DRIVE .*Code\.gs:2/);
  expect(desk.said()).toMatch(/✓ onHomepage homepage you@example\.com \d+ ms/);
  expect(desk.said()).toMatch(/✗ onHomepage[\s\S]*Error: Bad key\n\s+at onHomepage \(.*Code\.gs:4:\d+\)/);
});
