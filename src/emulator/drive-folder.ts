// A folder of this machine as the Drive of a world. Files are read when they are opened, what other programs do to them is
// seen, and what the add-on changes is written there only when that was asked for.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { type DriveItem, type DriveRole, type EmulatorOptions, folderType } from './api';
import { DriveError } from './host/drive/drive-error';
import type { Keeper } from './world/drive-items';
import type { InnerWorld } from './world/world';
import { Meanwhile, freePath, removeTemporaries, replaceFile, writeNewFile } from './write-file';

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

/** Larger files are not listed: nobody opens them here, and memory is not theirs. */
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

/** Adds every file below a folder to the world: the first account owns them, the others may write. */
export function addFolder(
  world: InnerWorld,
  { folder, isGranted, isWritten }: NonNullable<EmulatorOptions['driveFolder']>,
): void {
  const accounts = world.accounts().map(({ id }) => id);
  const roles = Object.fromEntries(accounts.map((id, at): [string, DriveRole] => [id, at === 0 ? 'owner' : 'writer']));
  const entries = entriesBelow(folder);
  const paths = new Map(entries.map(({ relative }) => [idOf(relative), path.join(folder, relative)]));
  if (isWritten) for (const place of [folder, ...placesOf(entries, folder)]) removeTemporaries(place);
  world.drive.keep(createKeeper(folder, paths, isWritten));
  for (const { relative, name, isFolder } of entries) {
    if (!isFolder && statSync(path.join(folder, relative)).size > largestRead) continue;
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
    });
    if (isGranted && !isFolder) for (const accountId of accounts) world.setGranted(id, accountId, true);
  }
}

const placesOf = (entries: readonly Entry[], folder: string): readonly string[] =>
  entries.flatMap(({ relative, isFolder }) => (isFolder ? [path.join(folder, relative)] : []));

/** @param paths where each item lies, by its id; added to */
function createKeeper(folder: string, paths: Map<string, string>, isWritten: boolean): Keeper {
  const stampOf = (file: string): string | undefined => {
    const state = statSync(file, { bigint: true, throwIfNoEntry: false });
    return state === undefined ? undefined : `${state.mtimeNs}/${state.size}/${state.ino}`;
  };
  /** Where an item is to lie, were its name free. */
  const placeOf = ({ name, parentId }: DriveItem): string =>
    path.join(parentId === undefined ? folder : (paths.get(parentId) ?? folder), fileNameOf(name));
  return {
    look: (id) => {
      const file = paths.get(id);
      if (file === undefined) return undefined;
      try {
        const state = statSync(file, { throwIfNoEntry: false });
        const stamp = stampOf(file);
        if (state === undefined || stamp === undefined) {
          // The whole folder may be away for a while, as a disk that was pulled out.
          return statSync(folder, { throwIfNoEntry: false }) === undefined ? undefined : 'gone';
        }
        return state.isFile() ? { stamp, size: state.size, modifiedAt: Math.round(state.mtimeMs) } : undefined;
      } catch {
        return undefined;
      }
    },
    read: (id) => asDrive(() => readFileSync(paths.get(id) ?? '')),
    write: (item, content, { before, basis }) => {
      const { id } = item;
      const file = paths.get(id);
      if (!isWritten) {
        // From now on the change in memory is what there is.
        if (content !== undefined) paths.delete(id);
        return;
      }
      asDrive(() => {
        if (file === undefined) {
          if (item.mimeType === folderType) {
            const place = freePath(placeOf(item));
            mkdirSync(place);
            paths.set(id, place);
          } else if (content !== undefined) paths.set(id, writeNewFile(placeOf(item), content));
          return;
        }
        if (before === undefined) return;
        if (content !== undefined) {
          replaceFile(file, content, () => {
            if (stampOf(file) !== basis) throw new Meanwhile();
          });
        }
        const wanted = placeOf(item);
        if ((item.name === before.name && item.parentId === before.parentId) || wanted === file) return;
        // Where small and capital letters are the same, a name may be in its own way.
        const place = wanted.toLowerCase() === file.toLowerCase() ? wanted : freePath(wanted);
        renameSync(file, place);
        // What lies in a folder goes along.
        for (const [other, at] of paths)
          if (at.startsWith(file + path.sep)) paths.set(other, place + at.slice(file.length));
        paths.set(id, place);
      });
    },
  };
}

/** A name that every file system takes, in its folder and nowhere else. */
const fileNameOf = (name: string): string =>
  name
    // eslint-disable-next-line no-control-regex -- control characters are among what file systems refuse
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120)
    .trim() || 'Untitled';

/** What the file system refuses, as Drive would say it. */
function asDrive<Result>(step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    if (error instanceof Meanwhile) {
      throw new DriveError(412, 'conditionNotMet', 'Another program has changed this file on disk since it was read.');
    }
    throw new DriveError(503, 'backendError', `The folder of this machine: ${(error as Error).message}`);
  }
}
