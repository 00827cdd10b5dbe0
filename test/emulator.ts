// The built emulator, as `npm start` uses it: real threads, real bundle.
import path from 'node:path';
import { afterEach } from '@jest/globals';
import type { CreateEmulator, Emulator, EmulatorOptions } from '../src/emulator/api';

export { accountOf as account } from '../src/emulator/world/accounts';

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
