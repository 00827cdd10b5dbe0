// Before the first test of a run: a folder for temporary files and an empty home that belong to this run alone and end
// with it, and the browser unpacked before any test process could start it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserOptions } from './chromium.js';

/** Where else than in the home programs are told to keep caches, settings and sign-ins. */
const elsewhere = ['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'APPDATA', 'LOCALAPPDATA'];

/** Called by Jest; test processes start with the environment that is left here. */
export default function beforeTests() {
  browserOptions();
  const run = mkdtempSync(path.join(tmpdir(), 'mockups-tests-'));
  process.once('exit', () => rmSync(run, { recursive: true, force: true }));
  const home = path.join(run, 'home');
  mkdirSync(home);
  for (const name of elsewhere) delete process.env[name];
  Object.assign(process.env, { TMPDIR: run, TMP: run, TEMP: run, HOME: home, USERPROFILE: home });
}
