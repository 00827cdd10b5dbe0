// Answers the calls that scripts make: one function a call, by the name under which people know it.
import { createHash, createHmac, createSign, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Manifest, hasScope } from '../manifest';
import { type CacheStore, type PropertyStore, ServiceError } from '../world/key-value';
import type { InnerWorld } from '../world/world';
import { DriveError, type DriveResource, createDriveApi, selected } from './drive-api';
import { identityToken, oauthToken } from './tokens';
import { type FetchRequest, createUrlFetch } from './url-fetch';
import { entriesOf, zipOf } from './zip';

/** For whom, and in which execution, a call is answered. */
export interface Caller {
  readonly executionId: string;
  readonly accountId: string;
}

/** Answers one call with JSON-safe data, or throws a `ServiceError` that the script sees. */
export type Service = (caller: Caller, ...args: readonly never[]) => unknown;

/** Every call that leaves a context, by name. */
export function createServices(
  world: InnerWorld,
  manifest: Manifest,
  hosts: Readonly<Record<string, string>>,
): Readonly<Record<string, Service>> {
  const drive = createDriveApi(world, manifest);
  const urlFetch = createUrlFetch(manifest, drive, hosts);
  const emailOf = ({ accountId }: Caller): string => {
    const account = world.account(accountId);
    return account.identity === 'shown' && hasScope(manifest, 'userinfo.email') ? account.email : '';
  };
  const driveCall =
    <Args extends readonly unknown[]>(method: string, call: (caller: Caller, ...args: Args) => unknown) =>
    (caller: Caller, ...args: Args): unknown => {
      try {
        return call(caller, ...args);
      } catch (error) {
        if (!(error instanceof DriveError)) throw error;
        throw new ServiceError(`API call to drive.files.${method} failed with error: ${error.message}`);
      }
    };
  const decoded = (base64: string | null): Uint8Array | undefined =>
    base64 === null ? undefined : Buffer.from(base64, 'base64');
  return {
    ...propertyServices('getScriptProperties', () => world.properties('script')),
    ...propertyServices('getUserProperties', (caller) => world.properties(caller)),
    ...cacheServices('getScriptCache', () => world.cache('script')),
    ...cacheServices('getUserCache', (caller) => world.cache(caller)),
    ...lockServices('getScriptLock', world, () => 'script'),
    ...lockServices('getUserLock', world, ({ accountId }) => `user/${accountId}`),
    'Session.getActiveUser': emailOf,
    'Session.getEffectiveUser': emailOf,
    'Session.getActiveUserLocale': ({ accountId }: Caller) => world.account(accountId).locale.split('-')[0],
    'Session.getScriptTimeZone': () => manifest.timeZone ?? 'Etc/UTC',
    'Session.getTemporaryActiveUserKey': ({ accountId }: Caller) =>
      createHash('sha256').update(`temporary ${accountId}`).digest('base64'),
    'ScriptApp.getIdentityToken': ({ accountId }: Caller) => {
      const account = world.account(accountId);
      if (account.identity === 'hidden' || !hasScope(manifest, 'openid')) return null;
      return identityToken(account, world.now(), hasScope(manifest, 'userinfo.email'));
    },
    'ScriptApp.getAuthorizedScopes': () => manifest.oauthScopes ?? [],
    'ScriptApp.getOAuthToken': ({ accountId }: Caller) => oauthToken(accountId),
    'Drive.Files.get': driveCall('get', ({ accountId }, fileId: string, options: DriveResource) =>
      options['alt'] === 'media'
        ? Buffer.from(drive.media(accountId, fileId)).toString('utf8')
        : selected(drive.get(accountId, fileId), options['fields']),
    ),
    'Drive.Files.list': driveCall('list', ({ accountId }, options: DriveResource) =>
      drive.list(accountId, typeof options['q'] === 'string' ? options['q'] : ''),
    ),
    'Drive.Files.copy': driveCall('copy', ({ accountId }, resource: DriveResource, fileId: string) =>
      drive.copy(accountId, fileId, resource),
    ),
    'Drive.Files.generateIds': driveCall('generateIds', (_: Caller, options: DriveResource) =>
      drive.generateIds(typeof options['count'] === 'number' ? options['count'] : 10),
    ),
    'Drive.Files.create': driveCall('create', ({ accountId }, resource: DriveResource, content: string | null) =>
      drive.create(accountId, resource, decoded(content)),
    ),
    'Drive.Files.update': driveCall(
      'update',
      ({ accountId }, resource: DriveResource, fileId: string, content: string | null) =>
        drive.update(accountId, fileId, resource, decoded(content)),
    ),
    'UrlFetchApp.fetch': (_: Caller, request: FetchRequest) => urlFetch(request),
    'Utilities.getUuid': () => randomUUID(),
    'Utilities.sleep': async (_: Caller, milliseconds: number) => {
      await wait(milliseconds);
    },
    'Utilities.computeDigest': (_: Caller, algorithm: string, base64: string) =>
      createHash(algorithm.toLowerCase()).update(base64, 'base64').digest('base64'),
    'Utilities.computeHmacSignature': (_: Caller, algorithm: string, base64: string, key: string) =>
      createHmac(algorithm.toLowerCase(), Buffer.from(key, 'base64')).update(base64, 'base64').digest('base64'),
    'Utilities.computeRsaSignature': (_: Caller, algorithm: string, base64: string, key: string) => {
      try {
        return createSign(algorithm).update(base64, 'base64').sign(key, 'base64');
      } catch {
        throw new ServiceError('Invalid argument: key');
      }
    },
    'Utilities.gzip': (_: Caller, base64: string) => gzipSync(Buffer.from(base64, 'base64')).toString('base64'),
    'Utilities.ungzip': (_: Caller, base64: string) => {
      try {
        return gunzipSync(Buffer.from(base64, 'base64')).toString('base64');
      } catch {
        throw new ServiceError('Could not decompress gzip.');
      }
    },
    'Utilities.zip': (_: Caller, entries: readonly { readonly name: string; readonly base64: string }[]) =>
      zipOf(entries.map(({ name, base64 }) => ({ name, content: Buffer.from(base64, 'base64') }))).toString('base64'),
    'Utilities.unzip': (_: Caller, base64: string) => {
      const entries = entriesOf(Buffer.from(base64, 'base64'));
      if (entries === undefined) throw new ServiceError('Invalid argument: blob is no ZIP archive.');
      return entries.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString('base64') }));
    },
    'text.toBase64': (_: Caller, text: string, charset: string) =>
      Buffer.from(text, encodingOf(charset)).toString('base64'),
    'text.fromBase64': (_: Caller, base64: string, charset: string) =>
      new TextDecoder(charset).decode(Buffer.from(base64, 'base64')),
  };
}

const encodingOf = (charset: string): BufferEncoding => (/^utf-?8$/i.test(charset) ? 'utf8' : 'latin1');

const propertyServices = (getter: string, store: (caller: Caller) => PropertyStore): Record<string, Service> => ({
  [`PropertiesService.${getter}.getProperty`]: (caller: Caller, key: string) => store(caller).get(key),
  [`PropertiesService.${getter}.getProperties`]: (caller: Caller) => store(caller).all(),
  [`PropertiesService.${getter}.getKeys`]: (caller: Caller) => Object.keys(store(caller).all()),
  [`PropertiesService.${getter}.setProperties`]: (
    caller: Caller,
    values: Record<string, string>,
    deleteAllOthers: boolean,
  ) => {
    store(caller).set(values, deleteAllOthers);
  },
  [`PropertiesService.${getter}.deleteProperty`]: (caller: Caller, key: string) => {
    store(caller).delete(key);
  },
});

const cacheServices = (getter: string, store: (caller: Caller) => CacheStore): Record<string, Service> => ({
  [`CacheService.${getter}.getAll`]: (caller: Caller, keys: string[]) => store(caller).getAll(keys),
  [`CacheService.${getter}.putAll`]: (caller: Caller, values: Record<string, string>, seconds: number) => {
    store(caller).putAll(values, seconds);
  },
  [`CacheService.${getter}.removeAll`]: (caller: Caller, keys: string[]) => {
    store(caller).removeAll(keys);
  },
});

const lockServices = (
  getter: string,
  { locks }: InnerWorld,
  name: (caller: Caller) => string,
): Record<string, Service> => ({
  [`LockService.${getter}.tryLock`]: (caller: Caller, milliseconds: number) =>
    locks.acquire(name(caller), caller.executionId, milliseconds),
  [`LockService.${getter}.releaseLock`]: (caller: Caller) => {
    locks.release(name(caller), caller.executionId);
  },
});
