// One schedule: executions that alternate at every service call, with faults, all drawn from a seed.
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { check } from '../../../src/subscriptions/check/check';
import { type Execution, type Fault, createExecution } from './execution';
import { type Records, brokenInvariants, heldBy, recordsOf, textOf, unrecorded } from './invariants';
import { type EngineKind, createOutside, reads } from './services';
import { type Done, type Draw, type Task, drawTask, idOf, people, setUp } from './tasks';
import { type SharedWorld, copyOf, createSharedWorld, isAlike } from './world';

/** What is drawn for a schedule besides its tasks. */
export interface Options {
  readonly engine: EngineKind;
  /** A fault in so many calls on average; 0 for none. */
  readonly faultEvery: number;
  readonly rounds: number;
  /** How many executions run at once at the most. */
  readonly atOnce: number;
}

/** A schedule and what it broke. */
interface Outcome {
  readonly broken: readonly string[];
  /** Every step, for people who look for the reason. */
  readonly log: readonly string[];
  readonly calls: number;
}

const tapeLength = 1200;

/** A tape of numbers from a seed: the same for ever. */
export function tapeOf(seed: number): Draw {
  const [tape = []] = fc.sample(
    fc.array(fc.nat({ max: 0x3fffffff }), { minLength: tapeLength, maxLength: tapeLength, size: 'max' }),
    { seed, numRuns: 1 },
  );
  let at = 0;
  return (below) => {
    at += 1;
    return (tape[(at - 1) % tape.length] ?? 0) % below;
  };
}

/** The world as it is before anything happens: made by the product itself, without faults. */
export function createStartedWorld(engine: EngineKind): SharedWorld {
  let started = startedWorlds.get(engine);
  if (started === undefined) {
    started = createSharedWorld();
    for (const [name, email] of people) started.accounts.set(name, { id: idOf(name), email });
    runAlone(started, 'vera', engine, setUp);
    // Somebody is bound, and somebody else is met under the same address.
    for (const name of ['ben', 'ben2']) runAlone(started, name, engine, (outside) => check({}, outside));
    startedWorlds.set(engine, started);
  }
  return copyOf(started);
}

const startedWorlds = new Map<EngineKind, SharedWorld>();

/** Runs one use case to its end, without faults. */
export function runAlone<Result>(
  world: SharedWorld,
  actor: string,
  engine: EngineKind,
  useCase: Parameters<typeof createExecution<Result>>[1],
): Result | undefined {
  const lock = {};
  const execution = createExecution(createOutside(world, actor, engine, lock), useCase);
  execution.step('none', Infinity);
  return execution.result();
}

/** Runs a schedule and checks the records after every call. */
export function simulate(seed: number, options: Options): Outcome {
  const draw = tapeOf(seed);
  const world = createStartedWorld(options.engine);
  const log: string[] = [];
  const broken: string[] = [];
  let calls = 0;
  for (let round = 0; round < options.rounds && broken.length === 0; round += 1) {
    if (round > 0) between(world, draw, log);
    const count = 1 + draw(options.atOnce);
    const tasks = Array.from({ length: count }, () => drawTask(draw));
    calls += runRound(world, tasks, draw, options, log, broken);
  }
  return { broken, log, calls };
}

/**
 * Runs a task with each of these whole in the middle of it, at each of its calls: how often that was, and what broke. What
 * is the same in several of them is run once: the task as far as it has come; the other one where nothing has changed
 * since it was run at the call before; and the rest of the task where its last call read what it reads after the other one.
 */
export function interrupt(
  engine: EngineKind,
  task: Task,
  others: readonly Task[],
): { readonly times: number; readonly broken: readonly string[] } {
  const stage = createStage(createStartedWorld(engine), engine, [task]);
  const broken: string[] = [];
  let whole: { readonly other: Task; readonly interrupted: Stage; ended?: readonly unknown[] | undefined }[] = [];
  let before: SharedWorld | undefined;
  for (let at = 1; ; at += 1) {
    const execution = stage.running[0]?.execution;
    const isRead = reads.has(execution?.next());
    broken.push(...stage.step(0, 'none'));
    if (execution?.state() !== 'running') return { times: (at - 1) * others.length, broken };
    if (before === undefined || !isAlike(before, stage.world)) {
      whole = others.map((other) => {
        const interrupted = stage.fork();
        const second = interrupted.join(other);
        broken.push(...interrupted.step(second, 'none', Infinity).map((what) => `${other.what} at ${at}: ${what}`));
        return { other, interrupted };
      });
      before = copyOf(stage.world);
    }
    for (const one of whole) {
      const { other, interrupted, ended } = one;
      // Whether it read this before the other one or after it is the same to everybody.
      const { answers } = execution;
      if (isRead && ended !== undefined && isDeepStrictEqual(answers, ended.slice(0, answers.length))) continue;
      const rest = interrupted.fork(stage);
      broken.push(...rest.step(0, 'none', Infinity).map((what) => `${other.what} at ${at}: ${what}`));
      one.ended = rest.running[0]?.execution.answers;
    }
  }
}

/** Runs a task whose call of this number goes wrong, and what is left of it. */
export function disturb(
  world: SharedWorld,
  engine: EngineKind,
  task: Task,
  at: number,
  fault: Fault,
): { readonly broken: readonly string[]; readonly calls: number } {
  const stage = createStage(world, engine, [task]);
  const broken = [...stage.step(0, fault, at)];
  if (stage.running[0]?.execution.state() === 'running') broken.push(...stage.step(0, 'none', Infinity));
  return { broken, calls: stage.calls() };
}

/** What happens while nothing runs: time passes, and people get other addresses. */
export function between(world: SharedWorld, draw: Draw, log: string[]): void {
  const passed = [0, 1000, 11 * 60_000, 29 * 60_000, 40 * 86_400_000][draw(5)] ?? 0;
  world.now += passed;
  world.elapsed += passed;
  if (draw(4) === 0) {
    const email = ['ben@acme.example', 'benjamin@acme.example'][draw(2)] ?? '';
    world.accounts.set('ben', { id: idOf('ben'), email });
    log.push(`ben is ${email}`);
  }
  log.push(`${passed} ms later`);
}

interface Running {
  readonly task: Task;
  readonly key: object;
  readonly execution: Execution<Done>;
  /** What the actor held at each step since the execution began. */
  readonly held: Set<string>;
}

/** Executions in one world, whose records are looked at after every step. */
interface Stage {
  readonly world: SharedWorld;
  readonly running: readonly Running[];
  /** Makes one call of the execution at this place, or up to so many, and tells what is broken then. */
  readonly step: (at: number, fault: Fault, calls?: number) => readonly string[];
  readonly calls: () => number;
  /** Begins another execution. @returns its place */
  readonly join: (task: Task) => number;
  /** The same in a world of its own. @param ahead where executions have come further, in a world that is no other for it */
  readonly fork: (ahead?: Stage) => Stage;
}

function createStage(world: SharedWorld, engine: EngineKind, tasks: readonly Task[], log: string[] = []): Stage {
  const stage = stageOf(world, engine, [], log);
  for (const task of tasks) stage.join(task);
  return stage;
}

function stageOf(world: SharedWorld, engine: EngineKind, running: Running[], log: string[]): Stage {
  let records = recordsOf(world);
  let seenWrites = world.writes;
  let calls = 0;
  const look = ({ task, held }: Running): void => {
    const account = world.accounts.get(task.actor);
    if (account !== undefined) held.add(heldBy(records, account.id, account.email));
  };
  return {
    world,
    running,
    calls: () => calls,
    join: (task) => {
      const key = {};
      const execution = createExecution(createOutside(world, task.actor, engine, key), task.run);
      const one: Running = { task, key, execution, held: new Set() };
      look(one);
      return running.push(one) - 1;
    },
    fork: (ahead) => {
      const apart = copyOf(world);
      return stageOf(
        apart,
        engine,
        running.map(({ task, key, execution, held }, at) => ({
          task,
          key,
          execution: (ahead?.running[at]?.execution ?? execution).fork(createOutside(apart, task.actor, engine, key)),
          held: new Set(held),
        })),
        [...log],
      );
    },
    step: (at, fault, upTo) => {
      const one = running[at];
      if (one === undefined) return ['nothing to run'];
      const { task, execution, key } = one;
      const { made, state } = execution.step(fault, upTo);
      const name = `${task.actor} ${task.what}`;
      calls += made.length;
      log.push(
        `${name}: ${made.join(', ') || 'ends'}${fault === 'none' ? '' : ` ${fault}`}${state === 'running' ? '' : `, ${state}`}`,
      );
      if (state !== 'running' && world.lockedBy === key) world.lockedBy = undefined;
      const broken: string[] = [];
      if (world.writes !== seenWrites) {
        seenWrites = world.writes;
        const before = records;
        records = recordsOf(world);
        const together = (id: string): number => task.changes?.filter(({ licenseId }) => licenseId === id).length ?? 1;
        broken.push(...unrecorded(before, records, together));
        running.forEach(look);
        broken.push(...brokenInvariants(records));
      }
      const result = execution.result();
      if (state === 'done' && result !== undefined) {
        log.push(`${name} = ${summary(result)}`);
        broken.push(...brokenPromises(result, one, records).map((what) => `${name}: ${what}`));
      }
      return broken;
    },
  };
}

function runRound(
  world: SharedWorld,
  tasks: readonly Task[],
  draw: Draw,
  { engine, faultEvery }: Options,
  log: string[],
  broken: string[],
): number {
  const stage = createStage(world, engine, tasks, log);
  for (;;) {
    const ready = stage.running.filter(({ execution }) => execution.state() === 'running');
    const one = ready[draw(Math.max(1, ready.length))];
    if (one === undefined || broken.length > 0) return stage.calls();
    const waitsForLock = one.execution.next() === 'tryLock' && world.lockedBy !== undefined;
    // Whoever wants the lock waits, until it is free or ten seconds have passed.
    if (waitsForLock && draw(4) > 0 && ready.length > 1) continue;
    if (waitsForLock) world.elapsed += 10_000;
    broken.push(...stage.step(stage.running.indexOf(one), drawFault(draw, faultEvery)));
    world.elapsed += 5;
    world.now += draw(20) === 0 ? -draw(100_000) : 5;
  }
}

function drawFault(draw: Draw, faultEvery: number): Fault {
  if (faultEvery === 0 || draw(faultEvery) > 0) return 'none';
  return (['refused', 'refused', 'lost', 'killed-before', 'killed-after'] as const)[draw(5)] ?? 'none';
}

/** What was said to a person and is not so. */
function brokenPromises(done: Done, { task, held }: Running, { licenses, audit }: Records): readonly string[] {
  const by = idOf(task.actor);
  const isRecorded = (licenseId: string): boolean =>
    audit.some((entry) => entry.by === by && entry.licenseId === licenseId);
  switch (done.kind) {
    case 'check': {
      const { account } = done.result;
      if (account.view.effect !== 'permit') return [`${task.actor} may not view`];
      if (account.account === undefined || !account.isReachable) {
        return account.standing.state === 'unknown' ? [] : [`${task.actor} is told ${account.standing.state} unasked`];
      }
      const told = textOf(account.holdings.licenses);
      return held.has(told) ? [] : [`${task.actor} is told ${told}, and held ${[...held].join(' or ')}`];
    }
    case 'trial':
      return done.result.outcome !== 'started' || licenses.has(`trial-${by}`) ? [] : [`the trial of ${by} is gone`];
    case 'change':
      return done.result.outcome !== 'changed' || isRecorded(done.licenseId)
        ? []
        : [`a change of ${done.licenseId} is not recorded`];
    case 'changes':
      return done.changes
        .filter(({ licenseId }, at) => done.results[at]?.outcome === 'changed' && !isRecorded(licenseId))
        .map(({ licenseId }) => `a change of ${licenseId} is not recorded`);
    case 'resolve':
      return done.result.outcome !== 'resolved' ||
        audit.some((entry) => entry.by === by && entry.what.startsWith('conflict'))
        ? []
        : ['a decision is not recorded'];
    case 'import': {
      const { result } = done;
      if (result.outcome !== 'done') return [];
      return done.rows
        .filter((row, at) => result.rows[at]?.outcome === 'imported' && !licenses.has(row.licenseId))
        .map((row) => `${row.licenseId} was imported and is not there`);
    }
    case 'review':
    case 'history':
      return [];
  }
}

const summary = (done: Done): string =>
  done.kind === 'changes'
    ? done.results.map(({ outcome }) => outcome).join(', ')
    : done.kind === 'check'
      ? `${done.result.account.standing.state} ${done.result.account.isReachable ? '' : 'unreachable'}`
      : `${done.result.outcome}${'detail' in done.result ? ` ${done.result.detail}` : ''}`;
