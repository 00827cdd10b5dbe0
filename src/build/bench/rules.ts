// Decisions a second: this module, a function written by hand for the same policy, @casl/ability and json-rules-engine.
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
  createDriveDecider,
  decide,
  driveStanding,
} from '../../rules/index';

/** Answers a request; the second argument is its place in the list, where things kept for it lie. */
type Contender = (question: Question, at: number) => boolean;

interface Question {
  readonly licenses: readonly DriveLicense[];
  readonly request: DriveRequest;
  readonly account: Account;
}

const day = 24 * 60 * 60 * 1000;
const facts: Facts = { now: Date.UTC(2026, 2, 10, 12), graceDays: 0, reachable: true };

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

const thisModule: Contender = ({ licenses, request }) => decide(licenses, request, facts).effect === 'permit';

/** What one would write for this policy alone: a yes or a no without reasons, for accounts known by id. */
const byHand: Contender = ({ licenses, request: { action, role, account } }) => {
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

const mockups = new Map(
  questions.map((question) => [
    question,
    subject('Mockup', { role: question.request.role ?? 'owner', now: facts.now }),
  ]),
);

/** What is kept of an account between its requests, in hand when one comes, as a web server keeps it beside a session. */
const keptOf = new Map(
  questions.map((question) => [
    question.account,
    {
      ability: abilityOf(question),
      decide: createDriveDecider(question.licenses, question.account, facts),
      validUntil: driveStanding(question.licenses, question.account, facts).changesAt ?? Infinity,
    },
  ]),
);
const kept = questions.map((question) => keptOf.get(question.account));
const mockupAt = questions.map((question) => mockups.get(question));

const caslCached: Contender = ({ request }, at) =>
  kept[at]?.ability.can(request.action, mockupAt[at] ?? 'Mockup') === true;

const gatheredOnce: Contender = ({ request }, at) => {
  const held = kept[at];
  if (held === undefined || facts.now >= held.validUntil) throw new Error('What is kept has run out.');
  return held.decide(request.action, request.role).effect === 'permit';
};

const caslBuilt: Contender = (question) =>
  abilityOf(question).can(question.request.action, mockups.get(question) as never);

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

/** Decisions a second, the best of several turns of at least this long. */
const turn = 300;

function measure(contender: Contender): number {
  let decisions = 0;
  let permitted = 0;
  const started = performance.now();
  let elapsed = 0;
  while (elapsed < turn) {
    questions.forEach((question, at) => (permitted += contender(question, at) ? 1 : 0));
    decisions += questions.length;
    elapsed = performance.now() - started;
  }
  if (permitted === 0) throw new Error('Nothing was permitted.');
  return (decisions / elapsed) * 1000;
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

const contenders: Readonly<Record<string, Contender>> = {
  'this module': thisModule,
  'this module, account gathered once': gatheredOnce,
  'written by hand': byHand,
  '@casl/ability, cached': caslCached,
  '@casl/ability, built for each check': caslBuilt,
};

let unequal = 0;
for (const [at, question] of questions.entries()) {
  const expected = thisModule(question, at);
  const others = [
    ...Object.values(contenders).map((contender) => contender(question, at)),
    await jsonRulesEngine(question),
  ];
  if (others.some((answer) => answer !== expected)) unequal += 1;
}

if (unequal > 0) {
  console.error(`${unequal} of ${questions.length} answers differ; no figures.`);
  process.exitCode = 1;
} else {
  const best = new Map<string, number>();
  for (let round = 0; round < 5; round += 1) {
    for (const [name, contender] of Object.entries(contenders)) {
      best.set(name, Math.max(best.get(name) ?? 0, measure(contender)));
    }
    best.set('json-rules-engine', Math.max(best.get('json-rules-engine') ?? 0, await measureEngine()));
  }
  const own = best.get('this module') ?? NaN;
  console.log(
    `${questions.length} requests, all answers equal; decisions a second, best of 5 turns, Node ${process.version}`,
  );
  for (const [name, rate] of best) {
    console.log(
      `${name.padEnd(38)}${Math.round(rate).toLocaleString('en').padStart(14)}${`${(own / rate).toFixed(2)} ×`.padStart(14)}`,
    );
  }
  console.log('The last column: how many times as many decisions this module makes.');
}
