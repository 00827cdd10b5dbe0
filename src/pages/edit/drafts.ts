// What is not saved yet, kept in this browser too: after a crash or a reload it is offered again. A frame may refuse it.
import { createStore, del, entries, get, promisifyRequest } from 'idb-keyval';
import type { Difference } from '../../mockup/edit/document';

/** What somebody did to a file, and has not saved. */
export interface Draft {
  /** What it followed: the revision that was in Drive. */
  readonly revision: string;
  readonly difference: Difference;
  /** Names the content that was sent to Drive last, by its digest: it may have arrived. */
  readonly sent?: string;
  /** Changes as a person counts them. */
  readonly count: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Milliseconds after which nobody asks for it any more: 30 days. */
const longest = 30 * 86_400_000;

type Store = ReturnType<typeof createStore>;
let store: Store | undefined;
const present = (): Store => (store ??= createStore('mockup-drafts', 'drafts'));

/** Whose draft of which file: people who share a browser do not see each other's. */
export interface DraftKey {
  /** Undefined where nobody knows who it is: then nothing is kept. */
  readonly account: string | undefined;
  readonly file: string;
}

const keyOf = ({ account, file }: DraftKey): string => {
  if (account === undefined) throw new Error('Nobody’s draft is kept.');
  return `${account} ${file}`;
};

/** Milliseconds that a browser is given for its storage: there are some that never answer. */
const patience = 1000;

const inTime = <Result>(answer: Promise<Result>, otherwise: Result): Promise<Result> =>
  Promise.race([
    answer.catch(() => otherwise),
    new Promise<Result>((resolve) => {
      setTimeout(resolve, patience, otherwise);
    }),
  ]);

/** Keeps a draft, or none. Tells whether this browser does. */
export const keepDraft = (whose: DraftKey, draft: Draft | undefined): Promise<boolean> =>
  inTime(keep(whose, draft), false);

async function keep(whose: DraftKey, draft: Draft | undefined): Promise<boolean> {
  const key = keyOf(whose);
  await present()('readwrite', (drafts) => {
    if (draft === undefined) drafts.delete(key);
    else drafts.put(draft, key);
    // At once: left to itself the browser asks this page first, which may be gone by then.
    drafts.transaction.commit();
    return promisifyRequest(drafts.transaction);
  });
  return true;
}

/** The draft of a file, where there is one that is not too old; those that are too old go. */
export const draftOf = (whose: DraftKey): Promise<Draft | undefined> => inTime(find(whose), undefined);

async function find(whose: DraftKey): Promise<Draft | undefined> {
  const found = await get<Draft>(keyOf(whose), present());
  const now = Date.now();
  for (const [key, draft] of await entries<string, Draft>(present()))
    if (now - draft.at > longest) await del(key, present());
  return found !== undefined && now - found.at <= longest ? found : undefined;
}
