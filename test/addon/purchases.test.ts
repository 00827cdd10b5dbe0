// Buying, paying, changing and cancelling, by the built bundle and the stand-in for Stripe: whoever paid edits, whatever is
// heard late, twice or not at all, and nobody else learns anything of it.
import { describe, expect, test } from '@jest/globals';
import type { EmulatorOptions, Stripe, StripeCard } from '../../src/emulator/api';
import type { Vendor } from '../../src/addon/settings';
import { account } from '../emulator';
import { engines, worldsOn } from '../sample-on-stores';
import { noon, type SampleWorld, startSampleWorld } from '../sample-world';

const day = 86_400_000;
const lookup = (interval: 'month' | 'year', amount: number, lookupKey: string) => ({
  currency: 'eur',
  amount,
  interval,
  lookupKey,
});
const stripe = {
  products: [
    { name: 'Mockups', prices: [lookup('month', 500, 'mockups_monthly'), lookup('year', 5000, 'mockups_yearly')] },
  ],
};

interface Shop extends SampleWorld {
  readonly call: (who: string, name: string, request: unknown) => Promise<Record<string, unknown>>;
  readonly till: Stripe;
  readonly goOn: (days: number) => void;
}

/** @param selling what its vendor sets otherwise than usual */
async function openShop(
  selling: Pick<Vendor, 'onDispute' | 'keepsTrialDays'> = {},
  place: (options: Partial<EmulatorOptions>) => Promise<SampleWorld> = startSampleWorld,
): Promise<Shop> {
  const world = await place({ stripe });
  const { emulator } = world;
  const { files, ...project } = emulator.project;
  const scripts = files.scripts.map(({ name, source }) =>
    name === 'Deployed.js'
      ? { name, source: `${source}Object.assign(deployed_.vendor, ${JSON.stringify(selling)});\n` }
      : { name, source },
  );
  emulator.load({ ...project, files: { ...files, scripts } });
  const till = emulator.stripe;
  if (till === undefined) throw new Error('there is no stand-in');
  const properties = emulator.world.scriptProperties();
  emulator.world.setScriptProperties({ ...properties, STRIPE_KEY: 'rk_test_shop' });
  return {
    ...world,
    till,
    call: async (who, name, request) => {
      const { outcome } = await emulator.pageCall(world.idOf(who), name, [request]);
      if (outcome.status !== 'completed') throw new Error(outcome.error.message);
      return outcome.result as Record<string, unknown>;
    },
    goOn: (days) => {
      emulator.world.setNow(emulator.world.now() + days * day);
    },
  };
}

const forMe = { billing: 'monthly', seats: 1, takesSeat: false };

/** Begins at the page and pays at the till: the session's id. */
async function paid(shop: Shop, who: string, wanted: object = forMe, card: StripeCard = 'good'): Promise<string> {
  const begun = await shop.call(who, 'startCheckout', wanted);
  expect(begun).toMatchObject({ outcome: 'begun' });
  const session = /cs_\w+/.exec(String(begun['url']))?.[0] ?? '';
  shop.till.pay(session, { card });
  return session;
}

const bought = async (shop: Shop, who: string, wanted: object = forMe, card: StripeCard = 'good') =>
  shop.call(who, 'finishCheckout', { session: await paid(shop, who, wanted, card) });

const standingOf = async (shop: Shop, who: string, license?: unknown) => {
  const { licenses } = (await shop.call(who, 'billingStanding', null)) as { licenses: Record<string, unknown>[] };
  return licenses.find(({ licenseId }) => license === undefined || licenseId === license);
};

const mayEdit = async (shop: Shop, who: string) => (await shop.call(who, 'checkAgain', null))['canCreate'];

/** The one purchase that the till knows last. */
function lastSubscription(shop: Shop): string {
  return atTill(shop, 'GET', '/v1/subscriptions?status=all&limit=1').data?.[0]?.id ?? '';
}

/** What those who run the product ask where it is paid, or do there. */
function atTill(shop: Shop, method: 'GET' | 'POST' | 'DELETE', target: string, body = ''): { data?: { id: string }[] } {
  const headers = { authorization: 'Bearer sk_test_look' };
  return JSON.parse(shop.till.answer({ method, target, headers, body }).body) as { data?: { id: string }[] };
}

/** The purchase that the till knows last. */
const boughtLast = (shop: Shop) =>
  atTill(shop, 'GET', `/v1/subscriptions/${lastSubscription(shop)}`) as {
    readonly customer?: string;
    /** Seconds. */
    readonly billing_cycle_anchor?: number;
  };

/** Who pays for it. */
const payerOf = (shop: Shop): string => boughtLast(shop).customer ?? '';

/** Somebody is sold a subscription where it is paid, and not on our page. */
function elsewhere(shop: Shop): void {
  const made = atTill(shop, 'POST', '/v1/customers', 'email=somebody@shop.example') as { readonly id?: string };
  const [price] = atTill(shop, 'GET', '/v1/prices?lookup_keys[0]=mockups_yearly').data ?? [];
  atTill(
    shop,
    'POST',
    '/v1/subscriptions',
    `customer=${made.id ?? ''}&items[0][price]=${price?.id ?? ''}&trial_period_days=60`,
  );
}

/** What was charged last. */
const lastCharge = (shop: Shop): string => atTill(shop, 'GET', '/v1/charges?limit=1').data?.[0]?.id ?? '';

const flagsOf = async (shop: Shop, license: unknown) => {
  const { rows } = (await shop.call('vera', 'reviewPage', { scope: { kind: 'everything' } })) as {
    rows: { licenseId: string; flags: string[] }[];
  };
  return rows.find(({ licenseId }) => licenseId === license)?.flags;
};

const sync = (shop: Shop, mode = 'events') => shop.call('vera', 'syncPurchases', { mode, isRehearsal: false });

/** What the script's log says of everything that was done. */
const logged = (shop: Shop): string =>
  JSON.stringify(shop.emulator.executions().map(({ log }) => log.map(({ text }) => text)));

describe('whoever subscribes', () => {
  test('sees the prices, pays, and edits at once under the account that they were signed in with', async () => {
    const shop = await openShop();
    expect(await shop.call('emil', 'offers', null)).toEqual({
      outcome: 'offers',
      offers: [
        { billing: 'monthly', amount: 500, currency: 'eur', tax: 'unspecified' },
        { billing: 'yearly', amount: 5000, currency: 'eur', tax: 'unspecified' },
      ],
    });
    expect(await mayEdit(shop, 'emil')).toBe(false);
    expect(await bought(shop, 'emil')).toMatchObject({ outcome: 'bought', isMine: true, isSecond: false });
    expect(await mayEdit(shop, 'emil')).toBe(true);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active', isBilled: true, isManaged: true });
    expect(
      await shop.call('emil', 'invoices', { license: (await standingOf(shop, 'emil'))?.['licenseId'] }),
    ).toMatchObject({
      outcome: 'invoices',
      invoices: [{ amount: 500, currency: 'eur', isPaid: true }],
    });
    expect(logged(shop)).not.toMatch(/rk_test|cs_test|emil@/);
  });

  test('has one purchase of two tabs, and is told of what is in force instead of paying again', async () => {
    const shop = await openShop();
    const [one, other] = [
      await shop.call('emil', 'startCheckout', forMe),
      await shop.call('emil', 'startCheckout', forMe),
    ];
    expect(other).toEqual(one);
    await bought(shop, 'emil');
    expect(await shop.call('emil', 'startCheckout', forMe)).toMatchObject({ outcome: 'in-force' });
    expect(await shop.call('ana', 'startCheckout', forMe)).toMatchObject({ outcome: 'in-force' });
    expect(await shop.call('fay', 'startCheckout', { ...forMe, seats: 3 })).toMatchObject({ outcome: 'in-force' });
    expect(await shop.call('fay', 'startCheckout', forMe)).toMatchObject({ outcome: 'begun' });
  });

  test('who pays twice all the same is told so, and has one license', async () => {
    const shop = await openShop();
    const first = await paid(shop, 'emil');
    // The second page to pay on was opened before the first was paid.
    const second = await paid(shop, 'emil', { ...forMe, billing: 'yearly' });
    expect(await shop.call('emil', 'finishCheckout', { session: first })).toMatchObject({ isSecond: false });
    expect(await shop.call('emil', 'finishCheckout', { session: second })).toMatchObject({ isSecond: true });
    const { licenses } = await shop.call('emil', 'billingStanding', null);
    expect(licenses).toEqual([expect.objectContaining({ isPaidTwice: true })]);
    expect(await sync(shop, 'all')).toMatchObject({ outcome: 'synced', seen: 2, changed: 0 });
    const home = async () => JSON.stringify(await shop.emulator.homepage(shop.idOf('emil')));
    expect(await home()).toContain('Two payments run for this subscription.');
    const { licenseId } = (await standingOf(shop, 'emil')) ?? {};
    expect(await flagsOf(shop, licenseId)).toContain('paid-twice');
    // Whichever of them is ended: the other one is what is paid for from then on, at once.
    atTill(shop, 'DELETE', `/v1/subscriptions/${atTill(shop, 'GET', '/v1/subscriptions').data?.[1]?.id ?? ''}`);
    expect(await sync(shop)).toMatchObject({ mode: 'events', changed: 1 });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active', billing: 'yearly', isPaidTwice: false });
    expect(await flagsOf(shop, licenseId)).not.toContain('paid-twice');
    expect(await home()).not.toContain('Two payments run');
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  test('keeps the days of a trial, and is charged after them', async () => {
    const shop = await openShop();
    await bought(shop, 'carla');
    expect(await standingOf(shop, 'carla')).toMatchObject({ state: 'none', until: noon + 12 * day });
    expect(await mayEdit(shop, 'carla')).toBe(true);
    shop.goOn(13);
    await sync(shop);
    expect(await standingOf(shop, 'carla')).toMatchObject({ state: 'active' });
    expect(await mayEdit(shop, 'carla')).toBe(true);
  });

  test('is charged at once during a trial where the vendor sells so, and is told nothing else', async () => {
    const shop = await openShop({ keepsTrialDays: false });
    expect(await shop.call('carla', 'billingStanding', null)).not.toHaveProperty('trialEndsAt');
    await bought(shop, 'carla');
    expect(await standingOf(shop, 'carla')).toMatchObject({ state: 'active' });
    expect(await mayEdit(shop, 'carla')).toBe(true);
  });

  test('and has less than two days of a trial left is not told that they are charged after it', async () => {
    const shop = await openShop();
    expect(await shop.call('carla', 'billingStanding', null)).toMatchObject({ trialEndsAt: noon + 12 * day });
    shop.goOn(11);
    expect(await shop.call('carla', 'billingStanding', null)).not.toHaveProperty('trialEndsAt');
    await bought(shop, 'carla');
    expect(await standingOf(shop, 'carla')).toMatchObject({ state: 'active' });
  });

  test('buys a plan that they administer, with a seat of it only where they take one', async () => {
    const shop = await openShop();
    await bought(shop, 'emil', { billing: 'yearly', seats: 4, takesSeat: false });
    expect(await standingOf(shop, 'emil')).toMatchObject({ seats: 4, isHeld: false, isManaged: true, state: 'active' });
    expect(await mayEdit(shop, 'emil')).toBe(false);
    await bought(shop, 'dev', { billing: 'yearly', seats: 4, takesSeat: true });
    expect(await mayEdit(shop, 'dev')).toBe(true);
  });

  test('under an address that somebody else has a subscription by takes nothing of theirs', async () => {
    const shop = await openShop();
    expect(await bought(shop, 'hana')).toMatchObject({ isMine: true });
    expect(await mayEdit(shop, 'hana')).toBe(true);
    const address = await shop.call('vera', 'exportRecords', { after: 'address/' });
    const records = address['records'] as { key: string; json: { accountId: string } }[];
    expect(records.find(({ key }) => key === 'address/hana@acme.example')?.json.accountId).not.toBe(shop.idOf('hana'));
  });

  test('is recorded for, whoever Google lets come back', async () => {
    const shop = await openShop();
    const session = await paid(shop, 'emil');
    expect(await shop.call('dev', 'finishCheckout', { session })).toEqual({
      outcome: 'bought',
      licenseId: expect.stringMatching(/^s-\w+$/),
      email: 'emil@acme.example',
      isMine: false,
      isSecond: false,
    });
    expect(await mayEdit(shop, 'emil')).toBe(true);
    expect(await mayEdit(shop, 'dev')).toBe(false);
  });

  test.each(['declined', 'confirmation'] as const)('by a card that is %s has bought nothing yet', async (card) => {
    const shop = await openShop();
    const session = await paid(shop, 'emil', forMe, card);
    expect(await shop.call('emil', 'finishCheckout', { session })).toEqual({ outcome: 'waiting' });
    expect(await mayEdit(shop, 'emil')).toBe(false);
    expect(await sync(shop, 'all')).toMatchObject({ changed: 0, unmatched: [] });
    shop.till.pay(session, { card: 'good', isConfirmed: true });
    expect(await shop.call('emil', 'finishCheckout', { session })).toMatchObject({ outcome: 'bought' });
  });

  test('is told before they pay that nothing new can be taken in; what was begun before is kept', async () => {
    const shop = await openShop();
    const session = await paid(shop, 'emil');
    const { world } = shop.emulator;
    const before = world.scriptProperties();
    const bytes = (all: object) =>
      Object.entries(all).reduce((sum, [name, text]) => sum + name.length + String(text).length, 0);
    // Up to where only those who have paid are served.
    const filler: Record<string, string> = {};
    const piece = `7 ${JSON.stringify({ email: 'x'.repeat(4000) })}`;
    for (let count = 0; bytes(before) + bytes(filler) < 480 * 1024 - 8_000; count += 1)
      filler[`address/filler-${count}@acme.example`] = piece;
    world.setScriptProperties({ ...before, ...filler });
    const sessions = () => atTill(shop, 'GET', '/v1/checkout/sessions?limit=100').data?.length;
    const asked = sessions();
    expect(await shop.call('dev', 'startCheckout', forMe)).toMatchObject({ outcome: 'unreachable', isFull: true });
    expect(sessions()).toBe(asked);
    expect(await shop.call('emil', 'finishCheckout', { session })).toMatchObject({ outcome: 'bought' });
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });
});

describe.each(engines)('with records in %s, whoever', (engine) => {
  const { tryHere: sees, start } = worldsOn(engine);
  const open = (): Promise<Shop> => openShop({}, start);

  sees(
    'pays by a bank debit is told since when it is on its way, begins no second one, and edits with it',
    async () => {
      const shop = await open();
      const session = await paid(shop, 'emil', forMe, 'debit');
      const finish = () => shop.call('emil', 'finishCheckout', { session });
      expect(await finish()).toEqual({ outcome: 'waiting' });
      // The clock of the till goes on while somebody pays.
      const until = Number(boughtLast(shop).billing_cycle_anchor) * 1000;
      const begun = { state: 'unconfirmed', payment: 'processing', until, isPaidFor: true };
      expect(await standingOf(shop, 'emil')).toMatchObject(begun);
      expect(await mayEdit(shop, 'emil')).toBe(false);
      const { licenseId: license } = (await standingOf(shop, 'emil')) ?? {};
      shop.goOn(1.5);
      for (const wanted of [forMe, { ...forMe, billing: 'yearly' }, { ...forMe, license }]) {
        expect(await shop.call('emil', 'startCheckout', wanted)).toEqual({ outcome: 'in-force', licenseId: license });
      }
      expect(await sync(shop, 'all')).toMatchObject({ seen: 1, changed: 0 });
      expect(await standingOf(shop, 'emil')).toMatchObject(begun);
      shop.goOn(1);
      expect(await shop.call('emil', 'refreshPurchase', { license })).toEqual({ outcome: 'refreshed', isNews: true });
      expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active', next: { what: 'renews' } });
      expect(await standingOf(shop, 'emil')).not.toHaveProperty('payment');
      expect(await mayEdit(shop, 'emil')).toBe(true);
      expect(await finish()).toMatchObject({ outcome: 'bought', licenseId: license });
      // A month later the bank takes days again, and nobody stops working for that.
      shop.goOn(29.5);
      await sync(shop);
      expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active', next: { what: 'renews' } });
    },
  );

  sees('pays by a bank debit and never came back is known all the same once it is followed', async () => {
    const shop = await open();
    await paid(shop, 'emil', { billing: 'yearly', seats: 3, takesSeat: true }, 'debit');
    expect(await sync(shop)).toMatchObject({ mode: 'all', changed: 1, unmatched: [] });
    expect(await standingOf(shop, 'emil')).toMatchObject({ seats: 3, payment: 'processing' });
    expect(await mayEdit(shop, 'emil')).toBe(false);
    shop.goOn(3);
    expect(await sync(shop)).toMatchObject({ mode: 'events', changed: 1 });
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  sees('pays by a bank debit that bounces is told that nothing was charged, and pays again', async () => {
    const shop = await open();
    const session = await paid(shop, 'emil', forMe, 'debitFails');
    expect(await shop.call('emil', 'finishCheckout', { session })).toEqual({ outcome: 'waiting' });
    const { licenseId: license } = (await standingOf(shop, 'emil')) ?? {};
    await sync(shop, 'all');
    shop.goOn(3);
    expect(await sync(shop)).toMatchObject({ mode: 'events', changed: 1 });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'unpaid', payment: 'failed', isPaidFor: false });
    expect(await shop.call('emil', 'finishCheckout', { session })).toEqual({ outcome: 'failed' });
    expect(await mayEdit(shop, 'emil')).toBe(false);
    expect(await bought(shop, 'emil', { ...forMe, license })).toMatchObject({ licenseId: license, isSecond: false });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active', isPaidTwice: false });
    expect(await mayEdit(shop, 'emil')).toBe(true);
    expect(await sync(shop, 'all')).toMatchObject({ changed: 0 });
  });

  sees('was deleted at Stripe is told so, and goes on with the same license as somebody new there', async () => {
    const shop = await open();
    const { licenseId: license } = await bought(shop, 'emil');
    const old = payerOf(shop);
    shop.goOn(1);
    expect(atTill(shop, 'DELETE', `/v1/customers/${old}`)).toMatchObject({ deleted: true });
    expect(await shop.call('emil', 'openPortal', { license })).toEqual({ outcome: 'gone' });
    // With that it was heard of, too.
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'ended', licenseId: license });
    expect(await mayEdit(shop, 'emil')).toBe(false);
    expect(await sync(shop, 'all')).toMatchObject({ seen: 1, changed: 0, failed: 0 });
    expect(await shop.call('vera', 'showPurchase', { purchase: lastSubscription(shop) })).toMatchObject({
      outcome: 'purchase',
      isRecorded: true,
      purchase: { customer: old, billed: { state: 'ended' } },
    });
    expect(await shop.call('emil', 'invoices', { license })).toMatchObject({ invoices: [{ isPaid: true }] });
    const again = { ...forMe, license };
    const [one, other] = await Promise.all([0, 1].map(() => shop.call('emil', 'startCheckout', again)));
    expect(other).toEqual(one);
    expect(await bought(shop, 'emil', again)).toMatchObject({ licenseId: license, isSecond: false });
    expect(await mayEdit(shop, 'emil')).toBe(true);
    expect(payerOf(shop)).not.toBe(old);
    expect(await shop.call('emil', 'openPortal', { license })).toMatchObject({ outcome: 'opened' });
    // What was, is still told of it.
    const history = await shop.call('vera', 'reviewHistory', { of: { kind: 'license', licenseId: license } });
    expect(JSON.stringify(history).match(/"what":"\w+"/g)).toEqual(
      ['purchase', 'cancel', 'purchase'].map((what) => `"what":"${what}"`),
    );
    expect(await sync(shop, 'all')).toMatchObject({ changed: 0, failed: 0 });
  });

  sees('was deleted between two tries of the same is asked to pay as somebody new', async () => {
    const shop = await open();
    const { licenseId: license } = await bought(shop, 'emil');
    const old = payerOf(shop);
    atTill(shop, 'DELETE', `/v1/subscriptions/${lastSubscription(shop)}`);
    await shop.call('emil', 'refreshPurchase', { license });
    const again = { ...forMe, license };
    const before = await shop.call('emil', 'startCheckout', again);
    atTill(shop, 'DELETE', `/v1/customers/${old}`);
    expect((await shop.call('emil', 'startCheckout', again))['url']).not.toBe(before['url']);
    expect(await bought(shop, 'emil', again)).toMatchObject({ outcome: 'bought', licenseId: license });
  });
});

describe('what is paid for', () => {
  test('is renewed, heard of when somebody works, or after a while not confirmed: never unpaid', async () => {
    const shop = await openShop();
    await bought(shop, 'emil');
    shop.goOn(31);
    shop.till.setDown(true);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active', next: { what: 'confirms' } });
    expect(await mayEdit(shop, 'emil')).toBe(true);
    shop.goOn(4);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'unconfirmed' });
    expect(JSON.stringify(await shop.call('emil', 'checkAgain', null))).toContain('Try again');
    expect(await shop.call('emil', 'refreshPurchase', {})).toMatchObject({ outcome: 'unreachable' });
    expect(await shop.call('emil', 'refreshPurchase', {})).toEqual({ outcome: 'too-often' });
    shop.till.setDown(false);
    shop.goOn(0.01);
    expect(await shop.call('emil', 'refreshPurchase', {})).toEqual({ outcome: 'refreshed', isNews: true });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active', next: { what: 'renews' } });
  });

  test('and is not paid again edits for 14 days, then views, and edits again once it is paid', async () => {
    const shop = await openShop();
    await bought(shop, 'emil', forMe, 'later');
    await sync(shop, 'all');
    shop.goOn(31);
    await sync(shop);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'past-due' });
    // Whoever reviews reads the same in the rows.
    const license = (await standingOf(shop, 'emil'))?.['licenseId'];
    const { rows } = await shop.call('vera', 'reviewPage', { scope: { kind: 'everything' } });
    expect((rows as Record<string, unknown>[]).find(({ licenseId }) => licenseId === license)).toMatchObject({
      state: 'past-due',
      payment: 'due',
      paidUntil: expect.any(Number),
    });
    expect(await mayEdit(shop, 'emil')).toBe(true);
    shop.goOn(14);
    expect(await mayEdit(shop, 'emil')).toBe(false);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'unpaid' });
  });

  test('and is paid with another card goes on as before', async () => {
    const shop = await openShop();
    await bought(shop, 'emil', forMe, 'later');
    await sync(shop, 'all');
    shop.goOn(31);
    await sync(shop);
    shop.till.useCard(lastSubscription(shop), 'good');
    shop.goOn(10);
    await sync(shop);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active', next: { what: 'renews' } });
  });

  test('is changed, cancelled and taken up again where it is paid, and nowhere else', async () => {
    const shop = await openShop();
    const { licenseId } = await bought(shop, 'emil');
    const wanted = { changes: [{ licenseId, wanted: { action: 'cancel' } }] };
    for (const who of ['emil', 'vera']) {
      expect(await shop.call(who, 'changeLicenses', wanted)).toMatchObject({
        changes: [{ outcome: 'refused', because: ['drive/paid-for-in-billing'], remedies: ['manage-billing'] }],
      });
    }
    expect(await shop.call('emil', 'openPortal', { license: licenseId })).toMatchObject({
      outcome: 'opened',
      url: expect.stringContaining('billing.stripe.com'),
    });
    const id = lastSubscription(shop);
    shop.till.cancel(id);
    expect(await shop.call('emil', 'refreshPurchase', { license: licenseId })).toMatchObject({ isNews: true });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'cancelled' });
    expect(await mayEdit(shop, 'emil')).toBe(true);
    shop.goOn(32);
    await sync(shop, 'all');
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'ended' });
    expect(await shop.call('emil', 'startCheckout', { ...forMe, license: licenseId, seats: 2 })).toEqual({
      outcome: 'not-there',
    });
    expect(await bought(shop, 'emil', { ...forMe, license: licenseId })).toMatchObject({ licenseId, isSecond: false });
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  test('and is given back once it has ended, is heard of by that alone', async () => {
    const shop = await openShop();
    const { licenseId } = await bought(shop, 'emil');
    await sync(shop, 'all');
    atTill(shop, 'POST', '/v1/refunds', `charge=${lastCharge(shop)}&amount=100`);
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 1, changed: 1 });
    expect(await flagsOf(shop, licenseId)).toContain('partly-refunded');
    atTill(shop, 'DELETE', `/v1/subscriptions/${lastSubscription(shop)}`);
    await sync(shop);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'ended' });
    atTill(shop, 'POST', '/v1/refunds', `charge=${lastCharge(shop)}`);
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 1, changed: 1 });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'refunded' });
  });

  test('and is disputed goes on with a flag until that is won', async () => {
    const shop = await openShop();
    const { licenseId } = await bought(shop, 'emil');
    await sync(shop, 'all');
    const dispute = shop.till.dispute(lastCharge(shop));
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 1, changed: 1 });
    expect(await flagsOf(shop, licenseId)).toContain('disputed');
    expect(await mayEdit(shop, 'emil')).toBe(true);
    shop.till.closeDispute(dispute, 'won');
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 1, changed: 1 });
    expect(await flagsOf(shop, licenseId)).not.toContain('disputed');
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  test('and is taken back by the bank is paid no more, and edits again once somebody has paid', async () => {
    const shop = await openShop();
    const { licenseId } = await bought(shop, 'emil');
    await sync(shop, 'all');
    shop.goOn(3);
    const dispute = shop.till.dispute(lastCharge(shop));
    shop.goOn(3);
    shop.till.closeDispute(dispute, 'lost');
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 1, changed: 1 });
    const standing = await standingOf(shop, 'emil');
    expect(standing).toMatchObject({ state: 'refunded' });
    // It ended when the bank took the money, and not when it was decided.
    expect(Math.floor((Number(standing?.['until']) - noon) / day)).toBe(3);
    expect(await mayEdit(shop, 'emil')).toBe(false);
    expect(await sync(shop, 'all')).toMatchObject({ changed: 0 });
    expect(await bought(shop, 'emil', { ...forMe, license: licenseId })).toMatchObject({ licenseId, isSecond: false });
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  test('and is disputed is over at once where the vendor sells so, and goes on once that is won', async () => {
    const shop = await openShop({ onDispute: 'refunded' });
    await bought(shop, 'emil');
    await sync(shop, 'all');
    const dispute = shop.till.dispute(lastCharge(shop));
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 1, changed: 1 });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'refunded' });
    expect(await mayEdit(shop, 'emil')).toBe(false);
    shop.till.closeDispute(dispute, 'won');
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 1, changed: 1 });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active' });
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  test('and was taken back for a period that is over is paid as ever', async () => {
    const shop = await openShop();
    await bought(shop, 'emil');
    await sync(shop, 'all');
    const charge = lastCharge(shop);
    shop.goOn(31);
    const dispute = shop.till.dispute(charge);
    shop.till.closeDispute(dispute, 'lost');
    await sync(shop);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active' });
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  test('follows the number of seats that is paid for', async () => {
    const shop = await openShop();
    const { licenseId } = await bought(shop, 'emil', { billing: 'monthly', seats: 3, takesSeat: true });
    await sync(shop, 'all');
    shop.till.change(lastSubscription(shop), { quantity: 6 });
    expect(await sync(shop)).toMatchObject({ mode: 'events', changed: 1 });
    expect(await standingOf(shop, 'emil', licenseId)).toMatchObject({ seats: 6 });
    expect(await sync(shop)).toMatchObject({ changed: 0 });
  });

  test.each([
    ['active', 0],
    ['renewed and not heard of', 31],
    ['past due', 33],
    ['not heard of for too long', 36],
  ] as const)(
    '%s, is shown by a card in two calls warm and five cold, and never waits for Stripe',
    async (state, days) => {
      const shop = await openShop();
      const file = shop.addMockup('Sign in.bmml');
      await bought(shop, 'emil', forMe, state === 'past due' ? 'later' : 'good');
      await sync(shop, 'all');
      shop.goOn(days);
      if (state === 'past due') await sync(shop);
      shop.till.setDown(true);
      const asked = shop.till.exchanges().length;
      const card = () => shop.emulator.itemsSelected(shop.idOf('emil'), [file]);
      // That it was opened is noted once a day; what was decided is forgotten an hour later.
      await card();
      shop.goOn(1 / 24);
      const cold = (await card()).execution.calls;
      const warm = (await card()).execution.calls;
      expect(cold.length).toBeLessThanOrEqual(5);
      expect(warm.length).toBeLessThanOrEqual(2);
      expect([...cold, ...warm].map(({ name }) => name)).not.toContain('UrlFetchApp.fetch');
      expect(shop.till.exchanges()).toHaveLength(asked);
    },
  );

  test.each(['late', 'twice', 'reversed'] as const)('ends as it is, though events come %s', async (delivery) => {
    const shop = await openShop();
    shop.till.setDelivery(delivery, true);
    await bought(shop, 'emil');
    await sync(shop, 'all');
    shop.till.cancel(lastSubscription(shop));
    shop.till.keep(lastSubscription(shop));
    shop.goOn(1);
    await sync(shop);
    await sync(shop);
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'active' });
  });

  test('is found by those who run the product, though its payer never came back', async () => {
    const shop = await openShop();
    await paid(shop, 'emil');
    expect(await mayEdit(shop, 'emil')).toBe(false);
    const rehearsed = await shop.call('vera', 'syncPurchases', { mode: 'all', isRehearsal: true });
    expect(rehearsed).toMatchObject({ outcome: 'synced', changed: 1 });
    expect(await mayEdit(shop, 'emil')).toBe(false);
    expect(await sync(shop)).toMatchObject({ outcome: 'synced', mode: 'all', seen: 1, changed: 1 });
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  test('is written to at the address that its buyer’s account has now, unless they chose another one there', async () => {
    const shop = await openShop();
    const { licenseId } = await bought(shop, 'emil');
    const emailOf = () =>
      (atTill(shop, 'GET', '/v1/customers?limit=1').data?.[0] as { readonly email?: string } | undefined)?.email;
    const rename = async (email: string) => {
      shop.emulator.world.addAccount({ ...account(shop.idOf('emil'), email) });
      // The first thing that somebody does under a new address makes it known.
      await mayEdit(shop, 'emil');
    };
    await rename('emilia@acme.example');
    expect(emailOf()).toBe('emil@acme.example');
    await shop.call('vera', 'syncPurchases', { mode: 'all', isRehearsal: true });
    expect(emailOf()).toBe('emil@acme.example');
    await sync(shop, 'all');
    expect(emailOf()).toBe('emilia@acme.example');
    await rename('em@acme.example');
    await shop.call('emil', 'refreshPurchase', { license: licenseId });
    expect(emailOf()).toBe('em@acme.example');
    const id = (atTill(shop, 'GET', '/v1/customers?limit=1').data ?? [])[0]?.id ?? '';
    atTill(shop, 'POST', `/v1/customers/${id}`, 'email=invoices@acme.example');
    await rename('e@acme.example');
    await sync(shop, 'all');
    expect(emailOf()).toBe('invoices@acme.example');
    expect(logged(shop)).not.toMatch(/@acme/);
  });

  test('is looked at page by page, by as many runs as that takes, and followed meanwhile', async () => {
    const shop = await openShop();
    for (let count = 0; count < 30; count += 1) elsewhere(shop);
    await paid(shop, 'emil');
    expect(await sync(shop)).toMatchObject({ mode: 'all', seen: 25, changed: 1, next: expect.any(String) });
    // The next run has no word of the one before but what that left.
    expect(await sync(shop)).toMatchObject({ mode: 'all', seen: 6, changed: 0 });
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 0 });
    // A week later all of it is due again: what is new is heard of before.
    shop.goOn(7);
    await paid(shop, 'dev');
    expect(await sync(shop)).toMatchObject({ mode: 'all', seen: 1, changed: 1, next: expect.stringMatching(/ $/) });
    expect(await mayEdit(shop, 'dev')).toBe(true);
  });

  test('is found, though for a month nothing happened that could be gone on from', async () => {
    const shop = await openShop();
    await bought(shop, 'emil', { ...forMe, billing: 'yearly' });
    for (let week = 0; week < 4; week += 1) {
      await sync(shop, 'all');
      shop.goOn(7);
    }
    await sync(shop, 'all');
    shop.goOn(3);
    await paid(shop, 'dev');
    expect(await sync(shop)).toMatchObject({ outcome: 'synced', mode: 'all', changed: 1 });
    expect(await mayEdit(shop, 'dev')).toBe(true);
  });

  test('and can’t be written down keeps nobody else waiting, and is looked at again each time', async () => {
    const shop = await openShop();
    const { licenseId } = await bought(shop, 'emil');
    await sync(shop, 'all');
    const key = `license/${String(licenseId)}`;
    const properties = shop.emulator.world.scriptProperties();
    shop.emulator.world.setScriptProperties({ ...properties, [key]: '7 {}' });
    shop.till.cancel(lastSubscription(shop));
    await paid(shop, 'dev');
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 2, changed: 1, failed: 1 });
    expect(await mayEdit(shop, 'dev')).toBe(true);
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 1, changed: 0, failed: 1 });
    expect(await sync(shop, 'all')).toMatchObject({ seen: 2, failed: 1 });
    shop.emulator.world.setScriptProperties({
      ...shop.emulator.world.scriptProperties(),
      [key]: String(properties[key]),
    });
    expect(await sync(shop)).toMatchObject({ mode: 'events', changed: 1, failed: 0 });
    expect(await standingOf(shop, 'emil')).toMatchObject({ state: 'cancelled' });
    expect(await sync(shop)).toMatchObject({ mode: 'events', seen: 0, failed: 0 });
  });

  test('is followed by a trigger of the clock, which whoever runs the product added', async () => {
    const shop = await openShop();
    await paid(shop, 'emil');
    const event = { authMode: 'FULL', triggerUid: '1', year: 2026, month: 6, hour: 12 };
    // A page hands over whatever it likes.
    expect(await shop.call('dev', 'onSyncTrigger', event)).toBeNull();
    expect(await mayEdit(shop, 'emil')).toBe(false);
    await shop.emulator.run(shop.idOf('vera'), 'onSyncTrigger', [event]);
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });

  test('is followed, too, where Google tells a trigger an address alone', async () => {
    const shop = await openShop();
    await paid(shop, 'emil');
    const { emulator } = shop;
    const told = emulator.project;
    const untold = { name: 'Untold.js', source: 'ScriptApp.getIdentityToken = () => null;' };
    emulator.load({ ...told, files: { ...told.files, scripts: [...told.files.scripts, untold] } });
    const asked = shop.till.exchanges().length;
    await emulator.run(shop.idOf('dev'), 'onSyncTrigger', [{}]);
    expect(shop.till.exchanges()).toHaveLength(asked);
    await emulator.run(shop.idOf('vera'), 'onSyncTrigger', [{}]);
    emulator.load(told);
    expect(await mayEdit(shop, 'emil')).toBe(true);
  });
});

test('keys, addresses and what is sent or answered are in no log, in no record and in no answer, whatever fails', async () => {
  const shop = await openShop();
  const { emulator } = shop;
  const key = String(emulator.world.scriptProperties()['STRIPE_KEY']);
  const told: unknown[] = [];
  const everything = async () => {
    const begun = await shop.call('emil', 'startCheckout', forMe);
    const session = /cs_\w+/.exec(String(begun['url']))?.[0] ?? 'cs_test_none';
    told.push(begun['outcome'], await shop.call('emil', 'offers', null));
    told.push(await shop.call('emil', 'finishCheckout', { session }));
    const { licenses } = (await shop.call('emil', 'billingStanding', null)) as { licenses: { licenseId: string }[] };
    for (const { licenseId: license } of licenses) {
      for (const name of ['refreshPurchase', 'invoices', 'openPortal']) {
        const { url: _, ...rest } = await shop.call('emil', name, { license });
        told.push(rest);
      }
    }
    for (const mode of ['events', 'all']) told.push(await sync(shop, mode));
    told.push(await shop.call('vera', 'showPurchase', { purchase: lastSubscription(shop) || 'sub_none' }));
    await emulator.run(shop.idOf('vera'), 'onSyncTrigger', [{}]);
  };
  const { files, ...project } = emulator.project;
  const hasty = { name: 'Hasty.js', source: 'Utilities.sleep = () => undefined;' };
  emulator.load({ ...project, files: { ...files, scripts: [...files.scripts, hasty] } });
  const withScript = async (source: string) => {
    const before = emulator.project;
    const broken = { name: 'Broken.js', source };
    emulator.load({ ...before, files: { ...before.files, scripts: [...before.files.scripts, broken] } });
    await everything();
    emulator.load(before);
  };
  await bought(shop, 'emil');
  await everything();
  shop.till.setDown(true);
  shop.goOn(40);
  await everything();
  shop.till.setDown(false);
  const setKey = (value: string) => {
    emulator.world.setScriptProperties({ ...emulator.world.scriptProperties(), STRIPE_KEY: value });
  };
  // A key that Stripe does not know, and says so with a part of it.
  setKey('rk_unknown_1234567890');
  await everything();
  setKey(key);
  // Google's own errors say what was asked for; answers that are none are as long as anybody likes.
  await withScript('UrlFetchApp.fetch = (...asked) => { throw new Error(JSON.stringify(asked)); };');
  await withScript(
    `const fetchAsEver = UrlFetchApp.fetch;
     UrlFetchApp.fetch = (...asked) => {
       const answer = fetchAsEver(...asked);
       return { getResponseCode: () => 200, getAllHeaders: () => ({}),
         getContentText: () => JSON.stringify({ echo: JSON.stringify(asked) + answer.getContentText() }) };
     };`,
  );
  const records = [];
  for (let after: unknown = undefined; ;) {
    const page = await shop.call('vera', 'exportRecords', after === undefined ? {} : { after });
    records.push(...(page['records'] as unknown[]));
    after = page['next'];
    if (after === undefined) break;
  }
  const faults = JSON.stringify(
    emulator.executions().map(({ outcome }) => outcome.status === 'completed' || outcome.error),
  );
  const texts = { log: logged(shop), told: JSON.stringify(told), faults, records: JSON.stringify(records) };
  for (const text of Object.values(texts))
    expect(text).not.toMatch(/rk_test_shop|rk_unknown|Bearer|cs_test_1|idempotency/i);
  expect(texts.log).toContain('billing-refused');
  for (const text of [texts.log, texts.faults]) {
    expect(text).not.toMatch(/@acme|customer_email|client_reference|"object"|cus_\w{5}|lookup_key|hosted_invoice/);
  }
});
