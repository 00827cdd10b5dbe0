// The cache port on Apps Script's script cache, which all accounts share, so that a change for one drops it for all.
import type { Cache, Log } from '../../subscriptions/ports';

/** The cache, with one value beside what is asked for: it comes and goes with the calls that are made anyway. */
export interface ScriptCache extends Cache {
  readonly aside: () => unknown;
  /** Undefined drops it. @param isDear whether it is worth a call of its own, where no other comes */
  readonly keepAside: (value: unknown, isDear?: boolean) => void;
  /** Keeps what is dear and came with no call yet, for so many seconds at the most. */
  readonly keepDear: (seconds: number) => void;
}

/** Google's limit. https://developers.google.com/apps-script/reference/cache/cache#putkey,-value */
const longestKey = 250;

/** Stands for a key that is too long: addresses may have 254 characters. */
const digestOf = (key: string): string =>
  Utilities.base64Encode(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, key, Utilities.Charset.UTF_8));

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
  const keyOf = (key: string): string => (key.length > longestKey ? digestOf(key) : key);
  let aside: { readonly value: unknown } | undefined;
  let isWaiting = false;
  const get: Cache['get'] = (keys) =>
    attempt<readonly unknown[]>(
      'get',
      () => {
        const texts = CacheService.getScriptCache().getAll([...keys, asideKey].map(keyOf)) as Readonly<
          Record<string, string | undefined>
        >;
        aside ??= { value: parsed(texts[asideKey]) };
        return keys.map((key) => parsed(texts[keyOf(key)]));
      },
      keys.map(() => undefined),
    );
  const put: Cache['put'] = (values, seconds) =>
    attempt(
      'put',
      () => {
        const all = { ...values, ...(aside?.value !== undefined && { [asideKey]: aside.value }) };
        const texts = Object.fromEntries(
          Object.entries(all).map(([key, value]) => [keyOf(key), JSON.stringify(value)]),
        );
        CacheService.getScriptCache().putAll(texts, seconds);
        isWaiting = false;
        return true;
      },
      false,
    );
  return {
    get,
    put,
    keepDear: (seconds) => {
      if (isWaiting) put({}, seconds);
    },
    aside: () => {
      if (aside === undefined) get([]);
      return aside?.value;
    },
    keepAside: (value, isDear = false) => {
      aside = { value };
      isWaiting = value !== undefined && (isWaiting || isDear);
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
