// The built emulator, as `npm start` uses it: real threads, real bundle.
import path from 'node:path';
import { afterEach } from '@jest/globals';
import type { Account, CreateEmulator, Emulator, EmulatorOptions } from '../src/emulator/api';

/** The project's folder. */
export const root = path.join(__dirname, '..');

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the build has no types beside it; its source has
const built = require('../lib/emulator/index.js') as { readonly createEmulator: CreateEmulator };

/** Starts an emulator that whoever started it ends. */
export const { createEmulator } = built;

const running = new Set<Emulator>();

/** Starts an emulator that ends with the test. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const emulator = await built.createEmulator(options);
  running.add(emulator);
  return emulator;
}

afterEach(async () => {
  await Promise.all([...running].map((emulator) => emulator.close()));
  running.clear();
});

/** An account with nothing special about it. */
export const account = (id: string, email: string, given: Partial<Account> = {}): Account => ({
  id,
  email,
  aliases: [],
  name: email,
  status: 'active',
  isSignedIn: true,
  identity: 'shown',
  locale: 'en-US',
  timeZone: 'Etc/UTC',
  ...given,
});
