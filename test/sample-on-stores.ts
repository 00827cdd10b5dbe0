// The sample world with its records in either store: in Firestore by the official emulator.
import { afterAll, beforeAll, test } from '@jest/globals';
import type { EmulatorOptions } from '../src/emulator/api';
import { samplePeople, vendorAddress } from '../src/sample/people';
import { seedRecords } from '../src/sample/seed';
import { createFirestoreStore } from '../src/stores/firestore';
import { noon, type SampleWorld, startSampleWorld } from './sample-world';
import { createBlockingPost } from './stores/blocking-post';
import { whyNoFirestore } from './stores/firestore-emulator';
import { type Google, startGoogle } from './stores/google';

/** Where records can be kept. */
export const engines = ['Script Properties', 'Firestore'] as const;

/** Sample worlds of a suite that keep their records there. */
interface Worlds {
  /** `test`, or what names the test as skipped where Firestore's emulator is missing. */
  readonly tryHere: typeof test | typeof test.skip;
  /** Starts one with nothing of the one before. */
  readonly start: (options?: Partial<EmulatorOptions>) => Promise<SampleWorld>;
}

/** Sample worlds that keep their records there; to be asked for where a suite is described. */
export function worldsOn(engine: (typeof engines)[number]): Worlds {
  const isHere = engine === 'Script Properties' || whyNoFirestore === undefined;
  const post = createBlockingPost();
  let google: Google | undefined;
  beforeAll(async () => {
    google = engine === 'Firestore' && isHere ? await startGoogle() : undefined;
  });
  afterAll(() => google?.stop());
  return {
    tryHere: isHere ? test : test.skip,
    start: async (options) => {
      await google?.clear();
      return google === undefined ? startSampleWorld(options) : startSampleOnFirestore(google, post, options);
    },
  };
}

/** Puts the sample's records there, and starts the world that reads and writes them there. */
function startSampleOnFirestore(
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
