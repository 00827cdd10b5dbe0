// Files as commands read and write them: what can't be read is told in words, what is written is there whole or not at all.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Refusal } from './failure';
import { interruption } from './interruption';
import { adminFormat } from './words';

/** The text of standard input. @throws Refusal when the command is asked to end meanwhile */
export async function readInput(): Promise<string> {
  try {
    return withoutMark(await text(addAbortSignal(interruption, process.stdin)));
  } catch (error) {
    interruption.throwIfAborted();
    throw error;
  }
}

const withoutMark = (read: string): string => read.replace(/^\uFEFF/, '');

/** The text of a file, without a byte order mark. @throws Refusal for a folder and for what is not there or not allowed */
export function readText(file: string): string {
  try {
    return withoutMark(readFileSync(file, 'utf8'));
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
