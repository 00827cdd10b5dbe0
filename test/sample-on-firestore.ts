// The sample world with its records in Firestore, on the official emulator.
import type { EmulatorOptions } from '../src/emulator/api';
import { samplePeople, vendorAddress } from '../src/sample/people';
import { seedRecords } from '../src/sample/seed';
import { createFirestoreStore } from '../src/stores/firestore';
import { noon, type SampleWorld, startSampleWorld } from './sample-world';
import type { createBlockingPost } from './stores/blocking-post';
import type { Google } from './stores/google';

/** Puts the sample's records there, and starts the world that reads and writes them there. */
export function startSampleOnFirestore(
  { url, hosts, properties, project }: Google,
  post: ReturnType<typeof createBlockingPost>,
  options: Partial<EmulatorOptions> = {},
): Promise<SampleWorld> {
  const store = createFirestoreStore({
    project,
    token: () => 'owner',
    onTokenRefused: () => undefined,
    post: (to, body, bearer) => post(to.replace('https://firestore.googleapis.com/', url), body, bearer),
  });
  const records = seedRecords(samplePeople(noon), noon);
  for (let at = 0; at < records.length; at += 100) store.commit(records.slice(at, at + 100));
  return startSampleWorld(
    { hosts, ...options },
    { ...properties, STORE: 'firestore', VENDOR_ADMINISTRATORS: vendorAddress },
  );
}
