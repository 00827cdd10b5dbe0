// The billing page in a real browser, in every state that an account and what it bought can be in: what is said, what can be
// done, what is sold beside it, and that nobody is kept out by how it looks.
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BillingOpening, OwnLicense } from '../../../src/contract/billing';
import { violations } from '../../axe';
import { beginningWith } from '../../opening';
import { noon, startSampleWorld } from '../../sample-world';
import { windowsOfSuite } from '../suite';
import { type Serve, calls } from '../windows';

const windows = windowsOfSuite();
let served: string;

beforeAll(async () => {
  const { emulator, idOf } = await startSampleWorld();
  const { reply } = await emulator.webApp(idOf('emil'), { method: 'GET', query: 'page=billing' });
  if (reply.type !== 'html') throw new Error('The page was not served.');
  served = reply.html;
});

const day = 86_400_000;
const offers = {
  outcome: 'offers',
  offers: [
    { billing: 'monthly', amount: 500, currency: 'eur', tax: 'exclusive' },
    { billing: 'yearly', amount: 5000, currency: 'eur', tax: 'exclusive' },
  ],
};

const own = (given: Partial<OwnLicense> = {}): OwnLicense => ({
  licenseId: 's-own',
  seats: 1,
  isHeld: true,
  isManaged: true,
  isBilled: true,
  isPaidFor: true,
  isPaidTwice: false,
  state: 'active',
  billing: 'yearly',
  until: noon + 30 * day,
  ...given,
});
const plan = (given: Partial<OwnLicense> = {}): OwnLicense => own({ licenseId: 's-plan', seats: 5, ...given });

interface Shown {
  readonly opening?: Partial<BillingOpening>;
  readonly answers?: Readonly<Record<string, unknown>>;
}

/**
 * Opens the page as the server hands it over with this in it. Prices are there, whatever else is asked is answered so.
 * @param given answers that are not the same each time
 */
function open({ opening = {}, answers = {} }: Shown, given?: (name: string) => unknown): Promise<Page> {
  const whole: BillingOpening = {
    email: 'emil@acme.example',
    licenses: [],
    isBack: false,
    now: noon,
    locale: 'en-US',
    seller: {
      name: 'Mockups for Google Drive',
      termsUrl: 'https://seller.example/terms',
      privacyUrl: 'https://seller.example/privacy',
    },
    ...opening,
  };
  const html = beginningWith(served, whole);
  const serve: Serve = (name) =>
    Promise.resolve(given?.(name) ?? { offers, ...answers }[name] ?? { outcome: 'not-there' });
  return windows.open(html, serve);
}

const standing = (...licenses: readonly OwnLicense[]) => ({
  outcome: 'standing',
  email: 'emil@acme.example',
  licenses,
});
const bought = { outcome: 'bought', licenseId: 's-own', email: 'emil@acme.example', isMine: true, isSecond: false };

const states: readonly (Shown & {
  readonly what: string;
  readonly says: readonly string[];
  readonly buttons: readonly string[];
  readonly isSold?: readonly string[];
})[] = [
  {
    what: 'nothing bought yet: prices, and for whom',
    says: [
      'Create and edit mockups in Google Drive.',
      'Mockups for Google Drive',
      '€5.00 a seat and month',
      '€50.00 a seat and year',
      '€10.00 less than twelve months',
      'Taxes come on top. Renews every year until you cancel',
      'Nothing is charged before.',
      'Terms',
    ],
    buttons: ['Subscribe'],
    isSold: ['For me', 'A plan for several people'],
  },
  {
    what: 'a trial that runs',
    opening: { trialEndsAt: noon + 12 * day },
    says: ['Your trial goes on until Jun 27, 2026'],
    buttons: ['Subscribe'],
    isSold: ['For me', 'A plan for several people'],
  },
  {
    what: 'back from paying, while it is confirmed',
    opening: { session: 'cs_test_1' },
    answers: { finishCheckout: { outcome: 'waiting' } },
    says: ['Asking whether the payment has arrived', 'The payment is still being confirmed;'],
    buttons: [],
  },
  {
    what: 'back from paying, and paid',
    opening: { session: 'cs_test_1' },
    answers: { finishCheckout: bought, billingStanding: standing(own()) },
    says: ['It’s paid. emil@acme.example can create and edit', 'Active', 'A plan for several people'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'back from paying a plan without a seat of it',
    opening: { session: 'cs_test_1' },
    answers: {
      finishCheckout: { ...bought, licenseId: 's-plan' },
      billingStanding: standing(plan({ isHeld: false })),
    },
    says: ['Give the seats of your plan to people under “Review subscriptions”.'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'back from paying under another account',
    opening: { session: 'cs_test_1' },
    answers: {
      finishCheckout: { ...bought, email: 'dev@acme.example', isMine: false },
      billingStanding: standing(),
    },
    says: ['It was bought for dev@acme.example'],
    buttons: ['Subscribe'],
    isSold: ['For me', 'A plan for several people'],
  },
  {
    what: 'back from paying a second time',
    opening: { session: 'cs_test_1' },
    answers: {
      finishCheckout: { ...bought, isSecond: true },
      billingStanding: standing(own({ isPaidTwice: true })),
    },
    says: ['This subscription is paid for twice now.', 'It is paid for twice: write to whoever sold it'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'active',
    opening: { licenses: [own({ next: { at: noon + 30 * day, what: 'renews' } })] },
    says: ['Active', 'Renews on Jul 15, 2026.', 'Paid yearly.', 'you give each of them a seat'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'active, with a plan as well',
    opening: { licenses: [own(), plan()] },
    says: ['Your subscription', 'Your plan of 5 seats'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Change, pay or cancel', 'Invoices', 'Check again'],
  },
  {
    what: 'a plan without a seat of it',
    opening: { licenses: [plan({ isHeld: false })] },
    says: ['Your plan of 5 seats', 'One for yourself', 'The seats of the plan above are changed there.'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'a seat of somebody else’s plan',
    opening: { licenses: [plan({ isManaged: false })] },
    says: ['A seat of a plan of 5 seats', 'It is paid by its administrators.'],
    buttons: ['Check again', 'Subscribe'],
    isSold: ['For me', 'A plan for several people'],
  },
  {
    what: 'renewed, and not heard of yet',
    opening: { licenses: [own({ next: { at: noon, what: 'confirms' } })] },
    says: ['Was to renew on Jun 15, 2026; the payment is being confirmed.'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'not heard of for too long',
    opening: { licenses: [own({ state: 'unconfirmed' })] },
    says: ['Renewal not confirmed', 'Nothing is wrong with it as far as we know.'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'first paid by a bank debit that is on its way',
    opening: { licenses: [own({ state: 'unconfirmed', payment: 'processing', until: noon })] },
    says: ['Payment under way', 'Your payment of Jun 15, 2026 is on its way', 'you give each of them a seat'],
    buttons: ['Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'first paid by a bank debit that never arrived',
    opening: { licenses: [own({ state: 'unpaid', payment: 'failed', until: noon, isPaidFor: false })] },
    says: ['Payment failed', 'Your payment of Jun 15, 2026 never arrived, so nothing was charged.'],
    buttons: ['Restart', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'back from paying by a bank debit',
    opening: { session: 'cs_test_1' },
    answers: {
      finishCheckout: { outcome: 'waiting' },
      billingStanding: standing(own({ state: 'unconfirmed', payment: 'processing', until: noon }), plan()),
    },
    says: ['Payment under way', 'Your payment of Jun 15, 2026 is on its way'],
    buttons: ['Invoices', 'Check again', 'Change, pay or cancel', 'Invoices', 'Check again'],
  },
  {
    what: 'past due',
    opening: { licenses: [own({ state: 'past-due' })] },
    says: ['Payment failed', 'Update the card to edit beyond Jul 15, 2026.'],
    buttons: ['Update the card and pay', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'unpaid or paused',
    opening: { licenses: [own({ state: 'unpaid' })] },
    says: ['Not paid', 'pay, and you edit at once.'],
    buttons: ['Update the card and pay', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'cancelled, and running on',
    opening: { licenses: [own({ state: 'cancelled' })] },
    says: ['Cancelled', 'Runs until Jul 15, 2026; then viewing stays free.'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'ended',
    opening: { licenses: [own({ state: 'ended', isPaidFor: false })] },
    says: ['Ended', 'Ended on Jul 15, 2026. Viewing is free.', 'A plan for several people'],
    buttons: ['Restart', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'refunded',
    opening: { licenses: [own({ state: 'refunded', isPaidFor: false })] },
    says: ['Refunded', 'The money was given back on Jul 15, 2026.', 'A plan for several people'],
    buttons: ['Restart', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'bought elsewhere',
    opening: { licenses: [own({ isBilled: false })] },
    says: ['It wasn’t bought on this page'],
    buttons: ['Subscribe'],
  },
  {
    what: 'refused: asked too often',
    answers: { offers: { outcome: 'too-often' } },
    says: ['You asked often in the last minutes.'],
    buttons: ['Try again'],
  },
  {
    what: 'billing out of reach',
    answers: { offers: { outcome: 'unreachable', reference: 'r-1' } },
    says: ['Nothing is lost, and nothing is wrong with what you have. Reference: r-1'],
    buttons: ['Try again'],
  },
  {
    what: 'back from billing, which is out of reach',
    opening: { isBack: true, licenses: [own()] },
    answers: { refreshPurchase: { outcome: 'unreachable', reference: 'r-2' }, billingStanding: standing(own()) },
    says: ['Billing couldn’t be reached just now.', 'Active'],
    buttons: ['Change, pay or cancel', 'Invoices', 'Check again', 'Subscribe'],
  },
  {
    what: 'records out of reach',
    opening: { email: undefined, fault: { outcome: 'unreachable', reference: 'r-3' } },
    says: ['Your subscription', 'Reference: r-3'],
    buttons: ['Check again'],
  },
  {
    what: 'an account that Google does not tell',
    opening: { email: undefined },
    says: ['ask your administrator to trust Mockups in the Admin console'],
    buttons: [],
  },
  {
    what: 'a vendor who sells elsewhere',
    opening: { elsewhereUrl: 'https://shop.example/', licenses: [own({ isBilled: false })] },
    says: ['Subscriptions are sold on another page.', 'Go there'],
    buttons: [],
  },
];

describe('the billing page', () => {
  test.each(states)('says $what', async ({ says, buttons, isSold = [], ...shown }) => {
    const page = await open(shown);
    for (const text of says) await page.getByText(text).first().waitFor();
    // Prices come after all else.
    if (buttons.includes('Subscribe')) await page.getByRole('button', { name: 'Subscribe' }).waitFor();
    expect(await page.getByRole('button').allInnerTexts()).toEqual(buttons);
    const kinds = page.locator('input[name=for]');
    expect(
      await kinds.evaluateAll((all) =>
        all.map((one) => one.closest('label')?.querySelector('strong')?.innerText ?? ''),
      ),
    ).toEqual(isSold);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, 'colours')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('is told by the server whose account Google hides, and sells nothing then', async () => {
    const { emulator, idOf } = await startSampleWorld();
    const { reply } = await emulator.webApp(idOf('ivy'), { method: 'GET', query: 'page=billing' });
    if (reply.type !== 'html') throw new Error('The page was not served.');
    const page = await windows.open(reply.html, () => Promise.resolve({ outcome: 'not-there' }));
    await page.getByText('A policy of your organization may hide it').waitFor();
    expect(await page.getByText('nothing that this account may see').count()).toBe(0);
  });

  test('has a way on where no price came: it asks again', async () => {
    let asked = 0;
    const page = await open({}, (name) => {
      if (name !== 'offers') return undefined;
      asked += 1;
      return asked === 1 ? { outcome: 'unreachable', reference: 'r-1' } : offers;
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Subscribe' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('asks about a payment for a while, then when it is told to, and sells nothing until it is known', async () => {
    let answer: unknown = { outcome: 'waiting' };
    const page = await open({ opening: { session: 'cs_test_1' } }, (name) =>
      name === 'finishCheckout'
        ? answer
        : name === 'billingStanding'
          ? standing(...(answer === bought ? [own()] : []))
          : undefined,
    );
    await page.getByText('a bank may take some days').waitFor();
    await page.getByRole('button', { name: 'Check again' }).waitFor();
    expect(await page.getByRole('button').allInnerTexts()).toEqual(['Check again']);
    expect(await violations(page)).toEqual([]);
    answer = bought;
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('It’s paid.').waitFor();
    await page.getByRole('button', { name: 'Subscribe' }).waitFor();
  });

  test('leads to paying, and is told what stands in the way', async () => {
    const page = await open({ answers: { startCheckout: { outcome: 'in-force', licenseId: 's-own' } } });
    await page.getByText('A plan for several people').click();
    await page.getByRole('spinbutton', { name: 'Seats' }).fill('1');
    await page.getByText('A plan has 2 to').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('spinbutton', { name: 'Seats' }).fill('3');
    await page.getByText('€150.00 a year').waitFor();
    expect(await page.getByText(/€\d+\.\d\d less than/).innerText()).toBe('€10.00 less than twelve months');
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByText('it is changed, and not bought a second time').waitFor();
    expect((await calls(page)).filter(([name]) => name === 'startCheckout')).toEqual([
      ['startCheckout', { billing: 'yearly', seats: 3, takesSeat: false }],
    ]);
    expect(await violations(page)).toEqual([]);
  });

  test('says that whoever paid was deleted, and shows what became of it', async () => {
    const active = own({ next: { at: noon + 30 * day, what: 'renews' } });
    const ended = own({ state: 'ended', isPaidFor: false, until: noon });
    const page = await open({
      opening: { licenses: [active] },
      answers: {
        openPortal: { outcome: 'gone' },
        refreshPurchase: { outcome: 'refreshed', isNews: false },
        billingStanding: standing(ended),
      },
    });
    await page.getByRole('button', { name: 'Change, pay or cancel' }).click();
    await page.getByRole('button', { name: 'Restart' }).waitFor();
    await page.getByText('Whoever paid was deleted at Stripe').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('goes on with what ended, of its own kind, and shows what was charged', async () => {
    const ended = plan({ state: 'ended', isPaidFor: false });
    const invoices = [
      { number: 'A-2', at: noon, amount: 25_000, currency: 'eur', isPaid: true },
      { number: 'A-1', at: noon - 365 * day, amount: 25_000, currency: 'jpy', isPaid: false },
    ];
    const page = await open({
      opening: { licenses: [ended] },
      answers: {
        invoices: { outcome: 'invoices', invoices },
        startCheckout: { outcome: 'begun', url: 'https://checkout.stripe.com/c/1' },
      },
    });
    await page.getByRole('button', { name: 'Invoices' }).click();
    await page.getByRole('cell', { name: '€250.00' }).waitFor();
    await page.getByRole('cell', { name: '¥25,000' }).waitFor();
    await page.getByRole('button', { name: 'Restart' }).click();
    await page.getByRole('heading', { name: 'Start it again' }).waitFor();
    await page.getByRole('button', { name: 'Subscribe' }).click();
    const link = page.getByRole('link', { name: 'Continue to payment' });
    await link.waitFor();
    expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await link.getAttribute('href')).toBe('https://checkout.stripe.com/c/1');
    expect((await calls(page)).at(-1)).toEqual([
      'startCheckout',
      { billing: 'yearly', seats: 5, takesSeat: false, license: 's-plan' },
    ]);
    expect(await violations(page)).toEqual([]);
  });
});
