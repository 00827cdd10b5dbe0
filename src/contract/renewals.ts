// What renews and ends when: subscriptions, and the maintenance of the other products. The same list for page and command.
import { type Billing, type ProductId, countSeats } from '../rules/index';
import type { CsvColumn } from './csv-writing';
import { instantText } from './instants';
import { namedAt } from './named-days';
import type { OrganisationRecord, SeatRow } from './review';
import { onePerLicense } from './totals';

/** The next that happens to a license. */
export interface Renewal {
  readonly at: number;
  readonly what: 'renews' | 'ends' | 'trial-ends' | 'maintenance-ends';
  readonly license: string;
  readonly product: ProductId;
  readonly seats: number | 'unlimited';
  readonly taken: number;
  /** Of a subscription: what renews monthly does so again each month after. */
  readonly billing?: Billing;
  readonly organisation?: string;
  /** Who decides about it, where that is known of the license itself. */
  readonly administrators: readonly string[];
}

/** What lies ahead, the next first. */
export const renewalsOf = (
  rows: readonly SeatRow[],
  organisation: Pick<OrganisationRecord, 'licenses'> | undefined,
  now: number,
): readonly Renewal[] =>
  [...onePerLicense(rows).flatMap(ofSubscription), ...(organisation?.licenses ?? []).flatMap(ofOther)]
    .filter(({ at }) => at >= now)
    .sort((one, other) => one.at - other.at || (one.license < other.license ? -1 : 1));

const ofSubscription = (row: SeatRow): readonly Renewal[] => {
  const { next, licenseId, seats, taken, billing, organisation, administrators } = row;
  // What should have been renewed and was not heard of lies behind.
  if (next === undefined || next.what === 'confirms') return [];
  return [
    {
      at: next.at,
      what: next.what,
      license: licenseId,
      product: 'google-drive',
      seats,
      taken,
      ...(billing !== undefined && { billing }),
      ...(organisation !== undefined && { organisation }),
      administrators,
    },
  ];
};

const ofOther = (license: OrganisationRecord['licenses'][number]): readonly Renewal[] => {
  const end = license.product === 'desktop' ? undefined : license.maintenance?.end;
  if (license.product === 'desktop' || end === undefined) return [];
  const { id, product, editors: seats } = license;
  return [
    {
      at: end,
      what: 'maintenance-ends',
      license: id,
      product,
      seats,
      taken: countSeats(license, {}).taken,
      administrators: [],
    },
  ];
};

/** The month that it is told under, by its first, UTC. */
export const monthOf = (renewal: Pick<Renewal, 'at' | 'what'>): number => {
  const date = new Date(namedAt(renewal));
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
};

/** For files: every field. */
export const renewalFileColumns: readonly CsvColumn<Renewal>[] = [
  ['at', ({ at }) => instantText(at)],
  ['what', ({ what }) => what],
  ['license', ({ license }) => license],
  ['product', ({ product }) => product],
  ['seats', ({ seats }) => String(seats)],
  ['taken', ({ taken }) => String(taken)],
  ['billing', ({ billing }) => billing ?? ''],
  ['organisation', ({ organisation }) => organisation ?? ''],
  ['administrators', ({ administrators }) => administrators.join(' ')],
];

/**
 * A calendar of them, a day each. https://www.rfc-editor.org/rfc/rfc5545
 * @param titleOf what an entry is called
 * @param now when it is written
 */
export const calendarOf = (renewals: readonly Renewal[], titleOf: (renewal: Renewal) => string, now: number): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mockups for Google Drive//Renewals//EN',
    ...renewals.flatMap((renewal) => [
      'BEGIN:VEVENT',
      // The same event each time, so that a calendar that has it already moves nothing twice.
      `UID:${renewal.license}.${renewal.what}.${dateOf(renewal.at)}@mockups-subscriptions`,
      `DTSTAMP:${dateOf(now)}T000000Z`,
      `DTSTART;VALUE=DATE:${dateOf(namedAt(renewal))}`,
      `SUMMARY:${escaped(titleOf(renewal))}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldedLine(line)}\r\n`)
    .join('');

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10).replace(/-/g, '');

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** A line has 75 bytes at most, its first space among them. */
const foldedLine = (line: string): string => {
  const parts: string[] = [];
  let [part, bytes] = ['', 0];
  for (const letter of line) {
    const its = letter.codePointAt(0) ?? 0;
    const size = its < 0x80 ? 1 : its < 0x800 ? 2 : its < 0x10000 ? 3 : 4;
    if (bytes + size > 74) {
      parts.push(part);
      [part, bytes] = ['', 0];
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
};
