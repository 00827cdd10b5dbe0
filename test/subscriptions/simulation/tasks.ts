// What people do in the simulated world, drawn from a tape of numbers.
import { check } from '../../../src/subscriptions/check/check';
import type { Checked } from '../../../src/subscriptions/check/check';
import {
  type LicenseChangeOutcome,
  type WantedChange,
  changeLicense,
} from '../../../src/subscriptions/changes/change-license';
import { type LicenseChange } from '../../../src/subscriptions/changes/change-license';
import { changeLicenses } from '../../../src/subscriptions/changes/change-licenses';
import { type ImportOutcome, type ImportRow, importLicenses } from '../../../src/subscriptions/changes/import';
import { putOrganisation } from '../../../src/subscriptions/changes/put-organisation';
import { type ResolutionOutcome, resolveConflict } from '../../../src/subscriptions/changes/resolve-conflict';
import { type TrialOutcome, startTrial } from '../../../src/subscriptions/changes/start-trial';
import type { Outside } from '../../../src/subscriptions/ports';
import { type HistoryOutcome, history } from '../../../src/subscriptions/review/history';
import { type ReviewOutcome, review } from '../../../src/subscriptions/review/review';
import { vendorAddress } from './services';

/** A number below this one, the next of the tape. */
export type Draw = (below: number) => number;

/** The result of a task, with what it was. */
export type Done =
  | { readonly kind: 'check'; readonly result: Checked }
  | { readonly kind: 'trial'; readonly result: TrialOutcome }
  | { readonly kind: 'change'; readonly licenseId: string; readonly result: LicenseChangeOutcome }
  | {
      readonly kind: 'changes';
      readonly changes: readonly LicenseChange[];
      readonly results: readonly LicenseChangeOutcome[];
    }
  | { readonly kind: 'resolve'; readonly result: ResolutionOutcome }
  | { readonly kind: 'import'; readonly rows: readonly ImportRow[]; readonly result: ImportOutcome }
  | { readonly kind: 'review'; readonly result: ReviewOutcome }
  | { readonly kind: 'history'; readonly result: HistoryOutcome };

/** Somebody's use case. */
export interface Task {
  readonly actor: string;
  /** For the log of a failing seed. */
  readonly what: string;
  readonly run: (outside: Outside) => Done;
  /** What is changed together, where it is more than one thing. */
  readonly changes?: readonly LicenseChange[];
}

/** Accounts by name. `ben2` has an address that Google gave away twice; `ana` has two spellings of one mailbox. */
export const people = [
  ['ana', 'Ana.Ricci@googlemail.com'],
  ['ben', 'ben@acme.example'],
  ['cleo', 'cleo@acme.example'],
  ['fay', 'fay@acme.example'],
  ['rita', 'rita@acme.example'],
  ['dora', 'dora@acme.example'],
  ['vera', vendorAddress],
  ['ben2', 'ben@acme.example'],
] as const;

/** The id of somebody's account. */
export const idOf = (name: string): string => `id-${name}`;

const started = Date.UTC(2026, 0, 31);

/** What is bought before anything happens. */
const bought: readonly ImportRow[] = [
  row('sub-ana', 1, ['anaricci@gmail.com'], ['anaricci@gmail.com']),
  { ...row('plan-fay', 3, ['ben@acme.example', 'cleo@acme.example'], ['fay@acme.example']), organisation: 'acme' },
];

/** What may be bought later. */
const boughtLater: readonly ImportRow[] = [
  row('sub-dora', 1, ['dora@acme.example'], []),
  { ...row('plan-two', 2, ['ben@acme.example'], ['rita@acme.example']), organisation: 'acme' },
];

function row(
  licenseId: string,
  seats: number,
  holders: readonly string[],
  administrators: readonly string[],
): ImportRow {
  return { licenseId, seats, billing: 'monthly', startedAt: started, holders, administrators };
}

/** Sets the world up, as those who run the product do. */
export function setUp(outside: Outside): void {
  const organisation = { name: 'Acme', reviewers: [{ email: 'rita@acme.example' }], licenses: [] };
  if (putOrganisation('acme', organisation, outside).outcome !== 'stored') throw new Error('no organisation');
  const imported = importLicenses(bought, outside);
  if (imported.outcome !== 'done' || imported.rows.some(({ outcome }) => outcome !== 'imported')) {
    throw new Error(`not imported: ${JSON.stringify(imported)}`);
  }
}

const emails = [...new Set(people.map(([, email]) => email))];
const licenseIds = ['sub-ana', 'plan-fay', 'sub-dora', 'plan-two', `trial-${idOf('dora')}`];

const kinds: readonly ((draw: Draw) => Task)[] = [
  checks,
  checks,
  checks,
  changes,
  changes,
  manyChanges,
  trials,
  resolutions,
  imports,
  reviews,
  histories,
];

/** Something that somebody does. */
export const drawTask = (draw: Draw): Task => pick(draw, kinds)(draw);

const pick = <Value>(draw: Draw, from: readonly Value[]): Value => {
  const picked = from[draw(from.length)];
  if (picked === undefined) throw new Error('Nothing to pick from');
  return picked;
};

const somebody = (draw: Draw): string => pick(draw, people)[0];

function checks(draw: Draw): Task {
  const actor = somebody(draw);
  const files = draw(2) === 0 ? [] : [{ id: 'file' }];
  return {
    actor,
    what: `check ${files.length === 0 ? 'homepage' : 'file'}`,
    run: (outside) => ({ kind: 'check', result: check({ files, organisation: files.length === 0 }, outside) }),
  };
}

function wanted(draw: Draw): WantedChange {
  const account = { email: pick(draw, emails) };
  const changeOf: readonly (() => WantedChange)[] = [
    () => ({ action: 'assign', account }),
    () => ({ action: 'release', account }),
    () => ({ action: 'release', account }),
    () => ({ action: 'transfer', from: account, to: { email: pick(draw, emails) } }),
    () => ({ action: 'upgrade', seats: 2 + draw(3) }),
    () => ({ action: 'downgrade', seats: 1 + draw(2) }),
    () => ({ action: 'cancel' }),
    () => ({ action: 'restart' }),
    () => ({ action: 'change-billing', billing: pick(draw, ['monthly', 'yearly'] as const) }),
    () => ({ action: 'add-administrator', account }),
    () => ({ action: 'remove-administrator', account }),
    () => ({ action: 'note', note: pick(draw, ['', 'left in May', '<b>']) }),
  ];
  return pick(draw, changeOf)();
}

function changes(draw: Draw): Task {
  const actor = pick(draw, ['fay', 'rita', 'vera', 'ana', 'ben']);
  const licenseId = pick(draw, licenseIds);
  const change = wanted(draw);
  return {
    actor,
    what: `${JSON.stringify(change)} of ${licenseId}`,
    run: (outside) => ({
      kind: 'change',
      licenseId,
      result: changeLicense({ licenseId, wanted: change }, outside),
    }),
  };
}

function manyChanges(draw: Draw): Task {
  const actor = pick(draw, ['fay', 'rita', 'vera']);
  const asked = Array.from({ length: 2 + draw(3) }, () => ({
    licenseId: pick(draw, licenseIds),
    wanted: wanted(draw),
  }));
  return changingMany(actor, asked, JSON.stringify(asked));
}

function trials(draw: Draw): Task {
  const actor = pick(draw, ['dora', 'ben2', 'ana', 'dora']);
  return { actor, what: 'trial', run: (outside) => ({ kind: 'trial', result: startTrial(outside) }) };
}

function resolutions(draw: Draw): Task {
  const actor = pick(draw, ['vera', 'rita', 'fay', 'ben2']);
  const decision = pick(draw, ['move', 'keep'] as const);
  const seenAs = idOf(pick(draw, ['ben2', 'ben']));
  return {
    actor,
    what: `${decision} ben@acme.example to ${seenAs}`,
    run: (outside) => ({
      kind: 'resolve',
      result: resolveConflict({ email: 'ben@acme.example', seenAs, decision }, outside),
    }),
  };
}

function imports(draw: Draw): Task {
  const actor = pick(draw, ['vera', 'vera', 'rita']);
  const rows = draw(2) === 0 ? boughtLater : [...bought, pick(draw, boughtLater)];
  return {
    actor,
    what: `import ${rows.map(({ licenseId }) => licenseId).join(' ')}`,
    run: (outside) => ({ kind: 'import', rows, result: importLicenses(rows, outside) }),
  };
}

function reviews(draw: Draw): Task {
  const actor = pick(draw, ['rita', 'fay', 'vera', 'dora']);
  const scope = pick(draw, [
    { kind: 'everything' },
    { kind: 'organisation', organisation: 'acme' },
    { kind: 'administered' },
  ] as const);
  return {
    actor,
    what: `review ${scope.kind}`,
    run: (outside) => ({ kind: 'review', result: review({ scope }, outside) }),
  };
}

function histories(draw: Draw): Task {
  const actor = pick(draw, ['rita', 'fay', 'vera', 'ben']);
  const licenseId = pick(draw, licenseIds);
  return {
    actor,
    what: `history of ${licenseId}`,
    run: (outside) => ({ kind: 'history', result: history({ of: { kind: 'license', licenseId } }, outside) }),
  };
}

const ben = { email: 'ben@acme.example' };

/** One task of each kind and of each change, for those who try all of them. */
export const everyTask: readonly Task[] = [
  checking('ana'),
  checking('cleo'),
  checking('ben2'),
  { actor: 'dora', what: 'trial', run: (outside) => ({ kind: 'trial', result: startTrial(outside) }) },
  changing('rita', { action: 'assign', account: { email: 'dora@acme.example' } }),
  changing('fay', { action: 'release', account: ben }),
  changing('rita', { action: 'transfer', from: ben, to: { email: 'dora@acme.example' } }),
  changing('fay', { action: 'upgrade', seats: 5 }),
  changing('rita', { action: 'downgrade', seats: 1 }),
  changing('fay', { action: 'cancel' }),
  changing('vera', { action: 'change-billing', billing: 'yearly' }),
  changing('rita', { action: 'add-administrator', account: { email: 'cleo@acme.example' } }),
  changing('vera', { action: 'note', note: 'asked by telephone' }),
  changingMany('vera', [
    { licenseId: 'plan-fay', wanted: { action: 'release', account: { email: 'ben@acme.example' } } },
    { licenseId: 'sub-ana', wanted: { action: 'change-billing', billing: 'yearly' } },
    { licenseId: 'plan-fay', wanted: { action: 'assign', account: { email: 'dora@acme.example' } } },
    { licenseId: 'plan-nowhere', wanted: { action: 'cancel' } },
  ]),
  importing(),
  {
    actor: 'vera',
    what: 'move ben@acme.example to ben2',
    run: (outside) => ({
      kind: 'resolve',
      result: resolveConflict({ email: ben.email, seenAs: idOf('ben2'), decision: 'move' }, outside),
    }),
  },
  {
    actor: 'rita',
    what: 'review',
    run: (outside) => ({
      kind: 'review',
      result: review({ scope: { kind: 'organisation', organisation: 'acme' } }, outside),
    }),
  },
];

function checking(actor: string): Task {
  return {
    actor,
    what: 'check file',
    run: (outside) => ({ kind: 'check', result: check({ files: [{ id: 'file' }] }, outside) }),
  };
}

function changing(actor: string, change: WantedChange): Task {
  return {
    actor,
    what: change.action,
    run: (outside) => ({
      kind: 'change',
      licenseId: 'plan-fay',
      result: changeLicense({ licenseId: 'plan-fay', wanted: change }, outside),
    }),
  };
}

function changingMany(actor: string, asked: readonly LicenseChange[], what = 'many'): Task {
  return {
    actor,
    what,
    changes: asked,
    run: (outside) => ({ kind: 'changes', changes: asked, results: changeLicenses(asked, outside) }),
  };
}

function importing(): Task {
  return {
    actor: 'vera',
    what: 'import',
    run: (outside) => ({ kind: 'import', rows: boughtLater, result: importLicenses(boughtLater, outside) }),
  };
}
