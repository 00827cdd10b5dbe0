// The store on Cloud Firestore over REST: for more subscriptions than Script Properties hold. Writers never wait for each other.
import * as v from 'valibot';
import type { Entry, ListRequest, Listed, Store, Stored, Unreachable, Write } from '../subscriptions/ports';
import { orUnreachable, readingRecord } from './or-unreachable';

/** One request: JSON is sent, and what came back is told whatever its status. */
export type PostJson = (
  url: string,
  body: unknown,
  bearer: string,
) => { readonly status: number; readonly text: string };

/** Where the records are kept, and how to get there. */
export interface FirestoreOptions {
  /** Id of the Google Cloud project. */
  readonly project: string;
  readonly post: PostJson;
  /** Several requests at once, answered in their order; one after the other where it is left out. */
  readonly postEach?: (
    requests: readonly { readonly url: string; readonly body: unknown }[],
    bearer: string,
  ) => readonly ReturnType<PostJson>[];
  /** An access token of an account that may read and write the database. */
  readonly token: () => string;
  /** Called when Firestore refuses the token, so that the next request is made with another one. */
  readonly onTokenRefused: () => void;
}

const host = 'https://firestore.googleapis.com/v1/';
const pageSize = 300;

const document = v.object({
  name: v.string(),
  updateTime: v.string(),
  fields: v.object({ json: v.object({ stringValue: v.string() }) }),
});
const found = v.array(v.object({ found: v.optional(document), missing: v.optional(v.string()) }));
const queried = v.array(v.object({ document: v.optional(document) }));
const committed = v.object({
  commitTime: v.string(),
  writeResults: v.array(v.object({ updateTime: v.optional(v.string()) })),
});
const failure = v.object({ error: v.object({ status: v.string(), message: v.optional(v.string(), '') }) });

/** Firestore's words for "not as you expected it", and for two who met. A missing database is not found either. */
const isConflict = ({ status, message }: { readonly status: string; readonly message: string }): boolean =>
  ['ALREADY_EXISTS', 'FAILED_PRECONDITION', 'ABORTED'].includes(status) ||
  (status === 'NOT_FOUND' && message.startsWith('No document'));

/**
 * A store on Firestore. A record is one document with its JSON as text, in the collection that its key begins with; its
 * version is the document's `updateTime`. A commit is one request with a precondition for each write, which Firestore
 * carries out whole or not at all. Transactions that lock are not used: writers of one document would wait for each
 * other until they give up. https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases.documents/commit
 */
export function createFirestoreStore({ project, post, postEach, token, onTokenRefused }: FirestoreOptions): Store {
  const database = `projects/${project}/databases/(default)/documents`;
  const nameOf = (key: string): string => `${database}/${pathOf(key)}`;
  const keyOfName = (name: string): string => keyOf(name.slice(database.length + 1));

  type Asked = { readonly json: unknown } | Unreachable | { readonly outcome: 'conflict' };
  const understood = (method: string, { status, text }: ReturnType<PostJson>): Asked => {
    const json: unknown = text === '' ? {} : JSON.parse(text);
    if (status === 200) return { json };
    if (status === 401) onTokenRefused();
    const failed = v.safeParse(failure, Array.isArray(json) ? json[0] : json);
    const error = failed.success ? failed.output.error : { status: String(status), message: '' };
    return isConflict(error)
      ? { outcome: 'conflict' }
      : { outcome: 'unreachable', detail: `Firestore ${method}: ${status} ${error.status} ${error.message}` };
  };
  const urlOf = (method: string): string => `${host}${database}:${method}`;
  const ask = (method: string, body: unknown): Asked => understood(method, post(urlOf(method), body, token()));

  /** The query of a listing; undefined where there is nothing to list. */
  const queryOf = ([prefix, after, limit = pageSize]: ListRequest): unknown => {
    // Where a listing goes on comes from outside: it may only narrow what was asked for.
    if (after !== undefined && !(after.startsWith(prefix) && isPossible(nameOf(after)))) return undefined;
    const slash = prefix.indexOf('/');
    const [collection, rest] = [prefix.slice(0, slash), prefix.slice(slash + 1)];
    const bounds = [
      ...(after !== undefined
        ? [nameFilter('GREATER_THAN', nameOf(after))]
        : rest === ''
          ? []
          : [nameFilter('GREATER_THAN_OR_EQUAL', nameOf(prefix))]),
      // The last character that a name can hold stands after everything that begins with the prefix.
      ...(rest === '' ? [] : [nameFilter('LESS_THAN', `${nameOf(prefix)}\u{10ffff}`)]),
    ];
    return {
      structuredQuery: {
        from: [{ collectionId: collection }],
        ...(bounds.length > 0 && { where: { compositeFilter: { op: 'AND', filters: bounds } } }),
        orderBy: [{ field: { fieldPath: '__name__' }, direction: 'ASCENDING' }],
        limit,
      },
    };
  };
  const listed = (asked: Asked, limit = pageSize): Listed | Unreachable => {
    if ('outcome' in asked) return unanswered(asked);
    const entries = v.parse(queried, asked.json).flatMap(({ document: one }): readonly Entry[] => {
      if (one === undefined) return [];
      const key = keyOfName(one.name);
      return [{ key, ...storedOf(key, one) }];
    });
    const last = entries[entries.length - 1];
    return {
      outcome: 'listed',
      entries,
      ...(entries.length === limit && last !== undefined && { next: last.key }),
    };
  };
  const nothing: Listed = { outcome: 'listed', entries: [] };

  type Reading = ReturnType<Store['read']>;
  /** What a look at these keys asks for; undefined where nothing can be there. */
  const lookFor = (keys: readonly string[]): unknown => {
    const documents = keys.map(nameOf).filter(isPossible);
    return documents.length === 0 ? undefined : { documents };
  };
  const looked = (keys: readonly string[], along: readonly string[], asked: Asked | undefined): Reading => {
    const byName = new Map<string, v.InferOutput<typeof document>>();
    if (asked !== undefined) {
      if ('outcome' in asked) return unanswered(asked);
      for (const { found: one } of v.parse(found, asked.json)) if (one !== undefined) byName.set(one.name, one);
    }
    const valueAt = (key: string): Stored | undefined => {
      const one = byName.get(nameOf(key));
      return one && storedOf(key, one);
    };
    const values = keys.map(valueAt);
    try {
      return { outcome: 'read', values, along: along.map(valueAt) };
    } catch {
      // A damaged one is told of when it is asked for.
      return { outcome: 'read', values };
    }
  };

  return {
    read: (keys, along = []) =>
      orUnreachable(() => {
        const look = lookFor([...keys, ...along]);
        return looked(keys, along, look === undefined ? undefined : ask('batchGet', look));
      }),
    list: (...asked) =>
      orUnreachable(() => {
        const query = queryOf(asked);
        return query === undefined ? nothing : listed(ask('runQuery', query), asked[2]);
      }),
    ...(postEach !== undefined && {
      together: (keys, along, lists) => {
        const [look, queries] = [lookFor([...keys, ...along]), lists.map(queryOf)];
        const bodies = [['batchGet', look] as const, ...queries.map((query) => ['runQuery', query] as const)];
        const requests = bodies.filter(([, body]) => body !== undefined);
        const sent = orUnreachable(() =>
          postEach(
            requests.map(([method, body]) => ({ url: urlOf(method), body })),
            token(),
          ),
        );
        if ('outcome' in sent) return { read: sent, lists: lists.map(() => sent) };
        const answers = [...sent];
        const next = (method: string): Asked | undefined => {
          const answer = answers.shift();
          return answer && understood(method, answer);
        };
        return {
          read: orUnreachable(() => looked(keys, along, look === undefined ? undefined : next('batchGet'))),
          lists: lists.map(([, , limit], at) =>
            orUnreachable(() => {
              const answer = queries[at] === undefined ? undefined : next('runQuery');
              return answer === undefined ? nothing : listed(answer, limit);
            }),
          ),
        };
      },
    }),
    commit: (writes) =>
      orUnreachable(() => {
        const answered = ask('commit', { writes: writes.map((write) => writeOf(write, nameOf(write.key))) });
        if ('outcome' in answered) return answered;
        const { commitTime, writeResults } = v.parse(committed, answered.json);
        return { outcome: 'committed', versions: writes.map((_, at) => writeResults[at]?.updateTime ?? commitTime) };
      }),
  };
}

/** What only commits may meet; for reads it is a fault like others. */
const unanswered = (answered: Unreachable | { readonly outcome: 'conflict' }): Unreachable =>
  answered.outcome === 'unreachable' ? answered : { outcome: 'unreachable', detail: 'Firestore refused to read' };

const storedOf = (key: string, { updateTime, fields }: v.InferOutput<typeof document>): Stored => ({
  version: updateTime,
  json: readingRecord(key, (): unknown => JSON.parse(fields.json.stringValue)),
});

function writeOf({ expected, json }: Write, name: string): unknown {
  const currentDocument = expected === undefined ? { exists: false } : { updateTime: expected };
  return json === undefined
    ? { delete: name, currentDocument }
    : { update: { name, fields: { json: { stringValue: JSON.stringify(json) } } }, currentDocument };
}

const nameFilter = (op: string, name: string): unknown => ({
  fieldFilter: { field: { fieldPath: '__name__' }, op, value: { referenceValue: name } },
});

/**
 * Ids that Firestore keeps for itself.
 * https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields
 */
const reservedId = /^(?:\.{1,2}|__.*__)$/s;

/** A key as collection and document: what follows the first slash is one document id, and ids hold no slash. */
function pathOf(key: string): string {
  const slash = key.indexOf('/');
  const id = encodeURIComponent(key.slice(slash + 1));
  return `${key.slice(0, slash)}/${reservedId.test(id) ? id.replace(/^[._]/, (first) => (first === '.' ? '%2E' : '%5F')) : id}`;
}

/** Whether a document may have this name: its id has at most 1,500 bytes. What can't be there is not there. */
const isPossible = (name: string): boolean => name.length - name.lastIndexOf('/') - 1 <= 1500;

function keyOf(path: string): string {
  const slash = path.indexOf('/');
  return `${path.slice(0, slash)}/${decodeURIComponent(path.slice(slash + 1))}`;
}
