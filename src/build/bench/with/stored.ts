// What the figures of stores begin with: people with subscriptions, as the product itself stores them.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CreateEmulator, Emulator } from '../../../emulator/api';
import { type Google, startGoogle } from '../../../../test/stores/google';
import { whyNoFirestore } from '../../../../test/stores/firestore-emulator';
import { importLicenses } from '../../../subscriptions/changes/import';
import { check } from '../../../subscriptions/check/check';
import type { Identified, Outside, Store, Write } from '../../../subscriptions/ports';
import { accountOf } from '../../../emulator/world/accounts';

export type { Google };

/** 15 June 2026, noon. */
export const noon = Date.UTC(2026, 5, 15, 12);

export const vendor: Identified = { id: '100000000000000000000', email: 'vera@vendor.example' };

/** The buyer of this number: ids and addresses are as long as real ones. */
export const buyer = (at: number): Identified => ({
  id: `2${String(at).padStart(20, '0')}`,
  email: `firstname.lastname-${String(at).padStart(7, '0')}@company.example`,
});

/** Ports around a store, for use cases that run outside of Apps Script. */
export const portsOn = (store: Store, who: Identified): Outside => ({
  now: () => noon,
  identity: () => who,
  store,
  cache: { get: (keys) => keys.map(() => undefined), put: () => true },
  drive: { file: () => ({ outcome: 'not-found' }) },
  operators: () => ({ outcome: 'read', vendorAdministrators: [vendor] }),
  bindOperator: (_, accountId) => ({ outcome: 'bound', accountId }),
  log: { warn: () => undefined },
  pause: () => undefined,
});

/** Buys a subscription for the buyer of this number and binds it; false when the store took no more. */
export function subscribe(store: Store, at: number): boolean {
  const who = buyer(at);
  const bought = importLicenses(
    [
      {
        licenseId: `subscription-${String(at).padStart(7, '0')}`,
        organisation: 'company',
        seats: 1,
        billing: 'yearly',
        startedAt: noon - 100 * 86_400_000,
        holders: [who.email],
        administrators: [],
      },
    ],
    portsOn(store, vendor),
  );
  if (bought.outcome !== 'done' || bought.rows[0]?.outcome !== 'imported') return false;
  return check({}, portsOn(store, who)).account.standing.state === 'active';
}

/** The records of one subscription, by key: what `subscribe` writes. */
export function recordsOf(at: number): readonly Write[] {
  const written = new Map<string, unknown>();
  const store: Store = {
    read: (keys) => ({
      outcome: 'read',
      values: keys.map((key) => (written.has(key) ? { version: '1', json: written.get(key) } : undefined)),
    }),
    list: () => ({ outcome: 'listed', entries: [] }),
    commit: (writes) => {
      for (const { key, json } of writes) written.set(key, JSON.parse(JSON.stringify(json)));
      return { outcome: 'committed', versions: writes.map(() => '1') };
    },
  };
  subscribe(store, at);
  return [...written].map(([key, json]) => ({ key, expected: undefined, json }));
}

/** The built add-on in the built emulator. */
export async function startAddOn(
  people: readonly Identified[],
  properties: Readonly<Record<string, string>>,
  google?: Google,
  /** How it is reached, where it is far away. */
  hosts = google?.hosts,
): Promise<Emulator> {
  const built = pathToFileURL(path.resolve('lib/emulator/index.js')).href;
  const { createEmulator } = (await import(built)) as { readonly createEmulator: CreateEmulator };
  const emulator = await createEmulator({
    folder: path.resolve('dist'),
    accounts: [vendor, ...people].map(({ id, email }) => accountOf(id, email)),
    now: noon,
    webAppUrl: 'http://127.0.0.1:9/exec',
    limits: { urlFetchesPerDay: 1_000_000 },
    ...(hosts !== undefined && { hosts }),
  });
  emulator.world.setScriptProperties({
    VENDOR_ADMINISTRATORS: vendor.email,
    ...properties,
    ...(google !== undefined && { ...google.properties, STORE: 'firestore' }),
  });
  return emulator;
}

/** Runs with Google's Firestore emulator, or says why not. */
export async function withFirestore(work: (google: Google) => Promise<void>): Promise<void> {
  if (whyNoFirestore !== undefined) {
    console.log(whyNoFirestore);
    return;
  }
  const google = await startGoogle();
  try {
    await work(google);
  } finally {
    google.stop();
  }
}
