// Purchases in every order that a seed says, with Stripe as one more store: use cases that stop at each call of a service or of
// Stripe, with faults at any of them, and between them what people do where they pay, and the clock.
/// <reference types="google-apps-script" />
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { createStripe as createBilling } from '../../../src/addon/google/stripe';
import type { Stripe, StripeCard } from '../../../src/emulator/api';
import { createStripe } from '../../../src/emulator/stand-ins/stripe/stand-in';
import { sampleProducts } from '../../../src/sample/purchases';
import { trialDays } from '../../../src/rules/index';
import { startTrial } from '../../../src/subscriptions/changes/start-trial';
import { check } from '../../../src/subscriptions/check/check';
import type { Outside } from '../../../src/subscriptions/ports';
import { finishPurchase } from '../../../src/subscriptions/purchases/finish';
import { openPortal, refreshPurchase } from '../../../src/subscriptions/purchases/own';
import type { LicenseRecord } from '../../../src/subscriptions/records/records';
import type { PayingOutside } from '../../../src/subscriptions/purchases/port';
import { startPurchase } from '../../../src/subscriptions/purchases/start';
import { type SyncOutcome, syncPurchases } from '../../../src/subscriptions/purchases/sync';
import { type Caller, type Fault, createExecution } from './execution';
import { type Records, brokenInvariants, recordsOf } from './invariants';
import { type EngineKind, createOutside, vendorAddress } from './services';
import { type SharedWorld, createSharedWorld } from './world';

interface PurchaseOptions {
  readonly engine: EngineKind;
  /** A fault in so many calls on average; 0 for none. */
  readonly faultEvery: number;
  readonly rounds: number;
  readonly atOnce: number;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;
/** How long editing goes on after a payment failed: the longest of all ways to edit what is not paid for. */
const longestUnpaid = 14 * day;

const buyers = [
  ['ana', 'ana@acme.example'],
  ['ben', 'ben@acme.example'],
] as const;
const secret = 'sk_test_simulation';
const returnUrl = 'https://script.example/exec?session={session}';
const backUrl = 'https://script.example/exec';

type Draw = (below: number) => number;

function tapeOf(seed: number): Draw {
  const [tape = []] = fc.sample(
    fc.array(fc.nat({ max: 0x3fffffff }), { minLength: 1200, maxLength: 1200, size: 'max' }),
    {
      seed,
      numRuns: 1,
    },
  );
  let at = 0;
  return (below) => {
    at += 1;
    return (tape[(at - 1) % tape.length] ?? 0) % below;
  };
}

const pick = <Value>(draw: Draw, from: readonly Value[]): Value => {
  const picked = from[draw(from.length)];
  if (picked === undefined) throw new Error('Nothing to pick from');
  return picked;
};

/** What Stripe tells whoever has its secret key. */
interface Subscription {
  readonly id: string;
  readonly status: string;
  readonly customer: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly items: {
    readonly data: readonly {
      readonly current_period_start: number;
      readonly current_period_end: number;
      readonly quantity: number;
    }[];
  };
}

interface Charge {
  readonly id: string;
  readonly created: number;
  readonly paid: boolean;
  readonly disputed: boolean;
  readonly refunded: boolean;
  readonly amount_captured: number;
  readonly amount_refunded: number;
}

interface Dispute {
  readonly id: string;
  readonly charge: string;
  readonly status: string;
}

interface Customer {
  readonly id: string;
  readonly email: string | null;
}

interface Invoice {
  readonly lines: { readonly data: readonly { readonly period: { readonly end: number } }[] };
}

interface Shop {
  readonly world: SharedWorld;
  readonly stripe: Stripe;
  readonly sessions: string[];
  readonly engine: EngineKind;
}

function asked({ stripe }: Shop, target: string): readonly unknown[] {
  const headers = { authorization: `Bearer ${secret}` };
  const { body } = stripe.answer({ method: 'GET', target, headers, body: '' });
  return (JSON.parse(body) as { readonly data: readonly unknown[] }).data;
}

const subscriptionsAt = (shop: Shop): readonly Subscription[] =>
  asked(shop, '/v1/subscriptions?status=all&limit=100') as readonly Subscription[];

const disputesAt = (shop: Shop): readonly Dispute[] => asked(shop, '/v1/disputes?limit=100') as readonly Dispute[];

const chargesOf = (shop: Shop, customer: string): readonly Charge[] =>
  asked(shop, `/v1/charges?customer=${customer}&limit=100`) as readonly Charge[];

/** What the payer's bank says of the money for the running period: the worst of it. */
function disputeOf(shop: Shop, { customer, items }: Subscription): 'lost' | 'open' | undefined {
  const begun = (items.data[0]?.current_period_start ?? 0) - hour / 1000;
  const charges = new Map(chargesOf(shop, customer).map((one) => [one.id, one.created]));
  const own = disputesAt(shop).filter(({ charge }) => charges.has(charge));
  if (own.some(({ charge, status }) => status === 'lost' && (charges.get(charge) ?? 0) >= begun)) return 'lost';
  return own.some(({ status }) => status === 'needs_response') ? 'open' : undefined;
}

/** Until when the money for a subscription was taken, in milliseconds. */
const paidUntil = (shop: Shop, id: string): number => {
  const invoices = asked(shop, `/v1/invoices?subscription=${id}&status=paid&limit=100`) as readonly Invoice[];
  return Math.max(0, ...invoices.flatMap(({ lines }) => lines.data.map(({ period }) => period.end * 1000)));
};

/** The services of Apps Script that the adapter of Stripe calls, for one execution. */
function servicesFor({ stripe }: Shop, { call }: Caller): object {
  return {
    PropertiesService: {
      getScriptProperties: () => ({
        getProperty: (name: string) => (name === 'STRIPE_KEY' ? 'rk_test_simulation' : null),
      }),
    },
    Utilities: { sleep: () => undefined },
    UrlFetchApp: {
      fetch: (
        url: string,
        options: { readonly method: string; readonly headers: Record<string, string>; readonly payload?: string },
      ) => {
        const { pathname, search } = new URL(url);
        const method = options.method.toUpperCase();
        const headers = Object.fromEntries(
          Object.entries(options.headers).map(([name, value]) => [name.toLowerCase(), value]),
        );
        const answer = call(`${method} ${pathname}`, () => {
          const { status, body } = stripe.answer({
            method,
            target: pathname + search,
            headers,
            body: options.payload ?? '',
          });
          return { status, body };
        });
        return { getResponseCode: () => answer.status, getContentText: () => answer.body, getAllHeaders: () => ({}) };
      },
    },
  };
}

const digest = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('base64')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 12);

interface Task {
  readonly actor: string;
  readonly what: string;
  readonly run: (outside: PayingOutside) => unknown;
}

function execute(shop: Shop, { actor, run }: Task, key: object): ReturnType<typeof createExecution<unknown>> {
  const base = createOutside(shop.world, actor, shop.engine, key);
  return createExecution(
    (caller) => {
      const outside = base(caller);
      // The adapter finds them as a script does; executions take turns, so that the next run sets its own.
      Object.assign(globalThis, servicesFor(shop, caller));
      return { ...outside, billing: createBilling(outside), keepsTrialDays: true, digest } satisfies PayingOutside;
    },
    (outside: Outside) => run(outside as PayingOutside),
  );
}

/** To its end, without faults. */
function alone<Result>(shop: Shop, actor: string, run: (outside: PayingOutside) => Result): Result {
  const key = {};
  const execution = execute(shop, { actor, what: '', run }, key);
  execution.step('none', Infinity);
  if (execution.state() !== 'done') throw new Error(`${actor} did not come to an end.`);
  return execution.result() as Result;
}

const mayEdit = (shop: Shop, actor: string): boolean =>
  alone(shop, actor, (outside) => check({ files: [{ id: 'file' }] }, outside)).files[0]?.edit.effect === 'permit';

function drawTask(draw: Draw, { world, sessions }: Shop): Task {
  const [actor] = pick(draw, buyers);
  const session = sessions[draw(Math.max(1, sessions.length))] ?? 'cs_test_none';
  const licenses = [...recordsOf(world).licenses.keys()];
  const license = licenses[draw(Math.max(1, licenses.length))] ?? 's-none';
  const wanted = {
    billing: pick(draw, ['monthly', 'yearly'] as const),
    seats: pick(draw, [1, 1, 3]),
    takesSeat: draw(2) === 0,
  };
  const again = draw(3) === 0 ? { license } : {};
  const mode = pick(draw, ['events', 'events', 'all'] as const);
  const kinds: readonly Task[] = [
    {
      actor,
      what: `starts ${JSON.stringify({ ...wanted, ...again })}`,
      run: (outside) => {
        const started = startPurchase({ ...wanted, ...again }, { returnUrl, backUrl }, outside);
        const id = started.outcome === 'begun' ? /cs_\w+$/.exec(started.url)?.[0] : undefined;
        // Pages that nobody was shown are paid on by nobody; those that were, in any tab.
        if (id !== undefined && !sessions.includes(id)) sessions.push(id);
        return started;
      },
    },
    { actor, what: `finishes ${session}`, run: (outside) => finishPurchase(session, outside) },
    { actor, what: `refreshes ${license}`, run: (outside) => refreshPurchase(license, outside) },
    { actor, what: `opens the portal of ${license}`, run: (outside) => openPortal(license, backUrl, outside) },
    { actor: 'vera', what: `syncs ${mode}`, run: (outside) => syncPurchases({ mode }, outside) },
    { actor, what: 'starts a trial', run: startTrial },
    { actor, what: 'checks', run: (outside) => check({ files: [{ id: 'file' }] }, outside) },
  ];
  return pick(draw, [...kinds, ...kinds.slice(1, 3)]);
}

/** Something that happens outside of the script. @returns what, for the log */
function drawAct(draw: Draw, shop: Shop): string {
  const { stripe, sessions, world } = shop;
  const all = subscriptionsAt(shop);
  const subscription = all[draw(all.length + 1)];
  const session = sessions[draw(Math.max(1, sessions.length))];
  const acts: readonly (() => string)[] = [
    () => {
      const card = pick(draw, [
        'good',
        'good',
        'later',
        'declined',
        'debit',
        'debitFails',
      ] as const satisfies StripeCard[]);
      if (session === undefined) return 'nobody pays';
      try {
        return `${session} is paid with ${card}: ${stripe.pay(session, { card })}`;
      } catch (error) {
        return `${session} is not paid: ${(error as Error).message}`;
      }
    },
    () => {
      const by = pick(draw, [hour / 2, 2 * hour, day, 3 * day, 16 * day, 31 * day]);
      world.now += by;
      world.elapsed += by;
      return `${by / hour} hours pass`;
    },
    () => {
      if (subscription === undefined || ['canceled', 'incomplete', 'incomplete_expired'].includes(subscription.status))
        return 'nobody is in the portal';
      const { id } = subscription;
      const what = draw(5);
      const quantity = 1 + draw(4);
      if (what === 0) stripe.cancel(id);
      if (what === 1) stripe.keep(id);
      if (what === 2) stripe.useCard(id, pick(draw, ['good', 'later'] as const));
      if (what === 3) stripe.change(id, { quantity });
      if (what === 4) {
        stripe.answer({
          method: 'DELETE',
          target: `/v1/subscriptions/${id}`,
          headers: { authorization: `Bearer ${secret}` },
          body: '',
        });
      }
      return `in the portal of ${id}: ${['cancels', 'goes on', 'another card', `${quantity} seats`, 'ended by the vendor'][what] ?? ''}`;
    },
    () => {
      if (subscription === undefined) return 'nothing is given back';
      const isWhole = draw(2) === 0;
      const [charge] = asked(shop, `/v1/charges?customer=${subscription.customer}&limit=1`) as readonly Charge[];
      if (charge?.paid !== true || charge.amount_captured - charge.amount_refunded < 2)
        return 'there is nothing to give back';
      const { status } = stripe.answer({
        method: 'POST',
        target: '/v1/refunds',
        headers: { authorization: `Bearer ${secret}` },
        body: new URLSearchParams({ charge: charge.id, ...(!isWhole && { amount: '1' }) }).toString(),
      });
      return `${isWhole ? 'all' : 'a part'} of ${charge.id} is given back: ${status}`;
    },
    () => {
      const open = disputesAt(shop).find(({ status }) => status === 'needs_response');
      const status = pick(draw, ['won', 'lost'] as const);
      if (open !== undefined) {
        stripe.closeDispute(open.id, status);
        return `${open.id} is ${status}`;
      }
      const charge = subscription && chargesOf(shop, subscription.customer).find((one) => one.paid && !one.disputed);
      return charge === undefined ? 'nothing is disputed' : `${charge.id} is disputed: ${stripe.dispute(charge.id)}`;
    },
    () => {
      const [name] = pick(draw, buyers);
      const email = `${name}-${draw(1000)}@acme.example`;
      world.accounts.set(name, { id: `id-${name}`, email });
      return `${name} is ${email} from now on`;
    },
    () => {
      if (subscription === undefined) return 'nobody is deleted';
      const { status } = stripe.answer({
        method: 'DELETE',
        target: `/v1/customers/${subscription.customer}`,
        headers: { authorization: `Bearer ${secret}` },
        body: '',
      });
      return `${subscription.customer} is deleted: ${status}`;
    },
    () => {
      const delivery = pick(draw, ['late', 'twice', 'reversed', 'lost'] as const);
      const isOn = !stripe.deliveries().includes(delivery);
      stripe.setDelivery(delivery, isOn);
      return `events ${isOn ? '' : 'not '}${delivery}`;
    },
  ];
  return pick(draw, [...acts.slice(0, 3), ...acts])();
}

/** Whether a first payment is on its way, never came, or was called off: then nobody has paid, and nobody edits. */
const isUnpaidYet = ({ licenses }: Records, id: string): boolean => {
  const term = licenses.get(id)?.record.license.term;
  if (term?.kind !== 'paid') return false;
  const isOver = term.cancelledAt !== undefined && (term.paidUntil ?? Infinity) <= term.startedAt;
  return isOver || term.payment === 'processing' || term.payment === 'failed';
};

/** Licenses by the purchases that they go by. */
const purchasesOf = ({ licenses }: Records): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [id, { record }] of licenses) {
    const purchase = record.purchase?.id;
    if (purchase !== undefined) found.set(purchase, [...(found.get(purchase) ?? []), id]);
  }
  return found;
};

function brokenPurchases(shop: Shop, records: Records): readonly string[] {
  const subscriptions = new Map(subscriptionsAt(shop).map((one) => [one.id, one]));
  return [...purchasesOf(records)].flatMap(([purchase, licenses]) => [
    ...(licenses.length > 1 ? [`${purchase} is two licenses: ${licenses.join(', ')}`] : []),
    ...(subscriptions.has(purchase) ? [] : [`${purchase} is not at Stripe`]),
    ...(paidUntil(shop, purchase) > 0 || licenses.every((id) => isUnpaidYet(records, id))
      ? []
      : [`${purchase} is a license and was never paid`]),
  ]);
}

/** When a trial is over; of what is no trial, ever since. */
const trialEndOf = ({ license: { term } }: LicenseRecord): number =>
  term.kind === 'trial' ? term.startedAt + trialDays * day : 0;

/** Nobody edits what nobody paid for, however little was heard. */
function brokenEditing(shop: Shop): readonly string[] {
  const subscriptions = subscriptionsAt(shop);
  return buyers.flatMap(([name]) => {
    if (!mayEdit(shop, name)) return [];
    const { licenses } = recordsOf(shop.world);
    const own = [...licenses.values()].filter(({ record }) =>
      record.license.holders.some(({ id }) => id === `id-${name}`),
    );
    const paid = Math.max(
      0,
      ...own.map(({ record }) => (record.purchase === undefined ? 0 : paidUntil(shop, record.purchase.id))),
    );
    const isTried = own.some(({ record }) => shop.world.now < trialEndOf(record));
    if (isTried) return [];
    const shown = JSON.stringify(subscriptions.map(({ id, status }) => [id, status]));
    return shop.world.now <= paid + longestUnpaid
      ? []
      : [`${name} edits, and paid until ${new Date(paid).toISOString()} (${shown})`];
  });
}

/** Whatever was heard late, twice or never: looked at in full, everything is as it is at Stripe. */
function brokenInTheEnd(shop: Shop, log: string[]): readonly string[] {
  const walk = (): readonly SyncOutcome[] => {
    const pages: SyncOutcome[] = [];
    let after: string | undefined;
    do {
      const page = alone(shop, 'vera', (outside) =>
        syncPurchases({ mode: 'all', ...(after !== undefined && { after }) }, outside),
      );
      pages.push(page);
      after = page.outcome === 'synced' ? page.next : undefined;
    } while (after !== undefined && pages.length < 20);
    return pages;
  };
  const first = walk();
  // What was decided a moment ago is kept for minutes.
  shop.world.elapsed += hour;
  // Whoever is called otherwise by now is known to be once they came, and written to there from then on.
  for (const [name] of buyers) mayEdit(shop, name);
  walk();
  const second = walk();
  shop.world.elapsed += hour;
  log.push(`in the end: ${JSON.stringify(first)}`);
  const restless = second.filter((page) => page.outcome !== 'synced' || page.changed > 0 || page.failed > 0);
  const records = recordsOf(shop.world);
  const unheard = subscriptionsAt(shop).flatMap((one) => {
    const { id, status, metadata, items } = one;
    const until = (items.data[0]?.current_period_end ?? 0) * 1000;
    const name = metadata['account']?.replace('id-', '') ?? '';
    const isPaid = status === 'active' && shop.world.now < until && paidUntil(shop, id) >= until;
    if (!isPaid) return [];
    const record = records.licenses.get(metadata['license'] ?? '')?.record;
    if (record === undefined) return [`${id} is paid, and no license`];
    // What the bank took back is paid no more, also where Stripe goes on with it: nothing is to be given back of it.
    if (record.purchase?.id !== id)
      return record.purchase?.also !== undefined || disputeOf(shop, one) === 'lost'
        ? []
        : [`${id} is paid beside ${record.purchase?.id ?? ''}, and nobody is told`];
    if (record.license.seats !== items.data[0]?.quantity)
      return [`${id} pays ${items.data[0]?.quantity ?? 0} seats of ${record.license.seats}`];
    const isHeld = record.license.holders.some((holder) => holder.id === metadata['account']);
    const disputed = disputeOf(shop, one);
    const isLost = record.license.term.kind === 'paid' && record.license.term.payment === 'refunded';
    if ((disputed === 'lost') !== isLost)
      return [`${id} is ${isLost ? '' : 'not '}over, and its dispute is ${disputed ?? 'none'}`];
    if (disputed === 'open' && record.purchase.notice !== 'disputed') return [`${id} is disputed, and nobody is told`];
    return isLost || !isHeld || mayEdit(shop, name) ? [] : [`${name} has paid with ${id}, and may not edit`];
  });
  const ended = buyers.flatMap(([name]) => {
    const own = [...records.licenses.values()].filter(({ record }) =>
      record.license.holders.some(({ id }) => id === `id-${name}`),
    );
    const now = subscriptionsAt(shop);
    const isOver = own.every(
      ({ record }) =>
        (record.license.term.kind === 'trial' && shop.world.now >= trialEndOf(record)) ||
        now.some(
          (one) =>
            one.id === record.purchase?.id &&
            (['canceled', 'incomplete', 'incomplete_expired'].includes(one.status) || disputeOf(shop, one) === 'lost'),
        ),
    );
    return isOver && mayEdit(shop, name) ? [`${name} edits, and all of it is over`] : [];
  });
  const givenBack = subscriptionsAt(shop).flatMap((one) => {
    const { id, status, customer } = one;
    const own = [...records.licenses.values()].find(({ record }) => record.purchase?.id === id);
    const [charge] = asked(shop, `/v1/charges?customer=${customer}&limit=1`) as readonly Charge[];
    if (own === undefined || charge === undefined || status === 'canceled' || charge.amount_refunded === 0) return [];
    // Money that was given back and leaves the subscription as it is ends nothing, and is shown.
    const { license, purchase } = own.record;
    const isEnded = license.term.kind === 'paid' && license.term.payment === 'refunded';
    if (disputeOf(shop, one) === 'lost') return [];
    return purchase?.notice !== undefined && !isEnded ? [] : [`${id} was given back something, and nobody is told`];
  });
  const customers = asked(shop, '/v1/customers?limit=100') as readonly Customer[];
  const misaddressed = subscriptionsAt(shop).flatMap(({ id, customer, metadata }) => {
    const payer = customers.find((one) => one.id === customer);
    // Whoever was deleted is written to no more.
    if (payer === undefined) return [];
    const { email } = payer;
    const present = shop.world.accounts.get(metadata['account']?.replace('id-', '') ?? '')?.email;
    const isRecorded = [...records.licenses.values()].some(({ record }) => record.purchase?.id === id);
    return !isRecorded || email === present
      ? []
      : [`${id} is written of to ${email ?? ''}, and not to ${present ?? ''}`];
  });
  // Whatever became of it, and of whoever paid: who may pay for it again can begin to.
  const stuck = buyers.flatMap(([name]) =>
    [...records.licenses.keys()].flatMap((license) => {
      const wanted = { billing: 'monthly', seats: 1, takesSeat: true, license } as const;
      const { outcome } = alone(shop, name, (outside) => startPurchase(wanted, { returnUrl, backUrl }, outside));
      return outcome === 'unreachable' ? [`${name} can’t go on with ${license}`] : [];
    }),
  );
  return [
    ...stuck,
    ...misaddressed,
    ...(restless.length > 0 ? [`heard twice changes something: ${JSON.stringify(restless)}`] : []),
    ...unheard,
    ...ended,
    ...givenBack,
  ];
}

const drawFault = (draw: Draw, faultEvery: number): Fault =>
  faultEvery === 0 || draw(faultEvery) > 0
    ? 'none'
    : ((['refused', 'refused', 'lost', 'killed-before', 'killed-after'] as const)[draw(5)] ?? 'none');

/** Runs a schedule, and checks the records after every write. */
export function simulatePurchases(
  seed: number,
  { engine, faultEvery, rounds, atOnce }: PurchaseOptions,
): { readonly broken: readonly string[]; readonly log: readonly string[]; readonly calls: number } {
  const draw = tapeOf(seed);
  const world = createSharedWorld();
  for (const [name, email] of [...buyers, ['vera', vendorAddress] as const])
    world.accounts.set(name, { id: `id-${name}`, email });
  const stripe = createStripe({ now: () => world.now, seed: `simulation/${seed}`, products: sampleProducts });
  const shop: Shop = { world, stripe, sessions: [], engine };
  const log: string[] = [];
  const broken: string[] = [];
  const isBroken = (): boolean => broken.length > 0;
  let calls = 0;
  let seen = world.writes;
  const look = (): void => {
    if (world.writes === seen) return;
    seen = world.writes;
    const records = recordsOf(world);
    broken.push(...brokenInvariants(records), ...brokenPurchases(shop, records));
  };
  for (let round = 0; round < rounds && !isBroken(); round += 1) {
    const running = Array.from({ length: 1 + draw(atOnce) }, () => {
      const task = drawTask(draw, shop);
      const key = {};
      return { task, key, execution: execute(shop, task, key) };
    });
    for (;;) {
      const ready = running.filter(({ execution }) => execution.state() === 'running');
      const one = ready[draw(Math.max(1, ready.length))];
      if (one === undefined || isBroken()) break;
      if (draw(6) === 0) log.push(drawAct(draw, shop));
      const { task, key, execution } = one;
      if (execution.next() === 'tryLock' && world.lockedBy !== undefined) world.elapsed += 10_000;
      const fault = drawFault(draw, faultEvery);
      const { made, state } = execution.step(fault);
      calls += made.length;
      log.push(`${task.actor} ${task.what}: ${made.join(', ') || 'ends'}${fault === 'none' ? '' : ` ${fault}`}`);
      if (state !== 'running' && world.lockedBy === key) world.lockedBy = undefined;
      if (state === 'done')
        log.push(`${task.actor} ${task.what} = ${JSON.stringify(execution.result() ?? null).slice(0, 200)}`);
      world.now += 5;
      world.elapsed += 5;
      look();
    }
    log.push(drawAct(draw, shop));
    if (!isBroken()) broken.push(...brokenEditing(shop));
    look();
  }
  if (!isBroken()) broken.push(...brokenInTheEnd(shop, log), ...brokenInvariants(recordsOf(world)));
  return { broken, log, calls };
}
