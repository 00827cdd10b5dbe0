// Locks that really exclude: one holder, the others wait their turn until their time is over.

/** Locks by name. */
export interface Locks {
  /** Waits at most so long; false when the time ran out first. */
  readonly acquire: (name: string, holder: string, milliseconds: number) => Promise<boolean>;
  readonly release: (name: string, holder: string) => void;
  /** Releases whatever this holder still has: an execution that ends lets go of everything. */
  readonly releaseAll: (holder: string) => void;
}

interface Waiting {
  readonly holder: string;
  readonly grant: (isHeld: boolean) => void;
}

export function createLocks(): Locks {
  const holders = new Map<string, string>();
  const queues = new Map<string, Waiting[]>();
  const next = (name: string): void => {
    const waiting = queues.get(name)?.shift();
    if (waiting === undefined) holders.delete(name);
    else {
      holders.set(name, waiting.holder);
      waiting.grant(true);
    }
  };
  const release = (name: string, holder: string): void => {
    if (holders.get(name) === holder) next(name);
  };
  return {
    acquire: (name, holder, milliseconds) => {
      if (!holders.has(name)) {
        holders.set(name, holder);
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        const timer = setTimeout(() => {
          queue.splice(queue.indexOf(waiting), 1);
          resolve(false);
        }, milliseconds);
        const waiting: Waiting = {
          holder,
          grant: (isHeld) => {
            clearTimeout(timer);
            resolve(isHeld);
          },
        };
        queue.push(waiting);
      });
    },
    release,
    releaseAll: (holder) => {
      for (const queue of queues.values()) {
        for (const waiting of queue.filter((one) => one.holder === holder)) {
          queue.splice(queue.indexOf(waiting), 1);
          waiting.grant(false);
        }
      }
      for (const [name, held] of [...holders]) if (held === holder) release(name, holder);
    },
  };
}
