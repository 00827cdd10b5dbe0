// Changes and imports out of CSV: each line one of them, or what is wrong with the line. Decides nothing that rules decide.
import Papa from 'papaparse';
import { type Billing, parseEmail } from '../../rules/index';
import type { ReviewMessage } from '../../messages/review.en';
import type { ImportRow, LicenseChange } from '../../contract/review';
import { toCsv } from './export';
import type { Row } from './rows';

/** One line of a file. */
export interface BulkLine<Asked> {
  /** As an editor numbers it; the heading is 1. */
  readonly number: number;
  /** What it says, in short. */
  readonly said: string;
  /** Undefined where the line can't be understood. */
  readonly asked: Asked | undefined;
  readonly fault: { readonly message: ReviewMessage; readonly value: string } | undefined;
}

type Cells = Readonly<Record<string, string>>;
type Result<Asked> = { readonly asked: Asked } | { readonly message: ReviewMessage; readonly value: string };

const fault = (message: ReviewMessage, value = ''): { readonly message: ReviewMessage; readonly value: string } => ({
  message,
  value,
});

/** Lines of a CSV with a heading; commas, semicolons and tabs all part cells. */
function linesOf<Asked>(
  text: string,
  needed: readonly string[],
  understand: (cells: Cells) => Result<Asked>,
): readonly BulkLine<Asked>[] {
  const { data, meta } = Papa.parse<Cells>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
    transformHeader: (name) => name.trim().toLowerCase(),
    transform: (cell) => cell.trim(),
  });
  const missing = needed.filter((name) => meta.fields?.includes(name) !== true);
  if (missing.length > 0) {
    return text.trim() === ''
      ? []
      : [
          {
            number: 1,
            said: text.trim().split('\n')[0] ?? '',
            asked: undefined,
            fault: fault('bulk.fault.heading', missing.join(', ')),
          },
        ];
  }
  return data.map((cells, at) => {
    const result = understand(cells);
    const said = Object.values(cells)
      .filter((cell) => typeof cell === 'string' && cell !== '')
      .join(' · ');
    return {
      number: at + 2,
      said,
      asked: 'asked' in result ? result.asked : undefined,
      fault: 'asked' in result ? undefined : result,
    };
  });
}

/** Files of the kind that this page exports name an apostrophe before what a spreadsheet would run. */
const cell = (cells: Cells, name: string): string => (cells[name] ?? '').replace(/^'(?=[=+\-@])/, '');

/** Changes: `action,account,license,to,seats,billing,note`. A license that the account alone tells may be left out. */
export function readChanges(text: string, rows: readonly Row[]): readonly BulkLine<LicenseChange>[] {
  const licensesOf = new Map<string, Set<string>>();
  for (const { account, licenseId } of rows) {
    if (account === undefined) continue;
    const email = parseEmail(account.email) ?? account.email;
    licensesOf.set(email, (licensesOf.get(email) ?? new Set()).add(licenseId));
  }
  return linesOf(text, ['action'], (cells): Result<LicenseChange> => {
    const wanted = readWanted(cells);
    if (!('asked' in wanted)) return wanted;
    const given = cell(cells, 'license');
    if (given !== '') return { asked: { licenseId: given, wanted: wanted.asked } };
    const email = parseEmail(cell(cells, 'account'));
    const [only, another] = email === undefined ? [] : [...(licensesOf.get(email) ?? [])];
    if (only === undefined) return fault('bulk.fault.no-license');
    return another === undefined
      ? { asked: { licenseId: only, wanted: wanted.asked } }
      : fault('bulk.fault.several-licenses', `${only}, ${another}`);
  });
}

const changeColumns = ['action', 'account', 'license', 'to', 'seats', 'billing', 'note'] as const;

/** Changes as a file that {@link readChanges} reads, with the columns that they need. */
export function changesToCsv(changes: readonly LicenseChange[]): string {
  const lines = changes.map(({ licenseId, wanted }): Readonly<Record<string, string>> => {
    const named = 'account' in wanted ? wanted.account : 'from' in wanted ? wanted.from : undefined;
    return {
      action: wanted.action,
      account: named?.email ?? '',
      license: licenseId,
      to: 'to' in wanted ? wanted.to.email : '',
      seats: 'seats' in wanted ? String(wanted.seats) : '',
      billing: 'billing' in wanted ? wanted.billing : '',
      note: 'note' in wanted ? wanted.note : '',
    };
  });
  const columns = changeColumns.filter((name) => lines.some((line) => line[name] !== ''));
  return toCsv(lines, columns);
}

function readWanted(cells: Cells): Result<LicenseChange['wanted']> {
  const action = cell(cells, 'action').toLowerCase();
  const account = { email: cell(cells, 'account') };
  const isAddress = parseEmail(account.email) !== undefined;
  switch (action) {
    case 'assign':
    case 'release':
    case 'add-administrator':
    case 'remove-administrator':
      return isAddress ? { asked: { action, account } } : fault('bulk.fault.address', account.email);
    case 'transfer': {
      const to = { email: cell(cells, 'to') };
      if (!isAddress) return fault('bulk.fault.address', account.email);
      return parseEmail(to.email) === undefined
        ? fault('bulk.fault.address', to.email)
        : { asked: { action, from: account, to } };
    }
    case 'upgrade':
    case 'downgrade': {
      const seats = wholeNumber(cell(cells, 'seats'));
      return seats === undefined ? fault('bulk.fault.seats', cell(cells, 'seats')) : { asked: { action, seats } };
    }
    case 'cancel':
    case 'restart':
      return { asked: { action } };
    case 'change-billing': {
      const billing = billingOf(cell(cells, 'billing'));
      return billing === undefined
        ? fault('bulk.fault.billing', cell(cells, 'billing'))
        : { asked: { action, billing } };
    }
    case 'note':
      return { asked: { action, note: cell(cells, 'note') } };
    default:
      return fault('bulk.fault.action', action);
  }
}

/** Licenses as bought: `license,organisation,seats,billing,started,cancelled,holders,administrators,note`. */
export function readImport(text: string): readonly BulkLine<ImportRow>[] {
  const met = new Set<string>();
  return linesOf(text, ['license', 'seats', 'billing', 'started'], (cells): Result<ImportRow> => {
    const licenseId = cell(cells, 'license');
    if (licenseId === '') return fault('bulk.fault.no-license');
    if (met.has(licenseId)) return fault('bulk.fault.twice', licenseId);
    met.add(licenseId);
    const seats = wholeNumber(cell(cells, 'seats'));
    if (seats === undefined) return fault('bulk.fault.seats', cell(cells, 'seats'));
    const billing = billingOf(cell(cells, 'billing'));
    if (billing === undefined) return fault('bulk.fault.billing', cell(cells, 'billing'));
    const startedAt = instantOf(cell(cells, 'started'));
    if (startedAt === undefined) return fault('bulk.fault.day', cell(cells, 'started'));
    const cancelled = cell(cells, 'cancelled');
    const cancelledAt = instantOf(cancelled);
    if (cancelled !== '' && cancelledAt === undefined) return fault('bulk.fault.day', cancelled);
    const organisation = cell(cells, 'organisation');
    const note = cell(cells, 'note');
    return {
      asked: {
        licenseId,
        ...(organisation !== '' && { organisation }),
        seats,
        billing,
        startedAt,
        ...(cancelledAt !== undefined && { cancelledAt }),
        holders: listOf(cell(cells, 'holders')),
        administrators: listOf(cell(cells, 'administrators')),
        ...(note !== '' && { note }),
      },
    };
  });
}

function wholeNumber(text: string): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isSafeInteger(value) && value > 0 && value <= 100_000 ? value : undefined;
}

const billingOf = (text: string): Billing | undefined => {
  const billing = text.toLowerCase();
  return billing === 'monthly' || billing === 'yearly' ? billing : undefined;
};

/** A day or an instant of ISO 8601; a day alone begins in UTC. Days written in other orders are guesses, so refused. */
function instantOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) || at < 0 ? undefined : at;
}

const listOf = (text: string): readonly string[] => text.split(/[\s;,|]+/).filter((part) => part !== '');
