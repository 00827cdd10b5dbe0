// The store that is configured, opened when it is first needed: most checks are answered from the cache and need none.
import * as v from 'valibot';
import type { Instant } from '../rules/index';
import {
  type EngineKind,
  type Place,
  engineKinds,
  engineProperties,
  parsePlace,
  placeLifetime,
  readServiceAccount,
} from '../stores/engine';
import { createFirestoreStore } from '../stores/firestore';
import { orUnreachable } from '../stores/or-unreachable';
import { type Refusal, createScriptPropertiesStore } from '../stores/script-properties';
import { requestToken } from '../stores/service-account';
import type { Store, Unreachable } from '../subscriptions/ports';
import { together } from '../subscriptions/records/pages';
import { roomForRecords } from '../stores/properties/room';
import type { ScriptCache } from './google/cache';
import { log } from './google/log';
import { encodeForAddress, postEachJson, postForm, postJson, sign } from './google/fetch';

const way = v.object({ until: v.number(), project: v.string(), token: v.string() });

/** What is remembered beside the answers: where records are, for a few minutes, and the way into Firestore until its token ends. */
const remembered = v.object({
  place: v.exactOptional(v.object({ kind: v.picklist(engineKinds), until: v.number() })),
  way: v.exactOptional(way),
});

type Way = v.InferOutput<typeof way>;

const property = (name: string): string | null => PropertiesService.getScriptProperties().getProperty(name);

/** Where records are kept now. One service call. */
const askPlace = (setting = property): Place => parsePlace(setting(engineProperties.store));

/**
 * The configured store. Where records are is remembered for a few minutes, and not at all while they move: a move
 * switches only when whatever was remembered before it has ended. Records that are found in Script Properties prove that
 * they are kept there, since moving takes them away; only where something is missing has the configuration to be asked,
 * after the look, and a write begins where they were found. With each write it is asked anew, as nothing may be written
 * while records move. A configuration that can't be used makes everything unreachable.
 */
export function createStore(cache: ScriptCache, now: () => Instant): Store {
  const engine = (kind: EngineKind): Store => openEngine(kind, cache, now, (setting) => refusalOf(kind, setting));
  /** Where this execution found records. */
  let found: EngineKind | undefined;
  const writable = (): Store => engine(rememberedPlace(cache, now) ?? found ?? askPlace().kind);
  const looking = <Found>(look: (store: Store) => Found, isProof: (found: Found) => boolean): Found => {
    const kind = rememberedPlace(cache, now);
    if (kind !== undefined) return look(engine(kind));
    const looked = look(engine('script-properties'));
    if (isProof(looked)) {
      found = 'script-properties';
      return looked;
    }
    const place = askPlace();
    if (place.movingSince === undefined) rememberPlace(place.kind, cache, now);
    return place.kind === 'script-properties' ? looked : look(engine(place.kind));
  };
  return {
    read: (keys, along) => orUnreachable(() => looking((store) => store.read(keys, along), isFound)),
    list: (prefix, after, limit) =>
      orUnreachable(() =>
        looking(
          (store) => store.list(prefix, after, limit),
          () => false,
        ),
      ),
    together: (...asked) => {
      const both = orUnreachable(() =>
        looking(
          (store) => together(store, ...asked),
          ({ read }) => isFound(read),
        ),
      );
      return 'outcome' in both ? { read: both, lists: asked[2].map(() => both) } : both;
    },
    commit: (writes, purpose) => orUnreachable(() => writable().commit(writes, purpose)),
    fullness: () => orUnreachable(() => engine(askPlace().kind).fullness?.()),
    rehearsal: () => writable().rehearsal?.(),
  };
}

/** Whether everything that was looked for is there. */
const isFound = (read: ReturnType<Store['read']>): boolean =>
  read.outcome === 'read' && read.values.length > 0 && read.values.every((value) => value !== undefined);

/** One engine, whichever is configured. @param refusal why nothing may be written to it now */
export function openEngine(kind: EngineKind, cache: ScriptCache, now: () => Instant, refusal: Refusal): Store {
  if (kind === 'script-properties') {
    return createScriptPropertiesStore(
      () => PropertiesService.getScriptProperties(),
      () => LockService.getScriptLock(),
      {
        refusal,
        now,
        onNarrow: ({ used, promised }) => {
          log.warn('store-narrow', { used, promised, room: roomForRecords });
        },
      },
    );
  }
  const { project, token } = wayIn(cache, now);
  const store = createFirestoreStore({
    project,
    token: () => token,
    post: postJson,
    postEach: postEachJson,
    onTokenRefused: () => {
      cache.keepAside(undefined);
    },
  });
  return { ...store, commit: (writes) => orUnreachable(() => refusal(property) ?? store.commit(writes)) };
}

/** Why this engine, as the configured one, takes no writes. */
function refusalOf(kind: EngineKind, setting: typeof property): Unreachable | undefined {
  const place = askPlace(setting);
  return place.kind === kind && place.movingSince === undefined
    ? undefined
    : { outcome: 'unreachable', detail: 'records are being moved', isMoving: true };
}

function recall(cache: ScriptCache): v.InferOutput<typeof remembered> {
  const known = v.safeParse(remembered, cache.aside());
  return known.success ? known.output : {};
}

/** Where records are, as far as it is remembered. What a clock that was put back has left over is not. */
function rememberedPlace(cache: ScriptCache, now: () => Instant): EngineKind | undefined {
  const { place } = recall(cache);
  const left = (place?.until ?? 0) - now();
  return left > 0 && left <= placeLifetime ? place?.kind : undefined;
}

function rememberPlace(kind: EngineKind, cache: ScriptCache, now: () => Instant): void {
  cache.keepAside({ ...recall(cache), place: { kind, until: now() + placeLifetime } });
}

/** The way into Firestore; Script Properties are asked for the key, and Google for a token, where none is remembered. */
function wayIn(cache: ScriptCache, now: () => Instant): Way {
  const { way: known, ...rest } = recall(cache);
  if (known !== undefined && known.until > now()) return known;
  const key = readServiceAccount(property(engineProperties.serviceAccount));
  const { token, until } = requestToken(key, { now, sign, encode: encodeForAddress, postForm });
  const found = { project: key.project_id, token, until };
  // A page's calls keep nothing else: the token would be asked for by each of them.
  cache.keepAside({ ...rest, way: found }, true);
  return found;
}
