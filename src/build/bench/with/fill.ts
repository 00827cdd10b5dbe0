// Fills Google's Firestore emulator with records, many at once.
import { createFirestoreStore } from '../../../stores/firestore';
import type { Write } from '../../../subscriptions/ports';
import type { Google } from './stored';

const atOnce = 4;

/** Commits each of these lists of records. */
export async function fill(google: Google, lists: Iterable<readonly Write[]>): Promise<void> {
  const left = lists[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let list = left.next(); list.done !== true; list = left.next()) {
      const { url, body } = requestOf(google.project, list.value);
      const answer = await fetch(url.replace('https://firestore.googleapis.com/', google.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
        body,
      });
      if (!answer.ok) throw new Error(`Firestore: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** The request that the store itself makes of a commit. */
function requestOf(project: string, writes: readonly Write[]): { readonly url: string; readonly body: string } {
  let request = { url: '', body: '' };
  createFirestoreStore({
    project,
    token: () => 'owner',
    onTokenRefused: () => undefined,
    post: (url, body) => {
      request = { url, body: JSON.stringify(body) };
      return { status: 503, text: '' };
    },
  }).commit(writes);
  return request;
}
