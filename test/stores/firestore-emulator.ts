// Google's own Firestore emulator, a Java program, where it is installed.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { startedOnce } from '../started-once';

const program =
  process.env['FIRESTORE_EMULATOR_JAR'] ??
  '/usr/lib/google-cloud-sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar';

/** Why nothing can be tried against it here; undefined where it is installed. */
export const whyNoFirestore = existsSync(program)
  ? undefined
  : 'skipped: Google’s Firestore emulator is not installed. Get it with `gcloud components install cloud-firestore-emulator`, ' +
    'and name its jar in FIRESTORE_EMULATOR_JAR where it is not in its usual place.';

/** The emulator, running. */
export interface RunningFirestore {
  /** Where it answers for https://firestore.googleapis.com/. */
  readonly url: string;
  /** A project of the asker's own. */
  readonly project: string;
  /** Takes every record of the project away. */
  readonly clear: () => Promise<void>;
  readonly stop: () => void;
}

/** The one of this run, or one for the asker where there is no run. */
export async function startFirestore(): Promise<RunningFirestore> {
  const shared = await startedOnce('firestore');
  const { url, stop } = shared === undefined ? await launchFirestore() : { url: shared, stop: () => undefined };
  const project = `tests-${process.env['JEST_WORKER_ID'] ?? 'alone'}`;
  return {
    url,
    project,
    clear: async () => {
      const address = `${url}emulator/v1/projects/${project}/databases/(default)/documents`;
      const { ok, status } = await fetch(address, { method: 'DELETE' });
      if (!ok) throw new Error(`The Firestore emulator could not be cleared: ${status}`);
    },
    stop,
  };
}

/** Starts it on a free port of loopback, and waits until it answers. */
export async function launchFirestore(): Promise<Pick<RunningFirestore, 'url' | 'stop'>> {
  const port = await freePort();
  const child = spawn(
    'java',
    [
      // It runs for a minute: compiling much of it well takes longer than it saves.
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-Duser.language=en',
      '-cp',
      program,
      'com.google.cloud.datastore.emulator.firestore.CloudFirestore',
      'start',
      '--host=127.0.0.1',
      `--port=${port}`,
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}/`;
  await untilAnswering(url, child);
  return {
    url,
    stop: () => {
      child.kill('SIGKILL');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The Firestore emulator ended with ${child.exitCode}`);
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The Firestore emulator did not answer within two minutes');
}
