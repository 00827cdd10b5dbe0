// Telling people where deploying stands: one line a step, on the error stream, so that --json can own the other.

/** A step that ended. */
interface Step {
  readonly name: string;
  readonly status: 'done' | 'skipped' | 'planned' | 'failed';
  readonly detail: string;
}

export interface Steps {
  /** Runs one step; `detail` says what came of it. */
  readonly run: <Result>(
    name: string,
    work: () => Promise<Result> | Result,
    detail: (result: Result) => string,
  ) => Promise<Result>;
  readonly skip: (name: string, why: string) => void;
  /** What would be done, were it not a dry run. */
  readonly plan: (name: string, what: string) => void;
  readonly say: (line: string) => void;
  readonly all: () => readonly Step[];
}

const marks = { done: '✓', skipped: '–', planned: '·', failed: '✗' } as const;

export function createSteps(write: (line: string) => void): Steps {
  const all: Step[] = [];
  const end = (step: Step): void => {
    all.push(step);
    write(`${marks[step.status]} ${step.name}${step.detail === '' ? '' : `: ${step.detail}`}`);
  };
  return {
    run: async (name, work, detail) => {
      try {
        const result = await work();
        end({ name, status: 'done', detail: detail(result) });
        return result;
      } catch (error) {
        end({ name, status: 'failed', detail: '' });
        throw error;
      }
    },
    skip: (name, why) => {
      end({ name, status: 'skipped', detail: why });
    },
    plan: (name, what) => {
      end({ name, status: 'planned', detail: what });
    },
    say: write,
    all: () => all,
  };
}
