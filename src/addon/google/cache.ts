// The cache port on Apps Script's script cache, which all accounts share, so that a change for one drops it for all.
import type { Cache, Log } from '../../subscriptions/ports';

/** A cache whose faults are misses: it changes speed, never an answer. */
export function createScriptCache(log: Log): Cache {
  const attempt = <Result>(what: string, action: () => Result, otherwise: Result): Result => {
    try {
      return action();
    } catch (error) {
      log.warn('cache-failed', { what, detail: String(error) });
      return otherwise;
    }
  };
  return {
    get: (keys) =>
      attempt<readonly unknown[]>(
        'get',
        () => {
          const found = CacheService.getScriptCache().getAll([...keys]) as Readonly<Record<string, string | undefined>>;
          return keys.map((key) => {
            const text = found[key];
            return text === undefined ? undefined : (JSON.parse(text) as unknown);
          });
        },
        keys.map(() => undefined),
      ),
    put: (values, seconds) => {
      attempt(
        'put',
        () => {
          const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]));
          CacheService.getScriptCache().putAll(texts, seconds);
        },
        undefined,
      );
    },
    drop: (keys) => {
      attempt(
        'drop',
        () => {
          CacheService.getScriptCache().removeAll([...keys]);
        },
        undefined,
      );
    },
  };
}
