// The cache port on Apps Script's script cache, which all accounts share, so that a change for one drops it for all.
import type { Cache, Log } from '../../subscriptions/ports';

/** The cache, with one value beside what is asked for: it comes and goes with the calls that are made anyway. */
export interface ScriptCache extends Cache {
  readonly aside: () => unknown;
  /** Undefined drops it. */
  readonly keepAside: (value: unknown) => void;
}

/** A cache whose faults are misses: it changes speed, never an answer. */
export function createScriptCache(asideKey: string, log: Log): ScriptCache {
  const attempt = <Result>(what: string, action: () => Result, otherwise: Result): Result => {
    try {
      return action();
    } catch (error) {
      log.warn('cache-failed', { what, detail: String(error) });
      return otherwise;
    }
  };
  let aside: { readonly value: unknown } | undefined;
  const get: Cache['get'] = (keys) =>
    attempt<readonly unknown[]>(
      'get',
      () => {
        const texts = CacheService.getScriptCache().getAll([...keys, asideKey]) as Readonly<
          Record<string, string | undefined>
        >;
        aside ??= { value: parsed(texts[asideKey]) };
        return keys.map((key) => parsed(texts[key]));
      },
      keys.map(() => undefined),
    );
  return {
    get,
    put: (values, seconds) =>
      attempt(
        'put',
        () => {
          const all = { ...values, ...(aside?.value !== undefined && { [asideKey]: aside.value }) };
          const texts = Object.fromEntries(Object.entries(all).map(([key, value]) => [key, JSON.stringify(value)]));
          CacheService.getScriptCache().putAll(texts, seconds);
          return true;
        },
        false,
      ),
    aside: () => {
      if (aside === undefined) get([]);
      return aside?.value;
    },
    keepAside: (value) => {
      aside = { value };
      if (value !== undefined) return;
      attempt(
        'drop',
        () => {
          CacheService.getScriptCache().remove(asideKey);
        },
        undefined,
      );
    },
  };
}

const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));
