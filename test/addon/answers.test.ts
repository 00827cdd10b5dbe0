// The built add-on answers each sample account as the rules do, on the homepage and for a mockup.
import { describe, expect, test } from '@jest/globals';
import type { Emulator, Execution, HostRun } from '../../src/emulator/api';
import { namedAt, untilNamed } from '../../src/contract/named-days';
import { type Renewal, calendarOf } from '../../src/contract/renewals';
import { addonEnglish } from '../../src/messages/addon.en';
import { nextWords, standingWords } from '../../src/messages/answer-words';
import { createFormatter } from '../../src/messages/format';
import { ruleSentences } from '../../src/messages/rules.en';
import { type Standing, describe as describeRules } from '../../src/rules/index';
import { sampleOrganisation } from '../../src/sample/organisation';
import { noon, startSampleWorld } from '../sample-world';

const cardText = ({ reply }: HostRun): string => JSON.stringify(reply);

/** What the cards say of each person; `may` is the answer about editing and creating. */
const expected = [
  { name: 'ana', state: 'Active · yearly', may: true, reason: 'Your subscription is tied to ana@acme.example.' },
  { name: 'ben', state: 'Cancelled · paid until', may: true, reason: 'You cancelled. What you paid for runs until' },
  { name: 'carla', state: 'Trial · 12 days left', may: true, reason: 'Your 30-day trial is fully functional.' },
  { name: 'dev', state: 'Trial ended', may: false, reason: 'Your 30-day trial ended on May 24, 2026.' },
  { name: 'emil', state: 'No subscription', may: false, reason: 'Creating and editing needs a subscription for emil@' },
  { name: 'fay', state: 'No subscription', may: false, reason: 'Creating and editing needs a subscription for fay@' },
  { name: 'gus', state: 'Active · yearly', may: true, reason: 'Your subscription is tied to gus@acme.example.' },
  { name: 'hana', state: 'Waiting for your administrator', may: false, reason: 'This address had a subscription' },
  { name: 'ivy', state: 'Account not known', may: false, reason: 'Google did not tell the add-on' },
  { name: 'jo', state: 'Active · monthly', may: true, reason: 'Your subscription is tied to jo@acme.example.' },
] as const;

describe('the cards of each sample account', () => {
  test.each(expected)('$name: $state', async ({ name, state, may, reason }) => {
    const { emulator, idOf, addMockup } = await startSampleWorld();
    const file = addMockup('Screen.bmml');

    const home = cardText(await emulator.homepage(idOf(name)));
    expect(home).toContain(state);
    expect(home).toContain(reason);
    expect(home).toContain(may ? 'You can view, create and edit mockups.' : 'You can view mockups.');

    const selected = cardText(await emulator.itemsSelected(idOf(name), [file]));
    expect(selected).toContain(may ? 'You can edit this mockup' : 'You can view this mockup.');
    expect(selected).toContain(reason);
  });

  test('never show one account the address or id of another', async () => {
    const { emulator, idOf } = await startSampleWorld();
    const home = cardText(await emulator.homepage(idOf('hana')));
    expect(home).not.toContain('98');
    const emails = home.match(/[\w.]+@acme\.example/g) ?? [];
    expect([...new Set(emails)]).toEqual(['hana@acme.example']);
  });
});

const midnight = Date.UTC(2026, 5, 30);

test.each([
  ['cancelled', midnight, 'Cancelled · paid until Jun 29, 2026'],
  ['cancelled', Date.UTC(2026, 5, 30, 14), 'Cancelled · paid until Jun 30, 2026'],
  ['ended', midnight, 'Ended on Jun 29, 2026.'],
  ['active', midnight, 'Renews on Jun 30, 2026.'],
] as const)('%s at %d names the last day that there is: %s', (state, until, says) => {
  const what = ({ cancelled: 'ends', active: 'renews', ended: undefined } as const)[state];
  const standing: Standing = {
    product: 'google-drive',
    state,
    until,
    billing: 'monthly',
    ...(what !== undefined && { next: { at: until, what } }),
    because: [],
    isTrialUsed: false,
    duplicates: [],
    administers: [],
  };
  const edit = { effect: 'permit', because: [], remedies: [] } as const;
  const answered = { account: { email: 'ana@acme.example' }, isReachable: true, at: 0, standing, edit };
  const format = createFormatter(addonEnglish, 'en-US');
  expect([standingWords(answered, format), nextWords(answered, format)].join(' ')).toContain(says);
});

test.each([
  [{ state: 'cancelled', next: { at: midnight, what: 'ends' }, until: midnight }, '29'],
  [{ state: 'trial', next: { at: midnight, what: 'trial-ends' }, until: midnight }, '29'],
  [{ state: 'ended', until: midnight }, '29'],
  [{ state: 'active', next: { at: midnight, what: 'renews' }, until: midnight }, '30'],
  [{ state: 'none', until: midnight }, '30'],
] as const)('lists, mails and calendars name that day too: %j on the %s', (row, says) => {
  const dayOf = (at: number | undefined): string => new Date(at ?? NaN).toISOString().slice(8, 10);
  expect(dayOf(untilNamed(row))).toBe(says);
  if (!('next' in row)) return;
  const renewal: Renewal = {
    ...row.next,
    license: 'one',
    product: 'google-drive',
    seats: 1,
    taken: 1,
    administrators: [],
  };
  expect(dayOf(namedAt(renewal))).toBe(says);
  expect(calendarOf([renewal], () => 'One', 0)).toContain(`DTSTART;VALUE=DATE:202606${says}`);
});

/** The next steps offered to each. */
const steps = [
  { name: 'dev', offers: ['Sign up'], not: ['Start 30-day trial'] },
  { name: 'emil', offers: ['Start 30-day trial', 'Sign up', 'Switch account'], not: [] },
  { name: 'hana', offers: ['Ask your administrator'], not: ['Start 30-day trial', 'Sign up'] },
  { name: 'ivy', offers: ['How to allow it'], not: ['Start 30-day trial'] },
  { name: 'ben', offers: ['Open', 'Restart subscription'], not: ['Sign up'] },
  { name: 'carla', offers: ['Open', 'Sign up'], not: ['Start 30-day trial'] },
] as const;

test.each(steps)('$name is offered $offers', async ({ name, offers, not }) => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const card = cardText(await emulator.itemsSelected(idOf(name), [addMockup('Screen.bmml')]));
  expect(offers.filter((label) => card.includes(label))).toEqual(offers);
  expect(not.filter((label) => card.includes(label))).toEqual([]);
});

test('Drive’s own permission caps a subscription, and the card says so', async () => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const file = addMockup('Read me.bmml', { role: 'reader' });
  const card = cardText(await emulator.itemsSelected(idOf('ana'), [file]));
  expect(card).toContain('You can view this mockup.');
  expect(card).toContain('Drive lets you view this file, not edit it.');
  expect(card).toContain('Ask the owner for edit access');
});

test('a file in the trash is said to be there, and stays viewable', async () => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const file = addMockup('Screen.bmml');
  emulator.world.setTrashed(file, true);
  const card = cardText(await emulator.itemsSelected(idOf('ana'), [file]));
  expect(card).toContain('This file is in the trash.');
  expect(card).toContain('Open');
});

test('a trial becomes view only at the instant of its end, and not before', async () => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const file = addMockup('Screen.bmml');
  const day = 24 * 60 * 60 * 1000;
  const end = emulator.world.now() + 12 * day;
  emulator.world.setNow(end - 5000);
  expect(cardText(await emulator.itemsSelected(idOf('carla'), [file]))).toContain('You can edit this mockup. 1 day');
  emulator.world.setNow(end);
  expect(cardText(await emulator.itemsSelected(idOf('carla'), [file]))).toContain('You can view this mockup.');
});

describe('starting the trial', () => {
  test('lets the account edit at once, and is refused a second time', async () => {
    const { emulator, idOf, addMockup } = await startSampleWorld();
    const action = { functionName: 'onStartTrial', parameters: {}, formInputs: {}, selectedIds: [addMockup('A.bmml')] };
    const first = cardText(await emulator.action(idOf('emil'), action));
    expect(first).toContain('You can edit this mockup. 30 days of trial left.');
    const second = cardText(await emulator.action(idOf('emil'), action));
    expect(second).toContain('This account has had its trial.');
    const stored = emulator.world.scriptProperties()[`account/${idOf('emil')}`] ?? '';
    expect(stored.match(/"trial":/g)).toHaveLength(1);
  });

  test('twice at the same moment starts one', async () => {
    const { emulator, idOf } = await startSampleWorld();
    const action = { functionName: 'onStartTrial', parameters: {}, formInputs: {}, selectedIds: [] };
    const both = await Promise.all([1, 2].map(() => emulator.action(idOf('emil'), action)));
    const said = both.map(cardText);
    expect(said.filter((text) => text.includes('Your trial runs until'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('This account has had its trial.'))).toHaveLength(1);
  });
});

test('an administrator of a plan reads that administering takes no seat', async () => {
  const { emulator, idOf } = await startSampleWorld();
  const home = cardText(await emulator.homepage(idOf('fay')));
  expect(home).toContain('You administer a plan of 5 seats');
  expect(home).toContain('Administering takes no seat');
});

describe('binding', () => {
  test('ties a subscription bought for an address to the first account that shows it, with an audit entry', async () => {
    const { emulator, idOf } = await startSampleWorld();
    await emulator.homepage(idOf('jo'));
    const stored = emulator.world.scriptProperties();
    expect(stored['license/sub-jo']).toBe(`"${idOf('jo')}"`);
    expect(stored[`account/${idOf('jo')}`]).toContain('"bound":');
    expect(stored['history/sub-jo']?.match(/"bound"/g)).toHaveLength(1);
  });

  test('follows a renamed person and keeps the old address in the history', async () => {
    const { emulator, idOf } = await startSampleWorld();
    await emulator.homepage(idOf('gus'));
    const record = emulator.world.scriptProperties()[`account/${idOf('gus')}`];
    expect(record).toContain('"email":"gus@acme.example"');
    expect(record).toContain('"was":["gustav@acme.example"]');
  });

  test('notes a reused address for an administrator and leaves the binding alone', async () => {
    const { emulator, idOf } = await startSampleWorld();
    const before = emulator.world.scriptProperties()['license/sub-hana'];
    await emulator.homepage(idOf('hana'));
    const stored = emulator.world.scriptProperties();
    expect(stored['license/sub-hana']).toBe(before);
    expect(Object.keys(stored)).toContain(`conflict/hana@acme.example/${idOf('hana')}`);
  });
});

/** A license of another product on its own card: who counts, and the rules that say so. */
const others = [
  { license: 'desktop-acme', says: ['5 users · 4 assigned · 1 free', 'kim@acme.example', 'Takes a seat'] },
  { license: 'confluence-acme', says: ['3 editors · 5 assigned · over by 2', 'wiki-staging.acme.example'] },
  { license: 'jira-acme', says: ['3 editors · at least 3 assigned', 'issues.acme.example'] },
] as const;

test.each(others)('$license shows who counts and how users are counted', async ({ license, says }) => {
  const { emulator, idOf } = await startSampleWorld();
  const action = { functionName: 'onShowLicense', parameters: { license }, formInputs: {}, selectedIds: [] };
  const card = cardText(await emulator.action(idOf('ana'), action));
  expect(says.filter((words) => card.includes(words))).toEqual(says);
  const shown = sampleOrganisation.licenses.find(({ id }) => id === license) ?? 'desktop';
  const sentences = describeRules(shown).map((rule) => ruleSentences[rule]);
  expect(sentences.filter((sentence) => !card.includes(sentence))).toEqual([]);
});

test('nobody sees the licenses of an organisation that is not their own', async () => {
  const { emulator, idOf } = await startSampleWorld();
  const parameters = { license: 'desktop-acme' };
  const action = { functionName: 'onShowLicense', parameters, formInputs: {}, selectedIds: [] };
  const card = cardText(await emulator.action(idOf('emil'), action));
  expect(card).toContain('This license is no longer listed for you.');
  expect(card).not.toContain('kim@acme.example');
});

/** What is asked of the add-on as an account, by what people do. */
type Ask = (emulator: Emulator, accountId: string, fileId: string) => Promise<{ readonly execution: Execution }>;

const home: Ask = (emulator, accountId) => emulator.homepage(accountId);
const select: Ask = (emulator, accountId, fileId) => emulator.itemsSelected(accountId, [fileId]);
const open: Ask = (emulator, accountId, fileId) => {
  const state = JSON.stringify({ ids: [fileId], action: 'open', userId: accountId });
  return emulator.webApp(accountId, { method: 'GET', query: `state=${encodeURIComponent(state)}` });
};

/** Which engine keeps the records is asked once in six hours, for somebody who has no record; emil comes after that. */
const surfaces = [
  { name: 'ana', what: 'the homepage with licenses of other products', ask: home },
  { name: 'emil', what: 'the homepage of somebody never seen', ask: home },
  { name: 'ana', what: 'a mockup', ask: select },
  { name: 'emil', what: 'a mockup, for somebody never seen', ask: select },
  { name: 'ana', what: 'opening a mockup', ask: open },
  { name: 'emil', what: 'opening a mockup, for somebody never seen', ask: open },
] as const;

test.each(surfaces)('$what takes at most five service calls, and two the second time', async ({ name, ask }) => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const file = addMockup('Screen.bmml');
  if (name === 'emil') await emulator.homepage(idOf('vera'));
  const cold = await ask(emulator, idOf(name), file);
  const warm = await ask(emulator, idOf(name), file);
  expect(cold.execution.calls.length).toBeLessThanOrEqual(5);
  expect(warm.execution.calls.length).toBeLessThanOrEqual(2);
});

test.each([
  ['selecting', select],
  ['opening', open],
] as const)('%s a mockup takes four service calls more where its opening is noted, once a week', async (_, ask) => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const file = addMockup('Screen.bmml');
  emulator.world.setNow(noon + 8 * 86_400_000);
  const { calls } = (await ask(emulator, idOf('ana'), file)).execution;
  expect(calls.map(({ name }) => name.split('.').at(-1))).toEqual(
    expect.arrayContaining(['tryLock', 'getProperties', 'setProperties', 'releaseLock']),
  );
  expect(calls).toHaveLength(9);
});
