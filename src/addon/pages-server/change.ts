// Saving, renaming and duplicating: the account is checked afresh, Drive is asked for its word, and only what was seen is overwritten.
import type { OpenRequest } from '../../contract/open-requests';
import type { Answer } from '../../subscriptions/check/answer';
import type { FileOutcome } from '../../subscriptions/check/facts';
import { check } from '../../subscriptions/check/check';
import { isMockup } from '../../subscriptions/check/mockup-file';
import type { FileRefused, Outside } from '../../subscriptions/ports';
import { copyFile } from '../google/drive';
import { type CurrentFile, look, rename, replaceContent, type Written } from '../google/drive-write';
import { afresh } from './afresh';
import { isContentFor } from './content';

type ChangeRequest = OpenRequest<'changeMockup'>;

/** What came of a change; `answer` is what the account may do now. */
export type ChangeOutcome =
  | {
      readonly outcome: 'done';
      readonly file: { readonly id: string; readonly name: string };
      readonly revision: string | undefined;
      readonly answer: Answer;
    }
  /** The rules say no. */
  | { readonly outcome: 'refused'; readonly answer: Answer }
  /** The file is no longer as the page has seen it. */
  | { readonly outcome: 'conflict'; readonly name: string }
  | { readonly outcome: 'trashed' }
  | { readonly outcome: 'not-a-mockup' }
  | FileRefused
  | { readonly outcome: 'not-allowed' }
  | { readonly outcome: 'unreachable'; readonly detail: string };

/** Changes about the file that are none of ours, such as its being shared, may come between looking and writing. */
const attempts = 3;

/** Milliseconds before Drive is asked again: for some seconds after a write it may tell what was before. */
const waits = [1000, 2000, 4000];

/** Some more or less, so that not all who met each other meet again. */
const wait = (milliseconds: number): void => {
  Utilities.sleep(Math.round(milliseconds * (0.8 + Math.random() * 0.4)));
};

/** Decides again, whatever the page said before. */
export function changeMockupFor(request: ChangeRequest, outside: Outside): ChangeOutcome {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const looking: { at?: ReturnType<typeof look> } = {};
    const answer = checkAfresh(request, outside, looking);
    const may = request.action === 'duplicate' ? answer.create : answer.edit;
    if (may.effect === 'forbid') return { outcome: 'refused', answer };
    const looked = looking.at ?? look(request.id, request.resourceKey);
    if (looked.outcome !== 'written') return looked;
    const current = looked.file;
    if (!isMockup(current)) return { outcome: 'not-a-mockup' };
    if (request.action === 'duplicate') return duplicate(request, current, answer);
    if (current.isTrashed) return { outcome: 'trashed' };
    const written = request.action === 'save' ? save(request, current) : renameTo(request, current);
    if (written.outcome === 'conflict') return written;
    if (written.outcome === 'written') {
      const { id, name, revision } = written.file;
      return { outcome: 'done', file: { id, name }, revision, answer };
    }
    if (written.outcome !== 'changed') return written;
    if (attempt < attempts) wait(waits[attempt - 1] ?? 0);
  }
  return { outcome: 'unreachable', detail: `other changes came between ${attempts} times` };
}

/** A check that remembers nothing of earlier ones, and whose look at the file serves the write that may follow. */
function checkAfresh(
  { action, id, resourceKey }: ChangeRequest,
  outside: Outside,
  looking: { at?: ReturnType<typeof look> },
): Answer {
  const drive = {
    file: (id: string, key?: string) => {
      looking.at = look(id, key);
      return toFileOutcome(looking.at);
    },
  };
  const reference = { id, ...(resourceKey !== undefined && { resourceKey }) };
  const { files, account } = check({ files: [reference] }, { ...afresh(outside), drive });
  // A copy will be the account's own, whatever Drive allows with the file it is made from.
  return action === 'duplicate' ? account : (files[0] ?? account);
}

function toFileOutcome(looked: ReturnType<typeof look>): Exclude<FileOutcome, { outcome: 'not-asked' }> {
  switch (looked.outcome) {
    case 'written':
      return { outcome: 'found', file: looked.file };
    case 'not-found':
    case 'not-granted':
    case 'unreachable':
      return looked;
    case 'not-allowed':
      return { outcome: 'not-found' };
  }
}

type Conflict = Extract<ChangeOutcome, { outcome: 'conflict' }>;
type Asked<Action> = Extract<ChangeRequest, { action: Action }>;

/** Drive keeps the content before this as a revision; what it was made from is the only one that it may follow. */
function save({ base64, revision, resourceKey }: Asked<'save'>, current: CurrentFile): Written | Conflict {
  const bytes = Utilities.base64Decode(base64);
  if (!isContentFor(current.name, bytes)) return { outcome: 'unreachable', detail: 'the content sent is no mockup' };
  const checksum = checksumOf(bytes);
  // Asked twice: the content is already there.
  if (current.checksum === checksum) return { outcome: 'written', file: current };
  if (current.revision !== revision) return { outcome: 'conflict', name: current.name };
  // Saved is what Drive itself says that it has, under a revision that it had not before.
  return verified(
    replaceContent(current, resourceKey, bytes),
    (file) => file.checksum === checksum && file.revision !== current.revision,
    resourceKey,
  );
}

/** Done is what Drive itself tells. */
function verified(written: Written, isTold: (file: CurrentFile) => boolean, resourceKey: string | undefined): Written {
  let told = written;
  for (const milliseconds of [...waits, undefined]) {
    if (told.outcome !== 'written') return told;
    if (isTold(told.file)) return told;
    if (milliseconds === undefined) break;
    wait(milliseconds);
    told = look(told.file.id, resourceKey);
  }
  return { outcome: 'unreachable', detail: 'Drive does not say that it has what it was sent' };
}

const checksumOf = (bytes: number[]): string =>
  Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, bytes)
    .map((byte) => (byte & 0xff).toString(16).padStart(2, '0'))
    .join('');

function renameTo({ from, name, resourceKey }: Asked<'rename'>, current: CurrentFile): Written | Conflict {
  const wanted = withEnding(name, current.name);
  // Asked twice: the name is already this one.
  if (current.name === wanted) return { outcome: 'written', file: current };
  if (current.name !== from) return { outcome: 'conflict', name: current.name };
  const written = rename(current, resourceKey, wanted);
  if (written.outcome !== 'written') return written;
  // Whoever undoes it next asks for the name before, and a Drive that still tells that one would have nothing done.
  verified(written, (file) => file.name === wanted, resourceKey);
  // Drive took it, whatever it still tells.
  return { ...written, file: { ...written.file, name: wanted } };
}

/** With the ending that the file has: by it Drive knows what opens it. */
function withEnding(name: string, before: string): string {
  const ending = /\.(bmml|bmpr)$/i.exec(before)?.[0] ?? '';
  return name.toLowerCase().endsWith(ending.toLowerCase()) ? name : name + ending;
}

function duplicate({ id, name, newId }: Asked<'duplicate'>, current: CurrentFile, answer: Answer): ChangeOutcome {
  const copy = copyFile(id, { id: newId, name: withEnding(name, current.name) });
  return copy.outcome === 'made' ? { outcome: 'done', file: copy.file, revision: undefined, answer } : copy;
}
