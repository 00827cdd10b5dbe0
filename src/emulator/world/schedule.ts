// When triggers of the clock fire. Google does so within a quarter of an hour of the minute that was asked for; here it is the minute.
// https://developers.google.com/apps-script/reference/script/clock-trigger-builder
import type { Instant } from '../api';
import type { Schedule } from '../calls';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const weekDays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

/** An instant's date and time in a zone, as if they were UTC. */
function local(instant: Instant, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** The instant at which a zone's clocks show this, which is given as if it were UTC. */
function instantOf(shown: number, timeZone: string): Instant {
  const guess = shown - (local(shown, timeZone) - shown);
  return shown - (local(guess, timeZone) - guess);
}

/** Days to look ahead: a day of the month may be four years away. */
const longestWait = 4 * 366;

/**
 * The first time after an instant; undefined where there is none any more.
 * @param madeAt when the trigger was installed: periods are counted from there
 * @param zone of the project
 */
export function nextTime(schedule: Schedule, madeAt: Instant, after: Instant, zone: string): Instant | undefined {
  const { at, date, every, weekDay, monthDay, timeZone = zone } = schedule;
  const time = (schedule.hour ?? 0) * hour + (schedule.minute ?? 0) * minute;
  const later = (instant: Instant): Instant | undefined => (instant > after ? instant : undefined);
  if (at !== undefined) return later(at);
  if (date !== undefined) return later(instantOf(Date.UTC(date[0], date[1] - 1, date[2]) + time, timeZone));
  if (every?.unit === 'minutes' || every?.unit === 'hours') {
    const period = every.count * (every.unit === 'hours' ? hour : minute);
    const shift = schedule.minute === undefined ? 0 : (schedule.minute * minute - (madeAt % hour) + hour) % hour;
    const first = madeAt + (shift === 0 ? period : shift);
    return first + Math.max(0, Math.floor((after - first) / period) + 1) * period;
  }
  const dayOf = (instant: Instant): number => Math.floor(local(instant, timeZone) / day);
  const firstDay = dayOf(madeAt);
  const isDay = (at: number): boolean => {
    const date = new Date(at * day);
    if (monthDay !== undefined) return date.getUTCDate() === monthDay;
    const count = every?.count ?? 1;
    if (every?.unit !== 'weeks' && weekDay === undefined) return (at - firstDay) % count === 0;
    const wanted = weekDay === undefined ? new Date(firstDay * day).getUTCDay() : weekDays.indexOf(weekDay);
    return date.getUTCDay() === wanted && Math.floor((at - firstDay) / 7) % count === 0;
  };
  const from = Math.max(firstDay, dayOf(after));
  for (let at = from; at < from + longestWait; at += 1) {
    if (!isDay(at)) continue;
    const instant = instantOf(at * day + time, timeZone);
    if (instant > after && instant > madeAt) return instant;
  }
  return undefined;
}

/** The event of a trigger that fires, in UTC. https://developers.google.com/apps-script/guides/triggers/events#time-driven-events */
export function clockEvent(triggerId: string, instant: Instant): object {
  const date = new Date(instant);
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  // The week of a Thursday is the week of its year. ISO 8601
  const thursday = new Date(Math.floor(instant / day) * day + (4 - weekday) * day);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * day)) + 1;
  return {
    authMode: 'FULL',
    'day-of-month': date.getUTCDate(),
    'day-of-week': weekday,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    month: date.getUTCMonth() + 1,
    second: date.getUTCSeconds(),
    timezone: 'UTC',
    triggerUid: triggerId,
    'week-of-year': week,
    year: date.getUTCFullYear(),
  };
}

/** For instance `every 2 days at 6:00`. */
export function wordsOf({
  at,
  date,
  every,
  hour: atHour,
  minute: atMinute,
  weekDay,
  monthDay,
  timeZone,
}: Schedule): string {
  const unit = every?.unit ?? (weekDay === undefined ? 'days' : 'weeks');
  const period =
    every === undefined || every.count === 1 ? `every ${unit.slice(0, -1)}` : `every ${every.count} ${unit}`;
  const isTimed = unit === 'days' || unit === 'weeks';
  return [
    at !== undefined || date !== undefined
      ? 'once'
      : monthDay === undefined
        ? period
        : `on day ${monthDay} of each month`,
    date === undefined ? '' : `on ${date.map((part) => String(part).padStart(2, '0')).join('-')}`,
    weekDay === undefined ? '' : `on ${weekDay.charAt(0)}${weekDay.slice(1).toLowerCase()}`,
    at === undefined && isTimed ? `at ${atHour ?? 0}:${String(atMinute ?? 0).padStart(2, '0')}` : '',
    timeZone === undefined ? '' : `(${timeZone})`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
