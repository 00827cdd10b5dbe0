// Which engine keeps the records, from Script Properties. Nothing set means Script Properties themselves.
import * as v from 'valibot';
import { type ServiceAccountKey, serviceAccountKey } from './service-account';

/** Names of the properties that say where records are kept. */
export const engineProperties = { store: 'STORE', serviceAccount: 'FIRESTORE_SERVICE_ACCOUNT' } as const;

/** The engines, by the names that stand in the configuration. */
export const engineKinds = ['script-properties', 'firestore'] as const;

export type EngineKind = (typeof engineKinds)[number];

/** Where records are kept. */
export interface Place {
  readonly kind: EngineKind;
  /** Set while they are moved to the other engine: nothing may be written. Epoch milliseconds. */
  readonly movingSince?: number;
}

/** How long it may be remembered where records are. A move waits longer than that before it switches. */
export const placeLifetime = 6 * 60_000;

/** The other engine. */
export const otherThan = (kind: EngineKind): EngineKind => (kind === 'firestore' ? 'script-properties' : 'firestore');

const moving = /^(script-properties|firestore), moving since (\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/**
 * Reads the choice. Throws when it can't be understood: a store that is guessed would look empty, and everybody
 * unlicensed.
 */
export function parsePlace(text: string | null): Place {
  const [, kind = text ?? 'script-properties', since] = moving.exec(text ?? '') ?? [];
  const known = v.safeParse(v.picklist(engineKinds), kind);
  if (!known.success) {
    throw new Error(`Script property ${engineProperties.store} is neither script-properties nor firestore`);
  }
  return { kind: known.output, ...(since !== undefined && { movingSince: Date.parse(since) }) };
}

/** The choice as it is written. */
export const placeText = ({ kind, movingSince }: Place): string =>
  movingSince === undefined ? kind : `${kind}, moving since ${new Date(movingSince).toISOString()}`;

/** The key of the service account that Firestore is reached with. Messages name the property and never hold a part of a key. */
export function readServiceAccount(text: string | null): ServiceAccountKey {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), serviceAccountKey), text);
  if (parsed.success) return parsed.output;
  throw new Error(`Script property ${engineProperties.serviceAccount} holds no key of a service account`);
}
