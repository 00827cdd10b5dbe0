// What was told to whom, remembered beside the sign-in: a file for each, so that two runs at once tell nobody twice.
import { createHash } from 'node:crypto';
import { access, mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Milliseconds after which a mail that was begun is not on its way any more: its run was stopped. */
const longestTelling = 3_600_000;

/** What is remembered. */
export interface Memory {
  readonly isTold: (to: string, name: string) => Promise<boolean>;
  /** Takes it for this run. @returns whether it is this run's to tell */
  readonly take: (to: string, name: string) => Promise<boolean>;
  /** Gives it back: it was not told after all. */
  readonly giveBack: (to: string, name: string) => Promise<void>;
  /**
   * Tells these as one, unless another run is at it: two at once would share them out, and send two mails for one.
   * @returns what `tell` returns, or false
   */
  readonly alone: (to: string, names: readonly string[], tell: () => Promise<boolean>) => Promise<boolean>;
}

/** @param beside the folder of the sign-in @param script whose subscriptions they are */
export function memoryOf(beside: string, script: string): Memory {
  const folder = path.join(beside, 'reminded');
  const fileOf = (to: string, name: string): string =>
    path.join(
      folder,
      createHash('sha256')
        .update(JSON.stringify([script, to, name]))
        .digest('hex')
        .slice(0, 32),
    );
  /** @returns whether it was not there */
  const made = async (file: string): Promise<boolean> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await (await open(file, 'wx', 0o600)).close();
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  };
  return {
    isTold: (to, name) =>
      access(fileOf(to, name)).then(
        () => true,
        () => false,
      ),
    take: (to, name) => made(fileOf(to, name)),
    giveBack: (to, name) => rm(fileOf(to, name), { force: true }),
    alone: async (to, names, tell) => {
      const file = fileOf(to, JSON.stringify(names));
      const begun = await stat(file).catch(() => undefined);
      if (begun !== undefined && Date.now() - begun.mtimeMs > longestTelling) await rm(file, { force: true });
      if (!(await made(file))) return false;
      try {
        return await tell();
      } finally {
        await rm(file, { force: true });
      }
    },
  };
}
