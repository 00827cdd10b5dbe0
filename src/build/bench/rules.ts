// How often a second the rules decide, count and change, as they are called; and decisions beside a function written by
// hand for the same policy, @casl/ability built for each check, and json-rules-engine.
//
// All answer the same requests of Google Drive about the same licenses, at the same instant, in one process, in turns.
// The first pass compares every answer; a run with an unequal answer prints no figures.
import { AbilityBuilder, createMongoAbility, subject, type MongoAbility } from '@casl/ability';
import { Engine } from 'json-rules-engine';
import {
  type Account,
  type DriveLicense,
  type DriveRequest,
  type Facts,
  billingPeriodAt,
  change,
  countSeats,
  decide,
} from '../../rules/index';

/**
 * Answers every question once and notes each yes. Each goes through them in a loop of its own, so that none is slowed
 * down by what the engine learned about another.
 */
type Contender = (yes: Uint8Array) => void;

interface Question {
  readonly licenses: readonly DriveLicense[];
  readonly request: DriveRequest;
  readonly account: Account;
}

const day = 24 * 60 * 60 * 1000;
const facts: Facts & { readonly graceDays: number } = {
  now: Date.UTC(2026, 2, 10, 12),
  graceDays: 0,
  reachable: true,
};

/** Every kind of subscription in turn, asked for every action in every role. */
const questions: readonly Question[] = Array.from({ length: 12 }, (_, number) => {
  const account: Account = { id: `1000000000000000${number}`, email: `person-${number}@acme.example` };
  const stranger: Account = { id: `stranger-${number}`, email: `stranger-${number}@acme.example` };
  const startedAt = facts.now - (number < 6 ? 20 : 400) * day;
  const paid = { kind: 'paid', billing: number % 2 === 0 ? 'monthly' : 'yearly', startedAt } as const;
  const license: DriveLicense = {
    product: 'google-drive',
    id: `license-${number}`,
    seats: 1,
    term:
      ([{ kind: 'trial', startedAt }, paid, { ...paid, cancelledAt: startedAt + day }] as const)[number % 3] ?? paid,
    holders: [account],
    administrators: [],
  };
  return (['view', 'comment', 'edit', 'create'] as const).flatMap((action) =>
    (['owner', 'writer', 'commenter', 'reader'] as const).flatMap((role) =>
      [account, account, account, stranger].map((asker) => ({
        licenses: [license],
        request: { product: 'google-drive', action, role, account: asker } as const,
        account: asker,
      })),
    ),
  );
}).flat();

const thisModule: Contender = (yes) => {
  let at = 0;
  for (const { licenses, request } of questions) {
    yes[at] = Number(decide(licenses, request, facts).effect === 'permit');
    at += 1;
  }
};

/** What one would write for this policy alone: a yes or a no without reasons, for accounts known by id. */
const written = (licenses: readonly DriveLicense[], { action, role, account }: DriveRequest): boolean => {
  if (action === 'view' || action === 'comment') return true;
  if (account === undefined || !facts.reachable) return false;
  if (action === 'edit' && (role === 'reader' || role === 'commenter' || role === 'none')) return false;
  for (const { term, holders } of licenses) {
    if (facts.now < term.startedAt) continue;
    for (const holder of holders) {
      if (holder.id !== account.id) continue;
      if (holder.editsUntil !== undefined && facts.now >= holder.editsUntil) continue;
      if (facts.now < endOf(term)) return true;
    }
  }
  return false;
};

const byHand: Contender = (yes) => {
  let at = 0;
  for (const { licenses, request } of questions) {
    yes[at] = Number(written(licenses, request));
    at += 1;
  }
};

const endOf = (term: DriveLicense['term']): number => {
  if (term.kind === 'trial') return term.startedAt + 30 * day;
  return term.cancelledAt === undefined
    ? Infinity
    : billingPeriodAt(term.startedAt, term.billing, term.cancelledAt).end + facts.graceDays * day;
};

type Verbs = DriveRequest['action'];
type Ability = MongoAbility<[Verbs, 'Mockup' | { readonly role: string; readonly now: number }]>;

/** What CASL's own guide advises: the abilities of one account, built from what it holds. */
const abilityOf = ({ licenses, account }: Question): Ability => {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  can(['view', 'comment'], 'Mockup');
  for (const { term, holders } of licenses) {
    if (!holders.some(({ id }) => id === account.id)) continue;
    const now = { $gte: term.startedAt, $lt: endOf(term) };
    can('create', 'Mockup', { now } as never);
    can('edit', 'Mockup', { now, role: { $in: ['owner', 'writer'] } } as never);
  }
  return build();
};

const mockups = questions.map(({ request }) => subject('Mockup', { role: request.role ?? 'owner', now: facts.now }));

const caslBuilt: Contender = (yes) => {
  let at = 0;
  for (const question of questions) {
    yes[at] = Number(abilityOf(question).can(question.request.action, mockups[at] ?? 'Mockup'));
    at += 1;
  }
};

const engine = new Engine(
  [
    {
      conditions: { all: [{ fact: 'action', operator: 'in', value: ['view', 'comment'] }] },
      event: { type: 'permit' },
    },
    {
      conditions: {
        all: [
          { fact: 'until', operator: 'greaterThan', value: { fact: 'now' } },
          {
            any: [
              { fact: 'action', operator: 'equal', value: 'create' },
              {
                all: [
                  { fact: 'action', operator: 'equal', value: 'edit' },
                  { fact: 'role', operator: 'in', value: ['owner', 'writer'] },
                ],
              },
            ],
          },
        ],
      },
      event: { type: 'permit' },
    },
  ],
  { allowUndefinedFacts: true },
);

const jsonRulesEngine = async ({ licenses, request, account }: Question): Promise<boolean> => {
  const held = licenses.filter(({ holders }) => holders.some(({ id }) => id === account.id));
  const until = held.reduce((latest, { term }) => Math.max(latest, endOf(term)), 0);
  const { events } = await engine.run({ action: request.action, role: request.role, now: facts.now, until });
  return events.length > 0;
};

/** How long one turn lasts at least, in milliseconds, and how many there are; the best counts. */
const turn = 30;
const turns = 50;

function measure(contender: Contender, answers: Uint8Array): number {
  const yes = new Uint8Array(answers.length);
  let passes = 0;
  let elapsed = 0;
  const started = performance.now();
  while (elapsed < turn) {
    contender(yes);
    passes += 1;
    elapsed = performance.now() - started;
  }
  check(yes, answers);
  return (passes * answers.length * 1000) / elapsed;
}

async function measureEngine(): Promise<number> {
  let decisions = 0;
  const started = performance.now();
  while (performance.now() - started < turn) {
    for (const question of questions.slice(0, 64)) await jsonRulesEngine(question);
    decisions += 64;
  }
  return (decisions / (performance.now() - started)) * 1000;
}

/** A plan of twenty, three of whom have come and gone: counted whole, and one more person assigned to it. */
const plan: DriveLicense = {
  product: 'google-drive',
  id: 'plan',
  seats: 25,
  term: { kind: 'paid', billing: 'yearly', startedAt: facts.now - 20 * day },
  holders: Array.from({ length: 20 }, (_, at) => ({ id: `holder-${at}`, email: `holder-${at}@acme.example` })),
  administrators: [{ id: 'fay', email: 'fay@acme.example' }],
};

const counted: Contender = (yes) => {
  for (let at = 0; at < yes.length; at += 1) yes[at] = Number(countSeats(plan, {}).taken === 20);
};

const changed: Contender = (yes) => {
  const account = { email: 'new@acme.example' };
  for (let at = 0; at < yes.length; at += 1) {
    yes[at] = Number(change(plan, { action: 'assign', account }, facts).outcome === 'changed');
  }
};

const contenders = {
  'this module': thisModule,
  'written by hand': byHand,
  '@casl/ability, built for each check': caslBuilt,
} as const;

const names = Object.keys(contenders) as readonly (keyof typeof contenders)[];

/** The answers that all must give. */
const expected = new Uint8Array(questions.length);
thisModule(expected);

function check(yes: Uint8Array, answers: Uint8Array): void {
  const unequal = yes.filter((answer, at) => answer !== answers[at]).length;
  if (unequal > 0) throw new Error(`${unequal} of ${answers.length} answers differ; no figures.`);
}

check(
  Uint8Array.from(await Promise.all(questions.map(async (question) => Number(await jsonRulesEngine(question))))),
  expected,
);

const best: Record<keyof typeof contenders | 'json-rules-engine', number> = {
  'this module': 0,
  'written by hand': 0,
  '@casl/ability, built for each check': 0,
  'json-rules-engine': 0,
};
for (let round = 0; round < turns; round += 1) {
  for (const name of names) best[name] = Math.max(best[name], measure(contenders[name], expected));
  best['json-rules-engine'] = Math.max(best['json-rules-engine'], await measureEngine());
}

/** What the rules do besides deciding: no other library does it. */
const allYes = new Uint8Array(100).fill(1);
const alone = { 'countSeats, of twenty people': counted, 'change, of a plan of twenty': changed } as const;
const rates = Object.entries(alone).map(([name, contender]) => {
  const measured = Array.from({ length: turns }, () => measure(contender, allYes));
  return [name, Math.max(...measured)] as const;
});

console.log(
  `${questions.length} requests, all answers equal; decisions a second, best of ${turns} turns, Node ${process.version}\n`,
);
for (const [name, rate] of [...Object.entries(best), ...rates]) {
  console.log(`${name.padEnd(40)}${Math.round(rate).toLocaleString('en').padStart(14)}`);
}

/** One figure against another, and against what is asked of it. */
const compare = (one: keyof typeof best, other: keyof typeof best, asked: number): void => {
  const ratio = best[one] / best[other];
  const verdict = `${ratio >= asked ? 'as' : 'LESS THAN'} asked: at least ${asked}`;
  console.log(`${one} : ${other} = ${ratio.toFixed(2)} (${verdict})`);
};

console.log('');
compare('this module', 'written by hand', 0.3);
compare('this module', '@casl/ability, built for each check', 3);
compare('this module', 'json-rules-engine', 50);
