// What is fetched when somebody needs it, and then is there.
import type { ServerCalls } from './server';

/**
 * Fetches once, however often it is asked for. Rejects where it can't be had; then the next asking tries again.
 * @param fetch asks the server
 */
export function once<Value>(fetch: (server: ServerCalls) => Promise<Value>): (server: ServerCalls) => Promise<Value> {
  let kept: Promise<Value> | undefined;
  return (server) =>
    (kept ??= fetch(server).catch((error: unknown) => {
      kept = undefined;
      throw error;
    }));
}
