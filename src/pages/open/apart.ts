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

function inThread(task: Task): Promise<Done[Task['kind']] | 'too-slow' | 'refused'> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    let thread: Worker | undefined;
    let timer = setTimeout(() => {
      end('refused');
    }, longestStart);
    const end = (result: Done[Task['kind']] | 'too-slow' | 'refused' | Error): void => {
      clearTimeout(timer);
      thread?.terminate();
      URL.revokeObjectURL(url);
      if (result instanceof Error) reject(result);
      else resolve(result);
    };
    try {
      thread = new Worker(url);
    } catch {
      end('refused');
      return;
    }
    let hasBegun = false;
    thread.addEventListener('error', () => {
      end(hasBegun ? new Error('The thread that read the file broke off.') : 'refused');
    });
    thread.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      switch (data.kind) {
        case 'began':
          hasBegun = true;
          clearTimeout(timer);
          timer = setTimeout(() => {
            end('too-slow');
          }, longestWork);
          thread.postMessage(task);
          return;
        case 'done':
          end(data.done);
          return;
        case 'failed':
          end(new Error(data.why));
      }
    });
  });
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
