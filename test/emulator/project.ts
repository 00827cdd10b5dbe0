// A project of a few lines, in a folder of its own, running in the built emulator.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Emulator, EmulatorOptions, Execution } from '../../src/emulator/api';
import { account, startEmulator } from '../emulator';

/** With the name and the logo that Google wants of each add-on. */
const named = (addOns: object): object => {
  const common = 'common' in addOns && typeof addOns.common === 'object' ? addOns.common : {};
  return { ...addOns, common: { name: 'Trial', logoUrl: 'https://www.example.com/logo.png', ...common } };
};

/** A folder with these files beside a manifest. */
export function projectOf(files: Readonly<Record<string, string>>, manifest: object = {}): string {
  const addOns = 'addOns' in manifest && typeof manifest.addOns === 'object' ? manifest.addOns : null;
  const folder = mkdtempSync(path.join(tmpdir(), 'project-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  writeFileSync(
    path.join(folder, 'appsscript.json'),
    JSON.stringify({ timeZone: 'Etc/UTC', ...manifest, ...(addOns !== null && { addOns: named(addOns) }) }),
  );
  return folder;
}

/** Ana and Ben share a world in which this code runs. */
export const startProject = (
  code: string,
  manifest: object = {},
  options: Partial<EmulatorOptions> = {},
): Promise<Emulator> =>
  startEmulator({
    folder: projectOf({ 'Code.gs': code }, manifest),
    accounts: [account('1', 'ana@example.com'), account('2', 'ben@example.com')],
    ...options,
  });

/** What a function returned, or how it failed. */
export const resultOf = ({ outcome }: Execution): unknown =>
  outcome.status === 'completed' ? outcome.result : outcome.error.message;
