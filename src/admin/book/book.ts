// Reads a license book: every fault at once and by its place, or licenses and facts as the rules take them.
import * as v from 'valibot';
import {
  type Account,
  type DesktopLicense,
  type Facts,
  type Instant,
  type License,
  type PluginLicense,
  isListed,
  isSameAddress,
  parseEmail,
  withSeatsSettled,
} from '../../rules/index';
import { Refusal } from '../failure';
import { printable } from '../output/printable';
import { adminFormat } from '../words';
import { type WrittenBook, type WrittenLicense, bookSchema } from './schema';

/** A license book, ready for questions. */
export interface Book {
  readonly licenses: readonly License[];
  /** The names of every instance that it knows: of hosts, and of what licenses are for. */
  readonly instances: readonly string[];
  /** The facts of an instant that this book knows about an account. */
  readonly factsFor: (account: Account | undefined, now: Instant) => Facts;
  /** The account of an address, with its id where the book knows it. */
  readonly accountOf: (email: string) => Account;
  /** Whether it names this account anywhere: what it says of whoever it does not name is said of anybody. */
  readonly isNamed: (account: Account) => boolean;
}

/** Reads a book from its text. @throws Refusal with every fault, each with the path of its field. */
export function readBook(json: string, name: string): Book {
  const written = parseFields(bookSchema, json, name);
  const { licenses, accounts = [], instances = [], groups = [] } = written;
  const faults = [
    ...licenseFaults(licenses),
    ...repeated(
      'instances',
      instances.map((instance) => instance.name.toLowerCase()),
    ),
    ...repeated(
      'groups',
      groups.map((group) => group.name),
    ),
    ...repeated(
      'accounts',
      accounts.map(({ email }) => parseEmail(email) ?? email),
      'email',
    ),
    ...groupFaults(written),
  ];
  refuse(faults, name);
  return toBook(written);
}

/** Reads JSON of this form. @throws Refusal with every fault, each with the path of its field */
export function parseFields<Written>(schema: v.GenericSchema<unknown, Written>, json: string, name: string): Written {
  const result = v.safeParse(schema, parseJson(json, name));
  if (result.success) return result.output;
  throw new Refusal(result.issues.map((issue) => `${name}: ${faultWords(issue)}`));
}

/** @throws Refusal with these faults, if there are any */
export function refuse(faults: readonly string[], name: string): void {
  if (faults.length > 0) throw new Refusal(faults.map((fault) => `${name}: ${fault}`));
}

/** One fault in words: where it is, and what is wrong there. */
export function faultWords(issue: v.BaseIssue<unknown>): string {
  const path = printable(v.getDotPath(issue) ?? '(the whole)');
  if (issue.expected === 'never') return `${path}: ${adminFormat('fault.unknown-field')}`;
  if (issue.received === 'undefined') return `${path}: ${adminFormat('fault.missing')}`;
  if (issue.type === 'non_empty') return `${path}: ${issue.message}`;
  const received = printable(issue.received);
  const said = issue.message.startsWith('Invalid')
    ? adminFormat('fault.not-allowed', { received, expected: issue.expected ?? '' })
    : adminFormat('fault.received', { received, fault: issue.message });
  return `${path}: ${said}`;
}

/** Text as JSON. @throws Refusal when it is none. */
export function parseJson(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const detail = printable(error instanceof Error ? error.message : String(error));
    throw new Refusal([`${name}: ${adminFormat('fault.no-json', { detail })}`]);
  }
}

/** What each field of licenses allows by itself and the fields together do not. */
export function licenseFaults(licenses: readonly WrittenLicense[]): readonly string[] {
  const ids = new Set<string>();
  return licenses.flatMap((license, at) => {
    const path = `licenses.${at}`;
    const isRepeated = ids.size === ids.add(license.id).size;
    const name = printable(license.id);
    const again = isRepeated ? [`${path}.id: ${adminFormat('fault.repeated-license', { name })}`] : [];
    return [...again, ...faultsOf(license).map((fault) => `${path}.${fault}`)];
  });
}

/** Names that something before has already: which of both was meant can't be told. */
function repeated(list: string, names: readonly string[], field = 'name'): readonly string[] {
  const met = new Set<string>();
  return names.flatMap((name, at) =>
    met.size < met.add(name).size
      ? []
      : [`${list}.${at}.${field}: ${adminFormat('fault.repeated', { name: printable(name) })}`],
  );
}

/** Groups that are named and are not there: spelled otherwise, they would hold nobody without a word. */
function groupFaults({ licenses, groups }: WrittenBook): readonly string[] {
  // Of a book without groups nothing is said about them: what is not looked up is not known.
  if (groups === undefined) return [];
  const names = new Set(groups.map(({ name }) => name));
  const isNo = (path: string, name: string): readonly string[] => {
    const alike = groups.find((group) => group.name.toLowerCase() === name.toLowerCase())?.name;
    const values = { name: printable(name), alike: printable(alike ?? '') };
    return names.has(name)
      ? []
      : [`${path}: ${adminFormat(alike === undefined ? 'fault.no-group' : 'fault.no-group-alike', values)}`];
  };
  return [
    ...licenses.flatMap((license, at) =>
      'editorsGroup' in license && license.editorsGroup !== undefined
        ? isNo(`licenses.${at}.editorsGroup`, license.editorsGroup)
        : [],
    ),
    ...groups.flatMap(({ groups: inner = [] }, at) =>
      inner.flatMap((name, place) => isNo(`groups.${at}.groups.${place}`, name)),
    ),
  ];
}

function faultsOf(license: WrittenLicense): readonly string[] {
  switch (license.product) {
    case 'google-drive': {
      const { term } = license;
      return term.kind === 'paid' &&
        term.cancelledAt !== undefined &&
        toInstant(term.cancelledAt) < toInstant(term.startedAt)
        ? [`term.cancelledAt: ${adminFormat('fault.before-start')}`]
        : [];
    }
    case 'confluence':
    case 'jira':
      return [
        ...(license.maintenance !== undefined &&
        toInstant(license.maintenance.end) < toInstant(license.maintenance.start)
          ? [`maintenance.end: ${adminFormat('fault.before-start')}`]
          : []),
        ...(license.hosting === 'cloud' && license.boughtFrom === 'vendor'
          ? [`boughtFrom: ${adminFormat('fault.cloud-of-vendor')}`]
          : []),
      ];
    case 'desktop':
      return [];
  }
}

const toInstant = (written: string): Instant => Date.parse(written);

function toBook({ licenses, accounts = [], instances = [], groups, graceDays = 0 }: WrittenBook): Book {
  const known = (email: string) => accounts.find((account) => isSameAddress(account.email, email));
  const hosts = instances.map(({ users, ...host }) => compact({ ...host, users: users?.map(compact) }));
  const directory = groups?.map(({ name, members = [], groups: inner = [] }) => ({
    name,
    members: members.map(compact),
    groups: inner,
  }));
  const bought = licenses.map(toLicense);
  const licensed = bought.flatMap((license) =>
    license.product === 'google-drive' ? [...license.holders, ...license.administrators] : license.assigned,
  );
  const grouped = directory?.flatMap(({ members }) => members) ?? [];
  return {
    licenses: bought,
    instances: [
      ...new Set([
        ...licenses.flatMap((license) => ('instance' in license ? [license.instance, ...(license.staging ?? [])] : [])),
        ...instances.map(({ name }) => name),
      ]),
    ],
    isNamed: (account) =>
      isListed([...accounts, ...hosts.flatMap(({ users = [] }) => users), ...licensed, ...grouped], account),
    accountOf: (email) => ({ ...compact({ id: known(email)?.id }), email }),
    factsFor: (account, now) => ({
      now,
      graceDays,
      reachable: true,
      trialUsed: account !== undefined && known(account.email)?.trialUsed === true,
      hosts,
      ...(directory !== undefined && { groups: directory }),
    }),
  };
}

function toLicense(written: WrittenLicense): License {
  switch (written.product) {
    case 'google-drive': {
      const { term, holders, administrators = [], seats = 1, seatsLoweredAt, product, id } = written;
      return withSeatsSettled({
        product,
        id,
        seats,
        term:
          term.kind === 'trial'
            ? { kind: term.kind, startedAt: toInstant(term.startedAt) }
            : {
                kind: term.kind,
                billing: term.billing,
                startedAt: toInstant(term.startedAt),
                ...instants({ cancelledAt: term.cancelledAt }),
              },
        holders: holders.map(({ boundAt, ...account }) => ({ ...compact(account), ...instants({ boundAt }) })),
        administrators: administrators.map(compact),
        ...instants({ seatsLoweredAt }),
      });
    }
    case 'desktop':
    case 'confluence':
    case 'jira':
      return toOtherLicense(written);
  }
}

/** A license of another product, as the rules take it. */
export function toOtherLicense(
  written: Exclude<WrittenLicense, { readonly product: 'google-drive' }>,
): DesktopLicense | PluginLicense {
  switch (written.product) {
    case 'desktop': {
      const { assigned, registrations, trialStartedAt, ...rest } = written;
      return {
        ...compact({
          ...rest,
          registrations: registrations?.map(({ account, machine }) => ({ account: compact(account), machine })),
        }),
        assigned: assigned.map(compact),
        ...instants({ trialStartedAt }),
      };
    }
    case 'confluence':
    case 'jira': {
      const { assigned = [], staging = [], maintenance, trialStartedAt, unsubscribedAt, ...rest } = written;
      return {
        ...compact(rest),
        assigned: assigned.map(compact),
        staging,
        ...(maintenance !== undefined && {
          maintenance: { start: toInstant(maintenance.start), end: toInstant(maintenance.end) },
        }),
        ...instants({ trialStartedAt, unsubscribedAt }),
      };
    }
  }
}

/** Without comments and without what is undefined. */
type Compact<Fields> = {
  readonly [Name in keyof Fields as Name extends '$comment' ? never : Name]: Exclude<Fields[Name], undefined>;
};

const compact = <Fields extends object>(fields: Fields): Compact<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name !== '$comment' && value !== undefined),
  ) as Compact<Fields>;

/** Written instants as the rules take them; those not written are left out. */
const instants = <Name extends string>(
  written: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, Instant>> =>
  Object.fromEntries(
    Object.entries<string | undefined>(written).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, toInstant(text)]],
    ),
  ) as Partial<Record<Name, Instant>>;
