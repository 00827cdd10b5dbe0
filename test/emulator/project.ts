// A project of a few lines, in a folder of its own, running in the built emulator.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Emulator, EmulatorOptions, Execution } from '../../src/emulator/api';
import { account, startEmulator } from '../emulator';

/** What a manifest may say of an add-on; Google wants a name and a logo of each. */
interface AddOns {
  readonly common?: object;
  readonly [host: string]: object | undefined;
}
const named = ({ common, ...hosts }: AddOns): AddOns => ({
  common: { name: 'Trial', logoUrl: 'https://www.example.com/logo.png', ...common },
  ...hosts,
});

/** A folder with these files beside a manifest. */
export function projectOf(
  files: Readonly<Record<string, string>>,
  { addOns, ...manifest }: { readonly addOns?: AddOns; readonly [field: string]: unknown } = {},
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'project-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  writeFileSync(
    path.join(folder, 'appsscript.json'),
    JSON.stringify({ timeZone: 'Etc/UTC', ...manifest, ...(addOns !== undefined && { addOns: named(addOns) }) }),
  );
  return folder;
}

/** Ana and Ben share a world in which this code runs. */
export const startProject = (
  code: string,
  manifest: Parameters<typeof projectOf>[1] = {},
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
