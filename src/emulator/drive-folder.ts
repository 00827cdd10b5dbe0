// A folder of this machine as the Drive of a world: read at the start, and written in place only when that was asked for.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DriveRole, type Emulator, type World, folderType } from './api';

/** Types by ending, as far as Drive would know them. */
const types: Readonly<Record<string, string>> = {
  '.bmml': 'text/xml',
  '.bmpr': 'application/octet-stream',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.json': 'application/json',
  '.xml': 'text/xml',
  '.html': 'text/html',
};

/** Larger files are listed without their content: nobody opens them here, and memory is not theirs. */
const largestRead = 100 * 1024 * 1024;

/** A stable id for a path, so that links still work after a restart. */
const idOf = (relative: string): string => `1${createHash('sha256').update(relative).digest('base64url').slice(0, 32)}`;

/** A file or folder below a folder, by its path from there. */
interface Entry {
  readonly relative: string;
  readonly name: string;
  readonly isFolder: boolean;
}

/** Everything below a folder, folders before what lies in them. Links are not followed and hidden files are left out. */
const entriesBelow = (folder: string, relative = ''): readonly Entry[] =>
  readdirSync(path.join(folder, relative), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
    .flatMap((entry) => {
      const own = path.join(relative, entry.name);
      const isFolder = entry.isDirectory();
      return [{ relative: own, name: entry.name, isFolder }, ...(isFolder ? entriesBelow(folder, own) : [])];
    });

/** A folder that was added to a world. */
export interface AddedFolder {
  /** How many files there are. */
  readonly count: number;
  /** Where each of them lies, by its id in the world. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Adds every file below a folder to the world: the first account owns them, the others may write. */
export function addFolder(world: World, folder: string, given: { readonly isGranted: boolean }): AddedFolder {
  const accounts = world.accounts().map(({ id }) => id);
  const roles = Object.fromEntries(accounts.map((id, at): [string, DriveRole] => [id, at === 0 ? 'owner' : 'writer']));
  const paths = new Map<string, string>();
  for (const { relative, name, isFolder } of entriesBelow(folder)) {
    const file = path.join(folder, relative);
    if (!isFolder && statSync(file).size > largestRead) continue;
    const parent = path.dirname(relative);
    const id = idOf(relative);
    world.addItem({
      id,
      name,
      parentId: parent === '.' ? undefined : idOf(parent),
      roles,
      isTrashed: false,
      resourceKey: undefined,
      mimeType: isFolder ? folderType : (types[path.extname(name).toLowerCase()] ?? 'application/octet-stream'),
      ...(!isFolder && { content: readFileSync(file) }),
    });
    if (isFolder) continue;
    paths.set(id, file);
    if (given.isGranted) for (const accountId of accounts) world.setGranted(id, accountId, true);
  }
  return { count: paths.size, paths };
}

/** Writes changed contents back into the folder, each through a temporary file beside it. Returns what ends that. */
export function writeBack(emulator: Emulator, { paths }: AddedFolder): () => void {
  const { world } = emulator;
  const seen = new Map([...paths.keys()].map((id) => [id, world.item(id)?.headRevisionId]));
  return emulator.onChange(() => {
    for (const [id, file] of paths) {
      const revision = world.item(id)?.headRevisionId;
      const content = world.content(id);
      if (revision === seen.get(id) || content === undefined) continue;
      seen.set(id, revision);
      const temporary = `${file}.${randomUUID()}.tmp`;
      writeFileSync(temporary, content);
      renameSync(temporary, file);
    }
  });
}
