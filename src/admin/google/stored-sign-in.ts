// What `login` leaves for the other commands: one file that only its owner may read.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';
import { Refusal, exitCode } from '../failure';
import { replaceFile } from '../files';
import { adminFormat } from '../words';

const text = v.pipe(v.string(), v.nonEmpty());

const credentials = v.object({
  refresh_token: text,
  access_token: v.exactOptional(text),
  /** Epoch milliseconds. */
  expiry_date: v.exactOptional(v.number()),
  /** Separated by spaces: what was agreed to. */
  scope: v.string(),
});

const stored = v.object({
  schema: v.literal(1),
  client: v.object({ id: text, secret: v.exactOptional(text) }),
  /** The deployed script: its deployment's id, or its own. */
  script: text,
  /** Where Google is asked, for a sign-in that is not at Google. */
  google: v.exactOptional(
    v.object({ script: v.exactOptional(text), directory: v.exactOptional(text), signIn: v.exactOptional(text) }),
  ),
  /** Absent after signing out. */
  credentials: v.exactOptional(credentials),
});

export type StoredSignIn = v.InferOutput<typeof stored>;
export type StoredCredentials = v.InferOutput<typeof credentials>;

/** The name of the file. */
const fileName = 'sign-in.json';

/** The file; `MOCKUPS_ADMIN_CONFIG` names another folder. */
export const signInFile = (): string =>
  path.join(process.env['MOCKUPS_ADMIN_CONFIG'] ?? envPaths('mockups-admin', { suffix: '' }).config, fileName);

/** What is stored; undefined where nobody ever signed in. @throws Refusal for a file that is none of ours. */
export async function readSignIn(): Promise<StoredSignIn | undefined> {
  const file = signInFile();
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  try {
    return v.parse(stored, JSON.parse(content));
  } catch {
    throw new Refusal([adminFormat('sign-in.damaged', { file })], exitCode.signIn);
  }
}

/**
 * Only whoever signed in may read it.
 * @param folder where it goes, if not where it is read from
 */
export const writeSignIn = (signIn: StoredSignIn, folder = path.dirname(signInFile())): Promise<void> =>
  replaceFile(path.join(folder, fileName), (append) => append(`${JSON.stringify(signIn, undefined, 2)}\n`), 0o600);
