// Borders between organisations, on both engines: every function of the server × roles × somebody else's things, with
// cursors and ids that nobody was given, by calling the built bundle as any page could.
import { afterAll, beforeEach, describe, expect } from '@jest/globals';
import { organisationKey, sampleOrganisation } from '../../src/sample/organisation';
import { account } from '../emulator';
import { sampleKey, sampleProducts } from '../../src/sample/purchases';
import { engines, worldsOn } from '../sample-on-stores';
import { type SampleWorld } from '../sample-world';

/** Colleagues of the sample who get an account here, as they are stored. */
const colleague = (number: number): string => `1${String(number).padStart(20, '0')}`;
const extra = {
  /** Administers plan-studio and reviews nothing. */
  tara: account(colleague(218), 'tara@acme.example'),
  /** Holds a seat of plan-design. */
  cem: account(colleague(202), 'cem@acme.example'),
  /** Reviews another organisation, whose id begins as Acme's does and sorts behind everything of Acme's. */
  otto: account('999999999999999999999', 'otto@other.example'),
};

let world: SampleWorld;

const idOf = (name: string): string => (name in extra ? extra[name as keyof typeof extra].id : world.idOf(name));

async function call(who: string, name: string, request: unknown): Promise<unknown> {
  const { outcome } = await world.emulator.pageCall(idOf(who), name, [request]);
  if (outcome.status !== 'completed') throw new Error(outcome.error.message);
  return outcome.result;
}

const others = `${organisationKey}-other`;
const other = { name: 'Other', reviewers: [{ email: 'otto@other.example' }], licenses: [] };
const bought = (licenseId: string, organisation: string = organisationKey, holder = 'new@acme.example') => ({
  licenseId,
  organisation,
  seats: 1,
  billing: 'yearly',
  startedAt: 0,
  holders: [holder],
  administrators: [holder],
});

/** A thing of Acme's, or one that is nowhere. */
interface Thing {
  readonly license: string;
  readonly person: string;
  readonly organisation: string;
  readonly disputed: string;
  /** A plan that was bought on the billing page, the purchase of it, and the session that it was paid in. */
  readonly billed: string;
  readonly purchase: string;
  readonly session: string;
}

/** What is bought of it is known once it is. */
const acme: { -readonly [Name in keyof Thing]: Thing[Name] } = {
  billed: '',
  purchase: '',
  session: '',
  license: 'plan-design',
  person: 'abel@acme.example',
  organisation: organisationKey,
  disputed: 'arlo@acme.example',
};
const nowhere: Thing = {
  billed: 's-nowhere00000',
  purchase: 'sub_nowhere',
  session: 'cs_test_nowhere',
  license: 'plan-nowhere',
  person: 'nobody@acme.example',
  organisation: 'nowhere',
  disputed: 'nobody@acme.example',
};

const seenAs = colleague(299);
const person = (thing: Thing) => ({ email: thing.person });

const stripe = { products: sampleProducts };

/** Whoever bought it. */
const buyer = 'dev';

/** A plan for people of Acme, bought on the billing page and handed to nobody yet. */
async function buy(): Promise<void> {
  const properties = world.emulator.world.scriptProperties();
  world.emulator.world.setScriptProperties({ ...properties, STRIPE_KEY: sampleKey });
  acme.session = await paidIn(buyer, { billing: 'yearly', seats: 3, takesSeat: false });
  const { licenseId } = (await call(buyer, 'finishCheckout', { session: acme.session })) as {
    readonly licenseId: string;
  };
  acme.billed = licenseId;
  const { records } = (await call('vera', 'exportRecords', { after: 'license/s' })) as ExportedPage;
  acme.purchase = records.find(({ key }) => key === `license/${licenseId}`)?.json.purchase?.id ?? '';
}

/** The session that somebody paid in, and has not come back from. */
async function paidIn(who: string, wanted: object): Promise<string> {
  const { url } = (await call(who, 'startCheckout', wanted)) as { readonly url: string };
  const session = /cs_\w+/.exec(url)?.[0] ?? '';
  world.emulator.stripe?.pay(session, { card: 'good' });
  return session;
}

interface ExportedPage {
  readonly records: readonly { readonly key: string; readonly json: { readonly purchase?: { readonly id: string } } }[];
}

/** Every way to ask for a thing, of every function. */
const asks: readonly { readonly what: string; readonly name: string; readonly request: (thing: Thing) => unknown }[] = [
  {
    what: 'looks through an organisation',
    name: 'reviewPage',
    request: ({ organisation }) => ({ scope: { kind: 'organisation', organisation } }),
  },
  { what: 'looks through everything', name: 'reviewPage', request: () => ({ scope: { kind: 'everything' } }) },
  {
    what: 'reads the history of a license',
    name: 'reviewHistory',
    request: ({ license }) => ({ of: { kind: 'license', licenseId: license } }),
  },
  {
    what: 'reads the history of an organisation',
    name: 'reviewHistory',
    request: ({ organisation }) => ({ of: { kind: 'organisation', organisation } }),
  },
  {
    what: 'reads the history of an account',
    name: 'reviewHistory',
    request: () => ({ of: { kind: 'account', accountId: colleague(200) } }),
  },
  { what: 'reads every history', name: 'reviewHistory', request: () => ({ of: { kind: 'everything' } }) },
  {
    what: 'notes what a directory says',
    name: 'noteDirectory',
    request: ({ license }) => ({ notes: [{ licenseId: license, accountId: colleague(200), status: 'suspended' }] }),
  },
  {
    what: 'looks a person up',
    name: 'reviewPerson',
    request: (thing) => ({ licenseId: thing.license, account: person(thing) }),
  },
  ...(['previewChanges', 'changeLicenses'] as const).flatMap((name) =>
    (
      [
        ['releases', (thing: Thing) => ({ action: 'release', account: person(thing) })],
        ['assigns', () => ({ action: 'assign', account: { email: 'new@acme.example' } })],
        [
          'hands over',
          (thing: Thing) => ({ action: 'transfer', from: person(thing), to: { email: 'new@acme.example' } }),
        ],
        ['upgrades', () => ({ action: 'upgrade', seats: 50 })],
        ['downgrades', () => ({ action: 'downgrade', seats: 2 })],
        ['cancels', () => ({ action: 'cancel' })],
        ['restarts', () => ({ action: 'restart' })],
        ['bills otherwise', () => ({ action: 'change-billing', billing: 'monthly' })],
        ['adds an administrator', () => ({ action: 'add-administrator', account: { email: 'new@acme.example' } })],
        ['removes an administrator', (thing: Thing) => ({ action: 'remove-administrator', account: person(thing) })],
        ['writes a note', () => ({ action: 'note', note: 'Hello' })],
      ] as const
    ).map(([what, wanted]) => ({
      what,
      name,
      request: (thing: Thing) => ({ changes: [{ licenseId: thing.license, wanted: wanted(thing), seenVersion: '1' }] }),
    })),
  ),
  ...(['previewResolution', 'resolveConflict'] as const).flatMap((name) =>
    (['move', 'keep'] as const).map((decision) => ({
      what: `settles a dispute: ${decision}`,
      name,
      request: ({ disputed }: Thing) => ({ email: disputed, seenAs, decision }),
    })),
  ),
  ...(['previewImport', 'importLicenses'] as const).map((name) => ({
    what: 'imports',
    name,
    request: ({ license }: Thing) => ({ rows: [bought(license)] }),
  })),
  {
    what: 'puts an organisation',
    name: 'putOrganisation',
    request: ({ organisation }) => ({
      id: organisation,
      organisation: { name: sampleOrganisation.name, reviewers: [{ email: 'emil@acme.example' }], licenses: [] },
    }),
  },
  {
    what: 'takes a subscription up again',
    name: 'startCheckout',
    request: ({ billed: license }) => ({ billing: 'yearly', seats: 3, takesSeat: true, license }),
  },
  ...(['openPortal', 'invoices', 'refreshPurchase'] as const).map((name) => ({
    what: { openPortal: 'pays', invoices: 'reads invoices', refreshPurchase: 'refreshes a purchase' }[name],
    name,
    request: ({ billed: license }: Thing) => ({ license }),
  })),
  {
    what: 'gives a purchase to somebody',
    name: 'attachPurchase',
    request: ({ purchase }) => ({ purchase, email: 'emil@acme.example', isRehearsal: false }),
  },
  { what: 'looks at a purchase', name: 'showPurchase', request: ({ purchase }) => ({ purchase }) },
  ...(['events', 'all'] as const).map((mode) => ({
    what: `follows purchases: ${mode}`,
    name: 'syncPurchases',
    request: () => ({ mode, isRehearsal: false }),
  })),
  { what: 'exports every record', name: 'exportRecords', request: () => ({}) },
  { what: 'asks how full the store is', name: 'storeFullness', request: () => ({}) },
  ...(['look', 'begin', 'copy', 'finish', 'abandon'] as const).map((step) => ({
    what: `moves records: ${step}`,
    name: 'moveRecords',
    request: () => ({ to: 'firestore', step }),
  })),
];

/** One way to ask of each function that is asked for something. */
const oneOfEach = [
  ...new Map(asks.map((ask) => [`${ask.name} ${String(ask.request)}`.slice(0, 60), ask])).values(),
].filter(({ request }) => JSON.stringify(request(acme)) !== JSON.stringify(request(nowhere)));

const strangers = [
  { who: 'emil', role: 'nobody' },
  { who: 'ivy', role: 'an account that Google does not tell' },
  { who: 'ben', role: 'a holder' },
  { who: 'hana', role: 'an account in dispute' },
  { who: 'tara', role: 'an administrator of another plan' },
  { who: 'otto', role: 'a reviewer of another organisation' },
] as const;

/** Who pays for something is asked about that alone, whoever else is in charge of it. */
const paidFor = ['takes a subscription up again', 'pays', 'reads invoices'];

/** Who may what with Acme's things: everybody else is above. */
const allowed = [
  {
    who: 'ana',
    role: 'a reviewer',
    not: [
      'looks through everything',
      'reads the history of an account',
      'reads every history',
      'imports',
      'puts an organisation',
      'asks how full the store is',
      'exports every record',
      ...['look', 'begin', 'copy', 'finish', 'abandon'].map((step) => `moves records: ${step}`),
      ...paidFor,
      'refreshes a purchase',
      'gives a purchase to somebody',
      'looks at a purchase',
      'follows purchases: events',
      'follows purchases: all',
    ],
  },
  { who: 'vera', role: 'who runs the product', not: paidFor },
  {
    who: 'dev',
    role: 'who bought a plan',
    not: [...new Set(asks.map(({ what }) => what))].filter(
      (what) => ![...paidFor, 'refreshes a purchase'].includes(what),
    ),
  },
] as const;

/** Ids that nobody was given: parts of others, ways out of a folder, names that engines keep, far too much. */
const forgedIds = [
  '',
  '.',
  '..',
  '../acme',
  `${organisationKey}/`,
  `${organisationKey}/plan-design`,
  organisationKey.slice(0, -1),
  'plan-desig',
  '__x__',
  '__proto__',
  'x'.repeat(251),
  `${organisationKey}\u{10ffff}`,
];

/** Cursors that nobody was given: keys of everything else, and of nothing. */
const forgedCursors = [
  '',
  'a',
  'license/',
  'license/plan-design',
  'in-organisation/',
  `in-organisation/${organisationKey}/`,
  `in-organisation/${organisationKey}`,
  `in-organisation/${others}/../${organisationKey}/`,
  'audit/',
  'audit/0',
  'audit/plan-design/',
  'audit-of/a',
  `audit-of/${organisationKey}/`,
  'account/',
  'conflict/',
  '../',
  '__x__',
  'x'.repeat(260),
  'x'.repeat(501),
];

/** What each may list with right: what they get must be theirs, wherever they say that it goes on. */
const listings = [
  { who: 'otto', name: 'reviewPage', request: { scope: { kind: 'organisation', organisation: others } } },
  { who: 'otto', name: 'reviewHistory', request: { of: { kind: 'organisation', organisation: others } } },
  { who: 'otto', name: 'reviewHistory', request: { of: { kind: 'license', licenseId: 'zz-otto' } } },
  { who: 'otto', name: 'reviewPage', request: { scope: { kind: 'administered' } } },
  { who: 'otto', name: 'reviewPage', request: { scope: { kind: 'everything' } } },
  { who: 'otto', name: 'reviewHistory', request: { of: { kind: 'everything' } } },
  { who: 'otto', name: 'reviewHistory', request: { of: { kind: 'account', accountId: extra.otto.id } } },
  { who: 'otto', name: 'exportRecords', request: {} },
  { who: 'otto', name: 'moveRecords', request: { to: 'firestore', step: 'copy' } },
] as const;

/** All of it on both engines, and how many cases that were: npm run test:borders. */
const isWhole = process.env['BORDERS'] === 'whole';

/** What differs between the engines is how they list and read, so that on the slower one each function is asked in one way. */
const asksOn = { 'Script Properties': asks, Firestore: isWhole ? asks : oneOfEach };
const strangersOn = {
  'Script Properties': strangers,
  Firestore: strangers.filter(({ who }) => isWhole || who === 'tara' || who === 'otto'),
};
const guessersOn = {
  'Script Properties': isWhole ? strangers.map(({ who }) => who) : ['otto', 'tara'],
  Firestore: isWhole ? strangers.map(({ who }) => who) : ['otto'],
};

describe.each(engines)('on %s', (engine) => {
  const { tryHere, start } = worldsOn(engine);
  const [tried, held] = [new Map<string, number>(), new Map<string, number>()];
  const note = (what: string, cases: number, notHeld: number): void => {
    tried.set(what, (tried.get(what) ?? 0) + cases);
    held.set(what, (held.get(what) ?? 0) + cases - notHeld);
  };

  beforeEach(async () => {
    world = await start({ stripe });
    for (const one of Object.values(extra)) world.emulator.world.addAccount(one);
    await call('vera', 'putOrganisation', { id: others, organisation: other });
    await call('vera', 'importLicenses', { rows: [bought('zz-otto', others, 'otto@other.example')] });
    await world.emulator.homepage(idOf('otto'));
    await buy();
  });

  afterAll(() => {
    if (!isWhole) return;
    for (const [what, cases] of tried)
      process.stdout.write(`${engine}, ${what}: ${cases} cases tried, ${held.get(what) ?? 0} held\n`);
  });

  /** The records, without what is noted of everybody who comes along. */
  async function recordsNow(): Promise<unknown> {
    const records: { readonly key: string }[] = [];
    let after: string | undefined;
    do {
      const page = (await call('vera', 'exportRecords', after === undefined ? {} : { after })) as {
        readonly records: readonly { readonly key: string }[];
        readonly next?: string;
      };
      records.push(...page.records);
      after = page.next;
    } while (after !== undefined);
    return records.filter(({ key }) => !/^(account|address|conflict\/hana)/.test(key));
  }

  /** Some at a time, as many people would: no more than the emulator keeps processes for. */
  async function each<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
    for (let at = 0; at < items.length; at += 4) await Promise.all(items.slice(at, at + 4).map(act));
  }

  describe.each(strangersOn[engine])('$who, $role,', ({ who }) => {
    tryHere('is refused everything of Acme, and alike what is nowhere, and changes nothing', async () => {
      // Once, so that what is noted of whoever comes along is there before.
      await call(who, 'reviewScopes', null);
      const before = await recordsNow();
      const told: string[] = [];
      await each(asksOn[engine], async ({ what, name, request }) => {
        const there = JSON.stringify(await call(who, name, request(acme)));
        const notThere = JSON.stringify(await call(who, name, request(nowhere)));
        const isRefused = there.includes('"not-there"') && !there.includes('@acme.example');
        if (!isRefused || there.replaceAll(acme.license, nowhere.license) !== notThere) {
          told.push(`${name} (${what}): ${there} where nothing is: ${notThere}`);
        }
      });
      note('each function × what is somebody else’s, and what is nowhere', 2 * asksOn[engine].length, told.length);
      expect(told).toEqual([]);
      expect(await recordsNow()).toEqual(before);
    });
  });

  tryHere.each(guessersOn[engine])('%s gets nothing for ids that nobody was given', async (who) => {
    const forged = forgedIds.flatMap((id) =>
      oneOfEach.map(({ name, request }) => ({
        name,
        asked: request({
          ...{ license: id, organisation: id, person: `${id}@acme.example`, disputed: id },
          ...{ billed: id, purchase: id, session: id },
        }),
      })),
    );
    const told: string[] = [];
    await each(forged, async ({ name, asked }) => {
      const answer = JSON.stringify(await call(who, name, asked));
      const isNothing = /"not-(there|understood)"/.test(answer) && !answer.includes('acme.example');
      if (!isNothing) told.push(`${name} ${JSON.stringify(asked)}: ${answer}`);
    });
    note('each function × ids that nobody was given', forged.length, told.length);
    expect(told).toEqual([]);
  });

  tryHere.each([...strangers.map(({ who }) => who), 'ana', 'vera'])(
    '%s, with a session that somebody else paid in, learns for whom it was and gets nothing of it',
    async (who) => {
      await call(who, 'reviewScopes', null);
      const before = await recordsNow();
      const answer = await call(who, 'finishCheckout', { session: acme.session });
      if (who === 'ivy') expect(answer).toEqual({ outcome: 'not-there' });
      else expect(answer).toMatchObject({ outcome: 'bought', isMine: false, email: 'dev@acme.example' });
      expect(await call(who, 'finishCheckout', { session: nowhere.session })).toEqual({ outcome: 'not-there' });
      expect(JSON.stringify(await call(who, 'billingStanding', null))).not.toContain(acme.billed);
      expect(JSON.stringify(await call(who, 'refreshPurchase', {}))).not.toContain('true');
      expect(await recordsNow()).toEqual(before);
    },
  );

  tryHere('nobody but who runs the product has purchases followed, with whatever event', async () => {
    const session = await paidIn('fay', { billing: 'monthly', seats: 1, takesSeat: false });
    const before = await recordsNow();
    const event = { authMode: 'FULL', triggerUid: '7244', year: 2026, month: 6, hour: 12 };
    const asked = world.emulator.stripe?.exchanges().length;
    for (const { who } of strangers) {
      for (let often = 0; often < 3; often += 1) expect(await call(who, 'onSyncTrigger', event)).toBeNull();
    }
    expect(world.emulator.stripe?.exchanges().length).toBe(asked);
    expect(await recordsNow()).toEqual(before);
    await world.emulator.run(idOf('vera'), 'onSyncTrigger', [event]);
    expect(await recordsNow()).not.toEqual(before);
    expect(await call('fay', 'finishCheckout', { session })).toMatchObject({ outcome: 'bought', isMine: true });
  });

  tryHere('nobody else is noted to have taken away what is an organisation’s', async () => {
    const before = await recordsNow();
    const file = { scope: { kind: 'organisation', organisation: 'acme' }, view: 'seats', rows: 1 };
    for (const { who } of strangers) expect(await call(who, 'noteExport', file)).toEqual({ outcome: 'not-there' });
    expect(await recordsNow()).toEqual(before);
    expect(await call('ana', 'noteExport', file)).toEqual({ outcome: 'noted' });
    expect(await recordsNow()).not.toEqual(before);
  });

  tryHere('what somebody keeps of the review is their own, and is no record', async () => {
    for (const who of ['ana', ...strangers.map((one) => one.who)]) await call(who, 'reviewScopes', null);
    const before = await recordsNow();
    const kept = { columns: ['plan', 'account'], views: [{ name: 'Mine', address: 'view=audit' }] };
    await call('ana', 'keepColumns', { columns: kept.columns });
    await call('ana', 'keepView', kept.views[0]);
    for (const { who } of strangers) {
      const isReviewing = who === 'tara' || who === 'otto';
      const expected = isReviewing ? { outcome: 'kept', views: [] } : { outcome: 'not-there' };
      // By the same name, to be forgotten: it is nobody else's.
      expect(await call(who, 'keepView', { name: 'Mine' })).toEqual(expected);
      expect(await call(who, 'keepColumns', {})).toEqual(expected);
      expect(JSON.stringify(await call(who, 'reviewScopes', null))).not.toContain('view=audit');
    }
    expect(await call('ana', 'reviewScopes', null)).toMatchObject({ kept });
    expect(await recordsNow()).toEqual(before);
  });

  tryHere.each(allowed)('$who, $role, is refused only what is not theirs', async ({ who, not }) => {
    const refused = new Set<string>();
    for (const { what, name, request } of asks) {
      const answer = JSON.stringify(await call(who, name, request(acme)));
      if (answer.includes('"not-there"')) refused.add(what);
    }
    const wrong = [...new Set(asks.map(({ what }) => what))].filter(
      (what) => refused.has(what) !== not.some((one) => one === what),
    );
    note('each function × those who may', asks.length, wrong.length);
    expect([...refused].sort()).toEqual([...not].sort());
  });

  tryHere(
    'no cursor leads to what is not theirs',
    async () => {
      const forged = listings.flatMap(({ who, name, request }) =>
        forgedCursors.map((after) => ({ who, name, asked: { ...request, after } })),
      );
      const told: string[] = [];
      await each(forged, async ({ who, name, asked }) => {
        const answer = JSON.stringify(await call(who, name, asked));
        if (/@acme\.example|plan-|sub-|vera/.test(answer)) told.push(`${name} ${JSON.stringify(asked)}: ${answer}`);
      });
      note('each listing × cursors that nobody was given', forged.length, told.length);
      expect(told).toEqual([]);
    },
    120_000,
  );

  tryHere('asks for a token no more than once, whoever calls', async () => {
    const urls: string[] = [];
    for (const who of ['vera', 'ana', 'vera']) {
      const { calls } = await world.emulator.pageCall(idOf(who), 'reviewPage', [{ scope: { kind: 'everything' } }]);
      urls.push(...calls.filter(({ name }) => name === 'UrlFetchApp.fetch').map((one) => JSON.stringify(one)));
    }
    expect(urls.filter((url) => url.includes('oauth2.googleapis.com'))).toEqual([]);
  });
});
