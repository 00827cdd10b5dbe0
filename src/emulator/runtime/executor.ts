// Runs functions on threads, several at once; answers their calls; ends those that take too long.
import { randomUUID } from 'node:crypto';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Execution, FormFile, LogLine, OnServiceCall, ScriptError, ServiceCall } from '../api';
import { assetPath } from '../assets';
import type { Service } from '../host/services';
import type { InnerWorld } from '../world/world';
import { createAnswer } from './answer';
import { countAnswer, createAnswered } from './answered';
import type { CallMessage, DoneMessage, ScriptFiles, WorkerData } from './messages';

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
}

export interface Executor {
  readonly execute: (order: Order) => Promise<Finished>;
  /** Lets what runs end, and keeps no thread for more: other files take over. */
  readonly retire: () => void;
  readonly close: () => Promise<void>;
}

/** Threads kept ready; more are started while more run at once. */
const keptIdle = 4;

export function createExecutor(given: {
  readonly files: ScriptFiles;
  readonly libraries: Readonly<Record<string, ScriptFiles>>;
  readonly guestSource: string;
  readonly startJson: () => string;
  readonly services: Readonly<Record<string, Service>>;
  readonly world: InnerWorld;
  readonly onServiceCall: OnServiceCall | undefined;
}): Executor {
  const idle: Worker[] = [];
  let isRetired = false;
  const running = new Map<string, { readonly accountId: string; readonly worker: Worker }>();
  const startWorker = (): Worker => {
    const { guestSource, files, libraries } = given;
    const data: WorkerData = { guestSource, files, libraries };
    const worker = new Worker(assetPath('worker.cjs'), { workerData: data });
    worker.unref();
    return worker;
  };

  const { limits } = given.world;

  const execute = async (order: Order): Promise<Finished> => {
    const { kind, functionName, args, files = {}, accountId, visitorId, refusal } = order;
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
        startedAt,
        milliseconds: performance.now() - began,
        outcome,
        calls,
        log,
      },
      returned,
    });
    if (refusal !== undefined) return finish({ status: 'failed', error: { message: refusal } });
    if ([...running.values()].filter((other) => other.accountId === accountId).length >= limits.executionsAtOnce) {
      const message = 'Exception: There are too many scripts running simultaneously for this Google user account.';
      return finish({ status: 'failed', error: { message } });
    }

    /** Ends this execution where it stands; set once it runs. */
    let kill = (): void => undefined;
    const pass = async (name: string, phase: 'before' | 'after'): Promise<void> => {
      if ((await given.onServiceCall?.({ executionId: id, name, phase })) !== 'kill') return;
      kill();
      // The thread is gone, and with it whoever waited for this answer.
      await new Promise<never>(() => undefined);
    };
    const answer = createAnswer({
      services: given.services,
      caller: { executionId: id, accountId, visitorId },
      now: () => given.world.now(),
      pass,
      calls,
      log,
    });

    const worker = idle.pop() ?? startWorker();
    running.set(id, { accountId, worker });
    const { port1, port2 } = new MessageChannel();
    const answered = createAnswered();
    port1.on('message', (call: CallMessage) => {
      void answer(call).then((json) => {
        port1.postMessage(json);
        countAnswer(answered);
      });
    });
    const limit =
      kind === 'web-app' || kind === 'page-call' || kind === 'function'
        ? limits.otherMilliseconds
        : limits.addOnMilliseconds;
    const ended = await new Promise<DoneMessage | 'timed-out' | Error>((resolve) => {
      const timer = setTimeout(() => {
        resolve('timed-out');
      }, limit);
      const settle = (value: DoneMessage | Error): void => {
        clearTimeout(timer);
        resolve(value);
      };
      kill = () => {
        settle(new Error('The execution was ended.'));
      };
      worker.once('message', settle);
      worker.once('error', settle);
      worker.postMessage(
        {
          functionName,
          argumentsJson: JSON.stringify(args),
          filesJson: JSON.stringify(files),
          startJson: given.startJson(),
          port: port2,
          answered,
        },
        [port2],
      );
    });
    worker.removeAllListeners('message');
    worker.removeAllListeners('error');
    port1.close();
    running.delete(id);
    given.world.locks.releaseAll(id);
    if (ended === 'timed-out' || ended instanceof Error) void worker.terminate();
    else if (idle.length < keptIdle && !isRetired) idle.push(worker);
    else void worker.terminate();

    if (ended === 'timed-out') {
      return finish({ status: 'timed-out', error: { message: 'Exceeded maximum execution time' } });
    }
    if (ended instanceof Error) return finish({ status: 'failed', error: { message: String(ended) } });
    const outcome = JSON.parse(ended.outcomeJson) as { result?: Returned; error?: ScriptError };
    return outcome.error === undefined && outcome.result !== undefined
      ? finish({ status: 'completed', result: outcome.result.json }, outcome.result)
      : finish({ status: 'failed', error: outcome.error ?? { message: 'The function ended without an outcome.' } });
  };

  return {
    execute,
    retire: () => {
      isRetired = true;
      for (const worker of idle.splice(0)) void worker.terminate();
    },
    close: async () => {
      await Promise.all(
        [...idle, ...[...running.values()].map(({ worker }) => worker)].map((worker) => worker.terminate()),
      );
    },
  };
}
