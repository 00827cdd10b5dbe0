// Another add-on, written as Apps Script authors do, on the desk of its own command.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser';
import { root } from '../emulator';
import { projectOf } from '../emulator/project';

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

let browser: Browser;
let desk: ChildProcess;
let url = '';
beforeAll(async () => {
  browser = await launchBrowser();
  const folder = projectOf(
    { 'Code.gs': code },
    { addOns: { common: { homepageTrigger: { runFunction: 'onHomepage' } } } },
  );
  desk = spawn(process.execPath, [path.join(root, 'lib/emulator/main.js'), folder, '--port', '0']);
  url = await new Promise((resolve) => {
    desk.stdout?.on('data', (line: Buffer) => {
      const [, found] = /(http:\S+)/.exec(line.toString()) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
}, 60_000);
afterAll(async () => {
  desk.kill();
  await browser.close();
});

test('suggests what its function answers for what is typed, and tells which item of a grid was clicked', async () => {
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByLabel('Fruit').pressSequentially('ap');
  await page.locator('datalist option[value="apricot"]').waitFor({ state: 'attached' });
  expect(await page.locator('datalist option').count()).toBe(2);
  await page.getByRole('button', { name: 'Two' }).click();
  await page.getByText('grid: second').first().waitFor();
});
