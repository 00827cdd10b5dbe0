// The services that executions share: properties with their lock, a cache, a clock. Nothing here is random.
import type { Identified } from '../../../src/subscriptions/ports';

/** Values that expire, as CacheService keeps them. */
interface Cached {
  readonly text: string;
  readonly until: number;
}

/** Everything that outlives an execution. */
export interface SharedWorld {
  /** What executions are told the time is; it may be put back. */
  now: number;
  /** What has really passed; services count by it. */
  elapsed: number;
  readonly properties: Map<string, string>;
  /** How often properties were written. */
  writes: number;
  readonly cache: Map<string, Cached>;
  /** The execution that holds the script lock. */
  lockedBy: object | undefined;
  /** The account that runs the product, once one did. */
  operatorId: string | undefined;
  /** Accounts by a name for the log; an address may change. */
  readonly accounts: Map<string, Identified>;
}

/** 1 March 2026, noon. */
const start = Date.UTC(2026, 2, 1, 12);

export const createSharedWorld = (): SharedWorld => ({
  writes: 0,
  now: start,
  elapsed: 0,
  properties: new Map(),
  cache: new Map(),
  lockedBy: undefined,
  operatorId: undefined,
  accounts: new Map(),
});

/** The same world again, to be changed on its own. */
export const copyOf = (world: SharedWorld): SharedWorld => ({
  ...world,
  properties: new Map(world.properties),
  cache: new Map(world.cache),
  accounts: new Map(world.accounts),
});

/** Whether nobody could tell one from the other. */
export const isAlike = (one: SharedWorld, other: SharedWorld): boolean =>
  one.now === other.now &&
  one.elapsed === other.elapsed &&
  one.writes === other.writes &&
  one.lockedBy === other.lockedBy &&
  one.operatorId === other.operatorId &&
  isSameMap(one.properties, other.properties) &&
  isSameMap(one.accounts, other.accounts) &&
  isSameMap(one.cache, other.cache);

const isSameMap = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean =>
  one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
