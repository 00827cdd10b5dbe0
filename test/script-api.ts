// The built Apps Script API of the emulator.
import type { ScriptApi, ScriptApiOptions } from '../src/emulator/script-api/server';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the build has no types beside it; its source has
const built = require('../lib/emulator/script-api.js') as {
  readonly startScriptApi: (options: ScriptApiOptions) => Promise<ScriptApi>;
};

export const { startScriptApi } = built;
export type { ScriptApi };
