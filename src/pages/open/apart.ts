// Work on files in a thread of its own, so that no file can hold up the page. The thread is made of the page's own text:
// nothing else is there to load from where the page is served.
import type { Control, Properties, ReadResult, Scene } from '../../mockup/scene';
import { atOnce, type Steps } from '../../mockup/steps';
import { emptyMap } from '../../mockup/values';
import { type Done, stepsOf, type Task } from './content';

/** The page's script, while it runs for the first time. */
const source = typeof document === 'undefined' ? '' : (document.currentScript?.textContent ?? '');

/** Milliseconds: a thread that does not begin by then won't. */
const longestStart = 10_000;

/** Milliseconds for one piece of work; the largest files take a few thousand on a slow machine. */
export const longestWork = 20_000;

/** What a thread says: that it began, then what came of the work. */
type Message =
  | { readonly kind: 'began' }
  | { readonly kind: 'done'; readonly done: Done[Task['kind']] }
  | { readonly kind: 'failed'; readonly why: string };

/** Takes work, in the thread. */
export function serveTasks(): void {
  const say = (message: Message): void => {
    postMessage(message);
  };
  addEventListener('message', ({ data }: MessageEvent<Task>) => {
    stepsOf(data)
      .then(atOnce)
      .then(
        (done) => {
          say({ kind: 'done', done });
        },
        (error: unknown) => {
          say({ kind: 'failed', why: String(error) });
        },
      );
  });
  say({ kind: 'began' });
}

/** Milliseconds that the page may be held up at a time, where it does the work itself. */
const longestSlice = 50;

/** A frame may refuse threads; then it does so each time. */
let isRefused = source === '';

/**
 * Does the work in a thread of its own, or here in slices where the page may have none. Rejects as `stepsOf` does.
 * @returns `too-slow` when it was ended before it was done
 */
export async function performApart<Kind extends Task['kind']>(
  task: Task & { readonly kind: Kind },
): Promise<Done[Kind] | 'too-slow'> {
  const apart = isRefused ? 'refused' : await inThread(task);
  if (apart === 'too-slow') return apart;
  if (apart !== 'refused') return (task.kind === 'read' ? revived(apart as ReadResult) : apart) as Done[Kind];
  isRefused = true;
  return (await inSlices(await stepsOf(task))) as Done[Kind] | 'too-slow';
}

/** Does the work here, and lets the page show and hear what there is between the slices. */
async function inSlices<Result>(steps: Steps<Result>): Promise<Result | 'too-slow'> {
  const end = performance.now() + longestWork;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    const pause = performance.now() + longestSlice;
    while (performance.now() < pause) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    if (performance.now() > end) {
      // What the work holds is let go.
      steps.return(undefined as never);
      return 'too-slow';
    }
  }
}

/** A thread that takes one piece of work. */
interface Thread {
  readonly worker: Worker;
  /** Whether it began in time. */
  readonly begun: Promise<boolean>;
}

/** Begins a thread, which takes a while: it reads the page's script. Undefined where the frame refuses it at once. */
function begin(): Thread | undefined {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    const worker = new Worker(url);
    const begun = new Promise<boolean>((resolve) => {
      const timer = setTimeout(resolve, longestStart, false);
      const note = ({ type }: Event): void => {
        clearTimeout(timer);
        URL.revokeObjectURL(url);
        resolve(type === 'message');
      };
      worker.addEventListener('error', note, { once: true });
      worker.addEventListener('message', note, { once: true });
    });
    return { worker, begun };
  } catch {
    URL.revokeObjectURL(url);
    return undefined;
  }
}

let ready: Thread | undefined;

/** Begins the thread that will be wanted next, while what it is to work on is on its way. */
export function beginThread(): void {
  if (!isRefused) ready ??= begin();
}

async function inThread(task: Task): Promise<Done[Task['kind']] | 'too-slow' | 'refused'> {
  const thread = ready ?? begin();
  ready = undefined;
  if (thread === undefined) return 'refused';
  const { worker, begun } = thread;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    if (!(await begun)) return 'refused';
    return await new Promise((resolve, reject) => {
      timer = setTimeout(resolve, longestWork, 'too-slow');
      worker.addEventListener('error', () => {
        reject(new Error('The thread that read the file broke off.'));
      });
      worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
        if (data.kind === 'done') resolve(data.done);
        if (data.kind === 'failed') reject(new Error(data.why));
      });
      worker.postMessage(task);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

/** What came from another thread has prototypes again; names out of a file must find none. */
const revived = (result: ReadResult): ReadResult =>
  result.ok ? { ...result, scene: revivedScene(result.scene) } : result;

const revivedScene = (scene: Scene): Scene => ({
  ...scene,
  assets: bare(scene.assets),
  mockups: scene.mockups.map((mockup) => ({ ...mockup, controls: mockup.controls.map(revivedControl) })),
});

const revivedControl = (control: Control): Control => ({
  ...control,
  properties: bare(control.properties),
  children: control.children.map(revivedControl),
});

const bare = (values: Properties): Properties => Object.assign<Record<string, string>, Properties>(emptyMap(), values);
