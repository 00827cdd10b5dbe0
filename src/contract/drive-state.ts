// Drive's `state` parameter, parsed: what "Open with" and "New" ask for.
import * as v from 'valibot';
import type { FileReference } from '../subscriptions/ports';
import { driveId } from './open-requests';

/** What Drive asks the page to do, or what is wrong with how it asked. */
export type DriveState =
  | (Asked & { readonly action: 'open'; readonly files: readonly FileReference[]; readonly mockup?: string })
  | (Asked & {
      readonly action: 'create';
      readonly folderId: string | undefined;
      /** Needed where the account has nothing but a link to the folder. */
      readonly folderResourceKey: string | undefined;
      /** Set aside for the new file when the page was loaded before; Drive itself never names one. */
      readonly newId: string | undefined;
    })
  | { readonly action: 'none'; readonly why: 'missing' | 'not-json' | 'not-understood' | 'no-file' };

/** What both have in common. */
interface Asked {
  /** The account that Drive asks for; undefined when it names none. */
  readonly userId: string | undefined;
  /** The state as parsed, to be passed on in links. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** More files than anybody opens at once; the rest of a longer list is not looked at. */
const mostFiles = 50;

/** What has been seen where there is nothing: no key at all, an empty one, or null. */
const absent = (value: unknown): unknown => (value === null || value === '' ? undefined : value);
const lenient = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.unknown(), v.transform(absent), v.optional(schema));

/** Keys of the files that have one. */
const keys = v.pipe(
  v.unknown(),
  v.transform((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([, key]) => absent(key) !== undefined))
      : absent(value),
  ),
  v.optional(v.record(v.string(), driveId), {}),
);

const state = v.variant('action', [
  v.object({
    action: v.literal('open'),
    ids: v.optional(v.array(driveId), []),
    resourceKeys: v.optional(keys),
    userId: v.optional(lenient(v.string())),
    /** From a link of ours to one mockup of a project. */
    mockup: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  }),
  v.object({
    action: v.literal('create'),
    folderId: v.optional(lenient(driveId)),
    folderResourceKey: v.optional(lenient(driveId)),
    newId: v.optional(lenient(driveId)),
    userId: v.optional(lenient(v.string())),
  }),
]);

/**
 * Parses `state` as doGet finds it.
 * https://developers.google.com/workspace/drive/api/guides/integrate-open, …/integrate-create
 */
export function parseDriveState(text: string | undefined): DriveState {
  if (text === undefined || text === '') return { action: 'none', why: 'missing' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { action: 'none', why: 'not-json' };
  }
  const parsed = v.safeParse(state, json);
  if (!parsed.success) return { action: 'none', why: 'not-understood' };
  if (parsed.output.action === 'create') {
    const { folderId, folderResourceKey, newId, userId } = parsed.output;
    return { action: 'create', folderId, folderResourceKey, newId, userId, raw: parsed.output };
  }
  const { ids, resourceKeys, userId, mockup } = parsed.output;
  if (ids.length === 0) return { action: 'none', why: 'no-file' };
  // A file may be called as a function of every object is: what was given is looked at alone.
  const given = new Map(Object.entries(resourceKeys ?? {}));
  const files = ids.slice(0, mostFiles).map((id): FileReference => {
    const resourceKey = given.get(id);
    return { id, ...(resourceKey !== undefined && { resourceKey }) };
  });
  return { action: 'open', files, userId, raw: parsed.output, ...(mockup !== undefined && { mockup }) };
}
