// Files that are there whole or not at all.
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file beside its place and moves it there when it is complete, so that whoever interrupts leaves the old one.
 * @param mode who may read it; what the system gives new files when not given
 */
export async function replaceFile(
  file: string,
  write: (append: (text: string) => Promise<void>) => Promise<void>,
  mode?: number,
): Promise<void> {
  const beside = `${file}.${randomUUID().slice(0, 8)}.part`;
  await mkdir(path.dirname(path.resolve(file)), { recursive: true, mode: mode === undefined ? 0o777 : 0o700 });
  const handle = await open(beside, 'wx', mode ?? 0o666);
  try {
    try {
      await write(async (text) => {
        await handle.appendFile(text);
      });
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (mode !== undefined) await chmod(beside, mode);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
