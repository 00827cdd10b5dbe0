// The review's functions for those who may call them, by calling the built bundle as any page could. What nobody may is in
// borders.test.ts.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { mostViews } from '../../src/contract/limits';
import type { ReviewServer } from '../../src/contract/review';
import { organisationKey } from '../../src/sample/organisation';
import { account } from '../emulator';
import { openingIn } from '../opening';
import { noon, type SampleWorld, startSampleWorld } from '../sample-world';

type Name = keyof ReviewServer;

/** Colleagues of the sample who get an account here, as they are stored. */
const colleague = (number: number): string => `1${String(number).padStart(20, '0')}`;
const extra = {
  /** Administers plan-studio and reviews nothing. */
  tara: account(colleague(218), 'tara@acme.example'),
  /** Holds a seat of plan-design. */
  cem: account(colleague(202), 'cem@acme.example'),
  /** Reviews another organisation. */
  otto: account('otto-id', 'otto@other.example'),
};

let world: SampleWorld;

const idOf = (name: string): string => (name in extra ? extra[name as keyof typeof extra].id : world.idOf(name));

async function call(who: string, name: Name, request: unknown): Promise<unknown> {
  const { outcome } = await world.emulator.pageCall(idOf(who), name, [request]);
  if (outcome.status !== 'completed') throw new Error(outcome.error.message);
  return outcome.result;
}

const other = { name: 'Other', reviewers: [{ email: 'otto@other.example' }], licenses: [] };
beforeEach(async () => {
  world = await startSampleWorld();
  for (const one of Object.values(extra)) world.emulator.world.addAccount(one);
  await call('vera', 'putOrganisation', { id: 'other', organisation: other });
});

/** The records, without what is noted of everybody who comes along. */
const recordsNow = (): unknown =>
  Object.fromEntries(
    Object.entries(world.emulator.world.scriptProperties()).filter(
      ([key]) => !/^(account|address|conflict\/hana)/.test(key),
    ),
  );

describe('an administrator of a plan', () => {
  test('sees that plan alone, without the notes of reviewers', async () => {
    await call('ana', 'changeLicenses', {
      changes: [{ licenseId: 'plan-studio', wanted: { action: 'note', note: 'For reviewers' } }],
    });
    const page = JSON.stringify(await call('tara', 'reviewPage', { scope: { kind: 'administered' } }));
    expect(page).toContain('plan-studio');
    expect(page).not.toContain('plan-design');
    expect(page).not.toContain('For reviewers');
    const history = JSON.stringify(
      await call('tara', 'reviewHistory', { of: { kind: 'license', licenseId: 'plan-studio' } }),
    );
    expect(history).toContain('"downgrade"');
    expect(history).not.toContain('For reviewers');
    expect(await call('tara', 'reviewScopes', null)).toMatchObject({
      email: 'tara@acme.example',
      scopes: [{ kind: 'administered' }],
    });
  });

  test('hands a seat to nobody by handing it to its holder, however they are written', async () => {
    const before = recordsNow();
    for (const to of ['xenia@acme.example', ' Xenia@ACME.example']) {
      const wanted = { action: 'transfer', from: { email: 'xenia@acme.example' }, to: { email: to } };
      for (const how of ['previewChanges', 'changeLicenses'] as const)
        expect(await call('tara', how, { changes: [{ licenseId: 'plan-studio', wanted }] })).toMatchObject({
          changes: [{ outcome: 'unchanged' }],
        });
    }
    expect(recordsNow()).toEqual(before);
  });

  test('releases and assigns on it, and previews write nothing', async () => {
    const wanted = { action: 'release', account: { email: 'xenia@acme.example' } };
    const before = recordsNow();
    const preview = await call('tara', 'previewChanges', { changes: [{ licenseId: 'plan-studio', wanted }] });
    expect(preview).toMatchObject({
      changes: [
        { outcome: 'changed', effects: [{ what: 'seat-taken', email: 'xenia@acme.example' }, { what: 'lasting' }] },
      ],
    });
    expect(recordsNow()).toEqual(before);
    const done = await call('tara', 'changeLicenses', { changes: [{ licenseId: 'plan-studio', wanted }] });
    expect(done).toMatchObject({ changes: [{ outcome: 'changed' }], rows: [{ taken: 4 }, {}, {}, {}] });
    expect(JSON.stringify(recordsNow())).toMatch(/history.plan-studio.*release.*xenia/);
  });
});

describe('a seat given back within a day', () => {
  const change = (licenseId: string, wanted: object) =>
    call('ana', 'changeLicenses', { changes: [{ licenseId, wanted }] }) as Promise<{
      readonly changes: readonly { readonly outcome: string }[];
      readonly rows: readonly { readonly account?: { readonly email: string; readonly boundAt?: number } }[];
    }>;
  const seatOf = (rows: Awaited<ReturnType<typeof change>>['rows'], email: string) =>
    rows.find(({ account }) => account?.email === email);
  const read = async (email: string) =>
    seatOf(
      (
        (await call('ana', 'reviewPage', { scope: { kind: 'organisation', organisation: organisationKey } })) as {
          readonly rows: Awaited<ReturnType<typeof change>>['rows'];
        }
      ).rows,
      email,
    );

  // Olga never opened a mockup; Kim's account is known by the plan alone.
  test.each([
    ['plan-design', 'olga@acme.example'],
    ['plan-fay', 'kim@acme.example'],
  ])('of %s, %s is as it was', async (licenseId, email) => {
    const before = await read(email);
    const account = { email };
    await change(licenseId, { action: 'release', account });
    world.emulator.world.setNow(noon + 60_000);
    const { rows } = await change(licenseId, { action: 'assign', account });
    expect({ ...seatOf(rows, email), version: '' }).toEqual({ ...before, version: '' });
  });

  test('is a new one a day later', async () => {
    const account = { email: 'olga@acme.example' };
    await change('plan-design', { action: 'release', account });
    world.emulator.world.setNow(noon + 2 * 86_400_000);
    const { rows } = await change('plan-design', { action: 'assign', account });
    expect(seatOf(rows, account.email)?.account?.boundAt).toBeGreaterThanOrEqual(noon + 2 * 86_400_000);
  });
});

test('who has no seat, or administers nothing, is left as they are', async () => {
  const account = { email: 'nobody@acme.example' };
  const changes = (['release', 'remove-administrator'] as const).map((action) => ({
    licenseId: 'plan-design',
    wanted: { action, account },
  }));
  expect(await call('ana', 'changeLicenses', { changes })).toMatchObject({
    changes: [{ outcome: 'unchanged' }, { outcome: 'unchanged' }],
  });
});

test('disputes are all told, also where there are more than a store lists at once', async () => {
  const { world: place } = world.emulator;
  const before = (await call('vera', 'reviewPage', { scope: { kind: 'everything' } })) as {
    readonly conflicts: unknown[];
  };
  const disputes = Object.fromEntries(
    Array.from({ length: 501 }, (_, at) => {
      const json = { schema: 1, email: `p${at}@acme.example`, boundTo: colleague(202), seenAs: `7${at}`, at: noon };
      return [`conflict/p${at}@acme.example/7${at}`, JSON.stringify(json)] as const;
    }),
  );
  place.setScriptProperties({ ...place.scriptProperties(), ...disputes });
  place.setNow(noon + 10 * 60_000);
  const page = (await call('vera', 'reviewPage', { scope: { kind: 'everything' } })) as typeof before;
  expect(page.conflicts).toHaveLength(before.conflicts.length + 501);
});

describe('what a directory says of an account', () => {
  const note = (who: string, given: object) =>
    call(who, 'noteDirectory', { notes: [{ licenseId: 'plan-design', accountId: colleague(202), ...given }] });
  const flags = async (): Promise<readonly string[]> => {
    const page = (await call('ana', 'reviewPage', {
      scope: { kind: 'organisation', organisation: organisationKey },
    })) as {
      readonly rows: readonly { readonly account?: { readonly id?: string }; readonly flags: readonly string[] }[];
    };
    return page.rows.flatMap((row) => (row.account?.id === colleague(202) ? row.flags : []));
  };

  test('is flagged for reviewers until it is taken back', async () => {
    const done = (outcome: string) => ({ outcome: 'done', notes: [{ outcome }] });
    expect(await note('ana', { status: 'suspended' })).toEqual(done('noted'));
    expect(await note('ana', { status: 'suspended' })).toEqual(done('unchanged'));
    expect(await flags()).toContain('suspended');
    expect(await note('ana', { status: 'deleted' })).toEqual(done('noted'));
    expect(await flags()).toEqual(expect.not.arrayContaining(['suspended']));
    expect(await flags()).toContain('deleted');
    expect(await note('ana', {})).toEqual(done('noted'));
    expect(await flags()).toEqual([]);
  });

  test('is in the history of the license each time that it changes, and only then', async () => {
    const told = async () =>
      (
        (await call('ana', 'reviewHistory', { of: { kind: 'license', licenseId: 'plan-design' } })) as {
          readonly entries: readonly { readonly what: string }[];
        }
      ).entries.filter(({ what }) => what === 'directory');
    for (const status of ['suspended', 'suspended', 'deleted']) await note('ana', { status });
    await note('ana', {});
    await note('ana', {});
    const of = { of: 'directory', email: 'cem@acme.example' };
    const by = { by: idOf('ana'), licenseId: 'plan-design' };
    expect(await told()).toMatchObject([
      { ...by, differences: [{ ...of, after: 'suspended' }] },
      { ...by, differences: [{ ...of, before: 'suspended', after: 'deleted' }] },
      { ...by, differences: [{ ...of, before: 'deleted' }] },
    ]);
    const page = await call('ana', 'reviewHistory', { of: { kind: 'organisation', organisation: organisationKey } });
    expect(JSON.stringify(page)).toContain('"directory"');
  });

  test('is told of many in one request, with an entry for each, though no time passes', async () => {
    const ids = [202, 203, 204].map(colleague);
    const notes = ids.map((accountId) => ({ licenseId: 'plan-design', accountId, status: 'archived' }));
    expect(await call('ana', 'noteDirectory', { notes })).toEqual({
      outcome: 'done',
      notes: ids.map(() => ({ outcome: 'noted' })),
    });
    const page = await call('ana', 'reviewHistory', { of: { kind: 'license', licenseId: 'plan-design' } });
    expect(JSON.stringify(page).match(/"what":"directory"/g)).toHaveLength(ids.length);
  });

  test('is outdated once the account opens a mockup', async () => {
    await note('ana', { status: 'suspended' });
    world.emulator.world.setNow(noon + 8 * 86_400_000);
    const fileId = world.addMockup('Bookshelf.bmml');
    await world.emulator.webApp(colleague(202), {
      method: 'GET',
      query: `state=${encodeURIComponent(JSON.stringify({ ids: [fileId], action: 'open', userId: colleague(202) }))}`,
    });
    expect(await flags()).toEqual([]);
    // Suspended once more since.
    world.emulator.world.setNow(noon + 9 * 86_400_000);
    expect(await note('ana', { status: 'suspended' })).toMatchObject({ notes: [{ outcome: 'noted' }] });
    expect(await flags()).toEqual(['suspended']);
  });

  test.each(['cem', 'emil', 'tara'])(
    'is not noted by %s, nor of accounts without a seat of the license',
    async (who) => {
      const before = world.emulator.world.scriptProperties()[`account/${colleague(202)}`];
      const none = { outcome: 'done', notes: [{ outcome: 'not-there' }] };
      expect(await note(who, { status: 'deleted' })).toEqual(none);
      expect(await note('ana', { accountId: colleague(299), status: 'deleted' })).toEqual(none);
      expect(world.emulator.world.scriptProperties()[`account/${colleague(202)}`]).toBe(before);
    },
  );
});

describe('a holder of a plan', () => {
  const change = (email: string) => ({
    changes: [{ licenseId: 'plan-design', wanted: { action: 'release', account: { email } }, seenVersion: 'old' }],
  });

  test('learns neither who else is on it nor what was done', async () => {
    const refused = [
      await call('cem', 'reviewPerson', { licenseId: 'plan-design', account: { email: 'abel@acme.example' } }),
      await call('cem', 'reviewPerson', { licenseId: 'plan-design', account: { email: 'cem@acme.example' } }),
      await call('cem', 'reviewHistory', { of: { kind: 'license', licenseId: 'plan-design' } }),
      await call('cem', 'reviewPage', { scope: { kind: 'administered' } }),
    ];
    expect(refused).toEqual(refused.map(() => ({ outcome: 'not-there' })));
    const [member, stranger] = [
      await call('cem', 'changeLicenses', change('abel@acme.example')),
      await call('cem', 'changeLicenses', change('stranger@acme.example')),
    ];
    expect(member).toMatchObject({
      changes: [{ outcome: 'refused', because: ['drive/administrators-decide'] }],
      rows: [],
    });
    expect(stranger).toMatchObject({ rows: [] });
    expect(JSON.stringify([member, stranger])).not.toContain('abel');
  });
});

describe('several changes in one call', () => {
  test('are previewed one after the other: a seat that is released is there to be given', async () => {
    const changes = [
      { licenseId: 'sub-yara', wanted: { action: 'assign', account: { email: 'new@acme.example' } } },
      { licenseId: 'sub-yara', wanted: { action: 'release', account: { email: 'yara@acme.example' } } },
      { licenseId: 'sub-yara', wanted: { action: 'assign', account: { email: 'new@acme.example' } } },
    ];
    const preview = await call('ana', 'previewChanges', { changes });
    expect(preview).toMatchObject({
      changes: [{ outcome: 'refused' }, { outcome: 'changed' }, { outcome: 'changed' }],
      rows: [{ account: { email: 'yara@acme.example' } }],
    });
    const done = await call('ana', 'changeLicenses', { changes });
    expect(done).toMatchObject({
      changes: [{ outcome: 'refused' }, { outcome: 'changed' }, { outcome: 'changed' }],
      rows: [{ account: { email: 'new@acme.example' }, flags: ['waiting'] }],
    });
  });

  test('asked again with what was seen before, are done already', async () => {
    const page = (await call('ana', 'reviewPage', {
      scope: { kind: 'organisation', organisation: organisationKey },
    })) as {
      readonly rows: readonly { readonly licenseId: string; readonly version: string }[];
    };
    const seenVersion = page.rows.find(({ licenseId }) => licenseId === 'sub-yara')?.version;
    const changes = [
      { licenseId: 'sub-yara', wanted: { action: 'release', account: { email: 'yara@acme.example' } }, seenVersion },
    ];
    expect(await call('ana', 'changeLicenses', { changes })).toMatchObject({ changes: [{ outcome: 'changed' }] });
    expect(await call('ana', 'changeLicenses', { changes })).toMatchObject({ changes: [{ outcome: 'unchanged' }] });
  });
});

describe('what an account keeps of its review', () => {
  const kept = async (who: string) => ((await call(who, 'reviewScopes', null)) as { kept?: object }).kept;

  test('is read by it alone, and kept for nobody who reviews nothing', async () => {
    const columns = ['plan', 'account'];
    expect(await call('ana', 'keepColumns', { columns })).toEqual({ outcome: 'kept', columns, views: [] });
    expect(await kept('ana')).toEqual({ columns, views: [] });
    expect(await kept('otto')).toEqual({ views: [] });
    expect(await kept('emil')).toBe(undefined);
    for (const who of ['emil', 'cem', 'ivy']) {
      expect(await call(who, 'keepColumns', { columns })).toEqual({ outcome: 'not-there' });
      expect(await call(who, 'keepView', { name: 'x', address: '' })).toEqual({ outcome: 'not-there' });
      expect(world.emulator.world.userProperties(idOf(who))).toEqual({});
    }
    expect(await call('ana', 'keepColumns', {})).toEqual({ outcome: 'kept', views: [] });
  });

  test('is at most so many views, of which one is put in place of its namesake or forgotten', async () => {
    for (let number = 0; number < mostViews; number += 1) {
      expect(await call('ana', 'keepView', { name: `View ${number}`, address: '' })).toMatchObject({ outcome: 'kept' });
    }
    expect(await call('ana', 'keepView', { name: 'one more', address: '' })).toMatchObject({
      outcome: 'too-many',
      views: { length: 20 },
    });
    expect(await call('ana', 'keepView', { name: ' View 3 ', address: 'flag=unused' })).toMatchObject({
      outcome: 'kept',
      views: expect.arrayContaining([{ name: 'View 3', address: 'flag=unused' }]),
    });
    expect(await call('ana', 'keepView', { name: 'View 3' })).toMatchObject({ outcome: 'kept' });
    expect(await call('ana', 'keepView', { name: 'one more', address: '' })).toMatchObject({ outcome: 'kept' });
  });

  test('is left aside where this version does not understand it', async () => {
    const own = { 'review-columns': '["account","mood"]', 'review-view/': 'x', 'review-view/long': 'x'.repeat(2001) };
    world.emulator.world.setUserProperties(idOf('ana'), { ...own, 'review-view/fine': 'flag=unused', other: '1' });
    expect(await kept('ana')).toEqual({ views: [{ name: 'fine', address: 'flag=unused' }] });
  });
});

const nonsense = [
  { name: 'reviewPage', request: undefined },
  { name: 'reviewPage', request: { scope: { kind: 'organisation', organisation: '../../etc' } } },
  { name: 'reviewHistory', request: { of: 'everything' } },
  { name: 'reviewPerson', request: { licenseId: 7, account: {} } },
  { name: 'changeLicenses', request: { changes: [] } },
  {
    name: 'changeLicenses',
    request: { changes: [{ licenseId: 'x', wanted: { action: 'bind', account: { email: 'a@b.c' } } }] },
  },
  { name: 'changeLicenses', request: { changes: [{ licenseId: 'x', wanted: { action: 'upgrade', seats: 1e9 } }] } },
  {
    name: 'previewChanges',
    request: { changes: Array.from({ length: 201 }, () => ({ licenseId: 'x', wanted: { action: 'cancel' } })) },
  },
  { name: 'resolveConflict', request: { email: 'a@b.c', seenAs: 'x', decision: 'burn' } },
  { name: 'importLicenses', request: { rows: [{ licenseId: 'x' }] } },
  { name: 'noteDirectory', request: { notes: [{ licenseId: 'x', accountId: 'y', status: 'rich' }] } },
  { name: 'putOrganisation', request: { id: 'x', organisation: { name: '' } } },
  { name: 'keepColumns', request: { columns: ['plan'] } },
  { name: 'keepColumns', request: { columns: ['account', 'account'] } },
  { name: 'keepColumns', request: { columns: ['account', 'mood'] } },
  { name: 'keepView', request: { name: ' ', address: '' } },
  { name: 'keepView', request: { name: 'x'.repeat(81), address: '' } },
  { name: 'keepView', request: { name: 'x', address: 'x'.repeat(2001) } },
] as const;

test.each(nonsense)('$name does not understand $request', async ({ name, request }) => {
  expect(await call('vera', name, request)).toEqual({ outcome: 'not-understood' });
});

describe('the homepage card', () => {
  const offered = [
    { who: 'ana', role: 'a reviewer', isOffered: true },
    { who: 'fay', role: 'a reviewer who administers a plan', isOffered: true },
    { who: 'tara', role: 'an administrator of a plan', isOffered: true },
    { who: 'vera', role: 'who runs the product', isOffered: true },
    { who: 'otto', role: 'a reviewer of another organisation', isOffered: true },
    { who: 'ben', role: 'a holder', isOffered: false },
    { who: 'cem', role: 'a holder of a plan', isOffered: false },
    { who: 'emil', role: 'nobody', isOffered: false },
    { who: 'hana', role: 'an account in dispute', isOffered: false },
    { who: 'ivy', role: 'an account that Google does not tell', isOffered: false },
  ] as const;

  test.each(offered)('offers the review to $who, $role: $isOffered', async ({ who, isOffered }) => {
    const cold = JSON.stringify((await world.emulator.homepage(idOf(who))).reply);
    const warm = JSON.stringify((await world.emulator.homepage(idOf(who))).reply);
    expect([cold, warm].map((card) => card.includes('Review subscriptions'))).toEqual([isOffered, isOffered]);
  });
});

test('the page of somebody who reviews nothing says so, and holds nothing else', async () => {
  const { reply } = await world.emulator.webApp(idOf('emil'), { method: 'GET', query: 'page=review' });
  expect(reply.type === 'html' && openingIn(reply.html)).toEqual({
    email: 'emil@acme.example',
    scopes: [],
    now: expect.any(Number),
    noticesUrl: 'http://127.0.0.1:9/exec?page=notices&authuser=emil%40acme.example',
    payUrl: 'http://127.0.0.1:9/exec?page=billing&authuser=emil%40acme.example',
    locale: 'en',
  });
});
