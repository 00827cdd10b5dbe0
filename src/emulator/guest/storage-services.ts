// PropertiesService, CacheService and LockService: thin callers; the host keeps the state and the limits.
import { callHost, exception } from './host';
import { strict } from './not-emulated';

type PropertyStore = 'script' | 'user';

class Properties implements GoogleAppsScript.Properties.Properties {
  constructor(private readonly store: PropertyStore) {}
  private get getter() {
    return this.store === 'script' ? 'getScriptProperties' : 'getUserProperties';
  }
  getProperty(key: string): string | null {
    return callHost(`PropertiesService.${this.getter}.getProperty`, key);
  }
  getProperties(): Record<string, string> {
    return { ...callHost(`PropertiesService.${this.getter}.getProperties`) };
  }
  getKeys(): string[] {
    return [...callHost(`PropertiesService.${this.getter}.getKeys`)];
  }
  setProperty(key: string, value: unknown): this {
    callHost(`PropertiesService.${this.getter}.setProperties`, { [key]: String(value) }, false);
    return this;
  }
  setProperties(properties: Readonly<Record<string, unknown>>, deleteAllOthers = false): this {
    const texts = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
    callHost(`PropertiesService.${this.getter}.setProperties`, texts, deleteAllOthers);
    return this;
  }
  deleteProperty(key: string): this {
    callHost(`PropertiesService.${this.getter}.deleteProperty`, key);
    return this;
  }
  deleteAllProperties(): this {
    callHost(`PropertiesService.${this.getter}.setProperties`, {}, true);
    return this;
  }
}

strict(Properties.prototype, 'Properties.Properties');

/** Two globals of old scripts; `PropertiesService` took their place. */
export const scriptProperties = strict(new Properties('script'), 'Properties.ScriptProperties');
export const userProperties = strict(new Properties('user'), 'Properties.UserProperties');

export const propertiesService = strict(
  {
    getScriptProperties: () => new Properties('script'),
    getUserProperties: () => new Properties('user'),
    // An add-on that is bound to no document has none.
    getDocumentProperties: () => null,
  },
  'Properties.PropertiesService',
);

class Cache implements GoogleAppsScript.Cache.Cache {
  constructor(private readonly store: PropertyStore) {}
  private get getter() {
    return this.store === 'script' ? 'getScriptCache' : 'getUserCache';
  }
  get(key: string): string | null {
    return this.getAll([key])[key] ?? null;
  }
  getAll(keys: readonly string[]): Record<string, string> {
    return { ...callHost(`CacheService.${this.getter}.getAll`, keys) };
  }
  put(key: string, value: unknown, expirationInSeconds = 600): void {
    callHost(`CacheService.${this.getter}.putAll`, { [key]: String(value) }, expirationInSeconds);
  }
  putAll(values: Readonly<Record<string, unknown>>, expirationInSeconds = 600): void {
    const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
    callHost(`CacheService.${this.getter}.putAll`, texts, expirationInSeconds);
  }
  remove(key: string): void {
    this.removeAll([key]);
  }
  removeAll(keys: readonly string[]): void {
    callHost(`CacheService.${this.getter}.removeAll`, keys);
  }
}

strict(Cache.prototype, 'Cache.Cache');

export const cacheService = strict(
  {
    getScriptCache: () => new Cache('script'),
    getUserCache: () => new Cache('user'),
    getDocumentCache: () => null,
  },
  'Cache.CacheService',
);

class Lock implements GoogleAppsScript.Lock.Lock {
  private isHeld = false;
  constructor(private readonly store: PropertyStore) {}
  private get getter() {
    return this.store === 'script' ? 'getScriptLock' : 'getUserLock';
  }
  tryLock(milliseconds: number): boolean {
    this.isHeld ||= callHost(`LockService.${this.getter}.tryLock`, milliseconds);
    return this.isHeld;
  }
  waitLock(milliseconds: number): void {
    if (!this.tryLock(milliseconds)) {
      throw exception('Lock timeout: another process was holding the lock for too long.');
    }
  }
  hasLock(): boolean {
    return this.isHeld;
  }
  releaseLock(): void {
    if (this.isHeld) callHost(`LockService.${this.getter}.releaseLock`);
    this.isHeld = false;
  }
}

strict(Lock.prototype, 'Lock.Lock');

export const lockService = strict(
  {
    getScriptLock: () => new Lock('script'),
    getUserLock: () => new Lock('user'),
    getDocumentLock: () => null,
  },
  'Lock.LockService',
);
