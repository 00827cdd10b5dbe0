// Writes whole files: others see the old content or the new one, and nothing of theirs is overwritten.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Another program wrote in between. */
export class Meanwhile extends Error {}

/** Names whose they are, so that what a process left behind when it was killed can be told from what one is writing. */
const temporaryName = /^\.mockups-emulator-(\d+)-[\w-]+\.tmp$/;

/** Takes away what emulators that are gone have left in a folder. */
export function removeTemporaries(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = temporaryName.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Replaces a file's content, keeping whose it is and who may read it. `check` may throw at the last moment. */
export function replaceFile(file: string, content: Uint8Array, check: () => void): void {
  const { mode, uid, gid } = statSync(file);
  check();
  through(file, content, { mode: mode & 0o7777, uid, gid }, (temporary) => {
    check();
    renameSync(temporary, file);
  });
}

/** Writes a file under this name, or the next one that is free. Returns its path. */
export function writeNewFile(wanted: string, content: Uint8Array): string {
  let place = freePath(wanted);
  through(wanted, content, undefined, (temporary) => {
    for (;;) {
      try {
        // Unlike renaming, this never takes another file's place.
        linkSync(temporary, place);
        break;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EEXIST') place = freePath(wanted);
        else if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS') {
          renameSync(temporary, place);
          break;
        } else throw error;
      }
    }
  });
  return place;
}

/** A path that nothing has: this one, or one with a number. */
export function freePath(wanted: string): string {
  const { dir, name, ext } = path.parse(wanted);
  for (let number = 1; ; number += 1) {
    const place = number === 1 ? wanted : path.join(dir, `${name} (${number})${ext}`);
    if (!existsSync(place)) return place;
  }
}

/** Writes a hidden file beside the one meant, down to the disk, and lets it take its place. Whatever comes, it is gone afterwards. */
function through(
  file: string,
  content: Uint8Array,
  as: { readonly mode: number; readonly uid: number; readonly gid: number } | undefined,
  place: (temporary: string) => void,
): void {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.mockups-emulator-${process.pid}-${randomUUID()}.tmp`);
  try {
    const opened = openSync(temporary, 'wx', as === undefined ? 0o666 : 0o600);
    try {
      writeFileSync(opened, content);
      if (as !== undefined) {
        keepOwner(opened, as.uid, as.gid);
        fchmodSync(opened, as.mode);
      }
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    place(temporary);
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(folder);
}

function keepOwner(opened: number, uid: number, gid: number): void {
  try {
    fchownSync(opened, uid, gid);
  } catch {
    // Only an administrator may give files away; for anybody else the file was their own.
  }
}

/** The new name is on the disk too, where a system lets folders be synced. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // The content is there; some systems know no way to ask for more.
  }
}
