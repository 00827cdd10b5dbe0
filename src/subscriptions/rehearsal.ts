// The same outside in which nothing is kept: what is done there shows what would be done.
import type { Outside, Store, Stored } from './ports';

/**
 * An outside that reads what there is and takes every change down for itself alone. Whatever a use case answers in it, it
 * would answer in the real one, one change after another: that is the preview of each.
 */
export function rehearsing(outside: Outside): Outside {
  const known = new Map<string, Stored | undefined>();
  const { store } = outside;
  const nowhere = {
    bindOperator: (_: string, accountId: string) => ({ outcome: 'bound', accountId }) as const,
    cache: { get: outside.cache.get, put: () => true },
    log: { warn: () => undefined },
  };
  const copy = store.rehearsal?.();
  if (copy !== undefined) return { ...outside, ...nowhere, store: copy };
  const read: Store['read'] = (keys) => {
    const unknown = keys.filter((key) => !known.has(key));
    const result = unknown.length === 0 ? ({ outcome: 'read', values: [] } as const) : store.read(unknown);
    if (result.outcome === 'unreachable') return result;
    // What was read once stays so: a rehearsal is one moment, however many changes it tries.
    for (const [at, key] of unknown.entries()) known.set(key, result.values[at]);
    return { outcome: 'read', values: keys.map((key) => known.get(key)) };
  };
  let commits = 0;
  return {
    ...outside,
    store: {
      read,
      list: store.list,
      commit: (writes) => {
        const present = read(writes.map(({ key }) => key));
        if (present.outcome === 'unreachable') return present;
        if (writes.some(({ expected }, at) => present.values[at]?.version !== expected)) return { outcome: 'conflict' };
        commits += 1;
        const version = `rehearsed-${commits}`;
        for (const { key, json } of writes) known.set(key, json === undefined ? undefined : { version, json });
        return { outcome: 'committed', versions: writes.map(() => version) };
      },
    },
    ...nowhere,
  };
}
