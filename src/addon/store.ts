// The store that is configured, opened when it is first needed: most checks are answered from the cache and need none.
import * as v from 'valibot';
import type { Instant } from '../rules/index';
import { readEngine } from '../stores/engine';
import { createFirestoreStore } from '../stores/firestore';
import { orUnreachable } from '../stores/or-unreachable';
import { createScriptPropertiesStore } from '../stores/script-properties';
import { requestToken } from '../stores/service-account';
import type { Store } from '../subscriptions/ports';
import type { ScriptCache } from './google/cache';
import { encodeForAddress, postForm, postJson, sign } from './google/fetch';

/** What is remembered of the engine, so that a check need not ask for it: which it is, and the way in. */
const remembered = v.variant('kind', [
  v.object({ kind: v.literal('script-properties'), until: v.number() }),
  v.object({ kind: v.literal('firestore'), until: v.number(), project: v.string(), token: v.string() }),
]);

type Remembered = v.InferOutput<typeof remembered>;

/** How long the choice of an engine is remembered; a token of Google's ends sooner. */
const lifetime = 6 * 60 * 60 * 1000;

/**
 * The configured store. Records that are found in Script Properties prove that they are kept there, since moving to
 * another engine takes them away; only where something is missing has the configuration to be asked. A configuration
 * that can't be used makes everything unreachable.
 */
export function createStore(cache: ScriptCache, now: () => Instant): Store {
  const ownProperties = createScriptPropertiesStore(
    () => PropertiesService.getScriptProperties(),
    () => LockService.getScriptLock(),
  );
  const storeOf = (engine: Remembered): Store =>
    engine.kind === 'script-properties'
      ? ownProperties
      : createFirestoreStore({
          project: engine.project,
          token: () => engine.token,
          post: postJson,
          onTokenRefused: () => {
            cache.keepAside(undefined);
          },
        });
  let opened: Store | undefined;
  const configured = (): Store => {
    if (opened === undefined) {
      const engine = rememberedEngine(cache, now) ?? askEngine(now);
      cache.keepAside(engine);
      opened = storeOf(engine);
    }
    return opened;
  };
  return {
    read: (keys) =>
      orUnreachable(() => {
        if (opened !== undefined || rememberedEngine(cache, now) !== undefined) return configured().read(keys);
        const found = ownProperties.read(keys);
        const isWhole = found.outcome === 'read' && found.values.every((value) => value !== undefined);
        return isWhole || configured() === ownProperties ? found : configured().read(keys);
      }),
    list: (prefix, after) => orUnreachable(() => configured().list(prefix, after)),
    commit: (writes) => orUnreachable(() => configured().commit(writes)),
  };
}

function rememberedEngine(cache: ScriptCache, now: () => Instant): Remembered | undefined {
  const known = v.safeParse(remembered, cache.aside());
  return known.success && known.output.until > now() ? known.output : undefined;
}

/** Asks Script Properties, and Google for a token where one is needed. */
function askEngine(now: () => Instant): Remembered {
  const engine = readEngine((name) => PropertiesService.getScriptProperties().getProperty(name));
  if (engine.kind === 'script-properties') return { kind: engine.kind, until: now() + lifetime };
  const { token, until } = requestToken(engine.key, { now, sign, encode: encodeForAddress, postForm });
  return { kind: 'firestore', project: engine.key.project_id, token, until };
}
