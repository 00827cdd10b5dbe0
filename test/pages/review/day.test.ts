// A day of work: two who review and somebody who draws, at once and on one plan of 20 seats, each in a real browser with the
// built bundle behind it. Whatever the others do meanwhile, each has a way on.
import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { AuditRecord, SeatRow } from '../../../src/contract/review';
import { bmml, control } from '../../mockup/fixtures';
import { engines, worldsOn } from '../../sample-on-stores';
import { type SampleWorld } from '../../sample-world';
import { board, startEditing, status } from '../edit/person';
import { windowsOfSuite } from '../suite';
import { lost } from '../windows';
import { reviewIn } from './harness';

const windows = windowsOfSuite();
const review = reviewIn(windows);

const drawer = (page: Page) => page.getByRole('complementary');
const form = (page: Page) => drawer(page).getByRole('form');
const goTo = (page: Page, view: string) => page.getByRole('navigation').getByRole('button', { name: view }).click();

/** Opens the seat that somebody has on the plan. */
async function openSeat(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(`plan-design ${name}@`);
  await page
    .getByRole('row', { name: new RegExp(`${name}@acme.example`) })
    .first()
    .click();
  await drawer(page)
    .getByRole('heading', { name: `${name}@acme.example` })
    .waitFor();
}

/** Asks what an action would do. */
async function preview(page: Page, action: string, typed?: readonly [label: string, text: string]): Promise<void> {
  await drawer(page).getByRole('button', { name: action }).click();
  if (typed === undefined) return;
  await form(page).getByLabel(typed[0]).fill(typed[1]);
  await form(page).getByRole('button', { name: 'See what it does' }).click();
}

async function confirm(page: Page, button: string): Promise<void> {
  await form(page).getByRole('button', { name: button, exact: true }).click();
  await drawer(page).getByRole('heading', { name: 'Done', exact: true }).waitFor();
}

const toWhom = 'Their Google address';

describe.each(engines)('with records in %s', (engine) => {
  const { tryHere, start } = worldsOn(engine);
  let world: SampleWorld;
  let alerts: string[] = [];

  beforeEach(async () => {
    world = await start();
    alerts = [];
  });
  afterEach(() => {
    expect(alerts).toEqual([]);
  });

  async function call<Answer>(who: string, name: string, request: unknown): Promise<Answer> {
    const { outcome } = await world.emulator.pageCall(world.idOf(who), name, [request]);
    if (outcome.status !== 'completed') throw new Error(outcome.error.message);
    return outcome.result as Answer;
  }

  /** The page of somebody who reviews Acme, in a window of a size of its own. */
  async function reviewOf(who: string, width: number): Promise<Page> {
    const { page } = await review(world, who, { options: { viewport: { width, height: 850 } } });
    const scopes = page.getByLabel('Showing');
    await page.getByText(/rows? of \d+/).waitFor();
    if ((await scopes.count()) > 0)
      await scopes.selectOption(JSON.stringify({ kind: 'organisation', organisation: 'acme' }));
    await page.getByText(/ of 38$/).waitFor();
    return page;
  }

  /** A mockup as somebody opens it from Drive, with everything behind it that is there. */
  async function mockupOf(who: string): Promise<Page> {
    const file = world.addMockup('Sketch.bmml', { content: bmml(control('Button', { text: 'Save' })) });
    const state = JSON.stringify({ ids: [file], action: 'open', userId: world.idOf(who) });
    const query = `state=${encodeURIComponent(state)}`;
    const { reply } = await world.emulator.webApp(world.idOf(who), { method: 'GET', query });
    if (reply.type !== 'html') throw new Error('The page was not served.');
    const serve = async (name: string, request: unknown): Promise<unknown> => {
      const { outcome } = await world.emulator.pageCall(world.idOf(who), name, [request]);
      return outcome.status === 'completed' ? outcome.result : lost;
    };
    return windows.open(reply.html, serve, { viewport: { width: 1200, height: 800 } });
  }

  /** Nobody is told of a failure, whatever the others did. */
  async function nobodyIsStuck(...pages: readonly Page[]): Promise<void> {
    for (const page of pages) alerts.push(...(await page.getByRole('alert').allInnerTexts()));
  }

  tryHere(
    'nobody meets a dead end',
    async () => {
      const ana = await reviewOf('ana', 1280);
      const fay = await reviewOf('fay', 1440);

      // Ana mistypes, is told, and gives Emil a seat.
      await openSeat(ana, 'abel');
      await drawer(ana).getByRole('button', { name: 'Add a person' }).click();
      await form(ana).getByLabel(toWhom).fill('emil@acme');
      await form(ana).getByText('This is no address yet').waitFor();
      await form(ana).getByLabel(toWhom).fill('emil@acme.example');
      await form(ana).getByRole('button', { name: 'See what it does' }).click();
      await form(ana).getByText('emil@acme.example gets a seat').waitFor();
      await confirm(ana, 'Add');

      // Ana looks at him while he opens a mockup: that binds his seat, and she still has him before her.
      await drawer(ana).getByRole('button', { name: 'Close' }).click();
      await openSeat(ana, 'emil');
      const emil = await mockupOf('emil');
      await startEditing(emil);
      await emil.keyboard.press('Tab');
      await emil.keyboard.press('ArrowRight');
      await emil.keyboard.press('Control+s');
      await status(emil)
        .getByText(/^Saved in Drive/)
        .waitFor();
      await ana.bringToFront();
      await ana.getByRole('button', { name: 'Look again' }).click();
      await drawer(ana).getByText('Bound to the account').waitFor();
      expect(await drawer(ana).getByText('no longer listed').count()).toBe(0);
      await drawer(ana).getByRole('button', { name: 'Release the seat' }).waitFor();

      // Both have the same seat open; Fay, whose page is of this morning, takes it and gives it back.
      await openSeat(ana, 'cem');
      await fay.bringToFront();
      await openSeat(fay, 'cem');
      await preview(fay, 'Release the seat');
      await form(fay).getByText('Somebody else has changed this license meanwhile.').waitFor();
      await form(fay).getByText('cem@acme.example keeps viewing').waitFor();
      await confirm(fay, 'Release');
      await preview(ana, 'Release the seat');
      await form(ana).getByText('It is so already. Nothing needs to be done.').waitFor();
      await form(ana).getByRole('button', { name: 'Cancel' }).click();
      await drawer(fay).getByRole('button', { name: 'Undo' }).click();
      await drawer(fay).getByText('cem@acme.example gets a seat').waitFor();
      await ana.getByRole('button', { name: 'Look again' }).click();
      await drawer(ana).getByRole('button', { name: 'Release the seat' }).waitFor();
      await nobodyIsStuck(ana, fay, emil);

      // One seat is left, and both have somebody for it.
      await openSeat(ana, 'bea');
      await openSeat(fay, 'dina');
      await preview(ana, 'Add a person', [toWhom, 'una@acme.example']);
      await preview(fay, 'Add a person', [toWhom, 'udo@acme.example']);
      await form(ana).getByText('una@acme.example gets a seat').waitFor();
      await form(fay).getByText('udo@acme.example gets a seat').waitFor();
      await confirm(ana, 'Add');
      await form(fay).getByRole('button', { name: 'Add', exact: true }).click();
      await form(fay).getByText('This is not possible').waitFor();
      expect(await form(fay).locator('.refused').innerText()).toMatch(/more seats|Release|Upgrade/i);
      await form(fay).getByRole('button', { name: 'Cancel' }).click();
      await preview(fay, 'Release the seat');
      await form(fay).getByText('dina@acme.example keeps viewing').waitFor();
      await confirm(fay, 'Release');
      await preview(fay, 'Add a person', [toWhom, 'udo@acme.example']);
      await form(fay).getByText('udo@acme.example gets a seat').waitFor();
      await confirm(fay, 'Add');
      await nobodyIsStuck(ana, fay, emil);

      // Fay has a file checked; before she has it carried out, Ana writes a note on the same plan.
      await goTo(fay, 'Many at once');
      await fay
        .getByLabel('Paste the file here, or drop it')
        .fill(
          ['release,eli', 'assign,new', 'assign,one-too-many', 'assign,no address']
            .map((line) => (line.includes(' ') ? `${line},plan-design` : `${line}@acme.example,plan-design`))
            .reduce((file, line) => `${file}\n${line}`, 'action,account,license'),
        );
      await fay.getByRole('button', { name: 'Check every line' }).click();
      await fay.getByText('2 lines are accepted, 2 refused').waitFor();
      await preview(ana, 'Write a note', ['Note, for reviewers only', 'One seat is for Una']);
      await confirm(ana, 'Save');
      await fay.getByRole('button', { name: 'Carry out 2 lines' }).click();
      await fay.getByText('2 lines are done.').waitFor();

      // Emil draws on; Ana takes his seat by mistake and gives it back, and what he drew is saved.
      await ana.getByRole('button', { name: 'Look again' }).click();
      await openSeat(ana, 'emil');
      await preview(ana, 'Release the seat');
      await form(ana).getByText('emil@acme.example keeps viewing').waitFor();
      await confirm(ana, 'Release');
      await emil.bringToFront();
      await board(emil).focus();
      await emil.keyboard.press('ArrowRight');
      await emil.keyboard.press('Control+s');
      await emil.getByText('The account you are signed in with can’t do this now.').waitFor();
      await drawer(ana).getByRole('button', { name: 'Undo' }).click();
      await drawer(ana).getByText('emil@acme.example gets a seat').waitFor();
      await emil.getByRole('button', { name: 'Try again' }).click();
      await status(emil)
        .getByText(/^Saved in Drive/)
        .waitFor();
      await nobodyIsStuck(ana, fay, emil);

      // In the evening both see the same, and everything was done once.
      for (const page of [ana, fay]) {
        await page.bringToFront();
        await goTo(page, 'Subscriptions');
        await page.getByRole('button', { name: 'Look again' }).click();
        await page.getByRole('searchbox').fill('plan-design');
        await page.getByText('20 rows of 40').waitFor();
      }
      const { rows } = await call<{ readonly rows: readonly SeatRow[] }>('ana', 'reviewPage', {
        scope: { kind: 'organisation', organisation: 'acme' },
      });
      const holders = rows.filter(({ licenseId }) => licenseId === 'plan-design').map(({ account }) => account?.email);
      expect(holders).toHaveLength(20);
      for (const name of ['emil', 'cem', 'una', 'udo', 'new']) expect(holders).toContain(`${name}@acme.example`);
      const { entries } = await call<{ readonly entries: readonly AuditRecord[] }>('ana', 'reviewHistory', {
        of: { kind: 'license', licenseId: 'plan-design' },
      });
      const today = entries.filter(({ at }) => at >= Date.UTC(2026, 5, 15)).map(({ what }) => what);
      const counted = Object.fromEntries(
        [...new Set(today)].map((what) => [what, today.filter((one) => one === what).length]),
      );
      expect(counted).toEqual({ assign: 6, release: 4, bound: 1, note: 1 });
    },
    240_000,
  );
});
