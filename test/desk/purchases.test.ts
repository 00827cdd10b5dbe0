// Somebody subscribes on the desk, pays at the stand-in for Stripe, and looks after what they bought, in a real browser.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { violations } from '../axe';
import { browserOfSuite } from '../pages/suite';
import { type StartedDesk, startDesk } from '../start';
import { agreeOnPage } from './agree';
import { cardOn, fileOn, openDesk, opened, switchTo } from './at-desk';

const browser = browserOfSuite();
let desk: StartedDesk;
let context: BrowserContext;
/** The desk, and what was opened from it. */
let page: Page;
let paying: Page;

const frame = (): FrameLocator => paying.frameLocator('iframe');
const panel = () => cardOn(page);

async function begin(): Promise<void> {
  desk = await startDesk();
  ({ page, context } = await openDesk(browser, desk));
}

/** From the card to the till, by the month. @param what else is chosen */
async function toTheTill(choose: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  paying = await opened(context, () => panel().getByText('Sign up', { exact: true }).first().click());
  await frame().getByText('Monthly').click();
  await choose();
  await frame().getByRole('button', { name: 'Subscribe' }).click();
  await frame().getByRole('link', { name: 'Continue to payment' }).click();
  await paying.getByText('no money moves').waitFor();
}

async function payWith(card: string): Promise<void> {
  await paying
    .getByRole('radio', { name: new RegExp(`^${card}`) })
    .first()
    .check();
  await paying.getByRole('button', { name: 'Subscribe' }).click();
}

async function later(step: '+1 hour' | '+1 day' | '+7 days' | '+30 days'): Promise<void> {
  await page.bringToFront();
  const clock = page.getByRole('button', { name: /^Clock/ });
  const before = await clock.innerText();
  await clock.click();
  await page.getByRole('button', { name: step, exact: true }).click();
  // The next step is counted from what is shown.
  await clock.filter({ hasNotText: before }).waitFor();
  await page.keyboard.press('Escape');
}

/** The billing page, asked again. */
async function billing(): Promise<void> {
  await paying.goto(`${desk.url}exec?page=billing&authuser=emil%40acme.example&back=1`);
  await agreeOnPage(paying);
  await frame().getByRole('heading', { name: 'What you have' }).waitFor();
}

describe('a purchase', () => {
  beforeEach(begin);
  afterEach(async () => {
    await context.close();
    desk.stop();
  });

  test('is declined, confirmed, and shown as active where mockups are selected', async () => {
    await switchTo(page, 'emil');
    await toTheTill();
    expect(await violations(paying)).toEqual([]);
    await payWith('Declined');
    await paying.getByText('Your card was declined.').waitFor();
    await payWith('Needs confirmation');
    await paying.getByRole('button', { name: 'Yes, it’s me' }).click();
    await frame().getByText('It’s paid.').waitFor();
    await page.bringToFront();
    await fileOn(page, 'Sign in').click();
    await panel().getByText('You can edit').first().waitFor();
  });

  test('is changed and cancelled in the portal, and the page knows at once, however events come', async () => {
    await page.getByRole('button', { name: /^Inspector/ }).click();
    await page.getByRole('button', { name: /^Stripe/ }).click();
    for (const way of ['late', 'twice', 'in reverse']) {
      await page.getByRole('switch', { name: `Deliver events ${way}` }).click();
      await page.getByRole('switch', { name: `Deliver events ${way}`, checked: true }).waitFor();
    }
    await switchTo(page, 'emil');
    await toTheTill();
    await payWith('Pays Every');
    await frame().getByText('It’s paid.').waitFor();
    await frame().getByRole('button', { name: 'Change, pay or cancel' }).click();
    await frame().getByRole('link', { name: 'Continue to Stripe' }).click();
    await paying.getByRole('heading', { name: 'Manage your billing' }).waitFor();
    expect(await violations(paying)).toEqual([]);
    await paying.getByRole('combobox', { name: 'Billed' }).selectOption({ label: '$50.00 every year' });
    await paying.getByRole('button', { name: 'Update' }).click();
    await paying.getByText('Your subscription was updated.').waitFor();
    await paying.getByRole('button', { name: 'Cancel subscription' }).click();
    await paying.getByText('Your subscription was cancelled.').waitFor();
    await paying.getByRole('link', { name: 'Return' }).click();
    await frame().getByText('Paid yearly').waitFor();
    await frame().getByText('Cancelled', { exact: true }).waitFor();
  });

  test('of a plan is followed from the review, where its seats are looked after, to where they are paid', async () => {
    await switchTo(page, 'emil');
    await toTheTill(async () => {
      await frame().getByText('A plan for several people').click();
      await frame().getByLabel('Seats', { exact: true }).fill('4');
    });
    await payWith('Pays Every');
    await frame().getByText('It’s paid.').waitFor();

    const review = await context.newPage();
    await review.goto(`${desk.url}exec?page=review&authuser=emil%40acme.example`);
    const inside = review.frameLocator('iframe');
    await inside.getByRole('img', { name: /^4 seats bought/ }).waitFor();
    await inside.getByRole('row').nth(1).click();
    const drawer = inside.getByRole('complementary');
    await drawer.getByRole('button', { name: 'Change seats' }).click();
    await drawer.getByLabel('Seats in all').fill('6');
    await drawer.getByRole('button', { name: 'See what it does' }).click();
    await drawer.getByText('This is not possible').waitFor();
    paying = await opened(context, () => drawer.getByRole('link', { name: 'Go to the billing page' }).click());
    await frame().getByText('Your plan of 4 seats').waitFor();
    await frame().getByRole('button', { name: 'Change, pay or cancel' }).click();
    await frame().getByRole('link', { name: 'Continue to Stripe' }).click();
    await paying.getByRole('heading', { name: 'Manage your billing' }).waitFor();
    // In the review it is said who bought what.
    await inside.getByRole('navigation').getByRole('button', { name: 'Audit log' }).click();
    await inside.getByRole('row', { name: /Bought s-\S+ Seats: – → 4 Billing$/ }).waitFor();
  });

  test('is renewed; a card that fails keeps fourteen days, and then it ends', async () => {
    await switchTo(page, 'emil');
    await toTheTill();
    await payWith('Pays now, fails at renewal');
    await frame().getByText('It’s paid.').waitFor();
    for (const step of ['+30 days', '+1 day', '+1 day'] as const) await later(step);
    await billing();
    await frame().getByText('Payment failed', { exact: true }).waitFor();
    for (const step of ['+7 days', '+7 days', '+1 day'] as const) await later(step);
    await billing();
    await frame().getByText('Ended', { exact: true }).waitFor();
  });
});

test('Stripe is down, and its requests are looked at', async () => {
  await begin();
  await page.getByRole('button', { name: /^Inspector/ }).click();
  await page.getByRole('button', { name: /^Stripe/ }).click();
  await page.getByRole('switch', { name: 'Stripe is down' }).click();
  await page.getByRole('switch', { name: 'Stripe is down', checked: true }).waitFor();
  paying = await context.newPage();
  await paying.goto(`${desk.url}exec?page=billing&authuser=emil%40acme.example`);
  await agreeOnPage(paying);
  await frame().getByRole('alert').waitFor();
  await page.bringToFront();
  await page.getByText('/v1/prices').first().click();
  await page.getByText('The stand-in is switched off').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await context.close();
  desk.stop();
});
