// The world: everything that outlives an execution.
import type { Account, Condition, Conditions, Instant, Limits, Outage, World } from '../api';
import type { Schedule } from '../calls';
import { usualConditions } from '../conditions';
import { isConsumer } from './accounts';
import { type Consents, createConsents } from './consent';
import { createTokens } from './tokens';
import { type DriveItems, createDriveItems } from './drive-items';
import { type CacheStore, type PropertyStore, createCacheStore, createPropertyStore } from './key-value';
import { type Locks, createLocks } from './locks';
import { type Quotas, createQuotas, standardLimits } from './quotas';
import { type StateTokens, createStateTokens } from './state-tokens';

/** The world as the services see it. */
export interface InnerWorld extends World {
  readonly drive: DriveItems;
  readonly locks: Locks;
  readonly quotas: Quotas;
  readonly stateTokens: StateTokens;
  readonly limits: Limits;
  readonly consents: Consents;
  /** Of the script, or of one account. */
  readonly properties: (owner: Owner) => PropertyStore;
  readonly cache: (owner: Owner) => CacheStore;
  /** Those that an account installed for this script, by their ids. */
  readonly triggers: (owner: Owner) => Map<string, InstalledTrigger>;
  readonly account: (accountId: string) => Account;
  /** How far the world's clock is from this machine's, in milliseconds. */
  readonly clockOffset: () => number;
  /** The same world as another script finds it: its accounts, Drive and clock, with the script's own storage and locks. */
  readonly forScript: (scriptId: string) => InnerWorld;
}

/** A trigger of the clock. */
export interface InstalledTrigger {
  readonly id: string;
  readonly handler: string;
  readonly schedule: Schedule;
  readonly madeAt: Instant;
  /** Undefined once it has fired for the last time: it stays until the script deletes it. */
  readonly nextAt: Instant | undefined;
}

type Owner = 'script' | { readonly accountId: string };

/** @param changed called after every change */
export function createWorld(
  given: {
    readonly accounts: readonly Account[];
    readonly defaultAccountId?: string;
    readonly now?: Instant;
    readonly limits?: Partial<Limits>;
    readonly conditions?: Partial<Conditions>;
  },
  changed: () => void,
): InnerWorld {
  const accounts = new Map(given.accounts.map((account) => [account.id, account]));
  let defaultAccountId = given.defaultAccountId ?? given.accounts.find(({ isSignedIn }) => isSignedIn)?.id ?? '';
  let offset = given.now === undefined ? 0 : given.now - Date.now();
  const now = (): Instant => Date.now() + offset;
  const drive = createDriveItems(now, changed);
  /** An address belongs to one account: an alias elsewhere ends, and an account in use keeps its own. */
  const giveAddress = (email: string, accountId: string): void => {
    for (const other of [...accounts.values()].filter(({ id }) => id !== accountId)) {
      if (other.email === email && other.status !== 'deleted') {
        throw new Error(`${email} is the address of another account. Rename or delete that one first.`);
      }
      const aliases = other.aliases.filter((alias) => alias !== email);
      if (aliases.length < other.aliases.length) accounts.set(other.id, { ...other, aliases });
    }
  };
  const scripts = new Map<string, InnerWorld>();
  const out = new Set<Outage>();
  let conditions: Conditions = { ...usualConditions, ...given.conditions };
  const account = (accountId: string): Account => {
    const found = accounts.get(accountId);
    if (found === undefined) throw new Error(`There is no account ${accountId} in this world.`);
    return found;
  };
  const own = (): ReturnType<typeof storage> => storage(now, () => conditions, changed);
  const world: InnerWorld = {
    tokens: createTokens(),
    drive,
    quotas: createQuotas(
      now,
      given.limits ?? {},
      (accountId) => isConsumer(account(accountId)),
      () => out.has('quota'),
    ),
    stateTokens: createStateTokens(),
    limits: { ...standardLimits, ...given.limits },
    ...own(),
    forScript: (scriptId) => {
      const script = scripts.get(scriptId) ?? { ...world, ...own() };
      scripts.set(scriptId, script);
      return script;
    },
    clockOffset: () => offset,
    now,
    setNow: (instant) => {
      offset = instant - Date.now();
      changed();
    },
    account,
    accounts: () => [...accounts.values()],
    defaultAccountId: () => defaultAccountId,
    setDefaultAccount: (accountId) => {
      defaultAccountId = accountId;
      changed();
    },
    addAccount: (account) => {
      giveAddress(account.email, account.id);
      accounts.set(account.id, account);
      changed();
    },
    changeAccount: (accountId, change) => {
      const before = accounts.get(accountId);
      if (before === undefined) return;
      const isRenamed = change.email !== undefined && change.email !== before.email;
      if (isRenamed) giveAddress(change.email, accountId);
      const aliases = isRenamed ? [...before.aliases, before.email] : before.aliases;
      accounts.set(accountId, { ...before, aliases, ...change, id: accountId });
      changed();
    },
    items: drive.items,
    item: drive.item,
    content: drive.content,
    addItem: drive.addItem,
    setRole: drive.setRole,
    setTrashed: drive.setTrashed,
    setLocked: drive.setLocked,
    setGranted: drive.setGranted,
    conditions: () => conditions,
    setCondition: (name: Condition, value: Conditions[Condition]) => {
      conditions = { ...conditions, [name]: value };
      changed();
    },
    outages: () => [...out],
    setOutage: (outage, isOut) => {
      if (isOut) out.add(outage);
      else out.delete(outage);
      changed();
    },
  };
  return world;
}

/** What one script keeps: properties, caches, locks, and what people have agreed to. */
function storage(
  now: () => Instant,
  conditions: () => Conditions,
  changed: () => void,
): Pick<
  InnerWorld,
  | 'locks'
  | 'consents'
  | 'consent'
  | 'setConsent'
  | 'properties'
  | 'cache'
  | 'triggers'
  | 'scriptProperties'
  | 'setScriptProperties'
  | 'userProperties'
  | 'setUserProperties'
> {
  const perOwner = <Thing>(create: () => Thing): ((owner: Owner) => Thing) => {
    const things = new Map<string, Thing>();
    return (owner) => {
      const key = owner === 'script' ? 'script' : `user/${owner.accountId}`;
      const thing = things.get(key) ?? create();
      things.set(key, thing);
      return thing;
    };
  };
  const properties = perOwner(() => createPropertyStore(changed));
  const consents = createConsents(now, conditions, changed);
  return {
    locks: createLocks(),
    consents,
    consent: consents.of,
    setConsent: consents.set,
    properties,
    cache: perOwner(() => createCacheStore(now)),
    triggers: perOwner(() => new Map<string, InstalledTrigger>()),
    scriptProperties: () => properties('script').all(),
    setScriptProperties: (values) => {
      properties('script').set(values, true);
    },
    userProperties: (accountId) => properties({ accountId }).all(),
    setUserProperties: (accountId, values) => {
      properties({ accountId }).set(values, true);
    },
  };
}
