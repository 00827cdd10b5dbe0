// The ports of a use case on the shared world, each service call through the caller. The store is the real one on
// Script Properties; or one whose commits are single calls, as Firestore's are.
import { createScriptPropertiesStore } from '../../../src/stores/script-properties';
import type { Account } from '../../../src/rules/index';
import type { Outside, Store } from '../../../src/subscriptions/ports';
import type { Caller } from './execution';
import type { SharedWorld } from './world';

export type EngineKind = 'script-properties' | 'firestore';

/** Addresses of those who run the product in this world. */
export const vendorAddress = 'vera@vendor.example';

/** The calls that change nothing, whatever they are answered. */
export const reads: ReadonlySet<string | undefined> = new Set([
  ...['getProperty', 'getProperties', 'read', 'list', 'list each'],
  ...['cache get', 'identity', 'drive', 'operators'],
]);

/** Everything outside, as one account's execution sees it. */
export function createOutside(
  world: SharedWorld,
  accountName: string,
  engine: EngineKind,
  execution: object,
): (caller: Caller) => Outside {
  return ({ call, once }) => {
    const ownStore = (): Store =>
      createScriptPropertiesStore(
        () => ({
          getProperty: (key) => call('getProperty', () => world.properties.get(key) ?? null),
          getProperties: () => call('getProperties', () => Object.fromEntries(world.properties)),
          setProperties: (values) => {
            call('setProperties', () => {
              store(world, values);
            });
          },
          deleteProperty: (key) => {
            call('deleteProperty', () => world.properties.delete(key));
          },
        }),
        () => ({
          tryLock: () =>
            call('tryLock', () => {
              if (world.lockedBy !== undefined && world.lockedBy !== execution) return false;
              world.lockedBy = execution;
              return true;
            }),
          releaseLock: () => {
            call('releaseLock', () => {
              if (world.lockedBy === execution) world.lockedBy = undefined;
            });
          },
        }),
        { now: () => world.now },
      );
    return {
      now: () => once(() => world.now),
      identity: () => attempt(() => call('identity', () => world.accounts.get(accountName)), undefined),
      store: engine === 'script-properties' ? ownStore() : asOneCall(world, call),
      cache: {
        get: (keys) =>
          attempt(
            () =>
              call('cache get', () =>
                keys.map((key) => {
                  const kept = world.cache.get(key);
                  return kept === undefined || kept.until <= world.elapsed
                    ? undefined
                    : (JSON.parse(kept.text) as unknown);
                }),
              ),
            keys.map(() => undefined),
          ),
        put: (values, seconds) =>
          attempt(
            () =>
              call('cache put', () => {
                const until = world.elapsed + seconds * 1000;
                for (const [key, value] of Object.entries(values)) {
                  world.cache.set(key, { text: JSON.stringify(value), until });
                }
                return true;
              }),
            false,
          ),
      },
      drive: {
        file: (id) => {
          const file = {
            id,
            name: id,
            mimeType: 'text/xml',
            size: 1,
            isTrashed: false,
            canEdit: true,
            canComment: true,
          };
          try {
            return call('drive', () => ({ outcome: 'found', file }));
          } catch (error) {
            return unreachable(error);
          }
        },
      },
      operators: () => {
        try {
          return call('operators', () => ({ outcome: 'read', vendorAdministrators: [operatorOf(world)] }));
        } catch (error) {
          return unreachable(error);
        }
      },
      bindOperator: (_, accountId) => {
        try {
          return call('bindOperator', () => {
            world.operatorId ??= accountId;
            return { outcome: 'bound', accountId: world.operatorId };
          });
        } catch (error) {
          return unreachable(error);
        }
      },
      log: { warn: () => undefined },
      pause: () => {
        const pass = (): void => {
          world.now += 100;
          world.elapsed += 100;
        };
        attempt(() => {
          call('sleep', pass);
        }, undefined);
      },
    };
  };
}

/** Who runs the product, with the account that came first. */
const operatorOf = ({ operatorId }: SharedWorld): Account => ({
  email: vendorAddress,
  ...(operatorId !== undefined && { id: operatorId }),
});

function store(world: SharedWorld, values: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(values)) world.properties.set(key, text);
  world.writes += 1;
}

/** As the adapter of the cache does: its faults are misses. */
function attempt<Value>(action: () => Value, otherwise: Value): Value {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

const unreachable = (error: unknown) => ({ outcome: 'unreachable', detail: String(error) }) as const;

/** The same records, read and committed in single calls whose faults are "unreachable". */
function asOneCall(world: SharedWorld, call: Caller['call']): Store {
  const whole = createScriptPropertiesStore(
    () => ({
      getProperty: (key) => world.properties.get(key) ?? null,
      getProperties: () => Object.fromEntries(world.properties),
      setProperties: (values) => {
        store(world, values);
      },
      deleteProperty: (key) => world.properties.delete(key),
    }),
    () => ({ tryLock: () => true, releaseLock: () => undefined }),
  );
  const single = <Value>(name: string, action: () => Value): Value | ReturnType<typeof unreachable> => {
    try {
      return call(name, action);
    } catch (error) {
      return unreachable(error);
    }
  };
  const looked = (keys: readonly string[], along: readonly string[]): ReturnType<Store['read']> => {
    const read = whole.read([...keys, ...along]);
    if (read.outcome === 'unreachable') return read;
    return { ...read, values: read.values.slice(0, keys.length), along: read.values.slice(keys.length) };
  };
  return {
    // As Firestore does, in one request each.
    read: (keys, along = []) => single('read', () => looked(keys, along)),
    list: (...asked) => single('list', () => whole.list(...asked)),
    together: (keys, along, lists) => {
      const both = single(
        'together',
        () => ({ outcome: 'asked', read: looked(keys, along), lists: lists.map((one) => whole.list(...one)) }) as const,
      );
      return both.outcome === 'unreachable' ? { read: both, lists: lists.map(() => both) } : both;
    },
    commit: (writes, purpose) => single('commit', () => whole.commit(writes, purpose)),
  };
}
