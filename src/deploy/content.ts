// What is pushed: the files of a folder, byte for byte.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Stop, exitCode } from './failure';

/** Files by name with ending, as in the folder. */
export type Content = ReadonlyMap<string, Buffer>;

/** Every file of a folder that a script project can hold. */
export function readContent(folder: string): Content {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(js|gs|html)$/.test(name) || name === 'appsscript.json')
        .sort()
    : [];
  return new Map(names.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name))]));
}

/** What the server runs: the scripts that it reads for every click, and what these read seldom, which lies there as a text. */
export const serverScripts = (content: Content): readonly (readonly [name: string, source: string])[] =>
  [...content]
    .filter(([name]) => /\.(js|gs)$/.test(name) || name === 'server-more.html')
    .map(([name, source]) => [name, source.toString('utf8')]);

/** Makes the folder hold exactly this. */
export function writeContent(folder: string, content: Content): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of content) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
}

/** A file that is not the same in both. */
export interface Change {
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Bytes. */
  readonly before: number;
  readonly after: number;
}

/** What must change to turn one content into the other; empty where they are the same byte for byte. */
export function changesBetween(before: Content, after: Content): readonly Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): readonly Change[] => {
    const [old, fresh] = [before.get(name), after.get(name)];
    if (old !== undefined && fresh !== undefined && old.equals(fresh)) return [];
    const kind = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed';
    return [{ name, kind, before: old?.byteLength ?? 0, after: fresh?.byteLength ?? 0 }];
  });
}

/** appsscript.json, as far as deploying reads it. */
export type Manifest = Readonly<Record<string, unknown>> & { readonly oauthScopes?: readonly string[] };

export function manifestOf(content: Content): Manifest {
  const source = content.get('appsscript.json');
  if (source === undefined)
    throw new Stop(exitCode.refused, ['There is no appsscript.json in what is to be deployed.']);
  try {
    return JSON.parse(source.toString('utf8')) as Manifest;
  } catch (error) {
    throw new Stop(exitCode.refused, [`appsscript.json is not JSON: ${(error as Error).message}`]);
  }
}

/** A manifest as lines `path: value`, of which two can be compared. */
export const linesOf = (value: unknown, at = ''): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) =>
        // The place in a list says nothing about what changed.
        linesOf(one, Array.isArray(value) ? `${at}[]` : at === '' ? key : `${at}.${key}`),
      )
    : [`${at}: ${JSON.stringify(value)}`];
