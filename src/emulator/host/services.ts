// Answers the calls that scripts make: one function a call, by the name under which people know it.
import { createHash, createHmac, createSign, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RestRequest, RestResponse, ScriptPlace } from '../api';
import type {
  AskedState,
  CacheCalls,
  FetchRequest,
  LockCalls,
  Prefixed,
  PropertyCalls,
  Schedule,
  ServiceCalls,
} from '../calls';
import { type Manifest, hasScope, zoneOf } from '../manifest';
import { type CacheStore, type PropertyStore, ServiceError } from '../world/key-value';
import { consentUrl, lacking } from '../authorization';
import { areColleagues } from '../world/accounts';
import { wholeScope } from '../world/consent';
import type { InnerWorld } from '../world/world';
import type { Answers, Caller } from './service';
import { createDriveApi } from './drive/drive-api';
import { driveServices } from './drive/drive-services';
import { createDriveRest } from './drive/rest';
import { lackingMember } from './reference';
import { nextTime } from '../world/schedule';
import { callerOf, identityToken } from '../world/tokens';
import type { StandIns } from './stand-ins';
import { createUrlFetch } from './url-fetch';
import { entriesOf, zipOf } from './zip';

export type Services = Answers<ServiceCalls>;

/** https://developers.google.com/apps-script/guides/services/quotas: of one account and script. */
const mostTriggers = 20;

/** What answers one script. */
interface Answering {
  /** Every call that leaves a context, by name. */
  readonly services: Services;
  /** Drive's REST interface, as it is for whoever has a token of this script: with the scopes that it asks for. */
  readonly drive: (request: RestRequest) => RestResponse;
}

export function createServices(
  world: InnerWorld,
  manifest: Manifest,
  standIns: StandIns,
  place: ScriptPlace,
): Answering {
  const may = (accountId: string, scope: string): boolean =>
    hasScope(manifest, scope) && world.consents.has(accountId, scope);
  const drive = createDriveApi(world, may);
  const driveRest = createDriveRest(
    drive,
    (authorization) => callerOf(world, authorization),
    () => world.conditions().driveAnswers === 'stale',
  );
  const urlFetch = createUrlFetch(manifest, driveRest, standIns, place, () => world.outages());
  const emailOf = (accountId: string): string => {
    const account = world.account(accountId);
    return account.identity === 'shown' && hasScope(manifest, 'userinfo.email') ? account.email : '';
  };
  /** In Google's words. */
  const requireScope = (accountId: string, method: string, scope: string): void => {
    if (!may(accountId, scope)) throw lacking(method, [wholeScope(scope)]);
  };
  /** A manifest that does not ask who somebody is gets no answer; whoever was asked and did not agree is no answer either. */
  const requireUser = (accountId: string, method: string): void => {
    if (hasScope(manifest, 'userinfo.email')) requireScope(accountId, method, 'userinfo.email');
  };
  const services: Services = {
    ...prefixed(
      'PropertiesService.getScriptProperties',
      propertyServices(world, () => world.properties('script')),
    ),
    ...prefixed(
      'PropertiesService.getUserProperties',
      propertyServices(world, (caller) => world.properties(caller)),
    ),
    ...prefixed(
      'CacheService.getScriptCache',
      cacheServices(world, () => world.cache('script')),
    ),
    ...prefixed(
      'CacheService.getUserCache',
      cacheServices(world, (caller) => world.cache(caller)),
    ),
    ...prefixed(
      'LockService.getScriptLock',
      lockServices(world, () => 'script'),
    ),
    ...prefixed(
      'LockService.getUserLock',
      lockServices(world, ({ accountId }) => `user/${accountId}`),
    ),
    // A visitor is told only to owners of the same domain. https://developers.google.com/apps-script/reference/base/session
    'Session.getActiveUser': ({ accountId, visitorId }: Caller) => {
      requireUser(accountId, 'Session.getActiveUser');
      return visitorId === undefined || areColleagues(world.account(accountId), world.account(visitorId))
        ? emailOf(visitorId ?? accountId)
        : '';
    },
    'Session.getEffectiveUser': ({ accountId }: Caller) => {
      requireUser(accountId, 'Session.getEffectiveUser');
      return emailOf(accountId);
    },
    'Session.getActiveUserLocale': ({ accountId }: Caller) => world.account(accountId).locale.split('-')[0] ?? '',
    'Session.getScriptTimeZone': () => zoneOf(manifest),
    'Session.getTemporaryActiveUserKey': ({ accountId, visitorId }: Caller) =>
      createHash('sha256')
        .update(`temporary ${visitorId ?? accountId}`)
        .digest('base64'),
    'ScriptApp.getIdentityToken': ({ accountId }: Caller) => {
      const account = world.account(accountId);
      if (account.identity === 'hidden' || !may(accountId, 'openid')) return null;
      return identityToken(account, world.now(), may(accountId, 'userinfo.email'));
    },
    'ScriptApp.getAuthorizationInfo': ({ accountId }: Caller, asked: readonly string[] | null) => {
      const all = (asked ?? manifest.oauthScopes ?? []).map(wholeScope);
      const missing = all.filter((scope) => !may(accountId, scope));
      return {
        missing,
        url: missing.length === 0 ? null : consentUrl(place, world.account(accountId).email, missing),
        agreed: all.filter((scope) => may(accountId, scope)),
      };
    },
    'ScriptApp.invalidateAuth': ({ accountId }: Caller) => {
      world.setConsent(accountId, []);
    },
    'ScriptApp.getOAuthToken': ({ accountId }: Caller) => world.tokens.of('access', accountId),
    'ScriptApp.newStateToken': ({ accountId }: Caller, asked: AskedState) => {
      const { method, seconds } = asked;
      const expiresAt = world.now() + seconds * 1000;
      return world.stateTokens.seal({
        scriptId: place.scriptId,
        accountId,
        method,
        arguments: asked.arguments,
        expiresAt,
      });
    },
    'ScriptApp.newTrigger': (caller: Caller, handler: string, schedule: Schedule) => {
      const triggers = world.triggers(caller);
      if (triggers.size >= mostTriggers) {
        throw new ServiceError(
          'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
        );
      }
      const id = String(BigInt(`0x${randomUUID().replace(/-/g, '').slice(0, 15)}`));
      const madeAt = world.now();
      const nextAt = nextTime(schedule, madeAt, madeAt, zoneOf(manifest));
      triggers.set(id, { id, handler, schedule, madeAt, nextAt });
      return { id, handler };
    },
    'ScriptApp.getProjectTriggers': (caller: Caller) =>
      [...world.triggers(caller).values()].map(({ id, handler }) => ({ id, handler })),
    'ScriptApp.deleteTrigger': (caller: Caller, id: string) => {
      if (!world.triggers(caller).delete(id)) throw new ServiceError('Unexpected error while deleting trigger.');
    },
    ...prefixed('Drive', driveServices(drive)),
    'UrlFetchApp.fetch': ({ accountId }: Caller, request: FetchRequest) => {
      requireScope(accountId, 'UrlFetchApp.fetch', 'script.external_request');
      world.quotas.spend(accountId, 'urlfetch', 1);
      return urlFetch(request);
    },
    'UrlFetchApp.fetchAll': ({ accountId }: Caller, requests: readonly FetchRequest[]) => {
      requireScope(accountId, 'UrlFetchApp.fetchAll', 'script.external_request');
      world.quotas.spend(accountId, 'urlfetch', requests.length);
      return Promise.all(requests.map(urlFetch));
    },
    'Utilities.getUuid': () => randomUUID(),
    'Utilities.sleep': async (_: Caller, milliseconds: number) => {
      // Whoever waits keeps the program alive, and nobody does once the script was ended.
      await wait(milliseconds, undefined, { ref: false });
    },
    'Utilities.computeDigest': (_: Caller, algorithm: string, base64: string) => {
      // Nothing that is still kept up computes it.
      if (algorithm === 'MD2') throw new ServiceError('DigestAlgorithm.MD2 is not emulated.');
      return createHash(algorithm.toLowerCase()).update(base64, 'base64').digest('base64');
    },
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
    'reference.lacking': (_: Caller, className: string, member: string) => lackingMember(className, member),
    'text.toBase64': (_: Caller, text: string, charset: string) =>
      Buffer.from(text, encodingOf(charset)).toString('base64'),
    'text.fromBase64': (_: Caller, base64: string, charset: string) =>
      new TextDecoder(charset).decode(Buffer.from(base64, 'base64')),
  };
  return { services, drive: driveRest };
}

const encodingOf = (charset: string): BufferEncoding => (/^utf-?8$/i.test(charset) ? 'utf8' : 'latin1');

/** The same services under longer names. */
const prefixed = <Prefix extends string, Given>(prefix: Prefix, services: Given): Prefixed<Prefix, Given> =>
  Object.fromEntries(
    Object.entries(services as object).map(([name, service]) => [`${prefix}.${name}`, service as unknown]),
  ) as Prefixed<Prefix, Given>;

/** What Apps Script says when what keeps properties, or caches, has a fault of its own. */
const storageFault = "We're sorry, a server error occurred while reading from storage. Error code INTERNAL.";
const serverFault = "We're sorry, a server error occurred. Please wait a bit and try again.";

const propertyServices = (world: InnerWorld, storeOf: (caller: Caller) => PropertyStore): Answers<PropertyCalls> => {
  const store = (caller: Caller): PropertyStore => {
    if (world.outages().includes('properties')) throw new ServiceError(storageFault);
    world.quotas.spend(caller.accountId, 'properties', 1);
    return storeOf(caller);
  };
  return {
    getProperty: (caller, key) => store(caller).get(key),
    getProperties: (caller) => store(caller).all(),
    getKeys: (caller) => Object.keys(store(caller).all()),
    setProperties: (caller, values, deleteAllOthers) => {
      store(caller).set(values, deleteAllOthers);
    },
    deleteProperty: (caller, key) => {
      store(caller).delete(key);
    },
  };
};

const cacheServices = (world: InnerWorld, storeOf: (caller: Caller) => CacheStore): Answers<CacheCalls> => {
  const store = (caller: Caller): CacheStore => {
    if (world.outages().includes('cache')) throw new ServiceError(serverFault);
    return storeOf(caller);
  };
  return {
    getAll: (caller, keys) => store(caller).getAll(keys),
    putAll: (caller, values, seconds) => {
      store(caller).putAll(values, seconds);
    },
    removeAll: (caller, keys) => {
      store(caller).removeAll(keys);
    },
  };
};

const lockServices = ({ locks }: InnerWorld, name: (caller: Caller) => string): Answers<LockCalls> => ({
  tryLock: (caller, milliseconds) => locks.acquire(name(caller), caller.executionId, milliseconds),
  releaseLock: (caller) => {
    locks.release(name(caller), caller.executionId);
  },
});
