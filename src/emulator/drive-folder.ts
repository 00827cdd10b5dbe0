// A folder of this machine as the Drive of a world: read at the start, and written in place only when that was asked for.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
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

/**
 * Adds every file below a folder to the world, owned as `roles` say. Links are not followed and hidden files are left out.
 * @returns how many files there are
 */
export function addFolder(
  world: World,
  folder: string,
  { roles, grantedTo }: { readonly roles: Readonly<Record<string, DriveRole>>; readonly grantedTo: readonly string[] },
): number {
  let count = 0;
  const add = (relative: string, parentId: string | undefined): void => {
    for (const entry of readdirSync(path.join(folder, relative), { withFileTypes: true })) {
      const own = path.join(relative, entry.name);
      if (entry.name.startsWith('.') || !(entry.isFile() || entry.isDirectory())) continue;
      const base = { id: idOf(own), name: entry.name, parentId, roles, isTrashed: false, resourceKey: undefined };
      if (entry.isDirectory()) {
        world.addItem({ ...base, mimeType: folderType });
        add(own, base.id);
        continue;
      }
      const content = readFileSync(path.join(folder, own));
      if (content.byteLength > largestRead) continue;
      const mimeType = types[path.extname(entry.name).toLowerCase()] ?? 'application/octet-stream';
      world.addItem({ ...base, mimeType, content });
      for (const accountId of grantedTo) world.setGranted(base.id, accountId, true);
      count += 1;
    }
  };
  add('', undefined);
  return count;
}

/** Writes changed contents back into the folder, each through a temporary file beside it. Returns what ends that. */
export function writeBack(emulator: Emulator, folder: string): () => void {
  const { world } = emulator;
  const paths = new Map<string, string>();
  const seen = new Map<string, string | undefined>();
  const walk = (relative: string): void => {
    for (const entry of readdirSync(path.join(folder, relative), { withFileTypes: true })) {
      const own = path.join(relative, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.')) walk(own);
      else if (entry.isFile()) paths.set(idOf(own), path.join(folder, own));
    }
  };
  walk('');
  for (const id of paths.keys()) seen.set(id, world.item(id)?.headRevisionId);
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
