// Triggers of the clock: when they fire, for whom, and what their functions are told.
import { describe, expect, test } from '@jest/globals';
import { nextTime, wordsOf } from '../../src/emulator/world/schedule';
import { resultOf, startProject } from './project';

const at = (text: string): number => Date.parse(text);
/** A Wednesday. */
const made = at('2025-01-15T10:20:00Z');

const schedules = [
  { asked: { at: made + 5000 }, says: 'once', times: ['2025-01-15T10:20:05Z'] },
  { asked: { date: [2025, 2, 1] }, says: 'once on 2025-02-01 at 0:00', times: ['2025-02-01T00:00:00Z'] },
  {
    asked: { every: { count: 5, unit: 'minutes' } },
    says: 'every 5 minutes',
    times: ['2025-01-15T10:25:00Z', '2025-01-15T10:30:00Z'],
  },
  {
    asked: { every: { count: 2, unit: 'hours' }, minute: 5 },
    says: 'every 2 hours',
    times: ['2025-01-15T11:05:00Z', '2025-01-15T13:05:00Z'],
  },
  {
    asked: { every: { count: 1, unit: 'days' }, hour: 6 },
    says: 'every day at 6:00',
    times: ['2025-01-16T06:00:00Z', '2025-01-17T06:00:00Z'],
  },
  {
    asked: { every: { count: 2, unit: 'days' }, hour: 23, minute: 30 },
    says: 'every 2 days at 23:30',
    times: ['2025-01-15T23:30:00Z', '2025-01-17T23:30:00Z'],
  },
  {
    asked: { weekDay: 'MONDAY', hour: 9 },
    says: 'every week on Monday at 9:00',
    times: ['2025-01-20T09:00:00Z', '2025-01-27T09:00:00Z'],
  },
  {
    asked: { every: { count: 2, unit: 'weeks' }, weekDay: 'FRIDAY' },
    says: 'every 2 weeks on Friday at 0:00',
    times: ['2025-01-17T00:00:00Z', '2025-01-31T00:00:00Z'],
  },
  {
    asked: { monthDay: 31, hour: 8 },
    says: 'on day 31 of each month at 8:00',
    times: ['2025-01-31T08:00:00Z', '2025-03-31T08:00:00Z'],
  },
  {
    // The clocks go forward on March 9 there.
    asked: { every: { count: 53, unit: 'days' }, hour: 6, timeZone: 'America/New_York' },
    says: 'every 53 days at 6:00 (America/New_York)',
    times: ['2025-01-15T11:00:00Z', '2025-03-09T10:00:00Z'],
  },
] as const;

test.each(schedules)('$says', ({ asked, says, times }) => {
  expect(wordsOf(asked)).toBe(says);
  let after = made;
  for (const time of times) {
    const next = nextTime(asked, made, after, 'Etc/UTC');
    expect(next === undefined ? undefined : new Date(next).toISOString()).toBe(new Date(time).toISOString());
    after = next ?? after;
  }
  if ('at' in asked || 'date' in asked) expect(nextTime(asked, made, after, 'Etc/UTC')).toBeUndefined();
});

const code = `function install() {
  ScriptApp.newTrigger('daily').timeBased().everyDays(1).atHour(6).create();
  ScriptApp.newTrigger('soon').timeBased().after(60000).create();
}
function daily(e) { console.log(JSON.stringify(e)); return Session.getActiveUser().getEmail(); }
function soon() {
  ScriptApp.getProjectTriggers().forEach(function (one) { if (one.getHandlerFunction() === 'soon') ScriptApp.deleteTrigger(one); });
}`;

test('they fire as the clock passes their time, once each, for whoever installed them', async () => {
  const emulator = await startProject(code, {}, { now: made });
  await emulator.run('1', 'install', []);
  await emulator.run('2', 'install', []);
  expect(emulator.triggers().map(({ functionName, accountId }) => [functionName, accountId])).toEqual([
    ['soon', '1'],
    ['soon', '2'],
    ['daily', '1'],
    ['daily', '2'],
  ]);
  expect(await emulator.fireDueTriggers()).toEqual([]);
  emulator.world.setNow(at('2025-01-25T06:00:01Z'));
  const fired = await emulator.fireDueTriggers();
  expect(fired.map(({ functionName, accountId, kind }) => [functionName, accountId, kind])).toEqual([
    ['daily', '1', 'trigger'],
    ['soon', '1', 'trigger'],
    ['daily', '2', 'trigger'],
    ['soon', '2', 'trigger'],
  ]);
  expect(fired[0]?.args).toMatchObject([
    { authMode: 'FULL', 'day-of-month': 25, 'day-of-week': 6, hour: 6, month: 1, 'week-of-year': 4, year: 2025 },
  ]);
  expect(fired.filter(({ functionName }) => functionName === 'daily').map(resultOf)).toEqual([
    'ana@example.com',
    'ben@example.com',
  ]);
  const left = emulator.triggers();
  expect(left.map(({ functionName, nextAt }) => [functionName, nextAt])).toEqual([
    ['daily', at('2025-01-26T06:00:00Z')],
    ['daily', at('2025-01-26T06:00:00Z')],
  ]);
  expect(await emulator.fireDueTriggers()).toEqual([]);
  expect(resultOf(await emulator.fireTrigger(left[1]?.id ?? ''))).toBe('ben@example.com');
  await expect(emulator.fireTrigger('7')).rejects.toThrow('There is no trigger 7.');
});

describe('what the builder is told is looked at', () => {
  const made = [
    {
      call: 'everyMinutes(7)',
      is: 'Exception: The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
    },
    { call: 'everyDays(1).atHour(24)', is: 'Exception: Invalid argument: hour' },
    { call: 'onMonthDay(0)', is: 'Exception: Invalid argument: day' },
    { call: 'nearMinute(10)', is: 'Exception: The clock trigger does not say when it runs.' },
    { call: 'onWeekDay(ScriptApp.WeekDay.SUNDAY).atHour(1).nearMinute(15).inTimezone("Europe/Rome")', is: 'CLOCK' },
    { call: 'atDate(2030, 1, 31)', is: 'CLOCK' },
    { call: 'at(new Date(2030, 0, 1))', is: 'CLOCK' },
  ];
  test.each(made)('$call', async ({ call, is }) => {
    const emulator = await startProject(
      `function run() { return String(ScriptApp.newTrigger('daily').timeBased().${call}.create().getEventType()); }`,
    );
    expect(resultOf(await emulator.run('1', 'run', []))).toBe(is);
  });
});
