// Which engine keeps the records, from Script Properties. Nothing set means Script Properties themselves.
import * as v from 'valibot';
import { type ServiceAccountKey, serviceAccountKey } from './service-account';

/** Names of the properties that say where records are kept. */
export const engineProperties = { store: 'STORE', serviceAccount: 'FIRESTORE_SERVICE_ACCOUNT' } as const;

/** Where records are kept. */
export type Engine =
  { readonly kind: 'script-properties' } | { readonly kind: 'firestore'; readonly key: ServiceAccountKey };

/**
 * Reads the choice. Throws when it can't be understood: a store that is guessed would look empty, and everybody
 * unlicensed. Messages name the property and never hold a part of a key.
 */
export function readEngine(property: (name: string) => string | null): Engine {
  const kind = property(engineProperties.store) ?? 'script-properties';
  switch (kind) {
    case 'script-properties':
      return { kind };
    case 'firestore':
      return { kind, key: readServiceAccount(property) };
    default:
      throw new Error(`Script property ${engineProperties.store} is neither script-properties nor firestore`);
  }
}

/** The key of the service account that Firestore is reached with. */
export function readServiceAccount(property: (name: string) => string | null): ServiceAccountKey {
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), serviceAccountKey),
    property(engineProperties.serviceAccount),
  );
  if (parsed.success) return parsed.output;
  throw new Error(`Script property ${engineProperties.serviceAccount} holds no key of a service account`);
}
