// One editor a file and person: two tabs that save the same file would refuse each other.

/** The right to edit a file here; it goes back when editing ends. */
export interface Turn {
  readonly end: () => void;
}

/** Milliseconds that a tab which is asked to let go has for saving. */
const patience = 10_000;

const channelOf = (name: string): BroadcastChannel => new BroadcastChannel(name);

/**
 * Takes the turn, unless another tab has it.
 * @param name of the file and the account
 * @param lost is told when another tab asks for the turn, or has taken it: what it returns is waited for
 */
export async function takeTurn(name: string, lost: () => Promise<void>): Promise<Turn | 'taken'> {
  return hold(name, { ifAvailable: true }, lost);
}

/** Has the other tab save and let go; takes the turn from one that does not answer. */
export async function takeOver(name: string, lost: () => Promise<void>): Promise<Turn | 'taken'> {
  const channel = channelOf(name);
  channel.postMessage('let-go');
  channel.close();
  try {
    return await hold(name, { signal: AbortSignal.timeout(patience) }, lost);
  } catch {
    return hold(name, { steal: true }, lost);
  }
}

function hold(name: string, options: LockOptions, lost: () => Promise<void>): Promise<Turn | 'taken'> {
  const nothing: Turn = { end: () => undefined };
  // A frame may refuse it: then nothing tells two tabs apart but what Drive says of their saves.
  const locks = (globalThis.navigator as Partial<Navigator>).locks;
  if (locks === undefined || typeof BroadcastChannel === 'undefined') return Promise.resolve(nothing);
  return new Promise((resolve, reject) => {
    let isHeld = false;
    const held = locks.request(name, options, (lock) => {
      if (lock === null) {
        resolve('taken');
        return undefined;
      }
      isHeld = true;
      return new Promise<void>((end) => {
        const channel = channelOf(name);
        const letGo = (): void => {
          channel.close();
          end();
        };
        channel.onmessage = () => {
          void lost().finally(letGo);
        };
        resolve({ end: letGo });
      });
    });
    held.catch((error: unknown) => {
      if (isHeld) void lost();
      // What waited long enough is told; a frame that refuses is no reason not to edit.
      else if (options.signal?.aborted === true) reject(error instanceof Error ? error : new Error(String(error)));
      else resolve(nothing);
    });
  });
}
