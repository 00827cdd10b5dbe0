// Runs functions in processes of their own, several at once; answers their calls; ends those that take too long.
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type {
  EmulatorOptions,
  Execution,
  FormFile,
  LogLine,
  OnServiceCall,
  Project,
  ScriptError,
  ServiceCall,
} from '../api';
import type { Services } from '../host/services';
import type { InnerWorld } from '../world/world';
import { createAnswer } from './answer';
import { preparedScripts } from './declared-ahead';
import { frameOf } from './frames';
import {
  type OutcomeJson,
  type RunMessage,
  type ScriptFiles,
  type WorkerData,
  parseCall,
  parseFile,
  toldFiles,
} from './messages';
import { ownPlace, ownStack } from './places';
import { type Inspected, type Sandbox, startSandbox } from './sandbox';

/** What to run, for whom. */
export interface Order {
  readonly kind: Execution['kind'];
  readonly functionName: string;
  readonly args: readonly unknown[];
  /** Files of a form that is the only argument, by field. */
  readonly files?: Readonly<Record<string, readonly FormFile[]>> | undefined;
  readonly accountId: string;
  /** Who asked, where the execution runs as somebody else. */
  readonly visitorId?: string;
  /** Why nothing may run at all. */
  readonly refusal?: string | undefined;
}

/** A finished execution with what its function returned, as the guest described it. */
export interface Finished {
  readonly execution: Execution;
  readonly returned: Returned | undefined;
}

/** A returned value: `kind` is a class of Card Service, `Page`, `unbuilt` or `plain`. */
export interface Returned {
  readonly kind: string;
  readonly json: unknown;
  /** Whether a date is somewhere in it. */
  readonly holdsDate?: boolean;
}

export interface Executor {
  readonly execute: (order: Order) => Promise<Finished>;
  /** Lets what runs end, and keeps no process for more: other files take over. */
  readonly retire: () => Promise<void>;
  /** Ends what runs: whoever waits for it is told so. */
  readonly close: () => Promise<void>;
}

/** A project's files as the processes take them. */
export const prepared = ({ scripts, html }: Project['files']): ScriptFiles => ({
  scripts: preparedScripts(scripts),
  html,
});

/** Processes kept ready; more are started while more run at once. */
const keptIdle = 4;

const timedOut = new Error('Exceeded maximum execution time');

/**
 * Processes that emulators have left behind when they were closed, for the next that run the same files: a test makes an
 * emulator after the other, and starting a process takes longer than most of what runs in it. Nothing of an execution is
 * left in one, as from one execution of an emulator to its next.
 */
const left: { readonly runs: Runs; readonly sandbox: Sandbox }[] = [];

/** All that a process is told, or asks for once and keeps. */
interface Runs {
  readonly guestSource: string;
  readonly files: ScriptFiles;
  readonly libraries: Readonly<Record<string, ScriptFiles>>;
  readonly timeZone: string;
}

/** One of them, if there is one that runs this. */
function takeLeft(runs: Runs): Sandbox | undefined {
  const at = left.findIndex((one) => isDeepStrictEqual(one.runs, runs));
  return at < 0 ? undefined : left.splice(at, 1)[0]?.sandbox;
}

/** A process gives up by itself only when whoever started it had the time to end it and is gone. */
const graceMilliseconds = 5000;

/** What a process says of its run. A script that got hold of the channel may say anything. */
function parseOutcome(json: OutcomeJson): { readonly result?: Returned; readonly error?: ScriptError } {
  try {
    return (JSON.parse(json) as ReturnType<typeof parseOutcome> | null) ?? {};
  } catch {
    return {};
  }
}

/** Nothing ends by itself while somebody looks at it line by line. */
const longestLook = 24 * 60 * 60 * 1000;

const closed: ScriptError = { message: 'The emulator was closed.' };

const toldBy = (error: ScriptError | undefined, folder: string | undefined): ScriptError => {
  if (error === undefined) return { message: 'The function ended without an outcome.' };
  return error.stack === undefined ? error : { ...error, stack: ownStack(error.stack, folder) };
};

export function createExecutor(given: {
  readonly files: Project['files'];
  readonly libraries: Readonly<Record<string, ScriptFiles>>;
  readonly guestSource: string;
  readonly startJson: (kind: Execution['kind']) => string;
  /** IANA name of the zone in which scripts read and write dates. */
  readonly timeZone: string;
  readonly services: Services;
  readonly world: InnerWorld;
  readonly onServiceCall: OnServiceCall | undefined;
  readonly onLog: EmulatorOptions['onLog'];
  /** Where a debugger finds the script, and where the script's files lie. */
  readonly inspected: Inspected | undefined;
  /** What must have ended before the first process starts. */
  readonly startsAfter: Promise<unknown> | undefined;
}): Executor {
  const idle: Sandbox[] = [];
  let isRetired = false;
  let isClosed = false;
  /** Asked again after a wait, in which it may have come. */
  const hasClosed = (): boolean => isClosed;
  /** One at a time where a debugger looks on: there is one process that it knows. */
  let turn: Promise<unknown> = Promise.resolve(given.startsAfter);
  const running = new Map<string, { readonly accountId: string; readonly sandbox: Sandbox }>();
  const { guestSource, libraries, timeZone } = given;
  const files = prepared(given.files);
  const runs: Runs = { guestSource, files, libraries, timeZone };
  const data: WorkerData = {
    guestSource,
    files: toldFiles(files),
    libraries: Object.fromEntries(Object.entries(libraries).map(([symbol, own]) => [symbol, toldFiles(own)])),
    folder: given.inspected?.folder,
  };
  /** An HTML file that a process asks for; one that got out of its context may name any. */
  const htmlNamed = (text: string): string => {
    const { library, name } = parseFile(text);
    const { html } = (library === '' ? files : libraries[library]) ?? {};
    return (html !== undefined && Object.hasOwn(html, name) ? html[name] : undefined) ?? '';
  };
  const start = frameOf('s', JSON.stringify(data));
  const readySandbox = (): Sandbox => {
    const next = (): Sandbox | undefined => idle.pop() ?? takeLeft(runs);
    for (let one = next(); one !== undefined; one = next()) if (!one.hasEnded()) return one;
    return startSandbox(start, timeZone, given.inspected);
  };

  const { limits } = given.world;

  const execute = async (order: Order): Promise<Finished> => {
    const { kind, functionName, args, files: chosen = {}, accountId, visitorId, refusal } = order;
    const id = randomUUID();
    const startedAt = given.world.now();
    const began = performance.now();
    const calls: ServiceCall[] = [];
    const log: LogLine[] = [];
    const finish = (outcome: Execution['outcome'], returned?: Returned): Finished => ({
      execution: {
        id,
        kind,
        functionName,
        accountId,
        args,
        startedAt,
        milliseconds: performance.now() - began,
        outcome,
        calls,
        log,
      },
      returned,
    });
    if (isClosed) return finish({ status: 'failed', error: closed });
    if (refusal !== undefined) return finish({ status: 'failed', error: { message: refusal } });
    if ([...running.values()].filter((other) => other.accountId === accountId).length >= limits.executionsAtOnce) {
      const message = 'Exception: There are too many scripts running simultaneously for this Google user account.';
      return finish({ status: 'failed', error: { message } });
    }

    let endTurn = (): void => undefined;
    /** Ends this execution where it stands; set once it runs. */
    let kill = (): void => undefined;
    const pass = async (name: string, phase: 'before' | 'after'): Promise<void> => {
      if ((await given.onServiceCall?.({ executionId: id, name, phase })) !== 'kill') return;
      kill();
      // The process is gone, and with it whoever waited for this answer.
      await new Promise<never>(() => undefined);
    };
    const answer = createAnswer({
      services: given.services,
      caller: { executionId: id, accountId, visitorId },
      now: () => given.world.now(),
      pass: given.onServiceCall === undefined ? undefined : pass,
      calls,
      wrote: (line) => {
        const where = line.where === undefined ? undefined : ownPlace(`\n${line.where}`, given.inspected?.folder);
        const { where: _, ...rest } = line;
        const kept = where === undefined ? rest : { ...rest, where };
        log.push(kept);
        given.onLog?.(kept, { id, functionName, accountId });
      },
    });

    if (given.inspected !== undefined) {
      const mine = turn;
      let end = (): void => undefined;
      turn = new Promise<void>((resolve) => (end = resolve));
      endTurn = end;
      await mine;
    }
    const sandbox = readySandbox();
    running.set(id, { accountId, sandbox });
    const limit =
      given.inspected !== undefined
        ? longestLook
        : ['web-app', 'callback', 'page-call', 'trigger', 'function'].includes(kind)
          ? limits.otherMilliseconds
          : limits.addOnMilliseconds;
    const ended = await new Promise<OutcomeJson | Error>((resolve) => {
      const timer = setTimeout(() => {
        resolve(timedOut);
      }, limit);
      const settle = (value: OutcomeJson | Error): void => {
        clearTimeout(timer);
        resolve(value);
      };
      kill = () => {
        settle(new Error('The execution was ended.'));
      };
      sandbox.listen({
        ended: settle,
        frame: (frame) => {
          if (frame.kind === 'd') settle(frame.text);
          else if (frame.kind === 'h') sandbox.send('a', htmlNamed(frame.text));
          else
            void answer(parseCall(frame.text)).then((json) => {
              sandbox.send('a', json);
            });
        },
      });
      const message: RunMessage = {
        functionName,
        argumentsJson: JSON.stringify(args),
        filesJson: JSON.stringify(chosen),
        startJson: given.startJson(kind),
        timeout: limit + graceMilliseconds,
      };
      sandbox.send('r', JSON.stringify(message));
    });
    sandbox.listen(undefined);
    running.delete(id);
    endTurn();
    given.world.locks.releaseAll(id);
    if (typeof ended === 'string' && idle.length < keptIdle && !isRetired) idle.push(sandbox);
    else void sandbox.kill();

    if (ended === timedOut) {
      return finish({ status: 'timed-out', error: { message: 'Exceeded maximum execution time' } });
    }
    if (ended instanceof Error)
      return finish({ status: 'failed', error: hasClosed() ? closed : { message: String(ended) } });
    const outcome = parseOutcome(ended);
    return outcome.error === undefined && outcome.result !== undefined
      ? finish({ status: 'completed', result: outcome.result.json }, outcome.result)
      : finish({ status: 'failed', error: toldBy(outcome.error, given.inspected?.folder) });
  };

  if (given.inspected !== undefined)
    turn = turn.then(() => {
      if (!isRetired && !isClosed) idle.push(startSandbox(start, timeZone, given.inspected));
    });
  const killAll = (sandboxes: readonly Sandbox[]): Promise<unknown> => Promise.all(sandboxes.map(({ kill }) => kill()));
  return {
    execute,
    retire: async () => {
      isRetired = true;
      await killAll(idle.splice(0));
    },
    close: async () => {
      isClosed = true;
      // One that a debugger looks at keeps its port.
      const leaves = given.inspected === undefined ? idle.splice(0) : [];
      left.push(...leaves.map((sandbox) => ({ runs, sandbox })));
      const excess = left.splice(0, Math.max(0, left.length - keptIdle)).map(({ sandbox }) => sandbox);
      await killAll([...idle, ...excess, ...[...running.values()].map(({ sandbox }) => sandbox)]);
    },
  };
}
