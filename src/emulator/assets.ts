// Where the emulator's own built files lie: the guest script, what runs scripts, the desk's page.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a built file. Every program in lib/ lies one folder deep, so the emulator's folder is a neighbour. */
export const assetPath = (name: string): string => fileURLToPath(new URL(`../emulator/${name}`, import.meta.url));

export const assetText = (name: string): string => readFileSync(assetPath(name), 'utf8');
