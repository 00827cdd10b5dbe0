// One execution of a use case that stops at every service call. Use cases run straight through, so each step runs the
// use case again from its start with the answers that it had so far, and lets it make one further call.
import type { Outside } from '../../../src/subscriptions/ports';

/** What happens to a service call. */
export type Fault =
  | 'none'
  /** It throws and has done nothing. */
  | 'refused'
  /** It throws, and has done what was asked. */
  | 'lost'
  /** The execution ends before the call, or after it. */
  | 'killed-before'
  | 'killed-after';

/** What a call was answered, or something that is no call and the same each time. */
type Answer = { readonly value: unknown } | { readonly error: Error };

/** Lets a use case be run again: thrown, always the same one, where it would make a call that is not its turn yet. */
const notYet = new Error('not its turn yet');

/** Makes calls of services, or repeats what they answered before. */
export interface Caller {
  /** A service call: where executions alternate and faults happen. */
  readonly call: <Value>(name: string, action: () => Value) => Value;
  /** Something that is the same each time the use case is run again, and no call. */
  readonly once: <Value>(action: () => Value) => Value;
}

interface Step {
  /** The calls that were made; none when the use case ended without one. */
  readonly made: readonly string[];
  readonly state: 'running' | 'done' | 'killed';
}

/** An execution under control. */
export interface Execution<Result> {
  /** The call that would be made next; undefined before the first step. */
  readonly next: () => string | undefined;
  /** Makes one call, or up to so many; the fault is that of the last of them. */
  readonly step: (fault: Fault, calls?: number) => Step;
  readonly state: () => Step['state'];
  readonly result: () => Result | undefined;
  /** All that it was answered so far: what it does next depends on nothing else. */
  readonly answers: readonly Answer[];
  /** The same execution as far as it has come, to go on with another outside. */
  readonly fork: (createOutside: (caller: Caller) => Outside) => Execution<Result>;
}

/** An execution of this use case. Faults of services are for it to handle: one that leaves it is a fault of the product. */
export function createExecution<Result>(
  createOutside: (caller: Caller) => Outside,
  useCase: (outside: Outside) => Result,
): Execution<Result> {
  const begun = goingOn(createOutside, useCase, [], { state: 'running', result: undefined, next: undefined });
  begun.step('none', 0);
  return begun;
}

/** How far an execution has come. */
interface Standing<Result> {
  readonly state: Step['state'];
  readonly result: Result | undefined;
  readonly next: string | undefined;
}

function goingOn<Result>(
  createOutside: (caller: Caller) => Outside,
  useCase: (outside: Outside) => Result,
  answers: Answer[],
  standing: Standing<Result>,
): Execution<Result> {
  let { state, result, next } = standing;

  const run = (last: Fault, calls: number): readonly string[] => {
    let at = 0;
    const turn = { isOver: false };
    const made: string[] = [];
    const replay = (): unknown => {
      const answer = answers[at];
      at += 1;
      if (answer === undefined) throw new Error('Nothing was answered before');
      if ('error' in answer) throw answer.error;
      // What is read is the reader's own.
      return typeof answer.value === 'object' ? structuredClone(answer.value) : answer.value;
    };
    const note = (answer: Answer): void => {
      answers.push(answer);
      at += 1;
    };
    const failed = (name: string): never => {
      const error = new Error(`${name}: service unavailable`);
      note({ error });
      throw error;
    };
    const caller: Caller = {
      once: (action) => {
        if (turn.isOver) throw notYet;
        if (at < answers.length) return replay() as ReturnType<typeof action>;
        const value = action();
        note({ value });
        return value;
      },
      call: (name, action) => {
        if (turn.isOver) throw notYet;
        if (at < answers.length) return replay() as ReturnType<typeof action>;
        const fault = made.length === calls - 1 ? last : 'none';
        if (made.length === calls || fault === 'killed-before') {
          turn.isOver = true;
          next = name;
          if (made.length < calls) {
            made.push(name);
            state = 'killed';
          }
          throw notYet;
        }
        made.push(name);
        if (fault === 'refused') return failed(name);
        const value = action();
        if (fault === 'killed-after') {
          turn.isOver = true;
          state = 'killed';
          throw notYet;
        }
        if (fault === 'lost') return failed(name);
        note({ value });
        return value;
      },
    };
    let ended: { readonly result: Result } | undefined;
    try {
      const finished = useCase(createOutside(caller));
      // What it makes of calls that were not its turn is nothing that happened.
      if (!turn.isOver) ended = { result: finished };
    } catch (error) {
      if (!turn.isOver) throw error;
    }
    if (ended !== undefined) {
      state = 'done';
      ({ result } = ended);
    }
    return made;
  };

  return {
    next: () => next,
    state: () => state,
    result: () => result,
    answers,
    step: (fault, calls = 1) => {
      const made = run(fault, calls);
      return { made, state };
    },
    fork: (otherwise) => goingOn(otherwise, useCase, [...answers], { state, result, next }),
  };
}
