// Files as commands read and write them: what can't be read is told in words, what is written is there whole or not at all.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Refusal } from './failure';
import { interruption } from './interruption';
import { adminFormat } from './words';

/** What standard input holds. @throws Refusal when the command is asked to end meanwhile */
export async function readInput(): Promise<Uint8Array> {
  try {
    return await buffer(addAbortSignal(interruption, process.stdin));
  } catch (error) {
    interruption.throwIfAborted();
    throw error;
  }
}

/** Bytes of UTF-8 as text, without a byte order mark. */
export const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The text of a file in UTF-8, without a byte order mark. @throws Refusal like {@link readBytes} */
export const readText = (file: string): string => decodeText(readBytes(file));

/** What a file holds. @throws Refusal for a folder and for what is not there or not allowed */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EISDIR') throw new Refusal([adminFormat('file.folder', { file })]);
    if (code === 'ENOENT') throw new Refusal([adminFormat('file.none', { file })]);
    if (code === 'EACCES' || code === 'EPERM') throw new Refusal([adminFormat('file.forbidden', { file })]);
    throw error;
  }
}

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
