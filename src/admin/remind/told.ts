// What was told to whom, remembered beside the sign-in: a file for each, so that two runs at once tell nobody twice.
import { createHash } from 'node:crypto';
import { access, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { signInFile } from '../google/stored-sign-in';

/** What is remembered. */
export interface Memory {
  readonly isTold: (to: string, name: string) => Promise<boolean>;
  /** Takes it for this run. @returns whether it is this run's to tell */
  readonly take: (to: string, name: string) => Promise<boolean>;
  /** Gives it back: it was not told after all. */
  readonly giveBack: (to: string, name: string) => Promise<void>;
}

/** @param script whose subscriptions they are */
export function memoryOf(script: string): Memory {
  const folder = path.join(path.dirname(signInFile()), 'reminded');
  const fileOf = (to: string, name: string): string =>
    path.join(
      folder,
      createHash('sha256')
        .update(JSON.stringify([script, to, name]))
        .digest('hex')
        .slice(0, 32),
    );
  return {
    isTold: (to, name) =>
      access(fileOf(to, name)).then(
        () => true,
        () => false,
      ),
    take: async (to, name) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        const file = await open(fileOf(to, name), 'wx', 0o600);
        await file.close();
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
        throw error;
      }
    },
    giveBack: (to, name) => rm(fileOf(to, name), { force: true }),
  };
}
