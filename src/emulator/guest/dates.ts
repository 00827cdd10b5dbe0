// Dates as text by Java's patterns, which Utilities.formatDate takes.
// https://docs.oracle.com/javase/7/docs/api/java/text/SimpleDateFormat.html
import { exception } from './host';

type Parts = Readonly<Record<string, string>>;

/** Minutes east of UTC of a zone that is nothing but that, as Java takes it: `GMT+1`, `UTC-05:30`. */
function fixedOffset(timeZone: string): number | undefined {
  const [, sign, hours, minutes = '00'] = /^(?:GMT|UTC)([+-])(\d{1,2}):?(\d{2})?$/.exec(timeZone) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return sign === undefined ? undefined : sign === '-' ? -size : size;
}

/** Short names that the time zone database has not. */
const shortNames: Readonly<Record<string, string>> = {
  EDT: 'America/New_York',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  MDT: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  BST: 'Europe/London',
  CET: 'Europe/Paris',
};

/** The date's parts on a wall clock of the time zone, in English. */
function partsOf(date: Date, given: string): Parts {
  const fixed = fixedOffset(given);
  if (fixed !== undefined) {
    const two = (value: number): string => String(value).padStart(2, '0');
    const size = Math.abs(fixed);
    const offset = `${fixed < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
    const shifted = partsOf(new Date(date.getTime() + fixed * 60_000), 'UTC');
    return { ...shifted, offset, zone: `GMT${offset}`, zoneName: `GMT${offset}` };
  }
  const timeZone = shortNames[given] ?? given;
  const parts = (options: Intl.DateTimeFormatOptions): Parts => {
    try {
      const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...options });
      return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
    } catch {
      throw exception(`Invalid argument: timeZone. Should be of type: String`);
    }
  };
  const numeric: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  };
  return {
    ...parts(numeric),
    monthName: parts({ month: 'long' })['month'] ?? '',
    weekday: parts({ weekday: 'long' })['weekday'] ?? '',
    zone: parts({ timeZoneName: 'short' })['timeZoneName'] ?? '',
    zoneName: parts({ timeZoneName: 'long' })['timeZoneName'] ?? '',
    offset: (parts({ timeZoneName: 'longOffset' })['timeZoneName'] ?? '').replace('GMT', '') || '+00:00',
  };
}

const dayMilliseconds = 86_400_000;

/** One run of the same letter as text. */
function fieldOf(letter: string, count: number, date: Date, parts: Parts): string {
  const number = (name: string): number => Number(parts[name]);
  const padded = (value: number): string => String(value).padStart(count, '0');
  const worded = (name: string): string => {
    const word = parts[name] ?? '';
    return count >= 4 ? word : word.slice(0, 3);
  };
  const dayOfYear =
    (Date.UTC(number('year'), number('month') - 1, number('day')) - Date.UTC(number('year'), 0, 0)) / dayMilliseconds;
  const weekday = new Date(Date.UTC(number('year'), number('month') - 1, number('day'))).getUTCDay();
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
    case 'Y':
      return count === 2 ? (parts['year'] ?? '').slice(-2) : padded(number('year'));
    case 'M':
    case 'L':
      return count >= 3 ? worded('monthName') : padded(number('month'));
    case 'd':
      return padded(number('day'));
    case 'D':
      return padded(dayOfYear);
    case 'E':
      return worded('weekday');
    case 'F':
      return padded(Math.ceil(number('day') / 7));
    case 'W':
      return padded(weekOf(number('day'), weekday));
    case 'w':
      // The week that holds January 1 is the first, and weeks begin on Sunday, as in Java for English.
      return padded(dayOfYear + 6 - weekday > daysIn(number('year')) ? 1 : weekOf(dayOfYear, weekday));
    case 'u':
      return padded(weekday === 0 ? 7 : weekday);
    case 'a':
      return number('hour') < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(number('hour'));
    case 'k':
      return padded(number('hour') === 0 ? 24 : number('hour'));
    case 'K':
      return padded(number('hour') % 12);
    case 'h':
      return padded(number('hour') % 12 === 0 ? 12 : number('hour') % 12);
    case 'm':
      return padded(number('minute'));
    case 's':
      return padded(number('second'));
    case 'S':
      return padded(date.getUTCMilliseconds());
    case 'z':
      return count >= 4 ? (parts['zoneName'] ?? '') : (parts['zone'] ?? '');
    case 'Z':
      return (parts['offset'] ?? '').replace(':', '');
    case 'X':
      if (parts['offset'] === '+00:00') return 'Z';
      return count >= 3
        ? (parts['offset'] ?? '')
        : (parts['offset'] ?? '').replace(':', '').slice(0, count === 1 ? 3 : 5);
    default:
      throw exception(`Invalid argument: ${letter} is no pattern letter that is emulated.`);
  }
}

/** The week of a month or year in which its n-th day is, that day being this day of the week. */
const weekOf = (day: number, weekday: number): number => Math.floor((day + 6 - weekday + 6) / 7);

const daysIn = (year: number): number => (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / dayMilliseconds;

/** Text in quotes stays as it is; two quotes are one. */
export function formatDate(date: Date, timeZone: string, format: string): string {
  const parts = partsOf(date, timeZone);
  return format.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run, quoted: string | undefined, letter?: string) => {
    if (run === "''") return "'";
    if (letter !== undefined) return fieldOf(letter, run.length, date, parts);
    return (quoted ?? '').replace(/''/g, "'");
  });
}

/** The first letters of the months' names, in order. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What a run of one letter matches in a text, and what it says of the date. */
function reader(letter: string, count: number): { readonly pattern: string; readonly field: string } {
  // Digits that stand against digits are as many as their letters.
  const digits = count > 1 ? `(\\d{${letter === 'y' && count > 2 ? 4 : count}})` : '(\\d+)';
  switch (letter) {
    case 'y':
      return { pattern: digits, field: count === 2 ? 'shortYear' : 'year' };
    case 'M':
    case 'L':
      return count >= 3 ? { pattern: '([A-Za-z]+)', field: 'monthName' } : { pattern: digits, field: 'month' };
    case 'E':
      return { pattern: '([A-Za-z]+)', field: 'weekday' };
    case 'a':
      return { pattern: '([AaPp][Mm])', field: 'half' };
    case 'Z':
    case 'X':
      return { pattern: '(Z|[+-]\\d\\d:?\\d?\\d?)', field: 'offset' };
    default: {
      const fields: Readonly<Record<string, string>> = {
        d: 'day',
        H: 'hour',
        h: 'hour12',
        m: 'minute',
        s: 'second',
        S: 'part',
      };
      const field = fields[letter];
      if (field === undefined) throw exception(`Invalid argument: ${letter} is no pattern letter that is emulated.`);
      return { pattern: digits, field };
    }
  }
}

/** A text of this pattern as an instant; what the pattern leaves out is that of 1970-01-01T00:00. */
export function parseDate(text: string, timeZone: string, format: string): Date {
  const fields: string[] = [];
  const pattern = format.replace(
    /''|'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']/g,
    (run, quoted: string | undefined, letter: string | undefined) => {
      if (letter === undefined) {
        const literal = run === "''" ? "'" : (quoted?.replace(/''/g, "'") ?? run);
        return literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      }
      const found = reader(letter, run.length);
      fields.push(found.field);
      return found.pattern;
    },
  );
  const values = new RegExp(`^${pattern}`).exec(text)?.slice(1);
  if (values === undefined) throw exception(`Unparseable date: "${text}"`);
  const said = Object.fromEntries(fields.map((field, at) => [field, values[at] ?? '']));
  const number = (field: string, otherwise: number): number =>
    said[field] === undefined ? otherwise : Number(said[field]);
  const named = months.indexOf((said['monthName'] ?? '').slice(0, 3).toLowerCase());
  const half = said['half']?.toLowerCase();
  const hour = number('hour', (number('hour12', 0) % 12) + (half === 'pm' ? 12 : 0));
  const year = said['shortYear'] === undefined ? number('year', 1970) : 2000 + number('shortYear', 0);
  const month = named < 0 ? number('month', 1) - 1 : named;
  const wall = Date.UTC(
    year,
    month,
    number('day', 1),
    hour,
    number('minute', 0),
    number('second', 0),
    number('part', 0),
  );
  const offsetAt = (instant: number): number =>
    minutesOf(said['offset'] ?? partsOf(new Date(instant), timeZone)['offset'] ?? '') * 60_000;
  // The zone's offset is that of the instant meant, which is not known before: the second look is right but in a gap of the clock.
  return new Date(wall - offsetAt(wall - offsetAt(wall)));
}

function minutesOf(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?/.exec(offset) ?? [];
  const size = Number(hours) * 60 + Number(minutes || '0');
  return sign === '-' ? -size : size;
}
